// The instructions that a text becomes, for tests that look inside.
import { readExpression } from '../../src/language/expression.js';
import { convertStatements } from '../../src/language/convert.js';
import { lowerToTensors } from '../../src/language/lower.js';
import { parsePieces } from '../../src/language/pieces.js';
import { resolve } from '../../src/language/resolve.js';
import { tokenize } from '../../src/language/tokens.js';
import type { TextProgram } from '../../src/program/builder.js';
import type { Instructions } from '../../src/program/instructions.js';

export function instructionsOf(text: string): Instructions {
  const { hasTensors, program } = readExpression(text);
  if (!hasTensors) return (program as TextProgram).instructions;
  const tokens = tokenize(text);
  const { root, holes } = parsePieces(text, tokens);
  const statements = convertStatements(root, { text, tokens, holes });
  return lowerToTensors(statements, resolve(text, statements));
}
