// Whether two lists of formulas are the same at a point, in certified arithmetic: component by component.
import type { Arithmetic } from '../arithmetic.js';
import type { Format } from '../arithmetics/formats.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { gapOf, isWithin } from '../compare/interval-gap.js';
import { literalSlacks } from '../compare/literal-slack.js';
import { OutsideDomain, Undecided } from '../errors.js';

/** Two lists of numbers of equal lengths. */
export interface Sides {
  readonly wanted: readonly Interval[];
  readonly given: readonly Interval[];
}

/** Both lists over enclosures; the second arithmetic is that of literals, which may be moved. */
export type SidesOver = (A: IntervalArithmetic, literals: Arithmetic<Interval>) => Sides;

/** `open`: no precision tells. */
export type FormulaAgreement = 'agrees' | 'differs' | 'open';

/** Precisions tried in turn, in bits: two formulas whose enclosures overlap are the same at the first that is narrow enough to tell. */
const ladder = [256, 512, 1024, 2048, 4096];

/**
 * Each pair of components. They agree if their enclosures overlap, however narrow, or if they differ by no more than literals may stand for
 * other numbers.
 *
 * @param seen is told the enclosures of the precision at which a component was decided, while they are alive
 * @throws EvaluationError as the runs do, but for `Undecided`, which leaves components open
 */
export function agreementsOf(
  A: IntervalArithmetic,
  format: Format,
  sidesOver: SidesOver,
  seen?: (sides: Sides, index: number) => void,
): { readonly agreements: readonly FormulaAgreement[]; readonly openFor: string | null } {
  let agreements: FormulaAgreement[] | null = null;
  let openFor: string | null = null;
  for (const bits of ladder) {
    A.mpfr.reset(bits);
    let sides: Sides;
    try {
      sides = sidesOver(A, A);
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      openFor = error.message;
      continue;
    }
    agreements ??= sides.wanted.map(() => 'open');
    let slacks: readonly Interval[] | null = null;
    const slack = (index: number): Interval => {
      slacks ??= slacksOf(A, format, sidesOver, sides.wanted.length);
      return slacks[index] as Interval;
    };
    sides.wanted.forEach((wanted, index) => {
      if (agreements?.[index] !== 'open') return;
      const gap = gapOf(A, wanted, sides.given[index] as Interval);
      const isSame = isWithin(A, gap, A.literal(0));
      const isWithinSlack = isSame === false ? isWithin(A, gap, slack(index)) : isSame;
      if (isWithinSlack === null) return;
      agreements[index] = isWithinSlack ? 'agrees' : 'differs';
      seen?.(sides, index);
    });
    if (!agreements.includes('open')) break;
  }
  return { agreements: agreements ?? [], openFor };
}

function slacksOf(A: IntervalArithmetic, format: Format, sidesOver: SidesOver, count: number): Interval[] {
  const differences = (literals: Arithmetic<Interval>): Interval[] => {
    const { wanted, given } = sidesOver(A, literals);
    return wanted.map((each, index) => A.sub(each, given[index] as Interval));
  };
  try {
    return literalSlacks(A, differences, format);
  } catch (error) {
    // a literal beside which the function takes another path, or has no value: it is what it is
    if (!(error instanceof Undecided || error instanceof OutsideDomain)) throw error;
    return Array.from({ length: count }, () => A.literal(0));
  }
}
