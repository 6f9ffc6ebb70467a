// Records whose keys are numbers that inputs enter: which of them are equal is decided as numbers are compared, and none is read as text.
import { expect, test } from 'vitest';
import { compare, type ReferenceStatus } from '../../src/index.js';
import { programOfText } from './one-file.js';

const ranks =
  'const rank = (a) => { const at = {}; a.slice().sort((p, q) => p - q).forEach((v, i) => { if (!(v in at)) at[v] = i + 1; }); return a.map((v) => at[v]); };';
const rows: readonly (readonly [what: string, source: string, at: object, gradient: object, status?: ReferenceStatus])[] = [
  ['ranks', `${ranks} function f(a) { return rank(a).reduce((s, r, i) => s + r * a[i], 0); }`, { a: [0.3, 2.2, 0.7] }, { a: [1, 3, 2] }],
  ['ranks of computed numbers', `${ranks} function f(a) { return rank(a.map((v) => v / 3)).reduce((s, r, i) => s + r * a[i], 0); }`, { a: [0.3, 2.2, 0.7] }, { a: [1, 3, 2] }],
  ['ranks of equal numbers, which jump', `${ranks} function f(a) { return rank(a).reduce((s, r, i) => s + r * a[i], 0); }`, { a: [0.5, 0.5] }, { a: [null, null] }, 'jump'],
  ['counts of numbers', 'function f(a) { const n = {}; for (const v of a) n[v] = (n[v] || 0) + 1; return n[a[0]] * a[0] + n[2]; }', { a: [1.5, 2, 2.5] }, { a: [1, null, 0] }, 'undecided'],
  ['results that are remembered', 'const memo = {}; function g(x) { return x in memo ? memo[x] : (memo[x] = x > 1 ? x * g(x / 2) : x); } function f(x) { return g(x) + g(x); }', { x: 3 }, { x: 6.75 }],
  ['a written key that a computed number equals', 'function f(x, y) { const o = { 3: 5 * y }; return o[2 * y - 1] + (o[x] ?? 0); }', { x: 7, y: 2 }, { x: 0, y: null }, 'undecided'],
  ['a key that is deleted', 'function f(x) { const o = {}, k = x / 3; o[k] = x; delete o[k]; return k in o ? 0 : x * (o.hasOwnProperty(k) ? 0 : 2); }', { x: 2 }, { x: 2 }],
]; // prettier-ignore

test.each(rows.map((row) => [row[0], row] as const))(
  '%s',
  async (_what, [, source, at, gradient, status = 'certified']) => {
    const { reference } = await compare(programOfText(source, 'f'), { at: at as never, methods: 'none' });
    expect({ gradient: reference.gradient, status: reference.status }, reference.message ?? '').toEqual({
      gradient,
      status,
    });
  },
);

test('forward and reverse mode agree, and the text of such a key is refused', async () => {
  const program = programOfText(`${ranks} function f(a) { return rank(a)[1] * a[1]; }`, 'f');
  const { results } = await compare(program, { at: { a: [0.3, 2.2, 0.7] }, methods: 'ad' });
  expect(results.map((each) => ('gradient' in each ? each.gradient : each))).toMatchObject([{ a: [0, 3, 0] }, { a: [0, 3, 0] }]); // prettier-ignore
  const listed = programOfText('function f(x) { const o = {};\n o[x] = 1; for (const k in o) return +k; }', 'f');
  const { results: refused } = await compare(listed, { at: { x: 2.5 }, methods: 'ad' });
  expect(refused.map(({ status }) => status)).toEqual(['failed', 'failed']);
});
