// Random computations with tensors, twice: as operations that a tape records, and as a program of numbers that is written here from
// what the operations mean, index by index, so that it shares nothing with them.
import type { Arithmetic } from '../../src/arithmetic.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { ops, type Tensor } from '../../src/tape/index.js';
import { elementCount, indicesAt, type Shape, type TensorOf } from '../../src/tensors/shape.js';

type Over = <T>(A: Arithmetic<T>, values: readonly TensorOf<T>[]) => TensorOf<T>;

/** One operation on results before it, by their indices. */
interface Step {
  readonly text: string;
  readonly from: readonly number[];
  readonly record: (values: readonly Tensor[]) => Tensor;
  readonly over: Over;
}

export interface Computation {
  readonly inputs: readonly { readonly shape: Shape; readonly numbers: readonly number[] }[];
  readonly steps: readonly Step[];
  /** What each number of the result counts in the target. */
  readonly weights: readonly number[];
  readonly shape: Shape;
}

export const textOf = ({ inputs, steps, weights }: Computation): string =>
  [...inputs.map(({ shape, numbers }) => `input [${shape.join(', ')}] ${numbers.join(' ')}`), ...steps.map(({ text, from }) => `${text}(${from.join(', ')})`), `weights ${weights.join(' ')}`].join('\n'); // prettier-ignore

/** The result, recorded. */
export function recorded({ steps }: Computation, inputs: readonly Tensor[]): Tensor {
  const values = [...inputs];
  for (const { from, record } of steps) values.push(record(from.map((i) => values[i] as Tensor)));
  return values.at(-1) as Tensor;
}

/** Whether some number on the way is so large that derivatives may overflow, as those of intervals don't. */
export function isHuge({ inputs, steps }: Computation): boolean {
  const values = inputs.map(({ shape, numbers }): TensorOf<number> => ({ shape, items: numbers }));
  for (const { from, over } of steps) values.push(over(float64, from.map((i) => values[i] as TensorOf<number>))); // prettier-ignore
  return values.some(({ items }) => items.some((number) => !(Math.abs(number) < 1e50)));
}

/** The weighted sum of the result, as a program of numbers: the inputs one after the other. */
export function weighted<T>({ inputs, steps, weights }: Computation, A: Arithmetic<T>, numbers: readonly T[]): T {
  let start = 0;
  const values = inputs.map(({ shape }): TensorOf<T> => ({ shape, items: numbers.slice(start, (start += elementCount(shape))) })); // prettier-ignore
  for (const { from, over } of steps) values.push(over(A, from.map((i) => values[i] as TensorOf<T>))); // prettier-ignore
  return total(A, (values.at(-1) as TensorOf<T>).items.map((item, i) => A.mul(item, A.literal(weights[i] as number)))); // prettier-ignore
}

// What operations mean.

const total = <T>(A: Arithmetic<T>, items: readonly T[]): T =>
  items.reduce((sum, item) => A.add(sum, item), A.literal(0));
const made = <T>(shape: Shape, at: (indices: readonly number[]) => T): TensorOf<T> =>
  ({ shape, items: Array.from({ length: elementCount(shape) }, (_, place) => at(indicesAt(shape, place))) }); // prettier-ignore
const item = <T>({ shape, items }: TensorOf<T>, indices: readonly number[]): T => {
  let place = 0;
  for (const [axis, index] of indices.entries()) place = place * (shape[axis] as number) + index;
  return items[place] as T;
};
/** The item of a tensor that broadcasts. */
const wide = <T>(tensor: TensorOf<T>, indices: readonly number[]): T =>
  item(tensor, indices.slice(indices.length - tensor.shape.length).map((index, axis) => (tensor.shape[axis] === 1 ? 0 : index))); // prettier-ignore
