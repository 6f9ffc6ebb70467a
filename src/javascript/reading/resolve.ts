// Which file an import means: as Node looks for it, and TypeScript, where a name in JavaScript's words may be a file in its own.
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DiffcmpError } from '../../errors.js';
import { nearbyPath } from '../../files/nearby-path.js';
import { contains, nearestRealPath } from '../../files/real-path.js';
import { systemCode } from '../../system-code.js';
import { visible } from '../../text/visible.js';
import { scriptEndings, sourceEnding, typedEndings, unknownEnding } from './endings.js';

/** The folder of a file's package, where there is a package.json above it; else its own. @param path a real path */
export function homeOf(path: string): string {
  const own = dirname(path);
  for (let folder = own; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return own;
  }
}

/**
 * The real path of the file that a text in quotes means.
 *
 * @param importer the real path of the file it stands in
 * @param home the folder, as a real path, beyond which nothing is read; null: there is no such limit
 * @throws DiffcmpError file-outside, no-such-file, program-not-supported, without a place; errors of the file system
 */
export function resolveImport(text: string, importer: string, home: string | null): string {
  if (!/^(?:\.{0,2}\/|\.{1,2}$)/.test(text)) throw noPackage(text);
  const base = resolve(dirname(importer), text);
  for (const path of placesFor(base, text, importer)) {
    // outside, it isn't even told what there is
    if (home !== null && !(contains(home, path) && contains(home, nearestRealPath(path)))) throw outside(text);
    if (isThere(path)) return realpathSync(path);
  }
  if (isThere(base)) throw text.endsWith('.json') ? noJson(text) : unknownEnding(`'${visible(text)}'`);
  throw missing(text, importer);
}

/** Where to look, in this order. What a file in TypeScript asks for is rather in TypeScript than what became of it. */
function placesFor(base: string, text: string, importer: string): string[] {
  const isTyped = typedEndings.some((ending) => ending === sourceEnding(importer));
  const endings = isTyped ? [...typedEndings, ...scriptEndings] : [...scriptEndings, ...typedEndings];
  const inFolder = endings.map((ending) => join(base, `index${ending}`));
  if (/(?:^|\/)\.{0,2}$/.test(text)) return inFolder;
  const asIs = sourceEnding(base) === null ? [] : [base];
  const twin = base.replace(/\.([mc]?)js$/, '.$1ts');
  const twins = twin === base ? [] : [twin];
  const named = isTyped ? [...twins, ...asIs] : [...asIs, ...twins];
  return [...named, ...endings.map((ending) => base + ending), ...inFolder];
}

/** A folder is none of the places, whatever its name. */
function isThere(path: string): boolean {
  try {
    return !statSync(path).isDirectory();
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw error;
  }
}

function noPackage(text: string): DiffcmpError {
  const isBuiltIn = /^node:/.test(text);
  const what = isBuiltIn ? 'a module of Node' : /^[a-z]+:|^#/i.test(text) ? 'no path of a local file' : 'a package';
  return new DiffcmpError('program-not-supported', `'${visible(text)}' is ${what}: only local files are read`, {
    hint: "copy what you need of it into a file, and import that as './name.js'",
  });
}

const noJson = (text: string): DiffcmpError =>
  new DiffcmpError('program-not-supported', `'${visible(text)}' is JSON, which cannot be imported`, {
    hint: 'put its numbers into a JavaScript file that exports them',
  });

const outside = (text: string): DiffcmpError =>
  new DiffcmpError('file-outside', `'${visible(text)}' is outside the folder of the file and of its package`, {
    hint: [{ allowOutside: null }, ' reads it'],
  });

function missing(text: string, importer: string): DiffcmpError {
  const guesses = ['', ...scriptEndings, ...typedEndings].map((ending) => nearbyPath(text + ending, dirname(importer)));
  const meant = guesses.find((guess) => guess !== null);
  const name = meant === undefined || /^\.{0,2}\//.test(meant ?? '') ? meant : `./${meant}`;
  return new DiffcmpError('no-such-file', `there is no file '${visible(text)}'`, {
    hint:
      name == null
        ? 'imports are looked for from the folder of the file they stand in'
        : `did you mean '${visible(name)}'?`,
  });
}
