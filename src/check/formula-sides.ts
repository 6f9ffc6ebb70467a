// What is compared at a point, over enclosures: the derivatives of F, and what G gives for them.
import type { Arithmetic } from '../arithmetic.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { printedRange } from '../compare/interval-gap.js';
import { EvaluationError, OutsideDomain, Undecided } from '../errors.js';
import type { Problem } from '../methods/method.js';
import type { Verdict } from '../reference/truth.js';
import type { SidesOver } from './formula-agreement.js';
import type { FormulaPair } from './formula-pair.js';
import { derivativesOver, givenOver, pointOver } from './formula-run.js';

/** @param truths the verdicts on the derivatives, in their order */
export const sidesOf =
  (pair: FormulaPair, truths: readonly Verdict[]): SidesOver =>
  (A, literals) => ({
    wanted: wantedOver(A, literals, pair.problem, truths),
    given: givenOver(literals, pair, pointOver(A, pair.problem)),
  });

/**
 * The derivatives by the rules, where these say the same as the truth does; else what is known from the truth: at singular points it
 * knows more than the rules.
 */
export function wantedOver(
  A: IntervalArithmetic,
  literals: Arithmetic<Interval>,
  problem: Problem,
  truths: readonly Verdict[],
): Interval[] {
  let own: Interval[] | null = null;
  try {
    own = derivativesOver(literals, problem, pointOver(A, problem));
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const isNeeded = truths.some(({ status }) => status === 'undecided');
    if (isNeeded) throw error instanceof OutsideDomain ? new Undecided(error.message) : error;
  }
  return truths.map((truth, index) => {
    const certified = truth.status === 'certified' ? printedRange(A, truth.number.enclosure) : null;
    const enclosure = own?.[index];
    if (enclosure === undefined) return certified ?? A.literal(NaN);
    return certified === null || A.containsZero(A.sub(enclosure, certified)) ? enclosure : certified;
  });
}
