// Values by code: after so many runs, with the same numbers, the same counts and the same errors.
import { describe, expect, it } from 'vitest';
import { counting } from '../../src/arithmetics/counting.js';
import { formats, precisions } from '../../src/arithmetics/formats.js';
import { ValueRuns, type PointValues } from '../../src/code/value-runs.js';
import { EvaluationError, StepLimit, TimeLimit } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { linkOutputs } from '../../src/program/outputs.js';
import { withRoundedLiterals, type Program } from '../../src/program/program.js';
import { drawing, randomProgram } from '../graph/random-program.js';
import { watchedProgram } from './watched-program.js';

const seed = Number(process.env['SEED'] ?? 1);
const budget = { maxSteps: 100_000 };

function outcomeOf(run: PointValues['all'], point: readonly number[]): readonly unknown[] {
  try {
    return run(point, budget).map((value) => (Object.is(value, -0) ? '-0' : value));
  } catch (error) {
    if (error instanceof EvaluationError) return [error.message];
    throw error;
  }
}

/** How often a program was linked and run while it was run so often at such points; every run is held to the interpreter's. */
function runBoth(
  program: Program,
  points: readonly (readonly number[])[],
  precision: (typeof precisions)[number],
): number {
  const format = formats[precision];
  const watched = watchedProgram(program);
  const [wanted, got] = [counting(format.arithmetic), counting(format.arithmetic)];
  const plain = linkOutputs(program, wanted.arithmetic);
  const coded = new ValueRuns(format, got.arithmetic, got.counts).of(watched.program);
  const free = new ValueRuns(format, format.arithmetic, null).of(program);
  for (const given of points) {
    const point = given.map(format.round);
    const outcome = outcomeOf(plain, point);
    expect(outcomeOf((...at) => coded.all(...at), point)).toEqual(outcome);
    expect(outcomeOf((...at) => [free.first(...at)], point)).toEqual(outcome);
    if (outcome.every((each) => typeof each !== 'string' || each === '-0')) expect(got.counts).toEqual(wanted.counts);
    else for (const { reset } of [got, wanted]) reset(); // what a run that fails had counted until then is nobody's
  }
  return watched.runs;
}

describe('Values by code', () => {
  it(`are those of the interpreter, with its counts, for random programs, seed ${seed}`, () => {
    for (let k = 0; k < 8; k++) {
      const draw = drawing(seed * 1000 + k);
      const { text, at } = randomProgram(seed * 1000 + k, 20 + Math.floor(20 * draw()));
      const { program: read } = readExpression(text);
      for (const precision of precisions) {
        const program = precision === 'float64' ? read : withRoundedLiterals(read, formats[precision].round);
        const near = (): number[] => program.inputs.map((name) => (at[name] as number) + 1e-3 * draw());
        const wide = (): number[] => program.inputs.map(() => 4 * draw() - 2);
        const points = Array.from({ length: 250 }, (_, i) => (i % 20 === 0 ? wide() : near()));
        runBoth(program, points, precision);
      }
    }
  });

  it('are interpreted until code would have paid, and then no more', () => {
    const { program } = readExpression(Array.from({ length: 100 }, (_, i) => `sin(${i}*x)`).join(' + '));
    const points = Array.from({ length: 500 }, (_, i) => [i / 100]);
    const interpreted = runBoth(program, points, 'float64');
    expect(interpreted).toBeGreaterThan(40);
    expect(interpreted).toBeLessThan(100);
  });

  it('are by code from the second run on where so many are expected that it will pay', () => {
    const { program } = readExpression(Array.from({ length: 100 }, (_, i) => `sin(${i}*x)`).join(' + '));
    const runsInterpreted = (...expected: readonly number[]): number => {
      let interpreted = 0;
      const watched: Program = {
        ...program,
        link: (A, observer) => {
          const run = program.link(A, observer);
          return (inputs, given) => (interpreted++, run(inputs, given));
        },
      };
      const runs = new ValueRuns(formats.float64, formats.float64.arithmetic, null);
      for (const each of expected) {
        const run = runs.of(watched, 'auto', budget.maxSteps, each);
        for (let i = 0; i < 10; i++) run.first([i / 7], budget);
      }
      return interpreted;
    };
    expect(runsInterpreted(10)).toBe(10);
    expect(runsInterpreted(1000)).toBe(2); // the first, and the trace
    expect(runsInterpreted(10, 1000)).toBe(11);
  });

  it('stay interpreted where an input decides what is run', () => {
    const { program } = readExpression('f(n, t) = n <= 0 ? t : f(n - 1, sin(t)); f(x, y)');
    const points = Array.from({ length: 3000 }, (_, i) => [i % 40, 0.5]);
    expect(runBoth(program, points, 'float64')).toBeGreaterThan(2500);
  });

  it('look at the clock by code though the first run failed', () => {
    const { program } = readExpression('x*x');
    const run = new ValueRuns(formats.float64, formats.float64.arithmetic, null).of(program, 'code');
    expect(() => run.first([1], { maxSteps: 1 })).toThrow(StepLimit);
    const late = { ...budget, deadline: performance.now() - 1 };
    const all = (): void => {
      for (let i = 0; i < 20_000; i++) run.first([i], late);
    };
    expect(all).toThrow(TimeLimit);
  });

  it('are never by code where every run is watched', () => {
    const { program } = readExpression('x*x');
    const watched = { ...program, isWatched: true } as const;
    let runs = 0;
    const counted: Program = {
      ...watched,
      link: (A) => {
        const run = watched.link(A);
        return (inputs, given) => {
          runs++;
          return run(inputs, given);
        };
      },
    };
    const run = new ValueRuns(formats.float64, formats.float64.arithmetic, null).of(counted);
    for (let i = 0; i < 20_000; i++) run.first([i], budget);
    expect(runs).toBe(20_000);
  });
});
