// Copies of a built diffcmp, one for each candidate: two that share their modules share what V8 has seen of them.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const copies = join(root, 'bench/.copies');

/** The folder of a copy, in a place from which its dependencies are found. */
function copyOf(checkout, name) {
  const folder = join(copies, `${process.pid}-${name}`);
  mkdirSync(copies, { recursive: true });
  cpSync(join(checkout, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(checkout, 'package.json'), join(folder, 'package.json'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The library of a checkout, none of whose modules another copy shares. */
export const ownCopy = (checkout, name) => import(pathToFileURL(join(copyOf(checkout, name), 'dist/index.js')).href);

/** The library of a checkout as it is. */
export const libraryOf = (checkout = root) => import(pathToFileURL(join(checkout, 'dist/index.js')).href);

export const commandOf = (checkout = root) => join(checkout, 'bin/diffcmp.js');
