// Files that import each other, run by Node and by diffcmp: the same numbers, to the last bit.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { functionOfFile } from '../../src/javascript/find-function.js';
import { readModules } from '../../src/javascript/reading/modules.js';
import { modules, type ModuleRow } from './constructs/modules.js';
import { valueOver } from './run-by-diffcmp.js';

const root = mkdtempSync(join(tmpdir(), 'modules-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** Writes the files of a row; the path of the first. */
function written({ files }: ModuleRow, folder: string): string {
  const paths = Object.entries(files).map(([name, text]) => {
    const path = join(root, folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  });
  return paths[0] as string;
}

async function loaded(path: string): Promise<(...args: readonly number[]) => number> {
  const exported: unknown = path.endsWith('.cjs') ? createRequire(path)(path) : await import(/* @vite-ignore */ pathToFileURL(path).href); // prettier-ignore
  return (exported as { f: (...args: readonly number[]) => number }).f;
}

test.each(modules.map((row, i) => [row.name, row, `row-${i}`] as const))('%s', async (_name, row, folder) => {
  const path = written(row, folder);
  const value = (await loaded(path))(...row.args);
  const f = functionOfFile(readModules(path), 'f');
  expect(valueOver(f, row.args)).toEqual({ shape: [], items: [value] });
});

test.each(['V.g', 'W.g', 'U.V.g'])('a function of a module that is exported as a whole is found: %s', (name) => {
  const files = {
    'main.mjs':
      'import * as V from "./other.mjs"; export { V }; export * as W from "./other.mjs"; export { U } from "./all.mjs";',
    'all.mjs': 'export * as U from "./inner.mjs";',
    'inner.mjs': 'export * as V from "./other.mjs";',
    'other.mjs': 'export const g = (x) => x * 7;',
  };
  const path = written({ name, files, args: [] }, 'whole');
  const f = functionOfFile(readModules(path), name);
  expect(f.name).toBe(name);
  expect(valueOver(f, [1.5])).toEqual({ shape: [], items: [10.5] });
});
