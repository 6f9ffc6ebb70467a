// Golden screens of sweeps, and what holds for every screen.
import { Terminal } from '@xterm/headless';
import { expect, test } from 'vitest';
import { sweepMarkdown } from '../../../src/report/sweep/markdown.js';
import { sweepFieldsOf, sweepRecords } from '../../../src/report/sweep/records.js';
import { sweepScreen } from '../../../src/report/sweep/screen.js';
import { empty, kinkSweep, smoothSweep, twoFunctions, twoPrecisions, zerosAndGaps } from './sample-sweeps.js';

const samples = { smoothSweep, twoPrecisions, zerosAndGaps, kinkSweep, empty };
const widths = [40, 60, 80, 120];

test.each(widths)('the screen at %i columns, without colour', async (width) => {
  await expect(sweepScreen(smoothSweep, { width })).toMatchFileSnapshot(`screens/smooth-${width}.txt`);
});

test('the screen in colour is drawn in braille', async () => {
  await expect(sweepScreen(smoothSweep, { width: 80, color: true })).toMatchFileSnapshot('screens/smooth-80-color.txt');
});

test('the screen in ASCII', async () => {
  const text = sweepScreen(smoothSweep, { width: 80, color: true, ascii: true });
  // eslint-disable-next-line no-control-regex
  expect(text).toMatch(/^[\x1b\x20-\x7e\n]*$/);
  await expect(sweepScreen(smoothSweep, { width: 80, ascii: true })).toMatchFileSnapshot('screens/smooth-80-ascii.txt');
});

test('zeros on the floor, gaps, two precisions, a kink', async () => {
  const screens = [zerosAndGaps, twoPrecisions, kinkSweep].map((sample) =>
    sweepScreen(sample, { width: 80, height: 12 }),
  );
  await expect(screens.join('\n')).toMatchFileSnapshot('screens/others-80.txt');
});

/** The rows of a terminal after the text is written, and how many of them are continuations. */
async function onTerminal(text: string, columns: number): Promise<{ rows: string[]; wrapped: number }> {
  const terminal = new Terminal({ cols: columns, rows: 400, allowProposedApi: true, convertEol: true });
  await new Promise<void>((resolve) => terminal.write(text, resolve));
  const lines = Array.from({ length: terminal.buffer.active.length }, (_, i) => terminal.buffer.active.getLine(i));
  return {
    rows: lines.map((line) => line?.translateToString(true) ?? ''),
    wrapped: lines.filter((line) => line?.isWrapped === true).length,
  };
}

const cases = Object.entries(samples).flatMap(([name, sample]) =>
  widths.map((width) => [name, width, sample] as const),
);
test.each(cases)('%s fits %i columns, in colour, in letters and in ASCII', async (_, width, sample) => {
  for (const choice of [{ color: true }, {}, { ascii: true }, { plot: 'braille' as const }, { height: 4 }]) {
    expect((await onTerminal(sweepScreen(sample, { width, ...choice }), width)).wrapped).toBe(0);
  }
});

test.each([
  [80, {}],
  [40, {}],
  [120, { color: true }],
  [60, { color: true, height: 9 }],
  [80, { ascii: true, height: 30 }],
] as const)('decades fall on rows and ticks are evenly spaced at %i columns with %o', async (width, choice) => {
  const { rows } = await onTerminal(sweepScreen(smoothSweep, { width, ...choice }), width);
  const edge = rows.findIndex((row) => /^ *[└+][┬─+-]+$/.test(row));
  const labelled = rows.flatMap((row, i) => (i < edge && /^ *1\S+ [┤+]/.test(row) ? [i] : []));
  const exponents = labelled.map((i) => exponentOf(/^ *(\S+) /.exec(rows[i] ?? '')?.[1] ?? ''));
  expect(labelled.length).toBeGreaterThan(1);
  expect(new Set(differencesOf(labelled)).size).toBe(1);
  expect(new Set(differencesOf(exponents)).size).toBe(1);
  const ticks = [...(rows[edge] ?? '').slice(rows[edge]?.search(/[└+]/) ?? 0)].flatMap((sign, i) =>
    i > 0 && '┬+'.includes(sign) ? [i] : [],
  );
  expect(ticks.length).toBeGreaterThan(1);
  expect(new Set(differencesOf(ticks)).size).toBe(1);
  const across = (rows[edge + 1] ?? '').trim().split(/ +/).map(exponentOf);
  expect(across).toHaveLength(ticks.length);
  expect(new Set(differencesOf(across)).size).toBe(1);
});

