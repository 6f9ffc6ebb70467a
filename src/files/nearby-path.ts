// What a path that leads nowhere was probably meant as.
import { readdirSync, type Dirent } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { closest } from '../text/did-you-mean.js';

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

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
