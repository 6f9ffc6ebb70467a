// Points for code of functions without branches, where none is given; and which guards are no branches.
import { operandLines, operationOfLine, type Line } from '../lines.js';
import type { StraightCode } from '../trace.js';

/** Values of the first input, and what each further one has more: one of them is in most domains. */
const starts: readonly (readonly [first: number, step: number])[] = [[0.7, 0.1], [1.3, 0.2], [2.6, 0.3], [-0.6, 0.01], [-1.4, -0.3], [0.05, 0.01], [12.5, 0.5]]; // prettier-ignore

/** Points with so many inputs, as numbers of few digits. */
export const genericPoints = (count: number): number[][] =>
  starts.map(([first, step]) => Array.from({ length: count }, (_, k) => Math.round((first + step * (k % 50)) * 100) / 100)); // prettier-ignore

/**
 * Whether a guard excludes but single points, or what no exponent is: that something is not 0, that it is a number, and
 * what the rule of powers asks of exponents. Only other guards tell that a function has branches.
 */
export function isGeneric(code: StraightCode, line: Line, holds: boolean): boolean {
  const [x, y] = operandLines(code, line) as [Line, Line];
  const literal = (each: Line): number | null =>
    operationOfLine(code, each) === 'literal' ? (code.values[each] as number) : null;
  switch (operationOfLine(code, line)) {
    case '==':
      return !holds || x === y;
    case '!=':
      return holds;
    case '>':
      return holds && literal(y) === 0 && operationOfLine(code, x) === 'abs';
    case '>=':
      return !holds && literal(y) === 2 ** 48 && isSquare(code, x);
    default:
      return false;
  }
}

const isSquare = (code: StraightCode, line: Line): boolean => {
  const square = operationOfLine(code, line) === 'fround' ? (code.first[line] as Line) : line;
  return operationOfLine(code, square) === 'mul' && code.first[square] === code.second[square];
};
