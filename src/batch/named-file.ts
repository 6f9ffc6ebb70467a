// The text of a case that names a file: of a regular file in the folder of the cases, of limited size, never waited for.
import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DiffcmpError } from '../errors.js';
import { failureAt } from '../files/read-failure.js';
import { contains, nearestRealPath } from '../files/real-path.js';
import { readRegularText, type ReadLimits } from '../files/regular-file.js';
import type { RunSettings } from './settings.js';

/** Bytes that a file with an expression may have. */
const longestFile = 16 * 2 ** 20;

/** The text of the file `name`, named in the file of cases `caseFile`; null: it isn't looked at. */
export type TextReader = (
  name: string,
  caseFile: string,
  rules: Pick<RunSettings, 'allowOutside' | 'timeout'>,
) => string | null;

/** @throws DiffcmpError file-outside, no-such-file, cannot-read, timeout */
export const readCaseText: TextReader = (name, caseFile, rules) =>
  readNamedText(name, caseFile, { ...rules, longest: longestFile }).trimEnd();

export type NamedFileRules = Pick<RunSettings, 'allowOutside' | 'timeout'> & Pick<ReadLimits, 'longest'>;

/**
 * The text of the file `name`, named in the file `owner` (`-`: standard input).
 *
 * @throws DiffcmpError file-outside, no-such-file, cannot-read, timeout
 */
export function readNamedText(name: string, owner: string, { allowOutside, timeout, longest }: NamedFileRules): string {
  try {
    const path = namedPath(name, owner, allowOutside);
    return readRegularText(path, name, { longest, deadline: performance.now() + timeout });
  } catch (error) {
    throw namedFailure(name, owner, error);
  }
}

/** What went wrong with the file `name` that is named in the file `owner`. */
export const namedFailure = (name: string, owner: string, error: unknown): unknown =>
  failureAt(name, error, name, owner === '-' ? null : owner);

/** Where the file `name` is that is named in the file `owner`. @throws DiffcmpError file-outside; what the file system says */
export function namedPath(name: string, owner: string, allowOutside: boolean): string {
  return realPathOf(name, owner === '-' ? '.' : dirname(owner), allowOutside);
}

/** Of a case whose worker is gone: to look again might take as long again, and here all others would wait. */
export const leaveUnread: TextReader = () => null;

/** The file behind all links. What leads outside is refused before it is known whether it exists. */
function realPathOf(name: string, folder: string, allowOutside: boolean): string {
  const path = resolve(folder, name);
  if (allowOutside) return realpathSync(path);
  const home = realpathSync(folder);
  const isInside = !climbs(name) && contains(home, nearestRealPath(path));
  if (!isInside)
    throw new DiffcmpError('file-outside', `${name} is outside the folder of the file that names it`, {
      hint: [{ allowOutside: null }, ' reads it'],
    });
  return realpathSync(path);
}

/** Whether a name leads up and out, or to another drive, by the separators of any platform. */
function climbs(name: string): boolean {
  if (/^[a-z]:|^\\/i.test(name)) return true;
  let depth = 0;
  for (const part of name.split(/[/\\]+/)) {
    if (part === '..') depth--;
    else if (part !== '.' && part !== '') depth++;
    if (depth < 0) return true;
  }
  return false;
}
