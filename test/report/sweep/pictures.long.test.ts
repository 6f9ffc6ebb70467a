// Pictures of sweeps: well-formed, self-contained, labels apart; and drawn by a real browser, where there is one.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spreadLabels } from '../../../src/report/plot/label-spread.js';
import { pngOf } from '../../../src/report/plot/png.js';
import { sweepHtml } from '../../../src/report/sweep/html.js';
import { sweepSvg } from '../../../src/report/sweep/svg.js';
import { Browser, browserName } from '../../browser.js';
import { empty, kinkSweep, smoothSweep, twoFunctions, twoPrecisions, zerosAndGaps } from './sample-sweeps.js';

const samples = Object.entries({ smoothSweep, twoPrecisions, zerosAndGaps, kinkSweep, empty });

/** Checks that tags nest; enough of XML for what diffcmp writes. */
function openTags(markup: string): string[] {
  const open: string[] = [];
  for (const [, close, name, empty] of markup.matchAll(/<(\/?)([a-zA-Z][\w-]*)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close === '/') expect(open.pop()).toBe(name);
    else if (empty !== '/' && name !== 'meta') open.push(name ?? '');
  }
  return open;
}

test.each(samples)('%s: well-formed, no scripts, no network, no NaN', (_, sweep) => {
  for (const text of [sweepSvg(sweep, 'auto'), sweepHtml(sweep)]) {
    expect(openTags(text.replace('<!DOCTYPE html>', ''))).toEqual([]);
    expect(text).not.toMatch(/<script|NaN|undefined|Infinity|@import|url\((?!#)/);
    expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
    expect(text).toContain('prefers-color-scheme: dark');
  }
});

/** Pixels of a part of the picture, in the units of its SVG, that differ from the paper. */
function inkIn(png: PNG, [left, top, right, bottom]: readonly [number, number, number, number]): number {
  const paper = png.data.readUInt32BE(0);
  let ink = 0;
  for (let y = 2 * top; y < 2 * bottom; y++)
    for (let x = 2 * left; x < 2 * right; x++) if (png.data.readUInt32BE(4 * (png.width * y + x)) !== paper) ink++;
  return ink;
}

test('in pixels every text is there, Greek letters and raised exponents too, without a font of the system', async () => {
  const png = PNG.sync.read(Buffer.from(await pngOf(sweepSvg(smoothSweep))));
  expect(png.width).toBe(1800);
  expect(inkIn(png, [20, 15, 300, 42])).toBeGreaterThan(1000); // the title
  expect(inkIn(png, [20, 46, 300, 82])).toBeGreaterThan(1000); // the truth, and what is thick and thin
  expect(inkIn(png, [15, 130, 56, 540])).toBeGreaterThan(500); // powers of ten
  expect(inkIn(png, [350, 548, 420, 572])).toBeGreaterThan(100); // step δ
  const withText = (text: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30" font-family="sans-serif"><rect width="60" height="30" fill="#fff"/><text x="5" y="20" font-size="16">${text}</text></svg>`;
  const drawn = async (text: string) => Buffer.from(await pngOf(withText(text))).toString('base64');
  const signs = await Promise.all([...'δ∂²·−≤…∞10⁻⁵α '].map(drawn));
  expect(new Set(signs).size).toBe([...new Set('δ∂²·−≤…∞10⁻⁵α ')].length); // none is blank, none a box that stands for others
}); // prettier-ignore

test('a title, a description, tooltips at the minima, direct labels, dashes', () => {
  const svg = sweepSvg(smoothSweep);
  expect(svg).toContain('<title id="sweep-title">Error of d/dx x * cos(x) at x = 1.2 against the step δ</title>');
  expect(svg).toMatch(
    /<desc id="sweep-description">Of the steps swept none makes a finite difference exact: .*<\/desc>/,
  );
  expect(svg.match(/<circle class="minimum".*<title>/g)).toHaveLength(4);
  for (const name of ['forward diff.', 'central diff.', 'five-point', 'complex step'])
    expect(svg).toContain(`>${name}</tspan>`);
  expect(new Set(svg.match(/stroke-width="2.25"[^>]*stroke-dasharray="[^"]*"/g)).size).toBe(3);
});

test('colours are attributes, so that renderers without style sheets draw them too', () => {
  const svg = sweepSvg(smoothSweep).replace(/<style>.*<\/style>/s, '');
  for (const color of ['#e69f00', '#56b4e9', '#009e73', '#cc79a7']) expect(svg).toContain(`stroke="${color}"`);
  for (const tag of svg.match(/<text[^>]*>/g) ?? [])
    expect(tag.includes('fill=') || /text-anchor/.test(tag)).toBe(true);
});

test('text from the user is escaped', () => {
  const read = 'x < 1 and "y" > 2 & </title><script>alert(1)</script>';
  const hostile = { ...twoFunctions, read, references: twoFunctions.references.map((each) => ({ ...each, read })) };
  for (const text of [sweepSvg(hostile), sweepHtml(hostile)]) expect(text).not.toContain('<script');
});

test.each([
  [[10, 12, 14, 200], 16],
  [[5, 5, 5, 5, 5], 20],
  [[190, 195, 199], 30],
  [[0, 50, 100, 150, 200], 10],
])('labels at %o, %i high, are apart, in order, inside, and near where they want to be', (wanted, height) => {
  const middles = spreadLabels(
    wanted.map((at) => ({ at, height })),
    0,
    200,
  );
  for (let i = 1; i < middles.length; i++)
    expect((middles[i] ?? 0) - (middles[i - 1] ?? 0)).toBeGreaterThanOrEqual(height - 1e-9);
  expect(Math.min(...middles)).toBeGreaterThanOrEqual(height / 2 - 1e-9);
  expect(Math.max(...middles)).toBeLessThanOrEqual(200 - height / 2 + 1e-9);
  const crowd = wanted.length * height;
  middles.forEach((middle, i) => expect(Math.abs(middle - (wanted[i] ?? 0))).toBeLessThanOrEqual(crowd));
});

test('labels with room stay where they are', () => {
  expect(
    spreadLabels(
      [
        { at: 50, height: 10 },
        { at: 20, height: 10 },
      ],
      0,
      100,
    ),
  ).toEqual([50, 20]);
});

/** How many pixels are about that colour. */
function pixelsLike({ data }: PNG, hex: string): number {
  const wanted = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  let count = 0;
  for (let i = 0; i < data.length; i += 4)
    if (wanted.every((value, j) => Math.abs((data[i + j] ?? 0) - value) < 12)) count++;
  return count;
}

if (browserName === undefined) process.stderr.write('no chromium here: pictures are not drawn in a browser\n');

describe.skipIf(browserName === undefined)('A browser draws', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  let browser: Browser;
  beforeAll(() => {
    browser = new Browser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A page or picture as it draws it. */
  async function drawn(
    markup: string,
    ending: 'svg' | 'html',
    [width, height]: readonly [number, number],
    dark: boolean,
  ): Promise<PNG> {
    const page = join(folder, `page.${ending}`);
    writeFileSync(page, markup);
    await browser.open(page);
    const features = [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }];
    await browser.send('Emulation.setEmulatedMedia', { features });
    await browser.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    const { data } = await browser.send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
    return PNG.sync.read(Buffer.from(data, 'base64'));
  }

  test.each([
    ['a picture', 'svg', false, '#ffffff'],
    ['a picture in the dark', 'svg', true, '#15171a'],
    ['a page', 'html', false, '#ffffff'],
  ] as const)('%s: paper, and every curve in its colour', async (_, ending, dark, paper) => {
    const markup = ending === 'svg' ? sweepSvg(smoothSweep, 'auto') : sweepHtml(smoothSweep);
    const png = await drawn(markup, ending, [900, 760], dark);
    expect([png.width, png.height]).toEqual([900, 760]);
    expect(pixelsLike(png, paper)).toBeGreaterThan(0.5 * 900 * 574);
    for (const color of ['#e69f00', '#56b4e9', '#009e73', '#cc79a7'])
      expect(pixelsLike(png, color)).toBeGreaterThan(150);
  });
});
