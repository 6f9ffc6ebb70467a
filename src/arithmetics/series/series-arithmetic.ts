// The arithmetic of one-sided series: every primitive, where it is analytic by Taylor's formula, else by its own rule.
import { exactFractions } from '../fractions.js';
import { buildArithmetic, type Arithmetic, type BinaryName, type UnaryName } from '../../arithmetic.js';
import { OutsideDomain, Undecided } from '../../errors.js';
import { unaryRules } from '../../primitives.js';
import type { InfiniteSlope } from '../../rule.js';
import { compareNumbers } from '../float64.js';
import { meet, type Singularities } from '../singularities.js';
import { angle } from './angles.js';
import { expandedAt } from './expanded.js';
import { Expansions, type Expanded } from './expansions.js';
import { powerOfSeries, rootOfSeries } from './varying-powers.js';
import { changingAnswer } from './changing-answers.js';
import { powerOf } from './powers.js';
import { functionBesidePoles, overSwing } from './inner-poles.js';
import { familyAt, primitiveAt } from './expanded-primitives.js';
import { KeptResults } from './kept-results.js';
import type { RememberingArithmetic } from './remembering-arithmetic.js';
import { sincOfGrowing } from './asymptotic.js';
import { specialPolygamma, specialRules } from './series-rules.js';
import type { SeriesSetting } from './series-setting.js';
import { KnownSums } from './known-sums.js';
import { binaryOfPoles, hasPoles, unaryOfPoles } from './poles.js';
import { functionOfSwing, ofValuesAndConstant, powerOfSwing, swingOf } from './swinging.js';
import {
  chosenOfSwing,
  compareSwing,
  remainderOfSwing,
  stepsAboutJump,
  stepsOfSwing,
  wholePart,
  withinPeriod,
} from './swinging-steps.js';
import { SeriesRing } from './series-ring.js';
import {
  isConstantSeries,
  isNothing,
  leadOrder,
  remainder,
  type OneSidedSeries,
  vanishes,
  type SideAsked,
} from './one-sided-series.js';
import { atZero, compareOrders } from './order.js';

/**
 * Arithmetics of series by their number of terms, over one interval arithmetic at one precision.
 *
 * @param A intervals of which one object is one number
 * @param seen told where the value beside the point may be another than that at the point
 * @param side told where a result holds on one side alone
 */
export function seriesFamily(
  A: RememberingArithmetic,
  seen: Singularities,
  side?: SideAsked,
): (terms: number) => Arithmetic<OneSidedSeries> {
  const family = new Map<number, Arithmetic<OneSidedSeries>>();
  const over = (terms: number): Arithmetic<OneSidedSeries> => {
    let member = family.get(terms);
    if (member === undefined) family.set(terms, (member = build(new SeriesRing(A, terms, side), expansions, seen)));
    return member;
  };
  const expansions = new Expansions(A, over);
  return over;
}

