// How text may look on a stream: width, colour, characters.
import { usualWidth } from '../report/text/display-width.js';
import { styleOf, type Style, type StyleChoice } from '../report/text/style.js';
import type { ColorMode, GlobalOptions } from './global-options.js';
import { isStandard } from './output.js';
import type { OutputStream, Streams } from './streams.js';

/** Stands for a file: no colour, unlimited width. */
const notATerminal: OutputStream = { write: () => true };

export interface Appearance {
  readonly color?: ColorMode | undefined;
  readonly ascii?: boolean | undefined;
  readonly width?: number | undefined;
}

/** How text on this stream may look. Away from a terminal: no colour, unlimited width. */
export function styleFor(stream: OutputStream, env: Streams['env'], appearance: Appearance): Style {
  return styleOf(styleChoice(stream, env, appearance));
}

/** How results may look, on the terminal or in a file. */
export function resultsChoice(options: GlobalOptions<string>, { stdout, env }: Streams): Required<StyleChoice> {
  return styleChoice(isStandard(options) ? stdout : notATerminal, env, options);
}

function styleChoice(
  stream: OutputStream,
  env: Streams['env'],
  { width, ascii, color }: Appearance,
): Required<StyleChoice> {
  return {
    width: width ?? (stream.isTTY === true ? stream.columns || usualWidth : Infinity),
    ascii,
    color: wantsColor(stream, env, color ?? 'auto'),
  };
}

/** `--color` decides; then FORCE_COLOR, NO_COLOR and TERM=dumb; then whether it is a terminal. */
function wantsColor(stream: OutputStream, env: Streams['env'], mode: ColorMode): boolean {
  if (mode !== 'auto') return mode === 'always';
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if ((env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb') return false;
  return stream.isTTY === true;
}
