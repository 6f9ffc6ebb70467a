// What the summary needs of a case, as plain numbers: cheap to hand from a worker, and the same from a line read back.
import type { ErrorMeasures, PlainNumber, Result } from '../compare/comparison.js';
import { errorCodes, type ErrorCode } from '../errors.js';
import { keysOf } from '../keys.js';
import { leavesIn } from '../tensors/nested.js';
import { methodIds } from '../methods/table.js';
import type { BatchCase, BatchResult, CaseStatus } from './record.js';

const statuses: readonly CaseStatus[] = ['passed', 'failed', 'skipped'];
const resultStatuses: readonly Result['status'][] = ['ok', 'unsupported', 'failed'];
const codes = keysOf(errorCodes);

/** Numbers per method, behind three for the case. */
const perMethod = 8;
const none = -1;
/** In place of figures, of what is no case, or is left out. */
export const noCase: readonly number[] = [none];

/** Flat: status, code, number of methods; then per method: id, status, ulps, ulps to two digits, bits, operations, estimates held, estimates. */
export function figuresOf({ status, code, results }: Pick<BatchCase, 'status' | 'code' | 'results'>): number[] {
  const figures = [statuses.indexOf(status), code === null ? none : codes.indexOf(code), results.length];
  for (const result of results) {
    const { ulps, bits } = worstMeasures(result);
    const rounded = ulps === none || ulps === Infinity ? ulps : Number(ulps.toPrecision(2));
    const operations = result.operations?.total ?? 0;
    const { held, of } = estimatesOf(result);
    figures.push(
      methodIds.indexOf(result.method),
      resultStatuses.indexOf(result.status),
      ulps,
      rounded,
      bits,
      operations,
      held,
      of,
    );
  }
  return figures;
}

export interface MethodFigures {
  readonly method: (typeof methodIds)[number];
  readonly status: Result['status'];
  /** Null: not measured. */
  readonly ulps: number | null;
  readonly rounded: number;
  readonly bits: number;
  readonly operations: number;
  /** How many estimates of errors held, of those that a truth can judge. */
  readonly estimates: { readonly held: number; readonly of: number };
}

export interface CaseFigures {
  readonly status: CaseStatus;
  readonly code: ErrorCode | null;
  readonly methods: readonly MethodFigures[];
}

/** Reads what `figuresOf` wrote at an offset. */
export function readFigures(figures: ArrayLike<number>, offset = 0): CaseFigures {
  const at = (i: number): number => figures[offset + i] ?? none;
  const methods: MethodFigures[] = [];
  for (let i = 3; i < 3 + at(2) * perMethod; i += perMethod) {
    methods.push({
      method: entryAt(methodIds, at(i)),
      status: entryAt(resultStatuses, at(i + 1)),
      ulps: at(i + 2) === none ? null : at(i + 2),
      rounded: at(i + 3),
      bits: at(i + 4),
      operations: at(i + 5),
      estimates: { held: at(i + 6), of: at(i + 7) },
    });
  }
  return { status: entryAt(statuses, at(0)), code: at(1) === none ? null : entryAt(codes, at(1)), methods };
}

function entryAt<T>(list: readonly T[], index: number): T {
  const entry = list[index];
  if (entry === undefined) throw new Error('figures are read out of step');
  return entry;
}

/** Whether there is a case at an offset. */
export const isCaseAt = (figures: ArrayLike<number>, offset: number): boolean => figures[offset] !== none;

/** The length of what stands at an offset. */
export function figuresLength(figures: ArrayLike<number>, offset: number): number {
  return !isCaseAt(figures, offset) ? noCase.length : 3 + (figures[offset + 2] ?? 0) * perMethod;
}

/** The worst component, of the Hessian too. What is no number counts as infinitely far. */
function worstMeasures({ error, hessianError }: BatchResult): { ulps: number; bits: number } {
  const worst = { ulps: none, bits: none };
  if (error !== null) takeWorst(worst, error);
  if (hessianError != null) for (const row of Object.values(hessianError)) takeWorst(worst, row);
  return worst;
}

/** An estimate that isn't finite claims nothing. */
function estimatesOf({ error, estimate }: BatchResult): MethodFigures['estimates'] {
  const counts = { held: 0, of: 0 };
  if (error === null || estimate === undefined) return counts;
  for (const name in estimate) {
    const measured = leavesIn<ErrorMeasures | null>(error[name] ?? null);
    leavesIn<PlainNumber>(estimate[name] ?? 'NaN').forEach((claim, place) => {
      const measures = measured[place] ?? null;
      if (measures === null || typeof claim !== 'number') return;
      counts.of++;
      if (typeof measures.absolute === 'number' && measures.absolute <= claim) counts.held++;
    });
  }
  return counts;
}

function takeWorst(worst: { ulps: number; bits: number }, row: NonNullable<BatchResult['error']>): void {
  for (const name in row) {
    for (const measures of leavesIn<ErrorMeasures | null>(row[name] ?? null)) {
      if (measures === null) continue;
      worst.ulps = Math.max(worst.ulps, plainUlps(measures.ulps));
      worst.bits = worst.bits === none ? measures.bits : Math.min(worst.bits, measures.bits);
    }
  }
}

function plainUlps(ulps: PlainNumber): number {
  return typeof ulps === 'number' ? ulps : Infinity;
}
