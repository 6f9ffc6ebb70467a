// What decides the path of a function of a file at a point: the path in floating point, how it differs from that of real numbers,
// and where rounding enters what the function does.
import { dual, type Dual } from '../arithmetics/dual.js';
import { EvaluationError } from '../errors.js';
import type { Problem } from '../methods/method.js';
import type { Observer, RunChoice, RunRemark } from '../program/observer.js';
import { linkOutputs } from '../program/outputs.js';
import { HeldCounts, RunPath, PathComparison, type DifferentChoice } from '../program/path.js';
import type { Interval } from '../arithmetics/interval/interval.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { LinePlace, Span } from '../span.js';
import { countOf, groupDigits } from '../text/numeral.js';
import type { Warning } from './comparison.js';

export interface PathStudy {
  /** In floating point. */
  readonly path: RunPath;
  readonly lineAt: (span: Span) => LinePlace | null;
  readonly warnings: readonly Warning[];
  /** How the path in exact arithmetic is another, in a sentence; null where it isn't, as far as is known. */
  readonly difference: string | null;
}

/** Bits of the run over enclosures, unless the truth needed fewer. */
const mostExactBits = 1024;
/** Milliseconds for warnings that no comparison gives a share of its time. */
const mostTime = 2000;
/** Warnings of one kind; further lines are not named. */
const mostLines = 8;

const remarkTexts: Readonly<Record<RunRemark, string>> = {
  'index-not-whole': 'an index is no whole number, at the point or beside it: the element is undefined',
  'whole-of-number': 'a number that depends on an input becomes a whole number, which rounding may decide',
  'rounded-to-single':
    'a number is rounded to single precision; the truth is that of the function without this rounding',
  'undefined-in-arithmetic': 'undefined enters arithmetic, which makes NaN of it',
  'no-number-in-arithmetic': 'a text, an array or a record enters arithmetic, which makes NaN of it',
};

/** Null for expressions. A study that the budget ends says what it has seen until then. */
export function pathStudy(problem: Problem, laboratory: Laboratory | null, bits: number): PathStudy | null {
  const { lineAt, program, point, format, budget } = problem;
  if (lineAt === undefined) return null;
  const path = new RunPath();
  const counts = new HeldCounts();
  const isWhole = cameToEnd(() =>
    linkOutputs(program, format.arithmetic, path.recorder<number>(counts))(point, budget),
  );
  const warnings = remarksOf(problem, lineAt);
  const difference =
    isWhole && laboratory !== null && path.length > 0
      ? exactDifference(problem, lineAt, { path, counts }, laboratory, bits)
      : null;
  const warning = difference === null ? [] : [{ code: 'rounding-decides', message: difference }];
  return { path, lineAt, warnings: [...warnings, ...warning], difference };
}

/** The warnings alone, within some seconds; none for expressions. */
export function pathWarnings(problem: Problem, laboratory: Laboratory | null): readonly Warning[] {
  const deadline = performance.now() + mostTime;
  const limited = { ...problem, budget: { ...problem.budget, deadline } };
  return pathStudy(limited, laboratory, mostExactBits)?.warnings ?? [];
}

/** What a run over dual numbers remarks, which know what depends on an input. */
function remarksOf({ program, point, format, budget }: Problem, lineAt: PathStudy['lineAt']): Warning[] {
  const met = new Map<string, { readonly remark: RunRemark; readonly place: LinePlace | null }>();
  let span: Span | null = null;
  const keys = new Map<Span | null, Set<RunRemark>>();
  const observer: Observer<Dual<number>> = {
    place: (each) => (span = each),
    named: (_name, value) => value,
    enter: () => undefined,
    leave: () => undefined,
    condition: () => undefined,
    remark: (remark) => {
      const seen = keys.get(span) ?? new Set();
      keys.set(span, seen);
      if (seen.has(remark)) return;
      seen.add(remark);
      const place = span === null ? null : lineAt(span);
      met.set(`${remark} ${place?.text ?? ''}`, { remark, place });
    },
  };
  // no two inputs have the same tangent, so that what is equal by chance is told from what is always equal
  const inputs = point.map((primal, i): Dual<number> => ({ primal, tangent: 1 + i * 0.618 }));
  cameToEnd(() => linkOutputs(program, dual(format.arithmetic), observer)(inputs, budget));
  const counts = new Map<RunRemark, number>();
  return [...met.values()].flatMap(({ remark, place }) => {
    const count = (counts.get(remark) ?? 0) + 1;
    counts.set(remark, count);
    if (count > mostLines) return [];
    const isOfArithmetic = remark === 'undefined-in-arithmetic' || remark === 'no-number-in-arithmetic';
    const code = isOfArithmetic ? remark : 'rounding-decides';
    return [{ code, message: `${place === null ? '' : `${place.text}: `}${remarkTexts[remark]}` }];
  });
}

/** How the path over enclosures differs from that in floating point, in words. */
function exactDifference(
  { program, point, budget }: Problem,
  lineAt: PathStudy['lineAt'],
  { path, counts }: { readonly path: RunPath; readonly counts: HeldCounts },
  { bench }: Laboratory,
  bits: number,
): string | null {
  const { mpfr } = bench;
  const exactCounts = new HeldCounts();
  const comparison = new PathComparison<Interval>(path, exactCounts);
  const isWhole = cameToEnd(() =>
    mpfr.watch.until(budget.deadline ?? Infinity, () => {
      mpfr.reset(Math.min(Math.max(bits, 128), mostExactBits));
      linkOutputs(program, bench, comparison)(point.map(bench.literal), budget);
    }),
  );
  const departure = comparison.departure(isWhole);
  if (departure === null) return null;
  const { span, choice } = departure;
  const place = span === null ? null : lineAt(span);
  if (span === null || place === null) return 'the path in exact arithmetic is another than in floating point';
  if (choice !== undefined) return choiceInWords(choice, place);
  const [exact, inFloats] = [exactCounts.of(span), counts.of(span)];
  if (exact === inFloats && isWhole)
    return `the condition at ${place.text} is decided otherwise in exact arithmetic than in floating point`;
  const [what, verb, unit] = place.isOfLoop ? (['the loop', 'makes', 'turn'] as const) : (['the condition', 'holds', 'time'] as const); // prettier-ignore
  const said = `${isWhole ? '' : 'at least '}${countOf(exact, unit)}`;
  return `${what} at ${place.text} ${verb} ${said} in exact arithmetic and ${groupDigits(inFloats)} in floating point`;
}

const choiceNames: Readonly<Record<RunChoice, string>> = {
  whole: 'the number that becomes whole',
  quotient: 'the whole part of the quotient',
  index: 'the index or length',
  sign: 'the sign',
  answer: 'the answer',
  place: 'the place that is found',
};

function choiceInWords({ kind, here, onPath }: DifferentChoice, { text }: LinePlace): string {
  const what = `${choiceNames[kind]} at ${text}`;
  if (here === undefined) return `whether ${what} is ${choiceValue(kind, onPath)} as in floating point stays open in exact arithmetic`; // prettier-ignore
  return `${what} is ${choiceValue(kind, here)} in exact arithmetic and ${choiceValue(kind, onPath)} in floating point`;
}

function choiceValue(kind: RunChoice, value: number): string {
  if (kind === 'answer') return String(value === 1);
  return Number.isNaN(value) ? 'no whole number' : groupDigits(value);
}

/** Whether a run came to its end: what it is to tell was told while it went. */
function cameToEnd(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}
