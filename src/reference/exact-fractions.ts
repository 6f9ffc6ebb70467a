// What enclosures can't tell from a short decimal, told by exact fractions: the digits of 1/10, which is no binary number.
import { dual, type Dual } from '../arithmetics/dual.js';
import { areEqual, fractionOfDecimal, exactFractions, type Fraction } from '../arithmetics/fractions.js';
import { EvaluationError } from '../errors.js';
import type { CertifiedNumber } from './certified-number.js';
import type { Question } from './verdict.js';

/** A program that takes more steps is left to enclosures. */
const mostSteps = 2000;

/** The digits without `±`, where the number, by up to two of the inputs' indices in `wrt`, is the decimal before it. */
export function withExactDigits(question: Question, number: CertifiedNumber, by: readonly number[]): CertifiedNumber {
  const end = number.decided ? -1 : number.digits.indexOf('±');
  if (end < 0) return number;
  const center = number.digits.slice(0, end);
  try {
    if (!areEqual(exactly(question, by), fractionOfDecimal(center))) return number;
    const { nearest, residual, decided, enclosure, exact, settled } = number;
    return { nearest, residual, digits: center, decided, enclosure, exact, settled };
  } catch (error) {
    if (error instanceof EvaluationError) return number;
    throw error;
  }
}

/** The value of the program, or its derivative by one input or two, as a fraction. @throws Undecided where it has none */
function exactly({ program, point, wrt, budget }: Question, by: readonly number[]): Fraction {
  const bounded = { ...budget, maxSteps: Math.min(budget.maxSteps, mostSteps) };
  const values = point.map(exactFractions.literal);
  const [zero, one] = [exactFractions.literal(0), exactFractions.literal(1)];
  const [first, second] = by.map((index) => wrt[index]);
  const seeded = values.map((primal, k): Dual<Fraction> => ({ primal, tangent: k === first ? one : undefined }));
  if (first === undefined) return program.link(exactFractions)(values, bounded);
  const duals = dual(exactFractions);
  if (second === undefined) return program.link(duals)(seeded, bounded).tangent ?? zero;
  const unit: Dual<Fraction> = { primal: one, tangent: undefined };
  const twice = seeded.map((primal, k): Dual<Dual<Fraction>> => ({ primal, tangent: k === second ? unit : undefined }));
  return program.link(dual(duals))(twice, bounded).tangent?.tangent ?? zero;
}
