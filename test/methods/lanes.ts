// Methods whose passes run in lanes, beside the same passes one by one: bits, counts and errors.
import { formats, precisions, type Precision } from '../../src/arithmetics/formats.js';
import { EvaluationError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { methodsById } from '../../src/methods/index.js';
import { CountingKit } from '../../src/methods/kit.js';
import type { Problem } from '../../src/methods/method.js';
import { withRoundedLiterals, type Program } from '../../src/program/program.js';
import type { Engine } from '../../src/code/engine.js';
import { drawing, randomProgram } from '../graph/random-program.js';

export const laneMethods = ['forward', 'complex-step'] as const;
export type LaneMethod = (typeof laneMethods)[number];

/** The program, which calls `ran` at every run. */
export function watchedRuns(program: Program, ran: () => void): Program {
  const { link, outputs } = program;
  return {
    ...program,
    link: (A, observer) => {
      const run = link(A, observer);
      return (values, budget) => (ran(), run(values, budget));
    },
    ...(outputs !== undefined && {
      outputs: {
        shape: outputs.shape,
        link: (A, observer) => {
          const run = outputs.link(A, observer);
          return (values, budget) => (ran(), run(values, budget));
        },
      },
    }),
  };
}

export interface LaneOutcome {
  /** All that the method gives, numbers as texts that tell -0 from 0, or what is wrong. */
  readonly text: string;
  /** Runs of the program. */
  readonly runs: number;
}

export function laneOutcome(problem: Problem, method: LaneMethod, engine: Engine): LaneOutcome {
  let runs = 0;
  const program = watchedRuns(problem.program, () => runs++);
  try {
    const { result, operations } = new CountingKit(problem.format).count((kit) =>
      methodsById[method].differentiate({ ...problem, program, engine }, kit),
    );
    const gradient = result.gradient.map((value) => (Object.is(value, -0) ? '-0' : String(value)));
    return { text: JSON.stringify({ ...result, gradient, operations }), runs };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return { text: `${error.message} ${JSON.stringify(error.span)}`, runs };
  }
}

/** A program in a format at a point, by all of its inputs. */
export function problemAt(given: Program, precision: Precision, point: readonly number[], maxSteps = 200_000): Problem {
  const format = formats[precision];
  const program = precision === 'float64' ? given : withRoundedLiterals(given, format.round);
  return { program, wrt: program.inputs.map((_, place) => place), format, budget: { maxSteps }, point, order: 1 };
}

/** Every point, format and method where lanes come to something else than single passes, in words. */
export function laneDifferences(program: Program, points: readonly (readonly number[])[]): string[] {
  const found: string[] = [];
  for (const precision of precisions)
    for (const method of laneMethods)
      for (const point of points) {
        const problem = problemAt(program, precision, point);
        const [wanted, got] = (['interpret', 'code'] as const).map(
          (engine) => laneOutcome(problem, method, engine).text,
        );
        if (wanted !== got) found.push(`${precision}, ${method} at ${point.join(', ')}: ${got} and not ${wanted}`);
      }
  return found;
}

/** The text of a random program with other inputs, of which its own three are functions: of one, and of several. */
export function withMoreInputs(text: string): string {
  return text.replace(/; (?=s1 = )/, '; x = x1 + 0.1*sin(x2)*x3; y = y1*1; z = z1*cos(z2) + 0.1*x2; ');
}

/** What differs in so many random programs of up to so many steps; each is a function of its seed. */
export function differencesOfRandomLanes(firstSeed: number, count: number, mostSteps: number): string[] {
  const found: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const draw = drawing(seed + 55_555);
    const { text, at } = randomProgram(seed, 2 + Math.floor(draw() * mostSteps));
    const { program } = readExpression(draw() < 0.5 ? text : withMoreInputs(text));
    const near = (size: number): number[] => program.inputs.map((name) => (at[name] ?? 0.3) + size * (2 * draw() - 1));
    const wide = (): number[] => program.inputs.map(() => 4 * draw() - 2);
    const edges = (): number[] => program.inputs.map(() => [0, -0, 1, -1, 0.5, 1e-300, 1e200, 3][Math.floor(8 * draw())] as number); // prettier-ignore
    for (const difference of laneDifferences(program, [near(0), near(0.1), wide(), edges(), edges()]))
      found.push(`seed ${seed}, ${difference}`);
  }
  return found;
}
