// A command as a black box: it is started once, gets a line of JSON per point, and answers each with a line.
import { DiffcmpError } from '../../errors.js';
import { countOf } from '../../text/numeral.js';
import { visible } from '../../text/visible.js';
import type { BlackBox, BlackBoxAnswer } from '../black-box.js';
import { pointLine, readAnswerLine } from './json-lines.js';
import { Subprocess } from './subprocess.js';

export interface CommandBox extends BlackBox {
  /** Ends the command, and what it started. @throws DiffcmpError command-failed if it failed after its last answer, say with one that nobody asked for */
  readonly close: () => Promise<void>;
}

export interface CommandBoxOptions {
  /** How many numbers a point has. */
  readonly inputs: number;
  /** Milliseconds that an answer may take. */
  readonly timeout: number;
}

/** A point that was written and isn't answered yet. */
interface OpenQuestion {
  readonly resolve: (answer: BlackBoxAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A command that a shell runs, as npm runs its scripts: `sh -c`, on Windows `cmd /c`. Lines go to its standard input as fast as
 * it takes them; answers come in the same order. What it writes to standard error is shown if it fails.
 *
 * @throws DiffcmpError (when asked) `command-failed` if it doesn't start, ends, or writes what is no answer; `timeout`
 */
export function commandBox(command: string, options: CommandBoxOptions): CommandBox {
  if (command.trim() === '') throw new DiffcmpError('bad-option', 'the command is empty', { hint: [{ command: 'python3 model.py' }] }); // prettier-ignore
  const session = new CommandSession(command, options);
  return {
    text: command,
    ask: (points) => Promise.all(points.map((point) => session.ask(point))),
    close: () => session.close(),
  };
}

class CommandSession {
  private process: Subprocess | null = null;
  private readonly open: OpenQuestion[] = [];
  private failure: DiffcmpError | null = null;
  /** Whether an asker got the failure. */
  private isTold = false;
  private lines = 0;
  private isClosing = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly command: string,
    private readonly options: CommandBoxOptions,
  ) {}

  ask(point: readonly number[]): Promise<BlackBoxAnswer> {
    if (!point.every(Number.isFinite)) return Promise.resolve({ value: NaN, gradient: point.map(() => NaN) });
    return new Promise((resolve, reject) => {
      if (this.failure === null) this.process ??= this.start();
      if (this.failure !== null) {
        this.isTold = true;
        reject(this.failure);
        return;
      }
      this.open.push({ resolve, reject });
      if (this.open.length === 1) this.wait();
      this.process?.write(pointLine(point));
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    this.isClosing = true;
    await this.process?.close();
    // what came after the last answer: answers may have been taken for those of other points
    if (this.failure !== null && !this.isTold) throw this.failure;
  }

  private start(): Subprocess {
    return new Subprocess(this.command, {
      // a number takes 25 letters at most; those who write more digits, or other fields, have room
      longestLine: 1_000_000 + 100 * this.options.inputs,
      line: (line) => {
        this.answer(line);
      },
      ended: (how, said) => {
        if (!this.isClosing) this.fail(this.endOf(how, said));
      },
    });
  }

  private answer(line: string): void {
    if (this.failure !== null) return;
    this.lines++;
    if (line.trim() === '' || (this.isClosing && !line.startsWith('{'))) return;
    try {
      if (this.open.length === 0) throw this.unasked(line);
      const answer = readAnswerLine(line, this.lines, this.options.inputs);
      this.open.shift()?.resolve(answer);
      this.wait();
    } catch (error) {
      if (!(error instanceof DiffcmpError)) throw error;
      this.fail(error);
    }
  }

  private unasked(line: string): DiffcmpError {
    return new DiffcmpError('command-failed', `line ${this.lines} of what the command writes answers nothing: no point is left`, { more: [`The line: ${visible(line.slice(0, 120))}`], hint: 'answer each point once, and write all else to standard error' }); // prettier-ignore
  }

  /** The time of an answer begins with the one before. */
  private wait(): void {
    clearTimeout(this.timer);
    if (this.open.length === 0) return;
    const { timeout } = this.options;
    this.timer = setTimeout(() => {
      this.fail(new DiffcmpError('timeout', `the command did not answer within ${timeout} ms`, { more: this.process?.saidLines() ?? [], hint: ['allow more with ', { timeout: 2 * timeout }, '; an output that is not flushed after each line is never seen'] })); // prettier-ignore
    }, timeout);
  }

  private endOf(how: string, said: readonly string[]): DiffcmpError {
    const before = this.lines === 0 ? 'before it answered anything' : `after ${countOf(this.lines, 'line')}`;
    return new DiffcmpError('command-failed', `the command ended ${before}: ${how}`, { more: said });
  }

  private fail(error: DiffcmpError): void {
    if (this.failure !== null) return;
    this.failure = error;
    this.isTold = this.open.length > 0;
    clearTimeout(this.timer);
    for (const { reject } of this.open.splice(0)) reject(error);
    this.process?.kill();
  }
}
