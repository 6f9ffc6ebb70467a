// The summary of a batch, case by case, in constant memory; it depends on which cases there are, not on their order.
import { defaultPrecision, formats } from '../arithmetics/formats.js';
import type { PlainNumber } from '../compare/comparison.js';
import type { ErrorCode } from '../errors.js';
import { plain } from '../compare/measure.js';
import { methodIds, type MethodId } from '../methods/table.js';
import { caseName } from './case.js';
import { readFigures, type MethodFigures } from './figures.js';
import { readCaseLine, type BatchCase, type BatchSummary, type MethodSummary, type WorstCase } from './record.js';

/** Worst cases that are kept per method. */
const worstKept = 5;
/** An expression that is longer isn't repeated. */
export const longestRepeated = 2000;

export class Summary {
  private readonly counts = { total: 0, passed: 0, failed: 0, skipped: 0 };
  private readonly codes = new Map<ErrorCode, number>();
  private readonly methods = new Map<MethodId, MethodTally>();

  /** Adds a case by its figures; its line is read only if it is among the worst. */
  add(index: number, figures: ArrayLike<number>, offset: number, line: string): CaseStatusAndCode {
    const { status, code, methods } = readFigures(figures, offset);
    this.counts.total++;
    this.counts[status]++;
    if (code !== null) this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    for (const each of methods) {
      let tally = this.methods.get(each.method);
      if (tally === undefined) this.methods.set(each.method, (tally = new MethodTally()));
      tally.add(index, each, line);
    }
    return { status, code };
  }

  get total(): number {
    return this.counts.total;
  }
  get failed(): number {
    return this.counts.failed;
  }

  result(): BatchSummary {
    return {
      type: 'summary',
      schema: 'diffcmp/batch@1',
      cases: { ...this.counts },
      codes: Object.fromEntries([...this.codes].sort(([a], [b]) => (a < b ? -1 : 1))),
      methods: methodIds.flatMap((id) => this.methods.get(id)?.result(id) ?? []),
    };
  }
}

interface CaseStatusAndCode {
  readonly status: BatchCase['status'];
  readonly code: ErrorCode | null;
}

/** One method. Ulps are counted by their value to two digits: some 90 counts a decade, and the median stays exact. */
class MethodTally {
  private cases = 0;
  private measured = 0;
  private unsupported = 0;
  private failed = 0;
  private operations = 0;
  private readonly estimates = { held: 0, of: 0 };
  private readonly ulps = new Map<number, number>();
  private readonly bits: number[] = Array.from({ length: formats[defaultPrecision].significandBits + 1 }, () => 0);
  private readonly worst: (Pick<WorstCase, 'index' | 'bits'> & { ulps: number; line: string })[] = [];

  add(index: number, { status, ulps, rounded, bits, operations, estimates }: MethodFigures, line: string): void {
    if (status === 'unsupported') this.unsupported++;
    else if (status === 'failed') this.failed++;
    else this.cases++;
    this.operations += operations;
    this.estimates.held += estimates.held;
    this.estimates.of += estimates.of;
    if (ulps === null || status !== 'ok') return;
    this.measured++;
    this.ulps.set(rounded, (this.ulps.get(rounded) ?? 0) + 1);
    this.bits[bits] = (this.bits[bits] ?? 0) + 1;
    this.keepIfWorst(index, ulps, bits, line);
  }

  private keepIfWorst(index: number, ulps: number, bits: number, line: string): void {
    const { worst } = this;
    const isWorse = (than: { ulps: number; index: number }): boolean =>
      ulps > than.ulps || (ulps === than.ulps && index < than.index);
    const last = worst.at(-1);
    if (worst.length === worstKept && last !== undefined && !isWorse(last)) return;
    const place = worst.findIndex(isWorse);
    worst.splice(place < 0 ? worst.length : place, 0, { index, ulps, bits, line });
    if (worst.length > worstKept) worst.pop();
  }

  result(method: MethodId): MethodSummary {
    const { cases, measured, unsupported, failed, operations } = this;
    const estimates = this.estimates.of === 0 ? {} : { estimates: { ...this.estimates } };
    const common = { method, cases, measured, unsupported, failed, operations, ...estimates };
    const last = this.worst[0];
    if (last === undefined) return { ...common, ulps: null, bits: null, worst: [] };
    const sorted = [...this.ulps].sort(([a], [b]) => a - b);
    // from the best down, as ulps are: with an even number of cases both medians are of the better half
    // to two digits a value may be more than the worst, which it is not
    const ulpsAt = (share: number): PlainNumber => plain(Math.min(quantile(sorted, share), last.ulps));
    const byBits = this.bits.map((count, bits): [number, number] => [bits, count]).reverse();
    return {
      ...common,
      ulps: { median: ulpsAt(0.5), p95: ulpsAt(0.95), worst: plain(last.ulps) },
      bits: {
        median: quantile(byBits, 0.5),
        worst: this.bits.findIndex((count) => count > 0),
        histogram: [...this.bits],
      },
      worst: this.worst.map(worstCase),
    };
  }
}

/** The nearest-rank quantile of values with counts, in their order. */
function quantile(counted: readonly (readonly [number, number])[], share: number): number {
  const total = counted.reduce((sum, [, count]) => sum + count, 0);
  const wanted = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  for (const [value, count] of counted) {
    seen += count;
    if (seen >= wanted) return value;
  }
  return NaN;
}

function worstCase(entry: { index: number; ulps: number; bits: number; line: string }): WorstCase {
  const read = readCaseLine(entry.line);
  const { expression, at, options } = read;
  const ulps: PlainNumber = plain(entry.ulps);
  const short = expression !== null && expression.length <= longestRepeated;
  return {
    index: entry.index,
    name: caseName(read),
    ulps,
    bits: entry.bits,
    expression: short ? expression : null,
    at,
    options,
  };
}
