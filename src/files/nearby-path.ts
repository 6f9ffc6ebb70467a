// What a path that leads nowhere was probably meant as.
import { readdirSync, statSync, type Dirent } from 'node:fs';
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { closest } from '../text/did-you-mean.js';
import { visible } from '../text/visible.js';

/**
 * The path of a file or folder beside it with a name much like its own; null: there is none.
 *
 * @param from the folder that the path starts from
 */
export function nearbyPath(path: string, from = '.'): string | null {
  const folder = dirname(path);
  const names = entriesOf(resolve(from, folder)).map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  const wanted = basename(path);
  const guess = closest(path.endsWith('/') ? `${wanted}/` : wanted, names) ?? closest(wanted, names);
  return guess === null ? null : `${folder === '.' ? '' : `${folder}/`}${guess}`;
}

/**
 * What to do about a path that leads nowhere: the one that was meant, the folder that is missing, or where it starts.
 *
 * @param owner the file that names it; null: a command line does
 */
export function wayFromMissing(path: string, owner: string | null = null): string | null {
  const from = owner === null ? '.' : dirname(owner);
  const meant = nearbyPath(path, from);
  if (meant !== null) return `did you mean '${visible(meant)}'?`;
  const folder = dirname(path);
  if (!isFolder(resolve(from, folder))) return `there is no folder ${visible(folder)} either`;
  if (isAbsolute(path)) return null;
  return `names start from the folder ${owner === null ? 'that diffcmp runs in' : 'of the file that has them'}`;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
