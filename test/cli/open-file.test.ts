// What `--open` starts, on each system: a program that gets the file whole, and no shell.
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openFile, type Opener } from '../../src/cli/open-file.js';

async function startedFor(path: string, platform: NodeJS.Platform): Promise<Opener | undefined> {
  const started: Opener[] = [];
  const spawner = (opener: Opener): Promise<null> => Promise.resolve(void started.push(opener)).then(() => null);
  expect(await openFile(path, spawner, platform)).toBeNull();
  expect(started).toHaveLength(1);
  return started[0];
}

const names = [
  'sweep.html',
  '-a.html',
  '--help.html',
  'a & calc & %PATH% ^ !x! "b" \'c\' $(id) `id`;.html',
  'é\u202e 数.svg',
];

test.each(names)('%j is a path from the root for open and xdg-open', async (name) => {
  expect(await startedFor(name, 'darwin')).toEqual({ command: 'open', words: [resolve(name)] });
  for (const platform of ['linux', 'freebsd'] as const)
    expect(await startedFor(name, platform)).toEqual({ command: 'xdg-open', words: [resolve(name)] });
});

test.each(names)('%j is an address on Windows, in which nothing means anything to a shell but &', async (name) => {
  const { command, words: [entry, address = '', ...more] = [] } = (await startedFor(`C:\\a b\\${name}`, 'win32')) ?? {};
  expect([command, entry, more]).toEqual(['rundll32.exe', 'url.dll,FileProtocolHandler', []]);
  expect(address).toMatch(/^file:\/\/\/C:\/a%20b\/[^\s"^<>|\\`]*$/);
  expect(decodeURIComponent(address).endsWith(`/${name}`)).toBe(true);
});

test('why it failed is told', async () => {
  expect(await openFile('x.html', () => Promise.resolve('spawn xdg-open ENOENT'), 'linux')).toBe(
    'spawn xdg-open ENOENT',
  );
});
