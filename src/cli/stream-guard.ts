// The last gate before a terminal: whatever a report has overlooked is written out here, on every stream of every command.
import { visibleLines } from '../text/visible.js';
import type { OutputStream, Streams } from './streams.js';

/** What diffcmp itself says to a terminal: bold, dim, underlined, colours, their ends; and the line of progress taken away. */
const escape = '\u001b\\[';
const own = new RegExp(`(${escape}(?:[124]|2[24]|3[0-79]|9[0-7]|38;5;\\d{1,3})m|\r${escape}K)`);

export function guardStreams(streams: Streams): Streams {
  const { stdout, stderr } = streams;
  return {
    get stdin() {
      return streams.stdin;
    },
    stdout: guardStream(stdout),
    stderr: guardStream(stderr),
    env: streams.env,
  };
}

/** The stream itself in all but what is written. */
function guardStream(stream: OutputStream): OutputStream {
  return new Proxy(stream, {
    get(target, name) {
      if (name === 'write') return (text: string) => target.write(harmless(text));
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** Every other part of the split is diffcmp's own. */
function harmless(text: string): string {
  if (!text.includes('\u001b')) return visibleLines(text);
  return text
    .split(own)
    .map((part, i) => (i % 2 === 1 ? part : visibleLines(part)))
    .join('');
}
