// Code for every path that a program takes: run while its guards hold, traced anew where they don't, given up where that
// happens too often.
import { EvaluationError } from '../errors.js';
import type { CalledCode } from './direct-call.js';
import type { PointRun, Runner } from './runner.js';

/** How a program is run where there is no code for its path. */
export interface PathSource {
  /** Code for the path that is taken at a point; null where none is worth it. @throws whatever the program throws there */
  readonly trace: (point: ArrayLike<number>) => Runner | null;
  readonly interpret: PointRun;
}

/** Paths that are kept. */
const mostCodePaths = 8;
/** So many new paths in so many runs, and all further ones are interpreted. */
const [tooOften, recentRuns] = [4, 20];
/** Later, one new path in so many runs: about what one costs, in runs of the interpreter. */
const runsPerPath = 30;

/** Thrown for a point that has something else than numbers in it. */
export class NotNumbers extends Error {
  constructor(readonly place: number) {
    super('a point has something else than numbers in it');
  }
}

/** @throws NotNumbers */
export function checkNumbers(point: ArrayLike<unknown>): void {
  for (let place = 0; place < point.length; place++) if (typeof point[place] !== 'number') throw new NotNumbers(place);
}

export class CodePaths implements CalledCode {
  /** The path taken last comes first. */
  private readonly known: Runner[] = [];
  /** At which runs paths were traced. */
  private readonly traced: number[] = [];
  private isGivenUp = false;
  /** The path taken last; null before the first. */
  current: Runner | null = null;
  readonly failed = new Int32Array(1);
  readonly runs = new Float64Array(1);

  constructor(private readonly source: PathSource) {}

  /** Whether runs are interpreted now, since paths change too often. */
  get isInterpreted(): boolean {
    return this.isGivenUp;
  }

  /** A run where no path was taken yet, or the guards of the one taken last don't hold. */
  otherwise(point: ArrayLike<number>, out: number[] | Float64Array): number {
    checkNumbers(point);
    const other = this.among(point, out);
    if (other !== null) {
      this.current = this.known[0] as Runner;
      return other.value;
    }
    const next = this.next(point, this.runs[0] as number);
    if (next === null) {
      if (this.isGivenUp) this.current = this.interpreted;
      return this.source.interpret(point, out);
    }
    this.current = next;
    return this.checked(next, point, out);
  }

  private readonly interpreted: Runner = (point, out) => this.source.interpret(point, out);

  /** The value by a known path whose guards hold; that path then comes first. */
  private among(point: ArrayLike<number>, out: number[] | Float64Array): { readonly value: number } | null {
    const { known, failed } = this;
    for (let index = 1; index < known.length; index++) {
      const path = known[index] as Runner;
      const value = path(point, out, failed);
      if (failed[0] === 1) {
        failed[0] = 0;
        continue;
      }
      known.splice(index, 1);
      known.unshift(path);
      return { value };
    }
    return null;
  }

  /** A new path; null where it doesn't pay. */
  private next(point: ArrayLike<number>, runs: number): Runner | null {
    const { traced } = this;
    const recent = traced.length - tooOften;
    if (recent >= 0 && runs - (traced[recent] as number) < recentRuns) this.isGivenUp = true;
    if (this.isGivenUp || (traced.length >= tooOften && traced.length * runsPerPath > runs)) return null;
    traced.push(runs);
    const path = this.pathAt(point);
    if (path === null) return null;
    this.known.unshift(path);
    if (this.known.length > mostCodePaths) this.known.pop();
    return path;
  }

  private pathAt(point: ArrayLike<number>): Runner | null {
    try {
      const path = this.source.trace(point);
      this.isGivenUp ||= path === null;
      return path;
    } catch (error) {
      if (error instanceof EvaluationError) return null; // the interpreter says the same
      throw error;
    }
  }

  /** At the point of its trace a path has its guards; that they don't hold there would be a fault of ours. */
  private checked(path: Runner, point: ArrayLike<number>, out: number[] | Float64Array): number {
    const value = path(point, out, this.failed);
    if (this.failed[0] === 0) return value;
    throw new Error('code does not hold at the point that it was traced at');
  }
}
