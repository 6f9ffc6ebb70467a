// What a run of the command reads from and writes to; tests hand in their own.

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
export async function expressionOf(argument: string, { stdin }: Streams): Promise<string> {
  return argument === '-' ? (await readAll(stdin)).replace(/^\ufeff/, '').trimEnd() : argument;
}

/** All of standard input as text. */
export async function readAll(stdin: Streams['stdin']): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
