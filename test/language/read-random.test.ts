// Random texts: reading one as it was read gives the same program, its value is that of JavaScript, and its places are right.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { float64 } from '../../src/arithmetics/float64.js';
import { DiffcmpError } from '../../src/errors.js';
import { readExpression, type ReadProgram } from '../../src/language/expression.js';
import type { Instructions } from '../../src/program/instructions.js';
import { run } from '../program/run.js';
import { countOf } from '../sample.js';
import { instructionsOf } from './instructions-of.js';
import { bracketedPair, expressionText, tensorText } from './random-text.js';

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
    { numRuns: countOf(1000, 4) },
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
    { numRuns: countOf(2000, 4) },
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
    { numRuns: countOf(1000, 4) },
  );
  expect(placed).toBeGreaterThan(countOf(1000, 4) / 2);
  expect(brackets).toBeGreaterThan(countOf(1000, 4) / 5);
});
