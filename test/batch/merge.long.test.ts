// Parts that can't be merged: each is refused with what is wrong and where, and nothing is written.
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runMain } from '../cli/run-main.js';
import { randomNumbers } from './random-numbers.js';
import { ndjson, temporaryFolder } from './temporary-files.js';

const cases = ndjson(Array.from({ length: 4 }, (_, i) => ({ expr: 'x^2', at: i })));

const part = (...options: string[]): Promise<string> => partOf(cases, ...options);

async function partOf(content: string, ...options: string[]): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'c.ndjson'), content);
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
  const [head = '', zero = '', first = '', second = '', last = '', summary = ''] = lines;
  const file = (...some: readonly string[]): string => some.map((line) => `${line}\n`).join('');
  const shardLines = one.split('\n');
  const done = head.replace('"order":"input"', '"order":"done"');
  const emptied = file(head, summary.replace(/"total":4,"passed":4/, '"total":0,"passed":0'));
  const rows: readonly (readonly [parts: readonly string[], said: RegExp])[] = [
    [[one, one], /1\.ndjson and .*2\.ndjson are both part 1\/2/],
    [[one, third], /2\.ndjson is no part of 2/],
    [[one, two, third], /3\.ndjson is no part of 2/],
    [[one, whole], /2\.ndjson is no part of 2/],
    [[whole, two], /2\.ndjson is part of another batch/],
    [[two], /part 1\/2 is missing.*name the file of each part/],
    [[whole, other], /2\.ndjson is part of another batch: its options or its version differ/],
    [[one, other], /2\.ndjson is part of another batch/],
    [[whole + other], /1\.ndjson is part of another batch/],
    [[whole.replace(/"version":"[^"]*"/, '"version":"0.0.0"'), whole], /2\.ndjson is part of another batch/],
    [[lines.slice(0, 3).join('\n') + '\n'], /1\.ndjson: a part is incomplete, it has no summary.*--resume/],
    [[`${lines.slice(0, 3).join('\n')}\n${whole}`], /1\.ndjson:4: a part is incomplete/],
    [[lines.slice(0, 3).join('\n').slice(0, -5)], /1\.ndjson:3: this line is not whole/],
    [[lines.slice(1).join('\n')], /1\.ndjson:1: this is not the output of diffcmp batch/],
    [[cases], /1\.ndjson:1: this line is not whole, or not of diffcmp batch/],
    [[file(head, zero, first, second, last, summary, summary)], /1\.ndjson:7: this is not the output/],
    [[file(head, zero, first, last, summary)], /1\.ndjson:4: case 2 is missing before this line/],
    [[file(head, zero, first, second, summary)], /1\.ndjson:5: the summary is of 4 cases, and 3 are here/],
    [[file(head, zero, first, first, second, last, summary)], /1\.ndjson:4: case 1 is here twice, or out of order/],
    [[file(head, first, zero, second, last, summary)], /1\.ndjson:2: case 0 is missing/],
    [[file(head, zero, second, first, last, summary)], /1\.ndjson:3: case 1 is missing/],
    [[whole.replace('"status":"passed"', '"status":"skipped"')], /1\.ndjson:2: its key is not that of the case/],
    [[whole.replace('"at":1,', '"at":7,')], /1\.ndjson:3: its key is not that of the case/],
    [[whole.replace('"ulps":0,', '"ulps":2,')], /1\.ndjson:6: the summary does not follow from the lines/],
    [[whole.replace('"passed":4,"failed":0', '"passed":3,"failed":1')], /:6: the summary does not follow/],
    [[file(done, first, zero, last, first, summary)], /1\.ndjson:5: case 1 is here twice/],
    [
      [file(done, last.replace('"index":3', '"index":7'), zero, first, second, summary)],
      /:6: a case is missing before/,
    ],
    [[emptied], /1\.ndjson:2: the summary does not follow from the lines/],
    [[file(shardLines[0] ?? '', shardLines[2] ?? '', shardLines[3] ?? ''), two], /1\.ndjson:2: case 0 is missing/],
    [[file(shardLines[0] ?? '', ...two.split('\n').slice(1, -1)), two], /:2: case 1 belongs to another part/],
    [[one, `${two}{"type":"ca`], /2\.ndjson:5: this line is not whole/],
    [[one, two + summary], /2\.ndjson:5: this stands behind the summary of a part/],
    [[one + two], /part 2\/2 is missing/],
    [['{"type":"header"}\n'], /1\.ndjson:1: this header is not one of this version of diffcmp batch: its schema/],
    [[whole.replace('"paths":[', '"paths":[5,')], /:1: this header is .*: its paths\[0\] is missing or wrong/],
    [[whole.replace('"timeout":10000', '"timeout":null')], /:1: this header is .*: its options\.timeout is/],
    [[whole.replace(/"node":\d+,/, '')], /:1: this header is .*: its node is missing or wrong/],
    [[file(head, '{"type":"case"}', summary)], /1\.ndjson:2: this case is not one of .*: its index is missing/],
    [[whole.replace('"results":[', '"results":[null,')], /:2: this case is .*: its results\[0\] is missing or wrong/],
    [[whole.replace('"bits":53', '"bits":1e9')], /:2: this case is .*: its results\[0\]\.error\.x\.bits is/],
    [[file(head, zero, 'null', summary)], /1\.ndjson:3: this line is not whole/],
    [[file(head, zero, '', summary)], /1\.ndjson:3: this line is not whole/],
    [[file(head, zero, '{"type":"summary"}')], /1\.ndjson:3: this summary is not one of/],
    [
      [whole, whole.replace(/"node":\d+/, '"node":22')],
      /2\.ndjson was written by Node 22 on .*, the first part by Node/,
    ],
    [[one, two.replace(/"platform":"[^"]*"/, '"platform":"plan9-vax"')], /on plan9-vax, .*powers differ in their last/],
    [[one, await part('--shard', '2/2', '-k', '#')], /2\.ndjson is part of another batch/],
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
  const folder = temporaryFolder();
  const nowhere = await runMain(['merge', join(folder, 'nowhere.ndjson')]);
  expect([nowhere.exit, nowhere.stderr]).toEqual([3, expect.stringContaining('there is no file')]);
  const unnamed = await runMain(['merge', folder]);
  expect([unnamed.exit, unnamed.stderr]).toEqual([3, expect.stringMatching(/cannot read .*: it is a folder/)]);
  const path = join(folder, 'part.ndjson');
  writeFileSync(path, whole);
  symlinkSync(path, join(folder, 'link.ndjson'));
  const twice = await runMain(['merge', path, join(folder, 'link.ndjson')]);
  expect([twice.exit, twice.stderr.replace(/\s+/g, ' ')]).toEqual([3, expect.stringContaining('are the same part')]);
});

test('shards of different cases do not go together', async () => {
  const folder = temporaryFolder();
  const [path, parts] = [join(folder, 'c.ndjson'), [join(folder, '1.ndjson'), join(folder, '2.ndjson')]];
  for (const [i, count] of [4, 1].entries()) {
    writeFileSync(path, cases.split('\n').slice(0, count).join('\n'));
    await runMain([
      'batch',
      path,
      '-m',
      'ad',
      '-j',
      '1',
      '--shard',
      `${i + 1}/2`,
      '-o',
      parts[i] ?? '',
      '--allow-empty',
    ]);
  }
  const { exit, stderr } = await runMain(['merge', ...parts]);
  expect([exit, stderr.replace(/\s+/g, ' ')]).toEqual([
    3,
    expect.stringMatching(/1\.ndjson has 2 cases; of 2 in all parts, its share is 1/),
  ]);
});

test('parts with a filter, in any order of lines, with names and reasons, and empty ones are whole', async () => {
  const folder = temporaryFolder();
  const [head = '', ...lines] = (await part('--order', 'done')).split('\n');
  const named = [{ id: 'a' }, { skip: 'too slow' }, { skip: true, tags: ['b'] }];
  const texts = await Promise.all([
    part('-k', '#3'),
    part('--order', 'done'),
    part('--shard', '4/9'),
    part('-k', 'none', '--allow-empty'),
    part('--shard', '9/9', '--allow-empty'),
    Promise.resolve([head, ...lines.slice(0, 4).reverse(), ...lines.slice(4)].join('\n')),
    partOf(ndjson(named.map((fields) => ({ expr: 'x^2', at: 1, ...fields })))),
  ]);
  for (const [i, text] of texts.entries()) {
    const path = join(folder, `${i}.ndjson`);
    writeFileSync(
      path,
      text.replace(/"shard":\{[^}]*\}/, (shard) => (i === 2 ? shard : '"shard":null')),
    );
    const { exit, stdout, stderr } = await runMain(['merge', path]);
    if (i === 2) expect([exit, stderr]).toEqual([3, expect.stringContaining('part 1/9, 2/9')]);
    else expect([i, exit, stdout]).toEqual([i, 0, readFileSync(path, 'utf8')]);
  }
});

/** A part, changed somewhere. */
function mutate(text: string, random: () => number): string {
  const pick = (count: number): number => Math.floor(count * random());
  const lines = text.split('\n').slice(0, -1);
  const [i, j] = [pick(lines.length), pick(lines.length)];
  const [line = '', other = ''] = [lines[i], lines[j]];
  const kind = pick(7);
  if (kind === 0) return text.slice(0, pick(text.length));
  if (kind === 1) lines.splice(i, 1);
  if (kind === 2) lines.splice(i, 0, other);
  if (kind === 3) [lines[i], lines[j]] = [other, line];
  if (kind === 4) {
    const at = pick(line.length);
    lines[i] = line.slice(0, at) + String.fromCharCode(32 + pick(95)) + line.slice(at + 1);
  }
  // a value, or a field with its value, in place of another
  const values = ['null', '[]', '{}', '"x"', '-1', '1e999', '1e15', '0.5', '""', 'true', '"NaN"'];
  const places = [...line.matchAll(/(?<="):(?:-?[\d.]+|"[^"]*"|null|\[\]|true|false)/g)];
  const { index = 0, 0: found = '' } = places[pick(places.length)] ?? {};
  if (kind === 5)
    lines[i] = `${line.slice(0, index)}:${values[pick(values.length)]}${line.slice(index + found.length)}`;
  if (kind === 6) lines[i] = line.slice(0, index) + 'y' + line.slice(index);
  return lines.map((each) => `${each}\n`).join('');
}

const seed = Number(process.env['SEED'] ?? 1);

test(`parts that were changed anywhere are refused, or count as before (SEED=${seed})`, async () => {
  const random = randomNumbers(seed);
  const parts = await Promise.all([part('--shard', '1/2'), part('--shard', '2/2')]);
  const folder = temporaryFolder();
  const paths = parts.map((_, i) => join(folder, `${i}.ndjson`));
  const counts = (text: string): unknown => /"type":"summary".*?"worst"/.exec(text)?.[0];
  parts.forEach((content, i) => writeFileSync(paths[i] ?? '', content));
  const whole = await runMain(['merge', ...paths]);
  for (let round = 0; round < 100; round++) {
    const k = round % 2;
    const changed = mutate(parts[k] ?? '', random);
    parts.forEach((content, i) => writeFileSync(paths[i] ?? '', i === k ? changed : content));
    const { exit, stdout } = await runMain(['merge', ...paths]);
    if (exit === 3) continue;
    expect([round, exit, counts(stdout), changed]).toEqual([round, 0, counts(whole.stdout), changed]);
  }
});
