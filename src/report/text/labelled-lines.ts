// Facts above a table: labels in a column, with texts beside them.
import { displayWidth, elideMiddle, padEnd, wrap } from './display-width.js';
import { inCharacters, type Style } from './style.js';

/** Characters of a text that are shown. */
const mostText = 400;

/** Texts on as many lines as they need, or below labels that take too much of the width. */
export function labelledLines(facts: readonly (readonly [string, string])[], style: Style): string[] {
  const column = Math.max(...facts.map(([label]) => displayWidth(label))) + 2;
  const isBeside = column <= style.width / 2;
  const indent = ' '.repeat(isBeside ? column : 2);
  const ellipsis = inCharacters('…', style);
  return facts.flatMap(([label, text]) => {
    const shown = inCharacters(elideMiddle(text, mostText, ` ${ellipsis} `), style);
    const [first = '', ...rest] = wrap(shown, Math.max(8, style.width - indent.length), '', ellipsis);
    const below = rest.map((line) => indent + line);
    return isBeside
      ? [style.paint.bold(padEnd(label, column)) + first, ...below]
      : [style.paint.bold(elideMiddle(label, style.width, ellipsis)), indent + first, ...below];
  });
}
