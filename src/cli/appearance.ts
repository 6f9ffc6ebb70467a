// How text may look on a stream: width, colour, characters.
import { usualWidth } from '../report/text/display-width.js';
import { styleOf, type Style } from '../report/text/style.js';
import type { ColorMode } from './global-options.js';
import type { OutputStream, Streams } from './streams.js';

/** Stands for a file: no colour, unlimited width. */
export const notATerminal: OutputStream = { write: () => true };

export interface Appearance {
  readonly color?: ColorMode | undefined;
  readonly ascii?: boolean | undefined;
  readonly width?: number | undefined;
}

/** How text on this stream may look. Away from a terminal: no colour, unlimited width. */
export function styleFor(stream: OutputStream, env: Streams['env'], appearance: Appearance): Style {
  return styleOf({
    width: appearance.width ?? (stream.isTTY === true ? stream.columns || usualWidth : Infinity),
    ascii: appearance.ascii,
    color: wantsColor(stream, env, appearance.color ?? 'auto'),
  });
}

/** `--color` decides; then FORCE_COLOR, NO_COLOR and TERM=dumb; then whether it is a terminal. */
export function wantsColor(stream: OutputStream, env: Streams['env'], mode: ColorMode): boolean {
  if (mode !== 'auto') return mode === 'always';
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if ((env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb') return false;
  return stream.isTTY === true;
}
