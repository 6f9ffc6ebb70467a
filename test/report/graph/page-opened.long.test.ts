// The page of a graph in a headless browser.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graph, type GraphOptions } from '../../../src/graph/graph.js';
import type { Graph, GraphNode, GraphValue } from '../../../src/graph/graph-data.js';
import { graphHtml } from '../../../src/report/graph/html.js';
import { Browser, browserName } from '../../browser.js';
import { hostileGraph } from './hostile-graph.js';
import { chainGraph } from './sample-graphs.js';

if (browserName === undefined) process.stderr.write('no chromium here: the page of a graph is not opened\n');

describe.skipIf(browserName === undefined)('The page of a graph', () => {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
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
  const openTraced = async (expression: string, at: GraphOptions['at'], wrt?: string): Promise<Graph> => {
    const data = await graph(expression, { at, wrt: wrt ?? Object.keys(at ?? {})[0], trace: ['forward', 'reverse'] });
    await open(data);
    return data;
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

  const rows = (): Promise<string[][]> =>
    browser.value(
      `[...document.querySelectorAll('tr[id]')].map((row) => [...row.children].map((cell) => cell.textContent))`,
    );
  const number = (value: GraphValue | null | undefined): string =>
    value == null ? '' : String(value).replace('e+', 'e');

  test('every step shows the numbers of the JSON, in the list and in the rule', async () => {
    const { nodes, trace } = await openTraced('x3 = log(x1*x2); x5 = sqrt(x3*x4); y = sin(x5*x6) + x3', { x1: 2, x2: 3, x4: 0.5, x6: 1.5 }); // prettier-ignore
    let step = 0;
    for (const [place, line] of (trace?.forward ?? []).entries()) {
      await press('ArrowRight');
      step++;
      const shown = await rows();
      const { name, value, tangent } = nodes[place] as GraphNode;
      expect(shown[place]?.slice(2)).toEqual([number(value), number(tangent), '']);
      expect([line.node, line.value]).toEqual([name, value]);
      expect(shown.slice(place + 1).every(([, , ...numbers]) => numbers.join('') === '')).toBe(true);
      const rule = await textOf('rule');
      expect(rule).toContain(number(value));
      for (const { partial, factor } of line.terms) expect(rule).toContain(`${number(partial)} · ${number(factor)}`);
      if (line.terms.length > 0) expect(rule).toMatch(new RegExp(`${number(line.derivative)}$`));
    }
    for (const line of trace?.reverse ?? []) {
      const place = nodes.findIndex(({ name }) => name === line.node);
      if (nodes[place]?.adjoint == null) continue;
      await press('ArrowRight');
      step++;
      const shown = await rows();
      expect(shown[place]?.[4]).toBe(number(nodes[place].adjoint));
      expect(await textOf('phase')).toContain(`${step - nodes.length} of`);
      const rule = await textOf('rule');
      for (const { node, partial, factor, product, total } of line.terms) {
        expect(rule).toContain(`${number(factor)} · ${number(partial)} = ${number(product)}`);
        expect(shown.find(([name]) => name === node)?.[4]).toBe(number(total));
        if (total !== product) expect(rule).toContain(`together ${number(total)}`);
      }
    }
    expect(await textOf('count')).toBe(`${step} / ${step}`);
    const all = nodes.map(({ value, tangent, adjoint }) => [number(value), number(tangent), number(adjoint)]);
    expect((await rows()).map((row) => row.slice(2))).toEqual(all);
    for (let back = step; back > 0; back--) await press('ArrowLeft');
    expect((await rows()).flatMap((row) => row.slice(2)).join('')).toBe('');
    expect(browser.complaints).toEqual([]);
  });

  test('any pair that is picked has the derivative of the library, or its reason', async () => {
    const [text, at] = ['a = floor(x)*y; b = a + sin(x); c = 2; d = c*3; z > y ? b*d : d', { x: 2.5, y: 0.3, z: 1 }] as const;
    const { nodes } = await openTraced(text, at);
    const pick = `(of, wrt) => {
      for (const [id, node] of [['of', of], ['wrt', wrt]]) {
        const select = document.getElementById(id);
        select.value = String(node);
        select.dispatchEvent(new Event('change'));
      }
      return document.querySelector('.answer').textContent.trim();
    }`;
    const answers = await browser.value<string[][]>(`(() => {
      const pick = ${pick};
      return ${JSON.stringify([...nodes.keys()])}.map((of, _, all) => all.map((wrt) => pick(of, wrt)));
    })()`);
    for (const [i, { name: of }] of nodes.entries())
      for (const [j, { name: wrt }] of nodes.entries()) {
        const { derivative } = await graph(text, { at, of, wrt });
        const answer = derivative?.why ?? null;
        expect(derivative).not.toBeNull();
        expect(answers[i]?.[j]).toBe(`∂${of}/∂${wrt} = ${answer === null ? number(derivative?.forward) : `none ${answer}`}`);
      }
  }); // prettier-ignore

  test('tensors have their numbers, one of which is picked as source or target', async () => {
    const data = await openTraced('m = A*x; h = tanh(m); dot(h, h)', { A: [[0.2, 0.4], [0.1, 0.3]], x: [[1.5], [2.5]] }, 'A[2,1]'); // prettier-ignore
    await press('End');
    const written = (value: GraphValue | null): string => (value === null ? '' : JSON.stringify(value).replaceAll(',', ', '));
    const all = data.nodes.map(({ value, tangent, adjoint }) => [value, tangent, adjoint].map(written));
    expect((await rows()).map((row) => row.slice(2))).toEqual(all);
    const wanted = await graph(data.expression, { at: data.point as Record<string, number[]>, of: 'h[1,1]', wrt: 'x[2,1]' });
    await browser.value(`(() => {
      for (const [id, value] of [['of', ${data.nodes.findIndex(({ name }) => name === 'h')}], ['wrt', ${data.nodes.findIndex(({ name }) => name === 'x')}], ['wrt-element', 1]]) {
        const select = document.getElementById(id);
        select.value = String(value);
        select.dispatchEvent(new Event('change'));
      }
    })()`);
    expect(await textOf('answer')).toBe(`∂h[1,1]/∂x[2,1] = ${number(wanted.derivative?.forward)}`);
  }); // prettier-ignore

  test('conditions and calls stand between the lines', async () => {
    await openTraced('f(n, t) = n <= 0 ? 1 : t*f(n - 1, t); f(2, x) + (x > 1 ? 2*x : exp(x))', { x: 1.5 });
    const notes: string[] = await browser.value(
      `[...document.querySelectorAll('tr.note')].map((row) => row.textContent)`,
    );
    expect(notes.join('\n')).toMatch(/x > 1 holds; not computed: exp\(x\)/);
    expect(notes.join('\n')).toMatch(/in the call f\(v1, x\)/);
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
    // the button that closed the help may keep the focus for a moment
    await browser.value(
      `document.getElementById('close-help').dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true }))`,
    );
    expect(await textOf('count')).toBe('1 / 20');
    await press(' ', 'Home', ' ');
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

  test('a phone shows everything stacked: nothing is wider than its screen', async () => {
    await open(chainGraph());
    await browser.send('Emulation.setDeviceMetricsOverride', { width: 360, height: 800, deviceScaleFactor: 1, mobile: true });
    try {
      await open(chainGraph(), '#step=14');
      expect(await browser.value('document.documentElement.scrollWidth')).toBe(360);
      const top = (id: string): Promise<number> => browser.value(`document.getElementById('${id}').getBoundingClientRect().top`);
      const tops = [await top('question'), await top('picture-pane'), await top('source'), await top('list')];
      expect(tops).toEqual(tops.toSorted((a, b) => a - b));
      expect(await top('dock')).toBeLessThan(800); // the rule and the buttons stay in sight
    } finally {
      await browser.send('Emulation.clearDeviceMetricsOverride');
    }
  }); // prettier-ignore

  test('on paper a page that has not begun has all its numbers', async () => {
    await open(chainGraph());
    const whole = `(() => {
      dispatchEvent(new Event('beforeprint'));
      const cells = [...document.querySelectorAll('td.value')].map((cell) => cell.textContent);
      dispatchEvent(new Event('afterprint'));
      return cells.every((text) => text !== '');
    })()`;
    expect(await browser.value(whole)).toBe(true);
    expect(await textOf('count')).toBe('0 / 20');
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
    expect(await textOf('count')).toBe('11 / 11');
    expect(await textOf('node-facts')).toContain('<img src=x onerror=alert(1)>');
    expect(browser.complaints).toEqual([]);
    expect(browser.requests).toEqual([`file://${path}`]);
  });
});
