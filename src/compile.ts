// Compiled functions: the value and gradient of a function as fast functions of flat points.
import { choiceKind, optionsFrom, withoutSurprise, type OptionKinds } from './argument.js';
import { defaultPrecision, formats } from './arithmetics/formats.js';
import { engines, type Engine, type Mode, type RunningEngine } from './code/engine.js';
import type { CallTerms } from './code/direct-call.js';
import { NotNumbers } from './code/paths.js';
import { gradientRun, valueRun, type CodeQuestion } from './code/program-code.js';
import { modeFor, namesNeeded, severalNumbers, tracedKinds, type TracedOptions } from './code/traced-options.js';
import { perInput } from './compare/per-input.js';
import { DiffcmpError, Undecided } from './errors.js';
import type { ProgramFile } from './javascript/program-file.js';
import { differentiatedNames } from './methods/method.js';
import { attempt } from './problem/attempt.js';
import { tensorsInFormat } from './problem/in-format.js';
import { givenPointOfFileKind } from './problem/point-of.js';
import { askedNames, askedOfFile, problemOf } from './problem/problem.js';
import { givenFunction, isOfFile, kindsFor, readFunction, type ReadFunction } from './problem/read-function.js';
import { outputCount, summed, withOutputShape } from './program/outputs.js';
import { namesOfAll, placesIn } from './tensors/layout.js';
import { valueText } from './text/value-text.js';

export interface CompileOptions extends TracedOptions {
  /** A point, for its shapes: needed where variables are arrays. Its values don't matter. */
  readonly at?: TracedOptions['at'];
  /**
   * `code` makes JavaScript of the path that the function takes, or WebAssembly of a long one; `tape` runs the list of its
   * operations; `interpret` runs the function as it is; `auto`, unless given, is the first of these that pays.
   */
  readonly engine?: Engine | undefined;
}

/** A function, compiled. Points are flat: one number for each of `inputs`, in that order. */
export interface CompiledFunction {
  /** The names of the numbers of a point: `x`, or `w[2,1]` for one of an array. */
  readonly inputs: readonly string[];
  /** Those that are differentiated by, in the order of the gradient. */
  readonly wrt: readonly string[];
  /** What runs it now. A function whose path changes at every other point is interpreted from then on. */
  readonly engine: RunningEngine;
  readonly mode: Mode;
  /**
   * The value at a point.
   *
   * @throws DiffcmpError bad-point for a point of another length, and whatever the function throws there
   */
  value(point: ArrayLike<number>): number;
  /**
   * The derivatives at a point.
   *
   * @param out takes them: as many numbers as `wrt` has names
   * @returns the value
   * @throws DiffcmpError bad-point, bad-argument for an `out` that is too short or doesn't hold doubles, and whatever the function throws there
   */
  gradient(point: ArrayLike<number>, out: number[] | Float64Array): number;
}

const compileKinds: OptionKinds<CompileOptions> = { ...tracedKinds, engine: choiceKind(engines) };

/**
 * The value and gradient of an expression, or of a function of a file, as fast functions: the operations of the path that
 * it takes are traced at the first point and become straight code, to the same bits as `grad()` and the methods give.
 * Points that take another path are noticed, and get code of their own.
 *
 * @example compile('x^2*y').gradient([3, 2], new Float64Array(2)) // 18, the gradient is [12, 9]
 * @throws DiffcmpError for text and options that can't be read, and where the value isn't one number
 */
export function compile(expression: string | ProgramFile, options: CompileOptions = {}): CompiledFunction {
  const given = givenFunction(expression);
  const asked = optionsFrom(options, kindsFor(given, compileKinds, givenPointOfFileKind));
  const read = readFunction(given);
  const problem = isOfFile(read) && asked.at === undefined ? ofParameters(read, asked) : ofShapes(read, asked);
  const { mode, engine, maxSteps, timeout } = asked;
  return compiled(read, mode, { ...problem, engine, maxSteps, timeout });
}

type Compiled = Pick<CodeQuestion, 'program' | 'wrt' | 'format' | 'layout'>;

/** What is compiled, where the shapes of variables are given, or are those of numbers. */
function ofShapes(read: ReadFunction, { engine: _engine, mode: _mode, at, ...options }: CompileOptions): Compiled {
  const problem = problemOf(read, { ...options, at: at ?? (isOfFile(read) ? undefined : onesFor(read.variables)) });
  if (outputCount(problem.program) !== 1) throw severalNumbersHere();
  return problem;
}

/** What is compiled of a function of a file whose parameters are numbers: those that it must be given. */
function ofParameters(read: ProgramFile, options: CompileOptions): Compiled {
  const { reduce, precision = defaultPrecision } = options;
  const { tensors, variables } = read.at(onesFor(namesNeeded(read)));
  const format = formats[precision];
  const inNumbers = tensorsInFormat(tensors, format);
  return {
    program: reduce === 'sum' ? summed(inNumbers) : withOutputShape(inNumbers, []),
    wrt: placesIn(tensors.inputs, namesOfAll(askedOfFile(askedNames(options), variables))),
    format,
  };
}

