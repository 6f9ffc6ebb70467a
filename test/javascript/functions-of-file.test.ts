// What a file has under names: all of it found by one run of its top level, and one name that fails hides no other.
import { describe, expect, test } from 'vitest';
import { FileProgram } from '../../src/javascript/file-program.js';
import { functionsOfFile } from '../../src/javascript/functions-of-file.js';
import { graphOfText } from './one-file.js';

const namesIn = (text: string, name = 'f.mjs'): string[] =>
  functionsOfFile(new FileProgram(graphOfText(text, name))).map((each) => each.name);

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

  test('of CommonJS, exports that fail leave the functions of the file', () => {
    expect(namesIn('function f(x) { return x; }\nmodule.exports = missing(1);', 'f.cjs')).toEqual(['f']);
  });
});
