// The derivatives of a function of a file by forward mode, by reverse mode and in enclosures, and how far rounding may carry them.
import { dual, type Dual } from '../../src/arithmetics/dual.js';
import type { Arithmetic, UnaryName } from '../../src/arithmetic.js';
import { float64 } from '../../src/arithmetics/float64.js';
import type { Interval } from '../../src/arithmetics/interval/interval.js';
import { nearest } from '../../src/arithmetics/interval/mpfr.js';
import { Tape } from '../../src/arithmetics/tape.js';
import { EvaluationError } from '../../src/errors.js';
import type { FileFunction } from '../../src/javascript/file-function.js';
import type { FunctionArgument } from '../../src/javascript/function-argument.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { unaryRules } from '../../src/primitives.js';
import { erring, type Erring } from '../graph/errors-of-rounding.js';
import { budget } from './run-by-diffcmp.js';

const { bench } = await theLaboratory();

/** As in test/graph: 4 ulps times what rounding can do by running error analysis, had each operation an error of one ulp. */
const slack = 4 * 2 ** -52;

/** Running errors, which tell of choices and jumps that rounding may decide: `10 * -0.3` is -3 in doubles, and its `ceil` is -2. */
function watchful(ties: { met: boolean }): Arithmetic<Erring> {
  const look = (distance: (offset: number) => boolean, error: number): void => {
    if (error > 0 && distance(slack * error)) ties.met = true;
  };
  const steps = Object.entries(unaryRules).flatMap(([name, { kind }]) => {
    if (kind !== 'step') return [];
    const step = erring[name as UnaryName];
    const jumps = (x: Erring) => (offset: number) => step({ value: x.value - offset, error: 0 }).value !== step({ value: x.value + offset, error: 0 }).value; // prettier-ignore
    return [[name, (x: Erring) => (look(jumps(x), x.error), step(x))] as const];
  });
  return {
    ...erring,
    ...Object.fromEntries(steps),
    rem: (x, y) => {
      const quotient = erring.div(x, y);
      look((offset) => Math.trunc(quotient.value - offset) !== Math.trunc(quotient.value + offset), quotient.error);
      return erring.rem(x, y);
    },
    decide: (relation, x, y) => {
      look((offset) => x.value !== y.value && Math.abs(x.value - y.value) <= offset, x.error + y.error);
      return erring.decide(relation, x, y);
    },
  };
}

/** A derivative by one input. */
export interface FoundDerivative {
  readonly forward: number;
  readonly reverse: number;
  /** The lower end of its enclosure. */
  readonly certified: number;
  /** How far the other two may be from it. */
  readonly bound: number;
  /** Whether doubles met a tie on the way, which the modes decide by conventions of their own, or came so near to one that rounding decides. */
  readonly isTied: boolean;
}

/** By each input, of the first number of the result; null where enclosures don't decide a choice. */
export function derivativesOf(
  f: FileFunction,
  args: readonly FunctionArgument[],
  at: readonly number[],
): readonly (FoundDerivative | null)[] {
  const byTape = reverse(f, args, at);
  return at.map((_, input) => {
    const ties = { met: false };
    const rounding = forward(f, args, dual(watchful(ties), ties), erring, at, input);
    const exact = enclosed(f, args, at, input);
    if (exact === null) return null;
    return {
      forward: forward(f, args, dual(float64), float64, at, input) ?? 0,
      reverse: byTape[input] ?? 0,
      certified: exact.value,
      bound: slack * ((rounding?.error ?? 0) + Math.abs(exact.value)) + exact.width + 2 ** -1040, // what underflows is off by absolute amounts
      isTied: ties.met,
    };
  });
}

function reverse(f: FileFunction, args: readonly FunctionArgument[], at: readonly number[]): readonly number[] {
  const tape = new Tape<number>(float64);
  const given = at.map((x) => tape.input(x));
  const [value] = f.link(args, tape.arithmetic)(given, budget).items;
  if (value === undefined) throw new Error('no value');
  const adjoints = tape.adjoints(value);
  return given.map(({ node }) => adjoints[node] ?? 0);
}

function forward<T>(
  f: FileFunction,
  args: readonly FunctionArgument[],
  D: Arithmetic<Dual<T>>,
  A: Arithmetic<T>,
  at: readonly number[],
  input: number,
): T | undefined {
  const given = at.map((x, i): Dual<T> => ({ primal: A.literal(x), tangent: i === input ? A.literal(1) : undefined }));
  return f.link(args, D)(given, budget).items[0]?.tangent;
}

/** A wide enclosure says nothing, and allows everything. */
function enclosed(
  f: FileFunction,
  args: readonly FunctionArgument[],
  at: readonly number[],
  input: number,
): { value: number; width: number } | null {
  bench.mpfr.reset(256);
  try {
    const found: Interval = forward(f, args, dual<Interval>(bench), bench, at, input) ?? bench.literal(0);
    return {
      value: bench.mpfr.toDouble(found.lo, nearest),
      // of the ends, as numbers of their own: an enclosure less itself is a 0 that says nothing of its width
      width: bench.mpfr.toDouble(bench.sub({ lo: found.hi, hi: found.hi }, { lo: found.lo, hi: found.lo }).hi, nearest),
    };
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}
