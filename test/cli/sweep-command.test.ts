// What `diffcmp sweep` prints and writes where, in each format, and how it ends.
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { sweep } from '../../src/sweep/sweep.js';
import type { Sweep } from '../../src/sweep/sweep-data.js';
import { runMain } from './run-main.js';

const words = ['sweep', 'x*cos(x)', '--at', '1.2'];
const folder = (): string => mkdtempSync(join(tmpdir(), 'sweep-'));

afterEach(() => vi.unstubAllEnvs());

test('json on stdout is exactly what the library returns', async () => {
  const { stdout, stderr, exit } = await runMain([...words, '-f', 'json']);
  const expected = await sweep('x*cos(x)', { at: { x: 1.2 } });
  expect([stdout, stderr, exit]).toEqual([`${JSON.stringify(expected, null, 2)}\n`, '', 0]);
});

test('the shape of the JSON', async () => {
  const data = JSON.parse((await runMain([...words, '-f', 'json'])).stdout) as Sweep;
  expect(data).toMatchObject({
    schema: 'diffcmp/sweep@1',
    expression: 'x*cos(x)',
    read: 'x * cos(x)',
    order: 1,
    yUnit: 'absolute',
  });
  expect(data.deltas).toHaveLength(33);
  expect([data.deltas[0], data.deltas.at(-1)]).toEqual([1e-16, 1]);
  expect(data.series.map(({ method }) => method)).toEqual([
    'forward-difference',
    'central-difference',
    'five-point',
    'complex-step',
  ]);
  for (const series of data.series) {
    for (const list of [series.deltas, series.error, series.truncation, series.roundoff]) expect(list).toHaveLength(33);
    expect(Object.keys(series.best)).toEqual(['delta', 'error']);
    expect(Object.keys(series.predicted)).toEqual(['delta']);
    expect(Object.keys(series.slopes)).toEqual(['roundoff', 'truncation']);
    expect(series).toMatchObject({ panel: 0, point: { x: 1.2 }, wrt: 'x', precision: 'float64' });
  }
  expect(data.exact.map(({ method }) => method)).toEqual(['forward', 'reverse', 'symbolic']);
});

test('csv has a line per curve and step, md a table, ndjson one line', async () => {
  const csv = (await runMain([...words, '-f', 'csv', '--per-decade', '1'])).stdout.trimEnd().split('\n');
  expect(csv[0]).toBe('point,wrt,precision,method,delta,error,truncation,roundoff,best');
  expect(csv).toHaveLength(1 + 4 * 17 + 3);
  expect((await runMain([...words, '-f', 'md'])).stdout).toMatch(/^\| five-point +\|/m);
  expect((await runMain([...words, '-f', 'ndjson'])).stdout.trimEnd().split('\n')).toHaveLength(1);
});

const esc = String.fromCharCode(27);
test('in a terminal braille and colours, in a pipe letters, without colours letters', async () => {
  expect((await runMain(words, { columns: 80 })).stdout).toMatch(/[\u2801-\u28ff]/);
  const piped = (await runMain(words)).stdout;
  expect(piped).not.toContain(esc);
  expect(piped).not.toMatch(/[\u2801-\u28ff]/);
  expect((await runMain(words, { columns: 80, env: { NO_COLOR: '1' } })).stdout).not.toMatch(/[\u2801-\u28ff]/);
  expect((await runMain([...words, '--plot', 'braille'])).stdout).toMatch(/[\u2801-\u28ff]/);
  expect((await runMain([...words, '--plot', 'none'])).stdout).not.toContain('┤');
  expect((await runMain([...words, '--ascii'])).stdout).toMatch(/^[\x20-\x7e\n]*$/);
});

test('several points, several precisions, one of several inputs, second order', async () => {
  const points = await runMain([
    'sweep',
    'exp(x)',
    '-a',
    '0.5',
    '-a',
    '2',
    '-p',
    'float32,float64',
    '-f',
    'json',
    '--from',
    '1e-6',
  ]);
  const { references } = JSON.parse(points.stdout) as Sweep;
  expect(references.map(({ panel, precision }) => [panel, precision])).toEqual([
    [0, 'float32'],
    [0, 'float64'],
    [1, 'float32'],
    [1, 'float64'],
  ]);
  const one = await runMain(['sweep', 'x*y^3', '-a', 'x=1,y=2', '-w', 'y', '-n', '2', '-f', 'json', '--from', '1e-6']);
  expect((JSON.parse(one.stdout) as Sweep).references).toMatchObject([{ wrt: 'y', value: 12 }]);
});

