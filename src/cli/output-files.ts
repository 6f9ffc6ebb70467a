// The files that a command writes to: none is read by it, and no two are one file, through whatever links they are named.
import { DiffcmpError } from '../errors.js';
import { identityOf, identityOfStream } from '../files/identity.js';
import { isStandard } from './output.js';
import type { Streams } from './streams.js';

/** Options that name files to write to, with their values. */
type OutputOptions = Readonly<
  Partial<Record<'-o' | '--report' | '--svg' | '--png' | '--html' | '--save', string | undefined>>
>;

export class OutputFiles {
  private constructor(
    private readonly names: ReadonlyMap<string, string>,
    private readonly streams: Streams,
  ) {}

  /** @throws DiffcmpError bad-option where two are one; standard output is one of them, where it goes to a file */
  static async of(options: OutputOptions, streams: Streams): Promise<OutputFiles> {
    const names = new Map<string, string>();
    const add = (identity: string | null, name: string): void => {
      if (identity === null) return;
      const other = names.get(identity);
      if (other !== undefined)
        throw new DiffcmpError('bad-option', `${other} and ${name} are the same file`, { hint: 'name two files' });
      names.set(identity, name);
    };
    add(identityOfStream(streams.stdout), 'standard output');
    for (const [option, output] of Object.entries(options))
      if (output !== undefined && output !== '' && !isStandard({ output }))
        add(await identityOf(output), `${option} ${output}`);
    return new OutputFiles(names, streams);
  }

  /**
   * @param input a file that is read; `-` is standard input
   * @throws DiffcmpError same-file if it is written to
   */
  readonly refuse = async (input: string): Promise<void> => {
    const identity = input === '-' ? identityOfStream(this.streams.stdin) : await identityOf(input);
    const name = identity === null ? undefined : this.names.get(identity);
    if (name === undefined) return;
    const shown = input === '-' ? 'what standard input reads' : `the input ${input}`;
    throw new DiffcmpError('same-file', `${name} is the same file as ${shown}`, { hint: 'write to another file' });
  };
}
