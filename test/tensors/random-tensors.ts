// Random texts of tensors, each with its inputs and its value by the naive reference.
import { float64 } from '../../src/arithmetics/float64.js';
import { elementCount, shapeText, type Shape } from '../../src/tensors/shape.js';
import {
  logsumexpOf,
  mapped,
  normOf,
  numbersOf,
  paired,
  product,
  reducedAlong,
  settled,
  softmaxOf,
  sumOf,
  type Naive,
} from './naive.js';

export interface RandomText {
  readonly text: string;
  /** In the order in which they were made; their names are t1, t2, … */
  readonly inputs: ReadonlyMap<string, Naive>;
  readonly value: Naive;
}

interface Part {
  readonly text: string;
  readonly value: Naive;
}

/** A text that is a function of the seed alone (mulberry32). */
export function randomText(seed: number): RandomText {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number): number => Math.floor(random() * count);
  const oneOf = <V>(values: readonly V[]): V => values[below(values.length)] as V;
  const inputs = new Map<string, Naive>();

  const input = (shape: Shape): Part => {
    const numbers = Array.from({ length: elementCount(shape) }, () => 2 * random() - 1);
    const places = (indices: readonly number[]): number => indices.reduce((place, i, axis) => place * (shape[axis] as number) + i, 0); // prettier-ignore
    const value: Naive = { shape, at: (indices) => numbers[places(indices)] as number };
    const name = `t${inputs.size + 1}`;
    inputs.set(name, value);
    return { text: name, value };
  };
  const length = (): number => oneOf([0, 1, 1, 2, 2, 3, 3]);
  const leaf = (): Part => input(Array.from({ length: below(5) }, length));
  /** A shape that broadcasts with another: some axes 1, some left out. */
  const beside = (shape: Shape): Shape =>
    shape.slice(below(3) === 0 ? below(shape.length + 1) : 0).map((each) => (below(4) === 0 ? 1 : each));

  const unary = ({ text, value }: Part): Part => {
    const name = oneOf(['exp', 'sin', 'tanh', 'square', 'sigmoid', 'softplus', 'neg', 'atan'] as const);
    const shown = name === 'neg' ? `-(${text})` : `${name}(tanh(${text}))`;
    return { text: shown, value: mapped(value, (x) => (name === 'neg' ? -x : float64[name](Math.tanh(x)))) };
  };
  const binary = (left: Part): Part => {
    const right = input(beside(left.value.shape));
    const [a, b] = below(2) === 0 ? [left, right] : [right, left];
    const sign = oneOf(['+', '-', '.*', './', 'squaredDifference', 'max'] as const);
    if (sign === './') {
      const value = paired(a.value, b.value, (x, y) => x / (y * y + 1));
      return { text: `(${a.text}) ./ ((${b.text}) .^ 2 + 1)`, value };
    }
    if (sign === 'max') return { text: `max(${a.text}, ${b.text})`, value: paired(a.value, b.value, Math.max) };
    if (sign === 'squaredDifference')
      return {
        text: `squaredDifference(${a.text}, ${b.text})`,
        value: paired(a.value, b.value, (x, y) => (x - y) * (x - y)),
      };
    const apply = { '+': (x: number, y: number) => x + y, '-': (x: number, y: number) => x - y, '.*': (x: number, y: number) => x * y }; // prettier-ignore
    return { text: `(${a.text}) ${sign} (${b.text})`, value: paired(a.value, b.value, apply[sign]) };
  };
  const matrix = (left: Part): Part => {
    const { shape } = left.value;
    if (shape.length === 0) return { text: `2*(${left.text})`, value: mapped(left.value, (x) => 2 * x) };
    const right = input([shape.at(-1) as number, ...(below(2) === 0 ? [] : [length()])]);
    return { text: `(${left.text})*${right.text}`, value: product(left.value, right.value) };
  };
  const reduction = ({ text, value }: Part): Part => {
    const name = oneOf(['sum', 'mean', 'prod', 'max', 'min', 'norm', 'logsumexp'] as const);
    const of: Record<typeof name, (numbers: readonly number[]) => number> = {
      sum: sumOf,
      mean: (numbers) => sumOf(numbers) / numbers.length,
      prod: (numbers) => numbers.reduce((result, x) => result * x, 1),
      max: (numbers) => Math.max(...numbers),
      min: (numbers) => Math.min(...numbers),
      norm: normOf,
      logsumexp: logsumexpOf,
    };
    const axis = below(value.shape.length + 1);
    const isWhole = axis === value.shape.length || name === 'norm';
    const count = isWhole ? elementCount(value.shape) : (value.shape[axis] as number);
    if (count === 0 && name !== 'sum' && name !== 'prod') return { text, value };
    if (isWhole) return { text: `${name}(${text})`, value: { shape: [], at: () => of[name](numbersOf(value)) } };
    const middle = name === 'max' || name === 'min' ? ', []' : '';
    return { text: `${name}(${text}${middle}, ${axis + 1})`, value: reducedAlong(value, axis, of[name]) };
  };
  const softmax = ({ text, value }: Part): Part => {
    const { shape, at } = value;
    if (shape.length === 0) return { text, value };
    const axis = below(shape.length);
    const line = (indices: readonly number[]): number[] =>
      Array.from({ length: shape[axis] as number }, (_, i) => at(indices.with(axis, i)));
    return {
      text: `softmax(${text}, ${axis + 1})`,
      value: { shape, at: (indices) => softmaxOf(line(indices))[indices[axis] as number] as number },
    };
  };
  const moved = ({ text, value }: Part): Part => {
    const { shape, at } = value;
    if (shape.length === 0) return { text: `[${text}, 2, ${text}]`, value: { shape: [3], at: ([i]) => (i === 1 ? 2 : at([])) } }; // prettier-ignore
    const kind = oneOf(['transpose', 'reshape', 'index', 'concat', 'stack'] as const);
    if (kind === 'transpose')
      return { text: `transpose(${text})`, value: { shape: shape.toReversed(), at: (i) => at(i.toReversed()) } };
    if (kind === 'reshape') {
      const numbers = numbersOf(value);
      return {
        text: `reshape(${text}, ${shapeText([1, numbers.length])})`,
        value: { shape: [1, numbers.length], at: ([, i]) => numbers[i as number] as number },
      };
    }
    if (kind === 'stack')
      return { text: `[${text}, ${text}]`, value: { shape: [2, ...shape], at: (i) => at(i.slice(1)) } };
    if (kind === 'concat') {
      const other = input(shape);
      const last = shape.at(-1) as number;
      return {
        text: `concat(${text}, ${other.text})`,
        value: {
          shape: [...shape.slice(0, -1), 2 * last],
          at: (i) => {
            const place = i.at(-1) as number;
            return place < last ? at(i) : other.value.at([...i.slice(0, -1), place - last]);
          },
        },
      };
    }
    const chosen = shape.map((each) =>
      each > 0 && below(3) === 0 ? below(each) : oneOf(['all', 'reversed'] as const),
    );
    const shown = chosen.map((each) => (each === 'all' ? ':' : each === 'reversed' ? 'end:-1:1' : String(each + 1)));
    return {
      text: `(${text})[${shown.join(', ')}]`,
      value: {
        shape: shape.filter((_, axis) => typeof chosen[axis] === 'string'),
        at: (indices) => {
          let next = 0;
          return at(
            chosen.map((each, axis) => {
              if (typeof each === 'number') return each;
              const i = indices[next++] as number;
              return each === 'all' ? i : (shape[axis] as number) - 1 - i;
            }),
          );
        },
      },
    };
  };

  let part = leaf();
  for (let steps = 1 + below(6); steps > 0; steps--) {
    part = oneOf([unary, binary, binary, matrix, reduction, softmax, moved])(part);
    part = { text: part.text, value: settled(part.value) };
  }
  return { text: part.text, inputs, value: part.value };
}