const onesFor = (names: readonly string[]): Record<string, number> => perInput(names, names.map(() => 1)); // prettier-ignore

const severalNumbersHere = (): DiffcmpError => severalNumbers('a compiled function', '; grad() has the Jacobian');

function compiled(read: ReadFunction, wanted: Mode | undefined, question: CodeQuestion): CompiledFunction {
  const { program, wrt } = question;
  const { inputs } = program;
  const mode = modeFor(wanted, wrt.length);
  const terms = (derivatives: number): CallTerms => ({
    inputs: inputs.length,
    derivatives,
    explained: explained(derivatives),
  });
  const explained = (derivatives: number) => (error: unknown, point: ArrayLike<number>, out: unknown) => {
    if (lengthOf(point) !== inputs.length) return wrongLength(point, inputs);
    if (derivatives > 0 && !(lengthOf(out) >= derivatives)) return tooShort(out, derivatives);
    if (derivatives > 0 && isFrozen(out)) return frozenArray();
    const otherKind = kindOfOtherNumbers(out);
    if (derivatives > 0 && otherKind !== null) return ofOtherNumbers(otherKind, derivatives);
    if (error instanceof Undecided) return severalNumbersHere();
    if (error instanceof NotNumbers) return noNumber(inputs[error.place] ?? '', point[error.place]);
    // the point may throw when it is looked at
    const numbers = withoutSurprise('the point', () => Array.from(point));
    return attempt(read, { program, point: numbers }, () => {
      throw error;
    });
  };
  const { run: value } = valueRun(question, terms(0));
  const { run: gradient, engine } = gradientRun(question, mode, terms(wrt.length));
  return new CodedFunction(
    { inputs, wrt: differentiatedNames(question), mode, value: value as CompiledFunction['value'], gradient },
    engine,
  );
}

/** A class for the sake of the getter: an object with one of its own is a dictionary for V8, and every call looks up in it. */
class CodedFunction implements CompiledFunction {
  readonly inputs: readonly string[];
  readonly wrt: readonly string[];
  readonly mode: Mode;
  readonly value: CompiledFunction['value'];
  readonly gradient: CompiledFunction['gradient'];
  readonly #engine: () => RunningEngine;

  constructor(parts: Omit<CompiledFunction, 'engine'>, engine: () => RunningEngine) {
    this.inputs = parts.inputs;
    this.wrt = parts.wrt;
    this.mode = parts.mode;
    this.value = parts.value;
    this.gradient = parts.gradient;
    this.#engine = engine;
  }

  get engine(): RunningEngine {
    return this.#engine();
  }
}

/** How many numbers a point has; of what is no list, or can't be looked at, none that fits. */
function lengthOf(point: unknown): number {
  if (typeof point !== 'object' || point === null) return -1;
  try {
    return (point as ArrayLike<number>).length;
  } catch {
    return -1;
  }
}

/** Whether derivatives can't be written into an array. */
const isFrozen = (out: unknown): boolean => withoutSurprise('the array', () => Object.isFrozen(out));
const frozenArray = (): DiffcmpError =>
  new DiffcmpError('bad-argument', 'the array for the derivatives is frozen', { hint: 'give one that can be written into, or none' }); // prettier-ignore

/** What is given in a few words; it may throw when it is looked at. */
const shown = (what: string, given: unknown): string => withoutSurprise(what, () => valueText(given));

function wrongLength(point: ArrayLike<number>, inputs: readonly string[]): DiffcmpError {
  const names = inputs.length > 8 ? `${inputs.slice(0, 8).join(', ')}, …` : inputs.join(', ');
  const wanted = `${inputs.length} ${inputs.length === 1 ? 'number' : 'numbers'}`;
  return new DiffcmpError('bad-point', `the point must have ${wanted}, got ${shown('the point', point)}`, {
    hint: inputs.length === 0 ? null : `in the order ${names}`,
  });
}

const noNumber = (input: string, given: unknown): DiffcmpError =>
  new DiffcmpError('bad-point', `'${input}' must be a number, got ${shown(`'${input}'`, given)}`);

/** The kind of a typed array in which derivatives would be rounded, or which takes none; null for other arrays. */
function kindOfOtherNumbers(out: unknown): string | null {
  const kind = Object.prototype.toString.call(out).slice('[object '.length, -']'.length);
  return ArrayBuffer.isView(out) && kind !== 'Float64Array' ? kind : null;
}
const ofOtherNumbers = (kind: string, derivatives: number): DiffcmpError =>
  new DiffcmpError('bad-argument', `derivatives are doubles, and the array for them is a ${kind}`, {
    hint: `new Float64Array(${derivatives})`,
  });

function tooShort(out: unknown, least: number): DiffcmpError {
  return new DiffcmpError(
    'bad-argument',
    `the gradient has ${least} numbers, got ${shown('the array', out)} to put them into`,
    {
      hint: `new Float64Array(${least})`,
    },
  );
}
