// From the paths of a command line to the files of cases: folders, globs, a fixed order, "did you mean".
import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { DiffcmpError } from '../errors.js';
import { wayFromMissing } from '../files/nearby-path.js';

export type Language = 'json' | 'yaml' | 'ndjson' | 'csv';

const languages: Readonly<Record<string, Language>> = {
  '.json': 'json',
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
};
const endings = Object.keys(languages).map((ending) => `*${ending}`);

export interface CaseFile {
  /** As it is shown: the path as given, with `/` between folders; `-` is standard input. */
  readonly name: string;
  readonly language: Language;
  readonly bytes: number;
  /** Not a regular file: it can be read once only. */
  readonly once: boolean;
  /** Met in a folder or by a glob, not named: it may be about something else. */
  readonly found: boolean;
}

/**
 * The files that the paths mean, each once, in the order of the paths and sorted by name within one.
 *
 * @throws DiffcmpError no-such-file, bad-option, or no-cases for a folder without files of cases
 */
export async function filesOf(paths: readonly string[]): Promise<CaseFile[]> {
  const files = new Map<string, CaseFile>();
  for (const path of paths)
    for (const file of await filesAt(path)) if (!file.found || !files.has(file.name)) files.set(file.name, file);
  return [...files.values()];
}

async function filesAt(path: string): Promise<CaseFile[]> {
  if (path === '-') return [{ name: '-', language: 'ndjson', bytes: 0, once: true, found: false }];
  const status = await stat(path).catch(() => null);
  if (status === null && /[*?[{]/.test(path)) return filesOfGlob(path);
  if (status === null) throw missingFileError(path);
  if (status.isDirectory()) return filesInFolder(path);
  return [fileOf(path, status, false)];
}

/** @param status null: of a link that leads nowhere */
function fileOf(path: string, status: Stats | null, found: boolean): CaseFile {
  const name = sep === '/' ? path : path.replaceAll(sep, '/');
  const once = status?.isFile() !== true;
  const language = languages[extname(name).toLowerCase()] ?? (once ? 'ndjson' : null);
  if (language === null)
    throw new DiffcmpError('bad-option', `${name} has none of the endings ${endings.join(', ')}`, {
      hint: 'NDJSON of any name can be piped in: diffcmp batch - < FILE',
    });
  return { name, language, bytes: status?.size ?? 0, once, found };
}

async function filesInFolder(folder: string): Promise<CaseFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => languages[extname(path).toLowerCase()] !== undefined && !isHidden(relative(folder, path)));
  if (paths.length === 0)
    throw new DiffcmpError('no-cases', `no file of cases in ${folder}`, { hint: `looked for ${endings.join(', ')}` });
  return statInOrder(paths);
}

async function filesOfGlob(pattern: string): Promise<CaseFile[]> {
  const { glob } = await import('tinyglobby');
  const paths = await glob(pattern.replaceAll('\\', '/'), { expandDirectories: false });
  const known = paths.filter((path) => languages[extname(path).toLowerCase()] !== undefined);
  if (known.length === 0)
    throw new DiffcmpError('no-such-file', `nothing matches ${pattern}`, { hint: `looked for ${endings.join(', ')}` });
  return statInOrder(known);
}

async function statInOrder(paths: readonly string[]): Promise<CaseFile[]> {
  const files = await Promise.all(paths.map(async (path) => fileOf(path, await stat(path).catch(() => null), true)));
  return files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function isHidden(path: string): boolean {
  return /(^|[/\\])(\.|node_modules[/\\])/.test(path);
}

function missingFileError(path: string): DiffcmpError {
  if (path === '')
    return new DiffcmpError('no-such-file', 'the name of a file is empty', {
      hint: 'name a file, a folder or a glob; . is this folder',
    });
  return new DiffcmpError('no-such-file', `there is no file or folder ${path}`, { hint: wayFromMissing(path) });
}
