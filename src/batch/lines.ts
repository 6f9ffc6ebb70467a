// The lines of a stream of bytes as text: UTF-8 with or without a mark, any line break, of limited length.
import { DiffcmpError } from '../errors.js';

/** Characters that one line may have: room for an expression of some 500,000 terms. */
export const maxLine = 16 * 2 ** 20;

/** Lines without their breaks, with the number of the first; an empty last line is left out. */
export interface Lines {
  readonly first: number;
  readonly lines: readonly string[];
  /** Bytes read so far. */
  readonly bytes: number;
}

/**
 * The lines, in batches as they arrive.
 *
 * @throws DiffcmpError malformed-json for bytes that are not UTF-8, and for a line that is too long
 */
export async function* linesOf(bytes: AsyncIterable<Buffer | string>, name: string): AsyncGenerator<Lines> {
  const decoder = new TextDecoder('utf-8', { fatal: true }); // takes the byte order mark away
  let rest: string[] = [];
  let restLength = 0;
  let first = 1;
  let read = 0;
  const decode = (chunk?: Buffer): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw encodingError(name, first);
    }
  };
  for await (const chunk of bytes) {
    const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    read += buffer.length;
    const text = decode(buffer);
    const end = text.lastIndexOf('\n');
    const whole = end < 0 ? '' : text.slice(0, end);
    const tail = text.slice(end + 1);
    if (end >= 0) {
      const lines = (rest.join('') + whole).split('\n').map(withoutReturn);
      checkLength(lines, name, first);
      yield { first, lines, bytes: read };
      first += lines.length;
      rest = [];
      restLength = 0;
    }
    rest.push(tail);
    restLength += tail.length;
    if (restLength > maxLine) throw lengthError(name, first);
  }
  rest.push(decode());
  const last = withoutReturn(rest.join(''));
  if (last !== '') yield { first, lines: [last], bytes: read };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function checkLength(lines: readonly string[], name: string, first: number): void {
  const long = lines.findIndex((line) => line.length > maxLine);
  if (long >= 0) throw lengthError(name, first + long);
}

function lengthError(name: string, line: number): DiffcmpError {
  return new DiffcmpError('malformed-json', `${name}:${line}:1: a line is longer than ${maxLine} characters`, {
    hint: 'NDJSON has one case per line',
  });
}

function encodingError(name: string, line: number): DiffcmpError {
  return new DiffcmpError(
    'malformed-json',
    `${name}:${line}:1: this is not UTF-8 text, on this line or soon after it`,
    {
      hint: 'convert it first: iconv -t UTF-8',
    },
  );
}
