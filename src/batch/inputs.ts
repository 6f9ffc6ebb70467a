// All cases of a batch: files read one after the other, checked before anything runs where that is possible.
import { dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { DiffcmpError } from '../errors.js';
import { readFailure } from '../files/read-failure.js';
import { programPath } from '../javascript/program-path.js';
import { openBytes, readBytes, type Bytes } from './bytes.js';
import { caseName, matches } from './case.js';
import type { DocumentCases } from './document.js';
import type { CaseFile } from './files.js';
import { NoCases } from './foreign.js';
import { casesOfNdjson, readCase } from './ndjson.js';
import { maxMistakes, mistakesError, type PlacedMistake } from './mistakes.js';
import type { Shard } from './record.js';
import type { CaseSource, ReadBatch } from './source.js';

/** Bytes of a document, which is read whole: in some 400 MB of memory, whatever it holds. */
const longestDocument = { json: 8 * 2 ** 20, yaml: 4 * 2 ** 20 } as const;
/** Cases of a document that are handed on together. */
const casesPerBatch = 1024;
/** Bytes of documents whose cases are kept from the check to the run. */
const maxKept = 16 * 2 ** 20;

export interface Survey {
  /** Cases to run, of this shard; null: some input can be read only once. */
  readonly count: number | null;
  /** Cases that the filter leaves, of all shards. */
  readonly total: number | null;
  /** What a folder holds beside cases, and beside what `diffcmp train` takes. */
  readonly foreign: readonly string[];
}

export class Inputs {
  private readonly kept = new Map<string, DocumentCases>();
  private keptBytes = 0;
  private readonly foreign: Set<string>;
  /** Of these, files for `diffcmp train` and their data. */
  private readonly training = new Set<string>();
  private open: Readable | null = null;
  /** Cases read so far, of all shards, and how much of the input that is, from 0 to 1. */
  seen = 0;
  fraction = 0;

  constructor(
    readonly files: readonly CaseFile[],
    private readonly stdin: Bytes,
    /** Called with each file in a folder that holds cases, and each that a case names, before anything runs; may refuse it. */
    private readonly seeFile: (path: string) => Promise<void> = () => Promise.resolve(),
  ) {
    // a pipe or a device that lies in a folder may be anyone's
    this.foreign = new Set(files.filter(({ found, once }) => found && once).map(({ name }) => name));
  }

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
          if (named !== undefined) await this.seeFile(resolve(dirname(source.file), programPath(named)?.path ?? named));
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
    const foreign = [...this.foreign].filter((name) => !this.training.has(resolve(name)));
    return this.files.some(({ once, found }) => once && !found)
      ? { count: null, total: null, foreign }
      : { count, total, foreign };
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
          if (isMine(this.seen, shard)) mine.push({ index: this.seen, ...source });
          this.seen++;
        }
        this.fraction = (before + fraction * file.bytes) / all;
        yield mine;
      }
      before += file.bytes;
    }
  }

  /** Ends reading at once, also from a pipe that nobody writes to. */
  close(): void {
    this.open?.destroy();
  }

  /** @throws what the file system says */
  private bytesOf(name: string): Bytes {
    if (name === '-') return this.stdin;
    this.open = openBytes(name);
    return this.open;
  }

  private async *casesOf(file: CaseFile): AsyncGenerator<ReadBatch> {
    if (this.foreign.has(file.name)) return;
    const { name, language, bytes } = file;
    if (language === 'json' || language === 'yaml') {
      const { cases } = await this.document(file);
      for (let from = 0; from < cases.length; from += casesPerBatch) {
        const batch = cases.slice(from, from + casesPerBatch);
        const read = batch.map((content, i) => ({ file: name, number: from + i + 1, line: 1, content }));
        yield { cases: read, fraction: (from + batch.length) / cases.length };
      }
      return;
    }
    const read = language === 'csv' ? (await import('./csv.js')).casesOfCsv : casesOfNdjson;
    try {
      yield* read(this.bytesOf(name), name, bytes, file.found);
    } catch (error) {
      if (!(error instanceof NoCases && file.found)) throw readFailure(error, name);
      this.foreign.add(name);
    }
  }

  /** @throws DiffcmpError also for one that has more bytes than its size says */
  private async contentOf({ name, bytes }: CaseFile, limit: number): Promise<Buffer> {
    let content: Buffer | null = null;
    try {
      if (bytes <= limit) content = await readBytes(this.bytesOf(name), limit);
    } catch (error) {
      throw readFailure(error, name);
    }
    if (content !== null) return content;
    throw new DiffcmpError('bad-fixture', `${name} has more than ${limit / 2 ** 20} MB, and is read whole`, {
      hint: 'NDJSON and CSV are read case by case, of any size',
    });
  }

  private async document(file: CaseFile): Promise<DocumentCases> {
    const { name, language, found } = file;
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    if (language !== 'json' && language !== 'yaml') throw new Error(`${name} is no document`);
    const content = await this.contentOf(file, longestDocument[language]);
    const source = { file: name, text: decodeText(content, name), line: 1 };
    const { readDocument } = await import('./document.js');
    const read = readDocument(source, language);
    if (read.foreign !== null && found) {
      this.foreign.add(name);
      if (read.foreign === 'training') this.training.add(resolve(name));
      if (read.data !== null) this.training.add(resolve(dirname(name), read.data));
    } else if (read.foreign === 'output' || read.foreign === 'training') throw new NoCases(name, read.foreign);
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
  return filter === null || matches(fields, caseName({ file, number, id: fields.id ?? null }), filter);
}

function decodeText(content: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new DiffcmpError('malformed-json', `${name} is not UTF-8 text`, { hint: 'convert it first: iconv -t UTF-8' });
  }
}
