// Functions of files whose path depends on numbers: what rounding decides is warned of, and who leaves the path is told.
import { expect, test } from 'vitest';
import { compare, type CompareOptions } from '../../src/compare/compare.js';
import type { Comparison } from '../../src/compare/comparison.js';
import { tableReport } from '../../src/report/compare/table.js';
import { programOfText } from '../javascript/one-file.js';

const compared = (text: string, at: number, options: CompareOptions = {}): Promise<Comparison<'tensors'>> =>
  compare<'tensors'>(programOfText(text), { at: { x: at }, ...options });

const tenths = `export function f(x) {
  let s = 0;
  for (let t = 0; t < 1; t += 0.1) s += x * t;
  return s;
}`;

const wholeNumber = (line: number, exact: number, inFloats: number): string =>
  `the number that becomes whole at line ${line} is ${exact} in exact arithmetic and ${inFloats} in floating point`;

/* prettier-ignore */
test.each<[what: string, text: string, at: number, warnings: readonly string[]]>([
  ['a loop of tenths', tenths, 1, ['the loop at line 3 makes 10 turns in exact arithmetic and 11 in floating point']],
  ['a loop of eighths', tenths.replace('0.1', '0.125'), 1, []],
  ['a break in a loop', 'function f(x) {\n  let t = x * 0;\n  while (true) {\n    if (t < 1) t += 0.1; else break;\n  }\n  return t * x;\n}', 1, ['the condition at line 4 holds 10 times in exact arithmetic and 11 in floating point']],
  ['an index', 'const f = (x) => {\n  const a = [1, 2];\n  return a[x / 2] === undefined ? x : 2 * x;\n}', 1, ['line 3: an index is no whole number, at the point or beside it: the element is undefined']],
  ['an index of a counter', 'const f = (x) => {\n  let s = 0;\n  const a = [1, 2];\n  for (let i = 0; i < 2; i++) s += a[i] * x;\n  return s;\n}', 1.5, []],
  ['|0', 'const f = (x) => x * (x | 0)', 1.5, ['line 1: a number that depends on an input becomes a whole number, which rounding may decide']],
  ['|0 of a constant', 'const f = (x) => x * (7 / 2 | 0)', 1.5, []],
  ['single precision', 'const f = (x) => x * Math.fround(x)', 1.5, ['line 1: a number is rounded to single precision; the truth is that of the function without this rounding']],
  ['a ceiling of constants', 'function f(x) {\n  const n = Math.ceil(0.8 * 5);\n  return n * x;\n}', 2, [wholeNumber(2, 5, 4)]],
  ['a floor of constants', 'const f = (x) => x * Math.floor(0.1 * 3 * 10)', 2, []],
  ['a floor that has rounded before', 'const f = (x) => x * Math.floor((0.7 + 0.1) * 10)', 2, []],
  ['a rounded half', 'const f = (x) =>\n  x * Math.round(0.49999999999999994 + 0.5 - 0.5)', 2, [wholeNumber(2, 0, 1)]],
  ['a part that is cut off', 'const f = (x) => x * Math.trunc(-0.3 * 10)', 2, [wholeNumber(1, -2, -3)]],
  ['a floor of an input', 'const f = (x) => x * Math.floor(x * 10)', 0.3, [wholeNumber(1, 2, 3)]],
  ['a floor beyond 2^53', 'const f = (x) => x * Math.floor(1e20 / 3)', 2, []],
  ['a floor of a third of three', 'const f = (x) => x * Math.floor(1 / 3 * 3)', 2, ['whether the number that becomes whole at line 1 is 1 as in floating point stays open in exact arithmetic']],
  ['a remainder of constants', 'const f = (x) => x * (0.3 * 10 % 3)', 2, ['the whole part of the quotient at line 1 is 0 in exact arithmetic and 1 in floating point']],
  ['a remainder that no rounding decides', 'const f = (x) => x * (7.5 % 2) + x % 1', 2.5, []],
  ['a remainder of a third of three', 'const f = (x) => x * (1 / 3 * 3 % 1)', 2, ['whether the whole part of the quotient at line 1 is 1 as in floating point stays open in exact arithmetic']],
  ['an index of constants', 'const f = (x) => {\n  const n = [1, 2, 3][0.4 * 5];\n  return n === undefined ? x : n * x;\n}', 2, ['the index or length at line 2 is no whole number in exact arithmetic and 2 in floating point']],
  ['|0 of constants', 'const f = (x) => x * (0.3 * 10 | 0)', 2, [wholeNumber(1, 2, 3)]],
  ['a store of constants', 'const f = (x) => x * new Uint8Array([0.3 * 10])[0]', 2, [wholeNumber(1, 2, 3)]],
  ['a sign of constants', 'const f = (x) => x * Math.sign(0.1 + 0.2 - 0.30000000000000004)', 2, ['the sign at line 1 is -1 in exact arithmetic and 0 in floating point']],
  ['a test of constants', 'const f = (x) => x + Number.isInteger(0.8 * 5)', 2, ['the answer at line 1 is false in exact arithmetic and true in floating point']],
  ['a search among constants', 'const f = (x) => x * [1, 3].indexOf(0.3 * 10)', 2, ['the place that is found at line 1 is -1 in exact arithmetic and 1 in floating point']],
  ['not of constants', 'const f = (x) => {\n  const z = !(0.3 * 10 - 3);\n  return z ? x : 2 * x;\n}', 2, ['the answer at line 2 is false in exact arithmetic and true in floating point']],
  ['undefined', 'const f = (x) => {\n  const r = [1][3] * x;\n  return r !== r ? x : 2 * x;\n}', 1.5, ['line 2: undefined enters arithmetic, which makes NaN of it']],
])('%s', async (_what, text, at, warnings) => {
  const found = await compared(text, at, { methods: 'forward' });
  expect(found.warnings.filter(({ code }) => /rounding-decides|undefined-in/.test(code)).map(({ message }) => message)).toEqual(warnings);
});

