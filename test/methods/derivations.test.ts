// Derivations that are kept: equal to those made anew, and never more than so many nodes of them.
import { expect, test } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { compare } from '../../src/compare/compare.js';
import { Derivations } from '../../src/methods/derivation.js';
import { kitOf } from '../../src/methods/kit.js';
import { readProblem } from '../../src/problem/problem.js';
import { recentPrograms } from '../../src/language/recent-programs.js';

const problemOfText = (text: string, order: 1 | 2 = 1): ReturnType<typeof readProblem>['problem'] =>
  readProblem(text, { at: { x: 1, y: 2 }, order }).problem;

test('a derivation is made once for a program, an order and the inputs that are asked for', () => {
  const derivations = new Derivations();
  const problem = problemOfText('x*cos(y)');
  const made = derivations.get(problem);
  expect(derivations.get({ ...problem, point: [3, 4] })).toBe(made);
  expect(derivations.get({ ...problem, wrt: [0] })).not.toBe(made);
  expect(derivations.get({ ...problem, order: 2 })).not.toBe(made);
  expect(derivations.get(problemOfText('x*cos(y)'))).not.toBe(made); // another program
  expect(derivations.get(problem)).toBe(made);
});

test('the oldest go when there are too many nodes of them', () => {
  const derivations = new Derivations();
  const problem = problemOfText(`x*y${'*(x + y)'.repeat(60)}`);
  const made = derivations.get(problem);
  const { nodes } = made;
  expect(nodes).toBeGreaterThan(10_000);
  expect(nodes).toBeLessThan(20_000);
  // whatever a question holds beside the program counts as another one
  const again = (maxSteps: number): unknown => derivations.get({ ...problem, budget: { maxSteps } });
  const rounds = Math.floor(Derivations.room / nodes);
  for (let round = 1; round < rounds - 1; round++) again(1e6 + round);
  expect(derivations.get(problem)).toBe(made);
  for (let round = 0; round < 3; round++) again(2e6 + round);
  expect(derivations.get(problem)).not.toBe(made);
});

test('a comparison is the same at the first and at a later time, with errors that symbolic differentiation ends in too', async () => {
  const questions = [
    ['x*cos(x)', { at: 1.2 }],
    ['x*cos(x)', { at: 1.2, order: 2 }],
    ['x*cos(x)', { at: 1.2, precision: 'float32' }],
    ['x^2*y + abs(x - y)', { at: { x: 1, y: 2 }, wrt: ['y', 'x'] }],
    ['x^2*y + abs(x - y)', { at: { x: 1, y: 2 }, wrt: ['x'] }],
    ['erf(floor(x)) + x', { at: 1.5 }],
  ] as const;
  const first = [];
  for (const [text, options] of questions) first.push(await compare(text, options));
  const later = [];
  for (const [text, options] of questions) later.push(await compare(text, options));
  expect(later).toEqual(first);
  const recent = kitOf(formats.float64).of(recentPrograms);
  expect(recent.read('x*cos(x)')).toBe(recent.read('x*cos(x)'));
});
