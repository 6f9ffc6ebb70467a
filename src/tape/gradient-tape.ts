// The gradient tape, with TensorFlow's rules: it records what is computed from what it watches, and answers for derivatives.
import { flagKind, optionsFrom, textKind, type OptionKinds } from '../argument.js';
import { elementCount } from '../tensors/shape.js';
import { adjointsFrom, entriesFrom, isConnected, type Seed } from './backward-sweep.js';
import { checkedSize } from './dtype.js';
import { fixed } from './elementwise.js';
import { whyNull } from './explanation.js';
import { reshaped } from './moves.js';
import { isSameShape } from './places.js';
import { tensorFor, type TensorLike } from './operands.js';
import { stacked } from './rearranging.js';
import { recorder, unrecorded } from './recorder.js';
import { dtypeMismatch, quoted, shapeMismatch, tapeState, wrongKind } from './refusals.js';
import {
  flattened,
  givenAlong,
  isDifferentiable,
  type Differentiable,
  type InPlaceOf,
  type Tensors,
} from './structure.js';
import { TapeLog, type TapeEntry } from './tape-log.js';
import type { TapeTensor } from './tensor.js';
import { TapeVariable } from './variable.js';

export interface GradientTapeOptions {
  /** Whether it may be asked more than once; `false` unless given. */
  readonly persistent?: boolean;
  /** Whether it watches trainable variables by itself once they are used; `true` unless given. */
  readonly watchAccessedVariables?: boolean;
  /** What reasons call it. */
  readonly name?: string;
}
const tapeKinds: OptionKinds<GradientTapeOptions> = {
  persistent: flagKind,
  watchAccessedVariables: flagKind,
  name: textKind('a text'),
};

export interface JacobianOptions {
  /** What is given where no path leads to a source: null, or zeros of the shape; `'none'` unless given. */
  readonly unconnectedGradients?: 'none' | 'zero';
}
export interface GradientOptions extends JacobianOptions {
  /** What each target starts with instead of ones, in the structure of the targets. */
  readonly outputGradients?: TensorLike | readonly TensorLike[] | { readonly [name: string]: TensorLike };
}

export class GradientTape {
  private readonly log: TapeLog;
  private readonly isPersistent: boolean;
  private readonly name: string;
  /** Of a tape that isn't persistent and was asked: the number of the first entry after that. */
  private askedAt: number | null = null;

  constructor(options?: GradientTapeOptions) {
    const { persistent = false, watchAccessedVariables = true, name } = optionsFrom(options, tapeKinds);
    this.log = new TapeLog(watchAccessedVariables);
    this.isPersistent = persistent;
    this.name = name === undefined ? `tape ${this.log.number}` : `tape ${quoted(name)}`;
  }

  /**
   * Records while the function runs, and gives what it returns. Entered again, a tape goes on; one that isn't persistent and was asked starts
   * empty.
   *
   * @throws DiffcmpError `tape-state` while it is recording, and for a function that returns a promise
   */
  record<V>(run: () => V): V {
    this.checkFunction('record', run);
    if (this.log.isOpen)
      throw tapeState(`${this.name} is recording already`, 'another tape can be entered within this one');
    if (this.askedAt !== null) {
      this.log.clear('entered again', this.askedAt);
      this.askedAt = null;
    }
    this.log.begin();
    recorder.active = [...recorder.active, this.log];
    try {
      return this.checkResult('record', run());
    } finally {
      this.leave();
    }
  }

  /** What is computed in the function isn't recorded by this tape. */
  stopRecording<V>(run: () => V): V {
    this.checkFunction('stopRecording', run);
    this.checkRecording('stopRecording');
    return unrecorded('stopRecording', [this.log], () => this.checkResult('stopRecording', run()));
  }

  /** Follows tensors from now on, as it follows variables. */
  watch(tensors: Tensors): void {
    for (const tensor of flattened('watch', 'what is watched', tensors).leaves)
      if (tensor instanceof TapeVariable) this.log.watchVariable(tensor);
      else this.log.watch(tensor.origin.identity);
  }

  /** Forgets all that was recorded and watched, and goes on recording. */
  reset(): void {
    this.checkRecording('reset');
    this.log.clear('reset');
    this.log.begin();
  }

  /** The variables that it watches, in the order of their first use. */
  watchedVariables(): TapeVariable[] {
    return this.log.variables.filter((variable) => variable instanceof TapeVariable);
  }

