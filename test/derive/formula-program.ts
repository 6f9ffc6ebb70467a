// The text of a derivative as a program again, in which π is the number: what `derive` prints, read by another way.
import { nodeProgram } from '../../src/derive/node-program.js';
import { withNodes } from '../../src/derive/substitute.js';
import { parse, SymbolNode } from '../../src/language/mathjs.js';
import type { Program } from '../../src/program/program.js';

export function formulaProgram(text: string, inputs: readonly string[]): Program {
  const node = withNodes(parse(text), new Map([['pi', new SymbolNode('#pi')]]));
  return nodeProgram(node, inputs);
}
