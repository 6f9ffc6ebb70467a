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
export function sidesOf(pair: FormulaPair, truths: readonly Verdict[]): SidesOver {
  const wanted = wantedSides(pair.problem, truths);
  return (A, literals) => ({
    wanted: wanted(A, literals),
    given: givenOver(literals, pair, pointOver(A, pair.problem)),
  });
}

/**
 * The derivatives by the rules, where these say the same as the truth does; else what is known from the truth: at singular points it
 * knows more than the rules. Which of the two is seen where literals are what they are, and holds where they are moved.
 */
export function wantedSides(
  problem: Problem,
  truths: readonly Verdict[],
): (A: IntervalArithmetic, literals: Arithmetic<Interval>) => Interval[] {
  const isByRules = new Map<number, boolean>();
  return (A, literals) => {
    let own: Interval[] | null = null;
    try {
      own = derivativesOver(literals, problem, pointOver(A, problem));
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      const isNeeded = truths.some(({ status }) => status === 'undecided') || literals !== A;
      if (isNeeded) throw error instanceof OutsideDomain ? new Undecided(error.message) : error;
    }
    return truths.map((truth, index) => {
      const enclosure = own?.[index];
      if (truth.status !== 'certified') return enclosure ?? A.literal(NaN);
      const certified = printedRange(A, truth.number.enclosure);
      if (enclosure === undefined) return certified;
      if (literals === A) isByRules.set(index, A.containsZero(A.sub(enclosure, certified)));
      return isByRules.get(index) === false ? certified : enclosure;
    });
  };
}
