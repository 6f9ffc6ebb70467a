// Straight code as one JavaScript function. It sees numbers, and names that are made here.
import { operationOfLine, type Line } from './lines.js';
import { relations, type Relation } from '../arithmetic.js';
import { float64 } from '../arithmetics/float64.js';
import { operandCounts, operationCode, type LineOperation } from './operations.js';
import type { Runner } from './runner.js';
import type { StraightCode } from './trace.js';

/** @throws EvalError where code can't be made (`--disallow-code-generation-from-strings`) */
export function javascriptRunner(code: StraightCode): Runner {
  const { statements, functions } = javascriptBody(code);
  return javascriptFunction<Runner>(functions, `return function (p, o, s) {\n${statements}};`, null);
}

/**
 * What a text of this folder returns, which calls primitives by their names, and has data as `D`.
 *
 * @throws EvalError where code can't be made
 */
export function javascriptFunction<F>(primitives: Iterable<string>, text: string, data: unknown): F {
  const imports = [...primitives].map((name) => `const ${name} = F.${name};\n`).join('');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- of names of lines and primitives, and of numbers
  const make = new Function('F', 'D', `"use strict";\n${imports}${text}`) as (from: typeof float64, data: unknown) => F;
  return make(float64, data);
}

const infix: Partial<Readonly<Record<LineOperation, string>>> = {
  add: '+', sub: '-', mul: '*', div: '/', rem: '%', both: '&&', either: '||',
  ...(Object.fromEntries(relations.map((name) => [name, name])) as Record<Relation, string>), '==': '===', '!=': '!==',
}; // prettier-ignore

/** What a point that isn't of numbers, or a guard that fails, comes to. */
export const javascriptFailure = '{ s[0] = 1; return NaN; }';

/**
 * A line that is no input and no literal as an expression.
 *
 * @param operand the texts of its operands, by their columns
 * @param functions is given the primitive that it calls
 */
export function javascriptExpression(
  name: LineOperation,
  operand: (column: number) => string,
  functions: Set<string>,
): string {
  if (name === 'neg') return `- ${operand(0)}`; // of -1 it is no decrement
  if (name === 'select') return `${operand(0)} ? ${operand(1)} : ${operand(2)}`;
  if (name === 'masked') return `${operand(0)} ? ${operand(1)} : -0`;
  if (infix[name] !== undefined) return `${operand(0)} ${infix[name]} ${operand(1)}`;
  functions.add(name);
  const operands = operandCounts[operationCode[name]] === 1 ? [operand(0)] : [operand(0), operand(1)];
  return `${name}(${operands.join(', ')})`;
}

/** One statement a line, and the primitives that they call. */
function javascriptBody(code: StraightCode): { readonly statements: string; readonly functions: ReadonlySet<string> } {
  const { first, second, third, values, count, outputs, guards, holds } = code;
  const functions = new Set<string>();
  const wanted = new Map<Line, boolean>();
  guards.forEach((line, index) => wanted.set(line, holds[index] === 1));
  const columns = [first, second, third];
  const nameOf = (line: Line): LineOperation => operationOfLine(code, line);
  const operand = (line: Line): string =>
    nameOf(line) === 'literal' ? doubleText(values[line] as number) : `v${line}`;
  const expression = (line: Line, name: LineOperation): string =>
    name === 'input'
      ? `p[${line}]`
      : javascriptExpression(name, (column) => operand(columns[column]?.[line] as Line), functions);
  let statements = '';
  for (let line = 0; line < count; line++) {
    const name = nameOf(line);
    if (name === 'literal') continue;
    statements += `const v${line} = ${expression(line, name)};\n`;
    if (name === 'input') statements += `if (typeof v${line} !== 'number') ${javascriptFailure}\n`;
    const holdsHere = wanted.get(line);
    if (holdsHere !== undefined) statements += `if (${holdsHere ? '!' : ''}v${line}) ${javascriptFailure}\n`;
  }
  for (let place = 1; place < outputs.length; place++)
    statements += `o[${place - 1}] = ${operand(outputs[place] as Line)};\n`;
  statements += `return ${operand(outputs[0] as Line)};\n`;
  return { statements, functions };
}

/** A double as it is written in JavaScript. */
export const doubleText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));
