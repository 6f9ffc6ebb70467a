// What a worker does: runs a chunk of cases, one after the other, and tells which one it is at.
import { workerData } from 'node:worker_threads';
import type { MpfrModule } from '../arithmetics/interval/gmp-wasm.js';
import { theLaboratory } from '../reference/laboratory.js';
import { noCase } from './figures.js';
import { LineWriter, type LineBytes } from './line-bytes.js';
import { readCaseProgram } from './case-program.js';
import { readCaseText } from './named-file.js';
import { prepareCase, type CaseReaders } from './prepare-case.js';
import { CaseRunner, type RanCase } from './run-case.js';
import type { PlacedMistake } from './mistakes.js';
import { atWorkOn } from './at-work.js';
import type { RunSettings } from './settings.js';
import type { CaseSource } from './source.js';
import { LinesRead } from './worst-cases.js';
import { writeCase } from './written-case.js';

export interface Chunk {
  readonly cases: readonly CaseSource[];
  /** One number in shared memory: what is at work, see `atWorkOn`; 0 before the first. */
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

/** What a worker starts with. */
export interface WorkerData {
  readonly settings: RunSettings;
  readonly mpfr: MpfrModule | undefined;
}

// the build loads it without any, for its code
const { settings, mpfr } = (workerData ?? {}) as WorkerData;
const readers: CaseReaders = { text: readCaseText, program: readCaseProgram };
const opening = theLaboratory(mpfr).then((laboratory) => new CaseRunner(laboratory, settings.timeout));
opening.catch(() => undefined); // starts while the first chunk is on its way, which reports it if that fails

const linesRead = new LinesRead();
const writer = new LineWriter();

/**
 * Cases whose lines are made together. One behind the other, a line takes 36 µs, and 41 in turn with the cases: what makes it
 * stays in the caches of the processor. What all cases of a chunk came to is more than the young generation holds, and each of its
 * collections copies it: with 64 of them kept a case took 125 to 140 µs of processor time, with up to 16 of them 103 to 110.
 */
const linesTogether = 8;

/** A case, while its line waits to be made: its figures alone where nobody reads that. */
type RanOrFigures = RanCase | readonly number[];

export default async function runChunk({ cases, started, checkOnly, everyLine }: Chunk): Promise<ChunkResult> {
  const runner = await opening;
  const begin = performance.now();
  writer.clear();
  const mistakes: PlacedMistake[] = [];
  const figures: number[] = [];
  let finished: RanOrFigures[] = [];
  for (let place = 0; place < cases.length; place++) {
    Atomics.store(started, 0, atWorkOn(place, 'case'));
    const preparation = prepareCase(cases[place] as CaseSource, settings, readers);
    if (preparation.kind === 'mistakes') mistakes.push(...preparation.mistakes);
    const ran = preparation.kind === 'ready' && !checkOnly ? runner.run(preparation.prepared) : null;
    finished.push(ran !== null && (everyLine || isRead(ran)) ? ran : (ran?.figures ?? noCase));
    if (finished.length < linesTogether && place < cases.length - 1) continue;
    const first = place + 1 - finished.length;
    finished.forEach((each, i) => {
      Atomics.store(started, 0, atWorkOn(first + i, 'line'));
      for (const figure of withLine(each)) figures.push(figure);
    });
    finished = [];
  }
  return { lines: writer.lines(), figures: new Float64Array(figures), mistakes, time: performance.now() - begin };
}

const isRead = ({ prepared, figures }: RanCase): boolean => linesRead.includes(prepared.line.index, figures);

/** The figures of a case, whose line is written if it is to be. */
function withLine(finished: RanOrFigures): readonly number[] {
  if ('record' in finished) return writeCase(finished, writer);
  writer.add('');
  return finished;
}
