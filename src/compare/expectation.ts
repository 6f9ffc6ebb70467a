// What becomes of what was expected of derivatives: a verdict each.
import type { Format } from '../arithmetics/formats.js';
import { nearest } from '../arithmetics/interval/mpfr.js';
import { judgementOf, type ExpectedNumber } from './agreement.js';
import { sizeText, type Tolerance } from './claims.js';
import type { ExpectationVerdict } from './comparison.js';
import type { ExpectedValue } from './expected-value.js';
import { judgeVerdictWord } from './expected-verdict.js';
import { sidesInWords } from './sides-in-words.js';
import { derivativeNames, type Expected } from './expectation-reading.js';
import { DiffcmpError, OutsideDomain, Undecided } from '../errors.js';
import type { Problem } from '../methods/method.js';
import { component } from '../program/outputs.js';
import { certify, type CertifiedNumber } from '../reference/certified-number.js';
import type { Laboratory } from '../reference/laboratory.js';
import { kindOfVerdict, type Truth, type Verdict } from '../reference/truth.js';

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
    const { program, wrt, order } = problem;
    const along = (order === 1 ? [i % wrt.length] : [i, j]).map((index) => wrt[index] ?? 0);
    const ofOutput = { ...problem, program: component(program, Math.floor(i / wrt.length)) };
    return [[name, verdictOf(value, verdict, { problem: ofOutput, along, tolerance, laboratory })] as const];
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
  if (expected.kind === 'verdict') return judgeVerdictWord(expected.text, knownOf(truth));
  if (truth.status === 'undecided') return said('INCONCLUSIVE', null, `: the truth stays undecided: ${truth.message}`);
  if (truth.status !== 'certified') {
    const sides = [truth.left, truth.right].filter((side) => side !== null);
    if (expected.kind === 'infinity' && truth.status === 'infinite' && sides.every((side) => side === expected.value))
      return said('PASS', expected.value, ' agrees with the truth');
    return said('FAIL', null, ` is not the derivative there: ${truth.message}${sidesInWords(truth)}`);
  }
  const { number } = truth;
  if (expected.kind === 'infinity') return said('FAIL', number.digits, ` differs from the truth ${number.digits}`);
  return judgeNumber(expected, number, means);
}

function knownOf(truth: Verdict): Parameters<typeof judgeVerdictWord>[1] {
  const known = { status: truth.status, kind: kindOfVerdict(truth), digits: null };
  if (truth.status !== 'certified')
    return { ...known, found: `${truth.message}${'left' in truth ? sidesInWords(truth) : ''}` };
  const { digits } = truth.number;
  return { ...known, found: `the derivative is ${digits}`, digits };
}

function judgeNumber(
  expected: ExpectedNumber,
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
