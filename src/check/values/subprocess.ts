// A process with lines in and lines out: killed with all that it started, and never left behind.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { visible } from '../../text/visible.js';

export interface SubprocessHandlers {
  /** Letters of a line, at most. */
  readonly longestLine: number;
  readonly line: (line: string) => void;
  /** It ended, or could not be started; not told after `kill`. */
  readonly ended: (how: string, said: readonly string[]) => void;
}

/** What is kept of standard error. */
const saidLetters = 4000;
const saidLinesShown = 5;
/** Milliseconds for a process to end by itself once its input ends. */
const grace = 1000;
const onWindows = process.platform === 'win32';

export class Subprocess {
  private readonly child: ChildProcessWithoutNullStreams;
  private rest = '';
  private said = '';
  private isOver = false;
  private readonly exited: Promise<void>;
  private readonly killAtExit = (): void => {
    this.kill();
  };

  /** @param command run by a shell, in a process group of its own */
  constructor(
    command: string,
    private readonly handlers: SubprocessHandlers,
  ) {
    this.child = spawn(command, { shell: true, detached: !onWindows, stdio: 'pipe', windowsHide: true });
    const { stdin, stdout, stderr } = this.child;
    stdin.on('error', () => undefined); // its end says more
    stdout.setEncoding('utf8').on('data', (text: string) => {
      this.read(text);
    });
    stderr.setEncoding('utf8').on('data', (text: string) => {
      this.said = (this.said + text).slice(-saidLetters);
    });
    process.once('exit', this.killAtExit);
    this.exited = new Promise((resolve) => {
      this.child.once('error', (error) => {
        this.end(`it could not be started (${error.message})`);
        resolve();
      });
      const end = (code: number | null, signal: string | null): void => {
        if (this.rest.trim() !== '' && !this.isOver) this.handlers.line(this.rest);
        this.end(code === null ? `signal ${String(signal)}` : `exit code ${code}`);
        resolve();
      };
      this.child.once('close', end); // after its streams have ended
      this.child.once('exit', (code, signal) => {
        // what it started may keep them open
        setTimeout(end, grace, code, signal).unref();
      });
    });
  }

  write(text: string): void {
    if (!this.isOver) this.child.stdin.write(text);
  }

  /** The last lines that it wrote to standard error, as they may be shown. */
  saidLines(): string[] {
    const lines = this.said.split(/\r?\n/).filter((line) => line.trim() !== '');
    return lines.slice(-saidLinesShown).map((line) => `It says: ${visible(line.slice(0, 200))}`);
  }

  /** Ends its input, and reads what it still writes until it ends; kills it if that takes long. */
  async close(): Promise<void> {
    this.child.stdin.end();
    const timer = setTimeout(() => {
      this.kill();
    }, grace);
    await this.exited;
    clearTimeout(timer);
    this.kill(); // what it started may still run
    process.removeListener('exit', this.killAtExit);
  }

  /** At once, with all of its process group. */
  kill(): void {
    this.isOver = true;
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      if (onWindows) spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // all of them have ended
    }
    this.child.stdout.destroy();
    this.child.stderr.destroy();
  }

  private read(text: string): void {
    if (this.isOver) return;
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.handlers.line(line.replace(/\r$/, ''));
    if (this.rest.length <= this.handlers.longestLine) return;
    const start = visible(this.rest.slice(0, 60));
    this.end(`a line of its output has more than ${this.handlers.longestLine.toLocaleString('en')} letters: ${start}…`);
  }

  private end(how: string): void {
    if (this.isOver) return;
    this.isOver = true;
    this.handlers.ended(how, this.saidLines());
  }
}
