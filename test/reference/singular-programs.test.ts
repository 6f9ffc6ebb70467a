// Random programs at singular points: what they are made of, and a part of the rows that singular-programs.long.test.ts takes all.
import { expect, it } from 'vitest';
import { builtins } from '../../src/language/builtins.js';
import { anyForms, conditionForms, tieForms } from './singular-forms.js';
import { fewestNodes, mostNodes, nodesOf, singularProgram } from './singular-programs.js';
import { testSingularRows } from './singular-rows.js';

testSingularRows(20);

const seed = 20261128;
const programs = Array.from({ length: 300 }, (_, index) => singularProgram(seed, index));

it('The forms of random programs have every function of numbers of the language, every operator and relation', () => {
  const forms = [...anyForms, ...tieForms, ...conditionForms].join(' ; ');
  const names = [...builtins].flatMap(([name, { isOfTensors }]) => (isOfTensors === true ? [] : [name]));
  // a difference of which the square is taken: it has its name for tensors
  const absent = names.filter((name) => name !== 'squaredDifference' && !new RegExp(`\\b${name}\\(`).test(forms));
  expect(absent).toEqual([]);
  for (const sign of ['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=', 'and', 'or', 'not', '?'])
    expect(forms).toContain(sign);
});

it(`A random program is a function of its seed and index, and of 5 to 60 nodes (seed ${seed})`, () => {
  expect(singularProgram(seed, 7)).toEqual(programs[7]);
  expect(singularProgram(seed + 1, 7)).not.toEqual(programs[7]);
  const sizes = programs.map(({ expr }) => nodesOf(expr));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(fewestNodes);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(mostNodes);
  expect(new Set(programs.map(({ expr }) => expr)).size).toBe(programs.length);
});

it.each([
  ['x', 1],
  ['sin(x) + 2', 4],
  ['s1 = x*y; s1^2', 6],
  ['x > 0 ? -x : 1', 7],
])('%s has %d nodes', (text, nodes) => {
  expect(nodesOf(text)).toBe(nodes);
});
