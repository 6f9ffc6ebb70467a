// What every run of the command loads, a help text too: nothing that reads functions, or makes numbers of any precision.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { scriptTexts } from '../../scripts/script-texts.mjs';

const root = join(import.meta.dirname, '../..');
const start = 'src/cli/run-process.ts';
const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
  string,
  Record<string, string>
>;

test('the command starts without mathjs, acorn, gmp-wasm and zod', async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [start],
    ...{
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      outdir: 'nowhere',
      write: false,
      metafile: true,
    },
    external: Object.keys({ ...dependencies, ...peerDependencies }),
    define: { DIFFCMP_VERSION: '"0"' },
    plugins: [scriptTexts],
    logLevel: 'error',
  });
  const loaded = new Set([start]);
  for (const path of loaded)
    for (const each of metafile.inputs[path]?.imports ?? [])
      if (each.kind === 'import-statement') loaded.add(each.path);
  const packages = [...loaded].flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  expect(packages).toContain('commander');
  for (const name of ['mathjs', 'acorn', 'gmp-wasm', 'zod']) expect(packages).not.toContain(name);
});
