// A training in a file, so that it goes on later as if it had never stopped: written whole or not at all.
import { hash } from 'node:crypto';
import { readNamedText } from '../batch/named-file.js';
import { savedSchema } from '../batch/schema/weights.js';
import { plain } from '../compare/measure.js';
import { DiffcmpError } from '../errors.js';
import { NewFile } from '../files/new-file.js';
import { elementCount, shapeText } from '../tensors/shape.js';
import { countOf, groupDigits } from '../text/numeral.js';
import { stepsOf } from './batches.js';
import { optimizers } from './optimizers.js';
import type { RaceState } from './race.js';
import type { ExactNumber, ExactNumbers, SavedTraining } from './saved-data.js';
import { usedRates } from './setup.js';
import type { TrainingTask } from './task.js';

const longestSaved = 512 * 2 ** 20;

const exact = (value: number): ExactNumber => (Object.is(value, -0) ? '-0' : plain(value));
const exactly = (values: readonly number[]): ExactNumber[] => values.map(exact);
const inexact = (values: ExactNumbers): number[] => values.map(Number);

/** The content of the file. */
export function savedText(task: TrainingTask, { place, runs, partings }: RaceState): string {
  const saved: SavedTraining = {
    schema: 'diffcmp/weights@1',
    of: trainingIdentity(task),
    step: place.step,
    epochs: task.plan.epochs,
    random: place.random,
    runs: runs.map((run, i) => {
      const parting = partings[i] ?? null;
      return {
        method: task.settings.methods[i]?.id ?? '',
        weights: Object.fromEntries(
          task.weights.map(({ name, shape, start }) => [
            name,
            { shape, values: exactly(run.weights.slice(start, start + elementCount(shape))) },
          ]),
        ),
        memory: run.memory.map(exactly),
        losses: exactly(run.losses),
        norms: exactly(run.norms),
        trace: run.trace?.map(exactly) ?? null,
        evaluations: run.evaluations,
        operations: run.operations,
        ending: run.ending,
        parting: parting && { ...parting, difference: exact(parting.difference), last: exact(parting.last) },
      };
    }),
  };
  return `${JSON.stringify(saved)}\n`;
}

/**
 * Writes beside the file and renames, so that whoever reads it meets a whole one.
 *
 * @throws errors of the file system; `EEXIST` where it may not replace a file
 */
export async function writeSaved(path: string, text: string, replaces: boolean): Promise<void> {
  const file = await NewFile.beside(path);
  try {
    await file.handle.appendFile(text);
    await file.takePlace(replaces);
  } finally {
    await file.close();
  }
}

/**
 * The state in a file that was saved of the same training.
 *
 * @throws DiffcmpError bad-part that says what differs, no-such-file, cannot-read
 */
export function readSaved(path: string, task: TrainingTask): RaceState {
  const text = readNamedText(path, '-', { allowOutside: true, timeout: task.timeout, longest: longestSaved });
  const saved = parseSaved(text, path);
  checkIdentity(saved.of, trainingIdentity(task), path);
  const most = stepsOf(task.plan);
  if (saved.step > most)
    throw new DiffcmpError('bad-part', `${path} has ${countOf(saved.step, 'step')}, and ${countOf(task.plan.epochs, 'epoch')} are ${groupDigits(most)}`, {
      hint: 'a training goes on for as many epochs as it had, or more',
    });
  const size = task.initial.length;
  const { lists } = optimizers[task.settings.optimizer];
  const runs = saved.runs.map((run) => {
    const weights = task.weights.flatMap(({ name, shape }) => {
      const values = inexact(run.weights[name]?.values ?? []);
      if (values.length !== elementCount(shape)) throw damaged(path, `${name} has not the shape ${shapeText(shape)}`);
      return values;
    });
    const memory = run.memory.map(inexact);
    if (memory.length !== lists || memory.some(({ length }) => length !== size))
      throw damaged(path, 'what the optimizer remembers is not of these weights');
    const [losses, norms] = [inexact(run.losses), inexact(run.norms)];
    const trace = run.trace?.map(inexact) ?? null;
    const isWhole = run.ending === null ? losses.length === saved.step : losses.length <= saved.step;
    if (norms.length !== losses.length || !isWhole || trace?.some(({ length }) => length !== size))
      throw damaged(path, 'its steps are not complete');
    return {
      weights,
      memory,
      losses,
      norms,
      trace,
      evaluations: run.evaluations,
      operations: { ...run.operations },
      ending: run.ending,
    };
  });
  const partings = saved.runs.map(
    ({ parting }) =>
      parting && { ...parting, difference: Number(parting.difference), last: Number(parting.last) },
  );
  return { place: { step: saved.step, random: saved.random }, runs, partings };
} // prettier-ignore

function parseSaved(text: string, path: string): SavedTraining {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(path, 'it is no JSON');
  }
  const checked = savedSchema.safeParse(value);
  if (!checked.success) throw damaged(path, `something is wrong at ${checked.error.issues[0]?.path.join('.') || 'its top'}`);
  return value as SavedTraining;
} // prettier-ignore

function damaged(path: string, reason: string): DiffcmpError {
  return new DiffcmpError('bad-part', `${path} is not what a training saved: ${reason}`, {
    hint: 'name the file that the training was saved to',
  });
}

/** What a training depends on, but for how long it goes on. */
function trainingIdentity({
  texts,
  data,
  weights,
  initial,
  settings,
  plan,
  division,
}: TrainingTask): Record<string, string> {
  const { format, optimizer, methods } = settings;
  const digest = (value: unknown): string => hash('sha256', JSON.stringify(value), 'hex').slice(0, 16);
  return {
    model: texts.model.text,
    loss: texts.loss.text,
    weights: digest([weights, initial.map(exact)]),
    data: digest([data.columns, data.rows]),
    holdout: digest(division.heldOut),
    precision: format.name,
    optimizer,
    ...Object.fromEntries(Object.entries(usedRates(settings)).map(([name, rate]) => [name, String(rate)])),
    batchSize: String(plan.batchSize),
    shuffle: String(plan.shuffle),
    seed: String(plan.seed),
    method: methods.map(({ id }) => id).join(','),
  };
}

/** What is saved as a hash: there are no two values to show. */
const hashed: Readonly<Record<string, string>> = {
  weights: 'the weights that it begins with differ',
  data: 'the data differ',
  holdout: 'the rows held out differ',
};

function checkIdentity(saved: Readonly<Record<string, string>>, now: Record<string, string>, path: string): void {
  const differing = Object.keys(now).filter((name) => saved[name] !== now[name]);
  if (differing.length === 0) return;
  const told = differing.map((name) => hashed[name] ?? `${name} was ${saved[name] ?? 'not said'} and is ${now[name]}`);
  const [first = '', ...more] = told;
  throw new DiffcmpError('bad-part', `${path} was saved of another training: ${first}`, {
    more,
    hint: 'with the same file and the same options it goes on; only the number of epochs may grow',
  });
}
