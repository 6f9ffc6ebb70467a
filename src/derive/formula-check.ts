// Checks of formulas for derivatives, each at a random point where the truth of what is differentiated can be certified.
import { float64 } from '../arithmetics/float64.js';
import { EvaluationError } from '../errors.js';
import type { Budget, Program } from '../program/program.js';
import type { CertifiedNumber } from '../reference/certified-number.js';
import type { Laboratory } from '../reference/laboratory.js';
import { RandomNumbers } from '../random-numbers.js';
import { agreement, certifiedDerivative, certifiedValue } from './claim.js';
import type { FormulaCheck } from './derive-data.js';
import { randomPoint } from './random-points.js';

/** Points that are drawn before there is said to be none, and those of them at which the truth is asked for. */
const mostDraws = 400;
const mostTruths = 12;

const unchecked = (why: string): FormulaCheck => ({ status: 'unchecked', at: null, digits: null, claimed: null, truth: null, why }); // prettier-ignore

/** Relative agreement says nothing of numbers that aren't told from 0, as close as they may be. */
const noDigits = (claimed: CertifiedNumber, truth: CertifiedNumber): string =>
  `it is 0 as far as can be told, which has no digits to compare: the formula gives ${claimed.digits}, the truth is ${truth.digits}`;

interface CheckPlace {
  readonly point: readonly number[];
  readonly truth: CertifiedNumber;
}

/** Checks of formulas in the same inputs, at one point if that will do for all of them. */
export class FormulaChecks {
  /** The point that was good before. */
  private usual: readonly number[] | null = null;

  constructor(
    private readonly laboratory: Laboratory,
    private readonly inputs: readonly string[],
    private readonly landmarks: readonly number[],
    private readonly seed: number,
    private readonly budget: Budget,
  ) {}

  /**
   * @param program what is differentiated
   * @param claim the formula for its derivative
   * @param by the indices of the inputs that it is by
   */
  check(program: Program, claim: Program, by: readonly number[]): FormulaCheck {
    const place = this.placeFor(program, by);
    if (typeof place === 'string') return unchecked(place);
    const { point, truth } = place;
    this.usual ??= point;
    const at = Object.fromEntries(this.inputs.map((name, i) => [name, point[i] as number]));
    const claimed = certifiedValue(this.laboratory, claim, point, this.budget);
    if (claimed === 'undecided') return { ...unchecked('the value of the formula stays undecided there'), at };
    // such as sqrt(x - x), whose derivative is 0 and whose formula divides by 0: no rule is wrong for that
    if (claimed === 'undefined')
      return {
        ...unchecked('the formula is not defined there, though there is a derivative'),
        at,
        truth: truth.digits,
      };
    const digits = agreement(this.laboratory, claimed, truth);
    const both = { at, claimed: claimed.digits, truth: truth.digits };
    if (digits === null) return { ...unchecked(noDigits(claimed, truth)), ...both };
    if (digits === 'wrong') return { status: 'wrong', digits: null, why: null, ...both };
    return { status: 'agrees', digits, why: null, ...both };
  }

  /** A point with a certified truth: the one that was good before, if it is; else why there is none. */
  private placeFor(program: Program, by: readonly number[]): CheckPlace | string {
    const { inputs, laboratory, budget } = this;
    const known = this.usual && this.placeAt(program, this.usual, by);
    if (known !== null) return known;
    const numbers = RandomNumbers.of(this.seed, 'points');
    const run = program.link(float64);
    let truths = 0;
    for (let turn = 0; turn < mostDraws && truths < mostTruths; turn++) {
      const point = randomPoint(numbers, inputs.length, turn, this.landmarks);
      if (!isFinite(run, point, budget)) continue;
      truths++;
      const truth = certifiedDerivative(laboratory, program, point, by, budget);
      if (truth !== null) return { point, truth };
    }
    return truths === 0
      ? `no point of the domain was found among ${mostDraws}`
      : `at none of ${truths} points of the domain could the truth be certified`;
  }

  private placeAt(program: Program, point: readonly number[], by: readonly number[]): CheckPlace | null {
    const truth = certifiedDerivative(this.laboratory, program, point, by, this.budget);
    return truth && { point, truth };
  }
}

function isFinite(
  run: (x: readonly number[], budget: Budget) => number,
  point: readonly number[],
  budget: Budget,
): boolean {
  try {
    return Number.isFinite(run(point, budget));
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}
