// The truth as data: the status of the whole from those of its parts, values by the names of inputs.
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { perInput, perPair } from '../../src/compare/per-input.js';

/** A function that has each status at 0. */
const functions = {
  jump: (input: string) => `sign(${input})`,
  kink: (input: string) => `abs(${input})`,
  infinite: (input: string) => `cbrt(${input})`,
  undefined: (input: string) => `${input}^1.5`,
  certified: (input: string) => `sin(${input})`,
};
type Status = keyof typeof functions;

describe('The status of a gradient', () => {
  // from the gravest on
  const order: readonly Status[] = ['jump', 'kink', 'infinite', 'undefined', 'certified'];
  const pairs = order.flatMap((graver, i) => order.slice(i).map((other) => [graver, other] as const));
  it.each(pairs)('with parts that are %s and %s is that of the first', async (graver, other) => {
    for (const [a, b] of [[graver, other], [other, graver]] as const) {
      const text = `${functions[a]('a')} + ${functions[b]('b')}`;
      const { reference } = await compare(text, { at: { a: 0, b: 0 }, methods: ['forward'] });
      expect([reference.status, reference.statuses]).toEqual([graver, { a, b }]);
    }
  }); // prettier-ignore
  it('with one that is undecided is undecided, unless another is worse', async () => {
    const open = 'abs(sin(a)^2 + cos(a)^2 - 1)';
    const statusOf = async (text: string): Promise<string> =>
      (await compare(text, { at: { a: 2, b: 0 }, methods: ['forward'] })).reference.status;
    expect(await statusOf(`${open} + sin(b)`)).toBe('undecided');
    expect(await statusOf(`${open} + abs(b)`)).toBe('kink');
  });
});

describe('Values by input', () => {
  it('are properties of their own, whatever the input is called', () => {
    const names = ['x', '__proto__', 'constructor', 'toString'];
    expect(Object.entries(perInput(names, [1, 2, 3, 4]))).toEqual(names.map((name, i) => [name, i + 1]));
    expect(Object.getPrototypeOf(perInput(names, [1, 2, 3, 4]))).toBe(Object.prototype);
    const square = perPair(['x', '__proto__'], [[1, 2], [3, 4]]); // prettier-ignore
    expect(JSON.stringify(square)).toBe('{"x":{"x":1,"__proto__":2},"__proto__":{"x":3,"__proto__":4}}');
  });
});
