// What random programs at singular points are made of: forms of the language with every primitive that has a name there, by what
// they do at the point. `u`, `w` stand for any numbers, `p`, `q` for numbers that are 0 at the point.

/** Of any numbers: most are smooth, and any may tie. */
export const anyForms: readonly string[] = [
  'u + w', 'u - w', 'u*w', 'u*w', 'u/w', '-u', 'square(u)', 'cube(u)', 'sqrt(u)', 'cbrt(u)', 'nthRoot(u, 3)', 'nthRoot(u, w)',
  'exp(u)', 'expm1(u)', 'log(u)', 'ln(u)', 'log2(u)', 'log10(u)', 'log1p(u)', 'log(u, 3)', 'log(2 + square(u), 3)',
  'sin(u)', 'cos(u)', 'tan(u)', 'sec(u)', 'csc(u)', 'cot(u)', 'asin(u)', 'acos(u)', 'atan(u)', 'asec(u)', 'acsc(u)', 'acot(u)',
  'sinh(u)', 'cosh(u)', 'tanh(u)', 'sech(u)', 'csch(u)', 'coth(u)', 'asinh(u)', 'acosh(u)', 'atanh(u)', 'asech(u)', 'acsch(u)',
  'acoth(u)', 'asin(tanh(u))', 'acosh(1 + square(u))', 'asec(2 + square(u))', 'acoth(2 + abs(u))', 'asech(sigmoid(u))',
  'abs(u)', 'sign(u)', 'floor(u)', 'ceil(u)', 'round(u)', 'fix(u)', 'relu(u)', 'erf(u)', 'erfc(u)', 'gamma(u)', 'lgamma(u)', 'digamma(u)',
  'sigmoid(u)', 'softplus(u)', 'sinc(u)', 'u^2', 'u^3', 'u^0', 'u^1.5', 'u^0.5', 'u^(-1)', 'u^w', '2^u', 'pow(u, 4)', 'abs(u)^w',
  'atan2(u, w)', 'hypot(u, w)', 'hypot(u, w, 1)', 'min(u, w)', 'max(u, w)', 'min(u, w, 1)', 'max(u, w, 0)', 'mod(u, w)', 'mod(u, 1)',
  'mod(u, 0.5)', 'u < w ? u : w', 'u >= w ? u*w : u + w', 'u > 0 ? u : square(u)', 'u != w ? sin(u) : w',
  '(u < w and u > 0) ? u : w', '(u <= w or not (w > 1)) ? u - w : w', 'where(u > w, u, cos(w))',
]; // prettier-ignore

/** Ties, jumps, ends of domains, infinite slopes and powers of 0. */
export const tieForms: readonly string[] = [
  'abs(p)', 'abs(p)', 'relu(p)', 'relu(p)', 'sign(p)', 'floor(p)', 'ceil(p)', 'round(p + 0.5)', 'fix(p + 1)', 'fix(p)', 'round(p)',
  'p*sign(p)', 'p*floor(p)', 'abs(p)*u', 'p*u', 'p*q', 'p + q', 'p - q', 'relu(p) - relu(-p)', 'abs(p) - p', 'u + abs(p)', 'u*relu(p)',
  'min(p, q)', 'max(p, q)', 'min(p, 0)', 'max(p, 0)', 'max(u, u + p)', 'min(u, u - p)', 'max(p, -p)', 'hypot(p, q)', 'hypot(p, 0)',
  'hypot(p, u)', 'mod(p, 1)', 'mod(p + 2, 0.5)', 'mod(p, u)', 'atan2(p, -1)', 'atan2(p, q)', 'atan2(p, u)', 'atan2(u, p)',
  'sqrt(p)', 'sqrt(p)*q', 'sqrt(square(p))', 'sqrt(p)^2', 'sqrt(abs(p))', 'cbrt(p)', 'cbrt(p)*q', 'cbrt(p)^2', 'cbrt(p)^3', 'nthRoot(p, 3)',
  'nthRoot(p, 4)', 'nthRoot(p, 5)^5', 'p^1.5', 'p^0.5', 'p^2.5', 'p^2', 'p^3', 'p^4', 'p^0', 'p^1', 'p^(1/3)', 'abs(p)^0.5', 'abs(p)^1.5',
  'abs(p)^3', 'p^u', 'u^p', 'abs(p)^q', 'p^q', 'p^p', 'square(p)', 'cube(p)', 'p*abs(q)',
  'asin(1 + p)', 'asin(p - 1)', 'acos(1 + p)', 'acos(p - 1)', 'acos(1 - abs(p))', 'acos(1 - square(p))', 'acos(1 + p)^2',
  'acosh(1 + p)', 'acosh(1 + abs(p))', 'acosh(1 + p)^2', 'asech(1 + p)', 'asech(1 - square(p))', 'asec(1 + p)', 'asec(p - 1)', 'acsc(1 + p)', 'acsc(1 + abs(p))',
  'sinc(p)', 'sinc(abs(p))', 'softplus(abs(p))', 'gamma(1 + p)', 'lgamma(2 + abs(p))', 'erf(abs(p))', 'digamma(1 + relu(p))',
  'floor(2 + p) + p', 'ceil(u) + p', 'exp(-abs(p))', 'log(1 + abs(p))', 'sin(p)/cos(p)', 'tanh(cbrt(p))', 'sqrt(1 - square(p - 1))',
]; // prettier-ignore

