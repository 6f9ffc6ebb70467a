// What single precision has no number near: points, literals, steps; and what files compare with.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { compare, compile, DiffcmpError, grad, readProgram, truth } from '../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'range-'));
afterAll(() => rmSync(folder, { recursive: true }));
const single = { precision: 'float32' } as const;

async function errorOf(step: () => unknown): Promise<string> {
  try {
    await step();
    return 'none';
  } catch (error) {
    if (!(error instanceof DiffcmpError)) throw error;
    const { code, message, span } = error;
    return [code, message, ...(span ? [`${span.start} to ${span.end}`] : [])].join(': ');
  }
}

describe('refused', () => {
  test.each<readonly [string, () => unknown, string]>([
    ['a point', () => compare('log(x)', { at: 1e39, ...single }), 'bad-point: x = 1e39 is beyond the range of float32'],
    ['a point below', () => compare('x^2', { at: -1e300, ...single, conventions: true }), 'bad-point: x = -1e300 is beyond the range of float32'],
    ['a number of an array', () => truth('sum(w)', { at: { w: [1, 1e39] }, ...single }), 'bad-point: w[2] = 1e39 is beyond the range of float32'],
    ['a literal', () => compare('x + 1e39', { at: 1, ...single }), 'literal-overflow: 1e39 is beyond the range of float32: 4 to 8'],
    ['a literal with a sign, in a function', () => compile('f(t) = t*(-1e39); f(x)', single), 'literal-overflow: -1e39 is beyond the range of float32: 10 to 15'],
    ['a literal of a program of arrays', () => compare('sum(1e39*w)', { at: { w: [1, 2] }, ...single }), 'literal-overflow: 1e39 is beyond the range of float32: 4 to 8'],
    ['a step', () => compare('x^2', { at: 1, delta: 1e39, ...single }), 'bad-option: the step 1e39 is beyond the range of float32'],
  ])('%s', async (_, step, message) => {
    expect(await errorOf(step)).toBe(message);
  }); // prettier-ignore

  it('is nothing that doubles have', async () => {
    expect(await errorOf(() => compare('x + 1e39', { at: 1e39, delta: 1e39 }))).toBe('none');
  });

  it('is not the largest number, but what rounds to none', async () => {
    const largest = 3.4028234663852886e38;
    expect(await errorOf(() => compare(`x/${largest}`, { at: largest, ...single }))).toBe('none');
    expect(await errorOf(() => compare('x', { at: 3.4028235677973366e38, ...single }))).toMatch(/^bad-point/);
  });

  const gradient = grad('x^2*y', single);
  it.each<readonly [form: string, good: never, bad: never]>([
    ['numbers by name', { x: 1, y: 2 } as never, { x: 1e39, y: 2 } as never],
    ['a list', [1, 2] as never, [1, -1e39] as never],
  ])('at every call of grad(): %s', async (_, good, bad) => {
    for (let call = 0; call < 3; call++) expect(await errorOf(() => gradient(good))).toBe('none');
    expect(await errorOf(() => gradient(bad))).toMatch(/^bad-point: .* is beyond the range of float32$/);
  });
});

/** Sentinels that files compare with, at 2: they are beyond every number, in any precision. */
test.each<readonly [text: string, derivative: number]>([
  ['x => { let m = -Infinity; for (const v of [x, x * x]) if (v > m) m = v; return m; }', 4],
  ['x => (x === Infinity ? 0 : x * x)', 4],
  ['x => (isFinite(x) ? x * x : 0)', 4],
  ['(x, low = -1e999, high = 1 / 0) => (x < low ? low : x > high ? high : x * x)', 4],
  ['x => Math.min(Number.MAX_VALUE, x * x)', 4],
  ['x => { let best = 1e300; for (const v of [x, 3]) if ((v - 1) ** 2 < best) best = (v - 1) ** 2; return best; }', 2],
])('%s is certified in single precision as in double', async (text, derivative) => {
  const path = join(folder, 'f.js');
  writeFileSync(path, `export const f = ${text};`);
  const f = readProgram(path);
  for (const options of [single, {}]) {
    const { reference, results } = await compare(f, { at: 2, ...options });
    expect([reference.status, reference.gradient]).toEqual(['certified', { x: derivative }]);
    expect(results.find(({ method }) => method === 'reverse')?.gradient).toEqual({ x: derivative });
  }
});
