// Functions of files over sizes: what they cost is what templates of the same cost; what is given uses n; what isn't is made up, or refused.
import { describe, expect, test } from 'vitest';
import { DiffcmpError } from '../../src/errors.js';
import type { ErrorCode } from '../../src/error-table.js';
import { scale, type ScaleOptions } from '../../src/scale/scale.js';
import type { Scale } from '../../src/scale/scale-data.js';
import { programOfText } from '../javascript/one-file.js';

const sizes = [1, 2, 3, 5, 8];
const costs = (file: string, options: ScaleOptions = {}): Promise<Scale> =>
  scale(programOfText(file), { sizes, methods: 'reverse', ...options });
const functionCost = async (file: string, options: ScaleOptions = {}): Promise<number[]> =>
  (await costs(file, options)).function.map(({ operations }) => operations);
const inputCount = async (file: string, options: ScaleOptions = {}): Promise<number[]> =>
  (await costs(file, options)).function.map(({ inputs }) => inputs);
const refusal = async (file: string, options: ScaleOptions = {}): Promise<DiffcmpError> =>
  costs(file, options).then(
    () => expect.fail('nothing is refused'),
    (error: unknown) => (error instanceof DiffcmpError ? error : expect.fail(String(error))),
  );

// the first term of a sum is added to nothing in a template, and to s in a file: there it is the start
test.each<[string, string, string]>([
  ['sum of squares', 'sum(i, 1, n, x[i]*x[i])', 'function f(x) { let s = x[0] * x[0]; for (let i = 1; i < x.length; i++) s += x[i] * x[i]; return s; }'],
  ['sum of squares by reduce', 'sum(i, 1, n, x[i]*x[i])', 'const f = (x) => x.map((t) => t * t).reduce((s, t) => s + t);'],
  ['product', 'prod(i, 1, n, x[i])', 'function f(x) { let p = x[0]; for (const t of x.slice(1)) p *= t; return p; }'],
  ['chain of neighbours', 'n < 2 ? (1 - x[1])*(1 - x[1]) : sum(i, 1, n - 1, (x[i+1] - x[i])*(1 - x[i]))', 'function f(x) { if (x.length < 2) return (1 - x[0]) * (1 - x[0]); let s; for (let i = 0; i + 1 < x.length; i++) { const t = (x[i + 1] - x[i]) * (1 - x[i]); s = i === 0 ? t : s + t; } return s; }'],
  ['recursion', 'prod(i, 1, n, sin(x))', 'const f = (x, n) => n === 1 ? Math.sin(x) : f(x, n - 1) * Math.sin(x);'],
])('%s: the same numbers by every method as of a template', async (_, template, file) => {
  const options = { sizes: [1, 2, 3, 7], methods: 'all' } as const;
  const [written, own] = await Promise.all([scale(template, options), costs(file, options)]);
  expect(own).toEqual({ ...written, template: 'file.js', read: own.read, meaning: own.meaning, point: own.point });
}); // prettier-ignore

