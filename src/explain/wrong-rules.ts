// Which rule of mathjs is wrong: each that a derivative needs, beside that of the table, at the very numbers.
import type { Arithmetic, BinaryName, PrimitiveName, UnaryName } from '../arithmetic.js';
import type { Interval } from '../arithmetics/interval/interval.js';
import { EvaluationError, OutsideDomain, Undecided } from '../errors.js';
import { derivations } from '../methods/derivation.js';
import { kitOf } from '../methods/kit.js';
import type { Problem } from '../methods/method.js';
import type { Program } from '../program/program.js';
import { rules } from '../primitives.js';
import type { BookedRun } from './booked-runs.js';
import type { LedgerLine } from './ledger.js';
import { isInterval, type Replay } from './replay.js';

/** Bits to which two rules agree that are the same. */
const agreeingBits = 100;

/** The first operation of the function whose rule gives another partial than it has; null: none. */
export function wrongRuleLine({ ledger: { lines } }: BookedRun, replay: Replay, problem: Problem): number | null {
  const found = lines.findIndex(({ source }, line) => {
    if (source.kind !== 'operation') return false;
    return source.args.some((_, slot) => isWrong(source.name, source.args, slot, line, replay, problem));
  });
  return found < 0 ? null : found;
}

function isWrong(
  name: PrimitiveName,
  args: readonly number[],
  slot: number,
  line: number,
  replay: Replay,
  problem: Problem,
): boolean {
  const { A, ledger } = replay;
  const operands = args.map((arg) => replay.at(arg));
  const y = replay.at(line);
  if (!isInterval(y) || !operands.every(isInterval)) return false;
  if (isConstant(ledger.lines, args[slot] as number)) return false;
  const [x, t] = operands as [Interval, Interval | undefined];
  const own = partialOf(A, name, slot, y, x, t);
  if (own === null) return false;
  // a number is one in the rule too, as the exponent of a power; what the double only comes near is another
  const isNumber = (arg: number): boolean => isConstant(ledger.lines, arg) && replay.error(arg) === -Infinity;
  const inputs = args.map((arg, place) => ({ arg, place })).filter(({ arg }) => !isNumber(arg));
  const program = operationProgram(name, args, inputs.map(({ arg }) => arg), ledger.lines); // prettier-ignore
  const place = inputs.findIndex((each) => each.place === slot);
  try {
    const derived = kitOf(problem.format)
      .of(derivations)
      .get({ ...problem, program, wrt: [place], order: 1, point: inputs.map(() => 0) });
    const rule = (derived.first[0] as Program).link(A)(inputs.map((each) => operands[each.place] as Interval), problem.budget); // prettier-ignore
    return differ(replay, own, rule);
  } catch (error) {
    if (error instanceof OutsideDomain) return true;
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}

const isConstant = (lines: readonly LedgerLine[], line: number): boolean => {
  const open = [line];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { source } = lines[next] as LedgerLine;
    if (source.kind === 'input') return false;
    if (source.kind === 'operation') open.push(...source.args);
  }
  return true;
};

function operationProgram(
  name: PrimitiveName,
  args: readonly number[],
  inputs: readonly number[],
  lines: readonly LedgerLine[],
): Program {
  return {
    inputs: inputs.map((_, i) => `x${i}`),
    link: (A) => (values) => {
      const [x, y] = args.map((arg) => {
        const place = inputs.indexOf(arg);
        return place < 0 ? A.literal((lines[arg] as LedgerLine).value) : values[place];
      });
      return y === undefined ? A[name as UnaryName](x as never) : A[name as BinaryName](x as never, y);
    },
  };
}

function partialOf(
  A: Arithmetic<Interval>,
  name: PrimitiveName,
  slot: number,
  y: Interval,
  x: Interval,
  t: Interval | undefined,
): Interval | null {
  const rule = rules[name];
  if (rule.kind !== 'smooth') return null;
  const partial = rule.partials[slot] ?? null;
  if (partial === null) return null;
  if (typeof partial === 'number') return A.literal(partial);
  try {
    return partial(A, y, x, t as Interval);
  } catch (error) {
    if (error instanceof OutsideDomain || error instanceof Undecided) return null;
    throw error;
  }
}

function differ(replay: Replay, own: Interval, rule: Interval): boolean {
  const { A } = replay;
  return replay.sizeOf(A.sub(own, rule)) > replay.sizeOf(own) - agreeingBits;
}
