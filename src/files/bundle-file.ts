// Where a bundle that is loaded later is: beside the other bundles, whichever of them asks.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** From `dist/`, from `dist/chunks/`, and from the sources, which run under tests only. */
const folders = ['./', '../', '../../dist/', '../../../dist/'];

/** @param asking the `import.meta.url` of whoever asks */
export function bundleFile(name: string, asking: string): string {
  const paths = folders.map((folder) => fileURLToPath(new URL(folder + name, asking)));
  const found = paths.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${name} is missing; looked in ${paths.join(', ')}`);
  return found;
}
