// The truth of second derivatives: by reverse over reverse mode for many inputs at once, or by jets of jets, a pair at a time.
import type { Interval } from '../arithmetics/interval/interval.js';
import { forget } from '../arithmetics/singularities.js';
import type { Jet } from '../arithmetics/jet-number.js';
import { AtPrecision } from './at-precision.js';
import type { CertifiedNumber } from './certified-number.js';
import { OutsideDomain, Undecided } from '../errors.js';
import { secondStencil } from './difference-check.js';
import type { Experiment } from './experiment.js';
import { reverseFrom, type GradientTruth } from './gradient-truth.js';
import { confirmSecond, type JointTerm } from './joint-check.js';
import { BeyondBits, LastingReasons } from './lasting-reasons.js';
import { secondDerivatives, type SecondDerivatives } from './second-adjoints.js';
import { SecondSides } from './second-sides.js';
import { inBothOrders, judgeSecond, type OneOrder } from './second-verdict.js';
import { isOpen, type SecondBy, type Verdict } from './verdict.js';

/** A pair of inputs, the second not after the first. */
type Pair = readonly [i: number, j: number];

/** As few are confirmed one by one as cheaply as together. */
const fewPairs = 2;
const nothing: SecondDerivatives = () => undefined;

export class HessianTruth {
  /** The lower triangle; undefined: open. */
  readonly verdicts: (Verdict | undefined)[][];
  /** Why pairs are open for good, by their name. */
  private readonly lastWords = new Map<string, string>();
  private readonly reasons = new LastingReasons<string>();
  private readonly series = new AtPrecision(() => new SecondSides(this.experiment));

  /** @param first the first derivatives, which are settled before */
  constructor(
    private readonly experiment: Experiment,
    private readonly first: Pick<GradientTruth, 'verdicts' | 'lastWords'>,
  ) {
    const { wrt } = experiment.question;
    this.verdicts = wrt.map((_, i) => wrt.slice(0, i + 1).map(() => undefined));
  }

  /**
   * Settles what the precision of the bench allows.
   *
   * @param smooth inputs that no singular point depends on
   * @param isLast whether there is no higher precision
   */
  settle(smooth: ReadonlySet<number>, isLast: boolean): void {
    const open = this.openPairs();
    const together = open.filter(([i, j]) => smooth.has(i) && smooth.has(j));
    // fewer pairs than inputs cost less by themselves
    const enclosed =
      smooth.size >= reverseFrom && together.length >= smooth.size ? this.settleTogether([...smooth]) : nothing;
    for (const pair of open) {
      const waits = !isLast && enclosed(...pair) !== undefined; // for narrower enclosures of all
      if (!waits && isOpen(this.verdictOf(pair))) this.experiment.attempt(() => this.settlePair(pair));
      if (this.reasons.isClosed(String(pair))) this.lastWords.set(String(pair), this.experiment.openFor);
    }
  }

  /** Rows and columns as in the gradient. @param open what is said where no precision settled it, of a last word if there is one */
  whole(open: (lastWord?: string) => Verdict): Verdict[][] {
    return this.verdicts.map((_, i) =>
      this.verdicts.map((__, j) => {
        const pair: Pair = i >= j ? [i, j] : [j, i];
        return this.verdictOf(pair) ?? open(this.lastWords.get(String(pair)));
      }),
    );
  }

  /** Pairs of which a higher precision may have more to say. */
  openPairs(): Pair[] {
    const isAsked = (verdict: Verdict | undefined, pair: Pair): boolean =>
      isOpen(verdict) && !this.lastWords.has(String(pair));
    return this.verdicts.flatMap((row, i) =>
      row.flatMap((verdict, j): Pair[] => (isAsked(verdict, [i, j]) ? [[i, j]] : [])),
    );
  }
  private verdictOf([i, j]: Pair): Verdict | undefined {
    return this.verdicts[i]?.[j];
  }
  private settleAs([i, j]: Pair, verdict: Verdict): void {
    (this.verdicts[i] as (Verdict | undefined)[])[j] = verdict;
  }

  /** All pairs of these inputs. @returns the enclosures, however wide; none where it can't be told for all at once */
  private settleTogether(active: readonly number[]): SecondDerivatives {
    const { experiment } = this;
    const enclosures = this.enclosedTogether(active);
    const terms: JointTerm<Pair>[] = [];
    const numbers = new Map<Pair, CertifiedNumber>();
    for (const i of active)
      for (const j of active) {
        const pair: Pair = [i, j];
        const enclosure = j > i ? undefined : enclosures(i, j);
        if (enclosure === undefined) continue;
        const verdict = this.verdictOf(pair);
        const number = isOpen(verdict) ? experiment.certified(enclosure) : undefined;
        if (number !== undefined) numbers.set(pair, number);
        terms.push({ by: pair, enclosure, asked: number !== undefined && verdict === undefined });
      }
    for (const pair of this.notConfirmed(terms)) numbers.delete(pair);
    for (const [pair, number] of numbers) this.settleAs(pair, { status: 'certified', number });
    return enclosures;
  }

