// What `--expect` and `--tolerance` ask of a comparison.
import { checkClaims, defaultTolerance, readTolerance, type Claim } from './claims.js';
import type { Format } from '../arithmetics/formats.js';
import type { Check } from './comparison.js';
import { DiffcmpError } from '../errors.js';
import { variableIndex } from '../problem.js';
import { fromDecimal, type CertifiedNumber } from '../reference/certified-number.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { Outcome, Yardstick } from './result-row.js';

/** A derivative, or one per input (for second derivatives also one per pair, under `x,y`). */
export type Expectation = number | string | Record<string, number | string>;

/**
 * Checks every method, and the truth itself, against what was expected; without an expectation, the methods against
 * the truth. With second derivatives these are what is checked.
 */
export function checkOutcomes(
  outcomes: readonly Outcome[],
  { problem, truth, names }: Yardstick,
  { expect, tolerance }: { readonly expect?: Expectation | undefined; readonly tolerance?: string | undefined },
  laboratory: Laboratory,
): Check {
  const { order, format } = problem;
  const limit = readTolerance(tolerance ?? defaultTolerance);
  const expected = expect === undefined ? null : expectations(expect, names, laboratory, format);
  const claims: Claim[] = [];
  for (const [input, i, j] of derivativeNames(names, order)) {
    const verdict = order === 1 ? truth.gradient[i] : truth.hessian?.[i]?.[j];
    const certified = verdict?.status === 'certified' ? verdict.number : null;
    const target = expected === null ? certified : expected.get(input);
    if (target === undefined) continue;
    if (expected !== null && certified !== null)
      claims.push({ method: 'reference', input, computed: certified.nearest, expected: target });
    for (const { method, status, derivatives } of outcomes) {
      if (status === 'unsupported') continue;
      const computed = order === 1 ? derivatives?.gradient[i] : derivatives?.hessian?.[i]?.[j];
      claims.push({ method, input, computed: computed ?? null, expected: target });
    }
  }
  const echo =
    expected === null ? null : Object.fromEntries([...expected].map(([name, number]) => [name, number.digits]));
  return checkClaims(claims, limit, echo, format);
}

/** `x` for a first or an unmixed second derivative, `x,y` for a mixed one; with the indices of its inputs. */
function derivativeNames(names: readonly string[], order: 1 | 2): (readonly [string, number, number])[] {
  if (order === 1) return names.map((name, i) => [name, i, i] as const);
  return names.flatMap((x, i) => names.slice(i).map((y, k) => [k === 0 ? x : `${x},${y}`, i, i + k] as const));
}

function expectations(
  expect: Expectation,
  names: readonly string[],
  laboratory: Laboratory,
  format: Format,
): Map<string, CertifiedNumber> {
  const number = (value: number | string): CertifiedNumber => {
    const certified = fromDecimal(laboratory.bench, String(value), format);
    if (certified !== undefined) return certified;
    throw new DiffcmpError('bad-option', `'${value}' is not a decimal number to expect`, {
      hint: [{ expect: '-0.756089148683998' }],
    });
  };
  if (typeof expect === 'object') {
    return new Map(
      Object.entries(expect).map(([name, value]) => {
        for (const part of name.split(',')) variableIndex(part, names);
        return [name, number(value)];
      }),
    );
  }
  const [name] = names;
  if (name !== undefined && names.length === 1) return new Map([[name, number(expect)]]);
  if (names.length === 0)
    throw new DiffcmpError('bad-option', 'there is no derivative to expect anything of', {
      hint: ['the expression has no variables; leave out ', { expect: null }],
    });
  throw new DiffcmpError('bad-option', `one number is expected, but there are ${names.length} derivatives`, {
    hint: [{ expect: Object.fromEntries(names.map((input) => [input, '…'])) }, ', or ', { wrt: name ?? 'x' }],
  });
}
