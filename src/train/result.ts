// What a training came to, as plain data.
import { plain } from '../compare/measure.js';
import type { PlainNumber } from '../compare/reference-data.js';
import { DiffcmpError } from '../errors.js';
import type { OptionText } from '../option-text.js';
import { kitOf } from '../methods/kit.js';
import type { Budget } from '../program/program.js';
import { nested } from '../tensors/nested.js';
import { elementCount } from '../tensors/shape.js';
import { numeral } from '../text/numeral.js';
import { stepsPerEpoch } from './batches.js';
import { weightName, type MethodRun } from './method-run.js';
import type { Race } from './race.js';
import { usedRates } from './setup.js';
import { inText } from './texts.js';
import type { TrainingTask } from './task.js';
import type { Parting, Score, Training, TrainingRun, TrainingStep, WeightValues } from './train-data.js';

export function resultOf(task: TrainingTask, race: Race): Training {
  const { file, texts, data, weights, settings, plan, division } = task;
  const { format, optimizer, methods } = settings;
  const { epochs, batchSize, shuffle, seed } = plan;
  return {
    schema: 'diffcmp/train@1',
    file,
    model: texts.model.read,
    loss: texts.loss.read,
    data: {
      name: data.name,
      rows: data.rows,
      columns: data.columns.map(({ name, shape, classes }) => ({ name, shape, classes })),
      heldOut: division.heldOut.map((row) => row + 1),
    },
    weights: weights.map(({ name, shape }) => ({ name, shape })),
    training: {
      precision: format.name,
      optimizer,
      rates: usedRates(settings),
      epochs,
      batchSize,
      shuffle,
      seed,
    },
    runs: methods.map((_, i) => runResult(task, race, i)),
  };
}

function runResult(task: TrainingTask, race: Race, index: number): TrainingRun {
  const run = race.runs[index] as MethodRun;
  const { state, method } = run;
  const { ending } = state;
  const { trained, heldOut } = task.division;
  const parting = race.partingOf(index);
  const isWhole = state.losses.length === race.steps;
  return {
    method: method.id,
    status: ending?.status ?? (isWhole ? 'ok' : 'stopped'),
    steps: stepsMade(task, run),
    weights: valuesOf(task, state.weights),
    evaluations: state.evaluations,
    operations: run.operations,
    trained: scoreOf(task, state.weights, trained),
    holdout: heldOut.length === 0 ? null : scoreOf(task, state.weights, heldOut),
    parted: parting === null ? null : partingOf(task, parting),
    code: ending?.code ?? null,
    message: ending?.message ?? null,
  };
}

function stepsMade(task: TrainingTask, { state }: MethodRun): TrainingStep[] {
  const perEpoch = stepsPerEpoch(task.plan);
  return state.losses.map((loss, i) => {
    const weights = state.trace?.[i];
    return {
      step: i + 1,
      epoch: Math.floor(i / perEpoch) + 1,
      loss: plain(loss),
      gradientNorm: plain(state.norms[i] as number),
      weights: weights === undefined ? null : valuesOf(task, weights),
    };
  });
}

function partingOf(task: TrainingTask, { step, place, difference, last }: ReturnType<Race['partingOf']> & {}): Parting {
  return { step, weight: weightName(task, place), difference: plain(difference), last: plain(last) };
}

/** Flat numbers by the names of their weights, in their shapes. */
function valuesOf({ weights }: TrainingTask, values: readonly number[]): WeightValues {
  const named = weights.map(({ name, shape, start }) => {
    const numbers: PlainNumber[] = values.slice(start, start + elementCount(shape)).map(plain);
    return [name, nested(shape, numbers)] as const;
  });
  return Object.fromEntries(named);
}

/** @throws DiffcmpError where model or loss fails for a row that no step has met */
function scoreOf(task: TrainingTask, weights: readonly number[], rows: readonly number[]): Score {
  const { network, settings, texts, file, maxSteps, timeout } = task;
  const { real } = kitOf(settings.format);
  const budget = { maxSteps, deadline: performance.now() + timeout };
  return inText(() => network.running, texts, file, () => ({
    rows: rows.length,
    loss: plain(network.batch(rows).link(real)(weights, budget)),
    accuracy: classAccuracy(task, weights, rows, budget),
  }));
} // prettier-ignore

/** Null unless the loss is about one column of classes, and the model gives a number for each of them. */
function classAccuracy(
  { network, settings, data, texts }: TrainingTask,
  weights: readonly number[],
  rows: readonly number[],
  budget: Budget,
): number | null {
  const { real } = kitOf(settings.format);
  const targets = data.columns.filter(({ name, classes }) => classes !== null && texts.loss.variables.includes(name));
  const [target] = targets;
  if (target?.classes == null || targets.length > 1) return null;
  let correct = 0;
  for (const row of rows) {
    const output = network.output(real, weights, row, budget);
    if (output.length !== target.classes.length) return null;
    let best = 0;
    output.forEach((value, i) => {
      if (value > (output[best] as number)) best = i;
    });
    if (best + 1 === target.values[row]) correct++;
  }
  return correct / rows.length;
}

/** The error of a training of which no run came to anything; null: some did. */
export function failureOf({ runs, training }: Training): DiffcmpError | null {
  const [first] = runs;
  if (first === undefined || runs.some(({ status }) => status === 'ok' || status === 'stopped')) return null;
  return new DiffcmpError(first.code ?? 'non-finite', first.message ?? '', {
    hint: first.status === 'diverged' ? wayFrom(first.steps.length, training.rates['learningRate'] ?? 0.01) : null,
  });
}

function wayFrom(steps: number, rate: number): OptionText {
  return steps === 0
    ? 'no step was made yet: look whether model and loss have a value for every row with the first weights'
    : ['smaller steps: ', { learningRate: numeral(Number((rate / 10).toPrecision(3))) }];
}
