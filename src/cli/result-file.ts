// The file that results go to, where they do: looked at before anything is computed, written complete or not at all.
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { DiffcmpError } from '../errors.js';
import { NewFile } from '../files/new-file.js';
import { openSpecialFile } from '../files/special-file.js';
import { targetOf } from '../files/target.js';
import { cannotWrite } from './cannot-write.js';

/** @throws DiffcmpError where it can't be written, or is there already and isn't to be replaced */
export async function checkResultFile(path: string, replaces: boolean, hint: string): Promise<void> {
  if (path === '') throw new DiffcmpError('bad-option', '--output needs the name of a file');
  const target = await stat(path).catch(() => null);
  if (target?.isDirectory() ?? /[/\\]$/.test(path))
    throw new DiffcmpError('cannot-write', `cannot write ${path}: it is a folder`, { hint: 'name a file in it' });
  if (target?.isFile() === true && !replaces) throw new DiffcmpError('output-exists', `${path} exists`, { hint });
  if (target !== null) return;
  try {
    await access(dirname(await targetOf(path)) + sep, constants.W_OK);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** To a temporary name beside the file, then renamed. Devices and pipes are written to directly. */
export async function writeResultFile(path: string, content: string | Uint8Array, replaces: boolean): Promise<void> {
  try {
    const special = await openSpecialFile(path);
    if (special !== null) await special.write(content).finally(() => special.close());
    else await writeWhole(path, content, replaces);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

async function writeWhole(path: string, content: string | Uint8Array, replaces: boolean): Promise<void> {
  const file = await NewFile.beside(path);
  try {
    await file.handle.appendFile(content);
    await file.takePlace(replaces);
  } finally {
    await file.close();
  }
}
