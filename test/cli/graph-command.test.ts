// `diffcmp graph` as a command: what it prints, where it writes, and how it ends.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph-data.js';
import { graph } from '../../src/graph/graph.js';
import { runMain } from './run-main.js';

const chain = 'x3 = log(x1*x2); x5 = sqrt(x3*x4); y = sin(x5*x6)';
const at = ['--at', 'x1=2,x2=3,x4=0.5,x6=1.5'];
const run = (...words: string[]) => runMain(['graph', ...words]);

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'graph-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string): string => join(folder, name);

test('-f json is what graph() returns', async () => {
  const { exit, stdout } = await run(chain, ...at, '--of', 'x5', '--wrt', 'x3', '--certified', '--trace', 'reverse', '-f', 'json'); // prettier-ignore
  const options = { at: at[1] ?? '', of: 'x5', wrt: 'x3', certified: true, trace: ['reverse'] } as const;
  expect(exit).toBe(0);
  expect(JSON.parse(stdout)).toEqual(await graph(chain, options));
});

test('--max-nodes folds what people read, and no data', async () => {
  const recursion = 'f(n, x) = n <= 0 ? x : sin(f(n-1, x)); f(300, x)';
  const few = ['--at', '1', '--max-nodes', '10'];
  const { stdout } = await run(recursion, ...few, '-f', 'json');
  expect((JSON.parse(stdout) as Graph).nodes).toHaveLength(601);
  const rows: unknown[] = parse((await run(recursion, ...few, '-f', 'csv')).stdout);
  expect(rows).toHaveLength(602);
  for (const format of ['table', 'md', 'latex', 'mermaid', 'dot'])
    expect((await run(recursion, ...few, '-f', format)).stdout).toMatch(/59\d nodes/);
  expect((await run(recursion, '--at', '1')).stdout).toContain('nodes are folded; --max-nodes 601 shows them.');
});

test('--trace may be given twice, or with both sweeps', async () => {
  const twice = await run('x^2', '--at', '3', '--trace', 'forward', '--trace', 'reverse');
  const both = await run('x^2', '--at', '3', '--trace', 'forward,reverse');
  expect(twice.stdout).toBe(both.stdout);
  expect(both.stdout).toContain('forward sweep: ');
  expect(both.stdout).toContain('reverse sweep: ');
});

test.each([
  ['up', "--trace takes forward and reverse, got 'up'", 'hint: for example --trace forward'],
  ['forwards', "--trace takes forward and reverse, got 'forwards'", "hint: did you mean 'forward'?"],
  ['', "--trace takes forward and reverse, got ''", 'hint: for example --trace forward'],
  [',', "--trace takes forward and reverse, got ','", 'hint: for example --trace forward'],
])('--trace %j is told what it takes', async (sweeps, ...said) => {
  const { exit, stderr } = await run('x^2', '--at', '3', '--trace', sweeps);
  expect(exit).toBe(2);
  for (const each of said) expect(stderr).toContain(each);
});

describe('mistakes', () => {
  test.each([
    [['x^2', '--at', '3', '--of', 'z'], 2, 'unknown-variable'],
    [['a = x^2; a', '--at', '3', '--wrt', 'aa'], 2, 'unknown-variable'],
    [['x^2', '--at', '3', '--trace', 'forwards'], 2, 'bad-option'],
    [['x^2', '--at', '3', '--max-nodes', '0'], 2, 'bad-option'],
    [['x*y', '--at', 'x=1,y=2', '--trace', 'forward'], 2, 'bad-option'],
    [['x^2', '--at', '3', '-f', 'png'], 2, 'bad-option'],
    [['x^2', '--at', '3', '--svg', 'graph.png'], 2, 'bad-option'],
    [['x^', '--at', '3'], 2, 'expr-syntax'],
    [['x*y', '--at', 'x=3'], 2, 'unbound-variable'],
    [['a = log(x); a*2', '--at', '-1'], 4, 'outside-domain'],
  ])('%j ends with %i', async (words, exit, code) => {
    const outcome = await run(...words);
    expect([outcome.exit, outcome.stdout]).toEqual([exit, '']);
    expect(outcome.stderr).toMatch(new RegExp(`^error\\[${code}\\]: `));
    expect(outcome.stderr).toContain('hint: ');
  });

  test('a picture that would be too large is refused before anything is written', async () => {
    const words = ['f(n, x) = n <= 0 ? x : sin(f(n-1, x)); f(300, x)', '--at', '1'];
    for (const option of ['--svg', '--png']) {
      const picture = file(`large.${option.slice(2)}`);
      const { exit, stdout, stderr } = await run(...words, option, picture, '-o', file('large.txt'));
      expect([exit, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^error\[graph-too-large\]: the graph has 601 nodes, and a picture shows 200 at most\n/);
      expect(stderr).toContain('hint: --max-nodes 200 ');
      expect([picture, file('large.txt')].filter(existsSync)).toEqual([]);
    }
    expect((await run(...words, '--svg', file('folded.svg'), '--max-nodes', '20')).exit).toBe(0);
  });

  test('a value that is no finite number: the list, where that begins, and 4', async () => {
    const { exit, stdout, stderr } = await run('a = exp(x); a*2', '--at', '800');
    expect(exit).toBe(4);
    expect(stdout).toContain('Infinity');
    expect(stderr).toMatch(
      /^error\[non-finite\]: v1 = a \* 2 is no finite number there: that begins at a = exp\(x\)\n/,
    );
    const asData = await run('exp(x)', '--at', '800', '-f', 'json');
    expect(asData.exit).toBe(4);
    expect(JSON.parse(asData.stderr)).toMatchObject({ error: { code: 'non-finite' } });
  });

  test('two options that name one file, and a file that exists', async () => {
    writeFileSync(file('old.svg'), '');
    expect((await run('x', '--at', '1', '--svg', file('old.svg'))).stderr).toMatch(/^error\[output-exists\]/);
    const same = await run('x', '--at', '1', '--svg', file('s.svg'), '-o', file('s.svg'));
    expect(same.stderr).toMatch(/^error\[bad-option\]: [^]* are\s+the same file/);
  });
});

test('pictures and pages are written beside the results', async () => {
  const [svg, png, html] = ['chain.svg', 'chain.png', 'chain.html'].map(file) as [string, string, string];
  const { exit, stdout, stderr } = await run(chain, ...at, '--svg', svg, '--png', png, '--html', html);
  expect([exit, stderr]).toEqual([0, '']);
  expect(stdout).toContain('node ');
  expect(readFileSync(svg, 'utf8')).toMatch(/^<svg [^]*<g id="node-9" class="node operation path of">[^]*<\/svg>\n$/);
  expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG');
  expect(readFileSync(html, 'utf8')).toMatch(/^<!DOCTYPE html>/);
});

test('the same input gives the same bytes', async () => {
  for (const format of ['table', 'dot', 'mermaid', 'latex', 'md'])
    expect((await run(chain, ...at, '-f', format)).stdout).toBe((await run(chain, ...at, '-f', format)).stdout);
});
