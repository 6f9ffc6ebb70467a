// Runs one case and says what became of it, as the line that is written.
import { compareRead } from '../compare.js';
import type { Comparison, Result } from '../comparison.js';
import { DiffcmpError, type ErrorCode } from '../errors.js';
import { RecentPrograms } from '../language/recent-programs.js';
import type { Laboratory } from '../reference/laboratory.js';
import { compareOptions } from './case.js';
import { caseLine, caseWithoutResult, type CaseOutcome, type PreparedCase } from './prepare-case.js';
import type { BatchCase, BatchResult } from './record.js';

/** What runs cases, one after the other. */
export class CaseRunner {
  private readonly programs = new RecentPrograms();

  /** @param timeout milliseconds for one case */
  constructor(
    private readonly laboratory: Laboratory,
    private readonly timeout: number,
  ) {}

  /** Compares, and tells whether the case passes; never throws for what a case may hold. */
  run(prepared: PreparedCase): BatchCase {
    const { fields, expression, options, error } = prepared;
    const { skip } = fields;
    if (skip !== undefined && skip !== false)
      return caseWithoutResult(prepared, 'skipped', null, typeof skip === 'string' ? skip : null);
    if (error !== null || expression === null) return failed(prepared, error?.code ?? 'internal', error?.message ?? '');
    try {
      const read = this.programs.read(expression);
      return judged(prepared, compareRead(this.laboratory, read, compareOptions(fields, options, this.timeout)));
    } catch (thrown) {
      if (thrown instanceof DiffcmpError) return failed(prepared, thrown.code, thrown.message);
      const said = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
      return failed(prepared, 'internal', said);
    }
  }
}

/**
 * With `expect` or `tolerance`, a case passes when every method that was asked for and has the means keeps it. Without,
 * it passes when the truth was found out (a kink or a jump is a truth too) and no method ran into a limit.
 */
function judged(prepared: PreparedCase, comparison: Comparison): BatchCase {
  const { reference, results, check } = comparison;
  // How far the others came before the clock ran out says nothing; without it, the line is the same on any machine.
  const late = results.find(({ code }) => code === 'timeout');
  if (late !== undefined) return failed(prepared, 'timeout', late.message ?? '');
  const verdict = verdictOn(comparison);
  return caseLine(prepared, {
    ...verdict,
    reference: shortReference(reference),
    results: results.map(shortened),
    failures: check?.failures ?? [],
  });
}

function verdictOn({ reference, results, check, wrt }: Comparison): Pick<CaseOutcome, 'status' | 'code' | 'message'> {
  if (check?.passed === false) {
    const [first] = check.failures;
    const by = wrt.length > 1 && first !== undefined ? ` by ${first.input}` : '';
    const more = check.failures.length > 1 ? `, and ${check.failures.length - 1} more` : '';
    const message = `${first?.method}${by}: ${first?.message}${more}`;
    return { status: 'failed', code: 'check-failed', message };
  }
  if (check === null) {
    const limited = results.find(({ code }) => code === 'step-limit');
    if (limited !== undefined) return { status: 'failed', code: 'step-limit', message: limited.message };
    if (reference.status === 'undecided')
      return { status: 'failed', code: 'undecided', message: reference.message ?? 'the truth is undecided' };
  }
  return { status: 'passed', code: null, message: null };
}

function shortReference(reference: Comparison['reference']): NonNullable<BatchCase['reference']> {
  const { status, value, gradient, digits, left, right, hessian } = reference;
  const short = { status, value, gradient, digits, left, right };
  return hessian === undefined ? short : { ...short, hessian };
}

function failed(prepared: PreparedCase, code: ErrorCode, message: string): BatchCase {
  return caseWithoutResult(prepared, 'failed', code, message);
}

function shortened(result: Result): BatchResult {
  const { method, status, gradient, error, hessian, hessianError, evaluations, operations, code, message } = result;
  const total = operations === null ? null : { total: operations.total };
  if (hessian === undefined) return { method, status, gradient, error, evaluations, operations: total, code, message };
  const second = hessianError === undefined ? { hessian } : { hessian, hessianError };
  return { method, status, gradient, error, ...second, evaluations, operations: total, code, message };
}
