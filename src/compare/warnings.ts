// The warnings of a comparison.
import type { Precision } from '../arithmetics/formats.js';
import type { Warning } from './comparison.js';
import type { Truth } from '../reference/truth.js';
import type { Outcome } from './result-row.js';

/** Where a check had nothing to check. */
export function checkWarnings(names: readonly string[], outcomes: readonly Outcome[]): Warning[] {
  const code = 'nothing-checked';
  if (names.length === 0) return [{ code, message: 'nothing was checked: there is no derivative' }];
  if (outcomes.some(({ status }) => status !== 'unsupported')) return [];
  return [{ code, message: 'nothing was checked: no method among those asked for supports the expression' }];
}

/** What is remarkable about the point: a value that isn't finite, derivatives without a certified number. */
export function pointWarnings(
  computed: readonly number[],
  truth: Truth,
  names: readonly string[],
  precision: Precision,
): Warning[] {
  const warnings: Warning[] = [];
  const overflow = nonFiniteValue(computed, truth, precision);
  if (overflow !== null) warnings.push({ code: 'non-finite', message: overflow });
  truth.gradient.forEach((verdict, index) => {
    const name = names[index] ?? '';
    if (verdict.status !== 'certified') warnings.push({ code: verdict.status, message: `${name}: ${verdict.message}` });
    else if (!Number.isFinite(verdict.number.nearest))
      warnings.push({
        code: 'beyond-range',
        message: `the derivative by ${name} is beyond the range of ${precision}: ${verdict.number.digits}`,
      });
  });
  if (truth.hessian?.some((row) => row.some(({ status }) => status !== 'certified')) === true)
    warnings.push({ code: 'undecided', message: 'not every second derivative is certified' });
  return warnings;
}

/** What is said of the first value that isn't finite; null where all are. */
export function nonFiniteValue(
  computed: readonly number[],
  { values }: Pick<Truth, 'values'>,
  precision: Precision,
): string | null {
  const place = computed.findIndex((each) => !Number.isFinite(each));
  if (place < 0) return null;
  const value = values[place] ?? null;
  const known = value === null ? '' : `; its true value is ${value.digits}`;
  const what = Number.isNaN(computed[place]) ? 'is not a number' : 'overflows';
  return `the function ${what} in ${precision} there${known}`;
}
