// What a worker does: runs a chunk of cases, one after the other, and tells which one it is at.
import { workerData } from 'node:worker_threads';
import { theLaboratory } from '../reference/laboratory.js';
import { noCase } from './figures.js';
import { LineWriter, type LineBytes } from './line-bytes.js';
import { readCaseProgram } from './case-program.js';
import { readCaseText } from './named-file.js';
import { prepareCase, type CaseReaders } from './prepare-case.js';
import { CaseRunner, type RanCase } from './run-case.js';
import type { PlacedMistake } from './mistakes.js';
import type { RunSettings } from './settings.js';
import type { CaseSource } from './source.js';
import { LinesRead } from './worst-cases.js';
import { writeCase } from './written-case.js';

export interface Chunk {
  readonly cases: readonly CaseSource[];
  /** One number in shared memory: how many cases of the chunk were started, and behind all of them, how many of their lines. */
  readonly started: Int32Array;
  /** Nothing is run: only mistakes are wanted. */
  readonly checkOnly: boolean;
  /** Whether lines are made that nobody may read. */
  readonly everyLine: boolean;
}

export interface ChunkResult {
  /** None of a case that the filter leaves out, or that is no case, and where nobody reads it. */
  readonly lines: LineBytes;
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
const writer = new LineWriter();

export default async function runChunk({ cases, started, checkOnly, everyLine }: Chunk): Promise<ChunkResult> {
  const runner = await opening;
  const begin = performance.now();
  writer.clear();
  const mistakes: PlacedMistake[] = [];
  const ran: (RanCase | null)[] = [];
  for (const source of cases) {
    Atomics.add(started, 0, 1);
    const preparation = prepareCase(source, settings, readers);
    if (preparation.kind === 'mistakes') mistakes.push(...preparation.mistakes);
    ran.push(preparation.kind === 'ready' && !checkOnly ? runner.run(preparation.prepared) : null);
  }
  // One behind the other, a line takes 36 µs, and 41 in turn with the cases: what makes it stays in the caches of the processor.
  const figures: number[] = [];
  for (const each of ran) {
    Atomics.add(started, 0, 1);
    for (const figure of figuresWithLine(each, everyLine)) figures.push(figure);
  }
  return { lines: writer.lines(), figures: new Float64Array(figures), mistakes, time: performance.now() - begin };
}

/** The figures of a case, whose line is written where somebody reads it. */
function figuresWithLine(ran: RanCase | null, everyLine: boolean): readonly number[] {
  if (ran !== null && (everyLine || linesRead.includes(ran.prepared.line.index, ran.figures)))
    return writeCase(ran, writer);
  writer.add('');
  return ran?.figures ?? noCase;
}
