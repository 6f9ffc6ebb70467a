// How many terminal columns a text takes, and texts fitted to a width: padded, wrapped at spaces, elided in the middle.

/** The columns of a terminal that doesn't say how many it has. */
export const usualWidth = 80;

/** The columns at which sentences end, however wide the terminal is: longer lines are hard to read. */
export const proseWidth = 100;

/* Combining marks and joiners take no column; East Asian wide forms and emoji take two. */
const noColumn = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const twoColumns =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** The columns of one line of plain text (no escape sequences, no tabs). */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += noColumn.test(character) ? 0 : twoColumns.test(character) ? 2 : 1;
  return columns;
}

/** The text followed by spaces up to the width. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The start and the end of a text that is too wide, with the ellipsis between them. */
export function elideMiddle(text: string, width: number, ellipsis = '…'): string {
  if (displayWidth(text) <= width) return text;
  const room = Math.max(0, width - displayWidth(ellipsis));
  const characters = [...text];
  const head = takeColumns(characters, Math.ceil(room / 2));
  const tail = takeColumns(characters.reverse(), Math.floor(room / 2)).reverse();
  return [...head, ellipsis, ...tail].join('');
}

function takeColumns(characters: readonly string[], columns: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += displayWidth(character);
    if (used > columns) break;
    taken.push(character);
  }
  return taken;
}

/** Joins words that `wrap` must not part. */
export const tie = '\u00a0';

/** Lines of at most that width, broken at spaces; later lines start with `indent`. Words that are too wide are elided. */
export function wrap(text: string, width: number, indent = '', ellipsis = '…'): string[] {
  const lines: string[] = [];
  let line = '';
  let empty = true;
  for (const word of text.split(/[ \t\r\n]+/).filter((part) => part !== '')) {
    if (!empty && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    const fitted = elideMiddle(word, Math.max(width - displayWidth(line), 4), ellipsis);
    line += empty ? fitted : ` ${fitted}`;
    empty = false;
  }
  if (!empty || lines.length === 0) lines.push(line);
  return lines.map((each) => each.replaceAll(tie, ' '));
}
