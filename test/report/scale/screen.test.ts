// Golden screens of studies of cost, pictures, and what holds for every one.
import { Terminal } from '@xterm/headless';
import { PNG } from 'pngjs';
import { beforeAll, expect, test } from 'vitest';
import { pngOf } from '../../../src/report/plot/png.js';
import { scaleHtml } from '../../../src/report/scale/html.js';
import { scaleMarkdown } from '../../../src/report/scale/markdown.js';
import { scaleScreen } from '../../../src/report/scale/screen.js';
import { scaleSentences } from '../../../src/report/scale/sentences.js';
import { scaleSvg } from '../../../src/report/scale/svg.js';
import { scale } from '../../../src/scale/scale.js';
import type { Scale } from '../../../src/scale/scale-data.js';

const widths = [40, 80, 120, 200];
let samples: Record<'rosenbrock' | 'nested' | 'one' | 'none' | 'empty' | 'own', Scale>;

beforeAll(async () => {
  samples = {
    rosenbrock: await scale('rosenbrock', { sizes: [1, 2, 4, 8, 16, 32, 64, 100] }),
    nested: await scale('nested', { methods: 'ad,symbolic' }),
    one: await scale('speelpenning', { sizes: [7], methods: 'all' }),
    none: await scale('quadratic', { sizes: [1, 2, 3], methods: 'none' }),
    empty: await scale('x*n', { sizes: [1, 2], methods: 'symbolic,reverse', wrt: 'x' }),
    own: await scale('c*sum(i, 1, n, x[i] > c ? x[i]^2 : tan(x[i])^x[i])', { sizes: [1, 10, 100], wrt: 'x', at: { c: 0.7 } }),
  };
}); // prettier-ignore

test.each(['rosenbrock', 'nested', 'own'] as const)('the screens of %s', async (name) => {
  for (const width of widths)
    await expect(scaleScreen(samples[name], { width })).toMatchFileSnapshot(`screens/${name}-${width}.txt`);
});

test('in colour it is drawn in braille, in ASCII in letters; in Markdown', async () => {
  await expect(scaleScreen(samples.rosenbrock, { width: 80, color: true })).toMatchFileSnapshot('screens/rosenbrock-80-color.txt'); // prettier-ignore
  const ascii = scaleScreen(samples.rosenbrock, { width: 80, ascii: true });
  expect(ascii).toMatch(/^[\x20-\x7e\n]*$/);
  await expect(ascii).toMatchFileSnapshot('screens/rosenbrock-80-ascii.txt');
  await expect(scaleMarkdown(samples.nested)).toMatchFileSnapshot('screens/nested.md');
});

test('what nobody compared is not said to be so', () => {
  const unknown = { size: null, refined: false, reason: 'there is no size at which both are known' };
  const sentences = scaleSentences({ ...samples.rosenbrock, crossing: unknown, timedCrossing: unknown });
  expect(sentences.slice(0, 2)).toEqual([
    'No n is known from which on reverse mode takes fewer operations than forward mode: there is no size at which both are known.',
    'In measured time no n is known from which on it is faster: there is no size at which both are known.',
  ]);
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
    for (const choice of [{ color: true }, {}, { ascii: true }, { verbose: true, height: 6 }])
      expect(await wrapped(scaleScreen(sample, { ...choice, width }), width)).toBe(0);
});

