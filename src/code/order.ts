// Straight code in the order in which its outputs need it, depth first: what belongs to one element of an array stands
// together, and what was done to each element stands there again and again.
import { operandLines, type Line } from './lines.js';
import { operandCounts, operationCode } from './operations.js';
import type { StraightCode } from './trace.js';

/** The same code with its lines in another order: inputs, literals, then each line after what it is of, guards and outputs in turn. */
export function depthFirst(code: StraightCode): StraightCode {
  const { operations, first, second, third, values, count, inputs, outputs, guards } = code;
  const placeOf = new Int32Array(count).fill(-1);
  const order = new Int32Array(count);
  let next = 0;
  const put = (line: Line): void => {
    order[next] = line;
    placeOf[line] = next++;
  };
  for (let line = 0; line < inputs; line++) put(line);
  for (let line = inputs; line < count; line++) if (operations[line] === operationCode.literal) put(line);
  const waiting: Line[] = [];
  const putWithOperands = (root: Line): void => {
    waiting.push(root);
    while (waiting.length > 0) {
      const line = waiting.at(-1) as Line;
      const before = waiting.length;
      if (placeOf[line] === -1)
        for (const operand of operandLines(code, line).reverse()) if (placeOf[operand] === -1) waiting.push(operand);
      if (waiting.length > before) continue;
      waiting.pop();
      if (placeOf[line] === -1) put(line);
    }
  };
  guards.forEach(putWithOperands);
  outputs.forEach(putWithOperands);
  const renamed = (lines: Int32Array): Int32Array => lines.map((line) => placeOf[line] as number);
  const column = (lines: Int32Array, operands: number): Int32Array =>
    Int32Array.from(order.subarray(0, next), (line) =>
      (operandCounts[operations[line] as number] as number) >= operands
        ? (placeOf[lines[line] as number] as number)
        : 0,
    );
  const taken = order.subarray(0, next);
  return {
    ...code,
    operations: Uint8Array.from(taken, (line) => operations[line] as number),
    first: column(first, 1),
    second: column(second, 2),
    third: column(third, 3),
    values: Float64Array.from(taken, (line) => values[line] as number),
    count: next,
    outputs: renamed(outputs),
    guards: renamed(guards),
  };
}
