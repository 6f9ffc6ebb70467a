// Straight code run as the list that it is: for what is too long for a function, and where none can be made.
import { binaryNames, relations, unaryNames } from '../arithmetic.js';
import { compareNumbers, float64 } from '../arithmetics/float64.js';
import type { Runner } from './javascript.js';
import { lineOperations, operationCode } from './operations.js';
import type { StraightCode } from './trace.js';

/** What a primitive does to numbers, by its code, where the loop below doesn't have it. */
const unary = lineOperations.map((name) =>
  (unaryNames as readonly string[]).includes(name) ? float64[name as 'sin'] : null,
);
const binary = lineOperations.map((name) =>
  (binaryNames as readonly string[]).includes(name) ? float64[name as 'add'] : null,
);
const [firstRelation, afterRelations] = [operationCode['<'], operationCode['<'] + relations.length];

/** The codes that most lines have, as constants for the switch. */
const { literal: LITERAL, input: INPUT, add: ADD, sub: SUB, mul: MUL, div: DIV, neg: NEG, fround: FROUND, select: SELECT, masked: MASKED, both: BOTH, either: EITHER } = operationCode; // prettier-ignore

export function listRunner(code: StraightCode): Runner {
  const { operations, first, second, third, count, inputs, outputs, guards, holds } = code;
  const v = code.values.slice(); // literals stay
  return (point, out, failed) => {
    for (let input = 0; input < inputs; input++) v[input] = point[input] as number;
    for (let line = inputs; line < count; line++) {
      const code = operations[line] as number;
      const x = v[first[line] as number] as number;
      switch (code) {
        case LITERAL:
          break;
        case ADD:
          v[line] = x + (v[second[line] as number] as number);
          break;
        case SUB:
          v[line] = x - (v[second[line] as number] as number);
          break;
        case MUL:
          v[line] = x * (v[second[line] as number] as number);
          break;
        default:
          v[line] = rare(code, line, x);
      }
    }
    for (let index = 0; index < guards.length; index++)
      if (v[guards[index] as number] !== holds[index]) {
        failed[0] = 1;
        return NaN;
      }
    for (let place = 1; place < outputs.length; place++) out[place - 1] = v[outputs[place] as number] as number;
    return v[outputs[0] as number] as number;
  };

  function rare(code: number, line: number, x: number): number {
    const y = v[second[line] as number] as number;
    switch (code) {
      case INPUT:
        return x;
      case DIV:
        return x / y;
      case NEG:
        return -x;
      case FROUND:
        return Math.fround(x);
      case SELECT:
        return x === 1 ? y : (v[third[line] as number] as number);
      case MASKED:
        return x === 1 ? y : -0;
      case BOTH:
        return x * y;
      case EITHER:
        return x === 1 ? 1 : y;
      default:
        if (code >= firstRelation && code < afterRelations)
          return compareNumbers(lineOperations[code] as '<', x, y) ? 1 : 0;
        return unary[code]?.(x) ?? (binary[code] as (x: number, y: number) => number)(x, y);
    }
  }
}
