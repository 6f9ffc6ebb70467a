// What `diffcmp scan` prints and writes where, in each format, and how it ends.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProgram, scan, type Scan } from '../../src/index.js';
import { runMain } from './run-main.js';

const words = ['scan', 'abs(x)/x^2', '--at', 'x=-1:1', '--points', '5', '-m', 'ad,central-difference'];

test('json on stdout is exactly what the library returns', async () => {
  const { stdout, stderr, exit } = await runMain([...words, '--and', 'x*cos(x)', '--below', '20', '-f', 'json']);
  const expected = await scan('abs(x)/x^2', { at: 'x=-1:1', and: ['x*cos(x)'], points: 5, below: 20, methods: 'ad,central-difference' }); // prettier-ignore
  expect([stdout, stderr, exit]).toEqual([`${JSON.stringify(expected, null, 2)}\n`, '', 0]);
});

test('the shape of the JSON that others rely on', async () => {
  const data = JSON.parse((await runMain([...words, '-f', 'json'])).stdout) as Scan;
  expect(data).toMatchObject({ schema: 'diffcmp/scan@1', xs: [-1, -0.5, 0, 0.5, 1], verdicts: ['certified', 'certified', 'undefined', 'certified', 'certified'] }); // prettier-ignore
  expect(data.series.map(({ method, bits }) => [method, bits.length, bits[2]])).toEqual([['forward', 5, null], ['reverse', 5, null], ['central-difference', 5, null]]); // prettier-ignore
  const { stretches } = JSON.parse((await runMain([...words, '--below', '53', '-f', 'json'])).stdout) as Scan;
  for (const stretch of stretches) expect(stretch).toMatchObject({ method: 'central-difference', why: { cause: 'step-too-wide' }, from: -1, to: 1 }); // prettier-ignore
  expect(stretches).toHaveLength(1);
});

test('csv and tsv have a line per method and point; md a table; ndjson one line', async () => {
  const csv = (await runMain([...words, '-f', 'csv'])).stdout.trimEnd().split('\n');
  expect([csv.length, ...csv.slice(0, 2), csv[7]]).toEqual([16, 'expression,wrt,x,verdict,method,bits', 'abs(x)/x^2,x,-1,certified,forward,53', 'abs(x)/x^2,x,0,undefined,forward,']); // prettier-ignore
  expect((await runMain([...words, '-f', 'tsv'])).stdout.split('\n')[1]).toBe(
    'abs(x)/x^2\tx\t-1\tcertified\tforward\t53',
  );
  expect((await runMain([...words, '-f', 'md'])).stdout.match(/^\| -+/gm)).toHaveLength(1);
  expect((await runMain([...words, '-f', 'ndjson'])).stdout.trimEnd().split('\n')).toHaveLength(1);
});

test('in a terminal braille and colours, in a pipe letters; --plot, --height, --ascii, -q', async () => {
  expect((await runMain(words, { columns: 80 })).stdout).toMatch(/[\u2801-\u28ff]/);
  expect((await runMain(words)).stdout).not.toMatch(/[\u2801-\u28ff]/);
  expect((await runMain([...words, '--plot', 'none'])).stdout).not.toContain('┤');
  const rows = async (height: string): Promise<number> => (await runMain([...words, '--height', height])).stdout.match(/[│┤]/g)?.length ?? 0; // prettier-ignore
  expect([await rows('6'), await rows('30')]).toEqual([6, 30]);
  expect((await runMain([...words, '--ascii'])).stdout).toMatch(/^[\x20-\x7e\n]*$/);
  expect((await runMain([...words, '-q'])).stdout).not.toContain('At x = 0');
  expect((await runMain(words)).stdout).toContain('At x = 0 there is no derivative');
});

test('a function of a file and one from standard input', async () => {
  const rest = ['--at', 'angle=0.1:1,length=1', '--points', '3', '-m', 'ad', '-f', 'json'];
  const { stdout } = await runMain(['scan', 'fixtures/programs/pendulum.js#rk4', '--set', 'steps=3', '--set', 'time=2', ...rest]); // prettier-ignore
  const expected = await scan(readProgram('fixtures/programs/pendulum.js#rk4', { set: { steps: 3, time: 2 } }), { at: 'angle=0.1:1,length=1', points: 3, methods: 'ad' }); // prettier-ignore
  expect(JSON.parse(stdout)).toEqual(expected);
  const piped = await runMain(['scan', '-', ...words.slice(2), '-f', 'json'], { stdin: 'abs(x)/x^2\n' });
  expect(piped).toEqual(await runMain([...words, '-f', 'json']));
});

test('pictures are written beside the results, and refused before anything is computed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'scan-'));
  const [svg, png, html] = ['a.svg', 'a.png', 'a.html'].map((name) => join(folder, name)) as [string, string, string];
  const { exit } = await runMain([...words, '--svg', svg, '--png', png, '--html', html, '--theme', 'dark']);
  expect([exit, readFileSync(svg, 'utf8').startsWith('<svg '), readFileSync(png).subarray(1, 4).toString(), readFileSync(html, 'utf8').includes('<svg ')]).toEqual([0, true, 'PNG', true]); // prettier-ignore
  expect((await runMain([...words, '--svg', svg])).exit).toBe(3);
  expect((await runMain([...words, '--svg', join(folder, 'b.png')])).stderr).toContain('--svg writes SVG');
  expect(existsSync(join(folder, 'b.png'))).toBe(false);
});

test('elsewhere a range in --at is told to come here', async () => {
  for (const command of [[], ['sweep'], ['graph']])
    expect((await runMain([...command, 'x^2', '--at', 'x=0:1'])).stderr).toContain(
      'a range is for scan, with --at x=0:1',
    );
});

test('with second derivatives kinks and jumps are those of the first one', async () => {
  const said = async (text: string): Promise<string> =>
    (await runMain(['scan', text, '--at', 'x=-1:1', '--points', '3', '-m', 'forward', '--order', '2'])).stdout;
  expect(await said('x*abs(x)')).toContain('\nAt x = 0 the first derivative has a kink: ');
  expect(await said('abs(x)')).toContain('\nAt x = 0 the first derivative has a jump: ');
});
