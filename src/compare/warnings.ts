// The warnings of a comparison.
import type { Precision } from '../arithmetics/formats.js';
import type { Warning } from './comparison.js';
import type { Truth, Verdict } from '../reference/truth.js';
import { groupDigits } from '../text/numeral.js';
import type { Outcome } from './result-row.js';

/** Derivatives that are warned of one by one. */
const mostAlone = 8;

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
  warnings.push(...together(truth.gradient.flatMap((verdict, index) => derivativeWarning(verdict, names[index] ?? '', precision)))); // prettier-ignore
  warnings.push(...secondWarnings(truth.hessian ?? [], names));
  return warnings;
}

/** A warning, and the derivative that it is about. */
interface NamedWarning {
  readonly code: string;
  readonly name: string;
  readonly said: (name: string) => string;
}

function derivativeWarning(verdict: Verdict, name: string, precision: Precision): NamedWarning[] {
  if (verdict.status !== 'certified') {
    const { status, message } = verdict;
    return [{ code: status, name, said: (whose) => `${whose}: ${message}` }];
  }
  if (Number.isFinite(verdict.number.nearest)) return [];
  const { digits } = verdict.number;
  return [{ code: 'beyond-range', name, said: (whose) => `the derivative by ${whose} is beyond the range of ${precision}: ${digits}` }]; // prettier-ignore
}

/** One for each status that occurs among second derivatives. */
function secondWarnings(hessian: readonly (readonly Verdict[])[], names: readonly string[]): Warning[] {
  const warnings = new Map<string, Warning>();
  for (const [i, row] of hessian.entries())
    for (const [j, verdict] of row.slice(0, i + 1).entries()) {
      if (verdict.status === 'certified' || warnings.has(verdict.status)) continue;
      const whose = i === j ? names[i] : `${names[j]} and ${names[i]}`;
      const message =
        verdict.status === 'undecided'
          ? 'not every second derivative is certified'
          : `second derivative by ${whose}: ${verdict.message}`;
      warnings.set(verdict.status, { code: verdict.status, message });
    }
  return [...warnings.values()];
}

/** One warning each; where they are many, those of many derivatives that say the same are one. */
function together(warnings: readonly NamedWarning[]): Warning[] {
  if (warnings.length <= mostAlone) return warnings.map(({ code, name, said }) => ({ code, message: said(name) }));
  const groups = new Map<string, { readonly first: NamedWarning; more: number }>();
  for (const warning of warnings) {
    const key = `${warning.code} ${warning.said('')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: warning, more: 0 });
    else group.more++;
  }
  return [...groups.values()].map(({ first: { code, name, said }, more }) => {
    return { code, message: said(more === 0 ? name : `${name} and ${groupDigits(more)} more`) };
  });
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
  // an infinite logarithm of 0 is no overflow
  const isInRange = value !== null && Number.isFinite(value.nearest);
  const what = Number.isNaN(computed[place]) ? 'is not a number' : isInRange ? 'is infinite' : 'overflows';
  return `the function ${what} in ${precision} there${known}`;
}
