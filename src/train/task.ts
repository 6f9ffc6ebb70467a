// From a spec to a task: everything read and checked, so that what follows only computes.
import { dirname, resolve } from 'node:path';
import { dataFileOf } from '../batch/foreign.js';
import type { Mistake } from '../batch/mistakes.js';
import { defaultMaxSteps, type Variable } from '../program/program.js';
import { defaultTimeout } from '../program/time.js';
import { DiffcmpError } from '../errors.js';
import { groupDigits } from '../text/numeral.js';
import { clip } from '../text/value-text.js';
import { stepsOf, type BatchPlan } from './batches.js';
import type { DataTable } from './data-table.js';
import { divideRows, type Division } from './holdout.js';
import { initialWeights } from './initial-weights.js';
import { outputName } from './names.js';
import type { Network } from './network.js';
import { readData } from './read-data.js';
import { readSpec } from './read-spec.js';
import { setupOf, type TrainingSetup } from './setup.js';
import type { SpecOrigin } from './spec-origin.js';
import { checkVariables, networkOf, readNetworkText, type NetworkTexts } from './texts.js';
import type { TrainingSettings } from './training-fields.js';

export interface TaskOptions {
  /** What the call says, beside the file. */
  readonly settings: TrainingSettings;
  readonly allowOutside?: boolean | undefined;
  /** Milliseconds for a file, and for the gradient of one step. */
  readonly timeout?: number | undefined;
  /** Steps of a text for one row. */
  readonly maxSteps?: number | undefined;
}

export interface TrainingTask {
  readonly file: string | null;
  /** The paths of the files that were read. */
  readonly inputs: readonly string[];
  readonly texts: NetworkTexts;
  readonly network: Network;
  readonly data: DataTable;
  readonly weights: readonly Variable[];
  readonly initial: readonly number[];
  readonly settings: TrainingSetup;
  readonly division: Division;
  readonly plan: BatchPlan;
  readonly timeout: number;
  readonly maxSteps: number;
}

/** Steps that one training may have. */
const mostSteps = 1_000_000;

/** @throws DiffcmpError for whatever is wrong with the spec, with its place */
export async function taskOf(origin: SpecOrigin, options: TaskOptions): Promise<TrainingTask> {
  const { allowOutside = false, timeout = defaultTimeout, maxSteps = defaultMaxSteps } = options;
  const read = readSpec(origin.value);
  if (read.mistakes !== null) throw origin.refuse(read.mistakes, 'bad-training');
  const { spec } = read;
  const { file } = origin;
  const settings = setupOf(spec.training, options.settings);
  const { format, seed, batchSize, epochs, shuffle } = settings;
  const begin = initialWeights(spec.weights, settings);
  if ('mistakes' in begin) throw origin.refuse(begin.mistakes, 'bad-training');
  const texts = { model: readNetworkText(spec.model, 'model', file), loss: readNetworkText(spec.loss, 'loss', file) };
  const data = await readData(spec.data, origin, { allowOutside, timeout, format });
  const { variables: weights, values: initial } = begin;
  checkVariables(texts, [...weights, ...data.columns].map(({ name }) => name), file); // prettier-ignore
  const mistakes = nameMistakes(weights, data, texts);
  if (mistakes.length > 0) throw origin.refuse(mistakes, 'bad-training');
  const lone = loneClasses(data, texts);
  if (lone.length > 0) throw origin.refuse(lone, 'bad-data');
  const division = divideRows(spec.holdout, data.rows, seed);
  if ('mistakes' in division) throw origin.refuse(division.mistakes, 'bad-training');
  const { trained } = division;
  const plan = { rows: trained, batchSize: Math.min(batchSize, trained.length), epochs, shuffle, seed };
  if (stepsOf(plan) > mostSteps) {
    const message = `that would be ${groupDigits(stepsOf(plan))} steps; ${groupDigits(mostSteps)} are the most`;
    const isOwn = spec.training?.epochs !== undefined && options.settings.epochs === undefined;
    const error = isOwn
      ? origin.refuse([{ path: ['training', 'epochs'], onKey: false, message }], 'bad-training')
      : new DiffcmpError('bad-training', message);
    throw error.withHint('train for fewer epochs, or with larger batches');
  }
  const budget = { maxSteps, deadline: performance.now() + timeout };
  const network = networkOf(texts, { file, weights, initial, data, format, budget });
  const inputs = inputsOf(file, dataFileOf(spec));
  return { file, inputs, texts, network, data, weights, initial, settings, division, plan, timeout, maxSteps };
}

function inputsOf(file: string | null, data: string | null): string[] {
  const own = file === null || file === '-' ? [] : [file];
  return data === null ? own : [...own, resolve(dirname(own[0] ?? 'x'), data)];
}

/** Columns that are used and are one word throughout: there is nothing to tell apart, so numbers were meant. */
function loneClasses({ name: from, columns }: DataTable, { model, loss }: NetworkTexts): Mistake[] {
  const used = new Set([...model.variables, ...loss.variables]);
  return columns.flatMap(({ name, classes }): Mistake[] => {
    const [only = '', ...others] = classes ?? [];
    if (classes === null || others.length > 0 || !used.has(name)) return [];
    const message = `${from}: ${name} is '${clip(only)}' in every row; it takes numbers, or words that name two classes or more`;
    return [{ path: ['data'], onKey: false, message }];
  });
}

/** Names that stand for two things, and weights that stand for none. */
function nameMistakes(weights: readonly Variable[], data: DataTable, { model, loss }: NetworkTexts): Mistake[] {
  const used = new Set([...model.variables, ...loss.variables]);
  const mistakes = weights.flatMap(({ name }): Mistake[] => {
    const at = (message: string): Mistake[] => [{ path: ['weights', name], onKey: true, message }];
    if (data.columns.some((column) => column.name === name))
      return at(`'${name}' is a weight, and a column of the data; call one of them otherwise`);
    return used.has(name)
      ? []
      : at(`neither model nor loss uses the weight '${name}'; use it there, or leave it out here`);
  });
  if (mistakes.length > 0 || loss.variables.includes(outputName)) return mistakes;
  const message = `the loss doesn't use '${outputName}', which is what the model gives: it would not change with the model`;
  return [{ path: ['loss'], onKey: false, message }];
}
