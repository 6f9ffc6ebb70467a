// The text as it was read: what it looks like, and that reading it again gives the same program.
import type { Instructions } from '../../src/program/instructions.js';
import { instructionsOf } from './instructions-of.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { float64 } from '../../src/arithmetics/float64.js';
import { DiffcmpError } from '../../src/errors.js';
import { readExpression, type ReadProgram } from '../../src/language/expression.js';
import { run } from '../program/run.js';
import { bracketedPair, expressionText, tensorText } from './random-text.js';

describe('the text as it was read', () => {
  test.each([
    ['x*cos(x)', 'x * cos(x)'],
    ['1/2x', '(1 / 2) * x'],
    ['1/2*x', '1 / 2 * x'],
    ['a/2x', 'a / (2 * x)'],
    ['2 sin(x)^2', '2 * sin(x)^2'],
    ['(((x)))', '(x)'],
    ['e^(-x^2)', 'e^(-x^2)'],
    ['e^-x^2', 'e^-x^2'],
    ['((x)+1)*(2)', '((x) + 1) * (2)'],
    ['((x+1))', '(x + 1)'],
    ['sin((x))^(+2)', 'sin((x))^(2)'],
    ['((1/2)x)', '((1 / 2) * x)'],
    ['a-(b-c)', 'a - (b - c)'],
    ['(a-b)-c', '(a - b) - c'],
    ['a-b-c', 'a - b - c'],
    ['a+(b+c)', 'a + (b + c)'],
    ['a/(b*c)', 'a / (b * c)'],
    ['(x^y)^2', '(x^y)^2'],
    ['x^y^2', 'x^y^2'],
    ['x^(y+1)', 'x^(y + 1)'],
    ['x^-y', 'x^-y'],
    ['-x^2', '-x^2'],
    ['(-x)^2', '(-x)^2'],
    ['(x)^((-2))', '(x)^(-2)'],
    ['(-2)^2', '(-2)^2'],
    ['-2^2', '-2^2'],
    ['x - -2', 'x - -2'],
    ['--x', '--x'],
    ['+x', 'x'],
    ['-(x+1)', '-(x + 1)'],
    ['-0', '-0'],
    ['1.50e0 + 0x10 + 1e21', '1.5 + 16 + 1e+21'],
    ['not x<1', '(not x) < 1'],
    ['not (x<1) and y', 'not (x < 1) and y'],
    ['(a or b) and c', '(a or b) and c'],
    ['a or b and c', 'a or b and c'],
    ['0<x<=1', '0 < x <= 1'],
    ['(0<x)<1', '(0 < x) < 1'],
    ['a?(b?1:2):c?3:4', 'a ? (b ? 1 : 2) : c ? 3 : 4'],
    ['(a?b:c)?1:2', '(a ? b : c) ? 1 : 2'],
    ['1+(a?b:c)', '1 + (a ? b : c)'],
    ['7 mod x+1', 'mod(7, x) + 1'],
    ['true?1:0', 'true ? 1 : 0'],
    ['a=x*y\nb=sin(a)\nb+a', 'a = x * y; b = sin(a); b + a'],
    ['f(n,t)=n<=0?1:t*f(n-1,t);f(10,x)', 'f(n, t) = n <= 0 ? 1 : t * f(n - 1, t); f(10, x)'],
    ['f(x)=x^2', 'f(x) = x^2'],
    ['f()=3;f()', 'f() = 3; f()'],
    ['max(a,(b),c+1)', 'max(a, (b), c + 1)'],
  ])('%j is read as %j', (text, read) => {
    expect(readExpression(text).read).toBe(read);
  });
});

/** What a program does, without the places in its text. */
function essence({ text, variables }: ReadProgram): unknown {
  const instructions = instructionsOf(text);
  const decided = [...instructions.decided].map(([place, sites]) => [
    place,
    sites.map(({ site, holds }) => [holds, site.whenTrue === null]),
  ]);
  return { variables, ...instructions, decided, spans: null, code: [...instructions.code] };
}

