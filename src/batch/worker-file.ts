// Where the worker's bundle is: beside the other bundles, whichever of them asks.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** From `dist/`, from `dist/chunks/`, and from the sources, which run under tests only. */
const places = ['./batch-worker.cjs', '../batch-worker.cjs', '../../dist/batch-worker.cjs'];

export function workerFile(): string {
  const paths = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = paths.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`batch-worker.cjs is missing; looked in ${paths.join(', ')}`);
  return found;
}
