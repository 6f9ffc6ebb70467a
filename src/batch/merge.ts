// Parts of a batch joined as if it had run in one: shards by the index of each case, or outputs one behind the other.
import { createReadStream } from 'node:fs';
import { DiffcmpError } from '../errors.js';
import { systemCode } from '../system-code.js';
import { figuresOf } from './figures.js';
import { linesOf } from './lines.js';
import type { BatchCase, BatchHeader, BatchLine, BatchSummary } from './record.js';
import { Summary } from './summary.js';

export type MergeEvent =
  | { readonly kind: 'start'; readonly header: BatchHeader }
  | { readonly kind: 'cases'; readonly lines: readonly string[]; readonly failures: readonly string[] }
  | { readonly kind: 'end'; readonly summary: BatchSummary };

interface PartLine {
  readonly text: string;
  readonly record: BatchLine;
  /** `file:line`, for errors. */
  readonly place: string;
}
type PartCase = PartLine & { readonly record: BatchCase };

const linesPerBatch = 256;

/**
 * @param paths files of parts, several parts in one file too; `-` is standard input
 * @throws DiffcmpError bad-part where a part is broken, incomplete, missing or of another batch
 */
export async function* mergeParts(
  paths: readonly string[],
  stdin: AsyncIterable<Buffer | string>,
): AsyncGenerator<MergeEvent> {
  const readers = paths.map((path) => new PartReader(path, stdin));
  const [first, ...others] = readers;
  if (first === undefined) throw new Error('there is nothing to merge');
  try {
    const header = await first.header();
    const summary = new Summary();
    const isSharded = header.shard !== null && header.shard.count > 1;
    const merged = isSharded ? await joinShards(first, others) : await joinInTurn(first, others);
    yield { kind: 'start', header: merged.header };
    let lines: string[] = [];
    let failures: string[] = [];
    for await (const { text, record } of merged.cases) {
      const { status } = summary.add(record.index, figuresOf(record), 0, text);
      lines.push(text);
      if (status === 'failed') failures.push(text);
      if (lines.length < linesPerBatch) continue;
      yield { kind: 'cases', lines, failures };
      [lines, failures] = [[], []];
    }
    if (lines.length > 0) yield { kind: 'cases', lines, failures };
    yield { kind: 'end', summary: summary.result() };
  } finally {
    for (const reader of readers) await reader.close();
  }
}

interface Merged {
  readonly header: BatchHeader;
  readonly cases: AsyncIterable<PartCase>;
}

async function joinShards(first: PartReader, others: readonly PartReader[]): Promise<Merged> {
  const readers = [first, ...others];
  const headers = await Promise.all(readers.map((reader) => reader.header()));
  const header = { ...(headers[0] as BatchHeader), shard: null };
  const count = headers[0]?.shard?.count ?? 1;
  const seen = new Map<number, string>();
  headers.forEach(({ shard, ...rest }, i) => {
    const { name } = readers[i] as PartReader;
    if (!isSameBatch({ ...rest, shard }, header)) throw otherBatchError(name);
    if (shard?.count !== count) throw new DiffcmpError('bad-part', `${name} is no part of ${count}`);
    const twin = seen.get(shard.index);
    if (twin !== undefined)
      throw new DiffcmpError('bad-part', `${twin} and ${name} are both part ${shard.index}/${count}`);
    seen.set(shard.index, name);
  });
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter((index) => !seen.has(index));
  if (missing.length > 0)
    throw new DiffcmpError('bad-part', `part ${missing.map((index) => `${index}/${count}`).join(', ')} is missing`, {
      hint: 'name the files of all parts',
    });
  return { header, cases: casesByIndex(readers) };
}

async function* casesByIndex(readers: readonly PartReader[]): AsyncGenerator<PartCase> {
  const heads = await Promise.all(readers.map(async (reader) => ({ reader, next: await reader.nextCase() })));
  for (;;) {
    let least: (typeof heads)[number] | null = null;
    for (const head of heads)
      if (head.next !== null && (least?.next == null || head.next.record.index < least.next.record.index)) least = head;
    if (least?.next == null) return;
    yield least.next;
    least.next = await least.reader.nextCase();
  }
}

async function joinInTurn(first: PartReader, others: readonly PartReader[]): Promise<Merged> {
  const headers = [await first.header(), ...(await Promise.all(others.map((reader) => reader.header())))];
  const paths = [...new Set(headers.flatMap((each) => each.paths))];
  const header = { ...(headers[0] as BatchHeader), paths, shard: null };
  return { header, cases: casesInTurn([first, ...others], header) };
}