const differencesOf = (values: readonly number[]): number[] =>
  values.slice(1).map((value, i) => value - (values[i] ?? 0));

function exponentOf(label: string): number {
  if (label.startsWith('1e')) return Number(label.slice(2));
  return Number([...label.slice(2)].map((sign) => (sign === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign))).join(''));
}

test('curves are drawn where the numbers are, minima are marked, cells of two curves alternate', async () => {
  const { rows } = await onTerminal(sweepScreen(smoothSweep, { width: 80 }), 80);
  const [top = ''] = rows.filter((row) => row.includes('10⁰ ┤'));
  expect(top.trimEnd().endsWith('f')).toBe(true); // 1.1 at δ = 1
  expect(rows.filter((row) => /[│┤].*○/.test(row)).length).toBe(4);
  expect(rows.some((row) => /┤ *\S*(c5|5c|fc|cf|f5|5f)/.test(row))).toBe(true);
  expect(rows.some((row) => row.includes('┄┄┄'))).toBe(true);
});

test('colours are those of Okabe and Ito; shared cells take turns', () => {
  const text = sweepScreen(smoothSweep, { width: 80, color: true });
  for (const code of [214, 74, 36, 175]) expect(text).toContain(`[38;5;${code}m`);
  expect(text).toMatch(/[\u2801-\u28ff]/);
});

test('an exact zero is drawn on the floor and counted', async () => {
  const { rows } = await onTerminal(sweepScreen(zerosAndGaps, { width: 80 }), 80);
  const floor = rows.find((row) => /^ *0 ┤/.test(row)) ?? '';
  expect(floor).toMatch(/f.*f/);
  expect(floor).toMatch(/cccc/);
  expect(rows.join('\n')).toContain('central diff.: exact at 15 of 33 steps.');
  expect(rows.join('\n')).toContain('central diff.: outside the domain at 4 of 33 steps.');
});

test('--height bounds the plot, --plot none leaves it out, --quiet leaves the words out', () => {
  const rowsOf = (text: string): number => text.split('\n').filter((row) => /^ *\S* [│┤]/.test(row)).length;
  for (const height of [4, 9, 20, 40])
    expect(rowsOf(sweepScreen(smoothSweep, { width: 80, height }))).toBeLessThanOrEqual(height);
  expect(rowsOf(sweepScreen(smoothSweep, { plot: 'none' }))).toBe(0);
  expect(sweepScreen(smoothSweep, { quiet: true })).not.toMatch(/Slopes|No δ/);
});

test('records: a row per step with both parts, a row per method without a step', () => {
  const records = sweepRecords(smoothSweep);
  expect(records).toHaveLength(4 * 33 + 3);
  for (const record of records) expect(record).toHaveLength(sweepFieldsOf(smoothSweep).length);
  expect(records[0]?.slice(0, 5)).toEqual(['x=1.2', 'x', 'float64', 'forward-difference', '1e-16']);
  expect(records.filter((record) => record.at(-1) === 'yes')).toHaveLength(4);
});

test('of several functions each panel, table, record and gap has its own', async () => {
  await expect(sweepScreen(twoFunctions, { width: 80, height: 6 })).toMatchFileSnapshot('screens/two-functions-80.txt');
  await expect(sweepMarkdown(twoFunctions)).toMatchFileSnapshot('screens/two-functions.md');
  const [first = '', second = ''] = sweepScreen(twoFunctions, { plot: 'none' }).split('\n\n\n');
  expect([first, second].map((text) => text.includes('has no answer'))).toEqual([false, true]);
  expect(sweepFieldsOf(twoFunctions)[0]).toBe('expression');
  expect(new Set(sweepRecords(twoFunctions).map(([expression]) => expression))).toEqual(new Set(['x*cos(x)', 'x^2']));
});

test('a sweep in Markdown', async () => {
  await expect(sweepMarkdown(smoothSweep)).toMatchFileSnapshot('screens/smooth.md');
});
