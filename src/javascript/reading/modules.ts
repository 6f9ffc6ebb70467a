// Reads a file and the local files that it imports, each once. Nothing is executed.
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { DiffcmpError } from '../../errors.js';
import { failureAt } from '../../files/read-failure.js';
import type { Module, ModuleGraph } from './module-graph.js';
import { ModuleReader, nameOfFile } from './module-reader.js';
import { homeOf } from './resolve.js';

export interface ReadingRules {
  /** Whether files beyond the folder of the file and of its package are read. */
  readonly allowOutside?: boolean;
}

/**
 * A file and what it imports.
 *
 * @param path from the working directory
 * @throws DiffcmpError for the file itself: no-such-file, cannot-read, timeout, program-syntax, program-not-supported. What is
 *   wrong with one that is imported stands in the imports of the module that asks for it.
 */
export function readModules(path: string, { allowOutside = false }: ReadingRules = {}): ModuleGraph {
  const name = nameOfFile(resolve(path), path);
  try {
    const real = realpathSync(path);
    const reader = new ModuleReader(allowOutside ? null : homeOf(real));
    const entry = reader.read(real, name);
    reader.follow(entry);
    return { entry, modules: inOrder(entry), files: reader.files };
  } catch (error) {
    throw failureAt(path, error, name);
  }
}

/** Each after those that it imports, in the order of its imports, but for circles. */
function inOrder(entry: Module): Module[] {
  const seen = new Set([entry]);
  const order: Module[] = [];
  const open = [{ module: entry, imports: entry.imports.values() }];
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const next = last.imports.next();
    if (next.done === true) {
      order.push(last.module);
      open.pop();
    } else if (!(next.value instanceof DiffcmpError) && !seen.has(next.value)) {
      seen.add(next.value);
      open.push({ module: next.value, imports: next.value.imports.values() });
    }
  }
  return order;
}
