// What is bundled or installed beside the package, and what of that is noticed and named.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly dependencies?: object }>>;
}

test('what is bundled is noticed, with its licence and its NOTICE; what is installed beside it is named', () => {
  const notices = readFileSync(join(root, 'THIRD_PARTY_NOTICES.md'), 'utf8');
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const bundled = [...notices.matchAll(/^### (\S+) (\S+) \(.+\)$/gm)].map(([, name = '', version]) => ({
    name,
    version,
  }));
  expect(bundled.map(({ name }) => name)).toEqual(expect.arrayContaining(['mathjs', 'commander', 'chalk', 'zod']));
  const texts = bundled.flatMap(({ name, version }) => {
    const isIt = (path: string): boolean =>
      (path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`)) &&
      packages[path]?.version === version;
    const folder = join(root, Object.keys(packages).find(isIt) ?? '');
    return readdirSync(folder)
      .filter((file) => /^(licen[cs]e|notice)/i.test(file))
      .map((file) => ({ file: `${name}/${file}`, text: readFileSync(join(folder, file), 'utf8').trim() }));
  });
  expect(texts.map(({ file }) => file)).toContain('mathjs/NOTICE');
  expect(texts.filter(({ text }) => !notices.includes(text))).toEqual([]);

  const installed = Object.keys(packages['']?.dependencies ?? {});
  expect(installed).toContain('gmp-wasm');
  expect(installed.filter((name) => !new RegExp(`^\\| ${name} +\\| \\S`, 'm').test(notices))).toEqual([]);
  expect(installed.filter((name) => bundled.some((each) => each.name === name))).toEqual([]);
});

test('users meet the licence of MPFR and the NOTICE of mathjs in the README and in the manual page', () => {
  const words = ['MPFR', 'LGPL-3.0', 'mathjs', 'Apache-2.0', 'THIRD_PARTY_NOTICES.md'];
  for (const file of ['README.md', 'dist/diffcmp.1']) {
    const text = readFileSync(join(root, file), 'utf8').replaceAll('\\-', '-');
    expect([file, words.filter((word) => !text.includes(word))]).toEqual([file, []]);
  }
});
