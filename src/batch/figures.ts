// What the summary needs of a case, as plain numbers: cheap to hand from a worker, and the same from a line read back.
import type { ErrorMeasures, Result } from '../compare/comparison.js';
import type { PlainNumber } from '../compare/reference-data.js';
import { errorCodes, type ErrorCode } from '../error-table.js';
import { keysOf } from '../keys.js';
import { leavesIn } from '../tensors/nested.js';
import { methodIds, type MethodId } from '../methods/table.js';
import type { BatchCase, BatchResult, CaseStatus } from './record.js';
import { twoDigits } from './two-digits.js';

const statuses: readonly CaseStatus[] = ['passed', 'failed', 'skipped'];
const resultStatuses: readonly Result['status'][] = ['ok', 'unsupported', 'failed'];
const codes = keysOf(errorCodes);

/** Numbers per method, behind three for the case. */
const perMethod = 8;
const none = -1;
/** In place of figures, of what is no case, or is left out. */
export const noCase: readonly number[] = [none];

/** What is counted of a method in one case. */
export interface MeasuredMethod {
  readonly method: MethodId;
  readonly status: Result['status'];
  /** Of each component of the gradient, then of the Hessian; null where there is nothing to measure against. */
  readonly errors: readonly (ErrorMeasures | null)[];
  /** Its own estimates, of the components of the gradient in the same order; null: it makes none. */
  readonly estimates: readonly PlainNumber[] | null;
  readonly operations: number;
}

/** Flat: status, code, number of methods; then per method: id, status, ulps, ulps to two digits, bits, operations, estimates held, estimates. */
export function figuresFrom(status: CaseStatus, code: ErrorCode | null, methods: readonly MeasuredMethod[]): number[] {
  const figures = [statuses.indexOf(status), code === null ? none : codes.indexOf(code), methods.length];
  for (const each of methods) {
    const { ulps, bits } = worstMeasures(each.errors);
    const { held, of } = estimatesOf(each);
    figures.push(
      methodIds.indexOf(each.method),
      resultStatuses.indexOf(each.status),
      ulps,
      ulps === none || ulps === Infinity ? ulps : twoDigits(ulps),
      bits,
      each.operations,
      held,
      of,
    );
  }
  return figures;
}

/** The figures of a line. */
export const figuresOf = ({ status, code, results }: BatchCase): number[] =>
  figuresFrom(status, code, results.map(measuredIn));

function measuredIn({ method, status, error, hessianError, estimate, operations }: BatchResult): MeasuredMethod {
  const rows = [error ?? {}, ...Object.values(hessianError ?? {})];
  return {
    method,
    status,
    errors: rows.flatMap((row) => Object.values(row).flatMap((each) => leavesIn<ErrorMeasures | null>(each))),
    estimates: estimate === undefined ? null : Object.values(estimate).flatMap((each) => leavesIn<PlainNumber>(each)),
    operations: operations?.total ?? 0,
  };
}

export interface MethodFigures {
  readonly method: MethodId;
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
  const methods: MethodFigures[] = [];
  const begin = offset + 3;
  const end = begin + (figures[offset + 2] ?? 0) * perMethod;
  for (let i = begin; i < end; i += perMethod)
    methods.push({
      method: entryAt(methodIds, figures[i]),
      status: entryAt(resultStatuses, figures[i + 1]),
      ulps: figures[i + 2] === none ? null : (figures[i + 2] as number),
      rounded: figures[i + 3] as number,
      bits: figures[i + 4] as number,
      operations: figures[i + 5] as number,
      estimates: { held: figures[i + 6] as number, of: figures[i + 7] as number },
    });
  const code = figures[offset + 1];
  return { status: entryAt(statuses, figures[offset]), code: code === none ? null : entryAt(codes, code), methods };
}

function entryAt<T>(list: readonly T[], index: number | undefined): T {
  const entry = list[index ?? none];
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
function worstMeasures(errors: MeasuredMethod['errors']): { ulps: number; bits: number } {
  const worst = { ulps: none, bits: none };
  for (const measures of errors) {
    if (measures === null) continue;
    worst.ulps = Math.max(worst.ulps, plainUlps(measures.ulps));
    worst.bits = worst.bits === none ? measures.bits : Math.min(worst.bits, measures.bits);
  }
  return worst;
}

/** An estimate that isn't finite claims nothing. */
function estimatesOf({ errors, estimates }: MeasuredMethod): MethodFigures['estimates'] {
  const counts = { held: 0, of: 0 };
  estimates?.forEach((claim, place) => {
    const measures = errors[place] ?? null;
    if (measures === null || typeof claim !== 'number') return;
    counts.of++;
    if (typeof measures.absolute === 'number' && measures.absolute <= claim) counts.held++;
  });
  return counts;
}

function plainUlps(ulps: PlainNumber): number {
  return typeof ulps === 'number' ? ulps : Infinity;
}
