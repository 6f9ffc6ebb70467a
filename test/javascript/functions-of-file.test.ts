// What a file has under names: all of it found by one run of its top level, and one name that fails hides no other.
import { describe, expect, test } from 'vitest';
import { FileProgram } from '../../src/javascript/file-program.js';
import type { ListedFunction } from '../../src/javascript/file-function.js';
import { functionOfFile } from '../../src/javascript/find-function.js';
import { functionsOfFile } from '../../src/javascript/functions-of-file.js';
import { graphOfText } from './one-file.js';

const listedIn = (text: string, name = 'f.mjs'): ListedFunction[] =>
  functionsOfFile(new FileProgram(graphOfText(text, name)));
const namesIn = (text: string): string[] =>
  listedIn(text)
    .filter(({ obstacles }) => obstacles.length === 0)
    .map((each) => each.name);

/** `g(x) 2: missing is not defined at 'missing'`, for each that can't be read. */
const unreadIn = (text: string, name?: string): string[] =>
  listedIn(text, name).flatMap(({ name, parameters, line, isDefault, obstacles: [first] }) => {
    if (first === undefined) return [];
    const { message, place } = first;
    const at = place === null ? 'nowhere' : `'${place.source.slice(place.span.start, place.span.end)}'`;
    const call = parameters === null ? name : `${name}(${parameters.map((each) => each.name ?? '…').join(', ')})`;
    return [`${call}${isDefault ? ' default' : ''} ${line}: ${message} at ${at}`];
  });

test('what a method reads of this stands in its way too', () => {
  const text = `class A {
  get half() { return 1; }
  static get third() { return 1; }
  g(x) { return this.f(x); }
  f(x) { return [x].map((v) => v * this.half)[0]; }
  h(x) { return this.k(x) + half + this.third; }
  k(x) { return x; }
  l(x) { return this.m(x); }
  m(x) { return fetch(x); }
  n(x) { return this?.n(x - 1); }
}
class B extends A { p(x) { return this.f(x); } }
class C extends A { half() { return 2; } q(x) { return this.half() + x; } }
const half = 2;`;
  expect(unreadIn(text, 'f.cjs').map((each) => each.replace(/ \d+:/, ':'))).toEqual([
    "A.g(x): getters are not read at 'get half() { return 1; }'",
    "A.f(x): getters are not read at 'get half() { return 1; }'",
    "A.l(x): fetch is not read at 'fetch'",
    "A.m(x): fetch is not read at 'fetch'",
    "B.p(x): getters are not read at 'get half() { return 1; }'",
  ]);
});

describe('Names of a file', () => {
  test.each<{ what: string; text: string; names: string[] }>([
    {
      what: 'one statement fails',
      text: 'export const f = (x) => x;\nexport const g = missing();\nexport const h = (x) => f(x);',
      names: ['f', 'h'],
    },
    {
      what: 'what needs it fails with it',
      text: 'const t = missing();\nexport const f = t(1);\nexport const h = (x) => x;',
      names: ['h'],
    },
    {
      what: 'two fail',
      text: 'export const a = missing(), f = (x) => x;\nexport const b = (() => { throw 1 })();\nexport const h = (x) => x;',
      names: ['h'],
    },
    {
      what: 'what fails may only share',
      text: 'const a = { v: 2 };\nexport const f = (x) => x * a.v;\nexport const b = [a, missing()];',
      names: ['f'],
    },
    {
      what: 'a function is its own property',
      text: 'export function f(x) { return x; }\nf.self = f;\nf.twice = (x) => 2 * f(x);',
      names: ['f', 'f.twice'],
    },
    {
      what: 'two are properties of each other',
      text: 'export function f(x) { return x; }\nexport function g(x) { return x; }\nf.g = g; g.f = f;',
      names: ['f', 'g', 'f.g', 'g.f'],
    },
  ])('$what', ({ text, names }) => {
    expect(namesIn(text).sort()).toEqual([...names].sort());
  });

  test.each<{ what: string; text: string; name?: string; unread: string[] }>([
    {
      what: 'a function needs what fails',
      text: 'const table = missing(3);\nexport const f = (x, n) => x * table;\nexport const g = (x) => x * x;',
      unread: ["f(x, n) 2: missing is not defined at 'missing'"],
    },
    {
      what: 'functions that are not exported, and what is no function by its text',
      text: 'const table = missing(3);\nfunction f(x) { return x * table; }\nexport const g = (x) => x * x;',
      unread: ["f(x) 2: missing is not defined at 'missing'"],
    },
    {
      what: 'an export that might be a function',
      text: 'export const g = missing();\nexport const h = (x) => x;',
      unread: ["g 1: missing is not defined at 'missing'"],
    },
    {
      what: 'a default export',
      text: 'const t = missing();\nexport default (x) => x * t;',
      unread: ["default(x) default 2: missing is not defined at 'missing'"],
    },
    {
      what: 'under another name',
      text: 'const t = missing();\nconst f = (x) => x * t;\nexport { f as g };',
      unread: ["g(x) 2: missing is not defined at 'missing'", "f(x) 2: missing is not defined at 'missing'"],
    },
    {
      what: 'what throws',
      text: 'const t = (() => { throw new Error("no table"); })();\nexport const f = (x) => x * t;',
      unread: [`f(x) 2: the function throws Error: no table at 'throw new Error("no table");'`],
    },
    {
      what: 'a call of what is no function',
      text: 'const a = {};\nconst t = a.b(2);\nexport class Ball { energy(x) { return x * t; } }',
      unread: ["Ball 3: the function throws TypeError: `a.b` is not a function: it is undefined at 'a.b(2)'"],
    },
    {
      what: 'exports of CommonJS, one by one',
      text: 'const t = missing(3);\nexports.f = (x) => x * t;\nmodule.exports.g = g;\nfunction g(y) { return y; }',
      name: 'f.cjs',
      unread: ["f(x) 2: missing is not defined at 'missing'"],
    },
    {
      what: 'exports of CommonJS as a whole',
      text: 'const t = missing(3);\nconst f = (x) => x * t;\nmodule.exports = { f, "g": (y) => y, h: t };',
      name: 'f.cjs',
      unread: [
        "f(x) 2: missing is not defined at 'missing'",
        "g(y) 3: missing is not defined at 'missing'",
        "h 3: missing is not defined at 'missing'",
      ],
    },
    {
      what: 'exports of CommonJS without a name',
      text: 'function f(x) { return x; }\nmodule.exports = missing(1);',
      name: 'f.cjs',
      unread: ["module.exports default 2: missing is not defined at 'missing'"],
    },
    {
      what: 'exports of CommonJS made in a call',
      text: '(function () { this.f = missing(1); }).call(exports);',
      name: 'f.cjs',
      unread: ["module.exports default 1: missing is not defined at 'missing'"],
    },
  ])('that cannot be made are told with the reason: $what', ({ text, name, unread }) => {
    expect(unreadIn(text, name)).toEqual(unread);
  });

  test('where one cannot be made, the other is not the only function', () => {
    const text = 'const t = missing();\nexport const f = (x) => x * t;\nexport const g = (x) => x;';
    expect(() => functionOfFile(graphOfText(text), null)).toThrow('there are several functions in file.js');
    const constant = 'export const t = missing();\nexport const g = (x) => x;';
    expect(functionOfFile(graphOfText(constant), null).name).toBe('g');
  });
});
