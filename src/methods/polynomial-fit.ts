// Least-squares polynomials in step² through differences and means: what they come to at 0, degree by degree, and with what
// deviation.
import { FitAtZero, OrthonormalFit } from './polynomial-at-zero.js';

/** The highest degree of a polynomial through differences. */
export const highestDegree = 7;
/** Places that there is room for at first. */
const firstRoom = 32;

/**
 * Two polynomials in the square of the step, as they are at 0: through the differences at some steps, and through the means,
 * which are at the point itself as well, where theirs is 0. The one through the means is always a degree ahead. Both are made
 * of polynomials that are orthonormal over the places, each made from the one before, less its parts along the two before
 * (Forsythe 1957). Their deviations are those of values that deviate as expected. The largest deviation is the unit, so that no
 * square under- or overflows.
 */
export class GrowingFits {
  private places = 0;
  // of each place: its step; then the numbers of a difference and of a mean, in turn: value over deviation, and deviation
  private steps = new Float64Array(firstRoom);
  private values = new Float64Array(2 * firstRoom);
  private deviations = new Float64Array(2 * firstRoom);

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
  private readonly odd = new OrthonormalFit(highestDegree + 2);
  private readonly even = new OrthonormalFit(highestDegree + 2);
  private readonly oddValues = new FitAtZero(this.odd);
  private readonly evenSlopes = new FitAtZero(this.even);

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

  /**
   * Fits polynomials of all degrees up to one.
   *
   * @param from how many of the widest steps to leave out
   * @param centerDeviation that of the value at the point
   * @param degree of the polynomial through the differences
   * @param part what is asked of them: the value of that one at 0, or the slope of the other
   */
  fit(from: number, centerDeviation: number, degree: number, part: 'value' | 'slope'): void {
    this.begin(from, centerDeviation);
    this.grow(this.places - from, centerDeviation, degree + 2);
    if (part === 'value') this.oddValues.takeValues(degree + 1);
    else this.evenSlopes.takeSlopes(degree + 2);
  }

  private begin(from: number, centerDeviation: number): void {
    const { places, steps, values, deviations, at, left, next, last, before } = this;
    const scale = steps[from] as number;
    let oddUnit = -Infinity;
    let evenUnit = centerDeviation;
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
  }

  /**
   * Makes so many polynomials of both kinds, and takes from the values what each has of them.
   *
   * Most of the time of an extrapolation is spent here. So both are made at once, one next to the other in all lists: a sum waits
   * for each addition, and meanwhile there is another sum to add to. Each loop does what can be done in one, memory is kept, and
   * numbers are variables of one function: as fields of objects, these alone would take as long as the loops.
   */
  private grow(places: number, centerDeviation: number, count: number): void {
    const { at, left, next, odd, even } = this;
    let { last, before } = this;
    // of the point itself, where only the means are
    let centerLeft = 0;
    let centerNext = this.evenUnit / centerDeviation;
    let centerLast = 0;
    let centerBefore = 0;
    let oddPart = 0;
    let evenPart = 0;
    let oddPartBefore = 0;
    let evenPartBefore = 0;
    for (let k = 0; k < count; k++) {
      odd.parts[k] = oddPart;
      even.parts[k] = evenPart;
      odd.partsBefore[k] = oddPartBefore;
      even.partsBefore[k] = evenPartBefore;
      // takes from the next polynomials their parts along those before the last, and finds their norms
      let oddSquare = 0;
      let evenSquare = 0;
      for (let i = 0; i < 2 * places; i += 2) {
        const ofOdd = (next[i] as number) - oddPartBefore * (before[i] as number);
        const ofEven = (next[i + 1] as number) - evenPartBefore * (before[i + 1] as number);
        next[i] = ofOdd;
        next[i + 1] = ofEven;
        oddSquare += ofOdd * ofOdd;
        evenSquare += ofEven * ofEven;
      }
      centerNext -= evenPartBefore * centerBefore;
      evenSquare += centerNext * centerNext;
      const oddNorm = Math.sqrt(oddSquare);
      const evenNorm = Math.sqrt(evenSquare);
      // makes the next polynomials the last, in the memory of those before, and of them the next: their parts along the last
      let oddCoefficient = 0;
      let evenCoefficient = 0;
      oddPart = evenPart = 0;
      for (let i = 0, place = 0; place < places; i += 2, place++) {
        const ofOdd = (next[i] as number) / oddNorm;
        const ofEven = (next[i + 1] as number) / evenNorm;
        const nextOdd = (at[place] as number) * ofOdd;
        const nextEven = (at[place] as number) * ofEven;
        before[i] = ofOdd;
        before[i + 1] = ofEven;
        next[i] = nextOdd;
        next[i + 1] = nextEven;
        oddCoefficient += (left[i] as number) * ofOdd;
        evenCoefficient += (left[i + 1] as number) * ofEven;
        oddPart += nextOdd * ofOdd;
        evenPart += nextEven * ofEven;
      }
      centerBefore = centerLast;
      centerLast = centerNext / evenNorm;
      centerNext = 0; // the square of its step times the last
      evenCoefficient += centerLeft * centerLast;
      // takes the last polynomials, so often as their coefficients say, from the values, and their parts from the next
      let oddResidual = 0;
      let evenResidual = 0;
      oddPartBefore = evenPartBefore = 0;
      for (let i = 0; i < 2 * places; i += 2) {
        const ofOdd = before[i] as number;
        const ofEven = before[i + 1] as number;
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
        oddPartBefore += oddRest * (last[i] as number);
        evenPartBefore += evenRest * (last[i + 1] as number);
      }
      centerLeft -= evenCoefficient * centerLast;
      centerNext -= evenPart * centerLast;
      evenResidual += centerLeft * centerLeft;
      evenPartBefore += centerNext * centerBefore;
      const latest = before;
      before = last;
      last = latest;
      odd.norms[k] = oddNorm;
      even.norms[k] = evenNorm;
      odd.coefficients[k] = oddCoefficient;
      even.coefficients[k] = evenCoefficient;
      odd.residuals[k] = oddResidual;
      even.residuals[k] = evenResidual;
    }
  }

  /**
   * The sum of the squares of what is left of all values, each over its deviation.
   *
   * @param degree of the polynomial through the differences here and below; at -1 there is none yet
   */
  residual(degree: number): number {
    return (degree < 0 ? 0 : (this.odd.residuals[degree] as number)) + (this.even.residuals[degree + 1] as number);
  }
  /** At 0, the polynomial through the differences. */
  value(degree: number): number {
    return this.oddValues.sum(degree + 1) * this.oddUnit;
  }
  valueDeviation(degree: number): number {
    return this.oddValues.deviation(degree + 1) * this.oddUnit;
  }
  /** At 0, the slope of the polynomial through the means. */
  slope(degree: number): number {
    return this.evenSlopes.sum(degree + 2) * this.evenUnit;
  }
  slopeDeviation(degree: number): number {
    return this.evenSlopes.deviation(degree + 2) * this.evenUnit;
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
