// The batch: inputs through the pool to lines, with the summary at the end. Data only; who writes it decides how.
import { DiffcmpError } from '../errors.js';
import type { EarlierOutput } from './earlier.js';
import { figuresLength, isCaseAt } from './figures.js';
import type { Inputs, Survey } from './inputs.js';
import { firstLines, lineText } from './line-bytes.js';
import { thisMachine } from './machine.js';
import type { CasePool } from './pool.js';
import { MistakeLog } from './mistake-log.js';
import { mistakesError } from './mistakes.js';
import type { BatchHeader, BatchSummary, Shard } from './record.js';
import { schedule, type Finished, type Slot } from './schedule.js';
import type { RunSettings } from './settings.js';
import type { CaseSource } from './source.js';
import { Summary } from './summary.js';

export interface EngineOptions extends RunSettings {
  readonly paths: readonly string[];
  readonly shard: Shard | null;
  readonly order: 'input' | 'done';
  /** Stops after so many failed cases. */
  readonly maxFailures: number;
  readonly allowEmpty: boolean;
  readonly signal: AbortSignal;
  readonly earlier: EarlierOutput | null;
}

/** How a batch ended: with its input, or before. */
export type End = 'complete' | 'max-failures' | 'interrupted';

export type BatchEvent =
  | { readonly kind: 'start'; readonly survey: Survey; readonly header: BatchHeader }
  | {
      readonly kind: 'cases';
      readonly finished: Finished;
      /** Lines among them whose case failed. */
      readonly failures: readonly string[];
      readonly progress: Progress;
    }
  | { readonly kind: 'end'; readonly end: End; readonly summary: BatchSummary };

export interface Progress {
  readonly done: number;
  readonly failed: number;
  /** Lines taken from an earlier run. */
  readonly known: number;
  /** Of the input that is read, from 0 to 1. */
  readonly fraction: number;
}

/** Milliseconds that cases at work have to end when the batch is interrupted. */
const interruptPatience = 1000;

export function headerOf(engine: EngineOptions): BatchHeader {
  const { version, paths, overrides, timeout, allowOutside, filter, shard, order } = engine;
  const options = { ...overrides, timeout, ...(allowOutside && { allowOutside }) };
  return { type: 'header', schema: 'diffcmp/batch@1', version, ...thisMachine, paths, options, filter, shard, order };
}

/**
 * Runs the cases in a pool of the same settings.
 *
 * @throws DiffcmpError for inputs that can't be read, with all mistakes up to the limit, and no-cases
 */
export async function* runEngine(inputs: Inputs, pool: CasePool, options: EngineOptions): AsyncGenerator<BatchEvent> {
  try {
    yield* eventsOf(inputs, pool, options);
  } finally {
    inputs.close();
  }
}

async function* eventsOf(inputs: Inputs, pool: CasePool, options: EngineOptions): AsyncGenerator<BatchEvent> {
  const { shard, earlier, signal, filter } = options;
  const survey = await inputs.survey(shard, filter);
  if (survey.total === 0 && !options.allowEmpty) throw noCases(inputs, filter);
  yield { kind: 'start', survey, header: headerOf(options) };
  const sources = inputs.read(shard);
  const slots = earlier === null ? freshSlots(sources) : earlier.slots(sources, options);
  const summary = new Summary();
  const log = new MistakeLog();
  let end: End = 'complete';
  let known = 0;
  const stop = AbortSignal.any([signal, log.silence]);
  for await (const finished of schedule(slots, pool, { ...options, patience: interruptPatience, signal: stop })) {
    if (log.add(finished)) break;
    if (log.found) {
      pool.checkOnly = true;
      continue;
    }
    const taken = addToSummary(finished, summary, options.maxFailures);
    known += finished.slots.filter((slot) => slot.known !== null).length;
    const progress = { done: summary.total, failed: summary.failed, known, fraction: inputs.fraction };
    yield { kind: 'cases', finished: taken.finished, failures: taken.failures, progress };
    if (summary.failed < options.maxFailures) continue;
    end = 'max-failures';
    break;
  }
  if (log.found) throw mistakesError(log.mistakes);
  if (signal.aborted) end = 'interrupted';
  if (end === 'complete' && inputs.seen === 0 && !options.allowEmpty) throw noCases(inputs, null);
  yield { kind: 'end', end, summary: summary.result() };
}

function noCases(inputs: Inputs, filter: string | null): DiffcmpError {
  const names = inputs.files.map(({ name }) => name);
  const [only = ''] = names;
  const where = names.length > 1 ? `in ${names.length} files` : only === '-' ? 'on standard input' : `in ${only}`;
  return new DiffcmpError('no-cases', filter === null ? `no case ${where}` : `no case ${where} matches '${filter}'`, {
    hint: [{ allowEmpty: null }, ' accepts that'],
  });
}

/** Adds lines to the summary up to the failure that ends the batch; what comes behind it is dropped. */
function addToSummary(
  finished: Finished,
  summary: Summary,
  maxFailures: number,
): { finished: Finished; failures: string[] } {
  const { slots, lines, figures } = finished;
  const failures: string[] = [];
  let offset = 0;
  for (const [i, { source }] of slots.entries()) {
    const start = offset;
    offset += figuresLength(figures, start);
    if (!isCaseAt(figures, start)) continue;
    const { status } = summary.add(source.index, figures, start, () => lineText(lines, i));
    if (status !== 'failed') continue;
    failures.push(lineText(lines, i));
    if (summary.failed < maxFailures) continue;
    return { finished: { ...finished, slots: slots.slice(0, i + 1), lines: firstLines(lines, i + 1) }, failures };
  }
  return { finished, failures };
}

async function* freshSlots(batches: AsyncIterable<readonly CaseSource[]>): AsyncGenerator<readonly Slot[]> {
  for await (const cases of batches) yield cases.map((source) => ({ source, known: null, moreKnown: false }));
}