test('reading the text as it was read gives the same program', () => {
  let read = 0;
  let refused = 0;
  const block = fc.oneof(
    expressionText,
    tensorText,
    fc.tuple(expressionText, expressionText).map(([a, b]) => `b = ${a}; f(x, t) = ${b}; f(b, 2) + b`),
  );
  fc.assert(
    fc.property(block, (text) => {
      let first: ReadProgram;
      try {
        first = readExpression(text);
      } catch (error) {
        if (!(error instanceof DiffcmpError)) throw error;
        refused++;
        return;
      }
      read++;
      const again = readExpression(first.read);
      expect(essence(again)).toEqual(essence(first));
    }),
    { numRuns: 1000 },
  );
  expect(read).toBeGreaterThan(4 * refused); // else the property says little
});

test('a fully bracketed text has the value that JavaScript gives it', () => {
  fc.assert(
    fc.property(bracketedPair, ({ text, js }) => {
      const { program, variables } = readExpression(text);
      const inputs = variables.map((name) => (name === 'x' ? 0.75 : -2));
      const expected: unknown = new Function('x', 'y', `return ${js}`)(0.75, -2);
      expect(run(program, float64, inputs)).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

/** Whether the last bracket closes the first. */
function bracketsClose(text: string): boolean {
  let depth = 0;
  return [...text].every((sign, i) => {
    depth += sign === '[' ? 1 : sign === ']' ? -1 : 0;
    return depth > 0 || i === text.length - 1;
  });
}

test('every place is the text of its instruction', () => {
  const signs: Record<string, string> = {
    ...{ add: '+', sub: '-', mul: '*', div: '/', pow: '^', neg: '-' },
    ...{ multiply: '*', divide: '/', power: '^', range: ':', lengthAlong: 'end', largest: 'max', lengths: 'size' },
  };
  let placed = 0;
  let brackets = 0;
  fc.assert(
    fc.property(fc.oneof(expressionText, tensorText), (text) => {
      let program: Instructions;
      try {
        program = instructionsOf(text);
      } catch (error) {
        if (error instanceof DiffcmpError) return;
        throw error;
      }
      program.spans.forEach((span, i) => {
        if (!span) return;
        const [operation, operand = -1] = program.code.slice(3 * i, 3 * i + 2);
        const shown = text.slice(span.start, span.end);
        const tables: Record<number, readonly string[]> = {
          3: program.unary,
          4: program.binary,
          9: program.operations,
        };
        const name = tables[operation ?? -1]?.[operand];
        if (name === undefined) return;
        placed++;
        if (name === 'stack' || name === 'index' || (name === 'lengthAlong' && shown !== 'end')) {
          brackets++;
          expect(shown).toMatch(/^\[.*\]$/s);
          expect(bracketsClose(shown)).toBe(true);
          return;
        }
        const names = [signs[name] ?? name, `.${signs[name]}`, name, 'cube', 'sinc'];
        expect(names).toContain(shown);
      });
    }),
    { numRuns: 1000 },
  );
  expect(placed).toBeGreaterThan(500);
  expect(brackets).toBeGreaterThan(200);
});

test.each([
  ['x + 1/(x - 1)', 'div', '/'],
  ['2 x + log(x)', 'log', 'log'],
  ['b = 1;\n f(t) = log(t); # comment (\n f(b) ^ x', 'pow', '^'],
  ['x mod 3', 'mod', 'mod'],
  ['- x', 'neg', '-'],
  ['cube(x)', 'mul', 'cube'],
])('the place of %j %s is its sign or name', (text, primitive, place) => {
  const program = instructionsOf(text);
  const index = program.spans.findIndex((_, i) => {
    const [operation, operand = -1] = program.code.slice(3 * i, 3 * i + 2);
    return (operation === 3 ? program.unary : operation === 4 ? program.binary : [])[operand] === primitive;
  });
  const span = program.spans[index];
  expect(span && text.slice(span.start, span.end)).toBe(place);
});

test('every comparison of a chain has its own place', () => {
  const program = instructionsOf('0 < x <= 1');
  const branches = program.spans.filter((_, i) => program.code[3 * i] === 6);
  expect(branches).toEqual([
    { start: 2, end: 3 },
    { start: 6, end: 8 },
  ]);
});
