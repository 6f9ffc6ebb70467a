// The batch as the library offers it: cases or files in, the lines of the output as data.
import { surprise, withoutSurprise } from '../argument.js';
import type { CaseFields } from './case-fields.js';
import { caseText } from './case-text.js';
import { runEngine } from './engine.js';
import { DiffcmpError } from '../errors.js';
import { filesOf } from './files.js';
import { Inputs } from './inputs.js';
import { isObject } from './is-object.js';
import { textsOfLines } from './line-bytes.js';
import { batchOptionsFrom, type BatchOptions } from './options.js';
import { CasePool } from './pool.js';
import { defaultTimeout } from '../program/time.js';
import { readCaseLine, type BatchLine } from './record.js';
import { valueText } from '../text/value-text.js';
import { version } from '../version.js';

/** What a batch takes: paths of files, folders and globs, or cases. */
export type BatchInput = string | readonly string[] | Iterable<CaseFields> | AsyncIterable<CaseFields>;

/**
 * Runs cases, each in one of several workers, and yields the lines of `diffcmp/batch@1` as data: a header, a line per
 * case, and at the end a summary, unless it was stopped before.
 *
 * @param cases paths of files, folders and globs, or cases themselves
 * @throws DiffcmpError for files, cases and options that can't be read, with the places of all mistakes; when the first
 * line is asked for
 */
export async function* batch(cases: BatchInput, options: BatchOptions = {}): AsyncGenerator<BatchLine> {
  const { jobs, timeout, allowOutside, filter, shard, order, maxFailures, signal, overrides } =
    batchOptionsFrom(options);
  const input = withoutSurprise('the cases', () => inputOf(cases));
  const inputs = new Inputs(await filesOf(input.paths), input.stdin);
  const settings = {
    ...{ version, overrides },
    timeout: timeout ?? defaultTimeout,
    filter: filter ?? null,
    allowOutside: allowOutside ?? false,
  };
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  withoutSurprise('the signal', () => {
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort);
  });
  const pool = new CasePool(settings, { jobs });
  try {
    const events = runEngine(inputs, pool, {
      ...settings,
      paths: input.paths,
      shard: shard ?? null,
      order: order ?? 'input',
      maxFailures: maxFailures ?? Infinity,
      allowEmpty: true,
      signal: stop.signal,
      earlier: null,
    });
    for await (const event of events) {
      if (event.kind === 'start') yield event.header;
      else if (event.kind === 'end') {
        if (event.end === 'complete') yield event.summary;
      } else for (const line of textsOfLines(event.finished.lines)) if (line !== '') yield readCaseLine(line);
    }
  } finally {
    await pool.close();
    withoutSurprise('the signal', () => signal?.removeEventListener('abort', abort));
  }
}

/** Cases come as if they were piped in. */
function inputOf(cases: unknown): {
  readonly paths: readonly string[];
  readonly stdin: AsyncIterable<Buffer | string>;
} {
  if (typeof cases === 'string') return { paths: [cases], stdin: process.stdin };
  if (isTexts(cases)) return { paths: cases.map(String), stdin: process.stdin };
  if (isIterable(cases)) return { paths: ['-'], stdin: ndjsonOf(cases) };
  throw new DiffcmpError('bad-option', `cases must be paths, or a list of cases, got ${valueText(cases)}`, {
    hint: "for example [{ expr: 'x*cos(x)', at: 1.2 }]",
  });
}

const isTexts = (cases: unknown): cases is readonly string[] =>
  Array.isArray(cases) && cases.findIndex((each) => typeof each !== 'string') < 0; // holes are seen too

const isIterable = (cases: unknown): cases is Iterable<unknown> | AsyncIterable<unknown> =>
  isObject(cases) && (Symbol.asyncIterator in cases || Symbol.iterator in cases);

async function* ndjsonOf(cases: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<string> {
  let number = 1;
  try {
    for await (const each of cases) {
      yield `${caseText(each, number)}\n`;
      number++;
    }
  } catch (error) {
    throw surprise('cannot-read', `case ${number}`, error);
  }
}
