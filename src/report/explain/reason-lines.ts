// What `--explain` adds to a table: a line for each method, and with `--verbose` the operations with the bits they keep.
import type { FlatComparison, Standing } from '../../compare/comparison.js';
import { formats } from '../../arithmetics/formats.js';
import { countOf } from '../../text/numeral.js';
import { lookOf } from '../looks.js';
import { wrap } from '../text/display-width.js';
import { labelledLines } from '../text/labelled-lines.js';
import { numberText } from '../text/number-text.js';
import { inCharacters, type Style } from '../text/style.js';
import { explanationText } from './explanation-text.js';

/** Nothing where nothing was measured; of two orders one after the other. */
export function explanationLines(comparison: FlatComparison, style: Style): string[] {
  return explanationTexts(comparison).flatMap(({ title, texts }, i) => [
    ...(title === null ? [] : [...(i === 0 ? [] : ['']), title]),
    ...labelledLines(texts, style),
  ]);
}

/** What is said of each method, by its name; `title`: of which derivatives, where there are two orders. */
export interface ExplanationGroup {
  readonly title: string | null;
  readonly texts: readonly (readonly [string, string])[];
}

export function explanationTexts(comparison: FlatComparison): ExplanationGroup[] {
  const { results, diagnosis, order } = comparison;
  if (results.every(({ why }) => why === undefined)) return [];
  const textsOf = (which: 1 | 2, standings: readonly Standing[]): ExplanationGroup['texts'] =>
    results.map((result, i) => [lookOf(result.method).title, explanationText(comparison, result, which, standings[i])]);
  if (order === 1) return [{ title: null, texts: textsOf(1, diagnosis.standings) }];
  return [
    { title: 'first derivatives', texts: textsOf(1, diagnosis.standings) },
    { title: 'second derivatives', texts: textsOf(2, diagnosis.hessian?.standings ?? []) },
  ];
}

/** Operations by their values, the exact numbers beside them, and the bits that are right. */
export function annotationLines({ results, precision }: FlatComparison, style: Style): string[] {
  const runs = results.flatMap(({ method, nodes, hessianNodes }) => [
    { title: lookOf(method).title, nodes },
    { title: `${lookOf(method).title}, second derivative`, nodes: hessianNodes },
  ]);
  return runs.flatMap(({ title: name, nodes }) => {
    if (nodes == null || nodes.length === 0) return [];
    const title = style.paint.bold(name);
    const isOfLines = nodes.some(({ line }) => line !== null && line > 1);
    const rows = nodes.map(({ node, line, column, value, exact, bits }) => {
      const right = bits === null ? 'no bits' : countOf(bits, 'bit');
      const given = numberText(value, precision);
      const besides =
        exact === null ? 'exactly no number' : bits === formats[precision].significandBits ? '' : `exactly ${exact}`;
      const place = isOfLines && line !== null ? ` (${line}:${column ?? 1})` : '';
      return `${right.padStart(7)}  ${node}${place} = ${given}${besides === '' ? '' : `, ${besides}`}`;
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
