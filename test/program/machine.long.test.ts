// How many calls the machine lets wait for one another, and how many follow one another.
import { expect, it } from 'vitest';
import { float64 } from '../../src/arithmetics/float64.js';
import { readExpression } from '../../src/language/expression.js';
import type { Program } from '../../src/program/program.js';

function runOver({ link }: Program, inputs: readonly number[]): number {
  return link(float64)(inputs, { maxSteps: 1e12 });
}

it('lets two million calls wait for one another, and no more, whatever the steps', () => {
  const { program } = readExpression('f(n) = n <= 1 ? x : 1*f(n - 1); f(k) + 0');
  expect(runOver(program, [7, 2e6])).toBe(7);
  expect(() => runOver(program, [7, 2e6 + 1])).toThrow('more than 2,000,000 levels deep');
});

it.each(['f(n) = n <= 1 ? x : f(n - 1); f(k)', 'f(n, t) = n <= 1 ? t : g(n, t); g(n, t) = f(n - 1, t); f(k, x)'])(
  'lets calls follow one another without end, where the value of one is the result: %s',
  (text) => {
    const { program } = readExpression(text);
    const inputs = program.inputs.map((name) => (name === 'x' ? 7 : 3e6));
    expect(runOver(program, inputs)).toBe(7);
  },
);
