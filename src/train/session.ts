// A training from its beginning, or from where it was saved, to its end or to where it is told to stop.
import { stat } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { DiffcmpError } from '../errors.js';
import { identityOf } from '../files/identity.js';
import { Lock } from '../files/lock.js';
import { reasonOf } from '../files/write-failure.js';
import { systemCode } from '../system-code.js';
import { Race } from './race.js';
import { resultOf } from './result.js';
import { readSaved, savedText, writeSaved } from './saved-training.js';
import type { TrainingTask } from './task.js';
import type { Training } from './train-data.js';

export interface TrainingProgress {
  readonly step: number;
  readonly steps: number;
  readonly epoch: number;
  readonly epochs: number;
  /** Of the first method that goes on, at the last step; null: none was made. */
  readonly loss: number | null;
}

export interface Session {
  /** The file to go on from. */
  readonly resume?: string | undefined;
  /** The file to save to: from time to time, and at the end, whatever it is. */
  readonly save?: string | undefined;
  /** Whether a file that is there may be replaced; the one to go on from may. */
  readonly force?: boolean | undefined;
  /** Once aborted, the training stops after the step that it is at. */
  readonly signal?: { readonly aborted: boolean } | undefined;
  readonly onProgress?: ((progress: TrainingProgress) => void) | undefined;
}

/** Milliseconds of work between two moments in which signals are heard, and between two saved states. */
const workAtOnce = 30;
const betweenSaves = 10_000;

/** @throws DiffcmpError for files that can't be read or written, and where model or loss fails on rows held out */
export async function runSession(task: TrainingTask, session: Session): Promise<Training> {
  const { save } = session;
  if (save === undefined) return run(task, session, () => Promise.resolve());
  const replaces = await checkTarget(save, task, session);
  const lock = await orCannotWrite(save, () => Lock.take(save));
  let isOurs = replaces;
  try {
    return await run(task, session, async (race) => {
      await orCannotWrite(save, () => writeSaved(save, savedText(task, race.state), isOurs));
      isOurs = true;
    });
  } finally {
    await lock.release();
  }
}

async function run(task: TrainingTask, session: Session, keep: (race: Race) => Promise<void>): Promise<Training> {
  const { resume, signal, onProgress } = session;
  const race = new Race(task, resume === undefined ? null : readSaved(resume, task));
  let lastBreath = performance.now();
  let lastSave = lastBreath;
  while (signal?.aborted !== true && race.advance()) {
    const now = performance.now();
    if (now - lastBreath < workAtOnce) continue;
    onProgress?.(progressOf(task, race));
    await breathe();
    if (now - lastSave > betweenSaves) {
      await keep(race);
      lastSave = performance.now();
    }
    lastBreath = performance.now();
  }
  onProgress?.(progressOf(task, race));
  await keep(race);
  return resultOf(task, race);
}

function progressOf({ plan }: TrainingTask, race: Race): TrainingProgress {
  const going = race.runs.find(({ state }) => state.ending === null) ?? race.runs[0];
  const { step, steps, epoch } = race;
  return { step, steps, epoch, epochs: plan.epochs, loss: going?.state.losses.at(-1) ?? null };
}

/** Whether a file may be replaced. @throws DiffcmpError for one that may not */
async function checkTarget(save: string, task: TrainingTask, { resume, force }: Session): Promise<boolean> {
  const identity = await identityOf(save);
  for (const input of task.inputs)
    if (identity !== null && identity === (await identityOf(input)))
      throw new DiffcmpError('same-file', `${save} is the same file as the input ${input}`, {
        hint: 'save to another file',
      });
  const status = await stat(save).catch(() => null);
  if (status === null) return false;
  if (!status.isFile())
    throw new DiffcmpError('cannot-write', `cannot write ${save}: it is ${status.isDirectory() ? 'a folder' : 'no regular file'}`, { hint: 'name a file' }); // prettier-ignore
  if (force === true || (resume !== undefined && identity === (await identityOf(resume)))) return true;
  throw new DiffcmpError('output-exists', `${save} exists`, {
    hint: [{ resume: save }, ' goes on from it, ', { force: null }, ' replaces it'],
  });
}

async function orCannotWrite<V>(file: string, work: () => Promise<V>): Promise<V> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DiffcmpError || systemCode(error) === undefined) throw error;
    throw new DiffcmpError('cannot-write', `cannot write ${file}: ${reasonOf(error)}`);
  }
}
