// Errors and warnings for people (`error[code]: sentence`, the line, a caret, `hint:`) and as JSON for programs.
import type { Comparison } from '../../compare/comparison.js';
import type { DiffcmpError } from '../../errors.js';
import { visible } from '../../text/visible.js';
import { commandLineWording } from './command-line-wording.js';
import { displayWidth, proseWidth, wrap } from './display-width.js';
import { excerptLines, placeOf } from './source-excerpt.js';
import { inCharacters, sentenceInCharacters, type Style } from './style.js';

/** The screen of an error, ending in a newline. It is read by a person, so it is never one long line. */
export function errorReport(error: DiffcmpError, style: Style): string {
  const width = Math.min(style.width, proseWidth);
  const ellipsis = inCharacters('…', style);
  const { bold, red, cyan, dim } = style.paint;
  const { sentences, hint: way, source, span } = error.words(commandLineWording);
  const label = `error[${error.code}]:`;
  const [first = '', ...more] = sentences.flatMap((sentence, i) =>
    wrapMessage(sentenceInCharacters(i === 0 ? `${label} ${sentence}` : sentence, style), width, ellipsis),
  );
  const lines = [red.bold(label) + bold(first.slice(label.length)), ...more];
  if (source !== null && span !== null && source.text !== '') {
    const place = placeOf(source.text, span, source.start);
    const several = /[\r\n]/.test(source.text.trim());
    const where = source.name ?? (several ? 'line ' : null);
    const position =
      where === 'line ' ? `line ${place.line}:${place.column}` : `${where ?? ''}:${place.line}:${place.column}`;
    const [line, carets] = excerptLines(place, width - 2, ellipsis);
    lines.push('', ...(where === null ? [] : [`  ${dim(visible(position))}`]), `  ${line}`, `  ${red(carets)}`);
  }
  if (way !== null) {
    const [hint = '', ...rest] = wrapMessage(`hint: ${way.replaceAll('…', ellipsis)}`, width - 2, ellipsis);
    lines.push('', `  ${cyan(hint.slice(0, 5))}${hint.slice(5)}`, ...rest.map((line) => `  ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

/** The same as plain data: what `-f json` prints to stderr. */
export function errorData(
  error: DiffcmpError,
): { readonly error: Record<string, unknown> } & Pick<Partial<Comparison<'tensors'>>, 'reference'> {
  const { message, hint, source, span } = error.words(commandLineWording);
  const place = source !== null && span !== null ? placeOf(source.text, span, source.start) : null;
  return {
    error: {
      code: error.code,
      message,
      hint,
      exit: error.exitCode,
      file: source?.name ?? null,
      line: place?.line ?? null,
      column: place?.column ?? null,
      length: place?.length ?? null,
      source: place?.text ?? null,
    },
    ...(error.reference !== null && { reference: error.reference }),
  };
}

/** `warning[code]: sentence`, ending in a newline. */
export function warningReport(code: string, message: string, style: Style): string {
  const label = `warning[${code}]:`;
  const [first = '', ...more] = wrapMessage(
    sentenceInCharacters(`${label} ${message}`, style),
    Math.min(style.width, proseWidth),
    inCharacters('…', style),
  );
  return `${[style.paint.yellow.bold(label) + first.slice(label.length), ...more].join('\n')}\n`;
}

/** A sentence as lines; if it fits on one it keeps its spaces, so that examples in hints stay as they are. */
function wrapMessage(text: string, width: number, ellipsis: string): string[] {
  const shown = visible(text);
  return displayWidth(shown) <= width ? [shown] : wrap(shown, width, '  ', ellipsis);
}
