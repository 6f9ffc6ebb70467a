// Names of functions and constants in other languages, with what they are called here.

const functions: Readonly<Record<string, string>> = {
  arcsin: 'asin', arccos: 'acos', arctan: 'atan', arccot: 'acot', arcsec: 'asec', arccsc: 'acsc', arctan2: 'atan2',
  arcsinh: 'asinh', arccosh: 'acosh', arctanh: 'atanh', arccoth: 'acoth', arcsech: 'asech', arccsch: 'acsch',
  arsinh: 'asinh', arcosh: 'acosh', artanh: 'atanh', arcoth: 'acoth', arsech: 'asech', arcsch: 'acsch',
  arsh: 'asinh', arch: 'acosh', arth: 'atanh', argsh: 'asinh', argch: 'acosh', argth: 'atanh', asen: 'asin', arcsen: 'asin',
  tg: 'tan', tang: 'tan', sen: 'sin', ctg: 'cot', cotg: 'cot', cotan: 'cot', cosec: 'csc', cossec: 'csc',
  arctg: 'atan', arcctg: 'acot', arccotg: 'acot', arctang: 'atan', atg: 'atan', actg: 'acot',
  sh: 'sinh', ch: 'cosh', th: 'tanh', cth: 'coth', tgh: 'tanh', ctgh: 'coth', senh: 'sinh', cosech: 'csch', cotanh: 'coth',
  lg: 'log10', log_10: 'log10', log_2: 'log2', lb: 'log2', ld: 'log2', log_e: 'ln', loge: 'ln', lnp1: 'log1p', ln1p: 'log1p',
  sine: 'sin', cosine: 'cos', tangent: 'tan', secant: 'sec', cosecant: 'csc', cotangent: 'cot', exponential: 'exp',
  logarithm: 'log', square_root: 'sqrt', cube_root: 'cbrt', absolute_value: 'abs',
  sgn: 'sign', signum: 'sign', fabs: 'abs', absolute: 'abs', ceiling: 'ceil', trunc: 'fix', truncate: 'fix', rint: 'round',
  sqr: 'square', sq: 'square', squareroot: 'sqrt', root: 'nthRoot', nthroot: 'nthRoot', surd: 'nthRoot', cuberoot: 'cbrt', cubicroot: 'cbrt',
  power: 'pow', maximum: 'max', minimum: 'min', fmax: 'max', fmin: 'min', amax: 'max', amin: 'min', modulo: 'mod', mod: 'mod',
  logistic: 'sigmoid', expit: 'sigmoid', loggamma: 'lgamma', gammaln: 'lgamma', lngamma: 'lgamma', logabsgamma: 'lgamma', psi: 'digamma', polygamma0: 'digamma', tgamma: 'gamma',
  reduce_sum: 'sum', reduce_mean: 'mean', reduce_max: 'max', reduce_min: 'min', reduce_prod: 'prod', reduce_logsumexp: 'logsumexp', product: 'prod', average: 'mean',
  squared_difference: 'squaredDifference', concatenate: 'concat', cat: 'concat', eye: 'identity', shape: 'size', log_sum_exp: 'logsumexp', vdot: 'dot', inner: 'dot',
}; // prettier-ignore

const constants: Readonly<Record<string, string>> = { pi: 'pi', π: 'pi', tau: 'tau' };

/** What only means something behind the name of a module: `Math.E`. */
const members: Readonly<Record<string, string>> = {
  e: 'e', ln2: 'log(2)', ln10: 'log(10)', log2e: '(1/log(2))', log10e: '(1/log(10))', sqrt2: 'sqrt(2)', sqrt1_2: 'sqrt(1/2)', golden_ratio: 'phi',
}; // prettier-ignore

const modules = new Set(
  ('math cmath np numpy jnp jax onp anp autograd torch tf tensorflow keras k nn functional f sp sympy mp mpmath scipy special ' +
    'std numbers constants linalg').split(' '),
); // prettier-ignore

const own = (table: Readonly<Record<string, string>>, name: string): string | null =>
  Object.hasOwn(table, name) ? (table[name] as string) : null;

/** The function that another language calls so, in whatever letter case. */
export const functionCalled = (name: string): string | null => own(functions, name.toLowerCase());

/** The constant that is meant by `PI` or `π`. */
export const constantCalled = (name: string): string | null => own(constants, name.toLowerCase());

export const memberCalled = (name: string): string | null => own(members, name.toLowerCase());

/** `Math`, `np` and others, whose functions are called as `np.sin`. */
export const isModule = (name: string): boolean => modules.has(name.toLowerCase());