test('pictures appear complete, beside the screen, on the same grid as without them', async () => {
  const at = folder();
  const [svg, html] = [join(at, 'plot.svg'), join(at, 'page.html')];
  const outcome = await runMain([...words, '--svg', svg, '--html', html]);
  expect([outcome.exit, outcome.stderr]).toEqual([0, '']);
  expect(outcome.stdout).toBe((await runMain(words)).stdout);
  expect(outcome.stdout).toContain('best δ');
  expect(readFileSync(svg, 'utf8')).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  expect(readFileSync(html, 'utf8')).toMatch(/^<!DOCTYPE html>[\s\S]*<details>\n<summary>All 135 errors/);
  expect(readdirSync(at).sort()).toEqual(['page.html', 'plot.svg']);
  expect((await runMain([...words, '--svg', svg])).exit).toBe(3);
  expect((await runMain([...words, '--svg', svg, '--force'])).exit).toBe(0);
});

test('--theme: a picture is light, a page is as its reader has it, unless chosen otherwise', async () => {
  const at = folder();
  const of = async (...more: string[]): Promise<string[]> => {
    const files = ['a.svg', 'a.html', 'a.PNG'].map((name) => join(at, name));
    const [svg = '', html = '', png = ''] = files;
    await runMain([...words, '--svg', svg, '--html', html, '--png', png, '--force', '-q', ...more]);
    return files.map((file) => readFileSync(file, 'latin1'));
  };
  const dark = /prefers-color-scheme: dark/;
  const [svg, html, png] = await of();
  expect(svg).not.toMatch(/<style>/);
  expect(html).toMatch(dark);
  expect(png).toMatch(/^\x89PNG/);
  const [autoSvg] = await of('--theme', 'auto');
  expect(autoSvg).toMatch(dark);
  const [darkSvg, darkHtml, darkPng] = await of('--theme', 'dark');
  expect(darkSvg).toContain('<style>.paper');
  expect(darkHtml).toMatch(/color-scheme: dark }/);
  expect([darkSvg, darkHtml].some((text) => dark.test(text ?? ''))).toBe(false);
  expect(darkPng).not.toBe(png);
  const [, lightHtml] = await of('--theme', 'light');
  expect(lightHtml).toMatch(/color-scheme: light }/);
  expect(lightHtml).not.toMatch(dark);
});

test('--open hands the page to the opener of the system, or says why not', async () => {
  const at = folder();
  const seen = join(at, 'seen');
  const opener = join(at, process.platform === 'darwin' ? 'open' : 'xdg-open');
  writeFileSync(opener, `#!/bin/sh\nprintf %s "$1" > "${seen}"\n`);
  chmodSync(opener, 0o755);
  vi.stubEnv('PATH', `${at}${delimiter}${process.env['PATH'] ?? ''}`);
  const page = join(at, 'page.html');
  expect(await runMain([...words, '--html', page, '--open', '--plot', 'none'])).toMatchObject({
    exit: 0,
    stderr: `opened ${page}\n`,
  });
  expect((await runMain([...words, '--html', page, '--open', '--force', '-q'])).stderr).toBe('');
  await vi.waitFor(() => expect(existsSync(seen) && readFileSync(seen, 'utf8')).toBe(page), 5000);
  vi.stubEnv('PATH', '');
  const { stderr, exit } = await runMain([...words, '--html', page, '--open', '--force']);
  expect(exit).toBe(0);
  expect(stderr).toMatch(/^warning\[cannot-open\]: cannot open .*page.html/);
});

test.each([
  [
    ['--from', '1', '--to', '1e-16'],
    2,
    'bad-range',
    '--from 1 --to 1e-16\n         ^',
    'swap them: --from 1e-16 --to 1',
  ],
  [['--from', '0'], 2, 'bad-range', '--from 0 --to 1\n         ^', 'greater than 0'],
  [['--to', '-1'], 2, 'bad-range', '--from 1e-16 --to -1\n                    ^^', 'greater than 0'],
  [['--per-decade', '0'], 2, 'bad-range', '--per-decade 0\n               ^', '--per-decade 2'],
  [['--per-decade', '1e9'], 2, 'bad-range', '--per-decade 1000000000\n               ^^^^^^^^^^', '--per-decade 6250'],
  [['--from', 'small'], 2, 'bad-option', '', '--from 1e-5'],
  [['-y', 'ulp'], 2, 'bad-option', '', "did you mean 'ulps'?"],
  [['-p', 'float16'], 2, 'bad-option', '', 'float64'],
  [['--plot', 'brail'], 2, 'bad-option', '', "did you mean 'braille'?"],
  [['-m', 'centrl'], 2, 'unknown-method', '', 'central'],
  [['--height', '0'], 2, 'bad-option', '', ''],
  [['--height', '5'], 2, 'bad-option', '', '--height 12'],
  [['--svg', '-'], 2, 'bad-option', '', '--svg sweep.svg'],
  [['--svg', 'a.png'], 2, 'bad-option', '', 'write --svg a.svg, or --png a.png'],
  [['--png', 'a.jpg'], 2, 'bad-option', '', 'write --png a.png'],
  [['--html', 'a.b/c.svg'], 2, 'bad-option', '', 'write --html a.b/c.html, or --svg a.b/c.svg'],
  [['--svg', 'a', '--html', 'a'], 2, 'bad-option', '', ''],
  [['--svg', '/nowhere/at/all.svg'], 3, 'cannot-write', '', ''],
  [['--svg', join(import.meta.dirname, '../../LICENSE')], 3, 'output-exists', '', '--force replaces it'],
] as const)('%o ends with %i and error[%s]', async (more, exit, code, excerpt, hint) => {
  const outcome = await runMain([...words, ...more]);
  expect(outcome.stderr).toContain(`error[${code}]: `);
  expect([outcome.exit, outcome.stdout]).toEqual([exit, '']);
  if (excerpt !== '') expect(outcome.stderr).toContain(`\n  ${excerpt}`);
  if (hint !== '') expect(outcome.stderr).toMatch(new RegExp(`hint: .*${hint.replace(/[?]/g, '\\?')}`));
});

