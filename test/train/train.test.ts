// Training: the published run, methods on equal steps, batches, data, divergence.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { formats, precisions } from '../../src/arithmetics/formats.js';
import { methodIds, train, type Training, type TrainingSpec } from '../../src/index.js';

const fixture = (name: string): string => join(import.meta.dirname, '../../fixtures', name);

const runOf = ({ runs }: Training, index = 0) => runs[index] ?? expect.fail('no such run');

describe('the toy network', () => {
  test('ends where plain float32 arithmetic does, to the last bit', async () => {
    const run = runOf(await train(fixture('toy-network.yaml')));
    expect(run.weights).toEqual({ w: toyRun('plain').weights.map((weight) => [weight]) });
    expect(run.steps.map(({ step, epoch, loss }) => [step, epoch, loss])).toEqual([
      [1, 1, 12.25],
      [2, 1, Math.fround(3.7249002)],
      [3, 1, Math.fround(0.4598199)],
    ]);
  });

  test('the published result differs in its last digit, since a fused multiply-add makes an ulp in the last output', () => {
    const plain = toyRun('plain');
    const fused = toyRun('fused');
    const printed = (weights: readonly number[]): string[] => weights.map((weight) => weight.toFixed(8));
    expect(printed(plain.weights)).toEqual(['0.02995201', '0.47385702']);
    expect(printed(fused.weights)).toEqual(['0.02995202', '0.47385702']); // as it was published
    const ulps = plain.outputs.map(
      (output, i) => (output - (fused.outputs[i] as number)) / formats.float32.ulp(output),
    );
    expect(ulps).toEqual([0, 0, 1]);
  });

  // of a loop in NumPy, every operation rounded, b¹ … b²⁴ correctly so by mpmath (Kingma & Ba 2015, algorithm 1)
  test.each([
    ['momentum', 'float64', [-0.03825755844506448, -0.06793510648394693]],
    ['momentum', 'float32', [-0.038257598876953125, -0.06793483346700668]],
    ['adam', 'float64', [0.3208004240233914, 0.5316188960575073]],
    ['adam', 'float32', [0.3208006024360657, 0.5316188931465149]],
  ] as const)(
    'ends, by %s in %s, in pairs of rows and 12 epochs, where NumPy does',
    async (optimizer, precision, weights) => {
      const training = await train(fixture('toy-network.yaml'), { optimizer, precision, epochs: 12, batchSize: 2 });
      expect(runOf(training).weights).toEqual({ w: weights.map((weight) => [weight]) });
    },
  );

  test('all methods race on equal steps; forward and reverse never part', async () => {
    const training = await train(fixture('toy-network.yaml'), { methods: 'all' });
    expect(training.runs.map(({ method }) => method)).toEqual(methodIds);
    for (const { method, status, steps, weights, parted, evaluations, operations } of training.runs) {
      if (method === 'symbolic' && status === 'unsupported') continue; // mathjs may not be asked about tensors
      expect([method, status, steps.length]).toEqual([method, 'ok', 3]);
      expect(evaluations).toBeGreaterThan(0);
      expect(operations.total).toBe(Object.values(operations.byKind).reduce((sum, count) => sum + count, 0));
      const [[first], [second]] = weights['w'] as [[number], [number]];
      // forward and backward differences of float32 keep three digits
      expect(Math.abs(first - 0.029952)).toBeLessThan(1e-2);
      expect(Math.abs(second - 0.473857)).toBeLessThan(1e-2);
      if (method === 'forward' || method === 'reverse') expect(parted).toBeNull();
      if (method === 'forward-difference') expect(parted).toMatchObject({ step: 1 });
    }
  });
});

/** The pass over the three rows written out; fused, the second product and the sum of both are rounded once. */
function toyRun(kind: 'plain' | 'fused'): { weights: number[]; outputs: number[] } {
  const r = Math.fround;
  let [u, v] = [r(0.55), r(0.75)];
  const outputs: number[] = [];
  for (const [a, b, target] of [[5, 2, 0.75], [3, 3, 0.5], [4, 1.5, 0.4]] as const) {
    // a product of two floats is exact in doubles
    const output = r(r(a * u) + (kind === 'plain' ? r(b * v) : b * v));
    const slope = r(-2 * r(r(target) - output));
    [u, v] = [r(u - r(r(0.01) * r(slope * a))), r(v - r(r(0.01) * r(slope * b)))];
    outputs.push(output);
  }
  return { weights: [u, v], outputs };
} // prettier-ignore

