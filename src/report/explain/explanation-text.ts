// What is said of one method: its reason, the side that it takes where there is no derivative, or that it loses nothing.
import type { FlatComparison, Result, SideTaken, Standing } from '../../compare/comparison.js';
import { formats } from '../../arithmetics/formats.js';
import type { Footing, SlopeTaken } from '../../explain/side-taken.js';
import { countOf } from '../../text/numeral.js';
import { byText } from '../compare/operator-text.js';
import { shortNumber } from '../text/number-text.js';
import { reasonInWords } from './reason-words.js';

/** Of first derivatives, or of second ones. */
export function explanationText(
  comparison: FlatComparison,
  result: Result<'flat'>,
  order: 1 | 2,
  standing: Standing | undefined,
): string {
  const { status, message, gradient } = result;
  const [why, side] = order === 1 ? [result.why, result.side] : [result.hessianWhy, result.hessianSide];
  const rank = standing?.rank ?? 'unmeasured';
  const isMany = comparison.wrt.length > 1;
  const which = order === 2 && isMany && result.hessianWhy != null ? `${byText(comparison, [result.hessianWhy.wrt])}: ` : ''; // prettier-ignore
  const said = [
    ...(why == null ? [] : [which + reasonInWords(why)]),
    ...(side == null ? [] : [sideText(comparison, result, side, order)]),
  ];
  if (said.length > 0) return said.join('; ');
  if (gradient === null) return `${status}: ${message ?? ''}`;
  if (rank === 'unmeasured' || rank === 'no-answer') return 'no certified derivative to measure against';
  if (rank === 'no-number') return message ?? 'no finite number';
  if (rank === 'exact' || rank === 'close') return 'loses nothing beyond rounding';
  return 'nothing that was measured says why it is off';
}

const footingWords: Readonly<Record<Footing, string>> = {
  point: 'stands at the point',
  left: 'stands at the point and left of it',
  right: 'stands at the point and right of it',
  both: 'stands on both sides',
};

/** What the number is; empty: there is none. */
const slopeWords: Readonly<Record<SlopeTaken, (noun: string) => string>> = {
  left: (noun) => `the ${noun} from the left`,
  right: (noun) => `the ${noun} from the right`,
  both: (noun) => `the ${noun} of both sides`,
  mean: (noun) => `the mean of the two ${noun}s`,
  between: (noun) => `a number between the two ${noun}s`,
  finite: (noun) => `a finite number, where the ${noun} is infinite`,
  neither: (noun) => `the ${noun} of neither side`,
  unknown: (noun) => `no ${noun} of a side is certified to measure it by`,
  none: () => '',
};

function sideText(comparison: FlatComparison, result: Result<'flat'>, side: SideTaken, order: 1 | 2): string {
  const { wrt, precision } = comparison;
  const { stands, slope, bits } = side;
  const [first = '', second = ''] = side.wrt;
  const given = order === 1 ? result.gradient?.[first] : result.hessian?.[first]?.[second];
  const which = wrt.length > 1 ? `${byText(comparison, [side.wrt])}: ` : '';
  const where = `${which}${footingWords[stands]}`;
  if (slope === 'none' || given === undefined)
    return `${where}, and gives no number${result.method === 'richardson' ? ' that its differences tend to' : ''}`;
  const noun = order === 1 ? 'slope' : 'second derivative';
  const upTo = bits === null || bits >= formats[precision].significandBits ? '' : ` to ${countOf(bits, 'bit')}`;
  return `${where}, and gives ${shortNumber(given, precision)}: ${slopeWords[slope](noun)}${upTo}`;
}
