// Errors on their way to stderr: as text, or as JSON where the results would have been JSON.
import { DiffcmpError } from '../errors.js';
import { errorData, errorReport } from '../report/text/error-text.js';
import { jsonReport, ndjsonReport } from '../report/text/json.js';
import { visibleLines } from '../text/visible.js';
import { styleFor } from './appearance.js';
import { colorModes, type ColorMode } from './global-options.js';
import type { Streams } from './streams.js';

/** Reports an error and returns the exit code for it; what isn't a DiffcmpError is a bug. */
export function reportFailure(error: unknown, words: readonly string[], streams: Streams): number {
  const known = error instanceof DiffcmpError ? error : internalError(error);
  const format = lastValue(words, '-f', '--format');
  if (format === 'json') streams.stderr.write(jsonReport(errorData(known)));
  else if (format === 'ndjson') streams.stderr.write(ndjsonReport(errorData(known)));
  else streams.stderr.write(errorReport(known, styleFor(streams.stderr, streams.env, appearanceOf(words))));
  if (known.code === 'internal' && error instanceof Error && wantsStack(words))
    streams.stderr.write(`${visibleLines(error.stack ?? '')}\n`);
  return known.exitCode;
}

function internalError(error: unknown): DiffcmpError {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new DiffcmpError('internal', `${said}; this is a bug in diffcmp`, {
    hint: 'please report it, with the command line; --verbose adds a stack trace',
  });
}

const wantsStack = (words: readonly string[]): boolean => words.includes('-v') || words.includes('--verbose');

/** The options may be what is wrong, so they are read here without a parser. */
function appearanceOf(words: readonly string[]): { color?: ColorMode; ascii: boolean; width?: number } {
  const color = colorModes.find((mode) => mode === lastValue(words, null, '--color'));
  const width = Number(lastValue(words, null, '--width'));
  return {
    ...(color === undefined ? {} : { color }),
    ...(Number.isSafeInteger(width) && width > 0 ? { width } : {}),
    ascii: words.includes('--ascii'),
  };
}

function lastValue(words: readonly string[], short: string | null, long: string): string | undefined {
  let found: string | undefined;
  words.forEach((word, i) => {
    if (word === long || word === short) found = words[i + 1];
    else if (word.startsWith(`${long}=`)) found = word.slice(long.length + 1);
    else if (short !== null && word.startsWith(short) && !word.startsWith('--')) found = word.slice(short.length);
  });
  return found;
}
