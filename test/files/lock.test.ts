// Who has a lock, when it is taken over, and that it never has two owners.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { lockBeside, temporaryBeside } from '../../src/files/hidden-names.js';
import { Lock } from '../../src/files/lock.js';
import { lifeOf, ownerOf, thisProcess, type Owner } from '../../src/files/owner.js';
import { temporaryFolder } from '../batch/temporary-files.js';

const here = thisProcess();

test.each<[what: string, change: Partial<Owner>, life: ReturnType<typeof lifeOf>]>([
  ['this process', {}, 'alive'],
  ['its parent', { pid: process.ppid, start: null }, 'alive'],
  ['a process that never was', { pid: 2 ** 30 }, 'dead'],
  ['one on another host', { host: 'elsewhere' }, 'unknown'],
  ['one on another host of the same name', { machine: '000000000000' }, 'unknown'],
])('%s is judged', (_, change, life) => {
  expect(lifeOf({ ...here, ...change })).toBe(life);
});

test.each([0, -1, 1.5, '7'])('%j is no process: as a number it would mean several, or none', (pid) => {
  expect(ownerOf(new Map<string, unknown>(Object.entries({ ...here, pid })))).toBeNull();
});

test.runIf(process.platform === 'linux')('a process may be called anything', async () => {
  const path = join(temporaryFolder(), 'a) Z (b');
  symlinkSync('/bin/sleep', path);
  const child = spawn(path, ['20']);
  await once(child, 'spawn');
  expect(lifeOf({ ...here, pid: child.pid ?? 0, start: null })).toBe('alive');
  child.kill();
});

test.runIf(process.platform === 'linux')(
  'a number that was given again, a start of the machine, a zombie: dead',
  async () => {
    expect(lifeOf({ ...here, start: String(Number(here.start) - 1) })).toBe('dead');
    expect(lifeOf({ ...here, boot: 'before' })).toBe('dead');
    // the child ends only once its parent is the sleep, which doesn't ask for its children; a shell would
    const line = 'cat <&3 > /dev/null & echo $!; exec sleep 200 3<&-';
    const parent = spawn('bash', ['-c', line], { stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
    const [said] = (await once(parent.stdout as Readable, 'data')) as [Buffer];
    const pid = Number(String(said));
    const comes = async (isThere: () => boolean): Promise<void> => {
      while (!isThere()) await new Promise((go) => setTimeout(go, 10));
    };
    await comes(() => readFileSync(`/proc/${parent.pid}/comm`, 'utf8') === 'sleep\n');
    (parent.stdio[3] as Writable).end();
    await comes(() => /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
    expect(lifeOf({ ...here, pid, start: null })).toBe('dead');
    parent.kill();
  },
);

/** What is beside an output, hidden. */
const hidden = (folder: string): string[] => readdirSync(folder).filter((name) => name.startsWith('.'));

test('a lock names its owner, stands beside the file that a link leads to, and goes', async () => {
  const folder = temporaryFolder();
  const [output, link] = [join(folder, 'out.ndjson'), join(folder, 'link.ndjson')];
  symlinkSync('out.ndjson', link);
  const lock = await Lock.take(link);
  expect(hidden(folder)).toEqual(['.out.ndjson.lock']);
  expect(JSON.parse(readFileSync(join(folder, '.out.ndjson.lock'), 'utf8'))).toMatchObject(here);
  await expect(Lock.take(output)).rejects.toMatchObject({
    code: 'output-in-use',
    message: `${output} is being written by process ${process.pid}`,
  });
  await lock.release();
  expect(hidden(folder)).toEqual([]);
});

test('a lock that another one has taken over stays', async () => {
  const output = join(temporaryFolder(), 'out.ndjson');
  const lock = await Lock.take(output);
  const others = lockOf({ pid: 7 });
  writeFileSync(lockBeside(output), others);
  await lock.release();
  expect(readFileSync(lockBeside(output), 'utf8')).toBe(others);
});

test('a lock that says nothing may still be written, or go', async () => {
  const output = join(temporaryFolder(), 'out.ndjson');
  writeFileSync(lockBeside(output), '');
  setTimeout(() => rmSync(lockBeside(output)), 200);
  await (await Lock.take(output)).release();
});

const lockOf = (change: object): string => JSON.stringify({ ...here, token: '0'.repeat(24), ...change });

/** A clock on which every look takes a tenth of a second: how long a lock is waited for is a number of looks. */
function hurry(): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 100));
  onTestFinished(() => void vi.restoreAllMocks());
}

