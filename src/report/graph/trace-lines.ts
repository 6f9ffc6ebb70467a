// A sweep as lines of a screen: on one line what fits, else a side of an equation on each.
import type { Graph } from '../../graph/graph-data.js';
import { countOf } from '../../text/numeral.js';
import { displayWidth, wrap } from '../text/display-width.js';
import { inCharacters, type Style } from '../text/style.js';
import { notationOf } from './notation.js';
import { sweepTexts, type SweepDirection, type SweepEquation, type SweepText } from './trace-text.js';

/** What the sweep does, above it. */
export function sweepTitleText({ of, wrt }: Graph, direction: SweepDirection, style: Pick<Style, 'ascii'>): string {
  const { tangent, adjoint } = notationOf(style);
  return direction === 'forward'
    ? `forward sweep: tangents ${tangent('v')} = ∂v/∂${wrt ?? ''}, from the first node to the last`
    : `reverse sweep: adjoints ${adjoint('v')} = ∂${of}/∂v, from the last node to the first`;
}

/** @param most lines that are shown; of more the middle is folded */
export function traceLines(graph: Graph, direction: SweepDirection, most: number, style: Style): string[] {
  const texts = sweepTexts(graph, direction, notationOf(style));
  const title = inCharacters(sweepTitleText(graph, direction, style), style);
  const [head, tail] = [Math.ceil(most / 2), Math.floor(most / 2)];
  const folded = texts.length > most ? texts.length - most : 0;
  const shown = (part: readonly SweepText[]): string[] => part.flatMap((text) => lineTexts(text, style));
  return [
    ...wrap(title, style.width, '  ').map((line) => style.paint.bold(line)),
    ...shown(folded === 0 ? texts : texts.slice(0, head)),
    ...(folded === 0
      ? []
      : [style.paint.dim(inCharacters(`  … ${countOf(folded, 'line')} folded`, style)), ...shown(texts.slice(texts.length - tail))]),
  ];
} // prettier-ignore

const indent = '  ';

function lineTexts({ kind, primal, equations }: SweepText, style: Style): string[] {
  const { dim, cyan, yellow } = style.paint;
  const ellipsis = inCharacters('…', style);
  const own = wrap(inCharacters(primal, style), style.width - 2, '  ', ellipsis);
  if (kind === 'skip') return wrap(`${inCharacters(primal, style)}, skipped`, style.width - 2, '  ', ellipsis).map((line) => indent + dim(line));
  const first = own.map((line) => indent + cyan(line));
  const rest = equations.flatMap((equation, i) =>
    equationLines(equation, kind === 'seed' && i === 0 ? '   seed' : '', style).map((line) => yellow(line)),
  );
  return [...first, ...rest];
} // prettier-ignore

/** On one line, or a side on each, beneath each other. */
function equationLines({ left, sides }: SweepEquation, remark: string, style: Style): string[] {
  const room = style.width - 6;
  const texts = sides.map((side) => inCharacters(side, style));
  const whole = `${left} = ${texts.join(' = ')}${remark}`;
  if (displayWidth(whole) <= room) return [`      ${whole}`];
  const gap = ' '.repeat(displayWidth(left));
  return texts.flatMap((side, i) => {
    const lead = i === 0 ? left : gap;
    const last = i === texts.length - 1 ? remark : '';
    const lines = wrap(`${side}${last}`, Math.max(room - displayWidth(lead) - 3, 4), '', inCharacters('…', style));
    return lines.map((line, j) => `      ${j === 0 ? `${lead} = ` : `${gap}   `}${line}`);
  });
}
