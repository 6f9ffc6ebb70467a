// The check of a comparison: what was expected, judged against the truth, and the methods, by their tolerance.
import { checkClaims, readTolerance, type Claim, type Tolerance } from './claims.js';
import type { Check } from './comparison.js';
import { judgeExpectation } from './expectation.js';
import { derivativeNames, readExpectation, type Expectation, type Expected } from './expectation-reading.js';
import type { Problem } from '../methods/method.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { Outcome, Yardstick } from './result-row.js';

export interface CheckOptions {
  readonly methods?: string | readonly string[] | undefined;
  readonly expect?: Expectation | undefined;
  readonly tolerance?: string | undefined;
}

/** What is to be checked, read before anything runs. */
export interface CheckPlan {
  readonly expected: Expected | null;
  readonly tolerance: Tolerance | null;
  /**
   * A tolerance is that of the methods; where a value is expected, it is that of the value, and that of the methods only
   * if they were chosen.
   */
  readonly judgesMethods: boolean;
}

/** Null: nothing. @throws DiffcmpError for options that can't be read */
export function checkPlan({ methods, expect, tolerance }: CheckOptions, problem: Problem): CheckPlan | null {
  if (expect === undefined && tolerance === undefined) return null;
  return {
    expected: expect === undefined ? null : readExpectation(expect, problem),
    tolerance: tolerance === undefined ? null : readTolerance(tolerance),
    judgesMethods: tolerance !== undefined && (expect === undefined || methods !== undefined),
  };
}

export function checkOutcomes(
  { expected, tolerance, judgesMethods }: CheckPlan,
  outcomes: readonly Outcome[],
  yardstick: Yardstick,
  laboratory: Laboratory,
): Check {
  const { format } = yardstick.problem;
  const claims = judgesMethods ? claimsOf(outcomes, yardstick) : [];
  const failures = tolerance === null ? [] : checkClaims(claims, tolerance, format);
  const expect = expected && judgeExpectation(expected, yardstick, tolerance, laboratory);
  const passed = failures.length === 0 && Object.values(expect ?? {}).every(({ verdict }) => verdict === 'PASS');
  return { expect, tolerance: tolerance?.text ?? null, passed, failures };
}

/** What methods claim; with second derivatives, of these. */
function claimsOf(outcomes: readonly Outcome[], { problem: { order }, truth, names }: Yardstick): Claim[] {
  return derivativeNames(names, order).flatMap(([input, i, j]) => {
    const verdict = order === 1 ? truth.gradient[i] : truth.hessian?.[i]?.[j];
    return outcomes
      .filter(({ status }) => status !== 'unsupported')
      .map(({ method, derivatives }): Claim => {
        const computed = order === 1 ? derivatives?.gradient[i] : derivatives?.hessian?.[i]?.[j];
        return {
          method,
          input,
          computed: computed ?? null,
          truth: verdict?.status === 'certified' ? verdict.number : null,
        };
      });
  });
}
