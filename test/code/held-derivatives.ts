// Derivatives of methods by code, held to those of the interpreter: numbers, counts, tape and errors.
import { expect } from 'vitest';
import { formats, type Precision } from '../../src/arithmetics/formats.js';
import type { Engine } from '../../src/code/engine.js';
import { EvaluationError } from '../../src/errors.js';
import { CountingKit } from '../../src/methods/kit.js';
import { methodsById } from '../../src/methods/index.js';
import type { Problem } from '../../src/methods/method.js';
import type { Program } from '../../src/program/program.js';
import { watchedProgram } from './watched-program.js';

export const budget = { maxSteps: 100_000 };
export const ids = ['forward', 'reverse', 'complex-step'] as const;

/** What a method comes to, with its operations; the message where it fails. */
export function outcomeOf(id: (typeof ids)[number], problem: Problem, kit: CountingKit): unknown {
  try {
    const { result, operations } = kit.count((numbers) => methodsById[id].differentiate(problem, numbers));
    const { gradient, ...rest } = result;
    return { ...rest, gradient: gradient.map((each) => (Object.is(each, -0) ? '-0' : each)), operations };
  } catch (error) {
    if (error instanceof EvaluationError) return error.message;
    throw error;
  }
}

/** Holds every run of the methods at such points to the interpreter's; how often each program was linked and run. */
export function holdToInterpreter(
  program: Program,
  points: readonly (readonly number[])[],
  {
    precision = 'float64',
    engine = 'code',
    wrt,
    isCounted = true,
  }: { precision?: Precision; engine?: Engine; wrt?: readonly number[]; isCounted?: boolean } = {},
): number {
  const format = formats[precision];
  const watched = watchedProgram(program);
  const [one, other] = [new CountingKit(format), new CountingKit(format)];
  const places = wrt ?? program.inputs.map((_, place) => place);
  for (const given of points) {
    const problem: Problem = { program, point: given.map(format.round), wrt: places, format, budget, order: 1 };
    for (const id of ids) {
      const told = (outcome: unknown): unknown =>
        isCounted || typeof outcome !== 'object' ? outcome : { ...outcome, operations: null };
      const coded = told(outcomeOf(id, { ...problem, program: watched.program, engine }, one));
      const wanted = told(outcomeOf(id, { ...problem, engine: 'interpret' }, other));
      expect(coded, `${id} at ${given.join(', ')}`).toEqual(wanted);
    }
  }
  return watched.runs;
}