describe('n in what is given', () => {
  const loop = 'function f(x, steps = 3) { for (let i = 0; i < steps; i++) x = Math.sin(x); return x; }';
  const mean = 'function f(x) { return x.reduce((s, t) => s + t) / x.length; }';
  test.each<[string, string, ScaleOptions, (n: number) => number]>([
    ['a constant', loop, { set: { steps: 'n' } }, (n) => n],
    ['worked out', loop, { set: { steps: '2n + 1' } }, (n) => 2 * n + 1],
    ['squared', loop, { set: { steps: ' n^2 ' } }, (n) => n * n],
    ['a range', mean, { at: 'x=1:n' }, (n) => n],
    ['a longer range', mean, { at: 'x=(1:2*n)/n' }, (n) => 2 * n],
    ['by name', mean, { at: { x: 'sin(1:n)' } }, (n) => n],
    ['as the only value', mean, { at: '(0:n)/n' }, (n) => n + 1],
    ['several texts', 'function f(x, y) { return x.reduce((s, t) => s + t) * y; }', { at: ['x=1:n', 'y=n'] }, (n) => n],
    ['in a record', 'function f(p) { return p.w.reduce((s, t) => s + t) * p.y; }', { at: 'p={"w":ones(n),"y":1/n}' }, (n) => n],
    ['of a record by path', 'function f(p) { return p.w.reduce((s, t) => s + t) * p.y; }', { at: 'p.w=ones(n+1),p.y=2' }, (n) => n + 1],
  ])('%s: %s with %j', async (_, file, options, operations) => {
    expect(await functionCost(file, options)).toEqual(sizes.map(operations));
  }); // prettier-ignore

  test.each<[string, ScaleOptions, (n: number) => number]>([
    ['function f(x, y) { return x.reduce((s, t) => s + t) * y; }', { at: 'x=2,y=3' }, (n) => n + 1],
    ['function f(...x) { return Math.hypot(...x); }', { at: { x: 2 } }, (n) => n],
    ['function f(p, n) { return p[0] * p[1] * n; }', { at: 'p=2' }, () => 2],
    ['function f(pts) { return pts.reduce((s, [x, y]) => s + x * y, 0); }', { at: '2' }, (n) => 2 * n],
    ['function f(x, n) { return x * n; }', { at: 'x=2,n=3', set: {} }, () => NaN],
    ['function f(x, y) { return x.reduce((s, t) => s + t) * y; }', { at: 'x=[2,3],y=n' }, () => 3],
  ])('a number is for all that an array needs, as in a template: %s with %j', async (file, options, inputs) => {
    if (Number.isNaN(inputs(1))) expect((await refusal(file, options)).code).toBe('bad-template');
    else expect(await inputCount(file, options)).toEqual(sizes.map(inputs));
  }); // prettier-ignore

  test('rows of a matrix', async () => {
    const file = 'function f(A) { let s = 0; for (const row of A) for (const t of row) s += t * t; return s; }';
    const options = { at: 'A=reshape(sin(1:n^2),[n,n])', wrt: 'A' };
    expect([await inputCount(file, options), await inputCount(file, { ...options, wrt: 'A[1,1]' })]).toEqual([[1, 4, 9, 25, 64], [1, 1, 1, 1, 1]]); // prettier-ignore
  });

  test('a text that has no n as a name in it, or is in quotes, is a text', async () => {
    const file = 'function f(x, kind, n) { let s = x; for (let i = 0; i < n; i++) s *= kind === "mean" || kind === "n" ? x : 1; return s; }';
    const plain = await functionCost(file, { set: { kind: 'mean' } });
    expect(plain).toEqual(sizes);
    expect(await functionCost(file, { set: { kind: '"n"' } })).toEqual(plain);
  }); // prettier-ignore

  test.each<[ScaleOptions, ErrorCode, RegExp, RegExp]>([
    [{ set: { steps: 'n-gon' } }, 'bad-point', /'gon' is not a constant/, /set: \{ steps: n \} makes it the size; a text stands in quotes/],
    [{ set: { steps: '{n}' } }, 'bad-point', /braces/, /set: \{ steps: n \} makes it the size/],
    [{ set: { steps: '1:n' } }, 'bad-point', /a constant is one number/, /at: \{ steps: 1:n \}/],
    [{ set: { step: 'n' } }, 'unknown-variable', /no parameter 'step'/, /did you mean 'steps'\?/],
    [{ at: 'x=1/m', set: { steps: 'n' } }, 'bad-point', /'m' is not a constant/, /values are constants/],
    [{ at: 'x=1/(n-1)', set: { steps: 'n' } }, 'bad-point', /division|zero|finite|Infinity/, /a value is a finite number/],
    [{}, 'bad-template', /^nothing of f\(x, steps = 3\) depends on n/, /set: \{ steps: n \} makes steps the size, at: \{ x: \(1:n\)\/n \} makes x an array of n numbers/],
    [{ at: 'x=2', set: { steps: 5 } }, 'bad-template', /^nothing of f/, /makes steps the size/],
    [{ set: { steps: 'n' }, wrt: 'y' }, 'unknown-variable', /no input 'y'/, /x/],
  ])('%j is refused: %s', async (options, code, message, hint) => {
    const error = await refusal(loop, options);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  }); // prettier-ignore
});

