// Saved trainings: what goes on is bit for bit what never stopped; what doesn't belong is refused.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { precisions } from '../../src/arithmetics/formats.js';
import { train, type TrainOptions, type TrainingSpec } from '../../src/index.js';
import { optimizerNames } from '../../src/train/optimizers.js';
import { temporaryFolder } from '../batch/temporary-files.js';

const spec: TrainingSpec = {
  data: { columns: ['x', 'y'], rows: Array.from({ length: 7 }, (_, i) => [i / 7, Math.sin(i)]) },
  weights: { a: { shape: [3], init: 'normal(0, 1)' }, b: { value: -0 } },
  model: 'sum(tanh(a*x)) + b',
  loss: '(output - y)^2',
  training: { batchSize: 2, epochs: 3, learningRate: 0.05 },
};

/** Stops a training after so many steps. */
function stopAfter(steps: number): TrainOptions['signal'] {
  let asked = -1; // the first look is at what kind of option it is
  return {
    get aborted() {
      return asked++ >= steps;
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  };
}

const cases = optimizerNames.flatMap((optimizer) =>
  precisions.map((precision) => ({ optimizer, precision, methods: 'reverse,central-difference' })),
);

test.each(cases)('stopped after any step, it goes on as if it never stopped: %o', async (options) => {
  const folder = temporaryFolder();
  const whole = join(folder, 'whole.json');
  const part = join(folder, 'part.json');
  const unbroken = await train(spec, { ...options, save: whole });
  const bytes = readFileSync(whole, 'utf8');
  const steps = unbroken.runs[0]?.steps.length ?? 0;
  expect(steps).toBe(12); // three epochs of four batches
  for (const at of [0, 1, 3, 4, 5, 8, 11, 12]) {
    const broken = await train(spec, { ...options, save: part, force: true, signal: stopAfter(at) });
    expect(broken.runs[0]?.steps).toHaveLength(at);
    expect(broken.runs[0]?.status).toBe(at < steps ? 'stopped' : 'ok');
    const resumed = await train(spec, { ...options, save: part, resume: part });
    expect(resumed).toEqual(unbroken);
    expect(readFileSync(part, 'utf8')).toBe(bytes);
  }
  expect(readdirSync(folder).sort()).toEqual(['part.json', 'whole.json']);
});

test('it may go on for more epochs than it was to have', async () => {
  const folder = temporaryFolder();
  const [save, other] = [join(folder, 'a.json'), join(folder, 'b.json')];
  await train(spec, { save, epochs: 2 });
  const longer = await train(spec, { save: other, resume: save, epochs: 5 });
  expect(longer).toEqual(await train(spec, { epochs: 5 }));
});

test('a training that diverged tries that step again, and another that failed beside it does not', async () => {
  const save = join(temporaryFolder(), 'a.json');
  const wild = { learningRate: 1e200, methods: 'reverse' };
  const first = await train(spec, { ...wild, save });
  expect(first.runs[0]?.status).toBe('diverged');
  expect((await train(spec, { ...wild, resume: save })).runs).toEqual(first.runs);
});

test('-0 and infinite memory are kept', async () => {
  const save = join(temporaryFolder(), 'a.json');
  const steep = { ...spec, loss: '1e200*(output - y)', training: { optimizer: 'adam', batchSize: 7 } } as const;
  await train(steep, { save });
  const saved = JSON.parse(readFileSync(save, 'utf8')) as { runs: { memory: unknown[][]; weights: { b: unknown } }[] };
  expect(saved.runs[0]?.memory[1]).toContain('Infinity');
  await train(spec, { save, force: true, signal: stopAfter(0) });
  expect(readFileSync(save, 'utf8')).toContain('"b":{"shape":[],"values":["-0"]}');
});

/* prettier-ignore */
const others: readonly (readonly [change: Partial<TrainingSpec>, options: TrainOptions, said: string])[] = [
  [{ model: 'sum(sin(a*x)) + b' }, {}, 'model was sum(tanh(a*x)) + b and is sum(sin(a*x)) + b'],
  [{ loss: '(output - y)^4' }, {}, 'loss was (output - y)^2 and is (output - y)^4'],
  [{ data: { columns: ['x', 'y'], rows: [[1, 2]] } }, { batchSize: 2 }, 'the data differ'],
  [{}, { learningRate: 0.1 }, 'learningRate was 0.05 and is 0.1'],
  [{}, { optimizer: 'adam' }, 'optimizer was sgd and is adam'],
  [{}, { batchSize: 3 }, 'batchSize was 2 and is 3'],
  [{}, { precision: 'float32' }, 'precision was float64 and is float32'],
  [{}, { methods: 'forward' }, 'method was reverse and is forward'],
  [{}, { shuffle: false }, 'shuffle was true and is false'],
  [{}, { seed: 2 }, 'the weights that it begins with differ'],
  [{ holdout: { rows: [1] } }, {}, 'the rows held out differ'],
  [{}, { epochs: 2 }, 'a.json has 12 steps, and 2 epochs are 8'],
];

test.each(others)('another training is refused with what differs: %o %o', async (change, options, said) => {
  const save = join(temporaryFolder(), 'a.json');
  await train(spec, { save });
  const error = train({ ...spec, ...change }, { ...options, resume: save });
  await expect(error).rejects.toMatchObject({ code: 'bad-part', message: expect.stringContaining(said) as string });
});

/* prettier-ignore */
const damages: readonly (readonly [text: (saved: string) => string, said: string])[] = [
  [(saved) => saved.slice(0, -40), 'it is no JSON'],
  [() => '{}', 'something is wrong at schema'],
  [(saved) => saved.replace('diffcmp/weights@1', 'diffcmp/weights@2'), 'something is wrong at schema'],
  [(saved) => saved.replace('"values":[', '"values":["x",'), 'something is wrong at runs.0.weights.a.values.0'],
  [(saved) => saved.replace('"values":[', '"values":[1,'), 'a has not the shape [3]'],
  [(saved) => saved.replace('"losses":[', '"losses":[1,'), 'its steps are not complete'],
  [(saved) => saved.replace('"step":12', '"step":11'), 'its steps are not complete'],
  [(saved) => saved.replace(/"(losses|norms)":\[[^,]*,/g, '"$1":['), 'its steps are not complete'],
  [(saved) => saved.replace('"memory":[]', '"memory":[[1]]'), 'what the optimizer remembers is not of these weights'],
];

test.each(damages)('a damaged file is refused: %#', async (damage, said) => {
  const save = join(temporaryFolder(), 'a.json');
  await train(spec, { save });
  writeFileSync(save, damage(readFileSync(save, 'utf8')));
  const error = train(spec, { resume: save });
  await expect(error).rejects.toMatchObject({ code: 'bad-part', message: expect.stringContaining(said) as string });
});

test('files: what exists stays, inputs are no outputs, and what is missing is missing', async () => {
  const folder = temporaryFolder();
  const save = join(folder, 'a.json');
  const file = join(folder, 'net.json');
  writeFileSync(file, JSON.stringify(spec));
  await train(file, { save });
  const before = readFileSync(save, 'utf8');
  await expect(train(file, { save })).rejects.toMatchObject({ code: 'output-exists', hint: `resume: '${save}' goes on from it, 'force' replaces it` });
  expect(readFileSync(save, 'utf8')).toBe(before);
  await expect(train(file, { save: file, force: true })).rejects.toMatchObject({ code: 'same-file' });
  await expect(train(file, { save: join(folder, 'no', 'a.json') })).rejects.toMatchObject({ code: 'cannot-write' });
  await expect(train(file, { save: folder, force: true })).rejects.toMatchObject({ code: 'cannot-write' });
  await expect(train(file, { resume: join(folder, 'b.json') })).rejects.toMatchObject({ code: 'no-such-file' });
}); // prettier-ignore
