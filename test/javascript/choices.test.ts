// Conditions in functions of files, run by code: the bits of the interpreter, and one trace for all signs.
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { gradientRun } from '../../src/code/program-code.js';
import { watchedProgram } from '../code/watched-program.js';
import { foundInSource } from './found-in-source.js';
import { programOfSource } from './program-of-source.js';

const points = [[1.5, 0.5], [0.5, 1.5], [-1.5, 0.5], [1.5, -0.5], [-2, -3], [1, 1], [0.5, 0.5], [-1.5, 1.5], [1.5, -1.5], [0.3, 0.9], [0, 0], [0, -0], [-0, 0], [-0, -0], [-1, -0], [-0, -1], [-0, 1], [1, -0], [NaN, 1], [1, NaN], [Infinity, 1], [1e-320, 2]]; // prettier-ignore

describe('Code of functions of files', () => {
  it.each([
    ['x > 0 ? x : 0.1 * x'],
    ['(x > y ? x : 0) + (x > 0 ? 1 : 2) * y'],
    ['(x > 0 ? 1 / x : Math.sqrt(-x)) * (x > 0 ? Math.log(x) : y)'],
    ['(x > 0 && y > 0 ? x * y : x > 1 || !(y < 0.7) ? x - y : y)'],
    ['(x === y ? 3 * x : x !== 1 ? y : x) + (x >= y ? y : x) * (x <= y ? x : y)'],
    ['((m) => (x - m) * y + 1 / (y - m))(x > y ? x : y)'],
    ['((m) => x - m + 1 / (x - m))(Math.abs(x)) + ((m) => 1 / (y - m))(Math.max(x, y, 0.7))'],
    ['((m) => (m > y ? m : 2 * m) - Math.min(m, x))(x > 0 ? x : y)'],
    // constant ways
    ['(x > 0 ? x : 0) * y + (y > 0 ? y : 0) * -2 + (x > y ? 1 : 0)'],
    ['((r) => r(x) + r(r(y) - r(x)) * r(r(y) + 1))((u) => (u > 0 ? u : 0))'],
    ['((r) => y / (r(x) + r(-x)) + y / r(y))((u) => (u > 0 ? u : 0))'],
    ['((r) => (r(x) - r(y)) * y + 1 / (r(x) - r(y)) + (r(x) - 0.5) * 2)((u) => (u > 0 ? u : 0.5))'],
    ['((r) => [x, y, x * y][r] * x ** r + (r > 0 ? y : x) + (r ? x : y) + x % (r + 2))(x > y ? 1 : 2)'],
    [
      '((r) => Math.max(r, 0) * x + Math.min(r, 1, x) + Math.hypot(r, 0) + Math.abs(r) + Math.sqrt(r) + 1 / Math.max(r, 0))(x > y ? x : 0)',
    ],
    ['((r) => Math.round(r) + Math.fround(r) * y + Math.sign(r) + (r | 0) + y / Math.sqrt(r))(x > y ? -0 : x)'],
    [
      '((r) => Number(`${r > 1 ? 1 : 0}`) + new Float64Array([r])[0] * y + new Float32Array([r])[0] + new Int8Array([r])[0])(x > y ? y : 3)',
    ],
    [
      '((r) => ({ a: x, 1: y, 2: 3 })[r] * new Map([[1, x], [2, y]]).get(r) + (Object.is(r, 1) ? x : y) + Number(r.toFixed(1)) + (Number.isInteger(r) ? x : 2))(x > y ? 1 : 2)',
    ],
    ['(x > 0 ? 16777217 : 0.1) * y + (x > y ? 1 / 0 : x) + (x > y ? NaN : 1)'],
    ['((r) => (x / (r - r) + x / (r - 0.5)) * r + (r === 0.5 ? x : y))(x > y ? 0.5 : y)'],
    ['((o) => (x > 0 ? (o.n ||= 5) * x : y) + (x > 1 ? (o.n ||= 5) : y) + o.n)({ n: 3 })'],
    // a choice of constants is one of them: by x, the first of these is made of y and 0.5 alone
    ['((m) => 1 / (y - m) * x + m)(Math.max(x, y, 0.5))'],
    ['x / (y - Math.max(x, y, 0.5))'],
    ['x / (y - Math.min(y, x, -0.5)) + y / (x - Math.min(0.5, x))'],
    ['((a, b) => (a === b ? 1 : 2) * x + x / (a - b))(Math.max(x, Math.max(y, 0.5)), Math.max(y, x, 1.5))'],
    ['((m) => (x / (m - x) + y / (m - y)) * (m === x ? x : y))(Math.max(x, y, 1, 1.5))'],
    ['((m) => x / (m - Math.abs(y)) + y / (m - x))(Math.max(Math.abs(x), Math.abs(y)))'],
    ['((m) => x / (y - m) + y / (m - Math.max(y, 0)))(x > y ? Math.max(x, 0) : Math.max(y, 0))'],
    ['((m) => x / (m - Math.hypot(Math.max(x, y))) + Math.hypot(m, x) / (m - y))(Math.max(x, y, 0))'],
    ['x * (1 / Math.max(x, y, 0) + 1 / Math.min(x, y, 0) + 1 / Math.max(Math.min(x, y), 0))'],
    ['((t) => 1 / (t + Math.hypot(2 * t, x)) + x - t)(Math.max(0, y))'], // the one slope at the origin is none of constants
    ['(y > x ? -0 : 0) * y + Math.max(x, y)'],
    ['(x === Infinity ? 2 : 3) * y + Math.exp(x - Math.max(x, y))'], // Number.MAX_VALUE is Infinity in single precision
    ['y / Math.max(-0, Math.min(x, y), 0) + y / Math.min(0, Math.max(x, y), -0)'],
    ['[x, y, x * y, y - x][(x > 0 ? 1 : 2) + (y > 0 ? 0 : 1)]'],
    ['1 / (x > 0 ? x : 0) + (x > 0 ? 0 : x) ** (y > 0 ? 0 : 2)'],
    ['(x > 0 ? [x, y] : [y])[0] * ({ a: x, b: y })[x > y ? "a" : "b"]'],
    ['((a) => ((x > 0 ? (a = y) : x), a * x))(2)'],
    ['(x > 0 ? ((u) => (u > 1 ? u : u * u))(x) : Math.round(x)) + (x > y) * y + !(x > y) * x'],
  ])('have the bits of the interpreter: %s', (text) => {
    expect(foundInSource(`function f(x, y) { return ${text}; }`, points)).toEqual([]);
  });

  it.each([
    ['if (x > 0) return x; return 0.1 * x;'],
    ['if (x > y) { return Math.exp(y); } const z = x * y; if (z < 0) return z + x; else return z * z;'],
    ['try { if (x > 0) return x; } finally { y = 3; } return x * y;'],
    ['let n = 0; if (x > 0) return x + n; n = y; if (n > 1) return n * x; for (let i = 0; i < 2; i++) n *= x; return n;'],
    ['let s = 0; for (const u of [x, y, -x]) s += u > 0 ? u : 0; return s + y / s;'],
    ['let s = 0; let n = 0; for (const u of [x, y, -x]) { s += u > 0 ? 1 : 0; n -= u > y ? 1 : -1; } return s * x + n * y + x ** n;'],
    ['const r = (u) => { if (u > 0) return u; return 0; }; let a = 1; for (let i = 0; i < 3; i++) a = r(a * x - y) + r(i - x); return a * x;'],
    ['let s = 0; for (const u of [x, y, x - y]) { if (u > 0) { s += u; continue; } s -= u > -1 ? u * x : y; } return s;'],
  ])('have the bits of the interpreter: %s (statements)', (body) => {
    expect(foundInSource(`function f(x, y) { ${body} }`, points)).toEqual([]);
  }); // prettier-ignore

  it.each([
    ['?:', 'const unit = (u, w) => (u > 0 ? u : 0.1 * u);'],
    ['joined conditions', 'const unit = (u, w) => (u > -1 && u < 1 ? u : u > w || !(w < 2) ? 1 + 0.1 * u : 0.2 * u);'],
    ['returns', 'function unit(u, w) { if (u > 0) return u; return 0.1 * u; }'],
    ['a constant way', 'const unit = (u, w) => (u > 0 ? u : 0);'],
    ['constant ways', 'const unit = (u, w) => w * (u > 0 ? 1 : -2) + (u < -1 ? 0 : u > 1 ? 2 : u + 1);'],
    ['returns of constants', 'function unit(u, w) { if (u > 0) return u; if (u > w) return 1; return 0; }'],
    [
      'the largest of what is chosen',
      'const relu = (u) => (u > 0 ? u : 0); const unit = (u, w) => Math.max(relu(u), -1) - Math.min(relu(w), w + 1.5);',
    ],
    ['functions of Math', 'const unit = (u, w) => (u > 0 ? Math.log(1 + u) : Math.exp(u) - Math.cos(w));'],
  ])('need one trace for all signs with %s', (_, unit) => {
    const program = programOfSource(`${unit}
      function f(x, y) {
        let s = 0;
        for (let i = 0; i < 6; i++) s += unit((i - 2.5) * x + 0.3 * i * y - (i % 3), y) * (i % 2 ? -1 : 1);
        return s;
      }`);
    for (const mode of ['forward', 'reverse'] as const) {
      const watched = watchedProgram(program);
      const question = { program: watched.program, wrt: [0, 1], format: formats.float64, engine: 'code', maxSteps: 100_000 } as const; // prettier-ignore
      const { run, engine } = gradientRun(question, mode);
      for (let i = 0; i < 200; i++) run([Math.sin(i + 0.5) * 3, Math.cos(1.3 * i) * 3], [0, 0]);
      expect(engine()).toBe('code');
      expect(watched.runs).toBe(mode === 'forward' ? 2 : 1);
    }
  });
});
