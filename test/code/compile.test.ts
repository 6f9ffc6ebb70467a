// compile() and the forms of grad(): the public ways to code.
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  compile,
  grad,
  readProgram,
  DiffcmpError,
  type CompileOptions,
  type ReadProgramOptions,
} from '../../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'compile-'));
const file = (text: string, name: string, set: ReadProgramOptions['set'] = {}): ReturnType<typeof readProgram> => {
  const path = join(folder, `${name}.js`);
  writeFileSync(path, text);
  return readProgram(path, { set });
};

function codeOf(step: () => unknown): string {
  try {
    step();
  } catch (error) {
    if (error instanceof DiffcmpError) return error.code;
    throw error;
  }
  return 'none';
}

/** What throws at every look, `Array.isArray` among them. */
function revoked(target: object): unknown {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

describe('compile', () => {
  it('gives value and gradient of an expression', () => {
    const f = compile('x^2*y');
    expect([f.inputs, f.wrt, f.mode, f.engine]).toEqual([['x', 'y'], ['x', 'y'], 'reverse', 'code']);
    const out = new Float64Array(2);
    expect([f.gradient([3, 2], out), [...out], f.value([3, 2])]).toEqual([18, [12, 9], 18]);
  });

  it('takes any list for the point, and fills arrays too', () => {
    const f = compile('x*y', { wrt: ['y'] });
    const out = [0];
    expect([f.gradient(Float64Array.of(3, 4), out), out, f.mode]).toEqual([12, [3], 'forward']);
    expect(f.gradient({ length: 2, 0: 5, 1: 6 }, out)).toBe(30);
  });

  it('may fill the point itself', () => {
    const f = compile('x*y');
    const point = Float64Array.of(3, 4);
    f.gradient(point, point);
    expect([...point]).toEqual([4, 3]);
  });

  it.each(['auto', 'code', 'tape', 'interpret'] as const)('gives the same numbers by engine %s', (engine) => {
    const f = compile('sin(x*y) + x > 1 ? x^3 : y/x', { engine });
    const out = [0, 0];
    const results = [[1.5, 0.5], [0.2, 0.1], [2, 2], [0.1, 4]].map((point) => [f.gradient(point, out), ...out]); // prettier-ignore
    const g = compile('sin(x*y) + x > 1 ? x^3 : y/x', { engine: 'interpret' });
    const wanted = [[1.5, 0.5], [0.2, 0.1], [2, 2], [0.1, 4]].map((point) => [g.gradient(point, out), ...out]); // prettier-ignore
    expect(results).toEqual(wanted);
  });

  it('says what runs it', () => {
    const engineOf = (text: string, options: CompileOptions, points: readonly number[] = [1]): string => {
      const f = compile(text, options);
      for (const x of points) f.gradient([x], [0]);
      return f.engine;
    };
    expect(engineOf('x^2', {})).toBe('code');
    expect(engineOf('x^2', { engine: 'code' })).toBe('code');
    expect(engineOf('x^2', { engine: 'tape' })).toBe('tape');
    expect(engineOf('x^2', { engine: 'tape' }, [])).toBe('tape');
    expect(engineOf('x^2', { engine: 'interpret' })).toBe('interpret');
    const points = Array.from({ length: 20 }, (_, i) => i + 0.5);
    expect(engineOf('f(n, t) = n <= 0 ? t : f(n - 1, sin(t)); f(x, x)', { engine: 'auto' }, points)).toBe('interpret');
  });

  it('rounds to single precision', () => {
    const f = compile('x/3', { precision: 'float32' });
    const out = [0];
    expect([f.gradient([0.1], out), out[0]]).toEqual([Math.fround(Math.fround(0.1) / 3), Math.fround(1 / 3)]);
  });

  it('takes arrays where the point says their shapes', () => {
    const f = compile('sum(w*w)', { at: { w: [1, 2, 3] } });
    const out = new Float64Array(3);
    expect([f.inputs, f.gradient([4, 5, 6], out), [...out]]).toEqual([['w[1]', 'w[2]', 'w[3]'], 77, [8, 10, 12]]);
  });

  it('takes functions of files', () => {
    const f = compile(file('export const f = (x, y, n = 3) => { let s = 0; for (let i = 0; i < n; i++) s += x * y; return s; };', 'loop')); // prettier-ignore
    const out = [0, 0];
    expect([f.inputs, f.gradient([2, 5], out), out]).toEqual([['x', 'y'], 30, [15, 6]]);
    const h = compile(file('export const f = (x, n) => { let s = 0; for (let i = 0; i < n; i++) s += x * x; return s; };', 'set', { n: 3 })); // prettier-ignore
    expect([h.inputs, h.gradient([2], out), out[0]]).toEqual([['x'], 12, 12]);
    const g = compile(file('export const f = (w) => w.reduce((s, x) => s + x * x, 0);', 'sum'), { at: { w: [1, 1] } });
    expect([g.inputs, g.gradient([2, 3], out), out]).toEqual([['w[1]', 'w[2]'], 13, [4, 6]]);
  });

  const refused: readonly (readonly [string, string, () => unknown])[] = [
    ['a frozen array', 'bad-argument', () => compile('x*y').gradient([1, 2], Object.freeze([0, 0]) as number[])],
    [
      'a frozen array in forward mode',
      'bad-argument',
      () => compile('x^2').gradient([1], Object.freeze([0]) as number[]),
    ],
    ['a typed array that is too short', 'bad-argument', () => compile('x*y').gradient([1, 2], new Float64Array(1))],
    ['an array of 32-bit integers', 'bad-argument', () => compile('x*y').gradient([1, 2], new Int32Array(2) as never)],
    [
      'an array of single precision behind one of doubles',
      'bad-argument',
      () => {
        const product = compile('x*y');
        product.gradient([1, 2], new Float64Array(2));
        return product.gradient([1, 2], new Float32Array(2) as never);
      },
    ],
    ['an array of single precision', 'bad-argument', () => compile('x*y').gradient([1, 2], new Float32Array(2) as never)], // prettier-ignore
    ['an array of bytes', 'bad-argument', () => compile('x^2').gradient([1], new Uint8ClampedArray(1) as never)],
    ['an array of big integers', 'bad-argument', () => compile('x*y').gradient([1, 2], new BigInt64Array(2) as never)],
    ['a point of another length', 'bad-point', () => compile('x*y').value([1])],
    ['a point that is a number', 'bad-point', () => compile('x').value(3 as never)],
    ['an array that is too short', 'bad-argument', () => compile('x*y').gradient([1, 2], [0])],
    ['no array', 'bad-argument', () => compile('x*y').gradient([1, 2], undefined as never)],
    ['an engine that there is not', 'bad-option', () => compile('x', { engine: 'jit' } as unknown as CompileOptions)],
    ['a mode that there is not', 'bad-option', () => compile('x', { mode: 'both' } as unknown as CompileOptions)],
    ['a name that the function lacks', 'unknown-variable', () => compile('x', { wrt: ['z'] })],
    ['several numbers', 'shape-mismatch', () => compile('w*2', { at: { w: [1, 2] } })],
    ['constants for parts of a record', 'unbound-variable', () => compile(file('export const f = (p) => p.x * p.k;', 'part', { 'p.k': 2 }))], // prettier-ignore
    ['several numbers of a file', 'shape-mismatch', () => compile(file('export const f = (x) => [x, x];', 'two')).value([1])], // prettier-ignore
    ['a text that is none', 'expr-syntax', () => compile('x*')],
    ['a run without end', 'step-limit', () => compile('f(x) = f(x + 1); f(x)', { maxSteps: 10_000 }).value([1])],
  ];
  it.each(refused)('refuses %s with %s', (_what, code, step) => {
    expect(codeOf(step)).toBe(code);
  });
});

describe('grad by code', () => {
  const text = 'x^2*y + sin(z)';
  const points = [{ x: 1, y: 2, z: 3 }, { x: -1, y: 0.5, z: 0 }, { z: 1, y: 4, x: 2 }, { x: 0, y: 0, z: 0 }]; // prettier-ignore

  it('comes to the same records from the second call on', () => {
    const g = grad(text);
    for (const point of points) expect(g(point)).toEqual(grad(text)(point));
  });

  it('takes the numbers in the order of the variables, and gives a Float64Array', () => {
    const g = grad(text);
    for (const { x, y, z } of points) {
      const gradient = g([x, y, z]);
      expect(gradient).toBeInstanceOf(Float64Array);
      expect([...gradient]).toEqual(Object.values(grad(text)({ x, y, z })));
      expect([...g(Float64Array.of(x, y, z))]).toEqual([...gradient]);
    }
  });

  it('takes them in the order of the parameters of a function of a file, but for those that have a value', () => {
    const g = grad(file('export const f = (x, k, y, rate = 2) => rate * k * x * x * y;', 'several', { k: 10 }));
    for (let i = 1; i < 4; i++) expect(g([i, 2])).toEqual(Float64Array.of(80 * i, 20 * i * i));
    expect(() => g([1, 2, 3])).toThrow('a list of 3 numbers, and the function has 2 inputs');
  });

  it('gives a new array each time', () => {
    const g = grad(text);
    const [first, second, third] = [g([1, 2, 3]), g([1, 2, 3]), g([4, 5, 6])];
    expect(first).not.toBe(second);
    expect([...second]).toEqual([...first]);
    expect([...third]).not.toEqual([...second]);
  });

  it('takes numbers, records and arrays in turn', () => {
    const g = grad('cube(x)');
    for (let i = 0; i < 3; i++) {
      expect(g(2)).toBe(12);
      expect(g({ x: 2 })).toEqual({ x: 12 });
      expect(g([1, 2])).toEqual([[3, 0], [0, 12]]); // prettier-ignore
      expect(g({ x: [1, 2] })).toEqual({ x: [[3, 0], [0, 12]] }); // prettier-ignore
    }
  });

  it('takes arrays of arrays', () => {
    const g = grad('sum(A.*A) + b');
    for (let i = 1; i < 4; i++) expect(g({ A: [[i, 2], [3, 4]], b: i })).toEqual({ A: [[2 * i, 4], [6, 8]], b: 1 }); // prettier-ignore
    const h = grad('sum(A.*A)');
    for (let i = 1; i < 4; i++) expect(h([[i, 2], [3, 4]])).toEqual([[2 * i, 4], [6, 8]]); // prettier-ignore
    expect(h([[3], [3], [3]])).toEqual([[6], [6], [6]]);
    expect(grad('sum(A.*A) + b', { wrt: ['A[2,1]', 'b'] })({ A: [[1, 2], [3, 4]], b: 1 })).toEqual({ 'A[2,1]': 6, b: 1 }); // prettier-ignore
  });

  it('gives arrays that are the caller’s, in whatever shape', () => {
    const text = 'export const f = (w, b) => { let s = b * b; for (const m of w) for (const r of m) for (const x of r) s += x * x * b; return s; };'; // prettier-ignore
    const g = grad(file(text, 'deep'));
    const point = { w: [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [-0, 0.5, 1]]], b: 0.5 }; // prettier-ignore
    const wanted = { w: [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [-0, 0.5, 1]]], b: 287.25 }; // prettier-ignore
    const given = [1, 2, 3].map(() => g(point) as typeof wanted);
    expect(given).toEqual([wanted, wanted, wanted]);
    const [, first, second] = given as [typeof wanted, typeof wanted, typeof wanted];
    first.w[0]?.[1]?.push(99);
    (first.w[1]?.[0] as number[])[0] = 99;
    g({ ...point, b: 2 });
    expect([second, g(point)]).toEqual([wanted, wanted]);
  });

  it('takes more arrays than a literal has names for', () => {
    const names = Array.from({ length: 20 }, (_, i) => `v${i}`);
    const g = grad(names.map((name, i) => `${i + 1}*sum(${name})`).join(' + '), { wrt: names.slice(1) });
    const point = Object.fromEntries(names.map((name, i) => [name, i % 2 === 0 ? [1, 2] : [[3], [4]]]));
    const wanted = Object.fromEntries(names.slice(1).map((name, i) => [name, i % 2 === 1 ? [i + 2, i + 2] : [[i + 2], [i + 2]]])); // prettier-ignore
    for (let i = 0; i < 3; i++) expect(g(point)).toEqual(wanted);
  });
  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['a name too many', { x: 1, y: 2, z: 3, w: 4 }, 'unknown-variable'],
    ['a name too few', { x: 1, y: 2 }, 'unbound-variable'],
    ['another name', { x: 1, y: 2, Z: 3 }, 'unknown-variable'],
    ['a text for a number', { x: 1, y: 2, z: 'a' }, 'bad-point'],
    ['NaN', { x: 1, y: 2, z: NaN }, 'bad-point'],
    ['a list that is too short', [1, 2], 'unbound-variable'],
    ['NaN in a list', [1, 2, NaN], 'bad-point'],
    ['a list with names', Object.assign([], { x: 1, y: 2, z: 3 }), 'unbound-variable'],
    ['typed numbers with names', Object.assign(new Float64Array(0), { x: 1, y: 2, z: 3 }), 'unbound-variable'],
    ['a record like a list', { length: 3, 0: 1, 1: 2, 2: 3 }, 'unknown-variable'],
    ['a list that is revoked', revoked([1, 2, 3]), 'bad-option'],
    ['a record that is revoked', revoked({ x: 1, y: 2, z: 3 }), 'bad-option'],
  ];
  it.each(wrong)('refuses %s as at the first call', (_what, point, code) => {
    const g = grad(text) as (point: unknown) => unknown;
    const first = codeOf(() => grad(text)(point as never));
    for (let i = 0; i < 3; i++) g({ x: i, y: 1, z: 1 });
    for (let i = 0; i < 3; i++) g([i, 1, 1]);
    expect(codeOf(() => g(point))).toBe(first);
    expect(['bad-point', code]).toContain(first);
  });

  it('refuses a list with names for arrays by name', () => {
    const g = grad('sum(u.*v)') as (point: unknown) => unknown;
    const arrays = { u: [1, 2], v: [3, 4] };
    for (let i = 0; i < 3; i++) expect(g(arrays)).toEqual({ u: [3, 4], v: [1, 2] });
    const list = Object.assign([], arrays);
    expect(codeOf(() => g(list))).toBe(codeOf(() => grad('sum(u.*v)')(list)));
    expect(codeOf(() => g(list))).not.toBe('none');
  });

  it('says where a run ends without a value, at a point after others that have one', () => {
    const recursion = 'f(n) = n < 1 ? 1 : x*f(n - 1); f(k)';
    const g = grad(recursion, { wrt: 'x', maxSteps: 200 });
    for (const k of [2, 2, 3]) expect(g({ k, x: 1 })).toEqual({ x: k });
    expect(codeOf(() => g({ k: 1000, x: 1 }))).toBe('step-limit');
    expect(g({ k: 3, x: 1 })).toEqual({ x: 3 });
  });

  it('does not keep what a getter threw', () => {
    const g = grad('x*y') as (point: unknown) => unknown;
    for (let i = 0; i < 3; i++) g({ x: i, y: 1 });
    const hostile = { x: 1, get y(): number { throw new Error('no'); } }; // prettier-ignore
    expect(codeOf(() => g(hostile))).toBe('bad-option');
    expect(g({ x: 2, y: 3 })).toEqual({ x: 3, y: 2 });
  });

  it.each(['x.*y', 'sum(x.^2)'])('refuses lists that throw when they are looked at, of %s', (text) => {
    const g = grad(text) as (point: unknown) => unknown;
    const point = text === 'x.*y' ? [1, 2] : [1, 2, 3];
    for (let i = 0; i < 3; i++) g(point);
    const throws = new Proxy([1, 2, 3], { get: () => { throw new Error('no'); } }); // prettier-ignore
    expect(codeOf(() => g(throws))).toBe(codeOf(() => grad(text)(throws)));
  });

  it('knows a variable called __proto__', () => {
    const g = grad('__proto__^2');
    const point = JSON.parse('{"__proto__": 3}') as Record<string, number>;
    for (let i = 0; i < 3; i++) expect(Object.entries(g(point))).toEqual([['__proto__', 6]]);
  });

  it.each([1, 2, 16, 17, 120, 121, 300, 301])('gives records of %s numbers as the interpreter does', (count) => {
    const names = ['__proto__', ...Array.from({ length: count - 1 }, (_, i) => `x${i}`)];
    const g = grad(names.map((name, i) => `${i + 1}*${name}^2`).join(' + '));
    const point = Object.fromEntries(names.map((name, i) => [name, i + 0.5]));
    const wanted = names.map((name, i) => [name, (i + 1) * 2 * (i + 0.5)]);
    for (let run = 0; run < 3; run++) {
      const gradient = g(point);
      expect(Object.entries(gradient)).toEqual(wanted);
      expect(Object.getPrototypeOf(gradient)).toBe(Object.prototype);
    }
    expect(() => g({ ...point, more: 1 })).toThrow("'more'");
  });
});
