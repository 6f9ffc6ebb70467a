// Where a comparison points on: the command that shows why finite differences stay inexact.
import { defaultPrecision } from '../../arithmetics/formats.js';
import type { FlatComparison } from '../../compare/comparison.js';
import { tie } from '../text/display-width.js';
import { numberText } from '../text/number-text.js';

const longest = 60;
/** Room for the command on a line of its own: longer ones may break at their spaces. */
const unbroken = 36;

/** `See: diffcmp sweep "x*cos(x)" --at 1.2`, for one variable whose differences lost digits; nothing elsewhere. */
export function sweepPointer(comparison: FlatComparison): string[] {
  const { expression, point, wrt, order, precision, diagnosis } = comparison;
  const loses = diagnosis.standings.some(({ rank, method }) => rank === 'digits' && method.endsWith('-difference'));
  const values = Object.values(point);
  if (!loses || order === 2 || wrt.length !== 1 || values.length !== 1) return [];
  // what a shell would read another way, or a reader wouldn't type
  if (expression.length > longest || !/^[^"$`\\!\p{Cc}]+$/u.test(expression)) return [];
  const format = precision === defaultPrecision ? '' : ` -p ${precision}`;
  const command = `diffcmp sweep "${expression}" --at ${numberText(values[0] ?? NaN, precision)}${format}`;
  return [`See: ${command.length <= unbroken ? command.replaceAll(' ', tie) : command}`];
}
