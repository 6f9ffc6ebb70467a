// All cases of a batch: files read one after the other, checked before anything runs where that is possible.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DiffcmpError } from '../errors.js';
import { systemCode } from '../system-code.js';
import { caseName, matches } from './case.js';
import type { DocumentCases } from './document.js';
import type { CaseFile } from './files.js';
import { casesOfNdjson, readCase } from './ndjson.js';
import { maxMistakes, mistakesError, type PlacedMistake } from './mistakes.js';
import type { Shard } from './record.js';
import type { CaseSource, ReadBatch } from './source.js';

/** Bytes of a document, which is read whole. */
const longestDocument = { json: 32 * 2 ** 20, yaml: 4 * 2 ** 20 } as const;
/** Bytes of documents whose cases are kept from the check to the run. */
const maxKept = 16 * 2 ** 20;

export interface Survey {
  /** Cases to run, of this shard; null: some input can be read only once. */
  readonly count: number | null;
  /** Cases that the filter leaves, of all shards. */
  readonly total: number | null;
  /** Files in a folder that hold something other than cases. */
  readonly foreign: readonly string[];
}

export class Inputs {
  private readonly kept = new Map<string, DocumentCases>();
  private keptBytes = 0;
  private readonly foreign = new Set<string>();
  /** Cases read so far, of all shards, and how much of the input that is, from 0 to 1. */
  seen = 0;
  fraction = 0;

  constructor(
    readonly files: readonly CaseFile[],
    private readonly stdin: AsyncIterable<Buffer | string>,
    /** Called with each file in a folder that holds cases, and each that a case names, before anything runs; may refuse it. */
    private readonly seeFile: (path: string) => Promise<void> = () => Promise.resolve(),
  ) {}

  /** How many of the files hold cases, as far as is known. */
  get filesOfCases(): number {
    return this.files.length - this.foreign.size;
  }

  /**
   * Reads every file that can be read twice, to the end.
   *
   * @throws DiffcmpError with all mistakes of all files, up to the limit
   */
  async survey(shard: Shard | null, filter: string | null): Promise<Survey> {
    const mistakes: PlacedMistake[] = [];
    let index = 0;
    let count = 0;
    let total = 0;
    for (const file of this.files) {
      if (file.once) continue;
      if (mistakes.length > maxMistakes) break;
      if (file.language === 'json' || file.language === 'yaml') mistakes.push(...(await this.document(file)).mistakes);
      for await (const { cases } of this.casesOf(file)) {
        for (const source of cases) {
          const read = readCase(source);
          const named = read.mistakes === null ? read.fields.file : undefined;
          if (named !== undefined) await this.seeFile(resolve(dirname(source.file), named));
          if (read.mistakes !== null) mistakes.push(...read.mistakes);
          else if (isWanted(source, read.fields, filter)) {
            total++;
            if (isMine(index, shard)) count++;
          }
          index++;
        }
        if (mistakes.length > maxMistakes) break;
      }
      if (file.found && !this.foreign.has(file.name)) await this.seeFile(file.name);
    }
    if (mistakes.length > 0) throw mistakesError(mistakes);
    const foreign = [...this.foreign];
    return this.files.some(({ once }) => once) ? { count: null, total: null, foreign } : { count, total, foreign };
  }

  /** The cases of a shard (all without one), with their index among all. */
  async *read(shard: Shard | null): AsyncGenerator<readonly CaseSource[]> {
    const all = Math.max(
      1,
      this.files.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    let before = 0;
    this.seen = 0;
    for (const file of this.files) {
      for await (const { cases, fraction } of this.casesOf(file)) {
        const mine: CaseSource[] = [];
        for (const source of cases) {
          if (isMine(this.seen, shard)) mine.push({ ...source, index: this.seen });
          this.seen++;
        }
        this.fraction = (before + fraction * file.bytes) / all;
        yield mine;
      }
      before += file.bytes;
    }
  }

  private async *casesOf(file: CaseFile): AsyncGenerator<ReadBatch> {
    if (this.foreign.has(file.name)) return;
    const { name, language, bytes } = file;
    if (language === 'json' || language === 'yaml') {
      const { cases } = await this.document(file);
      yield { cases: cases.map((content, i) => ({ file: name, number: i + 1, line: 1, content })), fraction: 1 };
      return;
    }
    const read = language === 'csv' ? (await import('./csv.js')).casesOfCsv : casesOfNdjson;
    try {
      yield* read(name === '-' ? this.stdin : createReadStream(name, { highWaterMark: 2 ** 16 }), name, bytes);
    } catch (error) {
      throw readError(error, name);
    }
  }

  private async document(file: CaseFile): Promise<DocumentCases> {
    const { name, language, found } = file;
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    if (language !== 'json' && language !== 'yaml') throw new Error(`${name} is no document`);
    const limit = longestDocument[language];
    if (file.bytes > limit)
      throw new DiffcmpError('bad-fixture', `${name} has more than ${limit / 2 ** 20} MB, and is read whole`, {
        hint: 'NDJSON and CSV are read case by case, of any size',
      });
    const content = await readFile(name).catch((error: unknown) => {
      throw readError(error, name);
    });
    const source = { file: name, text: decodeText(content, name), line: 1 };
    const { readDocument } = await import('./document.js');
    const read = readDocument(source, language);
    if (found && read.foreign) this.foreign.add(name);
    const cases = this.foreign.has(name) ? { ...read, cases: [], mistakes: [] } : read;
    if (this.keptBytes + content.length <= maxKept) {
      this.keptBytes += content.length;
      this.kept.set(name, cases);
    }
    return cases;
  }
}

function isMine(index: number, shard: Shard | null): boolean {
  return shard === null || index % shard.count === shard.index - 1;
}

function isWanted(
  { file, number }: Pick<CaseSource, 'file' | 'number'>,
  fields: Parameters<typeof matches>[0],
  filter: string | null,
): boolean {
  return matches(fields, caseName({ file, number, id: fields.id ?? null }), filter);
}

function decodeText(content: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new DiffcmpError('malformed-json', `${name} is not UTF-8 text`, { hint: 'convert it first: iconv -t UTF-8' });
  }
}

/** What the file system says, as an error that a user can act on. */
function readError(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || error instanceof DiffcmpError) return error;
  const code = systemCode(error);
  if (code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  const reason = code === 'EACCES' ? 'permission denied' : error.message;
  return new DiffcmpError('cannot-read', `cannot read ${name}: ${reason}`);
}
