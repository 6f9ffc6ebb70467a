// Parts that can't be merged: each is refused with what is wrong and where, and nothing is written.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runMain } from '../cli/run-main.js';
import { ndjson, temporaryFolder } from './temporary-files.js';

const cases = ndjson(Array.from({ length: 4 }, (_, i) => ({ expr: 'x^2', at: i })));

async function part(...options: string[]): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'c.ndjson'), cases);
  const words = ['batch', join(folder, 'c.ndjson'), '-m', 'ad', '-f', 'ndjson', '-j', '1', ...options];
  return (await runMain(words)).stdout;
}

test('parts that do not belong together, or are not whole', async () => {
  const [one, two, third, whole, other] = await Promise.all([
    part('--shard', '1/2'),
    part('--shard', '2/2'),
    part('--shard', '3/3'),
    part(),
    part('-t', '1e-9'),
  ]);
  const lines = whole.split('\n');
  const rows: readonly (readonly [parts: readonly string[], said: RegExp])[] = [
    [[one, one], /1\.ndjson and .*2\.ndjson are both part 1\/2/],
    [[one, third], /2\.ndjson is no part of 2/],
    [[one, two, third], /3\.ndjson is no part of 2/],
    [[one, whole], /2\.ndjson is no part of 2/],
    [[whole, two], /2\.ndjson is part of another batch/],
    [[two], /part 1\/2 is missing.*name the files of all parts/],
    [[whole, other], /2\.ndjson is part of another batch: its options or its version differ/],
    [[one, other], /2\.ndjson is part of another batch/],
    [[whole + other], /1\.ndjson is part of another batch/],
    [[whole.replace(/"version":"[^"]*"/, '"version":"0.0.0"'), whole], /2\.ndjson is part of another batch/],
    [[lines.slice(0, 3).join('\n') + '\n'], /1\.ndjson: a part is incomplete, it has no summary.*--resume/],
    [[`${lines.slice(0, 3).join('\n')}\n${whole}`], /1\.ndjson:4: a part is incomplete/],
    [[lines.slice(0, 3).join('\n').slice(0, -5)], /1\.ndjson:3: this line is not whole/],
    [[lines.slice(1).join('\n')], /1\.ndjson:1: this is not the output of diffcmp batch/],
    [[cases], /1\.ndjson:1: this line is not whole, or not of diffcmp batch/],
    [['null\n'], /1\.ndjson:1: this line is not whole, or not of diffcmp batch/],
    [[''], /1\.ndjson: this is not the output of diffcmp batch/],
  ];
  for (const [parts, said] of rows) {
    const folder = temporaryFolder();
    const paths = parts.map((content, i) => {
      const path = join(folder, `${i + 1}.ndjson`);
      writeFileSync(path, content);
      return path;
    });
    const merged = join(folder, 'merged.ndjson');
    const { exit, stdout, stderr } = await runMain(['merge', ...paths, '-o', merged]);
    expect([exit, stdout, stderr.replace(/\s+/g, ' ')]).toEqual([3, '', expect.stringMatching(said)]);
    expect(existsSync(merged), String(said)).toBe(false);
  }
  const nowhere = await runMain(['merge', join(temporaryFolder(), 'nowhere.ndjson')]);
  expect([nowhere.exit, nowhere.stderr]).toEqual([3, expect.stringContaining('there is no file')]);
}, 30_000);
