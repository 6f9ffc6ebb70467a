// Variables: tensors that can be given another value. Tapes watch them by themselves.
import type { Shape } from '../tensors/shape.js';
import type { Nested } from '../tensors/nested.js';
import { flagKind, choiceKind, optionsFrom, textKind, type OptionKinds } from '../argument.js';
import { dtypes, zerosOf, type DType } from './dtype.js';
import { ownDtype, readTensor, type NumbersLike } from './numbers.js';
import { clock, Origin } from './origin.js';
import { recorder, type Watchable } from './recorder.js';
import { dtypeMismatch, quoted, shapeMismatch } from './refusals.js';
import { inspection, tensorText } from './tensor-text.js';
import { TapeTensor } from './tensor.js';

export interface VariableOptions {
  /** That of the numbers, if a tensor or typed arrays are given; otherwise `float32`. */
  readonly dtype?: DType;
  /** Whether tapes watch it by themselves when it is used; `true` unless given. */
  readonly trainable?: boolean;
  /** What reasons call it. */
  readonly name?: string;
}

const variableKinds: OptionKinds<VariableOptions> = {
  dtype: choiceKind(dtypes),
  trainable: flagKind,
  name: textKind('a text'),
};

/**
 * A tensor whose value can be replaced, by one of the same shape and dtype.
 *
 * @throws DiffcmpError `bad-argument`, `shape-mismatch` and `dtype-mismatch`
 */
export class TapeVariable implements Watchable {
  readonly name: string;
  readonly trainable: boolean;
  /** @internal */
  readonly origin: Origin;
  private current: TapeTensor;

  constructor(initialValue: TapeTensor | TapeVariable | NumbersLike, options?: VariableOptions) {
    const { dtype, trainable = true, name } = optionsFrom(options, variableKinds);
    const given = initialValue instanceof TapeVariable ? initialValue.current : initialValue;
    const own = given instanceof TapeTensor ? given.dtype : ownDtype(given);
    const wanted = dtype ?? own ?? 'float32';
    this.name = name ?? `variable${++clock.variables}`;
    this.trainable = trainable;
    this.origin = new Origin('variable', 'Variable', wanted, [], this.name);
    this.current = this.stateOf(this.valueOf('Variable', given, wanted, null), 'Variable', []);
  }

  /** The value as it is now. To use it is to use the variable. */
  get value(): TapeTensor {
    for (const tape of recorder.active) tape.access(this);
    return this.current;
  }
  get shape(): Shape {
    return this.current.shape;
  }
  get dtype(): DType {
    return this.current.dtype;
  }
  toArray(): Nested<number> {
    return this.current.toArray();
  }

  /** Such as `Variable 'w' [2, 1] float32 [[0.25], [0.15]]`. */
  toString(): string {
    return tensorText(`Variable ${quoted(this.name)}`, this.current);
  }
  toJSON(): Nested<number> {
    return this.toArray();
  }
  /** @internal */
  [inspection](): string {
    return this.toString();
  }

  /** Replaces the value. What was computed before keeps the value of then; no path leads through an assignment. */
  assign(value: TapeTensor | TapeVariable | NumbersLike): this {
    const given = this.valueOf('assign', value, this.dtype, this.shape);
    this.current = this.stateOf(given, 'assign', []);
    return this;
  }
  assignAdd(value: TapeTensor | TapeVariable | NumbersLike): this {
    return this.assignSum('assignAdd', value, 1);
  }
  assignSub(value: TapeTensor | TapeVariable | NumbersLike): this {
    return this.assignSum('assignSub', value, -1);
  }

  private assignSum(operation: string, value: unknown, sign: 1 | -1): this {
    const { current } = this;
    const { data, origin } = this.valueOf(operation, value, this.dtype, this.shape);
    const sum = zerosOf(this.dtype, this.shape, operation);
    for (let i = 0; i < sum.length; i++) sum[i] = (current.data[i] as number) + sign * (data[i] as number);
    this.current = this.stateOf(TapeTensor.of(this.shape, this.dtype, sum, origin), operation, [current.origin]);
    return this;
  }

  private valueOf(operation: string, value: unknown, dtype: DType, shape: Shape | null): TapeTensor {
    const given = value instanceof TapeVariable ? value.current : value;
    const tensor = given instanceof TapeTensor ? given : readTensor(given, dtype, operation);
    if (tensor.dtype !== dtype) throw dtypeMismatch(operation, dtype, tensor.dtype);
    if (shape !== null && (shape.length !== tensor.shape.length || shape.some((length, axis) => length !== tensor.shape[axis])))
      throw shapeMismatch(operation, shape, tensor.shape, 'differ, and a variable keeps its shape'); // prettier-ignore
    return tensor;
  }

  private stateOf(value: TapeTensor, operation: string, others: readonly Origin[]): TapeTensor {
    const origin = new Origin('state', operation, value.dtype, [...others, value.origin], this.name, this.origin);
    return TapeTensor.of(value.shape, value.dtype, value.data, origin);
  }
}
