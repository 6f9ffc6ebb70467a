// What both judges, and other checkers, make of a gradient.
import type { BlackBox } from '../../../src/check/black-box.js';
import { checkGradient } from '../../../src/check/check.js';
import type { GradientVerdict } from '../../../src/check/check-data.js';
import { judgeFormulas } from '../../../src/check/formula-judge.js';
import { pairAt, type FormulaPair } from '../../../src/check/formula-pair.js';
import { markedPoints, spreadPoints } from '../../../src/check/points.js';
import { boxOf, readRanges } from '../../../src/check/ranges.js';
import { readSubject } from '../../../src/check/subject.js';
import type { CallPoint } from '../../../src/check/values/call-form.js';
import { functionBox } from '../../../src/check/values/function-box.js';
import { judgeByValues } from '../../../src/check/values/judge.js';
import { DiffcmpError } from '../../../src/errors.js';
import { givenFunction } from '../../../src/problem/read-function.js';
import { RandomNumbers } from '../../../src/random-numbers.js';
import { theLaboratory } from '../../../src/reference/laboratory.js';
import { otherCheckers, rejects } from './other-checkers.js';
import type { Subject } from './subject.js';

export type Outcome = GradientVerdict | 'error';
type Reals = readonly number[];

const laboratory = await theLaboratory();

/** Points at which a mistake is looked for before the whole box is checked: what fails there, fails as a whole. */
const early = 3;

/** A subject whose box is known. */
export class Study {
  private readonly box: BlackBox & { readonly form: { readonly names: readonly string[] } };
  /** As a check of the box begins: those that matter, and evenly spread ones; where F and its gradient have values. */
  private constructor(
    readonly subject: Subject,
    readonly seed: number,
    readonly points: readonly Reals[],
    readonly spread: readonly Reals[],
  ) {
    this.box = boxFor(subject, subject.right);
  }

  static async of(subject: Subject, seed: number): Promise<Study> {
    const box = boxFor(subject, subject.right);
    const { at, range } = subject.values.options;
    const bounds = boxOf(readRanges(range as string), box.form.names, box.form.numbersOf(at as CallPoint));
    const random = RandomNumbers.of(seed, 'points');
    const marked = markedPoints(bounds, random);
    const endless = spreadPoints(bounds, random);
    const spread: Reals[] = [];
    for (let tries = 0; spread.length < 20 && tries < 400; tries++) {
      const point = endless.next().value;
      const [answer] = await box.ask([point]);
      if (answer !== undefined && [answer.value, ...answer.gradient].every(Number.isFinite)) spread.push(point);
    }
    return new Study(subject, seed, [...marked, ...spread], spread);
  }

  /** Whether it gives as many numbers as there are inputs, everywhere; what doesn't run isn't a gradient that anyone keeps. */
  async runs(texts: readonly string[]): Promise<boolean> {
    try {
      const answers = await boxFor(this.subject, texts).ask(this.spread.slice(0, 8));
      return answers.every(({ gradient }) => gradient.every(Number.isFinite));
    } catch (error) {
      if (error instanceof DiffcmpError) return false;
      throw error;
    }
  }

  async byFormulas(texts: readonly string[], isWhole = false): Promise<Outcome> {
    const { f, gradient, options } = this.subject;
    try {
      if (!isWhole && this.failsEarly(texts)) return 'FAIL';
      return (await checkGradient(f, gradient(texts), { ...options, seed: this.seed })).verdict;
    } catch (error) {
      if (error instanceof DiffcmpError && error.code !== 'internal') return 'error';
      throw error;
    }
  }

  private failsEarly(texts: readonly string[]): boolean {
    const { f, gradient, options } = this.subject;
    const { at, precision, maxSteps } = options;
    const [first] = this.spread;
    if (first === undefined) return false;
    const start = at ?? Object.fromEntries(this.box.form.names.map((name, i) => [name, first[i] as number]));
    const pair: FormulaPair = readSubject(givenFunction(f), givenFunction(gradient(texts)), { precision, maxSteps }).at(
      start,
    );
    const round = pair.problem.format.round;
    return this.spread
      .slice(0, early)
      .some((point) => judgeFormulas(laboratory, pairAt(pair, point.map(round)), { tolerance: null, timeout: 10_000 }).checked.verdict === 'FAIL'); // prettier-ignore
  }

  async byValues(texts: readonly string[], isWhole = false): Promise<Outcome> {
    const { f, gradient, options } = this.subject.values;
    try {
      if (!isWhole)
        for (const point of this.spread.slice(0, early)) {
          const { components } = await judgeByValues(boxFor(this.subject, texts), point, this.box.form.names, { seed: this.seed }); // prettier-ignore
          if (components.some(({ verdict }) => verdict === 'FAIL')) return 'FAIL';
        }
      return (await checkGradient(f, gradient(texts), { ...options, seed: this.seed })).verdict;
    } catch (error) {
      if (error instanceof DiffcmpError && error.code !== 'internal') return 'error';
      throw error;
    }
  }

  /** The farthest that a gradient is from the right one, relative, in a component at one of the points of the box. */
  async distance(texts: readonly string[]): Promise<number> {
    const [right, given] = [await this.box.ask(this.spread), await boxFor(this.subject, texts).ask(this.spread)];
    return right.reduce((most, { gradient }, i) => {
      const others = given[i]?.gradient ?? [];
      const distances = gradient.map((each, k) => {
        const off = Math.abs(each - (others[k] ?? NaN));
        return off === 0 ? 0 : off / Math.max(Math.abs(each), Math.abs(others[k] ?? NaN));
      });
      return Math.max(most, ...distances.map((each) => (Number.isNaN(each) ? Infinity : each)));
    }, 0);
  }

  /** Whether each of the other checkers rejects it at one of the points. */
  async byOthers(texts: readonly string[]): Promise<boolean[]> {
    const found: boolean[] = [];
    for (const checker of otherCheckers) found.push(await rejects(checker, boxFor(this.subject, texts), this.points));
    return found;
  }
}

function boxFor({ values: { f, gradient, options } }: Subject, texts: readonly string[]) {
  return functionBox(f, gradient(texts), options.at as CallPoint);
}
