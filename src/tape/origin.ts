// Where a tensor comes from: the operation that made it, and the origins of what that was given. Without values, so that it is
// small; it is what `explain` reads.
import type { DType } from './dtype.js';

/**
 * What made a tensor: `constant` (a user's numbers), `state` (the value of a variable, whose parents were assigned to it), `result` of a
 * differentiable operation, `step` (of one without derivatives), `detached` (of stopGradient), `copied` (a constant made from
 * numbers that were read out of another tensor). `variable` is the variable itself.
 */
export type Nature = 'constant' | 'variable' | 'state' | 'result' | 'step' | 'detached' | 'copied';

/** The moments of this process: each origin has one, and so has each beginning and end of a recording. */
export const clock = { now: 0, variables: 0, tapes: 0 };

/**
 * How many origins in a row are kept. In a loop each step may be computed from the one before: without an end, no origin
 * would ever be forgotten. A tape keeps those of its own records, however many they are.
 */
const longestChain = 1000;

export class Origin {
  readonly moment: number;
  /** Empty where the chain was cut. */
  readonly parents: readonly Origin[];
  readonly isCut: boolean;
  /** When its numbers were first read out. */
  firstRead = Infinity;
  private readonly depth: number;

  /** @param variable of a state, the origin of the variable */
  constructor(
    readonly nature: Nature,
    readonly operation: string,
    readonly dtype: DType,
    parents: readonly Origin[],
    readonly name: string | null = null,
    readonly variable: Origin | null = null,
  ) {
    this.moment = ++clock.now;
    let depth = 0;
    for (const parent of parents) if (parent.depth >= depth) depth = parent.depth + 1;
    this.isCut = depth > longestChain;
    this.depth = this.isCut ? 0 : depth;
    this.parents = this.isCut ? [] : parents;
  }

  /** What gradients are asked by: of any state of a variable, the variable. */
  get identity(): Origin {
    return this.variable ?? this;
  }
}