test.each([
  [['sweep', 'sqrt(x)', '-a', '0'], 4, 'no-derivative'],
  [['sweep', 'log(x)', '--at=-1'], 4, 'outside-domain'],
  [['sweep', 'sni(x)', '-a', '1'], 2, 'unknown-function'],
  [['swep', 'x^2', '-a', '2'], 2, 'unknown-command'],
  [['sweep', 'f(n) = n <= 0 ? 0 : f(n - 1); f(1e6) + x', '-a', '1', '--max-steps', '1000'], 4, 'step-limit'],
] as const)('%o ends with %i and error[%s]', async (command, exit, code) => {
  const outcome = await runMain(command);
  expect([outcome.exit, /error\[(.*?)\]/.exec(outcome.stderr)?.[1]]).toEqual([exit, code]);
});

test('--open=1: --open takes no value', async () => {
  const { stderr, exit } = await runMain([...words, '--open=1']);
  expect(stderr).toContain('error[bad-option]: --open takes no value\n');
  expect(exit).toBe(2);
});

const afterwords = async (...command: string[]): Promise<string> => {
  const { stdout } = await runMain(['sweep', ...command, '--plot', 'none', '--width', '500']);
  return stdout.trimEnd().split('\n\n').at(-1)?.replace(/\s+/g, ' ') ?? '';
};

test.each([
  [
    ['x*cos(x)', '-a', '1.2', '--from', '1e-3', '--to', '0.1'],
    /^In this range the best finite difference is the five-point difference at its edge, δ = 1\.0e-3, and keeps 44 of 53 bits\. The complex step keeps at least 27 bits at δ = 1\.0e-3, the edge of the range;/,
  ],
  [
    ['x*cos(x)', '-a', '1.2', '-m', 'central-difference', '--from', '1e-3'],
    /^In this range the central difference is best at its edge, δ = 1\.0e-3, and keeps/,
  ],
  [
    ['abs(x)', '-a', '0'],
    /; the forward difference is exact at δ = 1\.0 and 32 other steps; the central difference, the five-point difference and the complex step give a wrong answer there, however small δ is\. Forward mode needs no step: exact; reverse mode gives another value there, by convention\./,
  ],
  [
    ['max(x,x^2)', '-a', '1'],
    /; the forward difference is exact at δ = \S+ and \d+ other steps; the central difference, the five-point difference and the complex step give a wrong answer there, however small δ is\. Forward/,
  ],
  [
    ['abs(x)', '-a', '0', '-m', 'central-difference,richardson'],
    /; the central difference gives a wrong answer there, however small δ is\. Richardson \(adaptive\) has no answer: the differences by x don't converge: f has a kink .*$/,
  ],
  [
    ['x^2', '-a', '1'],
    /^The forward difference, the central difference and the five-point difference are exact at 16, 22 and 22 of 33 steps\. /,
  ],
  [
    ['(1-cos(x))/x^2', '-a', '1e-8'],
    /\. The complex step keeps \d+ of 53 bits at best, at δ = 1\.0; forward mode, reverse mode and symbolic give a wrong answer\.$/,
  ],
  [
    ['x*abs(x)', '-a', '0', '-n', '2', '-m', 'ad,central-difference'],
    /^The first derivative has a kink at x = 0, so errors are measured against the right derivative, 2; /,
  ],
  [['x*cos(x)', '-a', '1.2', '-m', 'fd'], /\. Richardson chooses its own steps: 49 bits\.$/],
  [
    ['x*cos(x)', '-a', '1.2', '-m', 'ad'],
    /^Nothing was swept: no method with a step δ was chosen\. Forward mode and reverse mode need no step: 52 bits\.$/,
  ],
] as const)('%o concludes as it should', async (command, expected) => {
  expect(await afterwords(...command)).toMatch(expected);
});

test('a bad range is refused before the expression is read', async () => {
  const outcome = await runMain(['sweep', '((', '-a', '1', '--from', '0', '-f', 'json']);
  expect(JSON.parse(outcome.stderr)).toMatchObject({
    error: { code: 'bad-range', source: '--from 0 --to 1', column: 8 },
  });
});