const broadcast = (left: Shape, right: Shape): Shape | null => {
  const [long, short] = left.length >= right.length ? [left, right] : [right, left];
  const padded = [...new Array<number>(long.length - short.length).fill(1), ...short];
  const fits = long.every((length, axis) => length === padded[axis] || length === 1 || padded[axis] === 1);
  return fits ? long.map((length, axis) => (length === 1 ? (padded[axis] as number) : length)) : null;
};
/** The items along some axes, for each place along the others. */
const groups = <T>({ shape, items }: TensorOf<T>, axes: readonly number[], keepDims: boolean) => {
  const kept = shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  const lists = Array.from({ length: elementCount(kept) }, (): T[] => []);
  for (const [place, each] of items.entries()) {
    const indices = indicesAt(shape, place).map((index, axis) => (axes.includes(axis) ? 0 : index));
    lists[indices.reduce((at, index, axis) => at * (kept[axis] as number) + index, 0)]?.push(each);
  }
  return { shape: keepDims ? kept : shape.filter((_, axis) => !axes.includes(axis)), lists };
};
const largest = <T>(A: Arithmetic<T>, items: readonly T[]): T => items.reduce((a, b) => A.max(a, b));
const shift = <T>(A: Arithmetic<T>, items: readonly T[]): T => A.detached(items.reduce((a, b) => (A.decide('>=', a, b) ? a : b))); // prettier-ignore

// The operations, each with what it needs: the shapes that it is for.

/** Draws whole numbers below a bound. */
export type Draw = (bound: number) => number;

type Maker = (shapes: readonly Shape[], draw: Draw) => Step | null;

const choose = <V>(list: readonly V[], draw: Draw): V => list[draw(list.length)] as V;
const one = (shapes: readonly Shape[], draw: Draw): number => draw(shapes.length);

const unary = (name: 'neg' | 'square' | 'sin' | 'cos' | 'tanh' | 'sigmoid' | 'relu' | 'softplus' | 'abs' | 'exp' | 'expm1' | 'sign'): Maker => (shapes, draw) => ({
  text: name,
  from: [one(shapes, draw)],
  record: ([x]) => ops[name](x as Tensor),
  over: (A, [x]) => ({ shape: x!.shape, items: x!.items.map((each) => A[name](each)) }),
}); // prettier-ignore

/** Of arguments that have them: log, sqrt and log1p of 1/2 + x². */
const ofPositive = (name: 'log' | 'log1p' | 'sqrt'): Maker => (shapes, draw) => ({
  text: `${name}(0.5 + square)`,
  from: [one(shapes, draw)],
  record: ([x]) => ops[name](ops.add(0.5, ops.square(x as Tensor))),
  over: (A, [x]) => ({ shape: x!.shape, items: x!.items.map((each) => A[name](A.add(A.literal(0.5), A.square(each)))) }),
}); // prettier-ignore

type BinaryFormula = <T>(A: Arithmetic<T>, x: T, t: T) => T;
const binary = (name: string, record: (x: Tensor, t: Tensor) => Tensor, apply: BinaryFormula): Maker => (shapes, draw) => {
  const first = one(shapes, draw);
  const fitting = shapes.flatMap((shape, i) => (broadcast(shapes[first] as Shape, shape) === null ? [] : [i]));
  const second = choose(fitting, draw);
  const shape = broadcast(shapes[first] as Shape, shapes[second] as Shape) as Shape;
  return {
    text: name,
    from: [first, second],
    record: ([x, t]) => record(x as Tensor, t as Tensor),
    over: (A, [x, t]) => made(shape, (at) => apply(A, wide(x!, at), wide(t!, at))),
  };
}; // prettier-ignore

/** A reduction of the items along random axes. */
const reduction = (name: string, record: (x: Tensor, axes: number[], keepDims: boolean) => Tensor, reduce: <T>(A: Arithmetic<T>, items: readonly T[]) => T, takesNone: boolean): Maker => (shapes, draw) => {
  const from = one(shapes, draw);
  const shape = shapes[from] as Shape;
  const axes = shape.map((_, axis) => axis).filter(() => draw(2) === 1);
  if (!takesNone && axes.some((axis) => shape[axis] === 0)) return null;
  const keepDims = draw(2) === 1;
  return {
    text: `${name} along [${axes.join(', ')}]${keepDims ? ' kept' : ''}`,
    from: [from],
    record: ([x]) => record(x as Tensor, axes, keepDims),
    over: (A, [x]) => {
      const { shape: reduced, lists } = groups(x!, axes, keepDims);
      return { shape: reduced, items: lists.map((items) => reduce(A, items)) };
    },
  };
}; // prettier-ignore

