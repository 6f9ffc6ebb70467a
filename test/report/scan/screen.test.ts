// Golden screens of scans, pictures, and what holds for every one.
import { Terminal } from '@xterm/headless';
import { PNG } from 'pngjs';
import { beforeAll, expect, test } from 'vitest';
import { pngOf } from '../../../src/report/plot/png.js';
import { scanHtml } from '../../../src/report/scan/html.js';
import { scanMarkdown } from '../../../src/report/scan/markdown.js';
import { curvesOf, viewsOf } from '../../../src/report/scan/panels.js';
import { placeInRange, rangeTicks } from '../../../src/report/scan/range-axis.js';
import { scanScreen } from '../../../src/report/scan/screen.js';
import { scanSentences } from '../../../src/report/scan/sentences.js';
import { scanSvg } from '../../../src/report/scan/svg.js';
import { scan } from '../../../src/scan/scan.js';
import type { Scan } from '../../../src/scan/scan-data.js';

let samples: Record<'cancels' | 'marks' | 'log' | 'below' | 'verdicts' | 'tiny', Scan>;

beforeAll(async () => {
  samples = {
    cancels: await scan('(1-cos(x))/x^2', { at: 'x=-1e-3:1e-3' }),
    marks: await scan('x > 1/2 ? sqrt(x) : abs(x)/(x+1/2)', { at: 'x=-1:1', and: ['cbrt(x)*log(x+1/4)'], methods: 'ad,central-difference' }),
    log: await scan('1-cos(x)', { at: 'x=1e-9:1', log: true, methods: 'reverse,fd', and: ['2*sin(x/2)^2'] }),
    below: await scan('x*y', { at: 'x=-1:-1e-8,y=2', log: true, wrt: 'x,y', methods: 'all', precision: 'float32', points: 9 }),
    verdicts: await scan('abs(x)', { at: '-1:1', methods: 'none', points: 5 }),
    tiny: await scan('x^2', { at: '1:1.0000000001', methods: 'reverse', points: 2 }),
  };
}); // prettier-ignore

test('screens', async () => {
  await expect(scanScreen(samples.cancels, { width: 80 })).toMatchFileSnapshot('screens/cancels-80.txt');
  await expect(scanScreen(samples.cancels, { width: 120, color: true })).toMatchFileSnapshot('screens/cancels-120-color.txt'); // prettier-ignore
  await expect(scanScreen(samples.cancels, { width: 40 })).toMatchFileSnapshot('screens/cancels-40.txt');
  const ascii = scanScreen(samples.marks, { width: 80, ascii: true });
  expect(ascii).toMatch(/^[\x20-\x7e\n]*$/);
  await expect(ascii).toMatchFileSnapshot('screens/marks-80-ascii.txt');
  await expect(scanScreen(samples.log, { width: 80 })).toMatchFileSnapshot('screens/log-80.txt');
  await expect(scanScreen(samples.below, { width: 80 })).toMatchFileSnapshot('screens/below-80.txt');
  await expect(scanScreen(samples.verdicts, { width: 80 })).toMatchFileSnapshot('screens/verdicts-80.txt');
  await expect(scanMarkdown(samples.marks)).toMatchFileSnapshot('screens/marks.md');
});

/** Lines that a terminal breaks. */
async function wrapped(text: string, columns: number): Promise<number> {
  const terminal = new Terminal({ cols: columns, rows: 400, allowProposedApi: true, convertEol: true });
  await new Promise<void>((resolve) => terminal.write(text, resolve));
  const { active } = terminal.buffer;
  return Array.from({ length: active.length }, (_, i) => active.getLine(i)).filter((line) => line?.isWrapped).length;
}

test.each([40, 80, 120, 200])('every screen fits %i columns, in colour, in letters and in ASCII', async (width) => {
  for (const sample of Object.values(samples))
    for (const choice of [{ color: true }, {}, { ascii: true }, { height: 6 }])
      expect(await wrapped(scanScreen(sample, { ...choice, width }), width)).toBe(0);
});

test('marks are told apart without colour, each below its point', () => {
  const lines = scanScreen(samples.marks, { width: 80 }).split('\n');
  const row = lines.find((line) => /^ +[∧↕∞×? ]+$/.test(line)) ?? '';
  const axis = lines[lines.indexOf(row) - 1] ?? '';
  expect([...row.trim()].filter((sign) => sign !== ' ').join('')).toBe('×∧↕');
  // -1/2, 0 and 1/2 of -1 to 1
  const [start, end] = [axis.indexOf('└') + 1, axis.lastIndexOf('┬')];
  for (const [sign, part] of [['×', 1 / 4], ['∧', 1 / 2], ['↕', 3 / 4]] as const) expect(Math.abs(row.indexOf(sign) - start - part * (end - start))).toBeLessThanOrEqual(1); // prettier-ignore
});