test('a wrong digit by another path has that cause', async () => {
  expect((await compared(tenths, 1)).diagnosis.cause).toBe('path');
  expect((await compared(tenths.replace('0.1', '0.125'), 1)).diagnosis.cause).toBeNull();
});

test('rows say which evaluations left the path, and nothing where none did', async () => {
  const branch = 'function f(x) {\n  if (x <= 1) return x * x;\n  return 3 * x - 2;\n}';
  const found = await compared(branch, 1);
  const paths = Object.fromEntries(
    found.results.map(({ method, path }) => [method, path && [path.left, path.of, path.line, path.file]]),
  );
  expect(paths).toMatchObject({
    reverse: null,
    forward: [1, 1, 2, 'file.js'],
    'central-difference': [1, 2, 2, 'file.js'],
  });
  expect(tableReport(found)).toContain('1 of 2 evaluations left the path at line 2');
  expect(found.results.find(({ method }) => method === 'symbolic')?.message).toMatch(
    /condition on x is not an expression \(line 2\)$/,
  );
  const aside = await compared(branch, 40);
  expect(aside.results.map(({ path }) => path)).toEqual(aside.results.map(() => null));
  expect(tableReport(aside)).not.toContain('left the path');
  const plain = await compare('x <= 1 ? x^2 : 3x - 2', { at: 1 });
  expect(plain.results.filter((result) => 'path' in result)).toEqual([]);
});

test.each([
  ['x === 0', '!x'],
  ['x !== 0', 'x'],
  ['x !== 0', '!!x'],
  ['!(x !== 0)', '!x'],
])('a condition %s and a condition %s have one path', async (relation, truth) => {
  for (const body of ['if (C) return x * x;\n  return 3 * x;', 'return C ? x * x : 3 * x;', 'while (C) return x * x;\n  return 3 * x;'])
    for (const at of [0, 1]) {
      const [byRelation, byTruth] = await Promise.all([relation, truth].map(async (test) => {
        const found = await compared(`function f(x) {\n  ${body.replace('C', test)}\n}`, at, { methods: 'forward,reverse,central-difference' });
        return { statuses: found.reference.statuses, rows: found.results.map(({ method, gradient, path }) => ({ method, gradient, path })) };
      }));
      expect(byTruth).toEqual(byRelation);
      expect(byTruth?.rows.some(({ path }) => path != null)).toBe(at === 0);
    }
}); // prettier-ignore

