// Batches that are killed, and those that other programs cut into pieces.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { randomNumbers } from '../batch/random-numbers.js';
import { command, diffcmp, folderWithCases, bytesWritten, kill, wholeRun, withWholeRun } from './broken-batches.js';

withWholeRun();

const seed = Number(process.env['SEED'] ?? randomInt(2 ** 32));

test(`kill -9 at random moments, garbage at the end, and --resume: the file of an unbroken run (SEED=${seed})`, async () => {
  const random = randomNumbers(seed);
  const garbage = Buffer.from(Array.from({ length: 400 }, () => Math.floor(256 * random())));
  for (let round = 0; round < 3; round++) {
    const cwd = folderWithCases();
    const out = join(cwd, 'out.ndjson');
    const shares = [random(), random(), random()].sort((a, b) => a - b);
    for (const [i, share] of shares.entries()) {
      const more = existsSync(out) ? bytesWritten(cwd) + 1 : 1;
      await kill(cwd, existsSync(out) ? ['--resume'] : [], Math.max(more, Math.round(share * wholeRun().length)));
      if (!existsSync(out)) continue;
      // Later, what was appended below may still be there.
      const lines = i > 0 ? [] : readFileSync(out, 'utf8').split('\n');
      expect(() => lines.slice(0, -1).forEach((line) => void JSON.parse(line))).not.toThrow();
      expect(readFileSync(out, 'utf8')).toMatch(/^{"type":"header".*}\n/); // the file came with it
      if (i < 2) appendFileSync(out, [garbage, '{"type":"case","index":3,"fi', ''][(round + i) % 3] ?? '');
    }
    const { exitCode, stderr } = await diffcmp(['batch', 'cases.ndjson', '-o', 'out.ndjson', '--resume', '-q'], {
      cwd,
    });
    expect([round, exitCode, stderr]).toEqual([round, 0, '']);
    expect(
      readFileSync(out, 'utf8') === wholeRun(),
      `round ${round}, killed at ${shares.join(', ')} of the bytes`,
    ).toBe(true);
  }
});

const has = (program: string): boolean => spawnSync('which', [program]).status === 0;

test.skipIf(!has('parallel'))(
  'GNU parallel over pieces of a file, merged, is the single run; so are shards with a job log',
  async () => {
    const cwd = folderWithCases();
    const run = (line: string) => execa('bash', ['-c', line], { cwd, env: { D: `${process.execPath} ${command}` } });
    await run('$D batch - < cases.ndjson > single.ndjson');
    await run('parallel --pipepart -a cases.ndjson --block 4k -k -j 2 "$D batch - -j 1" | $D merge - > piped.ndjson');
    const single = readFileSync(join(cwd, 'single.ndjson'), 'utf8');
    expect(readFileSync(join(cwd, 'piped.ndjson'), 'utf8')).toBe(single);
    const shards =
      'parallel --joblog jobs.log --resume -j 2 "$D batch cases.ndjson --shard {}/3 -o part-{}.ndjson --resume -q -j 1" ::: 1 2 3';
    await run(shards);
    await run(shards); // done already
    await run('$D merge part-*.ndjson > merged.ndjson');
    expect(readFileSync(join(cwd, 'merged.ndjson'), 'utf8')).toBe(wholeRun());
    const ssh = 'parallel --pipe -S 1/: --block 4k -k "$D batch - -j 1" < cases.ndjson | $D merge - > remote.ndjson';
    await run(ssh);
    expect(readFileSync(join(cwd, 'remote.ndjson'), 'utf8')).toBe(single);
  },
);

test('filters over partitions, one of them empty, as Spark pipes them: one behind the other, merged, the single run', async () => {
  const cwd = folderWithCases();
  const run = (line: string) => execa('bash', ['-ec', line], { cwd, env: { D: `${process.execPath} ${command}` } });
  await run(`
    split -n l/3 cases.ndjson part- && : > part-ab0
    for part in part-*; do $D batch - -j 1 --allow-empty < $part > out-$part; done
    cat out-part-* | $D merge - -o merged.ndjson -q
    $D batch - < cases.ndjson > single.ndjson`);
  expect(readFileSync(join(cwd, 'merged.ndjson'), 'utf8')).toBe(readFileSync(join(cwd, 'single.ndjson'), 'utf8'));
  expect(readFileSync(join(cwd, 'out-part-ab0'), 'utf8')).toContain('"total":0');
});

const slurm = ['slurmctld', 'slurmd', 'sbatch', 'munged'].every(has) && process.getuid?.() === 0;

test.skipIf(!slurm)('a Slurm array on one node: its shards merged are the single run', async () => {
  const cwd = folderWithCases();
  mkdirSync(join(cwd, 'slurm'));
  const script = join(import.meta.dirname, '../batch/slurm-one-node.sh');
  const { stdout } = await execa('bash', [script, `${process.execPath} ${command}`], {
    cwd,
    reject: false,
    all: true,
    timeout: 90_000,
  });
  if (stdout.includes('slurm does not start here')) return console.warn(stdout); // eslint-disable-line no-console
  await diffcmp(['merge', 'part-1.ndjson', 'part-2.ndjson', 'part-3.ndjson', '-o', 'merged.ndjson', '-q'], { cwd });
  expect(readFileSync(join(cwd, 'merged.ndjson'), 'utf8')).toBe(wholeRun());
});
