// Truth, forward and reverse mode of random tensor programs against differences of values in mpmath (test/oracle/tensors.py).
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { Comparison } from '../../src/compare/comparison.js';
import type { Nested } from '../../src/tensors/nested.js';
import { digitsAgree } from '../oracle/digits.js';

/** What a derivative is, or the slopes to the left and to the right where they differ. */
type Derivative = string | readonly [left: string | null, right: string | null];

interface TensorCase {
  readonly number: number;
  readonly expr: string;
  readonly at: Readonly<Record<string, Nested<number>>>;
  readonly singular: boolean;
  readonly value: readonly string[];
  /** By input, a row for each number of the value. */
  readonly gradient: Readonly<Record<string, readonly (readonly Derivative[])[]>>;
  readonly hessian?: readonly (readonly string[])[];
}

const corpus = JSON.parse(readFileSync(new URL('../oracle/tensors.json', import.meta.url), 'utf8')) as TensorCase[];

/** The oracle rounds to 40 significant digits. */
const oracleDigits = 40;
/** Some ten operations each lose a few ulps of numbers up to 1, and sums of them cancel. */
const tolerance = 1e-12;

const flat = (values: unknown): (number | string | null)[] =>
  Array.isArray(values) ? values.flatMap(flat) : [values as string];
const isFar = (computed: number | string | null | undefined, exact: string): boolean =>
  typeof computed !== 'number' || Math.abs(computed - Number(exact)) > tolerance * Math.max(1, Math.abs(Number(exact)));

const comparisons = new Map<TensorCase, Comparison<'tensors'>>();
beforeAll(async () => {
  for (const one of corpus) {
    const order = one.hessian === undefined ? 1 : 2;
    comparisons.set(one, await compare<'tensors'>(one.expr, { at: one.at, methods: 'ad', order, timeout: Infinity }));
  }
});

/** Each derivative of the corpus, with its place in what is computed. */
function* derivatives(): Generator<readonly [one: TensorCase, input: string, place: number, exact: Derivative]> {
  for (const one of corpus)
    for (const [input, rows] of Object.entries(one.gradient))
      for (const [place, exact] of rows.flat().entries()) yield [one, input, place, exact];
}

test('values have the digits of the oracle', () => {
  for (const [{ expr, value }, { reference }] of comparisons) {
    const digits = flat(reference.value);
    expect(digits, expr).toHaveLength(value.length);
    for (const [i, exact] of value.entries())
      expect(digits[i] === null || digitsAgree(digits[i] as string, exact, oracleDigits), `${expr}: ${digits[i]}, ${exact}`).toBe(true); // prettier-ignore
  }
});

test('derivatives are certified as the oracle has them, at ties and zeros too, and only where the slopes of both sides agree', () => {
  const wrong: unknown[] = [];
  const counts = { certified: 0, undecided: 0, kinks: 0, sides: 0 };
  for (const [one, input, place, exact] of derivatives()) {
    const { reference } = comparisons.get(one) as Comparison<'tensors'>;
    const digits = flat(reference.digits[input])[place];
    const note = [one.number, one.expr, input, place, exact];
    if (typeof exact === 'string') {
      if (digits === null) counts.undecided++;
      else if (digitsAgree(String(digits), exact, oracleDigits)) counts.certified++;
      else wrong.push([...note, digits]);
      continue;
    }
    counts.kinks++;
    if (digits !== null) wrong.push([...note, digits]);
    for (const [i, sides] of [reference.leftDigits, reference.rightDigits].entries()) {
      const side = sides == null ? null : flat(sides[input])[place];
      const slope = exact[i] as string | null;
      if (side == null || slope === null) continue;
      counts.sides++;
      if (!digitsAgree(String(side), slope, oracleDigits)) wrong.push([...note, side]);
    }
  }
  expect(wrong).toEqual([]);
  expect(counts).toEqual({ certified: 862, undecided: 0, kinks: 20, sides: 40 });
});

test('forward and reverse mode have them in floating point at ordinary points', () => {
  const wrong: unknown[] = [];
  for (const [one, input, place, exact] of derivatives()) {
    if (one.singular) continue;
    for (const { method, gradient } of (comparisons.get(one) as Comparison<'tensors'>).results) {
      const computed = flat(gradient?.[input])[place];
      if (isFar(computed, exact as string)) wrong.push([one.expr, method, input, place, exact, computed]);
    }
  }
  expect(wrong).toEqual([]);
});

test('second derivatives by all numbers of all inputs are certified, and those of forward and reverse mode, as the oracle has them', () => {
  let count = 0;
  for (const [{ expr, at, hessian }, { reference, results }] of comparisons) {
    if (hessian === undefined) continue;
    const known = reference.hessianDigits ?? {};
    const names = Object.keys(at).flatMap((input) => Object.keys(known).filter((name) => name.split('[')[0] === input));
    expect(names, expr).toHaveLength(hessian.length);
    for (const [i, row] of hessian.entries())
      for (const [j, exact] of row.entries()) {
        count++;
        const [by, and] = [names[i] as string, names[j] as string];
        const digits = known[by]?.[and];
        expect(
          digitsAgree(digits ?? 'none', exact, oracleDigits),
          `${expr} by ${by}, ${and}: ${digits}, ${exact}`,
        ).toBe(true);
        for (const { method, hessian: computed } of results) {
          const entry = computed?.[by]?.[and];
          expect(isFar(entry, exact), `${expr} by ${by}, ${and}, ${method}: ${entry}, ${exact}`).toBe(false);
        }
      }
  }
  expect(count).toBeGreaterThan(50);
});