describe('what nothing is given for', () => {
  const sum = '.reduce((s, t) => s + t, 0)';
  test.each<[string, (n: number) => number, point: string]>([
    ['function f(x) { return x.length; }', (n) => n, 'n generic numbers for x'],
    ['function f(x) { let s = 0; for (const t of x) s += t; return s; }', (n) => n, 'n generic numbers for x'],
    ['function f(...x) { return Math.hypot(...x); }', (n) => n, 'n generic numbers for x'],
    ['function f(x) { return Math.max(...x); }', (n) => n, 'n generic numbers for x'],
    ['function f(x, y) { let s = 0; for (let i = 0; i < x.length; i++) s += x[i] * y[i]; return s; }', (n) => 2 * n, 'n generic numbers for x; n generic numbers for y'],
    ['function dot(a, b) { let s = 0; a.forEach((t, i) => { s += t * b[i]; }); return s; } function f(x) { return dot(x, x); }\nmodule.exports = f;', (n) => n, 'n generic numbers for x'],
    ['function f(w, rate) { const v = w; return v[v.length - 1] * rate; }', (n) => n + 1, 'n generic numbers for w; a generic number for rate'],
    [`function f(x = [1, 2], y) { return y${sum}; }`, (n) => n, 'n generic numbers for y'],
    ['function f(x, n) { return x ** n; }', () => 1, 'a generic number for x; n is the size'],
    ['function f(x, n = 4) { return x ** n; }', () => 1, 'a generic number for x; n is the size'],
    [`function f({ x, y }) { return x${sum} * y; }`, (n) => n + 1, 'n generic numbers for x; a generic number for y'],
    ['function f([a, b], n) { return a * b * n; }', () => 2, '2 generic numbers for arg1; n is the size'],
    ['function f(p, n) { return p[0] * p[1] * n; }', () => 2, '2 generic numbers for p; n is the size'],
    ['function f(p, n) { const [x, y, z] = p; return x * y * z * n; }', () => 3, '3 generic numbers for p; n is the size'],
    ['function f(pts) { let s = 0; for (const [x, y] of pts) s += x * y; return s; }', (n) => 2 * n, 'n rows of 2 generic numbers for pts'],
    ['function f(pts) { return pts.reduce((s, p) => s + p[0] * p[2], 0); }', (n) => 3 * n, 'n rows of 3 generic numbers for pts'],
    ['class Chain { constructor(k) { this.k = k; } f(u) { return this.k.reduce((s, t, i) => s + t * u[i], 0); } }', (n) => 2 * n, 'n generic numbers for k; n generic numbers for u'],
    ['function f(x, inner) { return x.map((x) => x * 2).length * inner; }', (n) => n + 1, 'n generic numbers for x; a generic number for inner'],
  ])('%s', async (file, inputs, point) => {
    const asked = file.startsWith('class') ? 'Chain.f' : file.includes('module.exports') ? null : 'f';
    const study = await scale(programOfText(file, asked), { sizes, methods: 'reverse' });
    expect([study.function.map((each) => each.inputs), study.point]).toEqual([sizes.map(inputs), point]);
  }); // prettier-ignore

  test.each<[string, RegExp]>([
    ['function f(A, x) { return A[x.length - 1][0] * A[0][x.length]; }', /^of n rows of n numbers: at: \{ A: reshape\(sin\(1:n\^2\),\[n,n\]\) \}$/],
    ['function f(p, n) { return p.x * n; }', /reads fields of it, as in at: \{ p: \{"x":0\.5\} \}/],
    ['function f(pts) { return pts.reduce((s, p) => s + p.x, 0); }', /reads fields of what is in it/],
    ['function f(g, n) { return g(n); }', /no option gives a function/],
    ['function f(x, kind, n) { return kind === "put" ? x * n : x; }', /^set: \{ kind: put \}$/],
    ['function f(x, kind, n) { switch (kind) { case "n": return x * n; default: return x; } }', /^set: \{ kind: "n" \}$/],
  ])('%s is not guessed', async (file, hint) => {
    const error = await refusal(file);
    expect([error.code, error.message]).toEqual(['unbound-variable', expect.stringMatching(/^'\w+' has no value$/)]);
    expect(error.hint).toMatch(hint);
  }); // prettier-ignore
});

test('the hint for a matrix, followed, gives one', async () => {
  const file = 'function f(A, x) { let s = 0; for (let i = 0; i < x.length; i++) for (let j = 0; j < x.length; j++) s += A[i][j] * x[j]; return s; }';
  const { hint } = await refusal(file);
  const [, value = ''] = /at: \{ A: (.*) \}$/.exec(hint ?? '') ?? [];
  expect(await inputCount(file, { at: { A: value } })).toEqual(sizes.map((n) => n * n + n));
}); // prettier-ignore

test('values that are made up are those of templates: generic, and others at each place', async () => {
  const [file, template] = await Promise.all([
    costs('function f(x) { return x.filter((t) => t > 0.75).reduce((s, t) => s + t * t, 0); }', { sizes: [40] }),
    scale('sum(i, 1, n, x[i] > 0.75 ? x[i]*x[i] : 0)', { sizes: [40], methods: 'none' }),
  ]);
  const products = ({ byKind }: Scale['function'][number]): number => byKind.mul ?? 0;
  expect(file.function.map(products)).toEqual(template.function.map(products));
  expect(file.function.map(products)[0]).toBeGreaterThan(10);
});

test('the n from which reverse beats forward is found between the sizes tried', async () => {
  const file = 'function f(x) { let s = 0; for (const t of x) s += t * t; return s; }';
  const all = await costs(file, { sizes: Array.from({ length: 16 }, (_, i) => i + 1), methods: 'ad' });
  const [forward, reverse] = all.series;
  const first = 1 + all.sizes.findLastIndex((_, i) => Number(reverse?.operations[i]) >= Number(forward?.operations[i])) + 1; // prettier-ignore
  for (const tried of [[1, 16], [1, 8, 16], [16]]) {
    const { crossover, crossing } = await costs(file, { sizes: tried, methods: 'ad' });
    expect([crossover, crossing.refined]).toEqual([first, true]);
  } // prettier-ignore
});