/** A line through points: slope and intercept by gradient descent, written out. */
function naiveLine(rows: readonly (readonly [number, number])[], batches: readonly (readonly number[])[], rate: number, r: (x: number) => number) {
  let [a, b] = [0, 0];
  for (const batch of batches) {
    let [ga, gb]: [number | null, number | null] = [null, null];
    // the adjoint of each row's loss is 1/n; the backward sweep meets the last row first
    const share = r(1 / batch.length);
    for (const row of batch.toReversed()) {
      const [x, y] = rows[row] as readonly [number, number];
      const residual = r(r(r(a * x) + b) - y);
      const adjoint = r((batch.length === 1 ? 1 : share) * r(2 * residual));
      ga = ga === null ? r(adjoint * x) : r(ga + r(adjoint * x));
      gb = gb === null ? adjoint : r(gb + adjoint);
    }
    [a, b] = [r(a - r(r(rate) * (ga ?? 0))), r(b - r(r(rate) * (gb ?? 0)))];
  }
  return { a, b };
} // prettier-ignore

test.each(precisions)('the gradient of a batch is that of the mean loss, row by row, in %s', async (precision) => {
  const r = formats[precision].round;
  const numbers = fc.integer({ min: -50, max: 50 }).map((n) => n / 8);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(numbers, numbers), { minLength: 1, maxLength: 7 }),
      fc.integer({ min: 1, max: 7 }),
      async (points, batchSize) => {
        const training = await train(
          {
            data: { columns: ['x', 'y'], rows: points },
            weights: { a: { value: 0 }, b: { value: 0 } },
            model: 'a*x + b',
            loss: '(output - y)^2',
          },
          { precision, batchSize, epochs: 2, shuffle: false, learningRate: 0.01 },
        );
        const order = points.map((_, i) => i);
        const epoch = order.flatMap((_, i) => (i % batchSize === 0 ? [order.slice(i, i + batchSize)] : []));
        expect(runOf(training).weights).toEqual(naiveLine(points, [...epoch, ...epoch], 0.01, r));
      },
    ),
    { numRuns: 40 },
  );
});

const line: TrainingSpec = {
  data: { columns: ['x', 'y'], rows: [[1, 2], [2, 4], [3, 6], [4, 8]] },
  weights: { a: { value: 1 } },
  model: 'a*x',
  loss: '(output - y)^2',
}; // prettier-ignore

test('the loss of a step is that of its batch before the step, the norm that of its gradient', async () => {
  const [step] = runOf(await train(line, { shuffle: false })).steps;
  // residuals 1, 2, 3, 4: mean square 7.5, slope -2·mean(r·x) = -15
  expect(step).toMatchObject({ step: 1, epoch: 1, loss: 7.5, gradientNorm: 15, weights: { a: 1.15 } });
});

test('evaluations and operations are those of all steps; mathjs works out what a row holds', async () => {
  const [one, three] = await Promise.all([1, 3].map((epochs) => train(line, { methods: 'forward,symbolic', epochs })));
  const counts = (training?: Training) => training?.runs.map(({ evaluations, operations }) => [evaluations, operations.total]);
  expect(counts(one)).toEqual([[1, 45], [1, 18]]);
  expect(counts(three)).toEqual([[3, 135], [3, 54]]);
}); // prettier-ignore

test('options win over the file, and what is not said is as documented', async () => {
  const usual = await train(line);
  expect(usual.training).toEqual({
    precision: 'float64',
    optimizer: 'sgd',
    rates: { learningRate: 0.01 },
    epochs: 1,
    batchSize: 4,
    shuffle: true,
    seed: 1,
  });
  expect(usual.runs.map(({ method }) => method)).toEqual(['reverse']);
  const file = { ...line, training: { optimizer: 'adam', epochs: 3, seed: 5, method: 'forward' } } as const;
  const said = await train(file, { epochs: 2, methods: ['forward', 'reverse'], precision: 'float32' });
  expect(said.training).toMatchObject({ optimizer: 'adam', epochs: 2, seed: 5, precision: 'float32' });
  expect(said.runs.map(({ method }) => method)).toEqual(['forward', 'reverse']);
});

