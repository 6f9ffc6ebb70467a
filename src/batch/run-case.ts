// Runs one case and says what became of it, as the line that is written.
import { totalOperations } from '../arithmetics/counting.js';
import { examine, type Examination } from '../compare/compare.js';
import type { LeftPath, Check } from '../compare/comparison.js';
import { DiffcmpError, moreTimeHint, TimeLimit } from '../errors.js';
import { libraryWording, wordText, type OptionText } from '../option-text.js';
import { RecentPrograms } from '../language/recent-programs.js';
import type { Laboratory } from '../reference/laboratory.js';
import { examineOptions } from './case.js';
import { checkCase } from './check-case.js';
import { figuresFrom, figuresOf, type MeasuredMethod } from './figures.js';
import { caseLine, caseWithoutResult, hintField, type CaseOutcome, type PreparedCase } from './prepare-case.js';
import { nestedPerInput, nestedReference } from '../compare/forms.js';
import { referenceBlock, statusOfTruth } from '../compare/reference-block.js';
import { plain } from '../compare/measure.js';
import { perInput } from '../compare/per-input.js';
import { nonFiniteValue } from '../compare/warnings.js';
import {
  derivativesByName,
  measuredErrors,
  type MeasuredErrors,
  type Outcome,
  type Yardstick,
} from '../compare/result-row.js';
import { judgeWithoutValue } from '../compare/expected-verdict.js';
import { refusedCase } from './refused-case.js';
import { shortReference } from './short-reference.js';
import type { BatchCase, BatchResult } from './record.js';

/** A case that ran: what the summary counts of it, and what its line says, which is made once it is asked for. */
export interface RanCase {
  readonly prepared: PreparedCase;
  readonly figures: readonly number[];
  readonly record: () => BatchCase;
}

/** What runs cases, one after the other. */
export class CaseRunner {
  private readonly programs = new RecentPrograms();

  /** @param timeout milliseconds for one case */
  constructor(
    private readonly laboratory: Laboratory,
    private readonly timeout: number,
  ) {}

  /** Compares, and tells whether the case passes; never throws for what a case may hold. */
  run(prepared: PreparedCase): RanCase {
    const { fields, expression, program, options, error } = prepared;
    const { skip } = fields;
    if (skip !== undefined && skip !== false)
      return ranWith(prepared, caseWithoutResult(prepared, 'skipped', null, typeof skip === 'string' ? skip : null));
    if (error !== null || expression === null) return ranWith(prepared, refusedCase(prepared, error));
    try {
      if (fields.f !== undefined) return ranWith(prepared, checkCase(prepared, this.laboratory, this.timeout));
      const read = program ?? this.programs.read(expression);
      return judgeCase(prepared, examine(this.laboratory, read, examineOptions(fields, options, this.timeout)));
    } catch (thrown) {
      return ranWith(prepared, endedCase(prepared, thrown));
    }
  }
}

/** A case whose line is made already. */
const ranWith = (prepared: PreparedCase, line: BatchCase): RanCase => ({ prepared, figures: figuresOf(line), record: () => line }); // prettier-ignore

/** The line of a case that could not be run; it passes where it expects of a point without a value what is known there. */
function endedCase(prepared: PreparedCase, thrown: unknown): BatchCase {
  const line = refusedCase(prepared, thrown);
  const reference = thrown instanceof DiffcmpError ? thrown.reference : null;
  const expect = reference && judgeWithoutValue(prepared.options.expect, reference);
  if (expect === null) return line;
  if (Object.values(expect).some(({ verdict }) => verdict !== 'PASS')) return { ...line, expect };
  return caseLine(prepared, { status: 'passed', code: null, message: null, reference: line.reference, results: [], expect, failures: [] }); // prettier-ignore
}

/**
 * With `expect`, a case passes when that agrees with the truth; with `tolerance`, when every method that was asked for and
 * has the means keeps it. Without either, it passes when the truth was found out (a kink or a jump is a truth too), the function
 * has a finite value in floating point, and no method ran into a limit.
 */
function judgeCase(prepared: PreparedCase, examination: Examination): RanCase {
  const { yardstick, outcomes, check } = examination;
  // How far the others came before the clock ran out says nothing; without it, the line is the same on any machine.
  const isLate = yardstick.truth.outOfTime || outcomes.some(({ code }) => code === 'timeout');
  if (isLate)
    return ranWith(prepared, caseWithoutResult(prepared, 'failed', 'timeout', new TimeLimit().message, moreTimeHint));
  const { layout } = yardstick.problem;
  const { status, code, message, hint } = verdictOn(examination);
  const errors = outcomes.map(({ derivatives }) => derivatives && measuredErrors(derivatives, yardstick));
  const measured = outcomes.map((outcome, i) => measuredOf(outcome, errors[i] ?? null));
  const record = (): BatchCase =>
    caseLine(prepared, {
      status,
      code,
      message,
      ...hintField(hint ?? null),
      reference: shortReference(nestedReference(referenceBlock(yardstick.truth, yardstick.names), layout)),
      results: outcomes.map((outcome, i) => shortResult(outcome, errors[i] ?? null, yardstick)),
      expect: check?.expect ?? null,
      failures: check?.failures ?? [],
    });
  return { prepared, figures: figuresFrom(status, code, measured), record };
}