const matMul: Maker = (shapes, draw) => {
  const matrices = shapes.flatMap((shape, i) => (shape.length >= 2 ? [i] : []));
  const [transposeA, transposeB] = [draw(2) === 1, draw(2) === 1];
  const pairs = matrices.flatMap((a) => matrices.flatMap((b) => (product(shapes[a] as Shape, shapes[b] as Shape, transposeA, transposeB) === null ? [] : [[a, b] as const]))); // prettier-ignore
  if (pairs.length === 0) return null;
  const pair = choose(pairs, draw);
  const { shape, inner } = product(shapes[pair[0]] as Shape, shapes[pair[1]] as Shape, transposeA, transposeB) as Product; // prettier-ignore
  return {
    text: `matMul ${transposeA ? 'transposed' : ''} ${transposeB ? 'transposed' : ''}`,
    from: pair,
    record: ([a, b]) => ops.matMul(a as Tensor, b as Tensor, transposeA, transposeB),
    over: (A, [a, b]) =>
      made(shape, (at) => {
        const [row, column] = at.slice(-2) as [number, number];
        const outer = at.slice(0, -2);
        const terms = Array.from({ length: inner }, (_, k) => A.mul(wide(a!, [...outer, ...(transposeA ? [k, row] : [row, k])]), wide(b!, [...outer, ...(transposeB ? [column, k] : [k, column])]))); // prettier-ignore
        return total(A, terms);
      }),
  };
};
interface Product {
  readonly shape: Shape;
  readonly inner: number;
}
function product(a: Shape, b: Shape, transposeA: boolean, transposeB: boolean): Product | null {
  const [rows = 0, inner = 0] = transposeA ? a.slice(-2).reverse() : a.slice(-2);
  const [other = 0, columns = 0] = transposeB ? b.slice(-2).reverse() : b.slice(-2);
  const batch = broadcast(a.slice(0, -2), b.slice(0, -2));
  return inner !== other || batch === null ? null : { shape: [...batch, rows, columns], inner };
}

const moved = (text: string, record: (x: Tensor) => Tensor, shape: Shape, source: (at: readonly number[]) => readonly number[]): Omit<Step, 'from'> => ({
  text,
  record: ([x]) => record(x as Tensor),
  over: (_A, [x]) => made(shape, (at) => item(x!, source(at))),
}); // prettier-ignore

const transpose: Maker = (shapes, draw) => {
  const from = one(shapes, draw);
  const shape = shapes[from] as Shape;
  const left = shape.map((_, axis) => axis);
  const perm: number[] = [];
  while (left.length > 0) perm.push(...left.splice(draw(left.length), 1));
  const target = perm.map((axis) => shape[axis] as number);
  return { from: [from], ...moved(`transpose [${perm.join(', ')}]`, (x) => ops.transpose(x, perm), target, (at) => shape.map((_, axis) => at[perm.indexOf(axis)] as number)) }; // prettier-ignore
};

const reshape: Maker = (shapes, draw) => {
  const from = one(shapes, draw);
  const shape = shapes[from] as Shape;
  const count = elementCount(shape);
  const target = choose([[count], [1, count], [count, 1], ...(count % 2 === 0 ? [[2, count / 2]] : [])], draw);
  return {
    text: `reshape [${target.join(', ')}]`,
    from: [from],
    record: ([x]) => ops.reshape(x as Tensor, target),
    over: (_A, [x]) => ({ shape: target, items: x!.items }),
  };
};

const slice: Maker = (shapes, draw) => {
  const from = one(shapes, draw);
  const shape = shapes[from] as Shape;
  const begin = shape.map((length) => draw(length + 1));
  const size = shape.map((length, axis) => draw(length - (begin[axis] as number) + 1));
  return { from: [from], ...moved(`slice [${begin.join(', ')}] [${size.join(', ')}]`, (x) => ops.slice(x, begin, size), size, (at) => at.map((index, axis) => index + (begin[axis] as number))) }; // prettier-ignore
};

const gather: Maker = (shapes, draw) => {
  const from = one(shapes, draw);
  const shape = shapes[from] as Shape;
  const axes = shape.flatMap((length, each) => (length > 0 ? [each] : []));
  if (axes.length === 0) return null;
  const axis = choose(axes, draw);
  const indices = Array.from({ length: draw(3) + 1 }, () => draw(shape[axis] as number));
  const rank = draw(2);
  const target = shape.toSpliced(axis, 1, ...(rank === 0 ? [] : [indices.length]));
  return { from: [from], ...moved(`gather ${rank === 0 ? indices[0] : `[${indices.join(', ')}]`} along ${axis}`, (x) => ops.gather(x, rank === 0 ? (indices[0] as number) : indices, axis), target, (at) => rank === 0 ? at.toSpliced(axis, 0, indices[0] as number) : at.with(axis, indices[at[axis] as number] as number)) }; // prettier-ignore
};

