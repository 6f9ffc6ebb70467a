// Which lines are never -0: a square root of these needs no care.
import { type Line, operationOfLine } from '../lines.js';
import type { StraightCode } from '../trace.js';

/**
 * 1 for each line that is surely not -0. What isn't seen here may well be.
 *
 * @param isSingle lines are singles, whose sums are multiples of the smallest one: rounding makes no zero of them
 */
export function linesNeverMinusZero(code: StraightCode, isSingle: boolean): Uint8Array {
  const never = new Uint8Array(code.count);
  /** Positive, 0 or NaN, and not -0. */
  const isPositive = new Uint8Array(code.count);
  for (let line = 0; line < code.count; line++) {
    const operation = operationOfLine(code, line);
    const [x, y] = [code.first[line] as Line, code.second[line] as Line];
    const [one, other] = [isPositive[x] === 1, isPositive[y] === 1];
    if (operation === 'literal') {
      const value = code.values[line] as number;
      isPositive[line] = value > 0 || Object.is(value, 0) ? 1 : 0;
    } else if (['abs', 'exp', 'sqrt', 'hypot', 'cosh', 'sigmoid', 'gaussian', 'relu'].includes(operation)) isPositive[line] = 1;
    else if (operation === 'mul') isPositive[line] = x === y || (one && other) ? 1 : 0;
    else if (operation === 'add' || operation === 'div') isPositive[line] = one && other ? 1 : 0;
    else if (operation === 'fround') isPositive[line] = one ? 1 : 0;
    // a sum is -0 only if both parts are, a difference only if -0 has 0 taken from it
    const isSum = operation === 'add' && (never[x] === 1 || never[y] === 1);
    const isRounding = operation === 'fround' && isSingle && never[x] === 1 && isOfSum(code, x);
    if (isPositive[line] === 1 || isSum || isRounding || (operation === 'sub' && never[x] === 1)) never[line] = 1;
  }
  return never;
} // prettier-ignore

const isOfSum = (code: StraightCode, line: Line): boolean => ['add', 'sub'].includes(operationOfLine(code, line));
