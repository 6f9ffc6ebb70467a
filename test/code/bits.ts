// Gradients by code beside those of the interpreter, bit for bit.
import { formats, type Precision } from '../../src/arithmetics/formats.js';
import { EvaluationError } from '../../src/errors.js';
import { derivativesRun, gradientRun, valueRun, type CodeQuestion } from '../../src/code/program-code.js';
import type { Engine, Mode } from '../../src/code/engine.js';
import { forward } from '../../src/methods/forward.js';
import { kitOf } from '../../src/methods/kit.js';
import { reverse } from '../../src/methods/reverse.js';
import { linkOutputs } from '../../src/program/outputs.js';
import { withRoundedLiterals, type Program } from '../../src/program/program.js';

const budget = { maxSteps: 1_000_000 };
const methods = { forward, reverse };

export interface Sample {
  readonly program: Program;
  readonly points: readonly (readonly number[])[];
  readonly precision: Precision;
  readonly mode: Mode;
  readonly engine?: Engine;
}

/** What a run comes to: its numbers, or the message of the error that it throws. */
type Outcome = readonly number[] | string;

function outcome(step: () => readonly number[]): Outcome {
  try {
    return step();
  } catch (error) {
    if (error instanceof EvaluationError) return error.message;
    throw error;
  }
}

const same = (a: Outcome, b: Outcome): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : a.length === b.length && a.every((x, i) => Object.is(x, b[i])); // prettier-ignore

/** Every place where code comes to other bits than the interpreter, in words; and what ran the points. */
export function differences({ program: given, points, precision, mode, engine = 'code' }: Sample): {
  readonly found: string[];
  readonly engine: string;
} {
  const format = formats[precision];
  const program = precision === 'float64' ? given : withRoundedLiterals(given, format.round);
  const wrt = program.inputs.map((_, place) => place);
  const question: CodeQuestion = { program, wrt, format, engine, maxSteps: budget.maxSteps, timeout: Infinity };
  const gradient = gradientRun(question, mode);
  const derivatives = derivativesRun(question, mode);
  const value = valueRun(question);
  const run = linkOutputs(program, format.arithmetic);
  const found: string[] = [];
  for (const point of points) {
    const rounded = point.map(format.round);
    const problem = { program, wrt, format, budget, point, order: 1 as const };
    const wanted = outcome(() => methods[mode].differentiate(problem, kitOf(format)).gradient);
    const out = wrt.map(() => 0);
    let besideIt = NaN;
    const got = outcome(() => {
      besideIt = gradient.run(point, out);
      return out;
    });
    if (!same(wanted, got)) found.push(`gradient at ${point.join(', ')}: ${String(got)} and not ${String(wanted)}`);
    const alone = wrt.map(() => 0);
    const gotAlone = outcome(() => {
      derivatives.run(point, alone);
      return alone;
    });
    if (!same(wanted, gotAlone)) found.push(`derivatives alone at ${point.join(', ')}: ${String(gotAlone)} and not ${String(wanted)}`); // prettier-ignore
    const wantedValue = outcome(() => run(rounded, budget));
    if (typeof got !== 'string' && !same(wantedValue, [besideIt])) found.push(`value beside the gradient at ${point.join(', ')}: ${String(besideIt)} and not ${String(wantedValue)}`); // prettier-ignore
    const gotValue = outcome(() => [value.run(point, [])]);
    if (!same(wantedValue, gotValue))
      found.push(`value at ${point.join(', ')}: ${String(gotValue)} and not ${String(wantedValue)}`);
  }
  return { found, engine: gradient.engine() };
}
