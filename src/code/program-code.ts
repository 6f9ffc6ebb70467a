// A program's value or gradient as a function of the point: by code where that pays, and by the interpreter.
import { kitOf } from '../methods/kit.js';
import { forward } from '../methods/forward.js';
import { reverse } from '../methods/reverse.js';
import type { Problem } from '../methods/method.js';
import type { Budget } from '../program/program.js';
import { linkOutputs } from '../program/outputs.js';
import type { Engine } from './engine.js';
import { runnerOf } from './engines.js';
import { checkNumbers, CodePaths, type PointRun } from './paths.js';
import type { StraightCode } from './trace.js';
import { gradientCode, valueCode, type Mode, type TracedRun } from './tracing.js';

/** What is run at many points: the point of the problem is not looked at, its budget is that of each run. */
export interface CodeQuestion extends Pick<Problem, 'program' | 'wrt' | 'format' | 'layout'> {
  readonly engine: Engine;
  /** What a run may use up that is traced or interpreted. Code ends by itself. */
  readonly budget: () => Budget;
}

const methodOf = { forward, reverse } as const;

/** The value at a point: the first number of it is returned, the others go to `out`. */
export function valueRun(question: CodeQuestion): CodeRun {
  const { program, format, budget, engine } = question;
  const run = linkOutputs(program, format.arithmetic);
  const interpret: PointRun = (point, out) => {
    checkNumbers(point);
    const values = run(Array.from(point, format.round), budget());
    for (let place = 1; place < values.length; place++) out[place - 1] = values[place] as number;
    return values[0] as number;
  };
  return codeRun(engine, interpret, (point) => valueCode(tracedRun(question, point)));
}

/** The value, which is returned, and the derivatives, which go to `out`; before them the other numbers of the value. */
export function gradientRun(question: CodeQuestion, mode: Mode): CodeRun {
  const { program, format, budget, engine, wrt } = question;
  const run = linkOutputs(program, format.arithmetic);
  const method = methodOf[mode];
  const interpret: PointRun = (given, out) => {
    checkNumbers(given);
    const point = Array.from(given, format.round);
    const problem: Problem = { ...question, point, order: 1, budget: budget() };
    const values = run(point, problem.budget);
    const { gradient } = method.differentiate(problem, kitOf(format));
    let place = 0;
    for (let index = 1; index < values.length; index++) out[place++] = values[index] as number;
    for (const derivative of gradient) out[place++] = derivative;
    return values[0] as number;
  };
  return codeRun(engine, interpret, (point) => gradientCode(tracedRun(question, point), wrt, mode));
}

/** A function of the point, and what runs it now. */
export interface CodeRun {
  readonly run: PointRun;
  readonly engine: () => Exclude<Engine, 'auto'>;
}

const tracedRun = ({ program, format, budget }: CodeQuestion, point: ArrayLike<number>): TracedRun => ({
  program,
  format,
  point,
  budget: budget(),
});

function codeRun(engine: Engine, interpret: PointRun, trace: (point: ArrayLike<number>) => StraightCode): CodeRun {
  if (engine === 'interpret') return { run: interpret, engine: () => 'interpret' };
  const paths = new CodePaths({ interpret, trace: (point) => runnerOf(trace(point), engine) });
  return { run: paths.runner(), engine: () => (paths.isInterpreted ? 'interpret' : 'code') };
}
