// A few mutants of right gradients: what makes them, and what both judges say of them. The long suite judges those of all functions and programs.
import { expect, test } from 'vitest';
import { readExpression } from '../../src/language/expression.js';
import { RandomNumbers } from '../../src/random-numbers.js';
import { builtins } from '../../src/language/builtins.js';
import { formulaRows } from './mutation/formula-corpus.js';
import { formulaMutants } from './mutation/formula-mutants.js';
import { mistakeKinds } from './mutation/mutant.js';
import { programRows } from './mutation/program-corpus.js';
import { programMutants } from './mutation/program-mutants.js';
import { formulaSubject, programSubject } from './mutation/subject.js';
import { Tally } from './mutation/tally.js';

test('every function of the language has a right gradient', () => {
  const texts = formulaRows.map(({ f }) => f).join('\n');
  const missing = [...builtins.keys()].filter((name) => !new RegExp(`\\b${name}\\(`).test(texts));
  // x^t is pow, and digamma's derivative has no name in the language
  expect(missing.sort()).toEqual(['digamma', 'pow']);
});

test('mutants of a formula are of all kinds, and none is the gradient itself', () => {
  const gradient = ['x > t ? 2*x*t - 1 : hypot(x, t)', 'x^2'];
  const mutants = formulaMutants(gradient, readExpression('x*t').variables);
  expect(new Set(mutants.map(({ kind }) => kind))).toEqual(new Set(mistakeKinds));
  expect(mutants.map(({ texts }) => texts.join())).not.toContain(gradient.join());
});

test('mutants of a program are of all kinds, and leave alone what the function does not need', () => {
  const text = 'export function g(x) { let s = 0; for (let i = 0; i < 2; i++) { const t = x[i] / 2; s += i === 1 ? 2 * t : -x[i]; } return s - x[0]; }\nexport const other = (x) => 3 * x;\n'; // prettier-ignore
  const mutants = programMutants(text, 'g');
  expect(new Set(mutants.map(({ kind }) => kind))).toEqual(new Set(mistakeKinds));
  expect(mutants.every(({ texts: [each = ''] }) => each.endsWith('export const other = (x) => 3 * x;\n'))).toBe(true);
});

test('of a few mutants each judge sees all that are wrong, and rejects nothing that is right', async () => {
  const tally = new Tally();
  const random = RandomNumbers.of(1, 'shuffle');
  const rows = formulaRows.filter((_, i) => i % 24 === 3);
  for (const row of rows) await tally.take(formulaSubject(row), 3, random, 1);
  for (const row of programRows.filter(({ f }) => /fibonacci/.test(f))) await tally.take(await programSubject(row), 2, random, 1); // prettier-ignore
  expect(tally.mutants.length).toBeGreaterThanOrEqual(12);
  expect(tally.wrong.filter(({ formulas }) => formulas !== 'FAIL')).toEqual([]);
  expect(tally.visible.filter(({ values }) => values !== 'FAIL')).toEqual([]);
  expect(tally.right.filter(({ formulas, values }) => formulas !== 'PASS' || values === 'FAIL')).toEqual([]);
});
