// The ledger: what a method does to numbers, line by line, so that the same can be done again in high precision.
import {
  buildArithmetic,
  type Arithmetic,
  type ConstantName,
  type PrimitiveName,
  type Relation,
} from '../arithmetic.js';
import { EvaluationError } from '../errors.js';
import type { ConditionSite, Observer } from '../program/observer.js';
import type { Span } from '../span.js';

/** A number of the method, and the line of the ledger that it comes from. */
export interface Booked {
  readonly value: number;
  readonly line: number;
}

/** An input by its place, a number of the text, a constant of a rule, or an operation on numbers of lines before. */
export type LineSource =
  | { readonly kind: 'input'; readonly input: number }
  | { readonly kind: 'literal' }
  | { readonly kind: 'constant'; readonly name: ConstantName }
  | { readonly kind: 'operation'; readonly name: PrimitiveName; readonly args: readonly number[] };

export interface LedgerLine {
  /** In the method's floating point. */
  readonly value: number;
  readonly source: LineSource;
  /** Where the program has what was computed; null: nowhere, as the formula of a difference. */
  readonly span: Span | null;
  /** Whether it is computed by the program, or for one of its operations; not by the formula of a difference, or a sweep. */
  readonly inProgram: boolean;
}

/** A relation that was decided on the way. */
export interface BookedDecision {
  readonly relation: Relation;
  readonly x: number;
  readonly y: number;
  readonly holds: boolean;
  readonly span: Span | null;
  /** The lines that there were. */
  readonly after: number;
  /** The condition of the text that it decided; null: none, as the sign that abs asks for. */
  site: ConditionSite | null;
}

/** Lines beyond which nothing is explained: each is computed some four times, with up to thousands of bits. */
export const longestLedger = 50_000;

/** Keeps the book of one run after another of a method. */
export class Ledger {
  readonly lines: LedgerLine[] = [];
  readonly decisions: BookedDecision[] = [];
  readonly arithmetic: Arithmetic<Booked>;
  private span: Span | null = null;
  private inProgram = false;

  constructor(private readonly real: Arithmetic<number>) {
    this.arithmetic = this.makeArithmetic();
  }

  input(value: number, input: number): Booked {
    return this.book(value, { kind: 'input', input });
  }

  /** Tells the ledger where in the text things are computed, whatever numbers the program runs over. */
  observer<T>(): Observer<T> {
    return {
      place: (span) => {
        this.span = span;
        this.inProgram = true;
      },
      named: (_name, value) => value,
      enter: () => undefined,
      leave: () => undefined,
      condition: (site) => {
        const { decisions } = this;
        const last = decisions.at(-1);
        if (last?.after !== this.lines.length) return; // a value was asked, and no numbers were compared
        // dual numbers ask first whether the values are equal
        for (let at = decisions.length - 1; decisions[at]?.span === last.span && decisions[at]?.site === null; at--)
          (decisions[at] as BookedDecision).site = site;
      },
    };
  }

  /** What comes next stands nowhere in the program. */
  leaveProgram(): void {
    this.span = null;
    this.inProgram = false;
  }

  private book(value: number, source: LineSource): Booked {
    const { lines, span, inProgram } = this;
    if (lines.length >= longestLedger) throw new EvaluationError('too many operations to explain');
    return { value, line: lines.push({ value, source, span, inProgram }) - 1 };
  }

  private makeArithmetic(): Arithmetic<Booked> {
    const { real } = this;
    return buildArithmetic<Booked>(
      {
        literal: (value) => this.book(real.literal(value), { kind: 'literal' }),
        constant: (name) => this.book(real.constant(name), { kind: 'constant', name }),
        decide: (relation, x, y) => {
          const holds = real.decide(relation, x.value, y.value);
          const { span, lines } = this;
          const decision = { relation, x: x.line, y: y.line, holds, span, after: lines.length, site: null };
          this.decisions.push(decision);
          return holds;
        },
        known: (x) => real.known(x.value),
        detached: (x) => x,
      },
      (name) => {
        const apply = real[name];
        return (x) => this.book(apply(x.value), { kind: 'operation', name, args: [x.line] });
      },
      (name) => {
        const apply = real[name];
        return (x, y) => this.book(apply(x.value, y.value), { kind: 'operation', name, args: [x.line, y.line] });
      },
    );
  }
}
