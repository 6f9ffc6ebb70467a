// What `--explain` adds to a table: a line for each method, and with `--verbose` the operations with the bits they keep.
import type { FlatComparison, Result } from '../../compare/comparison.js';
import { formats } from '../../arithmetics/formats.js';
import { countOf } from '../../text/numeral.js';
import { lookOf } from '../looks.js';
import { wrap } from '../text/display-width.js';
import { labelledLines } from '../text/labelled-lines.js';
import { numberText } from '../text/number-text.js';
import { inCharacters, type Style } from '../text/style.js';
import { reasonInWords } from './reason-words.js';

/** Nothing where nothing was measured. */
export function explanationLines(comparison: FlatComparison, style: Style): string[] {
  const texts = explanationTexts(comparison);
  const note = comparison.order === 2 ? wrap(ofFirstDerivatives, style.width) : [];
  return texts.length === 0 ? [] : [...labelledLines(texts, style), ...note];
}

/** Second derivatives are computed by runs that aren't repeated. */
const ofFirstDerivatives = 'These reasons are those of first derivatives; of second ones none are measured.';

/** What is said of each method, by its title. */
export function explanationTexts({ results, diagnosis }: FlatComparison): (readonly [string, string])[] {
  if (results.every(({ why }) => why === undefined)) return [];
  return results.map((result, i) => [
    lookOf(result.method).title,
    reasonTextOf(result, diagnosis.standings[i]?.rank === 'unmeasured'),
  ]);
}

function reasonTextOf({ why, status, message, error, gradient }: Result<'flat'>, isUnmeasured: boolean): string {
  if (why != null) return reasonInWords(why);
  if (gradient === null) return `${status}: ${message ?? ''}`;
  if (isUnmeasured || error === null) return 'no certified derivative to measure against';
  return status === 'failed' ? (message ?? status) : 'loses nothing beyond rounding';
}

/** Operations by their values, the exact numbers beside them, and the bits that are right. */
export function annotationLines({ results, precision }: FlatComparison, style: Style): string[] {
  return results.flatMap(({ method, nodes }) => {
    if (nodes == null || nodes.length === 0) return [];
    const title = style.paint.bold(lookOf(method).title);
    const rows = nodes.map(({ node, value, exact, bits }) => {
      const right = bits === null ? 'no bits' : countOf(bits, 'bit');
      const given = numberText(value, precision);
      const besides =
        exact === null ? 'exactly no number' : bits === formats[precision].significandBits ? '' : `exactly ${exact}`;
      return `${right.padStart(7)}  ${node} = ${given}${besides === '' ? '' : `, ${besides}`}`;
    });
    const most = nodes.length === mostListed ? [`the first ${mostListed} operations`] : [];
    return ['', title, ...[...rows, ...most].flatMap((row) => wrapRow(row, style))];
  });
}

/** As many as a result has at the most. */
const mostListed = 500;
const indent = ' '.repeat(11);
const wrapRow = (row: string, style: Style): string[] => {
  const [bits, text] = [row.slice(0, 7), row.slice(7).trim()];
  const lines = wrap(inCharacters(text, style), Math.max(8, style.width - indent.length), '', inCharacters('…', style));
  return lines.map((line, i) => (i === 0 ? `  ${bits}  ${line}` : indent + line));
};
