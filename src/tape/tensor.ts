// Tensors: a shape, a dtype, and numbers in row-major order that never change.
import { nested, type Nested } from '../tensors/nested.js';
import type { Shape } from '../tensors/shape.js';
import type { DType, NumberArray } from './dtype.js';
import { clock, type Origin } from './origin.js';
import { inspection, tensorText } from './tensor-text.js';

/** Which arrays were read out of which tensor: whoever makes a tensor of one again is told that it left the tape. */
const readings = new WeakMap<object, Origin>();

/** The tensor whose numbers an array is. */
export function readingOf(value: unknown): Origin | undefined {
  return typeof value === 'object' && value !== null ? readings.get(value) : undefined;
}

/** Numbers along axes. Operations make new tensors; none of them changes one. */
export class TapeTensor {
  private constructor(
    /** The lengths of the axes, outermost first; of a number []. */
    readonly shape: Shape,
    /** `float32`, `float64` or `int32`. */
    readonly dtype: DType,
    /** @internal */
    readonly data: NumberArray,
    /** @internal */
    readonly origin: Origin,
  ) {}

  /** @internal */
  static of(shape: Shape, dtype: DType, data: NumberArray, origin: Origin): TapeTensor {
    return new TapeTensor(Object.freeze(shape), dtype, data, origin);
  }

  /** The numbers as arrays in arrays, of the shape [] as a number. They are a copy, which no tape follows. */
  toArray(): Nested<number> {
    const numbers = nested(this.shape, Array.from(this.data));
    const { origin } = this;
    for (const each of [origin, origin.identity]) each.firstRead = Math.min(each.firstRead, clock.now);
    if (typeof numbers === 'object') readings.set(numbers, origin);
    return numbers;
  }

  /** Such as `Tensor [2, 1] float32 [[0.25], [0.15]]`; of a large one how many numbers it has. */
  toString(): string {
    return tensorText('Tensor', this);
  }
  /** The numbers, as `toArray` gives them. */
  toJSON(): Nested<number> {
    return this.toArray();
  }
  /** @internal */
  [inspection](): string {
    return this.toString();
  }
}
