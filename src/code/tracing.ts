// Traces of a program: of its value, and of its gradient by either mode.
import type { Line } from './lines.js';
import type { Arithmetic } from '../arithmetic.js';
import { counting, type OperationCounts } from '../arithmetics/counting.js';
import { dual, type Dual, type Ties } from '../arithmetics/dual.js';
import type { Format } from '../arithmetics/formats.js';
import { Tape } from '../arithmetics/tape.js';
import type { Taped } from '../arithmetics/taped.js';
import { linkOutputs } from '../program/outputs.js';
import type { Budget, Program } from '../program/program.js';
import { emitter, type LineEmitter } from './emit.js';
import type { Mode } from './engine.js';
import { choicesOfValues, dualsWithSelects, pinnedDuals, pinnedTape, tapeWithSelects, zerosTie } from './select.js';
import { straightCode, Trace, type StraightCode } from './trace.js';

/** What is traced: a program at a point, whose numbers are of the format. */
export interface TracedRun {
  readonly program: Program;
  readonly point: ArrayLike<number>;
  readonly format: Format;
  readonly budget: Budget;
  /** Whether of a condition only the way that is taken may be in the code: in Python the other one may raise an error. */
  readonly isOneWay?: boolean;
}

/** Code that gives the value of a program, all numbers of it. @throws whatever a run at the point throws */
export function valueCode(run: TracedRun): StraightCode {
  const traced = begun(run);
  // on a tape, since what an arithmetic knows of a number depends on whether that depends on an input
  const ofTape = (): readonly Line[] => valuesOf(onTape(run, traced, () => true, choicesOfValues).outputs);
  return straightCode(traced.trace, traced.count, unlessZerosTie(ofTape) ?? plainValues(run, traced));
}

/** Code of the value as plain numbers have it, and what that takes of the interpreter. */
export interface CountedCode {
  readonly code: StraightCode;
  readonly operations: OperationCounts;
}

/**
 * Code of the value as plain numbers have it: which of two equal zeros a choice is, and what is known of a number, are theirs.
 *
 * @returns null where it would be that of one value of a number that isn't whole
 * @throws whatever a run at the point throws
 */
export function plainValueCode(run: TracedRun): CountedCode | null {
  return countedCode(run, ({ numbers, lines }) => linkOutputs(run.program, numbers)(lines, run.budget));
}

/** A trace over lines that count their operations. */
export interface CountedTrace extends Traced {
  readonly numbers: Arithmetic<Line>;
}

/**
 * Code of what a run gives over lines that count, of which as much is known as of plain numbers.
 *
 * @param outputsOf null: there is no code of it
 * @returns null where it would be code of one value of a number that isn't whole
 */
export function countedCode(
  run: TracedRun,
  outputsOf: (traced: CountedTrace) => readonly Line[] | null,
): CountedCode | null {
  const traced = begun(run);
  const { emit, trace, count } = traced;
  const { arithmetic, counts } = counting(emit.arithmetic);
  let isTied = false;
  const known = (x: Line): number => {
    const value = emit.pinned(x);
    isTied ||= !trace.isLiteral(x) && !Number.isInteger(value);
    return value;
  };
  const outputs = outputsOf({ ...traced, numbers: { ...arithmetic, known } });
  return outputs === null || isTied ? null : { code: straightCode(trace, count, outputs), operations: counts };
}

/**
 * Code that gives the value of a program, then its derivatives, those of the first number of the value first, as
 * `Derivatives.gradient` has them.
 *
 * @param wrt places of inputs
 * @throws whatever a run at the point throws
 */
export function gradientCode(run: TracedRun, wrt: readonly number[], mode: Mode): StraightCode {
  const traced = begun(run);
  const { values, derivatives } = tracedGradient(run, traced, wrt, mode);
  return straightCode(traced.trace, traced.count, [...values, ...derivatives]);
}

/** The same without the value, for which 0 stands: lines that only the value takes are left out. */
export function derivativesCode(run: TracedRun, wrt: readonly number[], mode: Mode): StraightCode {
  const traced = begun(run);
  const { derivatives } = tracedGradient(run, traced, wrt, mode);
  return straightCode(traced.trace, traced.count, [traced.trace.literal(0), ...derivatives]);
}

