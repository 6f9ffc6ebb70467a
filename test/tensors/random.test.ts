// Random texts of tensors of up to four axes and more, with broadcasting, empty axes and axes of length 1: values, and gradients.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dual, type Dual } from '../../src/arithmetics/dual.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { nearest, startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { Tape } from '../../src/arithmetics/tape.js';
import { readExpression } from '../../src/language/expression.js';
import { summed } from '../../src/program/outputs.js';
import { numbersOf } from './naive.js';
import { randomText } from './random-tensors.js';

const mpfr = await startMpfr(50);
const A = intervalArithmetic(mpfr);
const D = dual(float64);
const seeds = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const budget = { maxSteps: 1_000_000 };

function programOf(seed: number) {
  const { text, inputs, value } = randomText(seed);
  const { variables, shaped } = readExpression(text);
  const given = variables.map((name) => inputs.get(name)!);
  return { text, value, program: shaped(given.map(({ shape }) => shape)), point: given.flatMap(numbersOf) };
}

test('values are those of a naive reference, to the last bit', () => {
  let numbers = 0;
  let empty = 0;
  fc.assert(
    fc.property(seeds, (seed) => {
      const { text, value, program, point } = programOf(seed);
      const result = program.link(float64)(point, budget);
      expect(result.shape, text).toEqual(value.shape);
      expect(result.items, text).toEqual(numbersOf(value));
      numbers += result.items.length;
      if (result.items.length === 0) empty++;
    }),
    { numRuns: 1000 },
  );
  expect(numbers).toBeGreaterThan(1000);
  expect(empty).toBeGreaterThan(20);
});

/** |x - y|, in units of the larger one or of 1. */
const distance = (x: number, y: number): number => Math.abs(x - y) / Math.max(1, Math.abs(x), Math.abs(y));

/** (f(x + h) - f(x - h))/2h over enclosures, which rules of differentiation have no part in. */
function differenceBy(program: ReturnType<typeof summed>, point: readonly number[], input: number): number {
  mpfr.reset(256);
  const run = program.link(A);
  const beside = (h: number): Interval =>
    run(point.map((x, i) => (i === input ? A.add(A.literal(x), A.literal(h)) : A.literal(x))), budget); // prettier-ignore
  const h = 2 ** -60; // the third derivative counts by h², far below a double
  const slope = A.div(A.sub(beside(h), beside(-h)), A.literal(2 * h));
  return A.known(slope) ?? mpfr.toDouble(slope.lo, nearest);
}

test('gradients by duals, by the tape and by differences of the truth agree', () => {
  let compared = 0;
  fc.assert(
    fc.property(seeds, (seed) => {
      const { text, program: tensors, point } = programOf(seed);
      if (point.length === 0) return;
      const program = summed(tensors);
      const tape = new Tape<number>(float64);
      const inputs = point.map((x) => tape.input(x));
      const adjoints = tape.adjoints(program.link(tape.arithmetic)(inputs, budget));
      const run = program.link(D);
      const slopes = point.map((_, input) =>
        run(point.map((primal, i): Dual<number> => ({ primal, tangent: i === input ? 1 : undefined })), budget).tangent ?? 0); // prettier-ignore
      slopes.forEach((slope, i) => {
        expect(distance(slope, adjoints[inputs[i]!.node] ?? 0), `${text} by input ${i}`).toBeLessThan(1e-10); // some ten operations each lose a few ulps of numbers of this size
      });
      const input = Math.abs(seed) % point.length;
      expect(distance(slopes[input]!, differenceBy(program, point, input)), `${text} by input ${input}`).toBeLessThan(
        1e-10,
      );
      compared++;
    }),
    { numRuns: 150 },
  );
  expect(compared).toBeGreaterThan(80);
});
