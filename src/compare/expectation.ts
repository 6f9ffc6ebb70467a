// What `--expect` says of derivatives, and what becomes of it: a verdict per derivative.
import type { Format } from '../arithmetics/formats.js';
import { nearest } from '../arithmetics/interval/mpfr.js';
import { judgementOf } from './agreement.js';
import { sizeText, type Tolerance } from './claims.js';
import type { ExpectationVerdict } from './comparison.js';
import { readExpectedValue, type ExpectedValue, type Subject } from './expected-value.js';
import { DiffcmpError, OutsideDomain, Undecided } from '../errors.js';
import type { Problem } from '../methods/method.js';
import { variableIndex } from '../problem.js';
import { certify, type CertifiedNumber } from '../reference/certified-number.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { Truth, Verdict } from '../reference/truth.js';
import { clip } from '../text/value-text.js';

/** A derivative, or one per input (for second derivatives one per pair, under `x` and `x,y`): numbers, or expressions. */
export type Expectation = number | string | Readonly<Record<string, number | string>>;

/** One value for each derivative that is asked for. */
export type Expected = ReadonlyMap<string, ExpectedValue>;

/** `x` for a first or an unmixed second derivative, `x,y` for a mixed one; with its indices among the derivatives. */
export type DerivativeName = readonly [name: string, i: number, j: number];

export function derivativeNames(names: readonly string[], order: 1 | 2): DerivativeName[] {
  if (order === 1) return names.map((name, i) => [name, i, i] as const);
  return names.flatMap((x, i) => names.slice(i).map((y, k) => [k === 0 ? x : `${x},${y}`, i, i + k] as const));
}

/**
 * @param names the differentiated inputs
 * @throws DiffcmpError where a value can't be read, is for no derivative, or is missing for one
 */
export function readExpectation(
  expect: Expectation,
  names: readonly string[],
  order: 1 | 2,
  subject: Subject,
): Expected {
  const wanted = derivativeNames(names, order).map(([name]) => name);
  const [first] = wanted;
  if (first === undefined)
    throw new DiffcmpError('bad-option', 'there is no derivative to expect anything of', {
      hint: ['the expression has no variables; leave out ', { expect: null }],
    });
  if (typeof expect !== 'object' && wanted.length > 1)
    throw new DiffcmpError('bad-option', `one value is expected, but there are ${wanted.length} derivatives`, {
      hint: [{ expect: Object.fromEntries(wanted.map((name) => [name, '…'])) }, ...(order === 1 ? [', or ', { wrt: first }] : [])],
    }); // prettier-ignore
  const values = typeof expect === 'object' ? Object.entries(expect) : [[first, expect] as const];
  const given = new Map(values.map(([name, value]) => [derivativeOf(name, names, wanted), value]));
  const missing = wanted.filter((name) => !given.has(name));
  if (missing.length > 0) {
    const all = Object.fromEntries(wanted.map((name) => [name, String(given.get(name) ?? '…')]));
    const kept = wanted.filter((name) => given.has(name));
    throw new DiffcmpError('bad-option', `nothing is expected by ${missing.join(' and by ')}`, {
      hint: [{ expect: all }, ...(order === 1 && kept.length > 0 ? [', or ', { wrt: kept.join(',') }] : [])],
    });
  }
  return new Map(wanted.map((name) => [name, readExpectedValue(given.get(name) ?? '', subject)]));
}

/** The name of a derivative as it is listed: `y,x` is `x,y`. */
function derivativeOf(name: string, names: readonly string[], wanted: readonly string[]): string {
  const parts = name.split(',').map((part) => part.trim());
  for (const part of parts) variableIndex(part, names);
  const [i = '', j = i] = parts;
  const known = [parts.join(','), `${j},${i}`, i === j ? i : ''].find((each) => wanted.includes(each));
  if (known !== undefined && parts.length <= 2) return known;
  throw new DiffcmpError('bad-option', `'${clip(name)}' is no derivative that is asked for`, {
    hint: parts.length === 2 ? [{ order: 2 }, ' asks for second derivatives'] : `there are ${wanted.join('; ')}`,
  });
}

