// Where a path leads in the end: through symbolic links, also to a file that isn't there yet.
import { promises } from 'node:fs'; // loaded when they are first used
import { basename, dirname, join, resolve } from 'node:path';
import { systemCode } from '../system-code.js';

/** Links in a row, as Linux has it. */
const maxLinks = 40;

/** The path without links; of what can't be found out, the path as it is. */
export async function targetOf(path: string): Promise<string> {
  let at = resolve(path);
  for (let i = 0; i < maxLinks; i++) {
    const found = await promises.realpath(at).catch((error: unknown) => systemCode(error) ?? '');
    if (found !== 'ENOENT') return found.startsWith('E') ? at : found;
    const folder = await promises.realpath(dirname(at)).catch(() => null);
    if (folder === null) return at;
    at = join(folder, basename(at));
    const next = await promises.readlink(at).catch(() => null);
    if (next === null) return at;
    at = resolve(folder, next);
  }
  return at;
}
