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

/** As much of a text as a line of that many pixels holds. */
export function textWithin(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  let end = Math.min(text.length, 400);
  while (end > 0 && textWidth(`${text.slice(0, end)}…`, size) > room) end--;
  return `${text.slice(0, end)}…`;
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
