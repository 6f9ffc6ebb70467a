// How the page of a graph looks: contrast of every colour, light and dark as chosen, and when a picture is drawn whole.
import { expect, test } from 'vitest';
import { graph } from '../../../src/graph/graph.js';
import { graphHtml } from '../../../src/report/graph/html.js';
import { pageStyles } from '../../../src/report/graph/page-styles.js';
import { chainGraph, longGraph } from './sample-graphs.js';

/** Relative luminance (WCAG 2.1). */
function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test.each(['light', 'dark'] as const)('in the %s every text has a contrast of 4.5 : 1 to what is below it', (theme) => {
  const root = [...pageStyles(theme).matchAll(/:root \{([^}]*--paper[^}]*)\}/g)].map(([, rules = '']) => rules);
  const colors = Object.fromEntries(
    [...(root[theme === 'dark' ? 1 : 0] ?? '').matchAll(/--([a-z]+): (#[0-9a-f]{6})/g)].map(([, name = '', color = '']) => [name, color]),
  ); // prettier-ignore
  for (const text of ['ink', 'soft', 'tangent', 'adjoint'])
    for (const paper of ['paper', 'field', 'mark']) {
      const [high = 0, low = 0] = [colors[text] ?? '', colors[paper] ?? ''].map(luminance).sort((a, b) => b - a);
      expect((high + 0.05) / (low + 0.05), `${text} on ${paper}`).toBeGreaterThanOrEqual(4.5);
    }
});

test('the page is light, dark, or as the reader has it', () => {
  expect(pageStyles('light')).not.toContain('prefers-color-scheme');
  expect(pageStyles('dark')).toContain('color-scheme: dark;');
  expect(pageStyles('auto')).toContain('@media (prefers-color-scheme: dark)');
  for (const theme of ['light', 'dark', 'auto'] as const) {
    expect(pageStyles(theme)).toContain('prefers-reduced-motion');
    expect(pageStyles(theme)).toContain('@media print');
  }
});

test('small graphs are drawn whole; of large ones, and of those whose edges pass each other, the neighbours', async () => {
  expect(await graphHtml(chainGraph())).toContain('<svg id="picture"');
  expect(await graphHtml(longGraph(200))).toContain('<svg id="neighbours"');
  const knotted = await graph('f(n, t) = n <= 0 ? 1 : t*f(n - 1, t); f(60, x)', { at: { x: 0.9 } });
  expect(knotted.nodes.length).toBeLessThan(150);
  expect(await graphHtml(knotted)).toContain('<svg id="neighbours"');
});
