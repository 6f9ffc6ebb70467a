// Text in SVG: powers of ten, lines, and how wide it is about.

/** 10 with its exponent raised; `1` and `10` as such. */
export function powerMarkup(exponent: number): string {
  if (exponent === 0 || exponent === 1) return String(10 ** exponent);
  return `10<tspan dy="-0.45em" font-size="75%">${exponent < 0 ? '−' : ''}${Math.abs(exponent)}</tspan>`;
}

/** The width of a text in a usual sans-serif font, in pixels; rather too much than too little. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text)
    width += /[ilj.,:;|'()[\]/ ]/.test(character) ? 0.36 : /[mwMW@]/.test(character) ? 0.9 : 0.6;
  return width * size;
}

/** Characters that no line holds. */
const longestLine = 400;

/** As much of a text as a line of that many pixels holds. */
export function textWithin(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  let end = Math.min(text.length, longestLine);
  while (end > 0 && textWidth(`${text.slice(0, end)}…`, size) > room) end--;
  return `${text.slice(0, end)}…`;
}

/** A text in at most so many lines of that many pixels, broken at spaces; a line that is too long even so is cut. */
export function linesWithin(text: string, size: number, room: number, most: number): string[] {
  const lines = [''];
  for (const word of text.slice(0, most * longestLine).split(' ')) {
    const line = lines.at(-1) as string;
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || lines.length === most || textWidth(longer, size) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => textWithin(line, size, room));
}

/** Lines of at most that many characters, broken at spaces; a longer word is a line of its own. */
export function breakLines(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}