test('symbolic says why it stops, and at which line', async () => {
  const file = 'function f(x) {\n  let s = 0;\n  for (const t of x) if (t > 0.6) s += t;\n  return s;\n}';
  const [symbolic] = (await costs(file, { methods: 'symbolic' })).series;
  expect(symbolic?.stopped).toMatchObject({ size: 1, reason: expect.stringMatching(/condition on x\[1\].*\(line 3\)$/) as string }); // prettier-ignore
});

describe('a size that is too much ends the study, and what came before is kept', () => {
  const endless = 'function f(x, n) {\n  while (n > 4) x = Math.sin(x);\n  return x * n;\n}';
  const throwing =
    'function f(x) {\n  if (x.length > 4) throw new RangeError("too long");\n  return x.reduce((s, t) => s + t);\n}';
  const recursive = 'function f(x, n) {\n  return n > 4 ? f(x, n + 1) : x * n;\n}';
  test.each<[string, string, ScaleOptions, ErrorCode]>([
    ['a loop', endless, { maxSteps: 10_000 }, 'step-limit'],
    ['what throws', throwing, {}, 'program-failed'],
    ['recursion', recursive, { maxSteps: 10_000 }, 'step-limit'],
  ])('%s', async (_, file, options, code) => {
    const study = await costs(file, options);
    expect([study.sizes, study.stopped?.size, study.stopped?.code]).toEqual([[1, 2, 3], 5, code]);
    expect(study.warnings).toMatchObject([{ code }]);
    const error = await refusal(file, { ...options, sizes: [5] });
    const line = error.source?.text.slice(error.span?.start).split('\n')[0];
    expect([error.code, line]).toEqual([code, expect.stringMatching(/n > 4|throw|x = Math\.sin|f\(x, n \+ 1\)/)]);
  }); // prettier-ignore
});

test('arrays too long to be made end a study too', async () => {
  const study = await costs('function f(x) { return x[0] * x.length; }', { sizes: [1, 2_000_000], methods: 'none' });
  expect(study.stopped).toEqual({ size: 2_000_000, code: 'bad-template', reason: "'x' would have 2,000,000 numbers; 1,000,000 are the most" }); // prettier-ignore
});

test('an output of several numbers is refused with a way out, unless it is summed', async () => {
  const file = 'function f(x) { return x.map((t) => t * t); }';
  const error = await refusal(file, { sizes: [1, 3] });
  expect([error.code, error.message]).toEqual(['shape-mismatch', expect.stringMatching(/shape \[3\] at n = 3/)]);
  expect(error.hint).toBe("reduce: 'sum', or ask for one of them, as in file.js#f.0");
  expect(await functionCost(file, { reduce: 'sum' })).toEqual(sizes.map((n) => 2 * n - 1));
  const study = await scale(programOfText(file, 'f.0'), { sizes, methods: 'reverse' });
  expect(study.function.map(({ inputs }) => inputs)).toEqual(sizes);
});

test('constants of readProgram stay, and those of the study come before them', async () => {
  const program = programOfText('function f(x, a, b) { let s = x; for (let i = 0; i < a + b; i++) s *= x; return s; }', 'f', { a: 10, b: 1 }); // prettier-ignore
  const study = await scale(program, { sizes, methods: 'reverse', set: { b: 'n' } });
  expect(study.function.map(({ operations }) => operations)).toEqual(sizes.map((n) => n + 10));
  expect(study.point).toBe('as given for a; b = n; a generic number for x');
});

test('constants are for functions of files', async () => {
  await expect(scale('sum(i, 1, n, x[i])', { set: { k: 'n' } })).rejects.toMatchObject({ code: 'bad-option' });
});

test('in float32 the point and the numbers of the text are rounded', async () => {
  const file = 'function f(x, n) { return x === 0.1 ? x * n : x * x * n; }';
  const options = { at: 'x=0.1', sizes: [1], methods: 'none' };
  const [narrow, wide] = [await functionCost(file, { ...options, precision: 'float32' }), await functionCost(file, options)]; // prettier-ignore
  expect(narrow).toEqual(wide);
  const rounded = await functionCost(file, { ...options, at: `x=${Math.fround(0.1)}`, precision: 'float32' });
  const apart = await functionCost(file, { ...options, at: `x=${Math.fround(0.1)}` });
  expect([rounded, apart]).toEqual([wide, wide.map((count) => count + 1)]);
});