function tracedGradient(
  run: TracedRun,
  traced: Traced,
  wrt: readonly number[],
  mode: Mode,
): { readonly values: readonly Line[]; readonly derivatives: readonly Line[] } {
  const { emit, trace } = traced;
  const { values, gradient } =
    unlessZerosTie(() => (mode === 'reverse' ? byTape : byDuals)(run, traced, wrt)) ?? byPinned(run, traced, wrt, mode);
  const zero = trace.literal(0);
  return { values, derivatives: gradient.map((line) => (line === undefined ? zero : emit.settled(line))) };
}

/** null where zeros are known apart. */
function unlessZerosTie<Found>(found: () => Found): Found | null {
  try {
    return found();
  } catch (error) {
    if (error === zerosTie) return null;
    throw error;
  }
}

/** Every choice as it is at the point, with the values of plain numbers. */
function byPinned(run: TracedRun, traced: Traced, wrt: readonly number[], mode: Mode): TracedDerivatives {
  const { gradient } = mode === 'reverse' ? byTape(run, traced, wrt, pinnedTape) : byDuals(run, traced, wrt, pinnedDuals); // prettier-ignore
  return { values: plainValues(run, traced), gradient };
}

/** The values where those that derivatives go through are others. */
function plainValues({ program, budget }: TracedRun, { emit, lines }: Traced): readonly Line[] {
  return linkOutputs(program, { ...emit.arithmetic, known: emit.pinned })(lines, budget);
}

interface Traced {
  readonly trace: Trace;
  readonly emit: LineEmitter;
  /** The inputs. */
  readonly lines: readonly Line[];
  readonly count: number;
}

/** A line that is absent is a structural zero. */
interface TracedDerivatives {
  readonly values: readonly Line[];
  readonly gradient: readonly (Line | undefined)[];
}

/** A trace that begins with the inputs of a point. */
function begun({ point, format }: TracedRun): Traced {
  const trace = new Trace();
  const emit = emitter(trace, format);
  return { trace, emit, lines: emit.inputs(point), count: point.length };
}

const inWays = <N>(A: Arithmetic<N>, isOneWay = false): Arithmetic<N> => (isOneWay ? { ...A, choose: undefined } : A);

interface OnTape {
  readonly tape: Tape<Line>;
  readonly inputs: readonly Taped<Line>[];
  readonly outputs: readonly Taped<Line>[];
}

function onTape(
  { program, budget, isOneWay }: TracedRun,
  { emit, lines }: Traced,
  isActive: (input: number) => boolean,
  choosing: typeof tapeWithSelects,
): OnTape {
  const tape = new Tape<Line>(emit.arithmetic, (length) => new Int32Array(length));
  const inputs = lines.map((value, k): Taped<Line> => (isActive(k) ? tape.input(value) : { value, node: -1 }));
  return { tape, inputs, outputs: linkOutputs(program, inWays(choosing(tape, emit), isOneWay))(inputs, budget) };
}

const valuesOf = (outputs: readonly Taped<Line>[]): readonly Line[] => outputs.map(({ value }) => value);

function byTape(run: TracedRun, traced: Traced, wrt: readonly number[], choosing = tapeWithSelects): TracedDerivatives {
  const active = new Set(wrt);
  const { tape, inputs, outputs } = onTape(run, traced, (input) => active.has(input), choosing);
  const gradient = outputs.flatMap((output) => {
    const adjoints = tape.adjoints(output);
    return wrt.map((input) => adjoints[inputs[input]?.node ?? -1]);
  });
  return { values: valuesOf(outputs), gradient };
}

function byDuals(
  traced: TracedRun,
  begun: Traced,
  wrt: readonly number[],
  choosing = dualsWithSelects,
): TracedDerivatives {
  const { program, budget, isOneWay } = traced;
  const { emit, lines, trace } = begun;
  const ties: Ties = { met: false };
  const run = linkOutputs(program, inWays(choosing(dual(emit.arithmetic, ties), emit), isOneWay));
  const one = trace.literal(1);
  const seeded = (input: number): readonly Dual<Line>[] =>
    run(
      lines.map((primal, k): Dual<Line> => ({ primal, tangent: k === input ? one : undefined })),
      budget,
    );
  const passes = wrt.map(seeded);
  const first = passes[0] ?? seeded(-1);
  // at a tie a pass takes the way of its direction, where the value is another
  const values = ties.met ? plainValues(traced, begun) : first.map(({ primal }) => primal);
  const columns = passes.map((outputs) => outputs.map(({ tangent }) => tangent));
  return { values, gradient: values.flatMap((_, output) => columns.map((column) => column[output])) };
}
