// Command lines to paste into a POSIX shell: each word comes out of it as it went in.
import { visible, visibleLines } from '../../text/visible.js';

export interface ShellChoice {
  /** Line breaks may stand within quotes: what is shown has room for several lines. */
  readonly severalLines?: boolean;
}

/** The words as one command; null: one of them can't be passed, as it holds what no shell takes. */
export function shellCommand(words: readonly string[], choice: ShellChoice = {}): string | null {
  const shown = words.map((word) => shellWord(word, choice));
  return shown.includes(null) ? null : shown.join(' ');
}

/** A word, quoted where it needs to be. Null: it holds a NUL, half a character, or ends a single line with a line break. */
export function shellWord(text: string, { severalLines = false }: ShellChoice = {}): string | null {
  if (/^(-*[a-z])?[\w./:,@+][\w./:=,@+-]*$|^-+[a-z]?$/i.test(text)) return text;
  if (text.includes('\0') || /\p{Cs}/u.test(text)) return null;
  if ((severalLines ? visibleLines(text) : visible(text)) === text) return shellQuote(text);
  return text.endsWith('\n') ? null : `"$(printf '${printfFormat(text)}')"`; // a shell drops the last line breaks
}

/** As bytes in octal: what is not shown, what printf reads as its own, and what a shell may read within quotes. */
function printfFormat(text: string): string {
  return [...text]
    .map((character, i) => {
      const isPlain =
        visible(character) === character && !/["'\\%!$`]/.test(character) && !(i === 0 && character === '-');
      return isPlain ? character : octal(character);
    })
    .join('');
}

const octal = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** An expression in a sentence: in double quotes, as people write it, unless a shell would read something in them. */
export function quoteExpression(text: string): string {
  const isHarmless = visible(text) === text && !/["$`\\!]/.test(text);
  return isHarmless ? `"${text}"` : (shellWord(text) ?? `"${text}"`);
}

/** A value in a sentence: bare, as people write it, unless a shell would read something in it. */
export function valueWord(text: string): string {
  const isHarmless = visible(text) === text && !/[\s"'`$\\!;|&<>()[\]{}*?#~]/.test(text);
  return isHarmless ? text : quoteExpression(text);
}
