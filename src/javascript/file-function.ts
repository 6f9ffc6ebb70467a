// A function of a JavaScript or TypeScript file as a program: found by its name, called with inputs, over any arithmetic.
import type { Function as FunctionNode } from 'acorn';
import type { Arithmetic } from '../arithmetic.js';
import type { DiffcmpError } from '../errors.js';
import type { ErrorCode } from '../error-table.js';
import type { Observer } from '../program/observer.js';
import type { Budget } from '../program/program.js';
import type { TensorOf } from '../tensors/shape.js';
import type { FunctionArgument } from './function-argument.js';
import type { CallResult } from './result-tree.js';
import type { ModuleGraph } from './reading/module-graph.js';
import type { SourcePlace } from './reading/sources.js';
import type { Span } from '../span.js';

/** A parameter as it stands in the file. */
export interface FileParameter {
  /** Null for one that is taken apart, as `{x, y}` or `[a, b]`; `parts` has their names then. */
  readonly name: string | null;
  /** Of one that is taken apart: the properties, or the places `0`, `1`, of its first level. */
  readonly parts: readonly string[];
  readonly isArrayPattern: boolean;
  readonly hasDefault: boolean;
  /** Where its default stands, from the first character of its file. */
  readonly defaultSpan: Span | null;
  readonly isRest: boolean;
}

/** A function of a file. */
export interface FileFunction {
  /** Such as `root`, or `Ball.energy`. */
  readonly name: string;
  readonly graph: ModuleGraph;
  /** Of a method: those of the constructor, then its own; `own` is where its own begin. */
  readonly parameters: readonly FileParameter[];
  readonly own: number;
  /** The constructor of a method's class, and the function itself, as they stand in the tree; null where nothing stands. */
  readonly nodes: readonly [FunctionNode | null, FunctionNode | null];
  /** What follows the function's name in what was asked for: the fields of the result to take. */
  readonly output: readonly string[];
  readonly span: Span;
  readonly where: (span: Span) => SourcePlace | null;
  /**
   * The function with those arguments, one for each of `parameters`, over an arithmetic. Its result is a number (shape []) or
   * arrays in arrays of them.
   *
   * @throws DiffcmpError when it runs: what the program throws, or has no meaning, with the place
   */
  readonly link: <T>(
    args: readonly FunctionArgument[],
    arithmetic: Arithmetic<T>,
    observer?: Observer<T>,
  ) => (inputs: readonly T[], budget: Budget) => TensorOf<T>;
  /** The same with all that it gives back, and what it writes into an argument. */
  readonly linkWhole: <T>(
    args: ArgumentsToFill,
    arithmetic: Arithmetic<T>,
    observer?: Observer<T>,
  ) => (inputs: readonly T[], budget: Budget) => CallResult<T>;
}

export interface ArgumentsToFill {
  readonly given: readonly FunctionArgument[];
  /** The place of the argument that the function is to fill; null: it has none. */
  readonly toFill: number | null;
}

/** What a file has under a name that may be asked for. */
export interface ListedFunction {
  /** As after `#`: `root`, `Ball.energy`. */
  readonly name: string;
  /** Null where the value could not be made, and its text is no function: whether it is one is not known. */
  readonly parameters: readonly FileParameter[] | null;
  /** Whether it is what the file means without a name. */
  readonly isDefault: boolean;
  readonly line: number;
  readonly place: SourcePlace | null;
  /** What stands in the way of reading it: empty if nothing does. */
  readonly obstacles: readonly Obstacle[];
}

export interface Obstacle {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string | null;
  readonly place: SourcePlace | null;
  /** Why an import can't be read, at the import itself. */
  readonly error: DiffcmpError | null;
}
