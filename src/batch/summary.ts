// The summary of a batch, case by case, in constant memory; it depends on which cases there are, not on their order.
import { defaultPrecision, formats } from '../arithmetics/formats.js';
import type { PlainNumber } from '../compare/reference-data.js';
import type { ErrorCode } from '../error-table.js';
import { plain } from '../compare/measure.js';
import { methodIds, type MethodId } from '../methods/table.js';
import { caseName } from './case.js';
import { readFigures, type MethodFigures } from './figures.js';
import { readCaseLine, type BatchCase, type BatchSummary, type MethodSummary, type WorstCase } from './record.js';
import { rankingUlps, WorstCases } from './worst-cases.js';

/** An expression that is longer isn't repeated. */
export const longestRepeated = 2000;

export class Summary {
  private readonly counts = { total: 0, passed: 0, failed: 0, skipped: 0 };
  private readonly codes = new Map<ErrorCode, number>();
  private readonly methods = new Map<MethodId, MethodTally>();

  /**
   * Adds a case by its figures.
   *
   * @param line is asked for only where the case is among the worst
   */
  add(index: number, figures: ArrayLike<number>, offset: number, line: () => string): CaseStatusAndCode {
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

interface WorstEntry {
  readonly index: number;
  readonly ulps: number;
  readonly bits: number;
  readonly line: string;
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
  private readonly worst = new WorstCases<WorstEntry>();

  add(index: number, figures: MethodFigures, line: () => string): void {
    const { status, rounded, bits, operations, estimates } = figures;
    if (status === 'unsupported') this.unsupported++;
    else if (status === 'failed') this.failed++;
    else this.cases++;
    this.operations += operations;
    this.estimates.held += estimates.held;
    this.estimates.of += estimates.of;
    const ulps = rankingUlps(figures);
    if (ulps === null) return;
    this.measured++;
    this.ulps.set(rounded, (this.ulps.get(rounded) ?? 0) + 1);
    this.bits[bits] = (this.bits[bits] ?? 0) + 1;
    if (this.worst.hasRoom(index, ulps)) this.worst.keep({ index, ulps, bits, line: line() });
  }

  result(method: MethodId): MethodSummary {
    const { cases, measured, unsupported, failed, operations } = this;
    const estimates = this.estimates.of === 0 ? {} : { estimates: { ...this.estimates } };
    const common = { method, cases, measured, unsupported, failed, operations, ...estimates };
    const last = this.worst.cases[0];
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
      worst: this.worst.cases.map(worstCase),
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

function worstCase(entry: WorstEntry): WorstCase {
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
