// Long arrays, whose code is loops: the numbers of the interpreter, and what it says of points that it can't take.
import { describe, expect, test } from 'vitest';
import { compile, DiffcmpError, grad } from '../../src/index.js';

const texts = [
  'sum(x.^2)',
  'sum(sin(x).*x) + prod(x)',
  'sum(relu(x - 0.9)) + x[2]',
  'sum((1 - x[1:1002]).^2 + 100*(x[2:1003] - x[1:1002].^2).^2)',
];
// several numbers are looked at at once, and the last ones alone
const length = 1003;
const numbers = (shift = 0): number[] => Array.from({ length }, (_, i) => 0.5 + ((i * 0.618034 + shift) % 1));
const said = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    if (error instanceof DiffcmpError) return [error.code, error.message, error.hint];
    throw error;
  }
};

const places = [0, 1, 2, 3, 8, 500, 999, 1000, 1002];
const strange = ['1', '', null, undefined, true, 5n, {}, [1], 'hole', NaN, Infinity, -Infinity] as const;
const rows = places.flatMap((place) => strange.map((value) => ({ place, value })));

/** A list with something in it; a hole is one that no index finds. */
function listWith(place: number, value: unknown): number[] {
  const list: unknown[] = numbers();
  if (value === 'hole') Reflect.deleteProperty(list, place);
  else list[place] = value;
  return list as number[];
}

describe.each(texts)('%s', (text) => {
  const at = { x: numbers() };
  const [code, interpreted] = [compile(text, { at }), compile(text, { at, engine: 'interpret' })];
  const gradient = grad(text);
  gradient(numbers(0.2)); // the next one is by code

  const gradientBy = (f: typeof code, point: ArrayLike<number>, out: Float64Array | number[]): unknown =>
    said(() => [f.gradient(point, out), ...out]);

  test.each([
    { name: 'an array', of: (list: number[]) => list },
    { name: 'a Float64Array', of: (list: number[]) => Float64Array.from(list) },
    { name: 'a Float32Array', of: (list: number[]) => Float32Array.from(list) },
    { name: 'whole numbers', of: (list: number[]) => list.map((x) => Math.round(3 * x)) },
    { name: 'what is like an array', of: (list: number[]) => ({ ...list, length }) },
  ])('has the numbers of the interpreter for $name', ({ of }) => {
    for (const out of [new Float64Array(length), new Array<number>(length).fill(0), new Float64Array(length + 1)])
      for (const shift of [0, 0.3])
        expect(gradientBy(code, of(numbers(shift)), out)).toEqual(
          gradientBy(interpreted, of(numbers(shift)), out.slice()),
        );
    expect(code.engine).toBe('code');
  });

  test('has the numbers of the interpreter where the point takes its gradient, as an array or another view of it', () => {
    const wanted = new Float64Array(length);
    interpreted.gradient(numbers(), wanted);
    const list = numbers();
    code.gradient(list, list);
    expect(list).toEqual([...wanted]);
    const buffer = new Float64Array([7, ...numbers()]);
    code.gradient(buffer.subarray(1), buffer.subarray(0, length));
    expect([...buffer.subarray(0, length)]).toEqual([...wanted]);
  });

  test.each(rows)(
    'says of $value at $place what the interpreter says, and leaves the array alone',
    ({ place, value }) => {
      const list = listWith(place, value);
      const [out, other] = [numbers(0.7), numbers(0.7)];
      expect(gradientBy(code, list, out)).toEqual(gradientBy(interpreted, list, other));
      expect(out).toEqual(other);
      const ofGrad = said(() => gradient(list));
      expect(ofGrad).toEqual(said(() => grad(text)(list)));
      if (typeof value !== 'number') expect(ofGrad).toContain('bad-point');
    },
  );

  test.each([length - 1, length + 1, 0])('says that %i numbers are not enough, or too many', (count) => {
    const list = [...numbers(), 1].slice(0, count);
    for (const point of [list, Float64Array.from(list)]) {
      const outcome = gradientBy(code, point, new Float64Array(length));
      expect(outcome).toEqual(gradientBy(interpreted, point, new Float64Array(length)));
      expect(outcome).toContain('bad-point');
    }
    expect(gradientBy(code, numbers(), new Float64Array(count))).toEqual(
      gradientBy(interpreted, numbers(), new Float64Array(count)),
    );
    expect(said(() => gradient(list))).toEqual(said(() => grad(text)(list)));
  });

  test('gives a new array at every call', () => {
    gradient(numbers(0.2)); // the length may have been another one: the next one is by code
    const first = gradient(numbers());
    const kept = [...(first as unknown as number[])];
    expect(gradient(numbers(0.4))).not.toEqual(kept);
    expect(first).toEqual(kept);
    expect(Array.isArray(first)).toBe(true);
  });
});
