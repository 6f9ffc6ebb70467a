// Derivatives of methods by code: after so many runs, with the numbers, the counts, the tape and the errors of the interpreter.
import { describe, expect, it } from 'vitest';
import { formats, precisions, type Precision } from '../../src/arithmetics/formats.js';
import type { Engine } from '../../src/code/engine.js';
import { EvaluationError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { CountingKit, Kit } from '../../src/methods/kit.js';
import { complexStep } from '../../src/methods/complex-step.js';
import { methodsById } from '../../src/methods/index.js';
import type { Problem } from '../../src/methods/method.js';
import { withOutputShape } from '../../src/program/outputs.js';
import { withRoundedLiterals, type Program } from '../../src/program/program.js';
import { drawing, randomProgram } from '../graph/random-program.js';
import { programOfSource } from '../javascript/program-of-source.js';
import { randomTies } from '../javascript/random-ties.js';
import { watchedProgram } from './watched-program.js';

const seed = Number(process.env['SEED'] ?? 1);
const budget = { maxSteps: 100_000 };
const ids = ['forward', 'reverse', 'complex-step'] as const;

/** What a method comes to, with its operations; the message where it fails. */
function outcomeOf(id: (typeof ids)[number], problem: Problem, kit: CountingKit): unknown {
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
function holdToInterpreter(
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

describe('Derivatives by code', () => {
  it(`are those of the interpreter, with its counts and its tape, for random programs, seed ${seed}`, () => {
    for (let k = 0; k < 24; k++) {
      const draw = drawing(seed * 1000 + k);
      const { text, at } = randomProgram(seed * 1000 + k, 10 + Math.floor(40 * draw()));
      const { program: read } = readExpression(text);
      for (const precision of precisions) {
        const program = precision === 'float64' ? read : withRoundedLiterals(read, formats[precision].round);
        const near = (): number[] => program.inputs.map((name) => (at[name] as number) + 1e-3 * draw());
        const wide = (): number[] => program.inputs.map(() => 4 * draw() - 2);
        const edges = (): number[] => program.inputs.map(() => [0, -0, 1, -1, 0.5, 2, 1e200][Math.floor(7 * draw())] as number); // prettier-ignore
        const points = Array.from({ length: 12 }, (_, i) => (i % 4 === 0 ? wide() : i % 4 === 3 ? edges() : near()));
        holdToInterpreter(program, points, { precision });
        holdToInterpreter(program, points, { precision, wrt: [program.inputs.length - 1] });
      }
    }
  });

  it(`are those of the interpreter at ties everywhere in functions of files, seed ${seed}`, () => {
    for (let k = 0; k < 12; k++) {
      const { source, points } = randomTies(seed * 100_000 + k, 3 + (k % 6), 6);
      // their counts at ties depend on whether passes are made at once, with and without code
      for (const precision of precisions)
        holdToInterpreter(programOfSource(source), points, { precision, isCounted: false });
    }
  });

  it('are interpreted until code would have paid, and then no more', () => {
    const { program } = readExpression(Array.from({ length: 100 }, (_, i) => `sin(${i}*x)`).join(' + '));
    const points = Array.from({ length: 300 }, (_, i) => [i / 100]);
    const interpreted = holdToInterpreter(program, points, { engine: 'auto' });
    expect(interpreted).toBeGreaterThan(3 * 40);
    expect(interpreted).toBeLessThan(3 * 100);
  });

  it('take another path where a condition or a choice does', () => {
    const { program } = readExpression('x > 0 ? max(x, y)^2 : abs(x)*y');
    const points = [[1, 2], [1, 2], [2, 1], [-1, 3], [-1, 3], [1, 1], [0, 0], [2, 2], [-2, -0], [1, 3]]; // prettier-ignore
    holdToInterpreter(program, points);
  });

  it('know an exponent that is not differentiated by', () => {
    const { program } = readExpression('x^n');
    const points = [2, 2, 3, 3, 0.5, 0.5, -1, 0, 0, 2.5].map((n) => [1.5, n]);
    holdToInterpreter(program, points, { wrt: [0] });
    holdToInterpreter(program, points.map(([x = 0, n = 0]) => [-x, n]), { wrt: [0] }); // prettier-ignore
  });

  it('are those of every output, and none where there is none', () => {
    const read = readExpression('[x*y, x + y, sin(x)]');
    const program = withOutputShape(read.shaped([[], []]), [3]);
    holdToInterpreter(program, [[1, 2], [1, 2], [3, 4], [0, 1]]); // prettier-ignore
    holdToInterpreter(program, [[1, 2], [1, 2], [3, 4]], { wrt: [] }); // prettier-ignore
  });

  it('fail as the interpreter does', () => {
    const { program } = readExpression('erf(x) + log(x)');
    holdToInterpreter(program, [[1], [2], [-1], [-1], [3], [0], [NaN], [Infinity], [2]]); // prettier-ignore
  });

  it('are by one code for every step of the complex step', () => {
    const { program } = readExpression('x*cos(x) + x^y');
    for (const counts of [true, false]) {
      const watched = watchedProgram(program);
      const kits = [new CountingKit(formats.float64), new CountingKit(formats.float64)] as const;
      const kit = new Kit(formats.float64);
      for (let k = 0; k < 3000; k++) {
        const problem: Problem = { program: watched.program, point: [1.2, 3], wrt: [0], delta: 10 ** (-k / 150), format: formats.float64, budget, order: 1 }; // prettier-ignore
        const interpreted: Problem = { ...problem, program, engine: 'interpret' };
        if (counts)
          expect(outcomeOf('complex-step', problem, kits[0])).toEqual(outcomeOf('complex-step', interpreted, kits[1])); // prettier-ignore
        else expect(complexStep.differentiate(problem, kit)).toEqual(complexStep.differentiate(interpreted, kit));
      }
      expect(watched.runs).toBeLessThan(2000);
    }
  });

  it('are by code without counts too', () => {
    const { program } = readExpression('x*cos(x)');
    const kit = new Kit(formats.float64);
    for (let k = 0; k < 5000; k++) {
      const problem: Problem = { program, point: [k / 1000], wrt: [0], format: formats.float64, budget, order: 1 };
      for (const id of ids)
        expect(methodsById[id].differentiate(problem, kit)).toEqual(methodsById[id].differentiate({ ...problem, engine: 'interpret' }, kit)); // prettier-ignore
    }
  });
});