test('places and ticks of the axis', () => {
  const of = (from: number, to: number, axis: Scan['axis']): Scan => ({ ...samples.tiny, from, to, axis });
  expect([-1, 0, 1].map((x) => placeInRange(of(-1, 1, 'linear'), x))).toEqual([0, 0.5, 1]);
  expect([-1.7e308, 0, 1.7e308].map((x) => placeInRange(of(-1.7e308, 1.7e308, 'linear'), x))).toEqual([0, 0.5, 1]);
  expect([-100, -10, -1].map((x) => placeInRange(of(-100, -1, 'logarithmic'), x))).toEqual([0, 0.5, 1]);
  expect(rangeTicks(of(-100, -1, 'logarithmic'), 5).map(({ value }) => value)).toEqual([-100, -10, -1]);
  expect(rangeTicks(of(-1, 1, 'linear'), 5).map(({ value }) => value)).toEqual([-1, -0.5, 0, 0.5, 1]);
  expect(rangeTicks(of(1e-320, 1e-319, 'linear'), 5).length).toBeLessThanOrEqual(5);
  expect(rangeTicks(of(1, 3, 'logarithmic'), 5).map(({ exponent }) => exponent)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(rangeTicks(of(5e-324, 1e308, 'logarithmic'), 5).length).toBeLessThanOrEqual(5);
});

test('sentences: methods that fail alike share one, many stretches are summed up, one point is told as such', () => {
  const place = { panel: 0, expression: 'x', wrt: 'x', method: 'forward' } as const;
  const stretch = { ...place, from: 1, to: 2, points: 5, fewest: 3, at: 1.5, failed: 0, why: null };
  const said = (...stretches: Scan['stretches']): string[] => {
    const series = (['forward', 'reverse'] as const).map((method) => ({ ...place, method, bits: [20, 30] }));
    return viewsOf({ ...samples.tiny, series, stretches }).flatMap(scanSentences).map((each) => each.replaceAll('\u00a0', ' ')); // prettier-ignore
  };
  expect(said(stretch, { ...stretch, method: 'reverse' })).toEqual(['From 1 to 2 forward mode and reverse mode keep fewer than 13 of 53 bits, 3 at the fewest.']); // prettier-ignore
  expect(said({ ...stretch, to: 1, points: 1 })[0]).toBe('At x = 1 forward mode keeps 3 of 53 bits.');
  expect(said({ ...stretch, failed: 2 })[0]).toBe('From 1 to 2 forward mode keeps fewer than 13 of 53 bits, 3 at the fewest, has none at 2 of 5 points.'); // prettier-ignore
  expect(said({ ...stretch, fewest: null, at: null, failed: 5 })[0]).toBe('From 1 to 2 forward mode has no result.');
  const why = { node: '1 - cos(x)', line: 1, column: 1, cause: 'cancellation', lostBits: 40, condition: 1e12 } as const;
  const [explained = ''] = said({ ...stretch, why });
  expect(explained).toBe('From 1 to 2 forward mode keeps fewer than 13 of 53 bits, 3 at the fewest: digits cancel in 1 - cos(x).'); // prettier-ignore
  // what is lost for another reason has a sentence of its own
  expect(said({ ...stretch, why }, { ...stretch, method: 'reverse', why: { ...why, cause: 'overflow' } })[1]).toBe('From 1 to 2 reverse mode keeps fewer than 13 of 53 bits, 3 at the fewest: 1 - cos(x) overflows.'); // prettier-ignore
  expect(said(stretch, stretch, stretch, { ...stretch, to: 9, points: 8, why })[0]).toMatch(/the longest from 1 to 9: digits cancel in 1 - cos\(x\)\.$/); // prettier-ignore
  expect(said(stretch, stretch, stretch, { ...stretch, to: 9, points: 8 })[0]).toBe('Between 1 and 9 forward mode keeps fewer than 13 of 53 bits in 4 stretches, 23 points in all, the longest from 1 to 9.'); // prettier-ignore
  expect(said().at(-1)).toBe('At every point with a certified derivative forward mode and reverse mode keep at least 20 of 53 bits.'); // prettier-ignore
});

test('curves that are the same everywhere are beside each other, each with its turns, and names say so', () => {
  const place = { panel: 0, expression: 'x', wrt: 'x' };
  const series = (['forward', 'complex-step', 'reverse', 'central-difference', 'symbolic'] as const).map((method, i) => ({ ...place, method, bits: [[53, 52], [53, 51], [53, 52], [null, null], [53, 52]][i] ?? [] })); // prettier-ignore
  const same: Scan = { ...samples.tiny, series, stretches: [] };
  expect(viewsOf(same).flatMap(curvesOf).map(({ name, turn, turns }) => [name, turn, turns])).toEqual([['forward mode', 0, 3], ['= reverse mode', 1, 3], ['= symbolic', 2, 3], ['complex step', 0, 1]]); // prettier-ignore
  const svg = scanSvg(same);
  const dashes = [...svg.matchAll(/class="line-(\S+)"[^>]*stroke-dasharray="([^"]*)" stroke-dashoffset="([^"]*)"/g)];
  expect(dashes.map(([, ...found]) => found).toReversed()).toEqual([['forward', '14 28', '0'], ['reverse', '14 28', '-14'], ['symbolic', '14 28', '-28']]); // prettier-ignore
  for (const choice of [{}, { color: true }, { ascii: true }])
    expect(scanScreen(same, { ...choice, width: 80 })).toContain('= reverse mode');
});

/** Pixels of the picture that aren't of its paper. */
const drawn = async (svg: string): Promise<number> => {
  const { data } = PNG.sync.read(Buffer.from(await pngOf(svg)));
  const paper = data.readUInt32BE(0);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if (data.readUInt32BE(at) !== paper) count++;
  return count;
};

test('pictures: presentation attributes alone draw them, with a title, light and dark', async () => {
  for (const sample of Object.values(samples)) {
    const svg = scanSvg(sample);
    expect(svg).not.toMatch(/<style|<script|NaN|undefined"|Infinity"/);
    expect(svg).toContain('<title id="scan-title">');
    expect(await drawn(svg)).toBeGreaterThan(5000);
    expect(scanSvg(sample, 'dark')).not.toBe(svg);
    const page = scanHtml(sample);
    expect(page).not.toMatch(/<script|https?:(?!\/\/www\.w3\.org)/);
  }
  for (const word of ['>kink<', '>jump<', '>undefined<', '>infinite<']) expect(scanSvg(samples.marks)).toContain(word);
}, 60_000);