  /**
   * The gradient of a target, or of the sum of all numbers of all targets, in the shape of each source; null where no path leads to it, for
   * reasons that `explain` gives.
   *
   * @throws DiffcmpError `tape-state` where it isn't persistent and was asked before
   */
  gradient<const S extends Tensors>(
    targets: Tensors,
    sources: S,
    options: GradientOptions & { readonly unconnectedGradients: 'zero' },
  ): InPlaceOf<S, TapeTensor>;
  gradient<const S extends Tensors>(targets: Tensors, sources: S, options?: GradientOptions): InPlaceOf<S, TapeTensor | null>; // prettier-ignore
  gradient(targets: Tensors, sources: Tensors, options?: GradientOptions): unknown {
    const { outputGradients, unconnectedGradients } = optionsFrom<Required<GradientOptions>>(options, {
      unconnectedGradients: unconnectedKind,
      outputGradients: (value) => value as TensorLike,
    });
    const { leaves: given } = flattened('gradient', 'targets', targets);
    const seeds = this.seedsOf(given, givenAlong('gradient', targets, outputGradients));
    const { leaves, rebuild } = flattened('gradient', 'sources', sources);
    return rebuild(
      this.ask('gradient', () => {
        const entries = leaves.map((source) => this.entryOf(source));
        const adjoints = adjointsFrom(this.log, seeds, entriesFrom(this.log, entries));
        return leaves.map((source, i) => answer(entries[i] && adjoints.get(entries[i]), source, unconnectedGradients));
      }),
    );
  }

  /**
   * The derivatives of every number of the target by every number of each source: the shape of the target, followed by that of the source.
   */
  jacobian<const S extends Tensors>(
    target: Differentiable,
    sources: S,
    options: JacobianOptions & { readonly unconnectedGradients: 'zero' },
  ): InPlaceOf<S, TapeTensor>;
  jacobian<const S extends Tensors>(target: Differentiable, sources: S, options?: JacobianOptions): InPlaceOf<S, TapeTensor | null>; // prettier-ignore
  jacobian(target: Differentiable, sources: Tensors, options?: JacobianOptions): unknown {
    const { unconnectedGradients } = optionsFrom<JacobianOptions>(options, { unconnectedGradients: unconnectedKind });
    const { shape } = this.oneTensor('jacobian', 'the target', target);
    const { leaves, rebuild } = flattened('jacobian', 'sources', sources);
    for (const source of leaves) checkedSize([...shape, ...source.shape], 'jacobian');
    return rebuild(
      this.ask('jacobian', () => {
        const places = Array.from({ length: elementCount(shape) }, (_, i) => [i]);
        const rows = this.rowsOf(target, leaves, places);
        return leaves.map((source, i) => {
          const whole = [...shape, ...source.shape];
          return answer(this.joined(rows[i] ?? [], 0, whole, target, source), { shape: whole, dtype: source.dtype }, unconnectedGradients); // prettier-ignore
        });
      }),
    );
  }

  /**
   * The Jacobian of each part along the first axis by its own part of the source: where parts don't depend on others, as in a batch. The
   * shape is that of the target, followed by that of the source without its first axis.
   */
  batchJacobian(
    target: Differentiable,
    source: Differentiable,
    options: JacobianOptions & { readonly unconnectedGradients: 'zero' },
  ): TapeTensor;
  batchJacobian(target: Differentiable, source: Differentiable, options?: JacobianOptions): TapeTensor | null;
  batchJacobian(target: Differentiable, source: Differentiable, options?: JacobianOptions): TapeTensor | null {
    const { unconnectedGradients } = optionsFrom<JacobianOptions>(options, { unconnectedGradients: unconnectedKind });
    const [of, by] = [this.oneTensor('batchJacobian', 'the target', target), this.oneTensor('batchJacobian', 'the source', source)]; // prettier-ignore
    const [batch = 0, ...rest] = of.shape;
    if (of.shape.length < 2 || by.shape.length < 2 || by.shape[0] !== batch)
      throw shapeMismatch('batchJacobian', of.shape, by.shape, 'of target and source must have two axes or more, the first of the same length'); // prettier-ignore
    const whole = [...of.shape, ...by.shape.slice(1)];
    checkedSize(whole, 'batchJacobian');
    return this.ask('batchJacobian', () => {
      const count = elementCount(rest);
      // an element of every part at a time
      const places = Array.from({ length: count }, (_, j) => Array.from({ length: batch }, (_each, i) => i * count + j)); // prettier-ignore
      const [rows = []] = this.rowsOf(target, [source], places);
      return answer(this.joined(rows, 1, whole, target, source), { shape: whole, dtype: source.dtype }, unconnectedGradients); // prettier-ignore
    });
  }

  /**
   * Why the gradient of the target by the source is null, in words; null where it isn't. It doesn't count as a question, and can be asked
   * before and after.
   */
  explain(target: Differentiable, source: Differentiable): string | null {
    const of = this.oneTensor('explain', 'the target', target);
    const by = this.oneTensor('explain', 'the source', source);
    if (isConnected(this.entryOf(target), this.entryOf(source))) return null;
    return whyNull(this.log, this.name, of, by);
  }

