// Programs that mean no good, or no end: each is a coded error or the right value, within its budget, and nothing of it is run outside
// of the machine.
import { expect, test } from 'vitest';
import { DiffcmpError, EvaluationError, LevelLimit, ProgramFailure, StepLimit } from '../../src/errors.js';
import { functionOfFile } from '../../src/javascript/find-function.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { graphOf } from './graph-of.js';

/** The value at x = 1.5, or the code of the error with its sentence. */
function outcomeOf(source: string, maxSteps = 100_000): unknown {
  try {
    const f = functionOfFile(graphOf({ source, language: 'js' }), 'f');
    return f.link([{ kind: 'input', place: 0 }], float64)([1.5], { maxSteps, deadline: performance.now() + 20_000 }).items[0]; // prettier-ignore
  } catch (error) {
    if (error instanceof DiffcmpError || error instanceof ProgramFailure) return `${error.code}: ${error.message}`;
    if (error instanceof StepLimit) return 'step-limit';
    if (error instanceof EvaluationError) return error.constructor.name;
    throw error;
  }
}
const chain = (link: string, length: number): string => link.repeat(length);

/** What it does, its body, and what becomes of it: a text that the outcome contains, or a value. */
const rows: readonly (readonly [string, string, string | number])[] = [
  ['a loop without end', 'while (true) x += 1; return x;', 'step-limit'],
  ['a loop of nothing', 'for (;;);', 'step-limit'],
  ['recursion that branches', 'const g = (n) => n < 2 ? x : g(n - 1) + g(n - 2); return g(80);', 'step-limit'],
  ['recursion without end', 'const g = (n) => g(n + 1) + 1; return g(0);', 'step-limit'],
  ['a billion holes', 'return new Array(1e9).length + x;', 'program-failed: an array would have more than'],
  ['a length of four billion', 'const a = []; a.length = 4e9; return x;', 'program-failed: an array would have more than'], // prettier-ignore
  ['an element far away', 'const a = []; a[4e9] = 1; return x;', 'program-failed: an array would have more than'],
  ['a text that doubles', 'let s = "a"; for (let i = 0; i < 60; i++) s += s; return x;', 'program-failed: a text would have more than'], // prettier-ignore
  ['a text that doubles by replacing', 'let s = "a"; for (let i = 0; i < 60; i++) s = s.replace("a", s + s); return x;', 'program-failed: a text would have more than'], // prettier-ignore
  ['an array that doubles by spreading', 'let a = [1]; for (let i = 0; i < 60; i++) a = [...a, ...a]; return x;', 'step-limit'], // prettier-ignore
  ['an array that doubles by concat', 'let a = [1]; for (let i = 0; i < 60; i++) a = a.concat(a); return x;', 'step-limit'], // prettier-ignore
  ['an array of itself twice, sixty times, flat', 'let a = [1]; for (let i = 0; i < 60; i++) a = [a, a]; return a.flat(Infinity).length + x;', 'step-limit'], // prettier-ignore
  ['the same as a text', 'let a = [1]; for (let i = 0; i < 60; i++) a = [a, a]; return String(a).length + x;', 'program-failed: a text would have more than'], // prettier-ignore
  ['the same as a result', 'let a = [x]; for (let i = 0; i < 60; i++) a = [a, a]; return a;', 'step-limit'],
  ['a result too deep to write', 'let a = [x]; for (let i = 0; i < 20000; i++) a = [a]; return a;', 'program-failed: the result has arrays in arrays'], // prettier-ignore
  ['a result within itself', 'const a = [x]; a.push(a); return a;', 'program-failed: the result has'],
  ['an array within itself as a text', 'const a = [1]; a.push(a, [a, 2]); return String(a).length * x;', 7.5],
  ['the same, joined', 'const a = [1]; a.push(a); return a.join("-").length * x;', 3],
  ['many arguments of splice', 'const a = [1]; a.splice(0, 0, ...new Array(90000)); return a.length * x;', 135001.5],
  ['many arguments of unshift', 'const a = [1]; a.unshift(...new Array(90000)); return a.length * x;', 135001.5],
  ['digits beyond what there are', 'try { return (1).toFixed(200).length; } catch (e) { return e instanceof RangeError ? x : 0; }', 1.5], // prettier-ignore
  ['a radix that there is not', 'try { return (1).toString(99).length; } catch (e) { return e instanceof RangeError ? x : 0; }', 1.5], // prettier-ignore
  ['a Function by its constructor', 'return (() => 1).constructor("return process")();', 'program-not-supported'],
  ['a Function by constructors', 'return [].constructor.constructor("return process")();', 'program-not-supported'],
  ['a Function by its name', 'return Function("return 1")() + x;', 'program-not-supported'],
  ['eval', 'return eval("x");', 'program-not-supported'],
  ['a Proxy', 'return new Proxy({}, { get: () => x }).a;', 'program-not-supported'],
  ['process', 'return process.pid + x;', 'program-not-supported'],
  ['import()', 'import("node:fs"); return x;', 'program-not-supported'],
  ['a getter', 'return ({ get a() { return x; } }).a;', 'program-not-supported'],
  ['a generator', 'function* g() { yield x; } return [...g()][0];', 'program-not-supported'],
  [
    'a prototype by a computed name',
    'const o = {}; o["__pro" + "to__"] = { a: 1 }; return x;',
    'program-not-supported',
  ],
  ['the prototype of all objects', 'Object.prototype.a = 4; return ({}).a * x;', 6],
  ['the prototype of all objects, looked at later', 'return ({}).a === undefined ? x : 0;', 1.5],
  ['a prototype of itself', 'const a = {}, b = Object.create(a); Object.setPrototypeOf(a, b); return x;', 'program-failed'], // prettier-ignore
  ['a sort without order', 'let n = 0; return [3, 1, 2].sort(() => (n++ % 2 === 0 ? 1 : -1)).length * x;', 4.5],
  ['a chain of names', `return x${chain('.b', 10_000)};`, 'program-'],
];

test.each(rows)('%s', (_name, body, expected) => {
  const outcome = outcomeOf(`function f(x) { ${body} }`);
  if (typeof expected === 'number') expect(outcome).toBe(expected);
  else expect(outcome).toContain(expected);
});

test('calls that wait without end are told by their number', () => {
  const f = functionOfFile(graphOf({ source: 'function f(x) { return f(x + 1) + 1; }', language: 'js' }), 'f');
  const run = f.link([{ kind: 'input', place: 0 }], float64);
  expect(() => run([1.5], { maxSteps: 10_000_000 })).toThrow(LevelLimit);
});
