// What a program that fails says: what was called or read by its text in the file, the line, and the calls that were open.
import { expect, test } from 'vitest';
import { float64 } from '../../src/arithmetics/float64.js';
import { LevelLimit, ProgramFailure } from '../../src/errors.js';
import { functionOfFile } from '../../src/javascript/find-function.js';
import { graphOf } from './graph-of.js';

function failureOf(source: string): { said: string; at: string; trace: readonly string[] } {
  const f = functionOfFile(graphOf({ source, language: 'js' }), 'f');
  try {
    f.link([{ kind: 'input', place: 0 }], float64)([1.5], { maxSteps: 1_000_000 });
  } catch (error) {
    if (!(error instanceof ProgramFailure || error instanceof LevelLimit) || error.span === null) throw error;
    return { said: error.message, at: source.slice(error.span.start, error.span.end), trace: error.trace };
  }
  throw new Error('it does not fail');
}

test.each([
  ['const a = {}; return a.foo(x);', '`a.foo` is not a function: it is undefined', 'a.foo(x)'],
  ['const a = 3; return a(x);', '`a` is not a function: it is a number', 'a(x)'],
  ['const a = {}; return a.b.c * x;', "`a.b` has no property 'c': it is undefined", 'a.b.c'],
  ['const a = null; return a[x];', '`a` has no elements: it is null', 'a[x]'],
  ['const a = []; return a[0].b(x);', "`a[0]` has no property 'b': it is undefined", 'a[0].b'],
  ['const a = []; return new a.B(x);', '`a.B` is not a constructor: it is undefined', 'new a.B(x)'],
  ['return [x].map(undefined);', 'undefined is not a function', '[x].map(undefined)'],
  ['throw new RangeError("too small");', 'the function throws RangeError: too small', 'throw new RangeError("too small");'], // prettier-ignore
  [
    "throw new RangeError('x must be positive, got ' + x);",
    'RangeError: x must be positive, got 1.5',
    "throw new RangeError('x must be positive, got ' + x);",
  ],
  [
    'throw new Error(`${x * 2} of ${[x, 2]}`);',
    'the function throws Error: 3 of 1.5,2',
    'throw new Error(`${x * 2} of ${[x, 2]}`);',
  ],
  [
    'throw Error(String(x) + x.toFixed(3));',
    'the function throws Error: 1.51.500',
    'throw Error(String(x) + x.toFixed(3));',
  ],
  ['throw Error(x);', 'the function throws Error: 1.5', 'throw Error(x);'],
  ['throw `no ${x}`;', 'the function throws no 1.5', 'throw `no ${x}`;'],
])('%s', (body, said, at) => {
  const failure = failureOf(`function f(x) { ${body} }`);
  expect(failure.said).toContain(said);
  expect(failure.at).toBe(at);
});

test('the calls that were open are told with their lines, those of the machine left out', () => {
  const source = 'const g = (x) => {\n  throw new Error("no");\n};\nfunction f(x) {\n  return [x].map(g);\n}';
  expect(failureOf(source).trace).toEqual(['in g, main.js:2:3', 'in f, main.js:5:10']);
});

test('of calls that wait without end, the last and the first are told', () => {
  const { said, trace } = failureOf('function f(x) {\n  return g(x);\n}\nfunction g(x) {\n  return g(x + 1) + 1;\n}');
  expect(said).toBe('the program calls itself more than 200,000 levels deep');
  expect(trace).toEqual([
    ...Array.from({ length: 8 }, () => 'in g, main.js:5:10'),
    '… 199,992 more calls',
    'in f, main.js:2:10',
  ]);
});
