// Tests of numbers that no double is: over real numbers they are decided, since nothing is at a tie.
import { row } from '../construct.js';

const test = (name: string, body: string) =>
  row(name, `function f(x) { const y = Math.sin(x); ${body} }`, [1.5], [-0.5]);

export const decisions = [
  test('y !== y finds NaN', 'return y !== y ? 0 : y * y;'),
  test('isNaN', 'return isNaN(y) || Number.isNaN(y) ? 0 : y * y;'),
  test('isFinite', 'return isFinite(y) && Number.isFinite(y) ? y * y : 0;'),
  test('=== Infinity', 'return y === Infinity || y <= -Infinity ? 0 : y * y;'),
  test('a number as a condition', 'if (!y) return 0; return y ? y * y : 3;'),
  test('y || 0', 'return (y || 0) * (y && 2) * (y ?? 1);'),
  test('a number and its copy', 'let c = y; const same = c === y && c <= y && !(c < y) && !(c !== y); return same ? y * y : 0;'),
  test('Object.is', 'return Object.is(y, 3) ? 1 : y;'),
  test('includes and indexOf', 'return [0.2, y, 2].includes(y) ? [3, y].indexOf(y) * y : 0;'),
  test('a switch over itself', 'switch (y) { case 2: return 0; case y: return y * y; default: return 1; }'),
  test('the largest of equal ones', 'return Math.max(y, y) * Math.min(y, y);'),
  test('the place of the largest', 'const a = [y, x / 7]; return a.indexOf(Math.max(...a)) + a[0] * a[1];'),
  test('the place of the largest, by a loop', 'const a = [x / 7, y, 0.1]; let b = 0; a.forEach((v, i) => { if (v > a[b]) b = i; }); return a[b] * (b + 1);'),
  test('all but the smallest', 'const a = [x / 3, x / 7]; const m = Math.min(...a); return a.filter((v) => v !== m).length * y;'),
  test('whole numbers from numbers', 'const i = Math.floor(10 * y); const a = Array.from({ length: 20 }, (_, k) => k * k); return a[i + 10] * y + a.length;'),
  test('sorting with a number twice', 'const s = [y, 5, y, 0.1].sort((a, b) => a - b); return s[0] * s[1] * s[3];'),
  test('nothing has changed', 'let last, t = y; do { last = t; t = t > 2 ? t / 2 : t; } while (Math.abs(t - last) > 1e-9); return t * y;'),
  test('Number.isInteger', 'return Number.isInteger(y) ? 1 : y * y;'),
  test('typeof and null', 'return typeof y === "number" && y != null && y !== undefined && y !== "a" ? y * y : 0;'),
  test('clamped', 'return Math.min(Math.max(y, -2), 2) * (y > 0) + (y < 0 ? y : 0);'),
]; // prettier-ignore
