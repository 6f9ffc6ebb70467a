// The page of a graph in a headless browser.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { graphHtml } from '../../../src/report/graph/html.js';
import { Browser, browserName } from '../../browser.js';
import { chainGraph } from './sample-graphs.js';

if (browserName === undefined) process.stderr.write('no chromium here: the page of a graph is not opened\n');
const folder = mkdtempSync(join(tmpdir(), 'diffcmp-page-'));
const path = join(folder, 'page.html');
const browser = browserName === undefined ? null : new Browser();
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(browser === null)('opens without a complaint, and asks the network for nothing', async () => {
  if (browser === null) return;
  writeFileSync(path, await graphHtml(chainGraph()));
  await browser.open(path);
  expect(await browser.value('document.getElementById("count").textContent')).toBe('0 / 20');
  expect(browser.complaints).toEqual([]);
  expect(browser.requests).toEqual([`file://${path}`]);
});
