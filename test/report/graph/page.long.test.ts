// The page of a graph of 2,000 nodes: its numbers are those of the JSON, and what a step costs is measured and printed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { GraphValue } from '../../../src/graph/graph-data.js';
import { graph } from '../../../src/graph/graph.js';
import { graphHtml } from '../../../src/report/graph/html.js';
import { Browser, browserName } from '../../browser.js';

interface Metrics {
  readonly metrics: readonly { readonly name: string; readonly value: number }[];
}

test.skipIf(browserName === undefined)(
  'of 2,000 nodes every number at the end is that of the JSON, and steps go on',
  async () => {
    const text = 'f(n, a, b) = n <= 0 ? b : f(n - 1, b, sin(a*b) + a/2); f(399, x, y)';
    const { nodes, ...rest } = await graph(text, { at: { x: 0.7, y: 1.3 }, wrt: 'x' });
    expect(nodes.length).toBeGreaterThan(1990);
    const folder = mkdtempSync(join(tmpdir(), 'page-'));
    const browser = new Browser();
    try {
      const path = join(folder, 'page.html');
      writeFileSync(path, await graphHtml({ nodes, ...rest }));
      await browser.open(path);
      const script = async (): Promise<number> => {
        const { metrics } = await browser.send<Metrics>('Performance.getMetrics');
        return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN);
      };
      const measured = async (keys: readonly string[]): Promise<string> => {
        const costs: number[] = [];
        for (const key of keys) {
          const before = await script();
          await browser.press(key);
          await browser.value('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))');
          costs.push((await script()) - before);
        }
        costs.sort((a, b) => a - b);
        return `${costs[costs.length >> 1]?.toFixed(1)} ms, at most ${costs.at(-1)?.toFixed(1)} ms`;
      };
      const steps = await measured(Array<string>(20).fill('ArrowRight'));
      const back = await measured(Array<string>(10).fill('ArrowLeft'));
      const jumps = await measured(['End', 'Home', 'End', 'Home', 'End']);
      process.stderr.write(`scripting of ${nodes.length} nodes: a step ${steps}; back ${back}; from end to end ${jumps}\n`);
      // after each jump the row of the step comes in sight, wherever it is
      for (const [step, width] of [[1500, 1400], [2600, 1400], [10, 1400], [1500, 780], [2600, 360]]) {
        await browser.send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: false });
        await browser.value(`(() => { const scrub = document.getElementById('scrub'); scrub.value = ${step}; scrub.dispatchEvent(new Event('input')); })()`);
        await browser.value('new Promise((resolve) => setTimeout(resolve, 500))');
        const isInSight = `(() => {
          const [pane, row] = ['#list', 'tr.now'].map((each) => document.querySelector(each).getBoundingClientRect());
          return pane.height > 100 && row.top >= pane.top - 1 && row.bottom <= pane.bottom + 1;
        })()`;
        expect(await browser.value(isInSight)).toBe(true);
      }
      await browser.press('End');
      const rows = await browser.value<string[][]>(
        `[...document.querySelectorAll('tr[id]')].map((row) => [...row.children].slice(2).map((cell) => cell.textContent))`,
      );
      const number = (value: GraphValue | null): string => (value === null ? '' : JSON.stringify(value).replace('e+', 'e'));
      expect(rows).toEqual(nodes.map(({ value, tangent, adjoint }) => [value, tangent, adjoint].map(number)));
      expect(browser.complaints).toEqual([]);
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
); // prettier-ignore