test('the seed decides: the same numbers again, others with another', async () => {
  const spec = { ...line, weights: { a: { shape: [], init: 'normal(0, 1)' } } };
  const weightsBy = async (seed: number) => runOf(await train(spec, { seed, batchSize: 1 })).weights;
  expect(await weightsBy(3)).toEqual(await weightsBy(3));
  expect(await weightsBy(3)).not.toEqual(await weightsBy(4));
});

describe('initial weights', () => {
  const first = async (init: string, shape: readonly number[], more = {}) => {
    const spec = { ...line, weights: { a: { shape, init } }, model: 'sum(a)*x', ...more };
    return [runOf(await train(spec, { learningRate: 1e-300 })).weights['a']].flat(3) as number[];
  };

  // the number of inputs is the last but one; axes before it are places that have weights of their own
  test.each([
    [[30, 20], 50],
    [[600], 1200],
    [[2, 15, 20], 2 * 35],
  ])('glorot of shape %j is even within ±√(6/%i)', async (shape, sum) => {
    const numbers = await first('glorot', shape);
    const limit = Math.sqrt(6 / sum);
    expect(numbers).toHaveLength(600);
    expect(Math.max(...numbers.map(Math.abs))).toBeLessThan(limit);
    expect(Math.max(...numbers.map(Math.abs))).toBeGreaterThan(0.98 * limit); // 600 numbers reach the edge
    expect(Math.abs(numbers.reduce((sum, each) => sum + each, 0) / 600)).toBeLessThan((5 * limit) / Math.sqrt(3 * 600));
  });

  test('normal and uniform have the numbers that they are told, zeros none', async () => {
    const normal = await first('normal(3, 0.5)', [1000]);
    expect(Math.abs(normal.reduce((sum, each) => sum + each, 0) / 1000 - 3)).toBeLessThan((5 * 0.5) / Math.sqrt(1000));
    const uniform = await first('uniform(2, 3)', [100]);
    expect(uniform.every((each) => each >= 2 && each < 3)).toBe(true);
    expect(await first('normal(3, 0)', [2])).toEqual([3, 3]);
    expect(await first('uniform(2, 2)', [2])).toEqual([2, 2]);
    expect((await first('zeros', [2, 2])).map((each) => each.toFixed(9))).toEqual(Array(4).fill('0.000000000')); // after a tiny step
  });

  test('are of the precision', async () => {
    for (const each of await first('glorot', [5], { training: { precision: 'float32' } }))
      expect(Math.fround(each)).toBe(each);
  });
});

describe('data', () => {
  test('a column of words has classes in the order in which they come, and is their place', async () => {
    const rows = [[1, 'red'], [2, 'blue'], [3, 'red']]; // prettier-ignore
    const training = await train({
      data: { columns: ['x', 'color'], rows },
      weights: { w: { value: [1, 2] } },
      model: 'w*x',
      loss: 'logsumexp(output) - output[color]',
    });
    expect(training.data.columns[1]).toEqual({ name: 'color', shape: [], classes: ['red', 'blue'] });
    // the second number is the greatest for every row, and one of the three is blue
    expect(runOf(training).trained.accuracy).toBe(1 / 3);
  });

  test('columns beside each other are a vector', async () => {
    const spec = { ...line, model: 'dot(a, x)', weights: { a: { value: [1, 2, 3] } } };
    const rows = [[1, 2, 3, 10], [4, 5, 6, 20]]; // prettier-ignore
    const nested = rows.map((row) => [row.slice(0, 3), row[3]]);
    const flat = await train({ ...spec, data: { columns: ['x[3]', 'y'], rows } });
    const inside = await train({ ...spec, data: { columns: ['x[3]', 'y'], rows: nested } });
    expect(flat.data.columns[0]).toEqual({ name: 'x', shape: [3], classes: null });
    expect(inside.runs).toEqual(flat.runs);
  });

  test('are rounded in float32 before anything is computed', async () => {
    const spec = { ...line, data: { columns: ['x', 'y'], rows: [[0.1, 0]] } };
    const [step] = runOf(await train(spec, { precision: 'float32' })).steps;
    expect(step?.loss).toBe(Math.fround(Math.fround(0.1) * Math.fround(0.1)));
  });
});

