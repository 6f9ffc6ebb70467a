// The edges of powers, by base and by exponent: what each method gives there, what is right, and where it is a convention.
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { DiffcmpError } from '../../src/errors.js';
import { selectMethods } from '../../src/methods/index.js';
import type { Method } from '../../src/methods/method.js';
import { methodTable } from '../../src/methods/table.js';
import { differentiate, type Formula } from './formula.js';

const methods = selectMethods('all');
/** What has no error but rounding here; differences lose digits, which is not the matter of this file. */
const isExact = ({ id }: Method): boolean => ['exact', 'complex-step'].includes(methodTable[id].kind);

/** x^y of two inputs, x^c with a literal exponent, and c^y with a literal base. */
type Form = 'x^y' | 'x^c' | 'c^y';
type Input = 'x' | 'y';
const inputsOf: Readonly<Record<Form, readonly Input[]>> = { 'x^y': ['x', 'y'], 'x^c': ['x'], 'c^y': ['y'] };

function slope(method: Method, form: Form, by: Input, base: number, exponent: number): number {
  const f: Formula = ['pow', form === 'c^y' ? base : 'x', form === 'x^c' ? exponent : 'y'];
  const at = { 'x^y': { x: base, y: exponent }, 'x^c': { x: base }, 'c^y': { y: exponent } }[form];
  return differentiate(method, f, at).gradient[inputsOf[form].indexOf(by)] as number;
}
const written = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

/** The certified derivative; NaN where the truth finds none, or the power itself has no value. */
async function truthOf(form: Form, by: Input, base: number, exponent: number): Promise<number> {
  const text = form.replace('c^', `(${written(base)})^`).replace('^c', `^(${written(exponent)})`);
  const at = { x: base, y: exponent };
  try {
    const point = Object.fromEntries(inputsOf[form].map((input) => [input, at[input]]));
    const { reference } = await compare(text, { at: point, wrt: by, methods: ['forward'] });
    return reference.status === 'certified' ? (reference.gradient[by] as number) : NaN;
  } catch (error) {
    if (error instanceof DiffcmpError && error.exitCode === 4) return NaN;
    throw error;
  }
}

const exponents = [0, -0, 1, -1, 2, -2, 3, 0.5, -0.5] as const;
const L = Math.LN2;
const h = Math.SQRT1_2;

/** The right slopes at bases other than 0, one for each exponent above; NaN where there is none. */
/* prettier-ignore */
const smooth: readonly (readonly [by: Input, base: number, ...slopes: number[]])[] = [
  //            0,   -0,  1,    -1,   2,    -2,   3,    0.5,   -0.5
  ['x', 1,      0,   0,   1,    -1,   2,    -2,   3,    0.5,   -0.5],
  ['x', 2,      0,   0,   1,    -1/4, 4,    -1/4, 12,   h/2,   -h/4],
  ['x', 0.5,    0,   0,   1,    -4,   1,    -16,  0.75, h,     -2*h],
  // of a negative base whole powers alone are real
  ['x', -1,     0,   0,   1,    -1,   -2,   2,    3,    NaN,   NaN],
  ['x', -2,     0,   0,   1,    -1/4, -4,   1/4,  12,   NaN,   NaN],
  ['x', -0.5,   0,   0,   1,    -4,   -1,   16,   0.75, NaN,   NaN],

  ['y', 1,      0,   0,   0,    0,    0,    0,    0,    0,     0],
  ['y', 2,      L,   L,   2*L,  L/2,  4*L,  L/4,  8*L,  2*h*L, h*L],
  ['y', 0.5,    -L,  -L,  -L/2, -2*L, -L/4, -4*L, -L/8, -h*L,  -2*h*L],
  // and none beside a whole exponent
  ['y', -1,     NaN, NaN, NaN,  NaN,  NaN,  NaN,  NaN,  NaN,   NaN],
  ['y', -2,     NaN, NaN, NaN,  NaN,  NaN,  NaN,  NaN,  NaN,   NaN],
  ['y', -0.5,   NaN, NaN, NaN,  NaN,  NaN,  NaN,  NaN,  NaN,   NaN],
];

