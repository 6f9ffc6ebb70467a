// The data of a graph, exactly as `graph()` returns it and `-f json` prints it. Types only.
import type { Precision } from '../arithmetics/formats.js';
import type { Warning } from '../compare/comparison.js';
import type { PerInput, PlainNumber, ReferenceStatus } from '../compare/reference-data.js';
import type { Nested } from '../tensors/nested.js';

/** A number, or those of a tensor as arrays in arrays. */
export type GraphValue = Nested<PlainNumber>;

/**
 * A partial of a node by one of its inputs: of a number by a number that number; with tensors the Jacobian, axes of the node first,
 * then those of the input.
 */
export type GraphPartial = GraphValue;

/** What is known of a number exactly: rounded to the precision, its digits, and how far the computed one is off in ulps. */
export interface CertifiedEntry {
  readonly number: PlainNumber;
  /** Every one certified. */
  readonly digits: string;
  readonly ulps: PlainNumber | null;
}

/** One line of the Wengert list: an input, a constant or an operation. Nodes stand after those that they are computed from. */
export interface GraphNode {
  /** Of an input or a named step its name (`a#2` where a name is given anew), else v1, v2, … */
  readonly name: string;
  /** `input`, `constant`, `copy` (a step that is another name), the name of a primitive such as `mul`, or of an operation on tensors. */
  readonly operation: string;
  /** Names of nodes, and numbers that the text has (vectors and matrices of them as arrays in arrays). */
  readonly inputs: readonly Nested<string | number>[];
  /** As one writes it: `x1 * x2`, `log(v1)`; empty for an input. */
  readonly formula: string;
  /** [] for a number. */
  readonly shape: readonly number[];
  readonly value: GraphValue;
  /** One for each of `inputs`; null where there is none: for numbers of the text, constants, and steps such as floor. Too large ones: null too. */
  readonly partials: readonly (GraphPartial | null)[];
  /** Each partial as a formula in names of nodes, such as `1/v1`; null where there is none. */
  readonly rules: readonly (string | null)[];
  /** Whether it takes one side of a tie: its partials are a convention there, which reverse mode takes. */
  readonly tied: boolean;
  /** The derivative of this node by `wrt`; null without a `wrt`, and where it doesn't depend on it. */
  readonly tangent: GraphValue | null;
  /** The derivative of `of` by this node; null where `of` doesn't depend on it. */
  readonly adjoint: GraphValue | null;
  /** Whether no input moves it. */
  readonly constant: boolean;
  /** Whether a tape has to record it for the question: it depends on `wrt` (on any input without one), and `of` on it. */
  readonly needed: boolean;
  /** Index into `frames`; null: the main program. */
  readonly frame: number | null;
  /** Characters of `expression` that the operation or name stands at, from 0; null: not known. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** With `certified`: of the value, one for each number of it; of each of `inputs` that has a partial, of two numbers. Null: not settled. */
  readonly certified: {
    readonly value: readonly (CertifiedEntry | null)[];
    readonly partials: readonly (CertifiedEntry | null)[];
  } | null;
}

/** A call of a function of the text, unrolled. */
export interface GraphFrame {
  readonly function: string;
  /** With its arguments: `f(9, v2)`. */
  readonly call: string;
  /** 1 for a call by the main program. */
  readonly depth: number;
  /** The frame that called; null: the main program. */
  readonly parent: number | null;
  /** Nodes that were computed in it, without those of calls that it made. */
  readonly nodes: number;
}

/** A condition of the text, as it was decided. */
export interface GraphCondition {
  /** `x > 0`. */
  readonly condition: string;
  readonly holds: boolean;
  /** The nodes that it compares, as far as inputs move them; among them those that conditions in it compare. */
  readonly inputs: readonly string[];
  /** The side that wasn't taken, as text; null where there are no sides. */
  readonly untaken: string | null;
  /** How many nodes stood in the list when it was decided. */
  readonly after: number;
  /** Whether no input moves what it compares. */
  readonly constant: boolean;
  readonly frame: number | null;
}

