// Right gradients as expressions: of every function of the language, and of formulas as people write them, over scales.
import { binaryNames, unaryNames } from '../../../src/arithmetic.js';
import { builtins } from '../../../src/language/builtins.js';
import { readExpression } from '../../../src/language/expression.js';
import { binaryRules, unaryRules } from '../../../src/primitives.js';

export interface FormulaRow {
  readonly f: string;
  /** By each variable of F, in the order in which F uses them. */
  readonly gradient: readonly string[];
  readonly range: string;
}

/** Families that only rules call. */
const nameless: ReadonlySet<string> = new Set(['gaussian', 'fround', 'rem', 'polygamma', 'sincDerivative']);
const signs: Readonly<Record<string, string>> = { neg: '-x', add: 'x + t', sub: 'x - t', mul: 'x*t', div: 'x/t', pow: 'x^t' }; // prettier-ignore

/** Where the table says it in words, or in letters of its own. */
const byHand: Readonly<Record<string, readonly string[]>> = {
  min: ['x <= t ? 1 : 0', 'x <= t ? 0 : 1'],
  max: ['x >= t ? 1 : 0', 'x >= t ? 0 : 1'],
  'sum([x, t])': ['1', '1'],
  'mean([x, t])': ['1/2', '1/2'],
  'prod([x, t])': ['t', 'x'],
  'norm([x, t])': ['x/norm([x, t])', 't/norm([x, t])'],
  'logsumexp([x, t])': ['softmax([x, t])[1]', 'softmax([x, t])[2]'],
  'softmax([x, t])[1]': ['softmax([x, t])[1]*(1 - softmax([x, t])[1])', '-softmax([x, t])[1]*softmax([x, t])[2]'],
  'argmax([x, t])': ['0', '0'],
  'argmin([x, t])': ['0', '0'],
  'dot([x, 1], [t, 2])': ['t', 'x'],
  'transpose([x, t])[1]': ['1', '0'],
  'reshape([x, t], [2, 1])[1, 1]': ['1', '0'],
  'concat([x], [t])[1]': ['1', '0'],
  'size([x, t])[1]': ['0', '0'],
  'x*zeros(1)[1]': ['0'],
  'x*ones(1)[1]': ['1'],
  'x*identity(1)[1, 1]': ['1'],
  'where(c, a, b)': ['0', 'c != 0 ? 1 : 0', 'c != 0 ? 0 : 1'],
  'sinc(x)': ['(cos(x) - sinc(x))/x'],
};

/** The text of the table as expressions: |x|, ln 2, and y for the value. */
export const tableText = (derivative: string, call: string): string[] =>
  derivative.split(/, (?![^(]*\))/).map((text) =>
    text
      .replace(/\|x\|/g, 'abs(x)')
      .replace(/ln (\d+)/g, 'log($1)')
      .replace(/\by\b/g, call),
  );

const wide = (names: readonly string[]): string => names.map((name, i) => `${name}=${i === 0 ? -2.5 : -2}:${i === 0 ? 3 : 2.75}`).join(); // prettier-ignore

const rowOf = (f: string, gradient: readonly string[]): FormulaRow => ({ f, gradient, range: wide(readExpression(f).variables) }); // prettier-ignore

const primitives = [...unaryNames, ...binaryNames].flatMap((name) => {
  if (nameless.has(name)) return [];
  const { derivative } = { ...unaryRules, ...binaryRules }[name];
  const call = signs[name] ?? (name in unaryRules ? `${name}(x)` : `${name}(x, t)`);
  return [rowOf(call, byHand[name] ?? tableText(derivative, call))];
});

/** Its derivative has no name in the language; it is in the gradients of gamma and lgamma. */
const withoutGradient = 'digamma';

const others = [...builtins].flatMap(([name, { parameters, example, facts }]) => {
  if (name in unaryRules || name in binaryRules || name === withoutGradient) return [];
  const call = example ?? `${name}(${parameters.join(', ')})`;
  return [rowOf(call, byHand[call] ?? tableText(facts.derivative, call))];
});