const cases = smooth.flatMap(([by, base, ...slopes]) =>
  slopes.flatMap((right, i) =>
    (['x^y', 'x^c', 'c^y'] as const)
      .filter((form) => inputsOf[form].includes(by))
      .map((form) => [form, by, base, exponents[i] as number, right] as const),
  ),
);

describe('A power of a base that is not 0', () => {
  it.each(cases)('as %s by %s, base %d, exponent %d: every method gives %d', (form, by, base, exponent, right) => {
    for (const method of methods) {
      const value = slope(method, form, by, base, exponent);
      const tolerance = isExact(method) ? 8 * 2 ** -52 : 1e-5;
      if (Number.isNaN(right)) expect(value, method.id).toBeNaN();
      else
        expect(Math.abs(value - right), `${value} by ${method.id}`).toBeLessThanOrEqual(
          tolerance * Math.max(1, Math.abs(right)),
        );
    }
  });
  it('has the certified slope where there is one', async () => {
    for (const [form, by, base, exponent, right] of cases) {
      const certified = await truthOf(form, by, base, exponent);
      if (Number.isNaN(right)) expect(certified).toBeNaN();
      else expect(certified, `${form} by ${by} at ${base}, ${exponent}`).toBeCloseTo(right, 14);
    }
  });
});

/**
 * Base 0 and -0. `right` is the two-sided derivative, NaN where there is none; the rest is what each method gives, to three
 * digits. Infinities stand for a limit of slopes, by convention; what is wrong beyond that is named beside the row: a number
 * where there is none, or none where there is one. Differences of order δ keep an error of δ, which isn't named.
 */