describe('rows held out', () => {
  const many = { ...line, data: { columns: ['x', 'y'], rows: Array.from({ length: 30 }, (_, i) => [i / 30, i / 15]) } };

  test('a share is chosen by the seed, and not trained with', async () => {
    const chosen = await Promise.all([1, 1, 2].map(async (seed) => (await train({ ...many, holdout: '1/3' }, { seed })).data.heldOut)); // prettier-ignore
    expect(chosen[0]).toHaveLength(10);
    expect(chosen[0]).toEqual(chosen[1]);
    expect(chosen[0]).not.toEqual(chosen[2]);
    const { trained, holdout } = runOf(await train({ ...many, holdout: 0.3333 }));
    expect([trained.rows, holdout?.rows]).toEqual([20, 10]);
  });

  test('named ones are those: what they hold makes no difference to the weights', async () => {
    const rows = [[1, 2], [2, 4], [3, 99]]; // prettier-ignore
    const held = await train({ ...line, data: { columns: ['x', 'y'], rows }, holdout: { rows: [3] } });
    const without = await train({ ...line, data: { columns: ['x', 'y'], rows: rows.slice(0, 2) } });
    expect(runOf(held).weights).toEqual(runOf(without).weights);
    expect(held.data.heldOut).toEqual([3]);
    const { a } = runOf(held).weights as { a: number };
    expect(runOf(held).holdout).toEqual({ rows: 1, loss: (a * 3 - 99) ** 2, accuracy: null });
    expect(runOf(without).holdout).toBeNull();
  });
});

describe('what goes wrong in a run', () => {
  test('a loss that is not finite ends it before the step, with the largest weight', async () => {
    const run = runOf(await train(line, { learningRate: 1e100, epochs: 100 }));
    expect(run).toMatchObject({ status: 'diverged', code: 'diverged' });
    // (1 + 15·1e100)² is beyond 1e200, and its gradient beyond 1e100: two steps more, and the square overflows
    const { length } = run.steps;
    expect(run.message).toMatch(
      new RegExp(`^the loss of step ${length + 1} is Infinity; the largest weight before it is a = -?\\d\\S*e\\d+$`),
    );
    expect(run.weights).toEqual(run.steps[length - 1]?.weights);
  });

  const third = { ...line, weights: { a: { value: 1 / 3 } } };
  test.each<[what: string, spec: TrainingSpec, rate: number, message: string]>([
    ['a gradient', { ...line, model: 'sqrt(a*x)', weights: { a: { value: 0 } } }, 1, 'the gradient of step 1 is not finite; the largest weight before it is a = 0'],
    ['weights', third, 1e308, 'the weights after step 1 are not finite; the largest weight before it is a = 0.3333333333333333'],
    ['single weights', { ...third, training: { precision: 'float32' } }, 1e38, 'the weights after step 1 are not finite; the largest weight before it is a = 0.333333343'],
    ['weights of both signs', { ...line, model: 'sum(a)*x', weights: { a: { value: [1, -2] } } }, 1e308, 'the weights after step 1 are not finite; the largest weight before it is a[2] = -2'],
  ])('%s that are not finite end it before the step', async (_what, spec, learningRate, message) => {
    expect(runOf(await train(spec, { learningRate }))).toMatchObject({ status: 'diverged', steps: [], message });
  }); // prettier-ignore

  test('others go on', async () => {
    const { runs } = await train(line, { methods: 'forward,symbolic' });
    expect(runs.map(({ status }) => status)).toContain('ok');
  });

  test('what takes too long says what it would have cost', async () => {
    const spec = { ...line, weights: { a: { shape: [20_000], init: 'zeros' } }, model: 'sum(a)*x' };
    // on this clock every look takes a millisecond
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => ++now);
    onTestFinished(() => void vi.restoreAllMocks());
    const run = runOf(await train(spec, { methods: 'forward', timeout: 30 }));
    expect(run).toMatchObject({ status: 'failed', code: 'timeout', steps: [] });
    expect(run.message).toMatch(/^20,000 passes (of .* each would take about|did not end in time; [\d,]+ did$)/);
  });
});

test("Fisher's table is the corrected one, as a fixture", () => {
  const lines = readFileSync(fixture('iris.csv'), 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(151);
  // the two rows in which the UCI copy has slips
  expect([lines[35], lines[38]]).toEqual(['4.9,3.1,1.5,0.2,setosa', '4.9,3.6,1.4,0.1,setosa']);
});