/** The verdict on each value, by the names of the derivatives. */
export function judgeExpectation(
  expected: Expected,
  { problem, truth, names }: { readonly problem: Problem; readonly truth: Truth; readonly names: readonly string[] },
  tolerance: Tolerance | null,
  laboratory: Laboratory,
): Record<string, ExpectationVerdict> {
  const judged = derivativeNames(names, problem.order).flatMap(([name, i, j]) => {
    const value = expected.get(name);
    const verdict = problem.order === 1 ? truth.gradient[i] : truth.hessian?.[i]?.[j];
    if (value === undefined || verdict === undefined) return [];
    const along = (problem.order === 1 ? [i] : [i, j]).map((index) => problem.wrt[index] ?? 0);
    return [[name, verdictOf(value, verdict, { problem, along, tolerance, laboratory })] as const];
  });
  return Object.fromEntries(judged);
}

interface JudgeOptions {
  readonly problem: Problem;
  readonly along: readonly number[];
  readonly tolerance: Tolerance | null;
  readonly laboratory: Laboratory;
}

function verdictOf(expected: ExpectedValue, truth: Verdict, means: JudgeOptions): ExpectationVerdict {
  const said = (verdict: ExpectationVerdict['verdict'], known: string | null, message: string): ExpectationVerdict => ({
    verdict,
    given: expected.text,
    value: null,
    truth: known,
    message: `${expected.text}${message}`,
  });
  if (truth.status === 'undecided') return said('INCONCLUSIVE', null, `: the truth stays undecided: ${truth.message}`);
  if (truth.status !== 'certified') {
    const sides = [truth.left, truth.right].filter((side) => side !== null);
    if (expected.kind === 'infinity' && truth.status === 'infinite' && sides.every((side) => side === expected.value))
      return said('PASS', expected.value, ' agrees with the truth');
    const beside = [['left', truth.left] as const, ['right', truth.right] as const].flatMap(([name, side]) =>
      side === null ? [] : [`${typeof side === 'string' ? side : side.digits} from the ${name}`],
    );
    const known = beside.length === 0 ? '' : `: ${beside.join(', ')}`;
    return said('FAIL', null, ` is not the derivative there: ${truth.message}${known}`);
  }
  const { number } = truth;
  if (expected.kind === 'infinity') return said('FAIL', number.digits, ` differs from the truth ${number.digits}`);
  return judgeNumber(expected, number, means);
}

function judgeNumber(
  expected: Exclude<ExpectedValue, { readonly kind: 'infinity' }>,
  number: CertifiedNumber,
  { problem, along, tolerance, laboratory: { bench } }: JudgeOptions,
): ExpectationVerdict {
  const isText = expected.kind === 'expression';
  const { text } = expected;
  const common = { given: text, truth: number.digits };
  try {
    const { agrees, isReversed, given, truth } = judgementOf(
      bench,
      expected,
      { problem, along, truth: number },
      tolerance,
    );
    const value = isText ? (certify(bench, given, problem.format)?.digits ?? null) : null;
    const within = tolerance !== null ? ` within ${tolerance.text}` : isText ? '' : ' to its last digit';
    if (agrees === true)
      return { verdict: 'PASS', ...common, value, message: `${text} agrees with the truth${within}` };
    if (agrees === null)
      return {
        verdict: 'INCONCLUSIVE',
        ...common,
        value,
        message: `${text} can't be told from the truth, nor apart from it`,
      };
    const sign = isReversed ? '; the sign is reversed' : '';
    const off = ` by ${amountText(bench.mpfr.toDouble(bench.abs(bench.sub(given, truth)).hi, nearest), number, problem.format, tolerance)}`;
    return {
      verdict: 'FAIL',
      ...common,
      value,
      message: `${text}${isText && value !== null ? `, which is ${value},` : ''} differs from the truth ${number.digits}${off}${sign}`,
    };
  } catch (error) {
    if (error instanceof Undecided)
      return { verdict: 'INCONCLUSIVE', ...common, value: null, message: `${text} is not decided: ${error.message}` };
    if (!(error instanceof OutsideDomain)) throw error;
    throw new DiffcmpError('outside-domain', `the expected value can't be computed there: ${error.message}`, {
      source: expected.text,
      sourceName: { option: 'expect' },
      span: error.span,
    });
  }
}

/** How far off, in the measure of the tolerance. */
function amountText(
  size: number,
  { nearest: known }: CertifiedNumber,
  format: Format,
  tolerance: Tolerance | null,
): string {
  if (tolerance === null) return sizeText(size);
  const { measure, text } = tolerance;
  const unit = { absolute: 1, relative: Math.abs(known), ulps: format.ulp(known) }[measure];
  const amount = sizeText(size / unit);
  return `${measure === 'ulps' ? `${amount} ulp` : measure === 'relative' ? `a relative error of ${amount}` : amount}, tolerance ${text}`;
}
