// Least-squares polynomials in step² through differences and means: what they come to at 0, degree by degree, and with what
// deviation.
import { PolynomialAtZero } from './polynomial-at-zero.js';

/** Places that there is room for at first. */
const firstRoom = 32;

/**
 * Two polynomials in the square of the step, as they are at 0: through the differences at some steps, and through the means,
 * which are at the point itself as well, where theirs is 0. The one through the means is of degree 0 when they first grow, the
 * other one is always a degree behind; each time they grow, they are of one degree more, by polynomials that are orthonormal
 * over the places, each made from the one before, less its parts along the two before (Forsythe 1957). Their deviations are
 * those of values that deviate as expected. The largest deviation is the unit, so that no square under- or overflows.
 *
 * Most of the time of an extrapolation is spent here. So both grow at once, one next to the other in all lists: a sum waits for
 * each addition, and meanwhile there is another sum to add to. Each loop does what can be done in one, and memory is kept.
 */
export class GrowingFits {
  private places = 0;
  // of each place: its step; then the numbers of a difference and of a mean, in turn: value over deviation, and deviation
  private steps = new Float64Array(firstRoom);
  private values = new Float64Array(2 * firstRoom);
  private deviations = new Float64Array(2 * firstRoom);

  private count = 0;
  private oddUnit = 1;
  private evenUnit = 1;
  /** The squares of the steps, in units of the widest. */
  private at = new Float64Array(firstRoom);
  /** What is left of the values. */
  private left = new Float64Array(2 * firstRoom);
  /** The next polynomials, less their parts along the last, and the two before: at the places, each over its deviation. */
  private next = new Float64Array(2 * firstRoom);
  private last = new Float64Array(2 * firstRoom);
  private before = new Float64Array(2 * firstRoom);
  /** The same of the point itself, where only the means are. */
  private center = { left: 0, next: 0, last: 0, before: 0 };
  private readonly odd = new PolynomialAtZero();
  private readonly even = new PolynomialAtZero();
  // of the polynomial through the differences, what it was before both grew last
  private oddResidual = 0;
  private oddSum = 0;
  private oddVariance = 0;

  /** Forgets all places. */
  clear(): void {
    this.places = 0;
  }

  /** Adds a place; the widest step comes first. */
  add(step: number, difference: number, itsDeviation: number, mean: number, meanDeviation: number): void {
    const place = this.places++;
    if (place === this.steps.length) this.makeRoom();
    this.steps[place] = step;
    this.deviations[2 * place] = itsDeviation;
    this.deviations[2 * place + 1] = meanDeviation;
    this.values[2 * place] = difference / itsDeviation;
    this.values[2 * place + 1] = mean / meanDeviation;
  }

  /** @param from how many of the widest steps to leave out @param centerDeviation that of the value at the point */
  begin(from: number, centerDeviation: number): void {
    const { places, steps, values, deviations, at, left, next, last, before } = this;
    this.count = places - from;
    const scale = steps[from] as number;
    let [oddUnit, evenUnit] = [-Infinity, centerDeviation];
    for (let k = 2 * from; k < 2 * places; k += 2) {
      oddUnit = Math.max(oddUnit, deviations[k] as number);
      evenUnit = Math.max(evenUnit, deviations[k + 1] as number);
    }
    for (let k = from, i = 0; k < places; k++, i++) {
      const place = (steps[k] as number) / scale;
      at[i] = place * place;
      left[2 * i] = values[2 * k] as number;
      left[2 * i + 1] = values[2 * k + 1] as number;
      next[2 * i] = oddUnit / (deviations[2 * k] as number);
      next[2 * i + 1] = evenUnit / (deviations[2 * k + 1] as number);
      last[2 * i] = last[2 * i + 1] = before[2 * i] = before[2 * i + 1] = 0;
    }
    this.oddUnit = oddUnit;
    this.evenUnit = evenUnit;
    this.center.left = 0 / centerDeviation;
    this.center.next = evenUnit / centerDeviation;
    this.center.last = this.center.before = 0;
    this.odd.begin();
    this.even.begin();
  }

  grow(): void {
    const { odd, even, last, before } = this;
    this.oddResidual = odd.residual;
    this.oddSum = odd.valueSum;
    this.oddVariance = odd.valueVariance;
    this.takePartsBefore();
    this.normalize();
    this.takeFromValues();
    this.last = before;
    this.before = last;
    odd.grow();
    even.grow();
  }

