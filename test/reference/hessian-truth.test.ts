// Hessians of many inputs, which are certified all at once: at singular points that must be left to pairs, one by one.
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { readExpression } from '../../src/language/expression.js';
import type { Program } from '../../src/program/program.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { findTruth, type Truth } from '../../src/reference/truth.js';

const laboratory = await theLaboratory();

/** The truth, and how often the program was run for it. */
function truthOf(text: string, at: Readonly<Record<string, number>>): { truth: Truth; runs: number } {
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
  const point = program.inputs.map((name) => at[name] as number);
  const wrt = Object.keys(at).map((name) => program.inputs.indexOf(name));
  const question = { program: counted, point, wrt, order: 2, format: formats.float64, budget: { maxSteps: 1e7 } } as const; // prettier-ignore
  return { truth: findTruth(laboratory, question), runs };
}

const letters = { kink: 'k', jump: 'j', infinite: 'i', undefined: 'n', undecided: 'u' } as const;

/** The lower triangle, row by row: numbers to a few digits, or what there is instead. */
function triangle({ hessian }: Truth): string {
  const rows = (hessian ?? []).map((row, i) =>
    row.slice(0, i + 1).map((verdict) =>
      verdict.status === 'certified' ? Number(verdict.number.nearest.toPrecision(5)) : letters[verdict.status],
    ),
  );
  return rows.map((row) => row.join(' ')).join(' / ');
} // prettier-ignore

describe('The Hessian of three inputs or more', () => {
  /* prettier-ignore */
  it.each([
    ['a*b + sin(c)*b + exp(d)',               { a: 2, b: 3, c: 0, d: 0 },  '0 / 1 0 / 0 1 0 / 0 0 0 1'],
    ['a^2 + b + c^3',                         { a: 0, b: 3, c: 5 },        '2 / 0 0 / 0 0 30'],
    // pairs with an input that a singular point depends on are left to jets and series
    ['abs(a)*b*c + b^2*c',                    { a: 0, b: 3, c: 5 },        'j / k 10 / k 6 0'],
    ['sqrt(a)*b + c*b + c*d*d + d*k',         { a: 0, b: 3, c: 5, d: 7, k: 1 }, 'i / n 0 / n 1 0 / n 0 14 10 / n 0 0 1 0'],
    ['max(a, b)*c*c',                         { a: 1, b: 1, c: 5 },        'j / j j / k k 2'],
    ['a^1.5 + b*c + c^2*d',                   { a: 0, b: 3, c: 5, d: 7 },  'n / n 0 / n 1 14 / n 0 10 0'],
    ['a^b + b*c + c^2*d',                     { a: 0, b: 3, c: 5, d: 7 },  '0 / n 0 / 0 1 14 / 0 0 10 0'],
    ['a^3 + b*c + c^2*d',                     { a: 0, b: 3, c: 5, d: 7 },  '0 / 0 0 / 0 1 14 / 0 0 10 0'],
    ['(a < b ? a : b)*c + d*c^2',             { a: 1, b: 1, c: 5, d: 2 },  'j / j j / k k 4 / n n 10 0'],
    // what no precision decides for all at once is decided for pairs
    ['abs(sin(a)^2 + cos(a)^2 - 1) + b*c',    { a: 2, b: 3, c: 5 },        'u / u 0 / u 1 0'],
    // zeros that only high precision tells, among others
    ['(1 - cos(a)^2 - sin(a)^2)*b*b + c*b',   { a: 1, b: 2, c: 5 },        '0 / 0 0 / 0 1 0'],
    // sizes far apart, so that what is unknown of the large is more than the small
    ['1e200*a*b + 1e-200*b*c + c^2 + c*d',    { a: 2, b: 3, c: 5, d: 7 },  '0 / 1e+200 0 / 0 1e-200 2 / 0 0 1 0'],
    ['1e-300*exp(a)*b + exp(c)*d',            { a: 1, b: 3, c: 1, d: 7 },  '8.1548e-300 / 2.7183e-300 0 / 0 0 19.028 / 0 0 2.7183 0'],
  ] as const)('of %s at %j', (text, at, expected) => {
    expect(triangle(truthOf(text, at).truth)).toBe(expected);
  });

  it('of many inputs takes a few runs for all pairs', () => {
    const n = 40;
    const names = Array.from({ length: n }, (_, i) => `x${i + 1}`);
    const text = names.slice(1).map((name, i) => `100*(${name} - x${i + 1}^2)^2 + (1 - x${i + 1})^2`).join(' + '); // prettier-ignore
    const at = Object.fromEntries(names.map((name, i) => [name, ((7 * i) % 11) / 4 - 1]));
    const { truth, runs } = truthOf(text, at);
    const x = Object.values(at);
    const exact = (i: number, j: number): number => {
      const [own, next] = [x[i] as number, x[i + 1]];
      if (i !== j) return Math.abs(i - j) === 1 ? -400 * (x[Math.min(i, j)] as number) : 0;
      return (i > 0 ? 200 : 0) + (next === undefined ? 0 : 1200 * own ** 2 - 400 * next + 2);
    };
    expect(truth.hessian?.map((row) => row.map((v) => (v.status === 'certified' ? v.number.nearest : v.status)))).toEqual(
      x.map((_, i) => x.map((__, j) => exact(i, j) + 0)),
    ); // prettier-ignore
    expect(runs).toBeLessThan(30);
  });
});
