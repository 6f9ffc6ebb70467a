// Every operator and every conversion on every kind of value, pair by pair.
import { row } from '../construct.js';

const constants = ['0', '-0', '1', '-2.5', 'NaN', 'Infinity', 'undefined', 'null', 'true', 'false', '""', '"a"', '"3"', '" 4 "', '"0x10"', '"-1e2"', '[]', '[1]', '[1, 2]', '[[3]]', '({})']; // prettier-ignore
const numbers = ['x', 'Math.sin(x)'];

/** A value of any kind as a number. */
const told = `function told(r) {
  if (typeof r === "number") return r;
  if (typeof r === "string") return 200 + r.length;
  if (Array.isArray(r)) return 300 + r.length;
  return [true, false, undefined, null].indexOf(r) + 101;
}`;
const all = (values: readonly string[], result: string): string =>
  `${told} function f(x) { const values = [${values.join(', ')}], found = []; for (const a of values) ${result} return found; }`;

const binary = ['-', '*', '/', '%', '**', '<', '<=', '>', '>=', '==', '!=', '===', '!==', '&', '|', '^', '<<', '>>', '>>>', '&&', '||', '??']; // prettier-ignore
const unary = [
  '-', '+', '!', '~', 'void ', 'typeof ', 'Number', 'Boolean', 'isNaN', 'isFinite', 'Number.isInteger', 'Number.isSafeInteger', 'Math.floor',
  'Math.ceil', 'Math.round', 'Math.trunc', 'Math.sign', 'Math.abs', 'Math.clz32', 'Math.fround', 'Math.cbrt', 'Math.atan', 'Math.max', 'Math.min', 'Math.hypot', 'Array.isArray',
]; // prettier-ignore

export const kinds = [
  ...binary.map((operator) => row(`a ${operator} b for every a and b`, all([...constants, ...numbers], `for (const b of values) found.push(told(a ${operator} b));`), [1.5], [-0])),
  // reading the text of a number that isn't a constant is refused
  row('a + b for every a and b', all(constants, 'for (const b of values) found.push(told(a + b), told(typeof a === "string" || typeof a === "object" ? 0 : a + x));'), [1.5], [-0]),
  ...unary.map((name) => row(`${name}(a) for every a`, all([...constants, ...numbers], `found.push(told(${name}(a)));`), [1.5], [-0])),
  ...['String', 'parseInt', 'parseFloat'].map((name) => row(`${name}(a) for every a`, all(constants, `found.push(told(${name}(a)));`), [1.5])),
  row('parseInt and parseFloat of numbers', 'function f(x) { return [parseInt(x), parseInt(-x, 10), parseInt(x / 3, 0), parseInt(x / 0), parseInt(-1 / x), 1 / parseInt(x * 0), 1 / parseInt(-x * 0), 1 / parseFloat(-x * 0), 1 / parseInt(-x / 3), parseFloat(-x), parseFloat(x / 0)]; }', [1.5], [0], [NaN], [-6e-6]),
]; // prettier-ignore
