// What a method is: plain numbers in, plain numbers and exact costs out.
import type { Engine } from '../code/engine.js';
import type { Format } from '../arithmetics/formats.js';
import type { OptionText } from '../option-text.js';
import type { LinePlace, Span } from '../span.js';
import type { Budget } from '../program/program.js';
import type { Program, TensorProgram } from '../program/program.js';
import { derivativesBy, layoutOfNumbers, type Layout } from '../tensors/layout.js';
import type { Kit } from './kit.js';
import type { MethodId } from './table.js';

/** A program at a point. `point` has one number per program input; `wrt` holds indices into it. */
export interface Problem {
  readonly program: Program;
  readonly point: readonly number[];
  readonly wrt: readonly number[];
  /** What inputs and derivatives belong to, where that isn't just numbers; `wrt` holds each number of what is asked once. */
  readonly layout?: Layout | undefined;
  /** The program before its tensors are taken apart into numbers, where it has some. */
  readonly whole?: TensorProgram | undefined;
  /** Of a function of a file: the line that a place of the program is on. */
  readonly lineAt?: ((span: Span) => LinePlace | null) | undefined;
  /** Of a function of a file: what of its arguments doesn't fit what it does with them; for errors. */
  readonly misfits?: (() => OptionText | null) | undefined;
  /** Of a function of a file: the first input that only counts, and how it is no input. */
  readonly counter?: (() => CountingInput | null) | undefined;
  readonly order: 1 | 2;
  readonly format: Format;
  /** The step δ that a user asked for; undefined: each method's default. */
  readonly delta?: number | undefined;
  /** How many digits of the truth a user asked for. */
  readonly digits?: number | undefined;
  /** What one run of the program may use up. */
  readonly budget: Budget;
  /** What runs it where it is run many times; `auto` unless given. */
  readonly engine?: Engine | undefined;
}

export interface CountingInput {
  readonly input: string;
  readonly text: OptionText;
}

/** What the inputs and derivatives of a problem belong to. */
export function layoutOf({ layout, program, wrt }: Pick<Problem, 'layout' | 'program' | 'wrt'>): Layout {
  return layout ?? layoutOfNumbers(program.inputs, differentiatedNames({ program, wrt }));
}

/** What the derivatives of a problem are called, in the order of `Derivatives.gradient`. */
export function derivativesOf(problem: Pick<Problem, 'layout' | 'program' | 'wrt'>): string[] {
  const inputs = differentiatedNames(problem);
  return problem.layout === undefined ? inputs : derivativesBy(inputs, problem.layout.output);
}

/** The names of the numbers that a problem differentiates by. */
export function differentiatedNames({ program, wrt }: Pick<Problem, 'program' | 'wrt'>): string[] {
  return wrt.map((index) => program.inputs[index] as string);
}

/**
 * `gradient[i]` belongs to `wrt[i]`; of several outputs the derivatives of the first come first, then those of the second,
 * and so on: `gradient[o * wrt.length + i]`. `hessian[i][j]` belongs to `wrt[i]`, `wrt[j]`, present when `order` is 2, which
 * takes one output. `evaluations` counts evaluations of the function at any kind of number (the symbolic method evaluates
 * the derivative once instead, and says 1); `passes`, how often a program was run: a dual, complex or real run with its
 * backward sweep, if it has one, is one pass, and each further sweep over its tape another. `tape` is the largest tape
 * that was alive; every pass of a Hessian records one that size.
 */
export interface Derivatives {
  readonly gradient: readonly number[];
  readonly hessian?: readonly (readonly number[])[];
  /** The step of each input. */
  readonly delta?: readonly number[];
  /** Per derivative, in the order of the gradient. */
  readonly estimate?: readonly number[];
  /** Per derivative, why the method has none though the function has values (NaN in the gradient); null: it has. */
  readonly failures?: readonly (string | null)[];
  readonly evaluations: number;
  readonly passes: number;
  readonly tape?: { readonly nodes: number; readonly bytes: number };
  /** The derivative of each input as text, and its operations as a tree and as a graph with shared subexpressions. */
  readonly symbolic?: { readonly texts: readonly string[]; readonly tree: number; readonly graph: number };
}

export interface Method {
  readonly id: MethodId;
  /** One line for `diffcmp methods`. */
  readonly summary: string;
  /**
   * The derivatives of the problem, computed with the arithmetics of the kit, which is over the problem's format.
   * @throws Unsupported with the reason, where the method has no means for this input
   * @throws StepLimit when the program runs too long
   */
  differentiate(problem: Problem, kit: Kit): Derivatives;
}
