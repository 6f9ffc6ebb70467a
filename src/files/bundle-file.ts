// Where a bundle that is loaded later is: beside the other bundles, whichever of them asks.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DiffcmpError } from '../errors.js';

/** From `dist/`, from `dist/chunks/`, and from the sources, which run under tests only. */
const folders = ['./', '../', '../../dist/', '../../../dist/'];

/**
 * @param asking the `import.meta.url` of whoever asks
 * @throws DiffcmpError cannot-read: it isn't there, as where somebody bundles the library without it
 */
export function bundleFile(name: string, asking: string): string {
  const paths = folders.map((folder) => fileURLToPath(new URL(folder + name, asking)));
  const found = paths.find((path) => existsSync(path));
  if (found !== undefined) return found;
  const folder = dirname(fileURLToPath(asking));
  throw new DiffcmpError('cannot-read', `${name}, a part of diffcmp, is not in ${folder}`, {
    hint: `in a bundle, keep the package diffcmp external, or copy dist/${name} of it into that folder`,
  });
}
