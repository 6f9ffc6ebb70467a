// How JavaScript functions are called and what they may give as a gradient: the forms, and what is none.
import { describe, expect, it, test } from 'vitest';
import { checkGradient } from '../../../src/check/check.js';
import type { AnyFunction, CallPoint } from '../../../src/check/values/call-form.js';
import { functionBox } from '../../../src/check/values/function-box.js';
import { judgeByValues } from '../../../src/check/values/judge.js';

async function askedAt(f: AnyFunction, g: AnyFunction | null, point: CallPoint): Promise<unknown> {
  const { ask, form } = functionBox(f, g, point);
  const [answer] = await ask([form.numbersOf(point)]);
  return answer;
}

type Pair = Record<'x' | 'y', number>;
const product = (x: number, y: number): number => x * y;
const productOf = ({ x, y }: Pair): number => x * y;
const squares = (x: number[]): number => x.reduce((sum, each) => sum + each * each, 0);

describe('a function and its gradient', () => {
  test.each<[what: string, f: AnyFunction, g: AnyFunction | null, point: CallPoint, value: number, gradient: number[]]>([
    ['of a number', (x: number) => x ** 2, (x: number) => 2 * x, 3, 9, [6]],
    ['of a number, in a list', (x: number) => x ** 2, (x: number) => [2 * x], 3, 9, [6]],
    ['of an array', squares, (x: number[]) => x.map((each) => 2 * each), [1, 2], 5, [2, 4]],
    ['of an array, typed', squares, (x: number[]) => Float64Array.from(x, (each) => 2 * each), [1, 2], 5, [2, 4]],
    ['that fills an array', squares, (x: number[], out: number[]) => { x.forEach((each, i) => (out[i] = 2 * each)); }, [1, 2], 5, [2, 4]],
    ['of a matrix', ([[a, b], [c, d]]: number[][] & [[number, number], [number, number]]) => a * d - b * c, ([[a, b], [c, d]]: [[number, number], [number, number]]) => [[d, -c], [-b, a]], [[1, 2], [3, 4]], -2, [4, -3, -2, 1]],
    ['of values by name, as arguments', product, (x: number, y: number) => [y, x], { x: 2, y: 3 }, 6, [3, 2]],
    ['of values by name, by name', product, (x: number, y: number) => ({ y: x, x: y }), { x: 2, y: 3 }, 6, [3, 2]],
    ['of arguments, that fills an array', product, (x: number, y: number, out: number[]) => { [out[0], out[1]] = [y, x]; }, { x: 2, y: 3 }, 6, [3, 2]],
    ['of a record', productOf, ({ x, y }: Pair) => ({ x: y, y: x }), { x: 2, y: 3 }, 6, [3, 2]],
    ['of a record with an array', ({ w, b }: { w: number[]; b: number }) => squares(w) + b, ({ w }: { w: number[] }) => ({ b: 1, w: w.map((each) => 2 * each) }), { w: [1, 2], b: 5 }, 10, [2, 4, 1]],
    ['in one, as a list', (x: number) => [x ** 2, 2 * x], null, 3, 9, [6]],
    ['in one, with a list', (x: number[]) => [squares(x), x.map((each) => 2 * each)], null, [1, 2], 5, [2, 4]],
    ['in one, by names', (x: number) => ({ value: x ** 2, gradient: 2 * x }), null, 3, 9, [6]],
    ['in one, filling an array', (x: number[], out: number[]) => { x.forEach((each, i) => (out[i] = 2 * each)); return squares(x); }, null, [1, 2], 5, [2, 4]],
    ['with the value in the result of the gradient', squares, (x: number[]) => ({ value: 0, gradient: x.map((each) => 2 * each) }), [1, 2], 5, [2, 4]],
    ['that take their time', (x: number) => Promise.resolve(x ** 2), async (x: number) => Promise.resolve(2 * x), 3, 9, [6]],
  ])('%s', async (_, f, g, point, value, gradient) => {
    expect(await askedAt(f, g, point)).toEqual({ value, gradient });
  }); // prettier-ignore

  test('get a copy of the point at each call', async () => {
    const spoil = (x: number[]): number => squares(x.splice(0));
    expect(await askedAt(spoil, (x: number[]) => x.map((each) => 2 * each), [1, 2])).toEqual({ value: 5, gradient: [2, 4] });
  }); // prettier-ignore

  test.each<[what: string, f: AnyFunction, g: AnyFunction | null, point: CallPoint, code: string, said: RegExp]>([
    ['too few numbers', squares, () => [1], [1, 2], 'shape-mismatch', /gives 1 number.*2/],
    ['no such name', product, () => ({ x: 1, '\u001b[31m': 2 }), { x: 2, y: 3 }, 'shape-mismatch', /gives no 'y', only 'x', '\\u001b\[31m'/],
    ['a text', squares, () => ['1', 2], [1, 2], 'program-failed', /x\[1\] is no number, but the text "1"/],
    ['nothing', squares, () => undefined, [1, 2], 'program-failed', /gives no gradient/],
    ['a value that is none', () => 'nine', squares, [1, 2], 'program-failed', /the value of f is no number/],
    ['a value alone, for both', squares, null, [1, 2], 'program-failed', /gives no gradient/],
  ])('is refused for %s', async (_, f, g, point, code, said) => {
    const failure: unknown = await askedAt(f, g, point).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code, message: expect.stringMatching(said) as string });
  }); // prettier-ignore

  test('says what it throws, at the point; beside it, there are no values', async () => {
    const thrower = (x: number): number => {
      if (x < 1) throw new RangeError('below \u001b[2J one');
      return Math.sqrt(x - 1);
    };
    const slope = (x: number): number => 0.5 / Math.sqrt(x - 1);
    const at = async (x: number): Promise<unknown> => {
      const { ask } = functionBox(thrower, slope, x);
      return judgeByValues({ text: 'f', ask }, [x], ['x']);
    };
    expect(await at(0)).toMatchObject({ failure: { code: 'program-failed' }, message: 'thrower threw: below \\u001b[2J one' });
    expect(await at(1.1)).toMatchObject({ failure: null, components: [{ verdict: 'PASS' }] });
  }); // prettier-ignore
});

describe('functions that take longer than a point may', () => {
  const busy = (x: number): number => {
    const end = performance.now() + 30;
    while (performance.now() < end);
    return x * x;
  };
  it.each<[text: string, f: (x: number) => unknown]>([
    ['without an end', () => new Promise(() => undefined)],
    ['that wait', async (x) => new Promise((resolve) => setTimeout(() => resolve(x * x), 30))],
    ['that are busy', busy],
  ])('%s are given up', async (_, f) => {
    const judged = checkGradient(f, (x: number) => 2 * x, { at: 3, timeout: 60 });
    await expect(judged).rejects.toMatchObject({ code: 'timeout', message: 'the functions took longer than 60 ms at a point' }); // prettier-ignore
  });
  it('each point has time of its own', async () => {
    let calls = 0;
    const f = async (x: number): Promise<number> => {
      if (calls++ % 40 === 0) await new Promise((resolve) => setTimeout(resolve, 150));
      return x * x;
    };
    const { verdict } = await checkGradient(f, (x: number) => 2 * x, { points: [1, 2, 3, 4], timeout: 1000 });
    expect(verdict).toBe('PASS');
  });
});
