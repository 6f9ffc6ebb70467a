// The page of a graph in a headless browser.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../../src/graph/graph-data.js';
import { graphHtml } from '../../../src/report/graph/html.js';
import { Browser, browserName } from '../../browser.js';
import { hostileGraph } from './hostile-graph.js';
import { chainGraph } from './sample-graphs.js';

if (browserName === undefined) process.stderr.write('no chromium here: the page of a graph is not opened\n');

describe.skipIf(browserName === undefined)('The page of a graph', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diffcmp-page-'));
  const path = join(folder, 'page.html');
  let browser: Browser;
  beforeAll(() => {
    browser = new Browser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const open = async (graph: Graph, hash = ''): Promise<void> => {
    writeFileSync(path, await graphHtml(graph));
    await browser.open(path, hash);
  };
  const textOf = (id: string): Promise<string> => browser.value(`document.getElementById('${id}').textContent`);
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await browser.press(key);
  };

  test('opens without a complaint, and asks the network for nothing', async () => {
    await open(chainGraph());
    expect(await textOf('count')).toBe('0 / 20');
    await press('End');
    expect(browser.complaints).toEqual([]);
    expect(browser.requests).toEqual([`file://${path}`]);
  });

  test('refuses scripts and styles that it was not written with', async () => {
    await open(chainGraph());
    const isRefused = `(() => { const s = document.createElement('script'); s.textContent = 'window.injected = 1'; document.body.append(s); return window.injected === undefined; })()`;
    expect(await browser.value(isRefused)).toBe(true);
    expect(browser.complaints.join()).toContain('Content Security Policy');
  });

  test('goes by keys: arrows, Home and End, space, ? and Escape, s and t', async () => {
    await open(chainGraph());
    await press('ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(await textOf('count')).toBe('3 / 20');
    expect(await textOf('rule')).toContain('v1 = x1 * x2 = 2 * 3 = 6');
    await press('ArrowLeft');
    expect(await textOf('count')).toBe('2 / 20');
    await press('End');
    expect(await textOf('count')).toBe('20 / 20');
    await press('ArrowRight');
    expect(await textOf('count')).toBe('20 / 20');
    await press('Home');
    expect(await textOf('count')).toBe('0 / 20');
    await press('?');
    expect(await browser.value('document.getElementById("help").open')).toBe(true);
    await press('ArrowRight', 'Escape');
    expect(await browser.value('document.getElementById("help").open')).toBe(false);
    expect(await textOf('count')).toBe('0 / 20');
    await press(' ');
    expect(await textOf('count')).toBe('1 / 20');
    expect(await browser.value('document.getElementById("play").getAttribute("aria-label")')).toBe('Pause');
    await press(' ', 'ArrowRight', 's');
    expect(await textOf('answer')).toContain('∂y/∂x2 = ');
    await press('ArrowRight', 't');
    expect(await textOf('answer')).toBe('∂v1/∂x2 = 2');
  });

  test('Tab reaches every control and one row of the list, in which arrows go on', async () => {
    await open(chainGraph(), '#step=4');
    const focus = 'document.activeElement.id';
    const reached: string[] = [];
    for (let i = 0; i < 25; i++) {
      await press('Tab');
      reached.push(await browser.value(focus));
    }
    const controls = ['of', 'wrt', 'picture-pane', 'as-source', 'as-target', 'to-step', 'source', 'row-3', 'first', 'back', 'play', 'forth', 'last', 'scrub', 'speed', 'digits', 'show-help']; // prettier-ignore
    expect(reached).toEqual(expect.arrayContaining(controls));
    await browser.value('document.getElementById("row-3").focus()');
    await press('ArrowDown', 'ArrowDown');
    expect(await browser.value(focus)).toBe('row-5');
    expect(await textOf('node-title')).toBe('v2');
    await press('Enter');
    expect(await textOf('count')).toBe('6 / 20');
    await press('Enter');
    expect(await textOf('count')).toBe('15 / 20');
  });

  test('says each step to those who listen, and where the sweep is', async () => {
    await open(chainGraph(), '#step=14');
    expect(await textOf('live')).toMatch(/^Step 14 of 20\. adjoint of v2 = adjoint of x5 times 0\.5\/x5 = 0\.22/);
    expect(await browser.value('document.querySelector("[aria-current=step]").id')).toBe('row-6');
    expect(await browser.value('document.getElementById("scrub").getAttribute("aria-valuetext")')).toBe(
      'step 14 of 20',
    );
    const picture = 'document.getElementById("picture")';
    expect(await browser.value(`${picture}.getAttribute('role')`)).toBe('img');
    expect(await browser.value(`${picture}.querySelector('title').textContent`)).toContain('Graph of x3 = log');
  });

  test('marks the place of the node in the text', async () => {
    await open(chainGraph(), '#step=4');
    const marked = 'document.querySelector("#source .now").textContent';
    expect(await browser.value(marked)).toBe('log');
    await press('End');
    expect(await browser.value(marked)).toBe('x1');
  });

  test('hostile texts in every place stay texts', async () => {
    await open(hostileGraph());
    const elements = `[...document.querySelectorAll('img, iframe, script, style, link, object, embed')].map((each) => each.tagName).join()`;
    const isClean = `[...document.querySelectorAll('*')].every((each) => [...each.attributes].every(({ name }) => !name.startsWith('on')))`;
    const unseen = String.raw`/[\u2028\u2029\u202e\u2066\u200b\u0007\u001b\ud800-\udfff]/.test(document.body.innerText + document.title)`;
    for (let step = 0; step <= 20; step++) {
      expect(await browser.value(elements)).toBe('STYLE,SCRIPT,SCRIPT');
      expect(await browser.value(isClean)).toBe(true);
      expect(await browser.value(unseen)).toBe(false);
      await press('ArrowRight');
    }
    await press('s', 't', '?');
    expect(await textOf('count')).toBe('2 / 2');
    expect(await textOf('node-facts')).toContain('<img src=x onerror=alert(1)>');
    expect(browser.complaints).toEqual([]);
    expect(browser.requests).toEqual([`file://${path}`]);
  });
});
