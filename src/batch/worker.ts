// What a worker does: runs a chunk of cases, one after the other, and tells which one it is at.
import { workerData } from 'node:worker_threads';
import { theLaboratory } from '../reference/laboratory.js';
import { noCase } from './figures.js';
import { readCaseProgram } from './case-program.js';
import { readCaseText } from './named-file.js';
import { prepareCase, type CaseReaders } from './prepare-case.js';
import { CaseRunner } from './run-case.js';
import type { PlacedMistake } from './mistakes.js';
import { jsonLine } from '../text/visible.js';
import type { RunSettings } from './settings.js';
import type { CaseSource } from './source.js';
import { LinesRead } from './worst-cases.js';

export interface Chunk {
  readonly cases: readonly CaseSource[];
  /** One number in shared memory: how many cases of the chunk were started. */
  readonly started: Int32Array;
  /** Nothing is run: only mistakes are wanted. */
  readonly checkOnly: boolean;
  /** Whether lines are made that nobody may read. */
  readonly everyLine: boolean;
}

export interface ChunkResult {
  /** A line per case; empty for one that the filter leaves out, or that is no case, and where nobody reads it. */
  readonly lines: readonly string[];
  /** The figures of the cases, one behind the other. */
  readonly figures: Float64Array;
  readonly mistakes: readonly PlacedMistake[];
  /** Milliseconds. */
  readonly time: number;
}

const settings = workerData as RunSettings;
const readers: CaseReaders = { text: readCaseText, program: readCaseProgram };
const opening = theLaboratory().then((laboratory) => new CaseRunner(laboratory, settings.timeout));
opening.catch(() => undefined); // starts while the first chunk is on its way, which reports it if that fails

const linesRead = new LinesRead();

export default async function runChunk({ cases, started, checkOnly, everyLine }: Chunk): Promise<ChunkResult> {
  const runner = await opening;
  const begin = performance.now();
  const lines: string[] = [];
  const figures: number[] = [];
  const mistakes: PlacedMistake[] = [];
  for (const source of cases) {
    Atomics.add(started, 0, 1);
    const preparation = prepareCase(source, settings, readers);
    if (preparation.kind === 'ready' && !checkOnly) {
      const ran = runner.run(preparation.prepared);
      for (const figure of ran.figures) figures.push(figure);
      const isRead = everyLine || linesRead.includes(source.index, ran.figures);
      lines.push(isRead ? jsonLine(ran.record()) : '');
    } else {
      lines.push('');
      figures.push(...noCase);
      if (preparation.kind === 'mistakes') mistakes.push(...preparation.mistakes);
    }
  }
  return { lines, figures: new Float64Array(figures), mistakes, time: performance.now() - begin };
}