/** At 0 these choose otherwise than beside it. */
test.each([
  ['not as a value', 'const z = !x;\n  return z ? 2 * x : 3 * x;', 2],
  ['not twice', 'const z = !!x;\n  return z ? 3 * x : 2 * x;', 2],
  ['and as a value', 'const z = x && 1;\n  return z * x;', 2],
  ['or as a value', 'const z = x || 1;\n  return z * x;', 2],
  ['Boolean', 'const z = Boolean(x);\n  return z ? 3 * x : x;', 2],
  ['a switch', 'let z;\n  switch (x) {\n    case 0: z = 1; break;\n    default: z = 2;\n  }\n  return z * x;', 4],
  ['isInteger', 'const z = Number.isInteger(x);\n  return z ? x : 2 * x;', 2],
  ['Object.is', 'const z = Object.is(x, 0);\n  return z ? x : 2 * x;', 2],
  ['a sign', 'const z = Math.sign(x);\n  return z * x;', 2],
  ['in', 'const z = x in { 0: true };\n  return z ? x : 2 * x;', 2],
  ['a computed key', 'const z = { 0: 1 }[x];\n  return z === undefined ? x : 2 * x;', 2],
  ['an index', 'const z = [1, 2][x];\n  return z === undefined ? x : 2 * x;', 2],
  ['includes', 'const z = [0, 1].includes(x);\n  return z ? x : 2 * x;', 2],
  ['indexOf', 'const z = [1, 0].indexOf(x);\n  return z * x;', 2],
  ['a Map', 'const z = new Map([[0, 1]]).get(x);\n  return z === undefined ? x : 2 * x;', 2],
  ['a Set', 'const z = new Set([0]).has(x);\n  return z ? x : 2 * x;', 2],
  ['or, assigned', 'let z = x;\n  z ||= 1;\n  return z * x;', 3],
  ['find', 'const z = [0, 1].find((each) => each === x);\n  return z === undefined ? x : 2 * x;', 2],
  ['a default', 'const z = ((a = 1) => a)(x === 0 ? undefined : x);\n  return z * x;', 2],
])('%s at 0 is a decision', async (_what, body, line) => {
  const { results } = await compared(`function f(x) {\n  ${body}\n}`, 0, { methods: 'central-difference' });
  expect(results[0]?.path).toMatchObject({ left: 2, of: 2, line });
  const aside = await compared(`function f(x) {\n  ${body}\n}`, 0.5, { methods: 'central-difference' });
  expect(aside.results[0]?.path).toBeNull();
});

test.each([
  ['a floor', 'Math.floor(x)'],
  ['a remainder', 'x % 1'],
])('%s at a whole number is a decision on one side', async (_what, text) => {
  const { results } = await compared(`const f = (x) => x * (${text})`, 2, { methods: 'central-difference' });
  expect(results[0]?.path).toMatchObject({ left: 1, of: 2, line: 1 });
});

test.each([
  ['??', 'const z = x ?? 1;\n  return z * x;'],
  ['typeof', "const z = typeof x === 'number' ? 2 : 3;\n  return z * x;"],
  ['isNaN', 'const z = Number.isNaN(x) ? 2 : 3;\n  return z * x;'],
])('%s of a number is no decision', async (_what, body) => {
  const { results } = await compared(`function f(x) {\n  ${body}\n}`, 0, { methods: 'central-difference' });
  expect(results[0]?.path).toBeNull();
});

test('a loop that has no end in exact arithmetic leaves the truth undecided, with the line', async () => {
  const text =
    'function f(x) {\n  let s = 0, t = x;\n  while (s + t !== s) {\n    s += t;\n    t /= 2;\n  }\n  return s;\n}';
  const { reference } = await compared(text, 1, { methods: 'forward', maxSteps: 1000 });
  expect(reference.status).toBe('undecided');
  expect(reference.message).toMatch(/line 3 makes at least [\d,]+ turns in exact arithmetic and 54 in floating point$/);
});
