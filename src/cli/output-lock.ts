// An output of a batch has one writer at a time.
import { stat } from 'node:fs/promises';
import { DiffcmpError } from '../errors.js';
import { Lock } from '../files/lock.js';
import { systemCode } from '../system-code.js';
import { cannotWrite } from './cannot-write.js';

/**
 * Work on an output that no other process writes meanwhile. Standard output, devices and pipes have no lock.
 *
 * @throws DiffcmpError output-in-use that names who writes it, cannot-write
 */
export async function whileLocked(output: string | undefined, work: () => Promise<void>): Promise<void> {
  const lock = await lockOf(output);
  try {
    await work();
  } finally {
    await lock?.release();
  }
}

async function lockOf(output: string | undefined): Promise<Lock | null> {
  if (output === undefined || output === '-' || output === '') return null;
  if ((await stat(output).catch(() => null))?.isFile() === false) return null;
  try {
    return await Lock.take(output);
  } catch (error) {
    if (error instanceof DiffcmpError || systemCode(error) === undefined) throw error;
    throw cannotWrite(output, error);
  }
}
