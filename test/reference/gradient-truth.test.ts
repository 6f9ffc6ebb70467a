// Gradients of many inputs, which reverse mode certifies at once: at a singular point it must leave that to jets, one by one.
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { compare } from '../../src/compare/compare.js';
import { readExpression } from '../../src/language/expression.js';
import type { Program } from '../../src/program/program.js';
import { RandomNumbers } from '../../src/random-numbers.js';
import { Experiment } from '../../src/reference/experiment.js';
import { confirmFirst } from '../../src/reference/joint-check.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { findTruth } from '../../src/reference/truth.js';

type Row = readonly [
  text: string,
  at: Readonly<Record<string, number>>,
  truth: Readonly<Record<string, number | string>>,
];

describe('The gradient of three inputs or more', () => {
  /* prettier-ignore */
  it.each<Row>([
    ['a*b*c + sin(d)',             { a: 2, b: 3, c: 5, d: 0 },    { a: 15, b: 10, c: 6, d: 1 }],
    ['0*a + b + c',                { a: 2, b: 3, c: 5 },          { a: 0, b: 1, c: 1 }],
    ['abs(a) + b + c',             { a: 0, b: 3, c: 5 },          { a: 'kink', b: 1, c: 1 }],
    ['relu(a)*b + c',              { a: 0, b: 3, c: 5 },          { a: 'kink', b: 0, c: 1 }],
    ['max(a, b) + c',              { a: 3, b: 3, c: 5 },          { a: 'kink', b: 'kink', c: 1 }],
    ['(a > b ? a : b) + c',        { a: 3, b: 3, c: 5 },          { a: 'kink', b: 'kink', c: 1 }],
    ['(a == b ? 7 : a*b) + c',     { a: 3, b: 3, c: 5 },          { a: 'jump', b: 'jump', c: 1 }],
    ['(a == 1 ? 1 : a^2) + b + c', { a: 1, b: 3, c: 5 },          { a: 2, b: 1, c: 1 }],         // the value at the point alone hides no kink
    ['floor(a)*b + c',             { a: 2, b: 3, c: 5 },          { a: 'jump', b: 2, c: 1 }],
    ['mod(a, b) + c',              { a: 6, b: 3, c: 5 },          { a: 'jump', b: 'jump', c: 1 }],
    ['sqrt(a) + b*c',              { a: 0, b: 3, c: 5 },          { a: 'infinite', b: 5, c: 3 }],
    ['a^1.5 + b*c',                { a: 0, b: 3, c: 5 },          { a: 'undefined', b: 5, c: 3 }],
    ['hypot(a, b) + c',            { a: 0, b: 0, c: 5 },          { a: 'kink', b: 'kink', c: 1 }],
    ['cbrt(a - b) + c',            { a: 3, b: 3, c: 5 },          { a: 'infinite', b: 'infinite', c: 1 }],
    // what no precision decides for all at once is decided for the others one by one
    ['abs(sin(a)^2 + cos(a)^2 - 1) + b*c', { a: 2, b: 3, c: 5 },  { a: 'undecided', b: 5, c: 3 }],
    ['atan2(a, b) + c',            { a: 0, b: -1, c: 5 },         { a: 'jump', b: 0, c: 1 }],
  ])('of %s at %j is %j', async (text, at, truth) => {
    const { reference } = await compare(text, { at, methods: ['forward'] });
    const given = Object.keys(truth).map((input) => [input, reference.gradient[input] ?? reference.statuses[input]]);
    expect(Object.fromEntries(given)).toEqual(truth);
  });
});

it('is 0 by inputs that do not enter', async () => {
  const { reference } = await compare('[a*b, c, 7]', { at: { a: 2, b: 3, c: 5 }, methods: 'none' });
  expect(reference.gradient).toEqual({ a: [3, 0, 0], b: [2, 0, 0], c: [0, 1, 0] });
});

it('asks one by one only for the inputs that a singular point depends on', async () => {
  const names = Array.from({ length: 60 }, (_, i) => `x${i}`);
  const text = [...names.map((name) => `${name}^2`), 'abs(x3 - 3)', 'abs(x4)*x5'].join(' + ');
  const { program } = readExpression(text);
  let runs = 0;
  const counted: Program = {
    ...program,
    link: (A) => {
      const run = program.link(A);
      return (values, budget) => {
        runs++;
        return run(values, budget);
      };
    },
  };
  const point = program.inputs.map((name) => Number(name.slice(1)) - (name === 'x4' ? 4 : 0));
  const wrt = point.map((_, i) => i);
  const question = { program: counted, point, wrt, order: 1, format: formats.float64, budget: { maxSteps: 1e6 } } as const; // prettier-ignore
  const { gradient } = findTruth(await theLaboratory(), question);
  expect(gradient.map(({ status }) => status).filter((status) => status !== 'certified')).toEqual(['kink', 'kink']);
  expect(gradient.map((verdict) => (verdict.status === 'certified' ? verdict.number.nearest : 0))).toEqual(
    wrt.map((i) => (i === 3 || i === 4 ? 0 : 2 * i)),
  );
  expect(runs).toBeLessThan(100); // x0, whose power begins at 0, x3 and x4, on both sides each; and what confirms them
});

it('is confirmed along two directions: errors that cancel along the first show along the second', async () => {
  const laboratory = await theLaboratory();
  const { program } = readExpression('x + y + z');
  const experiment = new Experiment(laboratory, { program, point: [1, 1, 1], wrt: [0, 1, 2], order: 1, format: formats.float64, budget: { maxSteps: 1e6 } }); // prettier-ignore
  experiment.bits = 128;
  const { bench } = laboratory;
  bench.mpfr.reset(128);
  // the weights of the first direction, as they are drawn there
  const random = new RandomNumbers([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]);
  const weight = (): number => (1 + random.below(1024) / 1024) * (random.below(2) === 0 ? -1 : 1);
  const [first, second] = [weight(), weight()];
  const claim = (...slopes: number[]) => new Map(slopes.map((slope, i) => [i, bench.literal(slope)]));
  expect(() => confirmFirst(experiment, claim(1, 1, 1))).not.toThrow();
  expect(() => confirmFirst(experiment, claim(1 + second, 1 - first, 1))).toThrow(/contradict/);
});
