// Training as the library offers it: a file or a spec, and options, to plain data.
import {
  choiceKind,
  flagKind,
  kindOf,
  namesKind,
  optionsFrom,
  textKind,
  wholeKind,
  withoutSurprise,
  type Kind,
  type OptionKinds,
} from '../argument.js';
import { precisions } from '../arithmetics/formats.js';
import { signalKind, type StopSignal } from '../batch/options.js';
import { isObject } from '../batch/is-object.js';
import { DiffcmpError } from '../errors.js';
import { problemKinds } from '../problem/problem-options.js';
import { defaultTimeout } from '../program/time.js';
import { valueText } from '../text/value-text.js';
import { optimizerNames } from './optimizers.js';
import { runSession } from './session.js';
import { originOfFile, originOfObject } from './spec-origin.js';
import { taskOf } from './task.js';
import type { Training } from './train-data.js';
import type { TrainingSettings, TrainingSpec } from './training-fields.js';

/** What wins over the training's own settings, and what is only for this call. */
export interface TrainOptions extends Omit<TrainingSettings, 'method'> {
  /** Ids, printed names or groups; several race on equal steps. Default: that of the training, else `reverse`. */
  readonly methods?: string | readonly string[] | undefined;
  /** The file to save to: weights, what the optimizer remembers, and the place in the shuffle. Default: none. */
  readonly save?: string | undefined;
  /** A file that was saved of the same training, to go on from. Default: none. */
  readonly resume?: string | undefined;
  /** Whether `save` may replace a file that isn't the one of `resume`. Default: false. */
  readonly force?: boolean | undefined;
  /** Whether the data may be outside the folder of the training file, or of the working directory. Default: false. */
  readonly allowOutside?: boolean | undefined;
  /** Steps that model or loss may take for one row, see `Budget`. Default: 10,000,000. */
  readonly maxSteps?: number | undefined;
  /** Milliseconds for the gradient of one step by one method. Default: 10,000. */
  readonly timeout?: number | undefined;
  /** Once aborted, the training stops after the step that it is at. Default: none. */
  readonly signal?: StopSignal | undefined;
}

function within(least: number, most: number, wanted: string): Kind<number> {
  return kindOf((each): each is number => typeof each === 'number' && each >= least && each < most, wanted);
}
const rateKind = within(Number.MIN_VALUE, Infinity, 'a positive number');
const decayKind = within(0, 1, 'a number from 0 to below 1');

const trainKinds: OptionKinds<TrainOptions> = {
  precision: choiceKind(precisions),
  optimizer: choiceKind(optimizerNames),
  learningRate: rateKind,
  epochs: wholeKind(1),
  batchSize: wholeKind(1),
  shuffle: flagKind,
  momentum: decayKind,
  beta1: decayKind,
  beta2: decayKind,
  epsilon: rateKind,
  seed: wholeKind(0),
  methods: namesKind('the names of methods'),
  save: textKind('the name of a file'),
  resume: textKind('the name of a file'),
  force: flagKind,
  allowOutside: flagKind,
  maxSteps: problemKinds.maxSteps,
  timeout: problemKinds.timeout,
  signal: signalKind,
};

/**
 * Runs gradient descent on a dataset, with the gradients of one method or of several that race on equal steps.
 *
 * A run that diverges, or whose method fails, says so in its own `status`; the others go on.
 *
 * @param training the path of a training file, or a spec
 * @throws DiffcmpError for files, specs, data and options that can't be read, with the places of all mistakes
 */
export async function train(training: string | TrainingSpec, options: TrainOptions = {}): Promise<Training> {
  const { methods, save, resume, force, allowOutside, maxSteps, timeout, signal, ...rest } = optionsFrom(
    options,
    trainKinds,
  );
  const rules = { allowOutside: allowOutside ?? false, timeout: timeout ?? defaultTimeout };
  const origin =
    typeof training === 'string' ? originOfFile(training, rules) : originOfObject(specFrom(training));
  const settings = { ...rest, ...(methods !== undefined && { method: methods }) };
  const task = await taskOf(origin, { settings, maxSteps, ...rules });
  return runSession(task, { save, resume, force, signal });
} // prettier-ignore

/** A copy: what getters and proxies do, they do here. */
function specFrom(training: unknown): unknown {
  if (!isObject(training))
    throw new DiffcmpError('bad-option', `the training must be a path or a mapping, got ${valueText(training)}`, {
      hint: "for example 'fixtures/toy-network.yaml'",
    });
  return withoutSurprise('the training', (): unknown => structuredClone(training));
}
