// The programs in fixtures/programs have Node's values, to the last bit, at the points of their cases. That their gradients are the
// exact ones is what `diffcmp batch fixtures/` holds (test/docs).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { functionOfFile } from '../../src/javascript/find-function.js';
import type { FileFunction } from '../../src/javascript/file-function.js';
import type { Given, Numbers } from './construct.js';
import { readModules } from '../../src/javascript/reading/modules.js';
import { flat, valueOver } from './run-by-diffcmp.js';

const folder = join(import.meta.dirname, '../../fixtures/programs');
interface Case {
  readonly id: string;
  readonly file: string;
  readonly at: Readonly<Record<string, Given>>;
}
const { cases } = parse(readFileSync(join(folder, 'cases.yaml'), 'utf8')) as { cases: readonly Case[] };

type Called = (...args: readonly Given[]) => unknown;

/** The function by Node, from the file and what it imports. */
function loadedByNode(file: string, { name, own, output }: FileFunction): Called {
  const { outputFiles } = buildSync({ entryPoints: [join(folder, file)], bundle: true, format: 'cjs', platform: 'node', write: false }); // prettier-ignore
  const text = outputFiles[0]?.text ?? '';
  const module = { exports: {} as Record<string, unknown> };
  (new Function('module', 'exports', text) as (module: object, exports: object) => void)(module, module.exports);
  const [owner = '', method] = name.split('.');
  const found = (module.exports[owner] ?? module.exports['default']) as Called & (new (...args: readonly Given[]) => Record<string, Called>); // prettier-ignore
  const called: Called = method === undefined ? found : (...args) => new found(...args.slice(0, own))[method]?.(...args.slice(own)); // prettier-ignore
  return (...args) => output.reduce<unknown>((value, field) => (value as Record<string, unknown>)[field], called(...args)); // prettier-ignore
}

test.each(cases.map((each) => [each.id, each] as const))('%s', (_id, { file, at }) => {
  const [path = '', asked = ''] = file.split('#');
  const f = functionOfFile(readModules(join(folder, path)), asked);
  const names = f.parameters.map(({ name }) => name ?? '');
  for (const name of Object.keys(at)) expect(names).toContain(name);
  const given = names.map((name) => at[name]);
  expect(valueOver(f, given)).toStrictEqual(flat(loadedByNode(path, f)(...structuredClone(given)) as Numbers));
});
