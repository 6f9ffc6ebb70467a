// Text in the language of Graphviz: quoted strings, and labels in its HTML.
import { visible } from '../../text/visible.js';
import { displayWidth } from '../text/display-width.js';
import { markupText } from '../text/markup.js';

/** A string for attributes: nothing in it is an escape sequence, an entity or the end of it. */
export function dotString(text: string): string {
  return `"${visible(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;')}"`;
}

/** A line of a label: its text, which is escaped, and how it looks. */
export interface LabelLine {
  readonly parts: readonly LabelPart[];
}

export interface LabelPart {
  readonly text: string;
  readonly bold?: boolean;
  readonly color?: string;
}

/** Points of a character that Graphviz knows no width of, at the size of labels. */
const widthOfCharacter = 8;

/** Lines as a label. */
export function dotLabel(lines: readonly LabelLine[]): string {
  const rows = lines.map(({ parts }) => {
    const text = parts.map(({ text: each }) => visible(each)).join('');
    // Graphviz takes what isn't ASCII for spaces
    const width = /^[\x20-\x7e]*$/.test(text) ? '' : ` WIDTH="${displayWidth(text) * widthOfCharacter}"`;
    return `<TR><TD${width}>${parts.map(partMarkup).join('')}</TD></TR>`;
  });
  return `<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">${rows.join('')}</TABLE>>`;
}

function partMarkup({ text, bold = false, color }: LabelPart): string {
  const escaped = markupText(text);
  const weighed = bold ? `<B>${escaped}</B>` : escaped;
  return color === undefined ? weighed : `<FONT COLOR="${color}">${weighed}</FONT>`;
}