/** Conditions that are decided at the point itself; of some both sides agree there. */
export const conditionForms: readonly string[] = [
  'p > 0 ? u : w', 'p >= 0 ? u : u + q', 'p < 0 ? u : u + q', 'p <= 0 ? u : u*(1 + p)', 'p == 0 ? u : u + q', 'p != 0 ? u + p : u',
  'p > 0 ? p*u : p*w', 'p < 0 ? p : q', 'p >= 0 ? q : -q', 'p == 0 ? u : w', 'p <= 0 ? p : sin(p)', 'p > q ? p : q', 'p >= q ? u + p : u + q',
  '(p > 0 and q <= 0) ? u : w', '(p > 0 or q >= 0) ? p : q', 'not (p > 0) ? p : sin(p)', 'p > 0 ? sqrt(p) : 0', 'p > 0 ? sqrt(p) : p',
  'p < 0 ? 0 : sqrt(p)*q', 'square(p) > 0 ? sin(p) : p', 'abs(p) > 0 ? u + p : u', 'p == 0 ? u : u*cos(p)', 'u + p > u ? p : -p',
  'p <= 0 ? exp(p) : 1 + p', 'p > 0 ? log1p(p) : p', 'p == q ? p : q', 'abs(p) == p ? u : u + p',
]; // prettier-ignore

/** Quotients and products that can be filled in, poles, and essential singularities: behind a guard with the limit, another, or none. */
const besideForms: readonly (readonly [form: string, limit: string | null])[] = [
  ['sin(p)/p', '1'], ['(1 - cos(p))/p^2', '0.5'], ['expm1(p)/p', '1'], ['log1p(p)/p', '1'], ['tan(p)/p', '1'], ['tanh(p)/p', '1'], ['asin(p)/p', '1'],
  ['p/sin(p)', '1'], ['p/expm1(p)', '1'], ['(exp(p) - 1 - p)/p^2', '0.5'], ['p^2/p', '0'], ['p/abs(p)', null], ['p*csch(p)', '1'], ['p*coth(p)', '1'],
  ['p*cot(p)', '1'], ['sinh(p)/sin(p)', '1'], ['atan(p)/abs(p)', null], ['q/p', null], ['abs(q)/p', null], ['cbrt(p)/p', null],
  ['(sqrt(1 + p) - 1)/p', '0.5'], ['erf(p)/p', null], ['p*gamma(p)', '1'], ['p*digamma(p)', '-1'], ['p*lgamma(p)', '0'], ['coth(p) - 1/p', '0'],
  ['csc(p) - 1/p', '0'], ['sin(p)^2/p', '0'], ['acsch(p)*p', '0'], ['p*log(abs(p))', '0'], ['p^2*log(abs(p))', '0'], ['p*log(abs(p))^2', '0'],
  ['p/log(abs(p))', '0'], ['1/log(abs(p))', '0'], ['sqrt(abs(p))*log(abs(p))', '0'], ['abs(p)^p', '1'], ['abs(p)^abs(p)', '1'],
  ['exp(-1/p^2)', '0'], ['exp(-1/abs(p))', '0'], ['p*exp(1/p)', '0'], ['tanh(1/p)', null], ['atan(1/p)', null], ['p*atan(1/p)', '0'], ['acot(p)', null], ['p*acot(p)', '0'],
  ['p*sin(1/p)', '0'], ['p^2*sin(1/p)', '0'], ['p^3*cos(1/p)', '0'], ['sin(1/p)', null], ['p*floor(1/p)', null], ['sigmoid(1/p)', null],
  ['1/p', null], ['1/p^2', null], ['u/p', null], ['log(abs(p))', null], ['csc(p)', null], ['coth(p)', null], ['csch(p)', null], ['gamma(p)', null], ['lgamma(p)', null],
  ['digamma(p)', null], ['p^(-1)', null], ['atanh(1 - abs(p))', null], ['acoth(1 + abs(p))', null], ['erf(1/p)', null], ['erfc(1/abs(p))', '0'], ['relu(p)/p', null], ['p^0/1', '1'],
]; // prettier-ignore
const guards = [
  'p == 0 ? c : f',
  'p != 0 ? f : c',
  'p > 0 ? f : c',
  'p < 0 ? f : c',
  'abs(p) > 0 ? f : c',
  'p >= 0 ? (p == 0 ? c : f) : c',
  'f',
];

/** Without a guard there is no value: so most have one. */
export function guardedForm(oneOf: <V>(values: readonly V[]) => V): string {
  const [form, limit] = oneOf(besideForms);
  return oneOf(guards).replaceAll(/\b[cf]\b/g, (letter) =>
    letter === 'f' ? form : oneOf([limit ?? '0', limit ?? '1', limit ?? 'u', 'u']),
  );
}
