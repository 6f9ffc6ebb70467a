// Where a comparison points on: the command that shows why finite differences stay inexact.
import { defaultPrecision } from '../../arithmetics/formats.js';
import type { FlatComparison } from '../../compare/comparison.js';
import { tie } from '../text/display-width.js';
import { numberText } from '../text/number-text.js';

const longest = 60;
/** Room for the command on a line of its own: longer ones may break at their spaces. */
const unbroken = 36;

/** What a command was asked with that another about the same function needs too. */
export interface AskedWith {
  /** As behind `--set`. */
  readonly set?: readonly string[] | undefined;
  readonly allowOutside?: boolean | undefined;
  readonly reduce?: 'sum' | undefined;
}

/** What a shell reads as it stands between double quotes, and a reader would type. */
const isPlain = (text: string): boolean => /^[^"$`\\!\p{Cc}]+$/u.test(text);
const inQuotes = (text: string): string => (/^[\w.=+-]+$/.test(text) ? text : `"${text}"`);

/** `See: diffcmp sweep "x*cos(x)" --at 1.2`, for one variable whose differences lost digits; nothing elsewhere. */
export function sweepPointer(comparison: FlatComparison, { set = [], allowOutside, reduce }: AskedWith): string[] {
  const { expression, point, wrt, order, precision, diagnosis } = comparison;
  const loses = diagnosis.standings.some(({ rank, method }) => rank === 'digits' && method.endsWith('-difference'));
  const values = Object.values(point);
  if (!loses || order === 2 || wrt.length !== 1 || values.length !== 1) return [];
  if (expression.length > longest || ![expression, ...set].every(isPlain)) return [];
  const format = precision === defaultPrecision ? '' : ` -p ${precision}`;
  const command = `diffcmp sweep "${expression}" --at ${numberText(values[0] ?? NaN, precision)}${format}${reduce === undefined ? '' : ` --reduce ${reduce}`}${set.map((each) => ` --set ${inQuotes(each)}`).join('')}${allowOutside === true ? ' --allow-outside' : ''}`;
  return [`See: ${command.length <= unbroken ? command.replaceAll(' ', tie) : command}`];
}