/* prettier-ignore */
const atZero: readonly (readonly [
  form: Form, by: Input, base: number, exponent: number, right: number, forward: number, reverse: number, symbolic: number, complexStep: number,
  richardson: number, central: number, fivePoint: number, forwardDifference: number, backwardDifference: number,
])[] = [
  //             base exponent
  //                      right forward  reverse    symbolic   complex step  Richardson central  five-point forward d. backward d.
  // by the base: x^0 is 1 everywhere, 0^0 included; mathjs multiplies 0 by 0^-1, except for a literal 0
  ['x^y', 'x', 0,  0,    0,   0,         0,         NaN,       0,        0,    0,         0,       0,         0],         // wrong: symbolic
  ['x^y', 'x', -0, 0,    0,   0,         0,         NaN,       0,        0,    0,         0,       0,         0],         // wrong: symbolic
  ['x^c', 'x', 0,  0,    0,   0,         0,         0,         0,        0,    0,         0,       0,         0],
  ['x^c', 'x', -0, 0,    0,   0,         0,         0,         0,        0,    0,         0,       0,         0],
  ['x^y', 'x', 0,  -0,   0,   0,         0,         NaN,       -0,       0,    0,         0,       0,         0],         // wrong: symbolic
  ['x^y', 'x', -0, -0,   0,   0,         0,         NaN,       -0,       0,    0,         0,       0,         0],         // wrong: symbolic
  ['x^c', 'x', 0,  -0,   0,   0,         0,         NaN,       0,        0,    0,         0,       0,         0],         // wrong: symbolic
  ['x^c', 'x', -0, -0,   0,   0,         0,         NaN,       0,        0,    0,         0,       0,         0],         // wrong: symbolic
  // the slope of x is 1
  ['x^y', 'x', 0,  1,    1,   1,         1,         1,         1,        1,    1,         1,       1,         1],
  ['x^y', 'x', -0, 1,    1,   1,         1,         1,         1,        1,    1,         1,       1,         1],
  ['x^c', 'x', 0,  1,    1,   1,         1,         1,         1,        1,    1,         1,       1,         1],
  ['x^c', 'x', -0, 1,    1,   1,         1,         1,         1,        1,    1,         1,       1,         1],
  // x^2; by logarithms, where the exponent is an input, the complex step keeps a rounding of its δ
  ['x^y', 'x', 0,  2,    0,   0,         0,         0,         1.22e-36, 0,    0,         0,       1.49e-8,   -1.49e-8],
  ['x^y', 'x', -0, 2,    0,   -0,        -0,        -0,        1.22e-36, 0,    0,         0,       1.49e-8,   -1.49e-8],
  ['x^c', 'x', 0,  2,    0,   0,         0,         0,         0,        0,    0,         0,       1.49e-8,   -1.49e-8],
  ['x^c', 'x', -0, 2,    0,   -0,        -0,        -0,        -0,       0,    0,         0,       1.49e-8,   -1.49e-8],
  // x^3; the complex step and differences keep the error of their formula, δ^2
  ['x^y', 'x', 0,  3,    0,   0,         0,         0,         -1e-40,   4.34e-19, 3.67e-11, 0,      2.22e-16,  2.22e-16],
  ['x^y', 'x', -0, 3,    0,   0,         0,         0,         -1e-40,   4.34e-19, 3.67e-11, 0,      2.22e-16,  2.22e-16],
  ['x^c', 'x', 0,  3,    0,   0,         0,         0,         -1e-40,   4.34e-19, 3.67e-11, 0,      2.22e-16,  2.22e-16],
  ['x^c', 'x', -0, 3,    0,   0,         0,         0,         -1e-40,   4.34e-19, 3.67e-11, 0,      2.22e-16,  2.22e-16],
  // x^1.5 has slope 0 to the right, which exact methods give by convention, and no value to the left
  ['x^y', 'x', 0,  1.5,  NaN, 0,         0,         0,         7.07e-11, NaN,  NaN,       NaN,     1.22e-4,   NaN],
  ['x^y', 'x', -0, 1.5,  NaN, 0,         0,         0,         7.07e-11, NaN,  NaN,       NaN,     1.22e-4,   NaN],
  ['x^c', 'x', 0,  1.5,  NaN, 0,         0,         0,         7.07e-11, NaN,  NaN,       NaN,     1.22e-4,   NaN],
  ['x^c', 'x', -0, 1.5,  NaN, 0,         0,         0,         7.07e-11, NaN,  NaN,       NaN,     1.22e-4,   NaN],
  // the root of x: its slope is ∞ to the right, and to the left it has no value
  ['x^y', 'x', 0,  0.5,  NaN, Infinity,  Infinity,  Infinity,  7.07e9,   NaN,  NaN,       NaN,     8190,      NaN],       // wrong: complex step, forward d.
  ['x^y', 'x', -0, 0.5,  NaN, Infinity,  Infinity,  Infinity,  7.07e9,   NaN,  NaN,       NaN,     8190,      NaN],       // wrong: complex step, forward d.
  ['x^c', 'x', 0,  0.5,  NaN, Infinity,  Infinity,  Infinity,  7.07e9,   NaN,  NaN,       NaN,     8190,      NaN],       // wrong: complex step, forward d.
  ['x^c', 'x', -0, 0.5,  NaN, Infinity,  Infinity,  Infinity,  7.07e9,   NaN,  NaN,       NaN,     8190,      NaN],       // wrong: complex step, forward d.
  // 1/x has no value; its slope grows to -∞ on both sides. One-sided differences have the sign of the zero
  ['x^y', 'x', 0,  -1,   NaN, -Infinity, -Infinity, -Infinity, -1e40,    NaN,  2.73e10,   2.28e6,  -Infinity, Infinity],  // wrong: complex step, central, five-point
  ['x^y', 'x', -0, -1,   NaN, -Infinity, -Infinity, -Infinity, -1e40,    NaN,  2.73e10,   2.28e6,  Infinity,  -Infinity], // wrong: complex step, central, five-point
  ['x^c', 'x', 0,  -1,   NaN, -Infinity, -Infinity, -Infinity, -1e40,    NaN,  2.73e10,   2.28e6,  -Infinity, Infinity],  // wrong: complex step, central, five-point
  ['x^c', 'x', -0, -1,   NaN, -Infinity, -Infinity, -Infinity, -1e40,    NaN,  2.73e10,   2.28e6,  Infinity,  -Infinity], // wrong: complex step, central, five-point
  // 1/x^2 has no value; its slope grows to -∞ to the right, which is the side of 0, and to ∞ to the left, that of -0
  ['x^y', 'x', 0,  -2,   NaN, -Infinity, -Infinity, -Infinity, -1.22e44, NaN,  0,         0,       -Infinity, Infinity],  // wrong: complex step, central, five-point
  ['x^y', 'x', -0, -2,   NaN, Infinity,  Infinity,  Infinity,  -1.22e44, NaN,  0,         0,       -Infinity, Infinity],  // wrong: complex step, central, five-point
  ['x^c', 'x', 0,  -2,   NaN, -Infinity, -Infinity, -Infinity, -0,       NaN,  0,         0,       -Infinity, Infinity],  // wrong: complex step, central, five-point
  ['x^c', 'x', -0, -2,   NaN, Infinity,  Infinity,  Infinity,  0,        NaN,  0,         0,       -Infinity, Infinity],  // wrong: complex step, central, five-point
  // 1/sqrt(x) has no value; its slope grows to -∞ to the right
  ['x^y', 'x', 0,  -0.5, NaN, -Infinity, -Infinity, -Infinity, -7.07e29, NaN,  NaN,       NaN,     -Infinity, NaN],       // wrong: complex step
  ['x^y', 'x', -0, -0.5, NaN, -Infinity, -Infinity, -Infinity, -7.07e29, NaN,  NaN,       NaN,     -Infinity, NaN],       // wrong: complex step
  ['x^c', 'x', 0,  -0.5, NaN, -Infinity, -Infinity, -Infinity, -7.07e29, NaN,  NaN,       NaN,     -Infinity, NaN],       // wrong: complex step
  ['x^c', 'x', -0, -0.5, NaN, -Infinity, -Infinity, -Infinity, -7.07e29, NaN,  NaN,       NaN,     -Infinity, NaN],       // wrong: complex step
  // by the exponent: 0^y is 0 for every y > 0; mathjs multiplies 0 by log(0), except for a literal 0
  ['x^y', 'y', 0,  1,    0,   0,         0,         NaN,       0,        0,    0,         0,       0,         0],         // wrong: symbolic
  ['x^y', 'y', -0, 1,    0,   0,         0,         NaN,       0,        0,    0,         0,       0,         -0],        // wrong: symbolic
  ['c^y', 'y', 0,  1,    0,   0,         0,         0,         0,        0,    0,         0,       0,         0],
  ['c^y', 'y', -0, 1,    0,   0,         0,         NaN,       0,        0,    0,         0,       0,         -0],        // wrong: symbolic
  ['x^y', 'y', 0,  2,    0,   0,         0,         NaN,       0,        0,    0,         0,       0,         0],         // wrong: symbolic
  ['x^y', 'y', -0, 2,    0,   0,         0,         NaN,       0,        0,    0,         0,       0,         0],         // wrong: symbolic
  ['c^y', 'y', 0,  2,    0,   0,         0,         0,         0,        0,    0,         0,       0,         0],
  ['c^y', 'y', -0, 2,    0,   0,         0,         NaN,       0,        0,    0,         0,       0,         0],         // wrong: symbolic
  ['x^y', 'y', 0,  0.5,  0,   0,         0,         NaN,       0,        0,    0,         0,       0,         0],         // wrong: symbolic
  ['x^y', 'y', -0, 0.5,  0,   0,         0,         NaN,       0,        0,    0,         0,       0,         0],         // wrong: symbolic
  ['c^y', 'y', 0,  0.5,  0,   0,         0,         0,         0,        0,    0,         0,       0,         0],
  ['c^y', 'y', -0, 0.5,  0,   0,         0,         NaN,       0,        0,    0,         0,       0,         0],         // wrong: symbolic
  // 0^y jumps from 1 at 0 to 0 beside it, as steep as -∞, and has no value to the left; mathjs takes a literal 0^y for 0
  ['x^y', 'y', 0,  0,    NaN, -Infinity, -Infinity, -Infinity, NaN,      NaN,  -Infinity, NaN,     -6.71e7,   -Infinity], // wrong: forward d.
  ['x^y', 'y', -0, 0,    NaN, -Infinity, -Infinity, -Infinity, NaN,      NaN,  -Infinity, NaN,     -6.71e7,   -Infinity], // wrong: forward d.
  ['c^y', 'y', 0,  0,    NaN, -Infinity, -Infinity, 0,         NaN,      NaN,  -Infinity, NaN,     -6.71e7,   -Infinity], // wrong: symbolic, forward d.
  ['c^y', 'y', -0, 0,    NaN, -Infinity, -Infinity, -Infinity, NaN,      NaN,  -Infinity, NaN,     -6.71e7,   -Infinity], // wrong: forward d.
  ['x^y', 'y', 0,  -0,   NaN, -Infinity, -Infinity, -Infinity, NaN,      NaN,  -Infinity, NaN,     -6.71e7,   -Infinity], // wrong: forward d.
  ['x^y', 'y', -0, -0,   NaN, -Infinity, -Infinity, -Infinity, NaN,      NaN,  -Infinity, NaN,     -6.71e7,   -Infinity], // wrong: forward d.
  ['c^y', 'y', 0,  -0,   NaN, -Infinity, -Infinity, 0,         NaN,      NaN,  -Infinity, NaN,     -6.71e7,   -Infinity], // wrong: symbolic, forward d.
  ['c^y', 'y', -0, -0,   NaN, -Infinity, -Infinity, -Infinity, NaN,      NaN,  -Infinity, NaN,     -6.71e7,   -Infinity], // wrong: forward d.
  // 0^y has no value for y < 0
  ['x^y', 'y', 0,  -1,   NaN, -Infinity, -Infinity, -Infinity, NaN,      NaN,  NaN,       NaN,     NaN,       NaN],
  ['x^y', 'y', -0, -1,   NaN, Infinity,  Infinity,  Infinity,  NaN,      NaN,  NaN,       NaN,     Infinity,  -Infinity],
  ['c^y', 'y', 0,  -1,   NaN, -Infinity, -Infinity, 0,         NaN,      NaN,  NaN,       NaN,     NaN,       NaN],       // wrong: symbolic
  ['c^y', 'y', -0, -1,   NaN, Infinity,  Infinity,  -Infinity, NaN,      NaN,  NaN,       NaN,     Infinity,  -Infinity],
  ['x^y', 'y', 0,  -2,   NaN, -Infinity, -Infinity, -Infinity, NaN,      NaN,  NaN,       NaN,     NaN,       NaN],
  ['x^y', 'y', -0, -2,   NaN, -Infinity, -Infinity, -Infinity, NaN,      NaN,  NaN,       NaN,     NaN,       NaN],
  ['c^y', 'y', 0,  -2,   NaN, -Infinity, -Infinity, 0,         NaN,      NaN,  NaN,       NaN,     NaN,       NaN],       // wrong: symbolic
  ['c^y', 'y', -0, -2,   NaN, -Infinity, -Infinity, -Infinity, NaN,      NaN,  NaN,       NaN,     NaN,       NaN],
  ['x^y', 'y', 0,  -0.5, NaN, -Infinity, -Infinity, -Infinity, NaN,      NaN,  NaN,       NaN,     NaN,       NaN],
  ['x^y', 'y', -0, -0.5, NaN, -Infinity, -Infinity, -Infinity, NaN,      NaN,  NaN,       NaN,     NaN,       NaN],
  ['c^y', 'y', 0,  -0.5, NaN, -Infinity, -Infinity, 0,         NaN,      NaN,  NaN,       NaN,     NaN,       NaN],       // wrong: symbolic
  ['c^y', 'y', -0, -0.5, NaN, -Infinity, -Infinity, -Infinity, NaN,      NaN,  NaN,       NaN,     NaN,       NaN],
];

describe('A power of 0', () => {
  const rounded = (value: number): number => (value === 0 ? value : Number(value.toPrecision(3)));
  it.each(atZero.map((row) => [row[0], row[1], written(row[2]), written(row[3]), row] as const))(
    'as %s by %s, base %s, exponent %s',
    (_form, _by, _base, _exponent, row) => {
      const [form, by, base, exponent, , ...values] = row;
      const given = methods.map((method) => [method.id, rounded(slope(method, form, by, base, exponent))]);
      expect(given).toEqual(methods.map(({ id }, i) => [id, values[i]]));
    },
  );
  it('has the certified slope where there is one', async () => {
    for (const [form, by, base, exponent, right] of atZero)
      expect([form, by, base, exponent, await truthOf(form, by, base, exponent)]).toEqual([
        form,
        by,
        base,
        exponent,
        right,
      ]);
  });
});
