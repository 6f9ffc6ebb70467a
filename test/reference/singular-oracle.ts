// The oracle of one-sided slopes as a process (test/oracle/singular_programs.py): a program in, what values say of it out.
import { execFileSync, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Told } from './singular-judge.js';
import type { PointedProgram } from './singular-programs.js';

const script = new URL('../oracle/singular_programs.py', import.meta.url).pathname;
/** The Python that has mpmath; `PYTHON` names another. */
const python = process.env['PYTHON'] ?? 'python3';

export function hasOracle(): boolean {
  try {
    execFileSync(python, ['-c', 'import mpmath'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export class Oracle {
  private readonly process: ChildProcessWithoutNullStreams = spawn(python, [script]);
  private readonly waiting: ((told: Told) => void)[] = [];

  constructor() {
    createInterface({ input: this.process.stdout }).on('line', (line) =>
      this.waiting.shift()?.(JSON.parse(line) as Told),
    );
    this.process.stderr.pipe(process.stderr);
  }

  /** Answers come in the order of the questions. */
  ask({ expr, at, order }: PointedProgram): Promise<Told> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.process.stdin.write(`${JSON.stringify({ expr, at, order })}\n`);
    });
  }

  close(): void {
    this.process.stdin.end();
  }
}
