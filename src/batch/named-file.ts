// The text of a case that names a file: of a regular file in the folder of the cases, of limited size, never waited for.
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { DiffcmpError } from '../errors.js';
import { systemCode } from '../system-code.js';
import { cannotRead, readFailure } from './read-failure.js';
import type { RunSettings } from './settings.js';

/** Bytes that a file with an expression may have. */
const longestFile = 16 * 2 ** 20;
const chunkBytes = 2 ** 16;

/** The text of the file `name`, named in the file of cases `caseFile`; null: it isn't looked at. */
export type TextReader = (
  name: string,
  caseFile: string,
  rules: Pick<RunSettings, 'allowOutside' | 'timeout'>,
) => string | null;

/** @throws DiffcmpError file-outside, no-such-file, cannot-read, timeout */
export const readCaseText: TextReader = (name, caseFile, rules) =>
  readNamedText(name, caseFile, { ...rules, longest: longestFile }).trimEnd();

export interface NamedFileRules extends Pick<RunSettings, 'allowOutside' | 'timeout'> {
  /** Bytes that the file may have. */
  readonly longest: number;
}

/**
 * The text of the file `name`, named in the file `owner` (`-`: standard input).
 *
 * @throws DiffcmpError file-outside, no-such-file, cannot-read, timeout
 */
export function readNamedText(name: string, owner: string, { allowOutside, timeout, longest }: NamedFileRules): string {
  const folder = owner === '-' ? '.' : dirname(owner);
  try {
    const path = realPathOf(name, folder, allowOutside);
    return decode(readRegularFile(path, name, { longest, deadline: performance.now() + timeout }), name);
  } catch (error) {
    throw readFailure(error, name);
  }
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

function contains(home: string, path: string): boolean {
  const way = relative(home, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Where a path leads, as far as it exists. */
function nearestRealPath(path: string): string {
  for (let at = path; ; at = dirname(at)) {
    try {
      return realpathSync(at);
    } catch (error) {
      const code = systemCode(error);
      if ((code !== 'ENOENT' && code !== 'ENOTDIR') || at === dirname(at)) throw error;
    }
  }
}

interface ReadLimits {
  readonly longest: number;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
}

/** A device or a pipe isn't even opened; nothing that takes its place meanwhile is read, and nothing is waited for. */
function readRegularFile(path: string, name: string, limits: ReadLimits): Buffer {
  const found = statSync(path, { bigint: true });
  if (!found.isFile()) throw cannotRead(name, found.isDirectory() ? 'it is a folder' : 'it is no regular file');
  // Where a platform lacks a flag it is undefined, which counts as 0.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const opened = fstatSync(file, { bigint: true });
    const isSame = opened.isFile() && opened.dev === found.dev && opened.ino === found.ino;
    if (!isSame || realpathSync(path) !== path) throw cannotRead(name, 'it was replaced meanwhile');
    if (opened.size > limits.longest) throw tooLong(name, limits);
    return readToEnd(file, name, limits);
  } finally {
    closeSync(file);
  }
}

const tooLong = (name: string, { longest }: ReadLimits): DiffcmpError =>
  cannotRead(name, `it has more than ${longest / 2 ** 20} MB`);

/** What a file says of its size isn't all: those of /proc have 0, and others grow. */
function readToEnd(file: number, name: string, limits: ReadLimits): Buffer {
  const chunks: Buffer[] = [];
  for (let length = 0; ;) {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    const count = readSync(file, chunk);
    if (count === 0) return Buffer.concat(chunks);
    length += count;
    if (length > limits.longest) throw tooLong(name, limits);
    if (performance.now() > limits.deadline) throw new DiffcmpError('timeout', `reading ${name} did not end in time`);
    chunks.push(chunk.subarray(0, count));
  }
}

function decode(content: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw cannotRead(name, 'it is not UTF-8 text');
  }
}
