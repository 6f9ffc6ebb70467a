// Operators on numbers, and Math.
import { row } from '../construct.js';

const edges = [0, -0, 0.5, -0.5, 1, -1, 1.5, -2.5, 0.49999999999999994, 3.7, -3.7, 1e-320, 4503599627370497, 1e300, -1e300, Infinity, -Infinity, NaN]; // prettier-ignore
const each = edges.map((x) => [x]);
const pairs = [0, -0, 1.5, -1.5, 2, -3, 0.1, Infinity, -Infinity, NaN];
const eachPair = pairs.flatMap((x) => pairs.map((y) => [x, y]));
const whole = [0, -0, 1, -1, 2.9, -2.9, 31, 32, 33, 2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296, 4294967297.5, 1e20, -1e20, 9007199254740992, NaN, Infinity]; // prettier-ignore
const wholePairs = whole.flatMap((x) => [0, 1, 31, 32, 33, -1, 2.7, 4294967295, NaN].map((y) => [x, y]));

/** Functions of one number. */
const unary = [
  'abs', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cbrt', 'ceil', 'clz32', 'cos', 'cosh', 'exp', 'expm1',
  'floor', 'fround', 'log', 'log10', 'log1p', 'log2', 'round', 'sign', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc',
]; // prettier-ignore