test.each([
  ['a dead owner', lockOf({ pid: 2 ** 30 }), null],
  ['an owner elsewhere', lockOf({ host: 'elsewhere', pid: 7 }), 'is being written by process 7 on elsewhere'],
  ['no owner', '{}', 'is locked, and its lock does not say by whom'],
  ['nothing, as on a full disk', '', 'is locked, and its lock does not say by whom'],
])('a lock of %s', async (_, content, says) => {
  hurry();
  const folder = temporaryFolder();
  const [output, lock] = [join(folder, 'out.ndjson'), join(folder, '.out.ndjson.lock')];
  writeFileSync(lock, content);
  if (says === null) return void (await Lock.take(output));
  await expect(Lock.take(output)).rejects.toMatchObject({
    exitCode: 3,
    message: `${output} ${says}`,
    hint: `if no diffcmp writes ${output} any more, delete ${lock}`,
  });
  expect(readFileSync(lock, 'utf8')).toBe(content);
});

test.runIf(process.platform === 'linux')(
  'what is no file in place of a lock is an error, and not waited for',
  async () => {
    hurry();
    const makers: ((lock: string) => unknown)[] = [
      (lock) => execFileSync('mkfifo', [lock]),
      (lock) => mkdirSync(lock),
      (lock) => symlinkSync('nowhere', lock),
      (lock) => symlinkSync('/dev/zero', lock),
    ];
    const outputs = makers.map(() => join(temporaryFolder(), 'out.ndjson'));
    makers.forEach((make, i) => make(lockBeside(outputs[i] ?? '')));
    const attempts = await Promise.allSettled(outputs.map((output) => Lock.take(output)));
    expect(attempts.map((attempt) => attempt.status === 'rejected' && (attempt.reason as Error).message)).toEqual(
      outputs.map((output) => `${output} is locked, and its lock does not say by whom`),
    );
  },
);

test('what dead processes left beside the output is removed; what lives, and what belongs to others, stays', async () => {
  const folder = temporaryFolder();
  const output = join(folder, 'out.ndjson');
  const mine = temporaryBeside(output);
  const dead = mine.replace(`-${process.pid}-`, `-${2 ** 30}-`);
  const others = [temporaryBeside(`${output}.bak`), join(folder, 'b.out.ndjson')].map((path) =>
    path.replace(`-${process.pid}-`, `-${2 ** 30}-`),
  );
  others.push(dead.replace(/[0-9a-f]{8}-/, '00000000-')); // of another machine
  const claim = join(folder, `.out.ndjson.lock.${'0'.repeat(24)}`);
  for (const path of [mine, dead, claim, ...others]) writeFileSync(path, '');
  await (await Lock.take(output)).release();
  expect([mine, dead, claim, ...others].map((path) => existsSync(path))).toEqual([
    true,
    false,
    false,
    true,
    true,
    true,
  ]);
});

test('names of any length have a lock and a temporary name, each its own', async () => {
  const folder = temporaryFolder();
  const names = ['長'.repeat(84) + 'a', '長'.repeat(84) + 'b', 'x'.repeat(255)];
  const locks = await Promise.all(names.map((name) => Lock.take(join(folder, name))));
  expect(hidden(folder)).toHaveLength(3);
  for (const name of names) writeFileSync(temporaryBeside(join(folder, name)), '');
  for (const lock of locks) await lock.release();
  expect(hidden(folder)).toHaveLength(3);
});
