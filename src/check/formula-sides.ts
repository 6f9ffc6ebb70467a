// What is compared at a point, over enclosures: the derivatives of F, and what G gives for them.
import type { Arithmetic } from '../arithmetic.js';
import { NoNumber, gapped, type OrNoNumber } from '../arithmetics/gapped.js';
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
  const wanted = wantedSide(pair.problem, truths);
  return (A, literals) => ({
    wanted: wanted(A, literals),
    given: givenOver(literals, pair, pointOver(A, pair.problem)),
  });
}

/** The same at those places where G has a value, though it has none at others. */
export function sidesAt(places: readonly number[], pair: FormulaPair, truths: readonly Verdict[]): SidesOver {
  const wanted = wantedSide(pair.problem, truths);
  return (A, literals) => {
    const all = wanted(A, literals);
    const given = givenOver(gapped(literals), pair, pointOver(A, pair.problem));
    return {
      wanted: places.map((place) => all[place] as Interval),
      given: places.map((place) => {
        const value = given[place] as OrNoNumber<Interval>;
        if (value instanceof NoNumber) throw value.error;
        return value;
      }),
    };
  };
}

/**
 * The derivatives by the rules, where these say the same as the truth does; else what is known from the truth: at singular points it
 * knows more than the rules. Which of them is seen with the literals as they are: moved ones lead away from the truth, as they should.
 */
export function wantedSide(
  problem: Problem,
  truths: readonly Verdict[],
): (A: IntervalArithmetic, literals: Arithmetic<Interval>) => Interval[] {
  const outdone = new Set<number>();
  return (A, literals) => {
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
      if (certified === null) return enclosure;
      if (literals === A && !A.containsZero(A.sub(enclosure, certified))) outdone.add(index);
      return outdone.has(index) ? certified : enclosure;
    });
  };
}
