// The instructions that a text becomes, for tests that look inside.
import { readExpression } from '../../src/language/expression.js';
import type { TextProgram } from '../../src/program/builder.js';
import type { Instructions } from '../../src/program/instructions.js';

export const instructionsOf = (text: string): Instructions =>
  (readExpression(text).program as TextProgram).instructions;
