// The machine: what each instruction does, which side of a branch runs, what a run may use up, where an error points.
import { describe, expect, it } from 'vitest';
import { relations, type Arithmetic, type Relation } from '../../src/arithmetic.js';
import { compareNumbers, float64 } from '../../src/arithmetics/float64.js';
import { EvaluationError, StepLimit, TimeLimit, Undecided } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { ProgramBuilder } from '../../src/program/builder.js';
import type { Budget, Program } from '../../src/program/program.js';
import type { Span } from '../../src/span.js';

/** How a program is run: the one place in this file that knows. */
function runOver<T>(program: Program, A: Arithmetic<T>, inputs: readonly T[], budget: Partial<Budget> = {}): T {
  return program.link(A)(inputs, { maxSteps: 1e7, ...budget });
}

const valueOf = (text: string, ...inputs: number[]): number => runOver(readExpression(text).program, float64, inputs);

/** A program of one input, put together by hand; the closing `result` is added. */
function assembled(write: (builder: ProgramBuilder) => void, locals = 1): Program {
  const builder = new ProgramBuilder();
  write(builder);
  builder.result();
  return builder.build(['x'], locals);
}

/** x, negated often enough for the run to take so many steps: the load, the negations, the result. */
const lasting = (steps: number): Program =>
  assembled((builder) => {
    builder.load(0);
    for (let i = 0; i < steps - 2; i++) builder.unary('neg');
  });

describe('A program', () => {
  it.each([
    ['the order of operands', 'x - y', [5, 3], 2],
    ['the order of operands, nested', '(x - y) / (y - 8)', [5, 3], -2 / 5],
    ['a literal', 'x + 0.1', [0], 0.1],
    ['the sign of a literal 0', '1 / (x * -0)', [1], -Infinity],
    ['an input used twice', 'x * x', [3], 9],
    ['inputs in the order of their appearance', 'y / x', [1, 2], 0.5],
    ['named steps, one changed later', 'a = x + 1; a = a * a; a - x', [2], 7],
    ['a call', 'f(a, b) = a - b; f(x, 2)', [5], 3],
    ['a call within the arguments of another', 'f(a, b) = a - b; f(f(x, 1), f(2, x))', [5], 7],
    ['a caller whose locals outlive the call', 'f(a) = a * 10; g(a, b) = f(b) + a; g(x, 3) + x', [1], 32],
    ['a name of main inside a function', 'k = x + 1; f(a) = a * k; f(2)', [4], 10],
    ['a local of a function beside its parameters', 'f(a) = 0 < a + 1 < 3 ? a : 20; 5 + f(x)', [1], 6],
    ['recursion', 'f(n) = n <= 1 ? 1 : n * f(n - 1); f(x)', [6], 720],
    ['two calls in one frame', 'f(n) = n < 2 ? n : f(n - 1) + f(n - 2); f(x)', [12], 144],
    ['mutual recursion', 'even(n) = n == 0 ? 1 : odd(n - 1); odd(n) = n == 0 ? 0 : even(n - 1); even(x)', [7], 0],
    ['the side taken', 'x > 0 ? 10 : 20', [1], 10],
    ['the other side', 'x > 0 ? 10 : 20', [-1], 20],
    ['a choice within a choice', 'x > 0 ? (x > 5 ? 1 : 2) : 3', [2], 2],
    ['a choice as an operand', '100 + (x > 0 ? 1 : 2)', [-1], 102],
  ] as const)('heeds %s: %s', (_what, text, inputs, value) => {
    expect(valueOf(text, ...inputs)).toBe(value);
  });

  it('calls itself 200,000 deep', () => {
    expect(valueOf('f(n) = n <= 0 ? 0 : 1 + f(n - 1); f(x)', 200_000)).toBe(200_000);
  });
  it('leaves the inputs as they were, even where it stores into their locals', () => {
    const inputs = [2];
    const program = assembled((builder) => {
      builder.literal(7);
      builder.store(0);
      builder.load(0);
    });
    expect(runOver(program, float64, inputs)).toBe(7);
    expect(inputs).toEqual([2]);
  });
});

describe('A branch', () => {
  const pairs = [[1, 2], [2, 2], [3, 2], [NaN, 2]] as const; // prettier-ignore
  it.each(relations.flatMap((relation) => pairs.map(([x, y]) => [relation, x, y] as const)))(
    'falls through where the relation %s holds: of %d and %d',
    (relation, x, y) => {
      const program = assembled((builder) => {
        builder.load(0);
        builder.literal(y);
        const otherwise = builder.branchUnless(relation);
        builder.literal(10);
        const end = builder.jump();
        builder.land(otherwise);
        builder.literal(20);
        builder.land(end);
      });
      expect(runOver(program, float64, [x])).toBe(compareNumbers(relation, x, y) ? 10 : 20);
    },
  );

  it('asks the arithmetic, operands in order, and runs the side taken alone', () => {
    const asked: [Relation, number, number][] = [];
    const A: Arithmetic<number> = {
      ...float64,
      decide: (relation, x, y) => {
        asked.push([relation, x, y]);
        return false; // whatever the numbers
      },
      sqrt: () => {
        throw new Error('this side is not taken');
      },
    };
    expect(runOver(readExpression('x < 2 ? sqrt(x) : x * 10').program, A, [1])).toBe(10);
    expect(asked).toEqual([['<', 1, 2]]);
  });
});

