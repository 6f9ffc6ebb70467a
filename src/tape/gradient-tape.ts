// The gradient tape, with TensorFlow's rules: it records what is computed from what it watches, and answers for derivatives.
import { optionsFrom } from '../argument.js';
import { elementCount } from '../tensors/shape.js';
import { adjointsFrom, entriesFrom, isConnected } from './backward-sweep.js';
import { checkedSize } from './dtype.js';
import { whyNull } from './explanation.js';
import { answerFor, joinedRows, oneTensor, rowsOf, seedsOf } from './questions.js';
import { recorder, unrecorded } from './recorder.js';
import { quoted, shapeMismatch, tapeState, wrongKind } from './refusals.js';
import { flattened, givenAlong, type Differentiable, type InPlaceOf, type Tensors } from './structure.js';
import { TapeLog } from './tape-log.js';
import { gradientKinds, jacobianKinds, tapeKinds, type GradientOptions, type GradientTapeOptions, type JacobianOptions } from './tape-options.js'; // prettier-ignore
import type { TapeTensor } from './tensor.js';
import { TapeVariable } from './variable.js';

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
    const { outputGradients, unconnectedGradients } = optionsFrom(options, gradientKinds);
    const { leaves: given } = flattened('gradient', 'targets', targets);
    const seeds = seedsOf(this.log, given, givenAlong('gradient', targets, outputGradients));
    const { leaves, rebuild } = flattened('gradient', 'sources', sources);
    return rebuild(
      this.ask('gradient', () => {
        const entries = leaves.map((source) => this.log.entryOf(source));
        const adjoints = adjointsFrom(this.log, seeds, entriesFrom(this.log, entries));
        return leaves.map((source, i) =>
          answerFor(entries[i] && adjoints.get(entries[i]), source, unconnectedGradients),
        );
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
    const { unconnectedGradients } = optionsFrom(options, jacobianKinds);
    const { shape } = oneTensor('jacobian', 'the target', target);
    const { leaves, rebuild } = flattened('jacobian', 'sources', sources);
    for (const source of leaves) checkedSize([...shape, ...source.shape], 'jacobian');
    return rebuild(
      this.ask('jacobian', () => {
        const places = Array.from({ length: elementCount(shape) }, (_, i) => [i]);
        const rows = rowsOf(this.log, target, leaves, places);
        return leaves.map((source, i) => {
          const whole = [...shape, ...source.shape];
          return answerFor(joinedRows(this.log, rows[i] ?? [], 0, whole, target, source), { shape: whole, dtype: source.dtype }, unconnectedGradients); // prettier-ignore
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
    const { unconnectedGradients } = optionsFrom(options, jacobianKinds);
    const [of, by] = [oneTensor('batchJacobian', 'the target', target), oneTensor('batchJacobian', 'the source', source)]; // prettier-ignore
    const [batch = 0, ...rest] = of.shape;
    if (of.shape.length < 2 || by.shape.length < 2 || by.shape[0] !== batch)
      throw shapeMismatch('batchJacobian', of.shape, by.shape, 'of target and source must have two axes or more, the first of the same length'); // prettier-ignore
    const whole = [...of.shape, ...by.shape.slice(1)];
    checkedSize(whole, 'batchJacobian');
    return this.ask('batchJacobian', () => {
      const count = elementCount(rest);
      // an element of every part at a time
      const places = Array.from({ length: count }, (_, j) => Array.from({ length: batch }, (_each, i) => i * count + j)); // prettier-ignore
      const [rows = []] = rowsOf(this.log, target, [source], places);
      return answerFor(joinedRows(this.log, rows, 1, whole, target, source), { shape: whole, dtype: source.dtype }, unconnectedGradients); // prettier-ignore
    });
  }

  /**
   * Why the gradient of the target by the source is null, in words; null where it isn't. It doesn't count as a question, and can be asked
   * before and after.
   */
  explain(target: Differentiable, source: Differentiable): string | null {
    const of = oneTensor('explain', 'the target', target);
    const by = oneTensor('explain', 'the source', source);
    if (isConnected(this.log.entryOf(target), this.log.entryOf(source))) return null;
    return whyNull(this.log, this.name, of, by);
  }

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
