// Straight code as one JavaScript function. It sees numbers, and names that are made here.
import { operationOfLine, type Line } from './lines.js';
import { relations, type Relation } from '../arithmetic.js';
import { float64 } from '../arithmetics/float64.js';
import { operandCounts, type LineOperation } from './operations.js';
import type { Runner } from './runner.js';
import type { StraightCode } from './trace.js';

/** @throws EvalError where code can't be made (`--disallow-code-generation-from-strings`) */
export function javascriptRunner(code: StraightCode): Runner {
  const { statements, functions } = javascriptBody(code);
  const imports = functions.map((name) => `const ${name} = F.${name};\n`).join('');
  const text = `"use strict";\n${imports}return function (p, o, s) {\n${statements}};`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- of names of lines and primitives, and of numbers
  const make = new Function('F', text) as (primitives: typeof float64) => Runner;
  return make(float64);
}

const infix: Partial<Readonly<Record<LineOperation, string>>> = {
  add: '+', sub: '-', mul: '*', div: '/', rem: '%', both: '&&', either: '||',
  ...(Object.fromEntries(relations.map((name) => [name, name])) as Record<Relation, string>), '==': '===', '!=': '!==',
}; // prettier-ignore

/** One statement a line, and the primitives that they call. */
function javascriptBody(code: StraightCode): { readonly statements: string; readonly functions: readonly string[] } {
  const { operations, first, second, third, values, count, outputs, guards, holds } = code;
  const functions = new Set<string>();
  const wanted = new Map<Line, boolean>();
  guards.forEach((line, index) => wanted.set(line, holds[index] === 1));
  const nameOf = (line: Line): LineOperation => operationOfLine(code, line);
  const operand = (line: Line): string =>
    nameOf(line) === 'literal' ? doubleText(values[line] as number) : `v${line}`;
  const expression = (line: Line): string => {
    const name = nameOf(line);
    const [x, y, z] = [first[line] as Line, second[line] as Line, third[line] as Line];
    if (name === 'input') return `p[${line}]`;
    if (name === 'neg') return `- ${operand(x)}`; // of -1 it is no decrement
    if (name === 'select') return `${operand(x)} ? ${operand(y)} : ${operand(z)}`;
    if (name === 'masked') return `${operand(x)} ? ${operand(y)} : -0`;
    if (infix[name] !== undefined) return `${operand(x)} ${infix[name]} ${operand(y)}`;
    functions.add(name);
    return operandCounts[operations[line] as number] === 1
      ? `${name}(${operand(x)})`
      : `${name}(${operand(x)}, ${operand(y)})`;
  };
  let statements = '';
  for (let line = 0; line < count; line++) {
    if (nameOf(line) === 'literal') continue;
    statements += `const v${line} = ${expression(line)};\n`;
    if (nameOf(line) === 'input') statements += `if (typeof v${line} !== 'number') { s[0] = 1; return NaN; }\n`;
    const holdsHere = wanted.get(line);
    if (holdsHere !== undefined) statements += `if (${holdsHere ? '!' : ''}v${line}) { s[0] = 1; return NaN; }\n`;
  }
  for (let place = 1; place < outputs.length; place++)
    statements += `o[${place - 1}] = ${operand(outputs[place] as Line)};\n`;
  statements += `return ${operand(outputs[0] as Line)};\n`;
  return { statements, functions: [...functions] };
}

/** A double as it is written in JavaScript. */
const doubleText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));
