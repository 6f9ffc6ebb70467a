// Any arithmetic, lifted to tensors number by number: shapes broadcast as NumPy has them.
import { buildArithmetic, chooseOrDecide, type Arithmetic, type PrimitiveName } from '../arithmetic.js';
import { TensorError } from '../errors.js';
import type { Meter } from '../program/meter.js';
import { broadcastShape, elementCount, shapeText, type Shape } from './shape.js';
import { isTensor, kindText, roomFor, shapeOfValue, Tensor, tensorOrNumber, type Value } from './tensor.js';

/**
 * The arithmetic over numbers and tensors, whose operations on tensors draw on a meter. A decision takes numbers, or
 * tensors of one number.
 *
 * @throws TensorError shape-mismatch where shapes don't broadcast
 */
export function elementwise<T>(A: Arithmetic<T>, meter: Meter): Arithmetic<Value<T>> {
  const lifted = buildArithmetic<Value<T>>(
    {
      literal: A.literal,
      constant: A.constant,
      decide: (relation, x, y) => A.decide(relation, oneNumber(x), oneNumber(y)),
      known: (x) => (isTensor(x) ? undefined : A.known(x)),
      detached: (x) => (isTensor(x) ? mapped(meter, x, A.detached) : A.detached(x)),
    },
    (name) => {
      const apply = A[name];
      return (x) => (isTensor(x) ? mapped(meter, x, apply) : apply(x));
    },
    (name) => {
      const apply = A[name];
      return (x, y) => (isTensor(x) || isTensor(y) ? broadcast(meter, signOf(name), x, y, apply) : apply(x, y));
    },
  );
  const { choose } = A;
  if (choose === undefined) return lifted;
  return {
    ...lifted,
    choose: (relation, x, y, first, second) =>
      isTensor(first) || isTensor(second) ? null : choose(relation, oneNumber(x), oneNumber(y), first, second),
  };
}

const signs: Partial<Record<PrimitiveName, string>> = { add: '+', sub: '-', mul: '.*', div: './', pow: '.^' };
const signOf = (name: PrimitiveName): string => signs[name] ?? name;

function oneNumber<T>(value: Value<T>): T {
  if (!isTensor(value)) return value;
  const [number] = value.items;
  if (value.items.length === 1) return number as T;
  const message = `a condition compares numbers, and this has the ${kindText(value)}`;
  throw new TensorError('shape-mismatch', message, 'make one number of it, with sum(…), max(…), min(…) or an index');
}

function mapped<T>(meter: Meter, { shape, items }: Tensor<T>, apply: (x: T) => T): Tensor<T> {
  meter.spend(items.length);
  const result = new Array<T>(items.length);
  for (let i = 0; i < items.length; i++) result[i] = apply(items[i] as T);
  return new Tensor(shape, result);
}

/** An operation on each pair of numbers, where at least one side is a tensor; `name` is for the error. */
export function broadcast<T, R>(
  meter: Meter,
  name: string,
  x: Value<T>,
  y: Value<T>,
  apply: (x: T, y: T) => R,
): Value<R> {
  const shape = commonShape(name, [shapeOfValue(x), shapeOfValue(y)]);
  const count = roomFor(shape);
  meter.spend(count);
  const result = new Array<R>(count);
  if (!isTensor(x)) {
    const right = (y as Tensor<T>).items;
    for (let i = 0; i < count; i++) result[i] = apply(x, right[i] as T);
  } else if (!isTensor(y)) {
    const left = x.items;
    for (let i = 0; i < count; i++) result[i] = apply(left[i] as T, y);
  } else {
    const left = spread(x, shape);
    const right = spread(y, shape);
    for (let i = 0; i < count; i++) result[i] = apply(left[i] as T, right[i] as T);
  }
  return tensorOrNumber(shape, result);
}

/** @throws TensorError shape-mismatch */
export function commonShape(name: string, shapes: readonly Shape[]): Shape {
  return shapes.reduce((left, right) => {
    const shape = broadcastShape(left, right);
    if (shape !== null) return shape;
    const message = `shapes ${shapeText(left)} and ${shapeText(right)} do not fit for ${name}`;
    throw new TensorError('shape-mismatch', message, broadcastHint(left, right));
  });
}

function broadcastHint(left: Shape, right: Shape): string {
  const rule = 'axes are compared from the last; each two must be equal, or one of them 1';
  const [l = 0] = left;
  const [r = 0] = right;
  if (right.length === 1 && left.length === 2 && l === r) return `${rule}; for a column write reshape(…, [${r}, 1])`;
  if (left.length === 1 && right.length === 2 && l === r) return `${rule}; for a column write reshape(…, [${l}, 1])`;
  return rule;
}

/** The numbers of a tensor at each place of a shape that it broadcasts to. */
export function spread<T>({ shape, items }: Tensor<T>, to: Shape): readonly T[] {
  const count = elementCount(to);
  if (items.length === count) return items; // axes of length 1 apart, the shapes are the same
  const rank = to.length;
  const steps = new Array<number>(rank).fill(0);
  for (let axis = shape.length - 1, step = 1; axis >= 0; axis--) {
    const length = shape[axis] as number;
    if (length > 1) steps[axis + rank - shape.length] = step;
    step *= length;
  }
  const result = new Array<T>(count);
  const indices = new Array<number>(rank).fill(0);
  for (let place = 0, from = 0; place < count; place++) {
    result[place] = items[from] as T;
    for (let axis = rank - 1; axis >= 0; axis--) {
      const step = steps[axis] as number;
      if (++(indices[axis] as number) < (to[axis] as number)) {
        from += step;
        break;
      }
      indices[axis] = 0;
      from -= step * ((to[axis] as number) - 1);
    }
  }
  return result;
}

/** Of two values the numbers of the first where the condition isn't 0, and else those of the second; all three broadcast. */
export function where<T>(A: Arithmetic<T>, meter: Meter, args: readonly Value<T>[]): Value<T> {
  const shape = commonShape('where', args.map(shapeOfValue));
  const count = roomFor(shape);
  meter.spend(count);
  const [isTrue, whenTrue, whenFalse] = args.map((arg) => spread(isTensor(arg) ? arg : new Tensor([], [arg]), shape));
  const items = Array.from({ length: count }, (_, i) =>
    chooseOrDecide(A, '!=', isTrue?.[i] as T, A.literal(0), whenTrue?.[i] as T, whenFalse?.[i] as T),
  );
  return tensorOrNumber(shape, items);
}