test('no number is cut, however narrow; what has no room is named, and columns go in one order', () => {
  const seen: string[] = [];
  for (let width = 200; width >= 40; width -= 4) {
    const text = scaleScreen(samples.rosenbrock, { width, plot: 'none', quiet: true });
    const [, table = ''] = text.split('\n\n');
    const head = table.split('\n')[0]?.trim().split(/ {2,}/) ?? [];
    const at100 = /^100 .*$/m.exec(table)?.[0].trim().split(/ {2,}/) ?? [];
    const { series } = samples.rosenbrock;
    const titles = ['reverse', 'forward', 'central diff.'];
    for (const [i, method] of ['reverse', 'forward', 'central-difference'].entries()) {
      const column = head.indexOf(titles[i] ?? '');
      const operations = series.find((each) => each.method === method)?.operations[7];
      if (column >= 0) expect(at100[column]).toBe(operations?.toLocaleString('en'));
    }
    const gone = /no room for (.*?): --width/.exec(table.replace(/\s+/g, ' '))?.[1]?.split(/, | and /) ?? [];
    expect(gone.length + head.length).toBe(9);
    seen.push(...gone.filter((name) => !seen.includes(name)));
  }
  expect(seen).toEqual(['Richardson', 'complex step', 'forward diff.', 'central diff.', 'symbolic']);
});

test('the names of all curves stand at the right of the plot, each once, beside where its line ends', () => {
  const text = scaleScreen(samples.rosenbrock, { width: 80 });
  const lines = text.split('\n').filter((line) => /[│┤]/.test(line));
  const names = ['h Richardson', 'c central diff.', 'i complex step', 'd forward mode', 'f forward diff.', 'r reverse mode', 'y symbolic', '* function'];
  const at = names.map((name) => lines.flatMap((line, i) => (line.endsWith(` ${name}`) ? [i] : [])));
  expect(at.map((each) => each.length)).toEqual(names.map(() => 1));
  const rows = at.flat();
  expect(rows).toEqual([...rows].sort((a, b) => a - b)); // as the costs at the right end are ordered
}); // prettier-ignore

/** Checks that tags nest; enough of XML for what diffcmp writes. */
function openTags(markup: string): string[] {
  const open: string[] = [];
  for (const [, close, name, empty] of markup.matchAll(/<(\/?)([a-zA-Z][\w-]*)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close === '/') expect(open.pop()).toBe(name);
    else if (empty !== '/' && name !== 'meta') open.push(name ?? '');
  }
  return open;
}

test('pictures and pages are well-formed, without scripts, a network or numbers that are none', () => {
  for (const sample of Object.values(samples))
    for (const text of [scaleSvg(sample, 'auto'), scaleHtml(sample)]) {
      expect(openTags(text.replace('<!DOCTYPE html>', ''))).toEqual([]);
      expect(text).not.toMatch(/<script|NaN|undefined|Infinity|@import|url\((?!#)/);
      expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
    }
});

test('a picture has a title, a description, a name for each line, dashes as a second channel, and ink', async () => {
  const svg = scaleSvg(samples.rosenbrock);
  expect(svg.replace(/<(title|desc)\b.*/g, '')).not.toContain('…');
  expect(svg).toContain('<title id="scale-title">Operations of gradients against n: rosenbrock</title>');
  expect(svg).toMatch(/<desc id="scale-description">Reverse mode takes fewer operations than forward mode from n = 2 on\./); // prettier-ignore
  for (const name of ['function', 'reverse mode', 'symbolic', 'central diff.'])
    expect(svg).toContain(`>${name}</text>`);
  expect(svg).toContain('<title>reverse mode, n = 100: 2,572 operations</title>');
  expect(new Set(svg.match(/stroke-width="2.25"[^>]*stroke-dasharray="[^"]*"/g)?.map((each) => /dasharray="(.*)"/.exec(each)?.[1])).size).toBe(5); // prettier-ignore
  const png = PNG.sync.read(Buffer.from(await pngOf(svg)));
  const paper = png.data.readUInt32BE(0);
  let ink = 0;
  for (let place = 0; place < png.data.length; place += 4) if (png.data.readUInt32BE(place) !== paper) ink++;
  expect([png.width, png.height]).toEqual([1800, 1136]);
  expect(ink / (png.width * png.height)).toBeGreaterThan(0.02);
});

test('text from the user is escaped', () => {
  const hostile = { ...samples.own, read: 'x < 1 and "y" > 2 & </title><script>alert(1)</script>' };
  for (const text of [scaleSvg(hostile), scaleHtml(hostile)]) expect(text).not.toContain('<script');
});