  private entryOf({ origin }: Differentiable): TapeEntry | undefined {
    return this.log.entries.get(origin.identity);
  }

  private oneTensor(operation: string, name: string, value: unknown): Differentiable {
    if (isDifferentiable(value)) return value;
    throw wrongKind(operation, name, Array.isArray(value) ? 'one tensor or variable' : 'a tensor or a variable', value);
  }

  /** What each target starts with: ones, unless something is given. */
  private seedsOf(targets: readonly Differentiable[], given: readonly unknown[]): Seed[] {
    return targets.map((target, i) => {
      const { shape, dtype } = target;
      const entry = this.entryOf(target);
      if (given[i] === undefined || given[i] === null) return { entry, adjoint: fixed(1, dtype, shape) };
      const adjoint = tensorFor('gradient', given[i], dtype);
      if (!isSameShape(adjoint.shape, shape)) throw shapeMismatch('gradient', shape, adjoint.shape, 'of a target and of its outputGradients differ'); // prettier-ignore
      if (adjoint.dtype !== dtype) throw dtypeMismatch('gradient', dtype, adjoint.dtype);
      return { entry, adjoint };
    });
  }

  /** For each source the gradients of the sums over each list of places in the target; empty where no path leads to it. */
  private rowsOf(target: Differentiable, sources: readonly Differentiable[], sums: readonly (readonly number[])[]): TapeTensor[][] {
    const { shape, dtype } = target;
    const entry = this.entryOf(target);
    const entries = sources.map((source) => this.entryOf(source));
    const leading = entriesFrom(this.log, entries);
    const rows = sources.map((): TapeTensor[] => []);
    for (const places of sums) {
      const adjoint = fixed(0, dtype, shape);
      for (const place of places) adjoint.data[place] = 1;
      const adjoints = adjointsFrom(this.log, [{ entry, adjoint }], leading);
      for (const [i, source] of entries.entries()) {
        const row = source && adjoints.get(source);
        if (row !== undefined) rows[i]?.push(row);
      }
    }
    return rows;
  } // prettier-ignore

  private joined(rows: readonly TapeTensor[], axis: number, shape: readonly number[], target: Differentiable, source: Differentiable): TapeTensor | undefined {
    if (rows.length > 0) return reshaped(stacked(rows, axis), shape);
    const isEmpty = elementCount(target.shape) === 0 && isConnected(this.entryOf(target), this.entryOf(source));
    return isEmpty ? fixed(0, source.dtype, shape) : undefined;
  } // prettier-ignore

  /** Answers a question: the only one, unless the tape is persistent. */
  private ask<V>(operation: string, compute: () => V): V {
    if (this.log.firstEntered === Infinity) throw tapeState(`${operation}: ${this.name} has recorded nothing`, 'tape.record(() => …) records what runs in it'); // prettier-ignore
    if (this.askedAt !== null) throw tapeState(`${operation}: ${this.name} has answered already, and can be used for one set of gradients only`, 'new GradientTape({ persistent: true }) can be asked again'); // prettier-ignore
    if (this.isPersistent) return compute();
    this.askedAt = this.log.nextNumber;
    this.leave();
    try {
      return compute();
    } finally {
      this.log.release();
    }
  }

  private leave(): void {
    recorder.active = recorder.active.filter((tape) => tape !== this.log);
    this.log.end();
  }

  private checkRecording(operation: string): void {
    if (!this.log.isOpen || this.log.isPaused) throw tapeState(`${operation}: ${this.name} is not recording`, 'call it within tape.record(() => …)'); // prettier-ignore
  }

  private checkFunction(operation: string, run: unknown): void {
    if (typeof run !== 'function') throw wrongKind(operation, 'its argument', 'a function', run);
    if (run.constructor.name === 'AsyncFunction') throw this.asyncError(operation);
  }
  private checkResult<V>(operation: string, result: V): V {
    if (!isThenable(result)) return result;
    result.then(undefined, () => undefined); // its failure is no longer anybody's
    throw this.asyncError(operation);
  }
  private asyncError(operation: string): Error {
    return tapeState(
      `${operation}: the function is asynchronous, and what runs after its first await runs when ${this.name} has been left`,
      'await first, and record what is computed after that',
    );
  }
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

function answer(
  adjoint: TapeTensor | undefined,
  { shape, dtype }: Pick<Differentiable, 'shape' | 'dtype'>,
  unconnected: 'none' | 'zero' = 'none',
): TapeTensor | null {
  return adjoint ?? (unconnected === 'zero' ? fixed(0, dtype, shape) : null);
}

function unconnectedKind(value: unknown): 'none' | 'zero' {
  if (value === 'none' || value === 'zero') return value;
  throw wrongKind('gradient', 'unconnectedGradients', "'none' or 'zero'", value);
}