/** Cases are counted on: each part began at 0. Where a filter left out the last cases of a part, they don't count. */
async function* casesInTurn(readers: readonly PartReader[], header: BatchHeader): AsyncGenerator<PartCase> {
  let before = { index: 0, piped: 0 };
  for (const reader of readers) {
    for (;;) {
      const part = await reader.header();
      if (!isSameBatch(part, header) || (part.shard !== null && part.shard.count > 1))
        throw otherBatchError(reader.name);
      const seen = { ...before };
      for (let line = await reader.nextCase(); line !== null; line = await reader.nextCase()) {
        const { record } = line;
        const index = before.index + record.index;
        const number = record.file === '-' ? before.piped + record.number : record.number;
        seen.index = Math.max(seen.index, index + 1);
        if (record.file === '-') seen.piped = Math.max(seen.piped, number);
        if (record.index === index && record.number === number) {
          yield line;
          continue;
        }
        const counted = { ...record, index, number };
        yield { ...line, record: counted, text: JSON.stringify(counted) };
      }
      before = seen;
      if (!(await reader.hasAnotherPart())) break;
    }
  }
}

/** Whether two parts were run alike; their paths and shards may differ. */
function isSameBatch(a: BatchHeader, b: BatchHeader): boolean {
  const meaning = ({ version, options, filter }: BatchHeader): string => JSON.stringify([version, options, filter]);
  return meaning(a) === meaning(b);
}

function otherBatchError(name: string): DiffcmpError {
  return new DiffcmpError('bad-part', `${name} is part of another batch: its options or its version differ`, {
    hint: 'parts to merge are made by the same version with the same options',
  });
}

/** One file: a header, cases, a summary; perhaps another header, and so on. */
class PartReader {
  private readonly lines: AsyncGenerator<PartLine>;
  private ahead: PartLine | null | undefined;
  private current: BatchHeader | null = null;

  constructor(
    readonly name: string,
    stdin: AsyncIterable<Buffer | string>,
  ) {
    this.lines = partLines(name, stdin);
  }

  /** The header of the part that is being read. */
  async header(): Promise<BatchHeader> {
    if (this.current !== null) return this.current;
    const line = await this.take();
    if (line?.record.type !== 'header')
      throw new DiffcmpError('bad-part', `${line?.place ?? this.name}: this is not the output of diffcmp batch`);
    return (this.current = line.record);
  }

  /** Null at the summary, which every whole part has. */
  async nextCase(): Promise<PartCase | null> {
    const line = await this.peek();
    if (line === null || line.record.type === 'header')
      throw new DiffcmpError('bad-part', `${line?.place ?? this.name}: a part is incomplete, it has no summary`, {
        hint: ['run it again with ', { resume: null }, ', then merge'],
      });
    if (line.record.type === 'summary') return null;
    this.ahead = undefined;
    return line as PartCase;
  }

  /** After the summary: goes on to the next part, if there is one. */
  async hasAnotherPart(): Promise<boolean> {
    await this.take();
    if ((await this.peek()) === null) return false;
    this.current = null;
    return true;
  }

  async close(): Promise<void> {
    await this.lines.return(undefined);
  }

  private async peek(): Promise<PartLine | null> {
    if (this.ahead === undefined) {
      const next = await this.lines.next();
      this.ahead = next.done === true ? null : next.value;
    }
    return this.ahead;
  }
  private async take(): Promise<PartLine | null> {
    const line = await this.peek();
    this.ahead = undefined;
    return line;
  }
}

async function* partLines(name: string, stdin: AsyncIterable<Buffer | string>): AsyncGenerator<PartLine> {
  const bytes: AsyncIterable<Buffer | string> =
    name === '-' ? stdin : createReadStream(name, { highWaterMark: 2 ** 18 });
  try {
    for await (const { first, lines } of linesOf(bytes, name)) {
      for (const [i, text] of lines.entries()) {
        const place = `${name}:${first + i}`;
        yield { text, record: readLine(text, place), place };
      }
    }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    throw new DiffcmpError('no-such-file', `there is no file ${name}`);
  }
}

function readLine(text: string, place: string): BatchLine {
  try {
    const record = JSON.parse(text) as BatchLine | null;
    if (record !== null && ['header', 'case', 'summary'].includes(record.type)) return record;
  } catch {
    // said below
  }
  throw new DiffcmpError('bad-part', `${place}: this line is not whole, or not of diffcmp batch`);
}