describe('The budget', () => {
  it.each([2, 3, 50, 9_999, 10_000, 10_001, 19_999, 20_000, 20_001, 30_000])(
    'of %d steps is enough for as many instructions, the result among them, and one less is not',
    (steps) => {
      expect(Math.abs(runOver(lasting(steps), float64, [4], { maxSteps: steps }))).toBe(4);
      expect(() => runOver(lasting(steps), float64, [4], { maxSteps: steps - 1 })).toThrow(new StepLimit(steps - 1));
    },
  );
  it('counts what runs, not what is written: one side of a branch, a callee as often as it is called', () => {
    const loop = readExpression('f(n) = n <= 0 ? 0 : f(n - 1); f(x)').program;
    const needs = (x: number): number => {
      for (let maxSteps = 1; ; maxSteps++) {
        try {
          runOver(loop, float64, [x], { maxSteps });
          return maxSteps;
        } catch (error) {
          if (!(error instanceof StepLimit)) throw error;
        }
      }
    };
    const [none, one, two, ten] = [0, 1, 2, 10].map(needs) as [number, number, number, number];
    expect(one).toBeGreaterThan(none);
    expect(two - one).toBe(one - none);
    expect(ten).toBe(none + 10 * (one - none));
  });
  it('ends recursion that has no end', () => {
    const endless = readExpression('f(n) = f(n + 1); f(x)').program;
    expect(() => runOver(endless, float64, [0], { maxSteps: 100_000 })).toThrow(
      'the program did not end within 100,000 steps',
    );
  });

  // the clock is looked at after every 10,000 steps; -Infinity has passed, whatever the clock says
  it.each([
    ['not within the first 10,000 steps', 10_000, -Infinity, null],
    ['at the step after them', 10_001, -Infinity, TimeLimit],
    ['at a later look', 30_000, -Infinity, TimeLimit],
    ['never, where there is no deadline', 30_000, undefined, null],
    ['never, where it lies ahead', 30_000, Infinity, null],
  ] as const)('looks for the deadline %s', (_when, steps, deadline, error) => {
    const action = (): number => runOver(lasting(steps), float64, [4], { deadline });
    if (error === null) expect(Math.abs(action())).toBe(4);
    else expect(action).toThrow(error);
  });
  it('is looked at by many short runs as by a long one', () => {
    const run = lasting(100).link(float64);
    const runs = (count: number) => (): void => {
      for (let k = 0; k < count; k++) run([4], { maxSteps: 1000, deadline: -Infinity });
    };
    expect(runs(100)).not.toThrow();
    expect(runs(1)).toThrow(TimeLimit);
  });
  it('is spent before the time is, where both are', () => {
    for (const maxSteps of [5, 10_000])
      expect(() => runOver(lasting(20_000), float64, [4], { maxSteps, deadline: -Infinity })).toThrow(StepLimit);
    expect(() => runOver(lasting(20_000), float64, [4], { maxSteps: 10_001, deadline: -Infinity })).toThrow(TimeLimit);
  });
});

describe('An error of the arithmetic', () => {
  const failing = (error: Error): Arithmetic<number> => {
    const fail = (): never => {
      throw error;
    };
    return { ...float64, sqrt: fail, div: fail, decide: fail };
  };
  /** The text with brackets around the place that the error points at. */
  const marked = (text: string, span: Span | null): string =>
    span === null ? text : `${text.slice(0, span.start)}[${text.slice(span.start, span.end)}]${text.slice(span.end)}`;

  it.each([
    '1 + [sqrt](x) * 2',
    '1 + x [/] (x - 2)',
    'a = x + 1; b = [sqrt](a); b',
    'f(t) = 1 + [sqrt](t); f(x) + 5',
    'f(t) = t + 1; f(x) + [sqrt](x)',
    'x [<] 3 ? 1 : 2',
  ])('points at the instruction: %s', (place) => {
    const text = place.replaceAll(/[[\]]/g, '');
    const error = new Undecided('no');
    expect(() => runOver(readExpression(text).program, failing(error), [2])).toThrow(error);
    expect(marked(text, error.span)).toBe(place);
  });
  it('keeps a place that it has already', () => {
    const error = new EvaluationError('no');
    error.span = { start: 40, end: 41 };
    expect(() => runOver(readExpression('sqrt(x)').program, failing(error), [2])).toThrow(error);
    expect(error.span).toEqual({ start: 40, end: 41 });
  });
  it('has no place where the instruction has none', () => {
    const error = new EvaluationError('no');
    const program = assembled((builder) => {
      builder.load(0);
      builder.unary('sqrt');
    });
    expect(() => runOver(program, failing(error), [2])).toThrow(error);
    expect(error.span).toBeNull();
  });
  it('of another class passes as it is', () => {
    const error = new RangeError('no');
    expect(() => runOver(readExpression('sqrt(x)').program, failing(error), [2])).toThrow(error);
    expect(error).not.toHaveProperty('span');
  });
  it('that is a spent budget points at the instruction that it did not pay for', () => {
    const text = 'x + sqrt(x)'; // load, load, sqrt, add, result
    const places = [1, 2, 3, 4].map((maxSteps) => {
      try {
        runOver(readExpression(text).program, float64, [2], { maxSteps });
      } catch (error) {
        if (error instanceof StepLimit) return marked(text, error.span);
      }
      return null;
    });
    expect(places).toEqual(['x + sqrt([x])', 'x + [sqrt](x)', 'x [+] sqrt(x)', 'x + sqrt(x)']);
  });
});