/** One way from `wrt` to `of`. */
export interface GraphPath {
  /** Names of nodes, from `wrt` to `of`. */
  readonly nodes: readonly string[];
  /** The partials along it, in that order; of tensors null. */
  readonly factors: readonly (PlainNumber | null)[];
  readonly product: PlainNumber;
}

/** The derivative of a node by another. Numbers; where an end is a tensor of several numbers, arrays in arrays: axes of `of`, then of `wrt`. */
export interface GraphDerivative {
  readonly of: string;
  readonly wrt: string;
  /** Null with a reason in `why`. */
  readonly forward: GraphValue | null;
  readonly reverse: GraphValue | null;
  /** The truth, rounded; null where it isn't certified, with the reason in `status` and `message`, or in `why`. */
  readonly certified: GraphValue | null;
  /** Of each number of it in row-major order; empty where `why` says that there is none. */
  readonly truth: readonly {
    readonly status: ReferenceStatus;
    readonly digits: string | null;
    readonly message: string | null;
    /** Of forward and reverse mode, in ulps of the truth. */
    readonly ulps: { readonly forward: PlainNumber | null; readonly reverse: PlainNumber | null };
  }[];
  /** How many paths there are, exactly; beyond 2^53 a decimal string. */
  readonly paths: number | string;
  /** Each path, up to 1,000, between two numbers; null beyond. */
  readonly products: readonly GraphPath[] | null;
  /** Of the products, added in their order. */
  readonly sum: PlainNumber | null;
  /** Why there is no derivative, in words; null where there is one. */
  readonly why: string | null;
  /** The kind of reason. */
  readonly reason: 'no-path' | 'constant' | 'step' | null;
}

/** What one node gives to another in a sweep: partial times what comes in. */
export interface SweepTerm {
  /** Forward: the input that the tangent comes from. Backward: the input that the adjoint goes to. */
  readonly node: string;
  /** The partial as a formula. */
  readonly rule: string | null;
  readonly partial: GraphPartial | null;
  /** What comes in: the tangent of the input, or the adjoint of the node. */
  readonly factor: GraphValue;
  readonly product: GraphValue;
  /** Backward: the adjoint of the input with this; null: it is what it has so far, and there is nothing before. */
  readonly total: GraphValue;
}

/** A line of a sweep as one writes it on paper. */
export interface SweepLine {
  readonly node: string;
  readonly formula: string;
  /** `seed`: it gets its 1; `apply`: a rule is applied; `skip`: the sweep passes by, since nothing depends on it here. */
  readonly kind: 'seed' | 'apply' | 'skip';
  readonly value: GraphValue;
  /** Of the forward sweep the node's tangent, of the backward sweep its adjoint; null where it is skipped. */
  readonly derivative: GraphValue | null;
  readonly terms: readonly SweepTerm[];
}

export interface Graph {
  readonly schema: 'diffcmp/graph@1';
  readonly expression: string;
  /** How the text was read, fully explicit. */
  readonly read: string;
  readonly point: PerInput<PlainNumber, 'tensors'>;
  readonly precision: Precision;
  /** The node that adjoints belong to, and the one that tangents belong to: names, or of one number of a tensor `w[2,1]`. */
  readonly of: string;
  readonly wrt: string | null;
  /** The node that is the value of the text. */
  readonly output: string;
  readonly nodes: readonly GraphNode[];
  readonly frames: readonly GraphFrame[];
  readonly conditions: readonly GraphCondition[];
  /** Where `of` or `wrt` was asked for by name and both are known; else null. */
  readonly derivative: GraphDerivative | null;
  /** The sweeps as on paper, those asked for. */
  readonly trace: {
    readonly forward: readonly SweepLine[] | null;
    readonly reverse: readonly SweepLine[] | null;
  } | null;
  /** Operations that a tape need not record for the question; how many nodes are operations. */
  readonly tape: { readonly operations: number; readonly needed: number };
  readonly warnings: readonly Warning[];
}
