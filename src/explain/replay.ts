// A ledger computed again in high precision: every line as an enclosure, and what a change of the inputs does to it.
import type { BinaryName, PrimitiveName, UnaryName } from '../arithmetic.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import type { Pointer } from '../arithmetics/interval/mpfr.js';
import { OutsideDomain, Undecided } from '../errors.js';
import type { BookedDecision, Ledger, LedgerLine } from './ledger.js';

/** Why a line has no enclosure: an operation without a value there, one that isn't decided, or one of numbers that have none. */
export type WithoutValue = 'pole' | 'outside' | 'open' | 'passed-on';

export const isInterval = (x: Interval | WithoutValue): x is Interval => typeof x === 'object';

/** Changes of the inputs that conditioning is measured by: relative, by one unit in the last place. */
export type Nudge = (input: number) => 1 | -1 | 0;

/** The exact numbers of a ledger, at the precision of its arithmetic; sizes are logarithms to base 2. */
export class Replay {
  private readonly exact: readonly (Interval | WithoutValue)[];
  /** By how much a nudge of the inputs moves each line, at the most; -Infinity where none does. */
  private readonly moved: readonly number[];

  constructor(
    readonly ledger: Ledger,
    readonly A: IntervalArithmetic,
    epsilon: number,
    nudges: readonly Nudge[],
  ) {
    const runOf = (nudge: Nudge | null): readonly (Interval | WithoutValue)[] => {
      const numbers: (Interval | WithoutValue)[] = [];
      for (const line of ledger.lines) numbers.push(this.lineOf(line, numbers, epsilon, nudge));
      return numbers;
    };
    this.exact = runOf(null);
    const beside = nudges.map(runOf);
    this.moved = this.exact.map((number, line) =>
      beside.reduce((most, run) => Math.max(most, this.distance(number, run[line] ?? 'open')), -Infinity),
    );
  }

  at(line: number): Interval | WithoutValue {
    return this.exact[line] ?? 'open';
  }

  /** The size of the exact number; -Infinity for 0, and for what isn't told from 0. */
  size(line: number): number {
    const number = this.at(line);
    if (!isInterval(number)) return NaN;
    return this.A.containsZero(number) ? -Infinity : this.sizeOf(number);
  }

  /** How far the method's number is from the exact one; Infinity where one of them is no number. */
  error(line: number): number {
    const { value } = this.ledger.lines[line] as LedgerLine;
    const number = this.at(line);
    if (!isInterval(number) || !Number.isFinite(value)) return Infinity;
    return this.sizeOf(this.A.sub(this.A.literal(value), number));
  }

  /** By how much a change of the inputs in their last place moves the exact number. */
  conditioning(line: number): number {
    return this.moved[line] ?? -Infinity;
  }

  /** Whether errors of that size can be told at this precision. */
  resolves(line: number, error: number): boolean {
    const number = this.at(line);
    if (!isInterval(number)) return number !== 'open';
    const { A } = this;
    return A.isExact(number) || this.sizeOf(A.sub(pointAt(number.hi), pointAt(number.lo))) < error - 12;
  }

  /** An operation of the ledger on other numbers than its own. */
  apply(line: number, args: readonly (Interval | WithoutValue)[]): Interval | WithoutValue {
    const { source } = this.ledger.lines[line] as LedgerLine;
    return source.kind === 'operation' ? this.operation(source.name, args) : this.at(line);
  }

  /** A number of the method as it is; one that isn't finite is none. */
  given(line: number): Interval | WithoutValue {
    const { value } = this.ledger.lines[line] as LedgerLine;
    return Number.isFinite(value) ? this.A.literal(value) : 'outside';
  }

  /** Whether a relation holds between the exact numbers; null: it can't be told. */
  decide({ relation, x, y }: BookedDecision): boolean | null {
    return this.relation(relation, x, y);
  }

  /** Whether the two sides of a relation are exactly the same number. */
  isTie({ x, y }: BookedDecision): boolean {
    return this.relation('==', x, y) === true;
  }

  /** How far apart two numbers are; where one is none, nothing is said. */
  private distance(x: Interval | WithoutValue, y: Interval | WithoutValue): number {
    if (!isInterval(x) || !isInterval(y)) return -Infinity;
    return this.sizeOf(this.A.sub(x, y));
  }

  sizeOf({ lo, hi }: Interval): number {
    return Math.max(this.log2(lo), this.log2(hi));
  }

  private relation(relation: BookedDecision['relation'], x: number, y: number): boolean | null {
    const [left, right] = [this.at(x), this.at(y)];
    if (!isInterval(left) || !isInterval(right)) return null;
    try {
      return this.A.decide(relation, left, right);
    } catch (error) {
      if (error instanceof Undecided) return null;
      throw error;
    }
  }

  private lineOf(
    line: LedgerLine,
    before: readonly (Interval | WithoutValue)[],
    epsilon: number,
    nudge: Nudge | null,
  ): Interval | WithoutValue {
    const { A } = this;
    const { source, value } = line;
    switch (source.kind) {
      case 'operation':
        return this.operation(source.name, source.args.map((arg) => before[arg] ?? 'open')); // prettier-ignore
      case 'constant':
        return A.constant(source.name);
      case 'literal':
        return Number.isFinite(value) ? A.literal(value) : 'outside';
      case 'input': {
        const number = A.literal(value);
        const way = nudge?.(source.input) ?? 0;
        return way === 0 ? number : A.mul(number, A.literal(1 + way * epsilon));
      }
    }
  }

  private operation(name: PrimitiveName, args: readonly (Interval | WithoutValue)[]): Interval | WithoutValue {
    const [x, y] = args;
    if (x === undefined || !isInterval(x) || (y !== undefined && !isInterval(y))) return 'passed-on';
    const { A } = this;
    try {
      return y === undefined ? A[name as UnaryName](x) : A[name as BinaryName](x, y);
    } catch (error) {
      if (error instanceof OutsideDomain) return error.code === 'division-by-zero' ? 'pole' : 'outside';
      if (error instanceof Undecided) return 'open';
      throw error;
    }
  }

  /** Of the size of an end. */
  private log2(x: Pointer): number {
    const { mpfr } = this.A;
    const exponent = mpfr.exponent(x);
    if (Math.abs(exponent) > 1000) return exponent - 0.5;
    return Math.log2(Math.abs(mpfr.toDouble(x, 0)));
  }
}

const pointAt = (end: Pointer): Interval => ({ lo: end, hi: end });