export const numbers = [
  row('infinity beside a number', 'function f(x) { const i = Infinity, n = -Infinity; return [i + x, x + n, i - x, x - i, i * x, x * n, i / x, x / i, x / n, n / x, i % x, x % i, x % n, n + x * i, (i - x) / 2 + x, i * (x - x), (i + x) / (x * i)]; }', [1.5], [-1.5], [0], [-0], [Infinity], [NaN], [-Infinity]),
  ...unary.map((name) => row(`Math.${name}`, `function f(x) { return Math.${name}(x); }`, ...each)),
  row('Math.atan2', 'function f(x, y) { return Math.atan2(x, y); }', ...eachPair),
  row('Math.pow', 'function f(x, y) { return Math.pow(x, y); }', ...eachPair),
  row('Math.hypot of two', 'function f(x, y) { return Math.hypot(x, y); }', ...eachPair),
  row('Math.hypot of none, one, three and more', 'function f(x, y) { return [Math.hypot(), Math.hypot(x), Math.hypot(x, y, 2), Math.hypot(1, x, y, 4, 0.1), Math.hypot(...[x, y])]; }', ...eachPair, [1e200, 1e200], [1e-200, 3e-200]),
  row('Math.max', 'function f(x, y) { return Math.max(x, y); }', ...eachPair),
  row('Math.min', 'function f(x, y) { return Math.min(x, y); }', ...eachPair),
  row('Math.max and Math.min of none, one, three and a spread', 'function f(x, y) { return [Math.max(), Math.min(), Math.max(x), Math.min(y), Math.max(x, y, 1), Math.min(x, y, 1), Math.max(...[x, y, 0]), Math.min(0, -0, x)]; }', ...eachPair),
  row('Math.imul', 'function f(x, y) { return Math.imul(x, y); }', ...wholePairs),
  row('Math without arguments is NaN', 'function f(x) { return [Math.sin(), Math.abs(), Math.round(), Math.sqrt(), Math.pow(x), Math.atan2(x), Math.sign(), Math.exp(), Math.clz32(), Math.imul()]; }', [1.5]),
  row('Math of other kinds of values', 'function f(x) { return [Math.abs("-3"), Math.sqrt(true), Math.max(null, -1), Math.min("2", x), Math.floor([2.5]), Math.cos(undefined), Math.sin({})]; }', [1.5]),
  row('more arguments than Math takes', 'function f(x) { return [Math.sin(x, 2), Math.pow(x, 2, 3), Math.round(x, 1)]; }', [1.5]),
  row('Math in order: arguments are converted and evaluated from the left', 'function f(x) { let n = 0; return [Math.max(n++, n++, x), Math.pow(++n, ++n), n]; }', [0.5]),
  row('constants of Math', 'function f(x) { return [Math.PI, Math.E, Math.LN2, Math.LN10, Math.LOG2E, Math.LOG10E, Math.SQRT2, Math.SQRT1_2].map((c) => c * x); }', [1], [1.5]),
  row('const {sin, PI} = Math', 'const { sin, PI, pow: power } = Math; function f(x) { return sin(PI * x) + power(x, 3); }', [1.5]),
  row('var abs = Math.abs', 'var abs = Math.abs, M = Math; function f(x) { return abs(x) + M.exp(x); }', [-1.5]),
  row("Math['sin']", 'function f(x) { const k = "cos"; return Math["sin"](x) + Math[k](x) + Math["LN" + 2]; }', [1.5]),
  row('Math functions handed on', 'function f(x) { return [[x, -2].map(Math.abs)[0], [1, x].reduce((a, b) => Math.max(a, b)), Math.sqrt.call(null, x * x), Math.min.apply(Math, [1, x])]; }', [1.5]),
  row('a Math function that a file defines anew', 'const round = (v, n = 0) => Math.round(v * 10 ** n) / 10 ** n; function f(x) { return round(x, 2); }', [1.23456], [-1.005]),
  row('+ - * / with all edges', 'function f(x, y) { return [x + y, x - y, x * y, x / y]; }', ...eachPair),
  row('%', 'function f(x, y) { return x % y; }', ...eachPair, [5.5, 2], [-5.5, 2], [5.5, -2], [1e300, 3], [-1, 1]),
  row('**', 'function f(x, y) { return [x ** y, x ** 2, x ** 3, x ** -1, x ** 0.5, 2 ** x]; }', ...eachPair),
  row('** groups to the right', 'function f(x) { return [2 ** 3 ** x, (-x) ** 2, 2 ** -x]; }', [1.5], [2]),
  row('unary plus and minus', 'function f(x) { return [+x, -x, - -x, -(-0), +"", -null]; }', ...each),
  row('precedence', 'function f(x) { return [1 + 2 * x ** 2 / 3 - -x, x - 1 - 1, 8 / 4 / x, -x * 2 % 3, 1 + +x, x < 2 === true ? 1 : 0, 1 | 2 ^ 3 & 6, 1 + 1 << 2]; }', [1.5]),
  row('comparisons', 'function f(x, y) { return [x < y, x <= y, x > y, x >= y, x === y, x !== y, x == y, x != y].map((t) => (t ? 1 : 0)); }', ...eachPair),
  row('comparisons with infinity and NaN', 'function f(x) { return [Infinity, -Infinity, NaN].flatMap((y) => [x < y, x <= y, x > y, x >= y, x === y, x !== y, y < x, y <= x, y > x, y >= x].map((t) => (t ? 1 : 0))); }', ...each),
  row('comparisons in a chain are no chain', 'function f(x) { return [1 < x < 3 ? 1 : 0, 3 > x > 1 ? 1 : 0]; }', [2], [5]),
  row('& | ^', 'function f(x, y) { return [x & y, x | y, x ^ y]; }', ...wholePairs),
  row('~', 'function f(x) { return [~x, ~~x, x | 0, x >>> 0]; }', ...whole.map((x) => [x])),
  row('<< >> >>>', 'function f(x, y) { return [x << y, x >> y, x >>> y]; }', ...wholePairs),
  row('bits of other kinds of values', 'function f(x) { return ["5" | 0, null | 1, undefined | 2, true << 3, "a" ^ 7, ~"", [6] & 3, x | 0]; }', [1.5]),
  row('a generator of random numbers by bits', 'function mulberry(a) { return function () { a |= 0; a = (a + 0x6d2b79f5) | 0; let t = Math.imul(a ^ (a >>> 15), 1 | a); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) / 4294967296; }; } function f(x) { const r = mulberry(42); return [r() * x, r(), r()]; }', [1.5]),
  row('a linear congruential generator', 'function f(x) { let s = 12345; const v = []; for (let i = 0; i < 4; i++) { s = (s * 1103515245 + 12345) % 2147483648; v.push(s / 2147483648); } return v.map((t) => t * x); }', [1.5]),
  row('powers of two by shifts', 'function f(x) { let s = 0; for (let k = 0; k < 8; k++) if (181 & (1 << k)) s += x ** k; return s; }', [1.1]),
  row('whole numbers beyond 2^53', 'function f(x) { let n = 2 ** 53; n += 1; n += 2; let m = 94906267 * 94906267; return [n, m, 2 ** 53 + 2 + x, 9007199254740992 + 1 + 1]; }', [1]),
  row('divisions of whole numbers round', 'function f(x) { return [1 / 3, 2 / 3 + x, 7 / 2, 1 / 49 * 49, 0.1 + 0.2, 0.1 * 3, 1 / 0, -1 / 0, 0 / 0, 1 / -0]; }', [1]),
  row('-0 from whole numbers', 'function f(x) { return [0 * -1, -0, 0 / -3, -5 % 5, Math.round(-0.2), -0 + 0, -0 - 0, 1 / (0 * -1), x * 0]; }', [-1.5]),
  row('a loop that ends by rounding', 'function f(x) { let s = 0, t = x, n = 0; while (s + t !== s) { s += t; t /= 3; n++; } return [s, n]; }', [1.5]),
  row('steps of a tenth up to 1', 'function f(x) { let n = 0; for (let t = 0; t < 1; t += 0.1) n++; return n * x; }', [1.5]),
  row('Newton until nothing changes', 'function f(x) { let r = x, p; do { p = r; r = (r + x / r) / 2; } while (Math.abs(r - p) > 1e-15 * r); return r; }', [2], [1e10]),
]; // prettier-ignore