const join = (name: 'concat' | 'stack'): Maker => (shapes, draw) => {
  const first = one(shapes, draw);
  const shape = shapes[first] as Shape;
  if (name === 'concat' && shape.length === 0) return null;
  const axis = draw(name === 'stack' ? shape.length + 1 : shape.length);
  const fits = (other: Shape): boolean => other.length === shape.length && other.every((length, each) => (name === 'concat' && each === axis) || length === shape[each]); // prettier-ignore
  const second = choose(shapes.flatMap((other, i) => (fits(other) ? [i] : [])), draw);
  const [left, right] = [shape, shapes[second] as Shape];
  const target = name === 'stack' ? shape.toSpliced(axis, 0, 2) : shape.with(axis, (left[axis] as number) + (right[axis] as number)); // prettier-ignore
  return {
    text: `${name} along ${axis}`,
    from: [first, second],
    record: ([x, t]) => ops[name]([x as Tensor, t as Tensor], axis),
    over: (_A, [x, t]) =>
      made(target, (at) => {
        const index = at[axis] as number;
        if (name === 'stack') return item(index === 0 ? x! : t!, at.toSpliced(axis, 1));
        return index < (left[axis] as number) ? item(x!, at) : item(t!, at.with(axis, index - (left[axis] as number)));
      }),
  };
}; // prettier-ignore

const dot: Maker = (shapes, draw) => {
  const fitting = shapes.flatMap((l, i) => shapes.flatMap((r, j) => ([1, 2].includes(l.length) && [1, 2].includes(r.length) && l.at(-1) === r[0] ? [[i, j] as const] : []))); // prettier-ignore
  if (fitting.length === 0) return null;
  const pair = choose(fitting, draw);
  const [l, r] = [shapes[pair[0]] as Shape, shapes[pair[1]] as Shape];
  return {
    text: 'dot',
    from: pair,
    record: ([x, t]) => ops.dot(x as Tensor, t as Tensor),
    over: (A, [x, t]) =>
      made([...l.slice(0, -1), ...r.slice(1)], (at) => {
        const [row, column] = [at.slice(0, l.length - 1), at.slice(l.length - 1)];
        return total(A, Array.from({ length: r[0] as number }, (_, k) => A.mul(item(x!, [...row, k]), item(t!, [k, ...column])))); // prettier-ignore
      }),
  };
};

const where: Maker = (shapes, draw) => {
  const base = binary('where', (x, t) => ops.where(ops.greater(x, ops.mul(t, 0.75)), x, ops.neg(t)), (A, x, t) =>
    A.decide('>', x, A.mul(t, A.literal(0.75))) ? x : A.neg(t),
  ); // prettier-ignore
  return base(shapes, draw);
};

const softmax: Maker = (shapes, draw) => {
  const from = one(shapes, draw);
  const shape = shapes[from] as Shape;
  if (shape.length === 0) return null;
  const axis = draw(shape.length);
  return {
    text: `softmax along ${axis}`,
    from: [from],
    record: ([x]) => ops.softmax(x as Tensor, axis),
    over: (A, [x]) => {
      if (x!.items.length === 0) return x!;
      const { lists } = groups(x!, [axis], true);
      const kept = shape.with(axis, 1);
      return made(shape, (at) => {
        const list = lists[at.with(axis, 0).reduce((place, index, each) => place * (kept[each] as number) + index, 0)]!;
        const largestOne = shift(A, list);
        return A.div(A.exp(A.sub(item(x!, at), largestOne)), total(A, list.map((each) => A.exp(A.sub(each, largestOne))))); // prettier-ignore
      });
    },
  };
};

const stopped: Maker = (shapes, draw) => ({
  text: 'x + stopGradient(x)',
  from: [one(shapes, draw)],
  record: ([x]) => ops.mul(x as Tensor, ops.stopGradient(ops.identity(x as Tensor))),
  over: (A, [x]) => ({ shape: x!.shape, items: x!.items.map((each) => A.mul(each, A.detached(each))) }),
}); // prettier-ignore

