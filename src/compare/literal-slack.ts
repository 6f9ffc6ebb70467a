// How far a difference of formulas may be off because literals stand for other numbers: 0.1 for a tenth.
import type { Arithmetic } from '../arithmetic.js';
import type { Format } from '../arithmetics/formats.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { roundedConstants } from '../language/builtins.js';

/** Digits from which on a literal is taken for a number that was cut there, rather than for a short one. */
const manyDigits = 15;
/** Constants with a name, such as pi, have no last digit. */
const named: ReadonlySet<number> = new Set([
  ...roundedConstants.values(),
  ...[Math.LN2, Math.LN10, Math.LOG2E, Math.LOG10E, Math.SQRT1_2, Math.SQRT2],
]);

/**
 * Σ |∂D/∂c|·h(c), for each difference D of a list, over the literals c that their text doesn't denote exactly: h(c) is half an
 * ulp, or a unit of the last digit if 15 or more are written. Equal literals are one number. Measured by moving each of
 * them by its h.
 */
export function literalSlacks(
  A: IntervalArithmetic,
  differences: (B: Arithmetic<Interval>) => readonly Interval[],
  format: Format,
): Interval[] {
  const literals = new Set<number>();
  const still = differences({
    ...A,
    literal: (value) => {
      if (!isExactLiteral(value)) literals.add(value);
      return A.literal(value);
    },
  });
  const sums = still.map(() => A.literal(0));
  for (const literal of literals) {
    const moved = A.add(A.literal(literal), A.literal(uncertainty(literal, format)));
    const beside = differences({ ...A, literal: (value) => (value === literal ? moved : A.literal(value)) });
    still.forEach((difference, i) => {
      sums[i] = A.add(sums[i] as Interval, A.abs(A.sub(beside[i] as Interval, difference)));
    });
  }
  return sums;
}

/** The same of one difference. */
export function literalSlack(
  A: IntervalArithmetic,
  difference: (B: Arithmetic<Interval>) => Interval,
  format: Format,
): Interval {
  return literalSlacks(A, (B) => [difference(B)], format)[0] as Interval;
}
/** Whether the shortest decimal that reads back as the double is the double. */
export function isExactLiteral(value: number): boolean {
  const [shortest, whole] = [value.toExponential(), value.toExponential(100)].map((text) => text.split('e'));
  return whole?.[0]?.replace(/\.?0*$/, '') === shortest?.[0]?.replace(/\.?0*$/, '');
}

function uncertainty(literal: number, format: Format): number {
  const [mantissa = '', exponent] = Math.abs(literal).toExponential().split('e');
  const digits = mantissa.replace('.', '').length;
  const half = format.ulp(literal) / 2;
  return digits < manyDigits || named.has(literal) ? half : Math.max(half, 10 ** (Number(exponent) - digits + 1));
}
