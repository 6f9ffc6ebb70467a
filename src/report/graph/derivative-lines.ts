// The derivative of one node by another as lines of a screen.
import type { Graph } from '../../graph/graph-data.js';
import { displayWidth, padEnd, wrap } from '../text/display-width.js';
import { alignAtPoint } from '../text/number-text.js';
import { inCharacters, type Style } from '../text/style.js';
import { derivativeRows, noDerivative, pathSentence, pathTexts } from './derivative-text.js';

const indent = '  ';

export function derivativeLines(graph: Graph, style: Style): string[] {
  const { derivative, precision } = graph;
  if (derivative === null) return [];
  const { bold, dim } = style.paint;
  const ellipsis = inCharacters('…', style);
  const title = bold(inCharacters(`∂${derivative.of}/∂${derivative.wrt}`, style));
  if (derivative.why !== null)
    return [title, ...wrap(inCharacters(noDerivative(graph), style), style.width - 2, '', ellipsis).map((line) => indent + line)];
  const rows = derivativeRows(derivative, precision);
  const values = alignAtPoint(rows.map(({ value }) => inCharacters(value, style)));
  const most = Math.max(...rows.map(({ label }) => label.length));
  const results = rows.flatMap(({ label, remark }, i) => {
    const value = values[i] ?? '';
    const whole = `${padEnd(label, most)}  ${value}${remark === '' ? '' : `   ${remark}`}`;
    if (displayWidth(whole) <= style.width - 2) return [`${indent}${padEnd(label, most)}  ${value.trimEnd() === '' ? '' : `${value}   `}${dim(remark)}`.trimEnd()];
    return [
      `${indent}${label}`,
      ...wrap(value, style.width - 4, '', ellipsis).map((line) => `    ${line}`),
      ...wrap(remark, style.width - 4, '', ellipsis).map((line) => `    ${dim(line)}`),
    ];
  });
  const sentence = wrap(inCharacters(pathSentence(derivative, precision), style), style.width - 2, '', ellipsis);
  return [title, ...results, ...sentence.map((line) => indent + line), ...pathLines(graph, style)];
} // prettier-ignore

/** Each path with its product, on one line where both fit. */
function pathLines({ derivative, precision }: Graph, style: Style): string[] {
  if (derivative === null) return [];
  const ellipsis = inCharacters('…', style);
  return pathTexts(derivative, precision).flatMap(({ nodes, product }) => {
    const path = inCharacters(nodes, style);
    const factors = inCharacters(style.ascii ? product.replaceAll(' · ', ' * ') : product, style);
    const whole = `${path}:  ${factors}`;
    if (displayWidth(whole) <= style.width - 4) return [`    ${whole}`];
    return [
      ...wrap(`${path}:`, style.width - 4, '  ', ellipsis).map((line) => `    ${line}`),
      ...wrap(factors, style.width - 6, '  ', ellipsis).map((line) => `      ${line}`),
    ];
  });
}