  /** Takes from the next polynomials their parts along those before the last, and finds their norms. */
  private takePartsBefore(): void {
    const { next, before, center, odd, even } = this;
    const [oddPart, evenPart] = [odd.partBefore, even.partBefore];
    let [oddSquare, evenSquare] = [0, 0];
    for (let i = 0; i < 2 * this.count; i += 2) {
      const ofOdd = (next[i] as number) - oddPart * (before[i] as number);
      const ofEven = (next[i + 1] as number) - evenPart * (before[i + 1] as number);
      next[i] = ofOdd;
      next[i + 1] = ofEven;
      oddSquare += ofOdd * ofOdd;
      evenSquare += ofEven * ofEven;
    }
    center.next -= evenPart * center.before;
    evenSquare += center.next * center.next;
    odd.norm = Math.sqrt(oddSquare);
    even.norm = Math.sqrt(evenSquare);
  }

  /** Makes the next polynomials the last, in the memory of those before, and of them the next: their parts along the last. */
  private normalize(): void {
    const { at, left, next, before, center, odd, even } = this;
    const [oddNorm, evenNorm] = [odd.norm, even.norm];
    let [oddCoefficient, evenCoefficient, oddPart, evenPart] = [0, 0, 0, 0];
    for (let i = 0, k = 0; k < this.count; i += 2, k++) {
      const ofOdd = (next[i] as number) / oddNorm;
      const ofEven = (next[i + 1] as number) / evenNorm;
      const nextOdd = (at[k] as number) * ofOdd;
      const nextEven = (at[k] as number) * ofEven;
      before[i] = ofOdd;
      before[i + 1] = ofEven;
      next[i] = nextOdd;
      next[i + 1] = nextEven;
      oddCoefficient += (left[i] as number) * ofOdd;
      evenCoefficient += (left[i + 1] as number) * ofEven;
      oddPart += nextOdd * ofOdd;
      evenPart += nextEven * ofEven;
    }
    center.before = center.last;
    center.last = center.next / even.norm;
    center.next = 0 * center.last;
    odd.coefficient = oddCoefficient;
    odd.nextPart = oddPart;
    even.coefficient = evenCoefficient + center.left * center.last;
    even.nextPart = evenPart + center.next * center.last;
  }

  /** Takes the last polynomials, so often as their coefficients say, from the values, and their parts from the next. */
  private takeFromValues(): void {
    const { left, next, last: previous, before: latest, center, odd, even } = this;
    const { coefficient: oddCoefficient, nextPart: oddPart } = odd;
    const { coefficient: evenCoefficient, nextPart: evenPart } = even;
    let [oddResidual, evenResidual, oddAlong, evenAlong] = [0, 0, 0, 0];
    for (let i = 0; i < 2 * this.count; i += 2) {
      const [ofOdd, ofEven] = [latest[i] as number, latest[i + 1] as number];
      const oddLeft = (left[i] as number) - oddCoefficient * ofOdd;
      const evenLeft = (left[i + 1] as number) - evenCoefficient * ofEven;
      const oddRest = (next[i] as number) - oddPart * ofOdd;
      const evenRest = (next[i + 1] as number) - evenPart * ofEven;
      left[i] = oddLeft;
      left[i + 1] = evenLeft;
      next[i] = oddRest;
      next[i + 1] = evenRest;
      oddResidual += oddLeft * oddLeft;
      evenResidual += evenLeft * evenLeft;
      oddAlong += oddRest * (previous[i] as number);
      evenAlong += evenRest * (previous[i + 1] as number);
    }
    center.left -= evenCoefficient * center.last;
    center.next -= evenPart * center.last;
    odd.residual = oddResidual;
    odd.nextPartBefore = oddAlong;
    even.residual = evenResidual + center.left * center.left;
    even.nextPartBefore = evenAlong + center.next * center.before;
  }

  /** The sum of the squares of what is left of all values, each over its deviation. */
  get residual(): number {
    return this.oddResidual + this.even.residual;
  }
  /** At 0, the polynomial through the differences. */
  get value(): number {
    return this.oddSum * this.oddUnit;
  }
  get valueDeviation(): number {
    return Math.sqrt(this.oddVariance) * this.oddUnit;
  }
  /** At 0, the slope of the polynomial through the means. */
  get slope(): number {
    return this.even.slopeSum * this.evenUnit;
  }
  get slopeDeviation(): number {
    return Math.sqrt(this.even.slopeVariance) * this.evenUnit;
  }
  private makeRoom(): void {
    const room = 2 * this.steps.length;
    for (const name of ['steps', 'at'] as const) this[name] = widened(this[name], room);
    for (const name of ['values', 'deviations', 'left', 'next', 'last', 'before'] as const)
      this[name] = widened(this[name], 2 * room);
  }
}

function widened(numbers: Float64Array, room: number): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(room);
  wider.set(numbers);
  return wider;
}