  private enclosedTogether(active: readonly number[]): SecondDerivatives {
    try {
      return secondDerivatives(this.experiment, active);
    } catch (error) {
      if (error instanceof Undecided || error instanceof OutsideDomain) return nothing;
      throw error;
    }
  }

  /** Those asked for that differences don't confirm, neither together nor by themselves. */
  private notConfirmed(terms: readonly JointTerm<Pair>[]): readonly Pair[] {
    const { experiment } = this;
    let left: readonly JointTerm<Pair>[] = terms.filter(({ asked }) => asked);
    if (left.length > fewPairs) {
      experiment.attempt(() => {
        left = confirmSecond(experiment, terms);
      });
    }
    const open = new Set(left.map(({ by }) => by));
    for (const { by, enclosure } of left)
      experiment.attempt(() => {
        this.confirm(by, enclosure);
        open.delete(by);
      });
    return [...open];
  }

  /** A pair: by jets of jets and, where these meet a singular point, by series beside it. */
  private settlePair(pair: Pair): void {
    try {
      this.byJetsOfJets(pair);
      this.reasons.forget(String(pair));
    } catch (byJets) {
      if (!(byJets instanceof Undecided)) throw byJets;
      try {
        this.bySeries(pair);
        this.reasons.forget(String(pair));
      } catch (reason) {
        if (!(reason instanceof Undecided)) throw reason;
        const said = `${byJets.message}; ${reason.message}`;
        this.reasons.note(String(pair), said, { reason, bits: this.experiment.bits });
        throw reason;
      }
    }
  }

  private byJetsOfJets(pair: Pair): void {
    const { experiment } = this;
    const enclosure = this.inEitherOrder(...pair);
    const number = experiment.certified(enclosure);
    if (number === undefined) return;
    if (this.verdictOf(pair) === undefined) this.confirm(pair, enclosure);
    this.settleAs(pair, { status: 'certified', number });
  }

  private bySeries(pair: Pair): void {
    const [i, j] = pair;
    const one = this.inOrder({ outer: i, inner: j });
    const other = i === j ? one : this.inOrder({ outer: j, inner: i });
    if (one === undefined || other === undefined) return;
    const order = (inner: number, verdict: Verdict): OneOrder => ({ first: this.experiment.name(inner), verdict });
    this.settleAs(pair, i === j ? one : inBothOrders(order(j, one), order(i, other)));
  }

  private inOrder(by: SecondBy): Verdict | undefined {
    const { experiment, first } = this;
    const { inner } = by;
    const verdict = first.verdicts[inner];
    if (verdict === undefined && first.lastWords.has(inner))
      throw new BeyondBits(`the first derivative by ${experiment.name(inner)} is undecided`);
    if (verdict === undefined) return undefined;
    const sides = this.series.at(experiment.bits);
    return judgeSecond(experiment, by, verdict, sides.both(by, verdict), () => sides.center(inner));
  }

  private confirm([i, j]: Pair, enclosure: Interval): void {
    if (i === j) this.experiment.confirmAxis(i, enclosure, secondStencil, 2);
    else this.experiment.confirmPair(i, j, enclosure);
  }

  /** What is settled by one order of differentiation need not be by the other. */
  private inEitherOrder(i: number, j: number): Interval {
    try {
      return this.secondDerivative(i, j);
    } catch (error) {
      if (!(error instanceof Undecided) || i === j) throw error;
      return this.secondDerivative(j, i);
    }
  }

  /** By jets of jets, which must not meet a singular point. */
  private secondDerivative(i: number, j: number): Interval {
    const { lab, question } = this.experiment;
    const { bench, seen, secondOrder } = lab;
    const { program, point, wrt, budget } = question;
    forget(seen);
    const one: Jet<Interval> = { primal: bench.literal(1), tangent: undefined, infinite: 0 };
    const inputs = point.map((value, k): Jet<Jet<Interval>> => ({
      primal: { primal: bench.literal(value), tangent: k === wrt[j] ? bench.literal(1) : undefined, infinite: 0 },
      tangent: k === wrt[i] ? one : undefined,
      infinite: 0,
    }));
    const unsettled = (): Undecided =>
      new Undecided(`second derivatives are not settled where ${seen.met ?? 'a partial has no value'}`);
    try {
      const { tangent, infinite } = program.link(secondOrder)(inputs, budget);
      if (seen.singular || infinite !== 0 || (tangent?.infinite ?? 0) !== 0) throw unsettled();
      return tangent?.tangent ?? bench.literal(0);
    } catch (error) {
      if (error instanceof OutsideDomain || (error instanceof Undecided && seen.singular)) throw unsettled();
      throw error;
    }
  }
}
