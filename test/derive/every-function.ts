// Every function of the language, as texts with points of its domain, and what holds for its derivatives as formulas.
import { expect } from 'vitest';
import { binaryNames, unaryNames } from '../../src/arithmetic.js';
import { certifiedDerivative, certifiedValue } from '../../src/derive/claim.js';
import { derive } from '../../src/derive/derive.js';
import { builtins } from '../../src/language/builtins.js';
import { readExpression } from '../../src/language/expression.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { binaryPoints, unaryPoints } from '../arithmetics/samples.js';
import { formulaProgram } from './formula-program.js';

const laboratory = await theLaboratory();
const budget = { maxSteps: 1e6 };

const signs = { neg: '-x', add: 'x + t', sub: 'x - t', mul: 'x*t', div: 'x/t', pow: 'x^t' } as const;
/** Families that only rules call. */
const nameless: ReadonlySet<string> = new Set(['gaussian', 'fround', 'rem', 'polygamma', 'sincDerivative']);
const textOf = (name: string, call: string): string => (name in signs ? signs[name as keyof typeof signs] : call);

const unary = unaryNames.flatMap((name) =>
  nameless.has(name) ? [] : [[textOf(name, `${name}(x)`), unaryPoints[name].map((x) => [x])] as const],
);
const binary = binaryNames.flatMap((name) =>
  nameless.has(name) ? [] : [[textOf(name, `${name}(x, t)`), binaryPoints[name].map((pair) => [...pair])] as const],
);
const beside0 = [-3.7, -0.6, 0.3, 0.55, 1.7, 5.3];
const others = [...builtins].flatMap(([name, { parameters, example }]) => {
  if (name in unaryPoints || name in binaryPoints) return [];
  const text = example ?? `${name}(${parameters.join(', ')})`;
  const { variables } = readExpression(text);
  return [
    [text, beside0.map((_, i) => variables.map((__, k) => beside0[(i + 2 * k) % beside0.length] as number))] as const,
  ];
});
const more = ['log(x, t)', 'log(x, 3)', 'nthRoot(x, 3)', 'nthRoot(x)', 'x^3', 'x^-2', 'x^0.5', '2^x', '0^x', 'x^0', 'hypot(x)',
  'min(x, t, 1)', 'hypot(x, t, 2)', 'mod(x, 2)', 'mod(7, x)', 'atan2(x, -2)', 'x > 0.3 ? x^2 : -x', '(x > 0.4)*x',
  'x > 0 and t > 0 or not (x < -1) ? x*t : x/t', '-2 < x <= t ? sin(x) : cos(t)', 'norm([x, t, x*t])', 'max([x, t])'].map((text) => {
  const { variables } = readExpression(text);
  return [text, beside0.map((_, i) => variables.map((__, k) => beside0[(i + 2 * k) % beside0.length] as number))] as const;
}); // prettier-ignore

export const rows: readonly (readonly [text: string, points: readonly (readonly number[])[]])[] = [
  ...unary,
  ...binary,
  ...others,
  ...more,
];

/** Its derivatives are there, and their values round to the doubles of the truth. */
export async function expectDerivatives(
  text: string,
  points: readonly (readonly number[])[],
  order: 1 | 2,
): Promise<void> {
  const { program, variables } = readExpression(text);
  const derived = await derive(text, { order });
  const pairs = (variables.length * (variables.length + 1)) / 2;
  expect(derived.derivatives).toHaveLength(variables.length + (order === 2 ? pairs : 0));
  let compared = 0;
  for (const point of points) {
    for (const { by, text: formula } of derived.derivatives) {
      const inputs = by.map((name) => variables.indexOf(name));
      const truth = certifiedDerivative(laboratory, program, point, inputs, budget);
      if (truth === null) continue;
      const claim = formulaProgram(formula, variables);
      const certified = certifiedValue(laboratory, claim, point, budget);
      if (typeof certified === 'string')
        throw new Error(`(${text}) by ${by.join()} = ${formula} is ${certified} at ${point.join()}`);
      // of a formula whose π is exact, so that they are the same number, and round to the same double
      expect(certified.nearest, `(${text}) by ${by.join()} = ${formula} at ${point.join()}`).toBe(truth.nearest);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(derived.derivatives.length);
}
