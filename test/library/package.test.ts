// What `npm pack` would ship.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('the package holds the command, the library, types, manual page, licence and notices, and nothing else', () => {
  const output = execFileSync('npm', ['pack', '--json', '--dry-run', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [pack] = JSON.parse(output) as [{ files: { path: string }[] }];
  const paths = pack.files.map(({ path }) => path);
  for (const path of [
    'bin/diffcmp.js',
    'dist/cli.js',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/diffcmp.1',
    'LICENSE',
    'THIRD_PARTY_NOTICES.md',
  ]) {
    expect(paths).toContain(path);
  }
  const expected =
    /^(bin\/diffcmp\.js|dist\/.*\.(js|d\.ts|1)|LICENSE|README\.md|THIRD_PARTY_NOTICES\.md|package\.json)$/;
  expect(paths.filter((path) => !expected.test(path))).toEqual([]);
  for (const path of paths.filter((each) => each.endsWith('.js')))
    expect(readFileSync(join(root, path), 'utf8')).not.toContain(root);
});

test('MPFR is not bundled, and what is bundled is noticed', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object };
  expect(Object.keys(dependencies)).toContain('gmp-wasm');
  const notices = readFileSync(join(root, 'THIRD_PARTY_NOTICES.md'), 'utf8');
  for (const name of ['mathjs', 'commander', 'chalk', 'cli-table3']) expect(notices).toContain(`## ${name} `);
  expect(notices).not.toContain('gmp-wasm');
});