type CaseVerdict = Pick<CaseOutcome, 'status' | 'code' | 'message' | 'hint'>;

function verdictOn({ yardstick, computed, outcomes, check }: Examination): CaseVerdict {
  if (check?.passed === false) return checkFailure(check, yardstick.names);
  if (check === null) {
    const overflow = nonFiniteValue(computed, yardstick.truth, yardstick.problem.format.name);
    if (overflow !== null)
      return {
        status: 'failed',
        code: 'non-finite',
        message: overflow,
        ...worded(yardstick.problem.misfits?.() ?? null),
      };
    const limited = outcomes.find(({ code }) => code === 'step-limit');
    if (limited !== undefined) return { status: 'failed', code: 'step-limit', message: limited.message };
    if (statusOfTruth(yardstick.truth) === 'undecided')
      return {
        status: 'failed',
        code: 'undecided',
        message: referenceBlock(yardstick.truth, yardstick.names).message ?? 'the truth is undecided',
        ...worded(counterOf(yardstick)),
      };
  }
  return { status: 'passed', code: null, message: null };
}

/** What to do about it, as far as that is known of a function of a file. */
const worded = (way: OptionText | null): Pick<CaseVerdict, 'hint'> => hintField(way && wordText(way, libraryWording));

/** Of a derivative that is undecided: that its input only counts. */
function counterOf({ problem, truth, names }: Yardstick): OptionText | null {
  const counter = problem.counter?.() ?? null;
  const verdict = counter && truth.gradient[names.indexOf(counter.input)];
  return verdict?.status === 'undecided' ? (counter?.text ?? null) : null;
}

/** The first that failed: of what was expected, else of the methods; that nothing could be told only where nothing failed. */
function checkFailure({ expect, failures }: Check, names: readonly string[]): CaseVerdict {
  const by = (input: string): string => (names.length > 1 ? ` by ${input}` : '');
  const verdicts = Object.entries(expect ?? {}).filter(([, { verdict }]) => verdict !== 'PASS');
  const wrong = verdicts.filter(([, { verdict }]) => verdict === 'FAIL');
  const all = [
    ...wrong.map(([input, { message }]) => `expect${by(input)}: ${message}`),
    ...failures.map(({ method, input, message }) => `${method}${by(input)}: ${message}`),
  ];
  const [first, ...more] = all;
  if (first === undefined)
    return { status: 'failed', code: 'undecided', message: verdicts[0]?.[1].message ?? 'the truth is undecided' };
  return {
    status: 'failed',
    code: 'check-failed',
    message: `${first}${more.length > 0 ? `, and ${more.length} more` : ''}`,
  };
}

/** What the summary counts of an outcome. */
function measuredOf(
  { method, status, derivatives, operations }: Outcome,
  errors: MeasuredErrors | null,
): MeasuredMethod {
  return {
    method,
    status,
    errors:
      errors === null ? [] : errors.second.length === 0 ? errors.first : [...errors.first, ...errors.second.flat()],
    estimates: derivatives?.estimate?.map(plain) ?? null,
    operations: operations === null ? 0 : totalOperations(operations),
  };
}

function shortResult(outcome: Outcome, errors: MeasuredErrors | null, yardstick: Yardstick): BatchResult {
  const { method, status, derivatives, operations, path, code, message } = outcome;
  const { layout } = yardstick.problem;
  const byName = derivativesByName(outcome, yardstick, errors);
  const { hessian, hessianError } = byName;
  const gradient = byName.gradient && nestedPerInput(byName.gradient, layout);
  const error = byName.error && nestedPerInput(byName.error, layout);
  const evaluations = derivatives?.evaluations ?? 0;
  const cost = operations === null ? null : { total: totalOperations(operations) };
  const estimate = derivatives?.estimate;
  if (hessian === undefined && estimate === undefined && path == null)
    return { method, status, gradient, error, evaluations, operations: cost, code, message };
  return {
    method,
    status,
    gradient,
    error,
    ...(hessian !== undefined && hessianError !== undefined && { hessian, hessianError }),
    evaluations,
    operations: cost,
    ...(estimate !== undefined && {
      estimate: nestedPerInput(perInput(yardstick.names, estimate.map(plain)), layout),
    }),
    ...(path != null && { path: shortPath(path) }),
    code,
    message,
  };
}

const shortPath = ({ left, of, line, place }: LeftPath): NonNullable<BatchResult['path']> => ({ left, of, line: place === `line ${line}` ? line : null }); // prettier-ignore
