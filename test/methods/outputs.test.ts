// Several outputs at once: the derivatives of each as if it were alone, at the cost of one function.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { methods, methodsById } from '../../src/methods/index.js';
import { kitOf } from '../../src/methods/kit.js';
import type { Problem } from '../../src/methods/method.js';
import { PassPlan } from '../../src/methods/pass-plan.js';
import type { MethodId } from '../../src/methods/table.js';
import { linkOutputs } from '../../src/program/outputs.js';
import type { Program } from '../../src/program/program.js';
import { roughDuration } from '../../src/text/rough-duration.js';
import { differentiate, formula, type Formula } from './formula.js';

const inputs = ['x', 'y', 'z'];
const at = { x: 1.25, y: -0.5, z: 3 };
const alike = { x: 1, y: 1, z: 1 };
const parts: readonly Formula[] = [
  ['mul', ['mul', 'x', 'y'], ['sin', 'z']],
  ['exp', ['sub', 'x', 'z']],
  7, // no input at all
  'y', // an input itself
  ['sqrt', 'y'], // no number at the point
];

/** The programs as one with an output each. */
function joint(programs: readonly Program[]): Program {
  return {
    inputs,
    link: () => {
      throw new Error('linked for one output');
    },
    outputs: {
      shape: [programs.length],
      link: (A) => {
        const runs = programs.map((program) => program.link(A));
        return (values, budget) => runs.map((run) => run(values, budget));
      },
    },
  };
}

const programs = parts.map((part) => formula(inputs, part));
const all = joint(programs);
const ofNumbers = methods.filter(({ id }) => id !== 'symbolic');

describe('The derivatives of several outputs', () => {
  it.each(ofNumbers.flatMap((method) => [at, alike].map((point) => [method.id, point, method] as const)))('by %s at %j are those of each alone, one output after the other', (_, point, method) => {
    const together = differentiate(method, all, point);
    const alone = programs.map((program) => differentiate(method, program, point));
    expect(together.gradient).toEqual(alone.flatMap(({ gradient }) => gradient));
    expect(together.delta).toEqual(alone[0]?.delta);
    expect(together.estimate).toEqual(alone[0]?.estimate && alone.flatMap(({ estimate = [] }) => estimate));
    expect(together.failures ?? []).toEqual(
      alone.some(({ failures }) => failures) ? alone.flatMap(({ failures }) => failures ?? [null, null, null]) : [],
    );
  }); // prettier-ignore

  it.each<[MethodId, evaluations: number, passes: number]>([
    ['forward', 3, 3],
    ['reverse', 1, 5], // one recording, a sweep per output
    ['complex-step', 3, 3],
    ['forward-difference', 4, 4],
    ['central-difference', 6, 6],
    ['five-point', 12, 12],
  ])('cost %s %d evaluations and %d passes', (id, evaluations, passes) => {
    const result = differentiate(methodsById[id], all, at);
    expect([result.evaluations, result.passes]).toEqual([evaluations, passes]);
  });

  it('cost Richardson an evaluation for each place, however many outputs ask for it', () => {
    let runs = 0;
    const places = new Set<string>();
    const watched: Program = {
      ...all,
      outputs: {
        shape: [parts.length],
        link: (A) => {
          const run = linkOutputs(all, A);
          return (values, budget) => {
            runs++;
            places.add(String(values));
            return run(values, budget);
          };
        },
      },
    };
    const { evaluations } = differentiate(methodsById.richardson, watched, at);
    expect(runs).toBe(evaluations);
    expect(places.size).toBe(evaluations);
  });

  it('take operations for the function once', () => {
    const [, forward] = ['reverse', 'forward'].map((id) => differentiate(methodsById[id as MethodId], all, at));
    expect(forward?.operations.elementary).toBe(3 * 3 + 1); // sin, exp and sqrt in each pass, and the cosine once
  });
});

describe('Work that would not end in time', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const slow: Program = {
    inputs: Array.from({ length: 500 }, (_, i) => `x${i}`),
    link: (A) => (values) => {
      vi.advanceTimersByTime(20);
      return A.square(values[0] as (typeof values)[0]);
    },
  };
  const problem = (milliseconds: number): Problem => ({
    program: slow,
    point: slow.inputs.map(() => 1),
    wrt: slow.inputs.map((_, i) => i),
    order: 1,
    format: formats.float64,
    budget: { maxSteps: 1e6, deadline: performance.now() + milliseconds },
    engine: 'interpret', // in lanes the passes would be four runs
  });
  it.each(ofNumbers.filter(({ id }) => id !== 'reverse').map((method) => [method.id, method] as const))('is given up by %s, which says what it would have cost', (_, method) => {
    const said = /^500 (passes|differences|extrapolations) of [\d.]+ m?s each would take about [\d.]+ (s|min); the time for this method is [\d.]+ s$/;
    expect(() => method.differentiate(problem(1000), kitOf(formats.float64))).toThrow(said);
  }); // prettier-ignore

  it('is begun where there is time', () => {
    const plan = new PassPlan(2, 'passes', { maxSteps: 1, deadline: performance.now() + 1e9 });
    expect(() => {
      plan.done();
      plan.done();
    }).not.toThrow();
  });
});

it.each([
  [0.0123, '12 µs'],
  [0.5, '0.5 ms'],
  [20.4, '20 ms'],
  [1100, '1.1 s'],
  [59_400, '59 s'],
  [59_700, '1 min'],
  [90_000, '2 min'],
  [3_599_600, '1 h'],
  [28_200_000, '7 h 50 min'],
  [86_400_000 * 3 + 3_600_000 * 4, '3 d 4 h'],
  [86_400_000 * 1234, '1,234 d'],
  [1e15, 'more than 100 years'],
])('%d ms are %s', (milliseconds, text) => {
  expect(roughDuration(milliseconds)).toBe(text);
});
