// Where the error of a line comes from: back from there, line by line, to whatever contributes most, and what each loses.
import type { Format } from '../arithmetics/formats.js';
import type { Interval } from '../arithmetics/interval/interval.js';
import { rules } from '../primitives.js';
import type { LedgerLine } from './ledger.js';
import { isInterval, type Replay, type WithoutValue } from './replay.js';

/** How a line comes by its error: by its own rounding, from what it is given, or it makes no number of numbers. */
export type ErrorOrigin = 'rounding' | 'given' | 'no-number';

export interface LossStep {
  readonly line: number;
  /** Bits lost there, beyond what it was given and what the inputs' own last places would do. */
  readonly lost: number;
  /** The same with what these would do. */
  readonly lostInAll: number;
  readonly origin: ErrorOrigin;
}

/** An operation that contributes nothing and gets nothing. */
const none = -Infinity;

/**
 * The way of the error from its origin to a line, in that order: from each line to the operand whose error contributes most to that
 * line's, measured by giving the operation in high precision the method's own number in this place alone.
 */
export function lossesBefore(replay: Replay, format: Format, from: number): LossStep[] {
  const steps: LossStep[] = [];
  const { lines } = replay.ledger;
  let line = from;
  for (;;) {
    const { source } = lines[line] as LedgerLine;
    const args = source.kind === 'operation' ? source.args : [];
    const next = args.length === 0 ? null : mainOperand(replay, line, args);
    const origin: ErrorOrigin =
      next !== null
        ? 'given'
        : replay.error(line) === Infinity && isNoNumber(replay, line, args)
          ? 'no-number'
          : 'rounding';
    steps.push({ line, origin, ...lostAt(replay, format, line, next) });
    if (next === null) return steps.reverse();
    line = next;
  }
}

/** The relative error of a line, at most 1; where the exact number is 0 whatever there is is all of it. */
export function relativeError(replay: Replay, line: number): number {
  const error = replay.error(line);
  // where the exact number is 0, or none, nothing of what there is is right
  const relative = error === none ? none : error - replay.size(line);
  return Number.isNaN(relative) ? 0 : Math.min(0, relative);
}

function lostAt(
  replay: Replay,
  { significandBits }: Format,
  line: number,
  operand: number | null,
): Pick<LossStep, 'lost' | 'lostInAll'> {
  const own = relativeError(replay, line);
  const given = Math.max(-significandBits, operand === null ? none : relativeError(replay, operand));
  const excuse = operand === null || jumps(replay, line) ? none : excuseOf(replay, line);
  return { lost: Math.max(0, own - Math.max(given, excuse)), lostInAll: Math.max(0, own - given) };
}

/** What of the error a change of the inputs by half a unit in the last place would do as well, relative to the number, or to the error if that is larger. */
export function excuseOf(replay: Replay, line: number): number {
  const excuse = replay.conditioning(line) - 1 - Math.max(replay.size(line), replay.error(line));
  return Number.isNaN(excuse) ? none : Math.min(0, excuse);
}

/** A step function jumps: there is no rate at which it magnifies errors. */
function jumps({ ledger }: Replay, line: number): boolean {
  const source = ledger.lines[line]?.source;
  return source?.kind === 'operation' && rules[source.name].kind === 'step';
}

/** Whether floating point, too, would have no number of the very numbers that it was given. */
function isNoNumber(replay: Replay, line: number, args: readonly number[]): boolean {
  return !isInterval(
    replay.apply(
      line,
      args.map((arg) => replay.given(arg)),
    ),
  );
}

/** The operand whose error makes most of the line's; null: its own rounding does. */
function mainOperand(replay: Replay, line: number, args: readonly number[]): number | null {
  const { lines } = replay.ledger;
  const valueOf = (arg: number): number => (lines[arg] as LedgerLine).value;
  const isLost = (arg: number): boolean => replay.error(arg) === Infinity && isInterval(replay.at(arg));
  if (!Number.isFinite(valueOf(line))) {
    const lost = args.filter(isLost);
    const first = lost.find((arg) => Number.isNaN(valueOf(arg))) ?? lost[0];
    if (first !== undefined) return first;
    const given = replay.apply(line, args.map((arg) => replay.given(arg))); // prettier-ignore
    if (isInterval(given)) return null; // it overflows
    return isInterval(replay.at(line)) ? mostWrong(replay, args) : null;
  }
  const infinite = args.find(isLost);
  if (infinite !== undefined) return infinite;
  const exact = replay.at(line);
  if (!isInterval(exact)) return null;
  const contributions = args.map((arg, place) => {
    if (replay.error(arg) === none) return none;
    const mixed = args.map((each, i): Interval | WithoutValue => (i === place ? replay.given(each) : replay.at(each)));
    const number = replay.apply(line, mixed);
    return isInterval(number) ? replay.sizeOf(replay.A.sub(number, exact)) : Infinity;
  });
  const most = Math.max(...contributions);
  const given = replay.apply(line, args.map((arg) => replay.given(arg))); // prettier-ignore
  const rounding = isInterval(given) ? replay.sizeOf(replay.A.sub(replay.A.literal(valueOf(line)), given)) : none;
  return most > rounding ? (args[contributions.indexOf(most)] ?? null) : null;
}

function mostWrong(replay: Replay, args: readonly number[]): number | null {
  const errors = args.map((arg) => relativeError(replay, arg));
  const most = Math.max(...errors);
  return most === none ? null : (args[errors.indexOf(most)] ?? null);
}
