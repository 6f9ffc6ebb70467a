// Workers for cases: as many as asked for, each watched; one that hangs or dies is replaced, and its case recorded.
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { moduleForWorkers } from '../arithmetics/interval/gmp-wasm.js';
import type { ErrorCode } from '../error-table.js';
import { moreTimeHint, TimeLimit } from '../errors.js';
import { placeAtWork } from './at-work.js';
import { joinLines, lineBytes } from './line-bytes.js';
import { systemCode } from '../system-code.js';
import { jsonLine } from '../text/visible.js';
import type { RunSettings } from './settings.js';
import type { CaseSource } from './source.js';
import type { Chunk, ChunkResult, WorkerData } from './worker.js';
import { bundleFile } from '../files/bundle-file.js';

/** Memory of one worker's JavaScript; the same for any number of them, so that results are. */
const workerMegabytes = 1024;
/** Of it, for what lives shortly; more makes a batch no faster. */
const youngMegabytes = 16;
/** Workers beyond these only take memory: cases compute all the time. */
const mostWorkers = Math.max(16, 2 * availableParallelism());
/** Milliseconds beyond its time that a case has to end by itself, which keeps its worker. */
const grace = 250;

export interface PoolOptions {
  /** Workers asked for. Default: one for each processor. */
  readonly jobs?: number | undefined;
  /** What a worker runs, a file of dist. Default: the worker itself. */
  readonly file?: string;
  /** For tests. */
  readonly megabytes?: number | undefined;
}

export class CasePool {
  private readonly piscina: Piscina<Chunk, ChunkResult>;
  /** Workers at most, each with one case at a time. */
  readonly jobs: number;
  /** Set once a case can't be read: the rest is only looked through. */
  checkOnly = false;
  /** Unset where nobody writes lines: then only those are made that are read (`LinesRead`). */
  everyLine = true;
  private closed = false;

  constructor(
    private readonly settings: RunSettings,
    { jobs = availableParallelism(), file = 'batch-worker.cjs', megabytes = workerMegabytes }: PoolOptions,
  ) {
    this.jobs = Math.min(jobs, mostWorkers);
    this.piscina = new Piscina({
      filename: bundleFile(file, import.meta.url),
      minThreads: this.jobs,
      maxThreads: this.jobs,
      idleTimeout: 60_000,
      recordTiming: false,
      workerData: { settings, mpfr: moduleForWorkers() } satisfies WorkerData,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: youngMegabytes },
    });
    this.piscina.on('error', () => undefined); // a worker that dies takes its task with it, which says so
  }

  /** Runs the cases in order. What becomes of a case doesn't depend on the others of its chunk. */
  async run(cases: readonly CaseSource[], everyLine = this.everyLine): Promise<ChunkResult> {
    const started = new Int32Array(new SharedArrayBuffer(4));
    const guard = new AbortController();
    const watch = this.watch(started, guard);
    try {
      return await this.piscina.run({ cases, started, checkOnly: this.checkOnly, everyLine }, { signal: guard.signal });
    } catch (error) {
      if (this.closed) throw error;
      const index = placeAtWork(Atomics.load(started, 0));
      const culprit = cases[index];
      if (culprit === undefined) throw error; // it wasn't a case that did it
      const isLate = guard.signal.aborted;
      const before = await this.runSome(cases.slice(0, index));
      const its = isLate
        ? await this.recordWithout(culprit, 'timeout', new TimeLimit().message, moreTimeHint)
        : await this.runAlone(culprit, cases.length, error);
      return joinResults([before, its, await this.runSome(cases.slice(index + 1))]);
    } finally {
      clearInterval(watch);
    }
  }

  /** Ends all workers at once. */
  async close(): Promise<void> {
    this.closed = true;
    await this.piscina.destroy();
  }

  /** Stops the chunk when one case is at work for too long: most stop themselves, those inside one long step can't. */
  private watch(started: Int32Array, guard: AbortController): NodeJS.Timeout {
    const limit = this.settings.timeout + grace;
    let count = 0;
    let since = performance.now();
    const look = (): void => {
      const now = performance.now();
      const current = Atomics.load(started, 0);
      if (current !== count) [count, since] = [current, now];
      else if (current > 0 && now - since > limit) guard.abort();
    };
    return setInterval(look, Math.max(20, Math.min(250, limit / 4)));
  }

  /** Runs a case again: perhaps others left it too little memory. Only one that died alone has died of itself. */
  private async runAlone(culprit: CaseSource, among: number, error: unknown): Promise<ChunkResult> {
    return among > 1 ? this.run([culprit], true) : this.recordWithout(culprit, 'worker-died', deathMessage(error));
  }

  /** Runs cases again, if there are any. Their worker may have run later ones, so that it can't tell which lines are read. */
  private async runSome(cases: readonly CaseSource[]): Promise<ChunkResult> {
    return cases.length > 0 ? this.run(cases, true) : joinResults([]);
  }

  private async recordWithout(
    source: CaseSource,
    code: ErrorCode,
    message: string,
    hint: string | null = null,
  ): Promise<ChunkResult> {
    const [{ figuresOf }, { caseWithoutResult, leaveAllUnread, prepareCase }] = await Promise.all([
      import('./figures.js'),
      import('./prepare-case.js'),
    ]);
    const preparation = prepareCase(source, this.settings, leaveAllUnread);
    if (preparation.kind !== 'ready') throw new Error('a case ran that can not be read');
    const record = caseWithoutResult(preparation.prepared, 'failed', code, message, hint);
    return {
      lines: lineBytes([jsonLine(record)]),
      figures: new Float64Array(figuresOf(record)),
      mistakes: [],
      time: 0,
    };
  }
}

function joinResults(results: readonly ChunkResult[]): ChunkResult {
  return {
    lines: joinLines(results.map(({ lines }) => lines)),
    figures: Float64Array.from(results.flatMap(({ figures }) => [...figures])),
    mistakes: results.flatMap(({ mistakes }) => mistakes),
    time: results.reduce((sum, { time }) => sum + time, 0),
  };
}

function deathMessage(error: unknown): string {
  return systemCode(error) === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'the worker ran out of memory'
    : 'the worker ended without an answer';
}
