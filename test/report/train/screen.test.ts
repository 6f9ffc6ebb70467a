// Golden screens of trainings, and what holds for every screen.
import { join } from 'node:path';
import { Terminal } from '@xterm/headless';
import { beforeAll, expect, test } from 'vitest';
import { train, type Training } from '../../../src/index.js';
import { trainHtml } from '../../../src/report/train/html.js';
import { trainMarkdown } from '../../../src/report/train/markdown.js';
import { trainScreen } from '../../../src/report/train/screen.js';
import { trainSvg } from '../../../src/report/train/svg.js';

const fixture = (name: string): string => join(import.meta.dirname, '../../../fixtures', name);
const widths = [40, 80, 120];
let samples: Record<'toy' | 'race' | 'iris' | 'diverged' | 'hostile', Training>;

beforeAll(async () => {
  const toy = fixture('toy-network.yaml');
  const named = async (file: string, ...rest: [Parameters<typeof train>[1]?]): Promise<Training> => ({
    ...(await train(file, ...rest)),
    file: 'a.yaml',
  });
  samples = {
    toy: await named(toy),
    race: await named(toy, { methods: 'forward,reverse,central-difference', epochs: 6 }),
    iris: await named(fixture('iris.yaml'), { epochs: 20 }),
    diverged: await named(toy, { learningRate: 1, epochs: 20 }),
    hostile: await train({
      data: { columns: ['x', 'word'], rows: [[1, '\u001b[31mred\n'], [2, '<b>*_`']] }, // prettier-ignore
      weights: { w: { value: [1, 2] } },
      model: 'w*x',
      loss: 'logsumexp(output) - output[word]',
    }),
  };
});

test.each(['toy', 'race', 'iris', 'diverged'] as const)('the screens of %s', async (name) => {
  for (const width of widths)
    await expect(trainScreen(samples[name], { width })).toMatchFileSnapshot(`screens/${name}-${width}.txt`);
});

test('in colour it is drawn in braille, in ASCII in letters', async () => {
  await expect(trainScreen(samples.race, { width: 80, color: true })).toMatchFileSnapshot('screens/race-80-color.txt');
  const ascii = trainScreen(samples.race, { width: 80, ascii: true });
  expect(ascii).toMatch(/^[\x20-\x7e\n]*$/);
  await expect(ascii).toMatchFileSnapshot('screens/race-80-ascii.txt');
});

test('in Markdown', async () => {
  await expect(trainMarkdown(samples.race)).toMatchFileSnapshot('screens/race.md');
});

/** Lines that a terminal breaks. */
async function wrapped(text: string, columns: number): Promise<number> {
  const terminal = new Terminal({ cols: columns, rows: 400, allowProposedApi: true, convertEol: true });
  await new Promise<void>((resolve) => terminal.write(text, resolve));
  const { active } = terminal.buffer;
  return Array.from({ length: active.length }, (_, i) => active.getLine(i)).filter((line) => line?.isWrapped).length;
}

test.each(widths)('every screen fits %i columns, in colour, in letters and in ASCII', async (width) => {
  for (const sample of Object.values(samples))
    for (const choice of [{ color: true }, {}, { ascii: true }, { plot: 'none' as const }, { height: 4 }])
      expect([await wrapped(trainScreen(sample, { width, ...choice }), width), sample.model, choice]).toEqual([
        0,
        sample.model,
        choice,
      ]);
});

test('the curve is where the numbers are: first and last loss on their rows and columns', () => {
  const rows = trainScreen(samples.toy, { width: 60, height: 13 }).split('\n');
  const plot = rows.filter((row) => /[┤│]/.test(row));
  // 12.25 of 15 from below on 13 rows: row 2 from the top
  expect(plot.findIndex((row) => row.includes('r'))).toBe(2);
  expect(plot.at(-1)?.trimEnd().endsWith('r')).toBe(true);
});

test('what users wrote reaches no screen, page or picture as it is', () => {
  const { hostile } = samples;
  for (const text of [trainScreen(hostile), trainMarkdown(hostile), trainHtml(hostile), trainSvg(hostile)])
    expect(text).not.toContain('\u001b');
  for (const text of [trainMarkdown(hostile), trainHtml(hostile), trainSvg(hostile)])
    expect(text).not.toMatch(/(?<!\\)<b>/);
});

test('a heading that takes more lines moves the picture down, and is cut only where it takes many', () => {
  const heightOf = (svg: string): number => Number(/ height="(\d+)"/.exec(svg)?.[1]);
  const short = trainSvg(samples.race);
  expect(short).not.toContain('translate');
  const long = trainSvg({ ...samples.race, model: Array.from({ length: 30 }, (_, i) => `part_${i} *`).join(' ') });
  expect(long).toContain('part_29');
  expect(heightOf(long)).toBeGreaterThan(heightOf(short));
  expect(long).toContain(`<g transform="translate(0 ${heightOf(long) - heightOf(short)})">`);
  const endless = trainSvg({ ...samples.race, model: 'part * '.repeat(1000) });
  expect(endless).toContain('…</text>');
  expect(heightOf(endless) - heightOf(long)).toBeLessThan(40);
});

test('pictures: a curve per method, a title, and rules for the dark only where they are wanted', () => {
  const svg = trainSvg(samples.race);
  expect(svg.match(/<path d="M[^"]*" fill="none" stroke="#[^"]*" stroke-width/g)).toHaveLength(3);
  expect(svg).toContain('>central diff.</text>');
  expect(svg).not.toContain('<style>');
  expect(trainSvg(samples.race, 'auto')).toContain('prefers-color-scheme');
  expect(trainHtml(samples.race)).toContain('<summary>All 54 steps</summary>');
});
