// Whether a part to merge is as it was written: each case once, in its place, with its key, and the summary that follows from them.
import { DiffcmpError } from '../errors.js';
import { programPath } from '../javascript/program-path.js';
import { figuresOf } from './figures.js';
import { caseKey } from './key.js';
import type { BatchCase, BatchHeader, BatchSummary } from './record.js';
import { Summary } from './summary.js';

export class PartCheck {
  private readonly summary = new Summary();
  /** The index that comes next, where none is left out. */
  private next: number;
  private readonly step: number;
  /** Of lines in the order in which they were done. */
  private readonly seen = new Set<number>();

  constructor(private readonly header: BatchHeader) {
    const { index, count } = header.shard ?? { index: 1, count: 1 };
    this.next = index - 1;
    this.step = count;
  }

  get total(): number {
    return this.summary.total;
  }

  /** @throws DiffcmpError bad-part for a line that can't stand there */
  addCase(record: BatchCase, text: string, place: string): void {
    const { index } = record;
    const problem =
      this.problemOf(index) ?? (hasItsKey(record, this.header) ? null : 'its key is not that of the case');
    if (problem !== null) throw changed(`${place}: ${problem}`);
    if (this.header.order === 'done') this.seen.add(index);
    this.next = Math.max(this.next, index + this.step);
    this.summary.add(index, figuresOf(record), 0, () => text);
  }

  /** @throws DiffcmpError bad-part if the summary isn't that of the lines before */
  end(summary: BatchSummary, place: string): void {
    const { total } = summary.cases;
    if (total !== this.total) throw changed(`${place}: the summary is of ${total} cases, and ${this.total} are here`);
    const isWhole = this.header.filter !== null || this.next === this.step * total + this.first;
    if (!isWhole) throw changed(`${place}: a case is missing before the summary`);
    if (JSON.stringify(summary) !== JSON.stringify(this.summary.result()))
      throw changed(`${place}: the summary does not follow from the lines of the cases`);
  }

  private get first(): number {
    return (this.header.shard?.index ?? 1) - 1;
  }

  private problemOf(index: number): string | null {
    const { order, filter } = this.header;
    if (index % this.step !== this.first) return `case ${index} belongs to another part`;
    if (order === 'done') return this.seen.has(index) ? `case ${index} is here twice` : null;
    if (index < this.next) return `case ${index} is here twice, or out of order`;
    return filter === null && index > this.next ? `case ${this.next} is missing before this line` : null;
  }
}

function changed(message: string): DiffcmpError {
  return new DiffcmpError('bad-part', message, { hint: 'the file was changed after it was written: make it anew' });
}

/** Whether the key is the one that the batch made from the case. Where its text could not be read, or is that of files, that can't be told. */
function hasItsKey(record: BatchCase, { version, options: { timeout } }: BatchHeader): boolean {
  const { id, at, tags, status, message, expression, options, key } = record;
  const isOfFile = [expression, options.gradient].some(
    (text) => typeof text === 'string' && programPath(text) !== null,
  );
  if (expression === null || isOfFile) return true;
  const skip = status === 'skipped' && (message ?? true);
  const fields = { ...(id !== null && { id }), ...(at !== null && { at }), tags: [...tags], skip };
  return caseKey(fields, expression, options, { version, timeout }) === key;
}
