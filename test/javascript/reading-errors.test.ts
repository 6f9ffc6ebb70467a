// Texts that can't be parsed: each with its code, its place, and words of our own.
import { expect, test } from 'vitest';
import { DiffcmpError } from '../../src/errors.js';
import type { SourceEnding } from '../../src/javascript/reading/endings.js';
import { parseText } from '../../src/javascript/reading/parse.js';
import { placeOf } from '../../src/report/text/source-excerpt.js';

function failureOf(text: string, ending: SourceEnding = '.js'): DiffcmpError {
  try {
    parseText(text, `f${ending}`, ending);
  } catch (error) {
    if (error instanceof DiffcmpError) return error;
    throw error;
  }
  throw new Error('it was parsed');
}

/** `code line:column message · hint` */
function said({ code, message, hint, source, span }: DiffcmpError): string {
  const { line, column } = placeOf(source?.text ?? '', span ?? { start: 0, end: 0 });
  return `${code} ${line}:${column} ${message}${hint === null ? '' : ` · ${hint}`}`;
}

test.each([
  ['let x = (1 + 2', 'program-syntax 1:15 the file ends too early · a bracket or a brace stays open'],
  ['', null],
  ['let x = 1;\nlet y = x +* 2;', "program-syntax 2:12 unexpected '*'"],
  ['let x = 1;\r\nlet y = x +* 2;', "program-syntax 2:12 unexpected '*'"],
  ['let x = 2y', 'program-syntax 1:10 a name follows a number directly · write * between them to multiply'],
  ['let x; let x', "program-syntax 1:12 'x' is declared twice · rename one of the two"],
  ["let x = 'a\n'", 'program-syntax 1:9 a text in quotes does not end on its line · close it with the quote it begins with'],
  ['/* a', 'program-syntax 1:1 a comment does not end · close it with */'],
  ['`a ${1} b', 'program-syntax 1:8 a text in backquotes does not end · close it with `'],
  ['1 = x', 'program-syntax 1:1 only a variable, an element or a property can be assigned to'],
  ['x\0', "program-syntax 1:2 a character that means nothing here: '\\u0000'"],
  ['x \u202e', "program-syntax 1:3 a character that means nothing here: '\\u202e'"],
  ['export { y }', "program-syntax 1:10 'y' is exported, but not declared"],
  ['export const a = 1; export const a = 2', "program-syntax 1:34 'a' is declared twice · rename one of the two"],
  ['for (;;) { break a }', 'program-syntax 1:12 break has no loop or label that it could be of'],
  ['const x;', "program-syntax 1:8 unexpected ';'"],
  ['return 1', null],
  ['function f(a: number) {}', "program-syntax 1:13 unexpected ':' · as TypeScript it can be read: give the file the ending .ts"],
  ['let x = <div>a</div>', "program-syntax 1:9 unexpected '<' · JSX is not read"],
  ['(a, b) => { return a b }', "program-syntax 1:22 unexpected 'b'"],
  ['#!/usr/bin/env node\nlet x = 010; with (x) { y }', null],
  ['import x from "y"; with (x) { y }', "program-syntax 1:20 'with' is not allowed in an ES module"],
  ['let a = await b', "program-syntax 1:15 unexpected 'b'"],
] as const)('%j', (text, expected) => {
  if (expected === null) expect(() => parseText(text, 'f.js', '.js')).not.toThrow();
  else expect(said(failureOf(text))).toBe(expected);
}); // prettier-ignore

test('an error shows its file, its line and a caret', () => {
  const error = failureOf('let x = 1;\nlet y = x +* 2;');
  expect(error.source).toMatchObject({ name: 'f.js' });
  expect(error.span).toEqual({ start: 22, end: 23 });
  expect(error.exitCode).toBe(2);
});

test.each([
  ['(', '1', ')', 5000, '.js'],
  ['[', '1', ']', 5000, '.js'],
  ['', '1', '+x', 100_000, '.js'],
  ['(', '1', ')', 5000, '.ts'],
  ['', '1', '+x', 100_000, '.ts'],
  ['{', '', '}', 100_000, '.cjs'],
  ['-', '1', '', 100_000, '.mjs'],
  // a level of these multiplies the time that the parser takes
  ['<any>(', '1', ')', 60, '.ts'],
] as const)('%j around %j many times is too deep, and no crash', (open, inner, close, count, ending) => {
  const error = failureOf(`x = 0;\n${open.repeat(count)}${inner}${close.repeat(count)}`, ending);
  expect([error.code, error.hint]).toEqual(['program-not-supported', expect.stringContaining('several statements')]);
  expect(error.span?.start).toBeGreaterThan(6);
});

test.each([
  ['let x = 1', '.js', false],
  ['export const x = 1', '.js', true],
  ['import "y"', '.js', true],
  ['import("y")', '.js', false],
  ['// export nothing\nmodule.exports = 1; with (x) y', '.js', false],
  ['exports.x = 1', '.cjs', false],
  ['let x = 1', '.mjs', true],
  ['import x = require("y"); export = x', '.ts', false],
  ['import type { X } from "y"; export const x: X = 1', '.ts', true],
  ['namespace N { export const a = 1 }', '.ts', false],
  ['let x', '.mts', true],
] as const)('whether %j in %s is an ES module: %s', (text, ending, isEsModule) => {
  expect(parseText(text, `f${ending}`, ending).isEsModule).toBe(isEsModule);
});
