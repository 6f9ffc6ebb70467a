// What a run of the command reads from and writes to; tests hand in their own.
import { DiffcmpError } from '../errors.js';

export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface Streams {
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The expression that an argument stands for: itself, or for `-` all of standard input. */
export async function expressionOf(argument: string, streams: Streams): Promise<string> {
  return argument === '-' ? (await readAll(streams.stdin)).replace(/^\ufeff/, '').trimEnd() : argument;
}

/** Bytes of an expression that is piped in. */
const longestInput = 16 * 2 ** 20;

/** All of standard input as text. @throws DiffcmpError for more than anyone writes */
export async function readAll(stdin: Streams['stdin']): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    const buffer = Buffer.from(chunk);
    length += buffer.length;
    if (length > longestInput)
      throw new DiffcmpError('cannot-read', `standard input has more than ${longestInput / 2 ** 20} MB`, {
        hint: 'diffcmp batch - reads cases of any number',
      });
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
