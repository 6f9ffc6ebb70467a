// A program's value or gradient as a function of the point: by code where that pays, and by the interpreter.
import { kitOf } from '../methods/kit.js';
import { forward } from '../methods/forward.js';
import { reverse } from '../methods/reverse.js';
import type { Problem } from '../methods/method.js';
import { defaultMaxSteps, type Budget } from '../program/program.js';
import { defaultTimeout } from '../program/time.js';
import { linkOutputs } from '../program/outputs.js';
import type { Mode, RunningEngine } from './engine.js';
import { madeRunner } from './choose-runner.js';
import { directCall, type CallTerms } from './direct-call.js';
import { checkNumbers, CodePaths } from './paths.js';
import { handOut, type PointRun } from './runner.js';
import type { StraightCode } from './trace.js';
import { derivativesCode, gradientCode, valueCode, type TracedRun } from './tracing.js';

/** What is run at many points; what it may use up is that of each run that is traced or interpreted. Code ends by itself. */
export interface CodeQuestion extends Pick<Problem, 'program' | 'wrt' | 'format' | 'layout' | 'engine'> {
  readonly maxSteps?: number | undefined;
  /** Milliseconds. */
  readonly timeout?: number | undefined;
}

/** A function of the point, and what runs it now. */
export interface CodeRun {
  readonly run: PointRun;
  readonly engine: () => RunningEngine;
}

const methodOf = { forward, reverse } as const;

/** The value at a point: the first number of it is returned, the others go to `out`. */
export function valueRun(question: CodeQuestion, terms: CallTerms | null = null): CodeRun {
  const run = linkOutputs(question.program, question.format.arithmetic);
  return codeRun(question, terms, (point, budget) => run(point, budget), valueCode);
}

/** The value, which is returned, and the derivatives, which go to `out`; before them the other numbers of the value. */
export function gradientRun(question: CodeQuestion, mode: Mode, terms: CallTerms | null = null): CodeRun {
  const { program, format, wrt } = question;
  const run = linkOutputs(program, format.arithmetic);
  const interpret = (point: readonly number[], budget: Budget): readonly number[] => {
    const values = run(point, budget);
    const { gradient } = methodOf[mode].differentiate({ ...question, point, order: 1, budget }, kitOf(format));
    return [...values, ...gradient];
  };
  return codeRun(question, terms, interpret, (traced) => gradientCode(traced, wrt, mode));
}

/**
 * The derivatives alone, of a value of one number, which go to `out`: what only the value takes isn't run. Returns 0.
 */
export function derivativesRun(question: CodeQuestion, mode: Mode): CodeRun {
  const { format, wrt } = question;
  const interpret = (point: readonly number[], budget: Budget): readonly number[] => [
    0,
    ...methodOf[mode].differentiate({ ...question, point, order: 1, budget }, kitOf(format)).gradient,
  ];
  return codeRun(question, null, interpret, (traced) => derivativesCode(traced, wrt, mode));
}

function codeRun(
  { program, format, engine = 'auto', maxSteps = defaultMaxSteps, timeout = defaultTimeout }: CodeQuestion,
  terms: CallTerms | null,
  numbersAt: (point: readonly number[], budget: Budget) => readonly number[],
  codeOf: (traced: TracedRun) => StraightCode,
): CodeRun {
  const budget = (): Budget => ({ maxSteps, deadline: performance.now() + timeout });
  const interpret: PointRun = (point, out) => {
    checkNumbers(point);
    return handOut(numbersAt(Array.from(point, format.round), budget()), out);
  };
  if (engine === 'interpret') {
    const code = { current: interpret, otherwise: interpret, failed: new Int32Array(1), runs: new Float64Array(1) };
    return { run: directCall(code, terms), engine: () => engine };
  }
  let running: RunningEngine = engine === 'tape' ? 'tape' : 'code';
  const paths = new CodePaths({
    interpret,
    trace: (point) => {
      const made = madeRunner(codeOf({ program, format, point, budget: budget() }), engine);
      running = made.engine;
      return made.runner;
    },
  });
  return { run: directCall(paths, terms), engine: () => (paths.isInterpreted ? 'interpret' : running) };
}
