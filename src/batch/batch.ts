// The batch as the library offers it: cases or files in, the lines of the output as data.
import { availableParallelism } from 'node:os';
import type { Overrides } from './case.js';
import { runEngine } from './engine.js';
import { filesOf } from './files.js';
import { Inputs, type Shard } from './inputs.js';
import { CasePool } from './pool.js';
import { readCaseLine, type BatchLine } from './record.js';
import type { CaseFields } from './schema/fixture.js';
import { defaultTimeout } from '../program/time.js';
import { version } from '../version.js';

export interface BatchOptions extends Overrides {
  /** Workers, each with one case at a time: how long it takes, not what lines say. Default: one per processor. */
  readonly jobs?: number | undefined;
  /** Milliseconds for one case; one that takes longer fails with `timeout`. Default: 10,000. */
  readonly timeout?: number | undefined;
  /** Only cases whose name, expression or tags hold this text, in whatever letter case. Default: all. */
  readonly filter?: string | undefined;
  /** Only every `count`-th case, beginning with the `index`-th, from 1. Default: all. */
  readonly shard?: Shard | undefined;
  /** Whether lines come in the order of the input, or as their cases are done. Default: `input`. */
  readonly order?: 'input' | 'done' | undefined;
  /** Failed cases after which the batch ends, without a summary. Default: no number is too many. */
  readonly maxFailures?: number | undefined;
  /** Once aborted, no further case is handed out, and the batch ends without a summary. Default: none. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs cases, each in one of several workers, and yields the lines of `diffcmp/batch@1` as data: a header, a line per
 * case, and at the end a summary, unless it was stopped before.
 *
 * @param cases paths of files, folders and globs, or cases themselves
 * @throws DiffcmpError for files and cases that can't be read, with the places of all mistakes
 */
export async function* batch(
  cases: string | readonly string[] | Iterable<CaseFields> | AsyncIterable<CaseFields>,
  { jobs, timeout, filter, shard, order, maxFailures, signal, ...overrides }: BatchOptions = {},
): AsyncGenerator<BatchLine> {
  const [paths, stdin] = arePaths(cases) ? [[cases].flat(), process.stdin] : [['-'], ndjsonOf(cases)];
  const inputs = new Inputs(await filesOf(paths), stdin);
  const settings = { version, overrides, timeout: timeout ?? defaultTimeout, filter: filter ?? null };
  const pool = new CasePool(settings, { jobs: jobs ?? availableParallelism() });
  try {
    const events = runEngine(inputs, pool, {
      ...settings,
      paths,
      shard: shard ?? null,
      order: order ?? 'input',
      maxFailures: maxFailures ?? Infinity,
      allowEmpty: true,
      signal: signal ?? new AbortController().signal,
      earlier: null,
    });
    for await (const event of events) {
      if (event.kind === 'start') yield event.header;
      else if (event.kind === 'end') {
        if (event.end === 'complete') yield event.summary;
      } else for (const line of event.finished.lines) if (line !== '') yield readCaseLine(line);
    }
  } finally {
    await pool.close();
  }
}

function arePaths(cases: unknown): cases is string | readonly string[] {
  return typeof cases === 'string' || (Array.isArray(cases) && cases.every((each) => typeof each === 'string'));
}

async function* ndjsonOf(cases: Iterable<CaseFields> | AsyncIterable<CaseFields>): AsyncGenerator<string> {
  for await (const each of cases) yield `${JSON.stringify(each)}\n`;
}
