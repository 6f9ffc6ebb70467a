// The truth of one program at one point, with what it cost; and whether its run over first-order jets met a singular point.
import { formats } from '../../src/arithmetics/formats.js';
import { forget } from '../../src/arithmetics/singularities.js';
import { DiffcmpError, EvaluationError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { defaultMaxSteps, type Program } from '../../src/program/program.js';
import type { Laboratory } from '../../src/reference/laboratory.js';
import { findTruth, type Verdict } from '../../src/reference/truth.js';
import type { PointedProgram } from './singular-programs.js';

export interface Finding {
  /** By inputs, of second order those twice by one; null where the function has no value at the point. */
  readonly verdicts: ReadonlyMap<string, Verdict> | null;
  /** An error that says that diffcmp contradicts itself. */
  readonly internal: string | null;
  readonly isSingular: boolean;
  /** Milliseconds of processor time, of V8's threads too, which compile and collect beside the work. */
  readonly time: number;
  /** Milliseconds that went by: on a quiet core what whoever asks waits for, on a busy one more. */
  readonly wall: number;
}

/** @param milliseconds what the truth may take; what it can't tell in that time is undecided */
export function truthOf(lab: Laboratory, { expr, at, order = 1 }: PointedProgram, milliseconds = 2_000): Finding {
  const { program } = readExpression(expr);
  const point = program.inputs.map((name) => at[name] as number);
  const isSingular = meetsSingularPoint(lab, program, point);
  const budget = { maxSteps: defaultMaxSteps, deadline: performance.now() + milliseconds };
  const question = { program, point, wrt: point.map((_, i) => i), order, format: formats.float64, budget } as const;
  const [begin, clock] = [process.cpuUsage(), performance.now()];
  const answer = (verdicts: Finding['verdicts'], internal: string | null): Finding => {
    const wall = performance.now() - clock;
    const { user, system } = process.cpuUsage(begin);
    return { verdicts, internal, isSingular, time: (user + system) / 1000, wall };
  };
  try {
    const { gradient, hessian } = findTruth(lab, question);
    const verdicts = hessian === null ? gradient : hessian.map((row, i) => row[i]);
    return answer(new Map(program.inputs.map((name, i) => [name, verdicts[i] as Verdict])), null);
  } catch (error) {
    if (error instanceof EvaluationError) return answer(null, null);
    if (error instanceof DiffcmpError && error.code === 'internal') return answer(new Map(), error.message);
    throw error;
  }
}

/** Along any input, at the first precision; also where jets can't be run at all. */
function meetsSingularPoint(lab: Laboratory, program: Program, point: readonly number[]): boolean {
  const { bench, firstOrder, seen } = lab;
  return point.some((_, index) => {
    bench.mpfr.reset(128);
    forget(seen);
    const inputs = point.map((value, i) => ({
      primal: bench.literal(value),
      tangent: i === index ? bench.literal(1) : undefined,
      infinite: 0 as const,
    }));
    try {
      const { infinite } = program.link(firstOrder.strict)(inputs, { maxSteps: defaultMaxSteps });
      return seen.singular || infinite !== 0;
    } catch (error) {
      if (error instanceof EvaluationError) return true;
      throw error;
    }
  });
}
