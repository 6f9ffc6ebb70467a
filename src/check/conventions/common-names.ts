// The names under which functions return values, gradients and their components.

/** Of the value, where it comes with its gradient. */
const valueNames = ['value', 'val', 'v', 'f', 'fx', 'fval', 'fun', 'y', 'out', 'output', 'result', 'primal', 'loss', 'cost', 'error', 'energy', 'objective']; // prettier-ignore
const gradientNames = ['gradient', 'gradients', 'grad', 'grads', 'g', 'df', 'dfdx', 'derivative', 'derivatives', 'deriv', 'partials', 'fprime', 'fxprime', 'prime', 'dx', 'd']; // prettier-ignore
const jacobianNames = ['jacobian', 'jac', 'j'];
const hessianNames = ['hessian', 'hess', 'h', 'd2f'];

export type ResultRole = 'value' | 'gradient' | 'jacobian' | 'hessian';

const namesOf: Readonly<Record<ResultRole, readonly string[]>> = {
  value: valueNames,
  gradient: gradientNames,
  jacobian: [...jacobianNames, ...gradientNames],
  hessian: hessianNames,
};

const bareName = (name: string): string => name.toLowerCase().replaceAll('_', '');

/** The first of the names that are common for it, by how common they are. */
export function fieldFor(role: ResultRole, fields: Iterable<string>): string | null {
  const byPlainName = new Map([...fields].toReversed().map((field) => [bareName(field), field]));
  const found = namesOf[role].find((name) => byPlainName.has(name));
  return found === undefined ? null : (byPlainName.get(found) as string);
}

/** Whether a field may stand beside components without being one; letters may be names of inputs, and slips for them. */
export const standsBeside = (field: string): boolean =>
  field.length > 1 && Object.values(namesOf).some((names) => names.includes(bareName(field)));

const prefixes = ['d', 'd_', 'D', 'D_', '∂', '∂_', 'df_d', 'dfd', 'df/d', 'd/d', '∂f/∂', 'grad', 'grad_', 'gradient', 'gradient_', 'partial', 'partial_', 'g', 'g_', 'f_', 'd_f_d_']; // prettier-ignore
const suffixes = ['Grad', '_grad', 'Gradient', '_gradient', 'Bar', '_bar', 'Prime', '_prime', "'"];
const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** What a component may be called where it isn't by the name of its input, the likeliest first. */
const othersFor = (name: string): string[] => [
  ...prefixes.flatMap((prefix) => [prefix + name, prefix + capitalised(name)]),
  ...suffixes.map((suffix) => name + suffix),
];

/** The field for a component: `x`, else `dx`, `d_x`, `gradX`, `x_grad` and the like. */
export const fieldOfComponent = (name: string, fields: ReadonlyMap<string, unknown>): string | null =>
  fields.has(name) ? name : (othersFor(name).find((each) => fields.has(each)) ?? null);

/** Fields that are called as components of those inputs may be. */
export const componentFields = (names: Iterable<string>): ReadonlySet<string> =>
  new Set([...names].flatMap((name) => [name, ...othersFor(name)]));
