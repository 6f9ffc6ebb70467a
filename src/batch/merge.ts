// Parts of a batch joined as if it had run in one: shards by the index of each case, or outputs one behind the other.
import { DiffcmpError } from '../errors.js';
import { figuresOf } from './figures.js';
import { PartReader, type PartCase } from './part-reader.js';
import type { BatchHeader, BatchSummary } from './record.js';
import { Summary } from './summary.js';
import { jsonLine } from '../visible.js';

export type MergeEvent =
  | { readonly kind: 'start'; readonly header: BatchHeader }
  | { readonly kind: 'cases'; readonly lines: readonly string[]; readonly failures: readonly string[] }
  | { readonly kind: 'end'; readonly summary: BatchSummary };

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
  const [first] = readers;
  if (first === undefined) throw new Error('there is nothing to merge');
  try {
    const header = await first.header();
    const summary = new Summary();
    const isSharded = header.shard !== null && header.shard.count > 1;
    const merged = isSharded ? await joinShards(header, readers) : await joinInTurn(header, readers);
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

async function joinShards(first: BatchHeader, readers: readonly PartReader[]): Promise<Merged> {
  const parts = await Promise.all(readers.map(async (reader) => [reader.name, await reader.header()] as const));
  const count = first.shard?.count ?? 1;
  const seen = new Map<number, string>();
  for (const [name, header] of parts) {
    const { shard } = header;
    if (!isSameBatch(header, first)) throw otherBatchError(name);
    if (shard?.count !== count) throw new DiffcmpError('bad-part', `${name} is no part of ${count}`);
    const twin = seen.get(shard.index);
    if (twin !== undefined)
      throw new DiffcmpError('bad-part', `${twin} and ${name} are both part ${shard.index}/${count}`);
    seen.set(shard.index, name);
  }
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter((index) => !seen.has(index));
  if (missing.length > 0)
    throw new DiffcmpError('bad-part', `part ${missing.map((index) => `${index}/${count}`).join(', ')} is missing`, {
      hint: 'name the files of all parts',
    });
  return { header: { ...first, shard: null }, cases: casesByIndex(readers) };
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

async function joinInTurn(first: BatchHeader, readers: readonly PartReader[]): Promise<Merged> {
  const headers = await Promise.all(readers.map((reader) => reader.header()));
  const paths = [...new Set(headers.flatMap((each) => each.paths))];
  const header = { ...first, paths, shard: null };
  return { header, cases: casesInTurn(readers, header) };
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
        yield { ...line, record: counted, text: jsonLine(counted) };
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