/** A computation from whole numbers, which is what shrinks. */
export function computationFrom(genes: readonly number[], names: readonly string[], mostNumbers: number): Computation {
  let next = 0;
  const draw: Draw = (bound) => (genes[next++] ?? 0) % bound;
  const number = (): number => (draw(4001) - 2000) / 997;
  const lengths = [2, 1, 3, 0, 2, 1, 2];
  const first = Array.from({ length: draw(5) }, () => choose(lengths, draw));
  while (elementCount(first) > mostNumbers) first.pop();
  // the second broadcasts to the first, or is its transpose
  const second = draw(3) === 0 ? [...first].reverse() : first.slice(draw(first.length + 1)).map((length) => (draw(3) === 0 ? 1 : length)); // prettier-ignore
  const inputs = [first, second].map((shape) => ({ shape, numbers: Array.from({ length: elementCount(shape) }, number) })); // prettier-ignore
  const shapes = [first, second] as Shape[];
  const steps: Step[] = [];
  const wanted = 1 + draw(4);
  for (let tries = 0; steps.length < wanted && tries < 12; tries++) {
    // the later ones are for the newest results, so that what is drawn is mostly one chain
    const step = (makers[choose(names, draw)] as Maker)(shapes, (bound) => (bound === shapes.length && draw(3) > 0 ? bound - 1 : draw(bound))); // prettier-ignore
    if (step === null) continue;
    const shape = shapeOfStep(step, shapes);
    if (elementCount(shape) > 3 * mostNumbers || shape.length > 4) continue;
    shapes.push(shape);
    steps.push(step);
  }
  const shape = shapes.at(-1) as Shape;
  return { inputs, steps, shape, weights: Array.from({ length: elementCount(shape) }, number) };
}

/** By what it makes of tensors of nothing but their shapes. */
function shapeOfStep({ from, over }: Step, shapes: readonly Shape[]): Shape {
  const ones = from.map((i) => ({ shape: shapes[i] as Shape, items: new Array<number>(elementCount(shapes[i] as Shape)).fill(1) })); // prettier-ignore
  return over(float64, ones).shape;
}

const makers: Readonly<Record<string, Maker>> = {
  ...Object.fromEntries((['neg', 'square', 'sin', 'cos', 'tanh', 'sigmoid', 'relu', 'softplus', 'abs', 'exp', 'expm1', 'sign'] as const).map((name) => [name, unary(name)])), // prettier-ignore
  ...Object.fromEntries((['log', 'log1p', 'sqrt'] as const).map((name) => [name, ofPositive(name)])),
  add: binary('add', ops.add, (A, x, t) => A.add(x, t)),
  sub: binary('sub', ops.sub, (A, x, t) => A.sub(x, t)),
  mul: binary('mul', ops.mul, (A, x, t) => A.mul(x, t)),
  div: binary('div by 1 + square', (x, t) => ops.div(x, ops.add(1, ops.square(t))), (A, x, t) => A.div(x, A.add(A.literal(1), A.square(t)))), // prettier-ignore
  pow: binary('pow of 1 + abs', (x, t) => ops.pow(ops.add(1, ops.square(x)), t), (A, x, t) => A.pow(A.add(A.literal(1), A.square(x)), t)), // prettier-ignore
  maximum: binary('maximum', ops.maximum, (A, x, t) => A.max(x, t)),
  minimum: binary('minimum', ops.minimum, (A, x, t) => A.min(x, t)),
  squaredDifference: binary('squaredDifference', ops.squaredDifference, (A, x, t) => A.square(A.sub(x, t))),
  where,
  sum: reduction('sum', ops.sum, total, true),
  mean: reduction('mean', ops.mean, (A, items) => A.div(total(A, items), A.literal(items.length)), false),
  max: reduction('max', ops.max, largest, false),
  min: reduction('min', ops.min, (A, items) => items.reduce((a, b) => A.min(a, b)), false),
  norm: reduction('norm', (x, axes, keepDims) => ops.norm(ops.reshape(x, x.shape), 'euclidean', axes, keepDims), (A, items) => A.sqrt(total(A, items.map((each) => A.square(each)))), false), // prettier-ignore
  logSumExp: reduction('logSumExp', ops.logSumExp, (A, items) => { const s = shift(A, items); return A.add(A.log(total(A, items.map((each) => A.exp(A.sub(each, s))))), s); }, false), // prettier-ignore
  softmax,
  matMul,
  dot,
  transpose,
  reshape,
  slice,
  gather,
  concat: join('concat'),
  stack: join('stack'),
  stopGradient: stopped,
}; // prettier-ignore

export const operationNames: readonly string[] = Object.keys(makers);