/** As people write them, some at scales where a fixed tolerance sees nothing, or too much. */
const written: readonly FormulaRow[] = [
  { f: 'x*exp(-x^2/2)', gradient: ['(1 - x^2)*exp(-x^2/2)'], range: 'x=-3:3' },
  { f: 'log(1 + exp(x))', gradient: ['exp(x)/(1 + exp(x))'], range: 'x=-30:30' },
  { f: '(1 - x)^2 + 100*(t - x^2)^2', gradient: ['-2*(1 - x) - 400*x*(t - x^2)', '200*(t - x^2)'], range: 'x=-2:2,t=-1:3' }, // prettier-ignore
  { f: '(x^2 + t - 11)^2 + (x + t^2 - 7)^2', gradient: ['4*x*(x^2 + t - 11) + 2*(x + t^2 - 7)', '2*(x^2 + t - 11) + 4*t*(x + t^2 - 7)'], range: 'x=-5:5,t=-5:5' }, // prettier-ignore
  { f: 'sin(x*t)/(1 + t^2)', gradient: ['t*cos(x*t)/(1 + t^2)', '(x*cos(x*t)*(1 + t^2) - 2*t*sin(x*t))/(1 + t^2)^2'], range: 'x=-3:3,t=-2:2' }, // prettier-ignore
  { f: 'a*exp(-b*x)', gradient: ['exp(-b*x)', '-a*x*exp(-b*x)', '-a*b*exp(-b*x)'], range: 'a=1:3,b=0.1:2,x=0:4' },
  { f: 'a*x/(b + x)', gradient: ['x/(b + x)', '(a*(b + x) - a*x)/(b + x)^2', '-a*x/(b + x)^2'], range: 'a=1:3,b=0.5:2,x=0.1:9' }, // prettier-ignore
  { f: '4*d*((s/r)^12 - (s/r)^6)', gradient: ['4*((s/r)^12 - (s/r)^6)', '4*d*(12*(s/r)^12 - 6*(s/r)^6)/s', '-4*d*(12*(s/r)^12 - 6*(s/r)^6)/r'], range: 'd=0.5:2,s=0.9:1.1,r=1:3' }, // prettier-ignore
  { f: '1e-23*x^3*cos(x)', gradient: ['1e-23*(3*x^2*cos(x) - x^3*sin(x))'], range: 'x=-3:3' },
  { f: '1e19*atan(x)*t^2', gradient: ['1e19*t^2/(1 + x^2)', '2e19*t*atan(x)'], range: 'x=-3:3,t=-2:2' },
  { f: '1e-7*x^3', gradient: ['3e-7*x^2'], range: 'x=-2:2' },
  { f: 'sqrt(x)*log(x)', gradient: ['log(x)/(2*sqrt(x)) + 1/sqrt(x)'], range: 'x=0:1e-6' },
  { f: 'exp(-x^2/(2*s^2))/(s*sqrt(2*pi))', gradient: ['-x/s^2*exp(-x^2/(2*s^2))/(s*sqrt(2*pi))', '(x^2/s^2 - 1)/s*exp(-x^2/(2*s^2))/(s*sqrt(2*pi))'], range: 'x=-3:3,s=0.5:2' }, // prettier-ignore
  { f: 'm*g*h + m*v^2/2', gradient: ['g*h + v^2/2', 'm*h', 'm*g', 'm*v'], range: 'm=1:2,g=9:10,h=0:5,v=-3:3' },
  { f: '6.6743e-11*m*n/r^2', gradient: ['6.6743e-11*n/r^2', '6.6743e-11*m/r^2', '-2*6.6743e-11*m*n/r^3'], range: 'm=1e3:5e24,n=1:90,r=6e6:7e6' }, // prettier-ignore
  { f: '-t*log(sigmoid(x)) - (1 - t)*log(1 - sigmoid(x))', gradient: ['log(1 - sigmoid(x)) - log(sigmoid(x))', 'sigmoid(x) - t'], range: 'x=-6:6,t=0:1' }, // prettier-ignore
  { f: 'x > 1 ? x - 1/2 : x^2/2', gradient: ['x > 1 ? 1 : x'], range: 'x=-2:3' },
  { f: 'max(0, x - t)*a', gradient: ['x > t ? a : 0', 'x > t ? -a : 0', 'max(0, x - t)'], range: 'x=-2:3,t=-2:2,a=1:2' }, // prettier-ignore
];

export const formulaRows: readonly FormulaRow[] = [...primitives, ...others, ...written];
