// How wide lines of code and comments are, and how names are written.

/** Columns of a line. */
export const codeWidth = 80;

/** A line that isn't too wide; null otherwise. */
export const fitting = (line: string): string | null => (line.trimEnd().length <= codeWidth ? line : null);

/** A list on one line, or where that is too wide an item a line; the head ends with its bracket, and the tail begins with it. */
export function listOnLines(head: string, items: readonly string[], tail: string, step: string): string {
  const indent = /^ */.exec(head)?.[0] ?? '';
  return fitting(`${head}${items.join(', ')}${tail}`) ?? `${head}\n${items.map((item) => `${indent}${step}${item},\n`).join('')}${indent}${tail}`;
} // prettier-ignore

/** Text in lines of at most so many columns, broken at spaces; lines after the first are indented. */
export function wrapped(text: string, width: number, indent = '  '): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line === '') line = word;
    else if (line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = indent + word;
    }
  }
  return [...lines, line];
}

/** `camelCase` as `snake_case`. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
