// What lies beside cases: outputs of diffcmp and special files are no input, named or found.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, existsSync, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { areOutputColumns, foreignDocument, isOutputLine } from '../../src/batch/foreign.js';
import { runMain } from '../cli/run-main.js';
import { cases, ending, expectLeftOut, folderWithOneCase } from './foreign-files.js';
import { temporaryFolder } from './temporary-files.js';

test.each([
  ['batch', 'ndjson', 'out.ndjson'],
  ['compare', 'json', 'out.json'],
] as const)('what %s writes as %s is left out where it is found, and an error where it is named', expectLeftOut);

test.each(['json', 'ndjson'])('an error that was kept as %s is left out where it is found', async (format) => {
  const folder = await folderWithOneCase();
  writeFileSync(join(folder, `error.${format}`), (await runMain(['x^2', '--at', 'q', '-f', format])).stderr);
  const all = await runMain(['batch', folder, '-m', 'forward']);
  expect([all.exit, all.stderr]).toEqual([0, expect.stringContaining(`error.${format}`)]);
});

test('files for diffcmp train and their data are left out in silence where they are found, other tables are named', async () => {
  const folder = await folderWithOneCase();
  const training = 'diffcmp: 1\ndata: rows.csv\nmodel: a*x\nloss: output^2\nweights: {a: {value: 1}}\n';
  writeFileSync(join(folder, 'network.yaml'), training);
  writeFileSync(join(folder, 'rows.csv'), 'x,y\n1,2\n');
  writeFileSync(join(folder, 'table.csv'), 'u,v\n1,2\n');
  const all = await runMain(['batch', folder, '-m', 'forward']);
  expect([all.exit, all.stderr]).toEqual([0, expect.stringContaining('table.csv')]);
  expect(all.stderr).not.toMatch(/network|rows/);
  const named = await runMain(['batch', join(folder, 'network.yaml')]);
  expect([named.exit, named.stderr]).toEqual([3, expect.stringMatching(/holds a network to train.*diffcmp train/s)]);
  const table = await runMain(['batch', join(folder, 'table.csv')]);
  expect([table.exit, table.stderr]).toEqual([3, expect.stringContaining("no field 'u'")]);
});

test('what batch writes is no input on standard input', async () => {
  const { stdout } = await runMain(['batch', '-', '-m', 'forward'], { stdin: cases });
  for (const stdin of [stdout, `\n${stdout}`, stdout.split('\n').slice(1).join('\n')]) {
    const again = await runMain(['batch', '-'], { stdin });
    expect([again.exit, again.stderr]).toEqual([3, expect.stringContaining('standard input holds what diffcmp wrote')]);
  }
});

test('what only looks like an output may be cases', () => {
  const columns = ['method ulps', 'method truncation', 'expr ulps', 'expr truncation', 'method expr'];
  expect(columns.map((names) => areOutputColumns(names.split(' ')))).toEqual([true, true, false, false, false]);
  const lines = ['{"type":"header"}', ' { "type":"summary"}', '{"schema":"diffcmp/compare@1"}', '{"type":"x"}', '{"schema":"diffcmp"}', '{"type":"case"', '{"at":1,"type":"case"}'];
  expect(lines.map(isOutputLine)).toEqual([true, true, true, false, false, false, false]);
  const documents = [{ schema: 'diffcmp/batch@1' }, { schema: 'diffcmp.json' }, { name: 'package' }, { cases: [] }, { diffcmp: 1 }, [{ schema: 'diffcmp/batch@1' }], null];
  expect(documents.map(foreignDocument)).toEqual(['output', 'other', 'other', null, null, null, null]);
}); // prettier-ignore

test('pipes, devices, links that lead nowhere and to folders are left out where they are found', async () => {
  const folder = await folderWithOneCase();
  execFileSync('mkfifo', [join(folder, 'fifo.ndjson'), join(folder, 'fifo.yaml')]);
  mkdirSync(join(folder, 'sub.json'));
  for (const [name, target] of [
    ['zero.csv', '/dev/zero'],
    ['gone.ndjson', 'nowhere'],
    ['loop.ndjson', 'loop.ndjson'],
    ['folder.ndjson', 'sub.json'],
  ] as const)
    symlinkSync(target, join(folder, name));
  const all = await runMain(['batch', folder, '-m', 'forward']);
  expect([all.exit, all.stdout.split('\n')[0]]).toEqual([0, expect.stringMatching(/^1 case from 1 file, /)]);
  const said = all.stderr.replace(/\s+/g, ' ');
  for (const name of ['fifo.ndjson', 'fifo.yaml', 'zero.csv', 'gone.ndjson', 'loop.ndjson', 'folder.ndjson'])
    expect(said).toContain(name);
  expect(said).not.toContain('sub.json');
});

test('a file whose name has a backslash is read where that separates nothing', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a\\b.ndjson'), cases);
  expect((await runMain(['batch', folder, '-m', 'forward'])).exit).toBe(0);
});

test('a pipe that is named is a stream, read as it comes', async () => {
  const fifo = join(temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [fifo]);
  const { exit, stdout } = await ending(['batch', fifo, '-m', 'forward', '-f', 'ndjson'], async () => {
    const writer = spawn('bash', ['-c', `cat > "$0"`, fifo], { stdio: ['pipe', 'ignore', 'ignore'] });
    writer.stdin.end(cases.repeat(3000));
    await once(writer, 'exit');
  });
  expect([exit, stdout.split('\n').length]).toEqual([0, 3003]);
});

/** The end of a pipe to write to; null: nobody has opened the other one yet. */
function writerOf(fifo: string): number | null {
  try {
    return openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    return null;
  }
}

test.each(['pipe.ndjson', 'pipe.yaml', 'pipe.csv'])(
  'SIGINT ends a batch that waits for %s, to which nobody writes',
  async (name) => {
    const fifo = join(temporaryFolder(), name);
    execFileSync('mkfifo', [fifo]);
    let writer: number | null = null;
    const { exit } = await ending(['batch', fifo, '-j', '1'], async (pid) => {
      while ((writer = writerOf(fifo)) === null) await delay(50);
      process.kill(pid, 'SIGINT');
    });
    if (writer !== null) closeSync(writer);
    expect(exit).toBe(130);
  },
);

test('files that have no end, or wait, are errors soon', async () => {
  const folder = temporaryFolder();
  for (const [name, target, said] of [
    ['zero.yaml', '/dev/zero', /more than \d+ MB/],
    ['zero.ndjson', '/dev/zero', /a line is longer/],
    ['kmsg.ndjson', '/proc/kmsg', /no end|malformed-json/],
    ['kmsg.yaml', '/proc/kmsg', /no end|malformed-json/],
  ] as const) {
    if (!existsSync(target)) continue; // not every system has it
    const path = join(folder, name);
    symlinkSync(target, path);
    const { exit, stderr } = await runMain(['batch', path]);
    expect([name, exit, stderr.replace(/\s+/g, ' ')]).toEqual([name, 3, expect.stringMatching(said)]);
  }
});
