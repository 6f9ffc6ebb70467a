// Parts of a batch joined as if it had run in one: shards by the index of each case, or outputs one behind the other.
import { DiffcmpError } from '../errors.js';
import { countOf } from '../text/numeral.js';
import { figuresOf } from './figures.js';
import { lineBytes, type LineBytes } from './line-bytes.js';
import { isSameMachine, machineText, mixedMachines } from './machine.js';
import { PartReader, type PartCase } from './part-reader.js';
import type { BatchHeader, BatchSummary } from './record.js';
import { Summary } from './summary.js';
import { jsonLine } from '../text/visible.js';

export type MergeEvent =
  | { readonly kind: 'start'; readonly header: BatchHeader }
  | { readonly kind: 'cases'; readonly lines: LineBytes; readonly failures: readonly string[] }
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
      const { status } = summary.add(record.index, figuresOf(record), 0, () => text);
      lines.push(text);
      if (status === 'failed') failures.push(text);
      if (lines.length < linesPerBatch) continue;
      yield { kind: 'cases', lines: lineBytes(lines), failures };
      [lines, failures] = [[], []];
    }
    if (lines.length > 0) yield { kind: 'cases', lines: lineBytes(lines), failures };
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
    checkSameBatch(name, header, first);
    if (shard?.count !== count || shard.index > count)
      throw new DiffcmpError('bad-part', `${name} is no part of ${count}`);
    const twin = seen.get(shard.index);
    if (twin !== undefined)
      throw new DiffcmpError('bad-part', `${twin} and ${name} are both part ${shard.index}/${count}`);
    seen.set(shard.index, name);
  }
  const missing = missingParts(seen, count);
  if (missing.length > 0)
    throw new DiffcmpError('bad-part', `part ${missing.join(', ')} is missing`, {
      hint: 'name the file of each part; shards one behind the other in one file are not joined',
    });
  return { header: { ...first, shard: null }, cases: casesByIndex(readers, first) };
}

const maxNamed = 20;

/** Some of the parts that aren't there: their number may be any. */
function missingParts(seen: ReadonlyMap<number, string>, count: number): string[] {
  const missing: string[] = [];
  for (let index = 1; index <= count && missing.length <= maxNamed; index++)
    if (!seen.has(index)) missing.push(missing.length < maxNamed ? `${index}/${count}` : '…');
  return missing;
}

async function* casesByIndex(readers: readonly PartReader[], { filter }: BatchHeader): AsyncGenerator<PartCase> {
  const heads = await Promise.all(readers.map(async (reader) => ({ reader, next: await reader.nextCase() })));
  for (;;) {
    let least: (typeof heads)[number] | null = null;
    for (const head of heads)
      if (head.next !== null && (least?.next == null || head.next.record.index < least.next.record.index)) least = head;
    if (least?.next == null) break;
    yield least.next;
    least.next = await least.reader.nextCase();
  }
  for (const reader of readers) await reader.end();
  if (filter === null) await checkShares(readers);
}

/** Of cases that are all there, each shard has its share. */
async function checkShares(readers: readonly PartReader[]): Promise<void> {
  const all = readers.reduce((sum, { total }) => sum + total, 0);
  for (const reader of readers) {
    const { shard } = await reader.header();
    const share = shard === null ? all : Math.max(0, Math.ceil((all - shard.index + 1) / shard.count));
    if (reader.total !== share)
      throw new DiffcmpError(
        'bad-part',
        `${reader.name} has ${countOf(reader.total, 'case')}; of ${all} in all parts, its share is ${share}`,
        { hint: 'the parts were made from different cases' },
      );
  }
}

async function joinInTurn(first: BatchHeader, readers: readonly PartReader[]): Promise<Merged> {
  const headers = await Promise.all(readers.map((reader) => reader.header()));
  for (const [i, { name }] of readers.entries()) checkSameBatch(name, headers[i] ?? first, first);
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
      checkSameBatch(reader.name, part, header);
      if (part.shard !== null && part.shard.count > 1) throw otherBatchError(reader.name);
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

/** @throws DiffcmpError bad-part unless two parts were run alike; their paths and shards may differ */
function checkSameBatch(name: string, header: BatchHeader, first: BatchHeader): void {
  if (!isSameMachine(header, first))
    throw new DiffcmpError(
      'bad-part',
      `${name} was written by ${machineText(header)}, the first part by ${machineText(first)}`,
      { hint: mixedMachines },
    );
  const meaning = ({ version, options, filter, order }: BatchHeader): string =>
    JSON.stringify([version, options, filter, order]);
  if (meaning(header) === meaning(first)) return;
  throw otherBatchError(name);
}

function otherBatchError(name: string): DiffcmpError {
  return new DiffcmpError('bad-part', `${name} is part of another batch: its options or its version differ`, {
    hint: 'parts to merge are made by the same version with the same options',
  });
}