function build(ring: SeriesRing, expansions: Expansions, seen: Singularities): Arithmetic<OneSidedSeries> {
  const { A } = ring;
  const memory = new KeptResults<OneSidedSeries>();
  const sums = new KnownSums(ring);
  const wholes = new WeakSet<OneSidedSeries>();
  const breaks = (what: string): void => {
    meet(seen, what);
    seen.broken = true;
  };
  const expanded = (f: Expanded, x: OneSidedSeries, ends: readonly InfiniteSlope[] = []): OneSidedSeries =>
    expandedAt({ ring, expansions, seen }, f, x, ends);

  const surroundings: SeriesSetting = {
    ring,
    get S(): Arithmetic<OneSidedSeries> {
      return arithmetic;
    },
    analytic: (name, x) => expanded(primitiveAt(A, name), x),
    breaks,
    runsThroughWholes: (x) => wholes.has(x),
  };

  const steps = (name: UnaryName, x: OneSidedSeries): OneSidedSeries => {
    const rule = unaryRules[name];
    if (rule.kind !== 'step') throw new Undecided(`${name} is no step`);
    const stepped = stepsOfSwing(ring, name, x);
    if (stepped !== undefined) return stepped;
    if (name === 'sign') {
      if (vanishes(x)) breaks('sign meets a jump');
      return stepsAboutJump(ring, name, A.literal(0), x) ?? arithmetic.literal(ring.sign(x));
    }
    if (ring.growth(x) !== 0) {
      const isContinuous = ring.isContinuous();
      const whole = wholePart(ring, name, x);
      if (isContinuous) wholes.add(whole);
      return whole;
    }
    const { limit, moves } = ring.split(x);
    if (isNothing(moves) || !rule.jumpsAt(A, limit)) return ring.constant(A[name](limit));
    breaks(`${name} meets a jump`);
    const about = stepsAboutJump(ring, name, limit, moves);
    if (about !== undefined) return about;
    return ring.constant(rule.beside(A, limit, ring.sign(moves) < 0 ? -1 : 1));
  };

  const choose = (x: OneSidedSeries, t: OneSidedSeries, wanted: 1 | -1): OneSidedSeries => {
    if (x === t) return x;
    const difference = sums.sub(x, t);
    meet(seen, 'the two sides of a condition are equal');
    const passed = chosenOfSwing(ring, [x, t], difference, wanted);
    if (passed !== undefined) return passed;
    // what is chosen differs from either by no more than they do from each other
    const isOpen = ring.swingSign(difference) === undefined;
    if (isOpen && difference.huge === 0 && difference.terms.length === 0 && difference.rest !== null)
      return ring.add(x, remainder(difference.rest));
    return ring.sign(difference) * wanted >= 0 ? x : t;
  };

  const unary = (name: UnaryName) => (x: OneSidedSeries) =>
    memory.recall(name, [x], () => {
      const rule = unaryRules[name];
      if (hasPoles(x)) return unaryOfPoles(ring, name, x);
      if (name === 'neg') return sums.neg(x);
      if (rule.kind === 'step') return steps(name, x);
      const swung = functionOfSwing(ring, name, x) ?? functionBesidePoles(ring, name, x);
      if (swung !== undefined) return swung;
      if (name === 'abs') return choose(x, arithmetic.neg(x), 1);
      if (name === 'relu') return choose(x, arithmetic.literal(0), 1);
      const special = specialRules[name]?.(surroundings, x);
      return (
        special ??
        expanded(primitiveAt(A, name, isConstantSeries(x)), x, rule.kind === 'smooth' ? rule.infiniteSlopes : [])
      );
    });

  const divided = (x: OneSidedSeries, t: OneSidedSeries): OneSidedSeries => {
    if (isNothing(t)) throw new OutsideDomain('division-by-zero', 'div', 'a division by 0');
    if (vanishes(t)) breaks('a divisor meets 0');
    if (x === t) return arithmetic.literal(1);
    return overSwing(ring, x, t) ?? ring.mul(x, powerOf(ring, t, { n: -1n, d: 1n }));
  };

  const atan2 = (y: OneSidedSeries, x: OneSidedSeries): OneSidedSeries => {
    const [a, b] = [leadOrder(y), leadOrder(x)];
    if (a === null && b === null) throw new OutsideDomain('outside-domain', 'atan2', 'the angle of the origin');
    const isVanishing = (order: typeof a): boolean => order === null || compareOrders(order, atZero) > 0;
    if (isVanishing(a) && isVanishing(b)) breaks('atan2 meets the origin');
    // what swings about the axis and keeps its distance from the origin turns about the quarter turn
    const isAside = a !== null && b !== null && x.swings?.zero !== undefined && compareOrders(a, b) === 0;
    const isSteep = b === null || (a !== null && compareOrders(a, b) < 0) || isAside;
    if (!isSteep && a !== null && isVanishing(a) && (compareSwing(ring, '<', x) ?? ring.sign(x) < 0))
      breaks('atan2 lies on its cut');
    return angle(surroundings, y, x, isSteep);
  };

  const family = (name: 'polygamma' | 'sincDerivative', order: OneSidedSeries, x: OneSidedSeries): OneSidedSeries => {
    const n = arithmetic.known(order);
    if (n === undefined) throw new Undecided(`the order of ${name} varies`);
    const special =
      name === 'polygamma' ? specialPolygamma(surroundings, order, n, x) : sincOfGrowing(surroundings, n, x);
    return special ?? expanded(familyAt(A, name, n), x);
  };

  const remainderBy = (x: OneSidedSeries, t: OneSidedSeries, step: 'floor' | 'fix'): OneSidedSeries => {
    const quotient = arithmetic.div(x, t);
    const swung = remainderOfSwing(ring, t, quotient, step);
    if (swung !== undefined) return swung;
    const result = ring.sub(x, ring.mul(t, arithmetic[step](quotient)));
    return step === 'floor' ? withinPeriod(ring, result, t) : result;
  };

  /** The cube of what swings, which is made of its square. */
  const cubed = (square: OneSidedSeries, x: OneSidedSeries): OneSidedSeries | undefined =>
    swingOf(x) !== undefined && square !== x && square === arithmetic.square(x)
      ? powerOfSwing(ring, x, exactFractions.literal(3))
      : undefined;

  const operations: Record<BinaryName, (x: OneSidedSeries, t: OneSidedSeries) => OneSidedSeries> = {
    add: (x, t) => sums.add(x, t),
    sub: (x, t) => sums.sub(x, t),
    mul: (x, t) => cubed(x, t) ?? cubed(t, x) ?? ring.mul(x, t),
    div: divided,
    pow: (x, t) => powerOfSeries(surroundings, x, t),
    nthRoot: (x, t) => rootOfSeries(surroundings, x, t),
    hypot: (x, t) => arithmetic.sqrt(ring.add(ring.mul(x, x), ring.mul(t, t))),
    atan2,
    min: (x, t) => choose(x, t, -1),
    max: (x, t) => choose(x, t, 1),
    mod: (x, t) => remainderBy(x, t, 'floor'),
    rem: (x, t) => remainderBy(x, t, 'fix'),
    polygamma: (x, t) => family('polygamma', x, t),
    sincDerivative: (x, t) => family('sincDerivative', x, t),
  };

  const arithmetic: Arithmetic<OneSidedSeries> = buildArithmetic<OneSidedSeries>(
    {
      literal: (value) => memory.recall('literal', [value], () => ring.constant(A.literal(value))),
      constant: (name) => memory.recall('constant', [name], () => ring.constant(A.constant(name))),
      decide: (relation, x, t) => {
        if (x === t) return relation === '<=' || relation === '>=' || relation === '==';
        const difference = arithmetic.sub(x, t);
        if (vanishes(difference)) breaks('the two sides of a condition are equal');
        const swung = compareSwing(ring, relation, difference);
        if (swung !== undefined) return swung;
        if (difference.swings !== undefined) {
          const changing = changingAnswer(ring, relation, difference);
          if (changing !== undefined) {
            breaks('the answer of a comparison changes');
            return changing;
          }
        }
        if (hasPoles(difference)) throw new Undecided('what is compared has poles there');
        // not to be equal is the same on both sides
        const sign = relation === '==' || relation === '!=' ? Number(!ring.isZero(difference)) : ring.sign(difference);
        return compareNumbers(relation, sign, 0);
      },
      known: (x) => {
        if (isNothing(x)) return 0;
        const [first] = x.terms;
        return first !== undefined && isConstantSeries(x) ? A.known(first.c) : undefined;
      },
      detached: (x) => x,
    },
    unary,
    (name) => (x, t) =>
      memory.recall(name, [x, t], () =>
        hasPoles(x) || hasPoles(t)
          ? binaryOfPoles(ring, name, x, t)
          : (ofValuesAndConstant(ring, name, x, t) ?? operations[name](x, t)),
      ),
  );
  return arithmetic;
}
