// The truth without methods, and as many digits of it as are asked for.
import { describe, expect, it, test } from 'vitest';
import { compare, truth } from '../../src/compare/compare.js';
import { tableReport } from '../../src/report/compare/table.js';
import { markdownReport } from '../../src/report/compare/markdown.js';

/** 1,000 digits of √2 and more (Newton's iteration over integers). */
function rootOfTwo(digits: number): string {
  const target = 2n * 100n ** BigInt(digits);
  let root = target;
  for (let next = (root + 1n) / 2n; next < root; next = (root + target / root) / 2n) root = next;
  return `1.${String(root).slice(1)}`;
}

describe('The digits asked for', () => {
  test.each([[1], [15], [30], [31], [100], [1000]])('are %d, truncated and certified', async (digits) => {
    const { digits: written, value } = await truth('x*sqrt(2)', { at: 1, digits });
    expect(written['x']).toBe(`${rootOfTwo(1010).slice(0, digits === 1 ? 1 : digits + 1)}…`);
    expect(value).toBe(written['x']);
  });
  it('are all that there are, if these are fewer', async () => {
    expect((await truth('x^2/64', { at: 1, digits: 1000 })).digits['x']).toBe('0.03125');
    expect((await truth('x^3/3', { at: 1, digits: 500, order: 2 })).hessianDigits?.['x']?.['x']).toMatch(
      /^(2|1\.9{499})/,
    );
  });
  it('are narrowed until they are decided, also where they are many', async () => {
    expect((await truth('x - exp(-200)*x', { at: 1, digits: 1000 })).digits['x']).toMatch(/^0\.9{86}86\d{912}…$/);
  });
  it.each([[0], [-1], [1001], [1.5], [NaN]])('may not be %d', async (digits) => {
    await expect(truth('x', { at: 1, digits })).rejects.toMatchObject({ code: 'bad-option' });
  });
});

describe('The truth alone', () => {
  it('is the reference of a comparison', async () => {
    const options = { at: { x: 1.2, y: 0 }, order: 2 } as const;
    expect(await truth('x*cos(x) + y', options)).toEqual((await compare('x*cos(x) + y', options)).reference);
  });
  it('takes no method with it', async () => {
    const comparison = await compare<'tensors'>('x*cos(x)', { at: 1.2, methods: 'none' });
    expect(comparison.results).toEqual([]);
    expect(comparison.diagnosis.standings).toEqual([]);
    expect(tableReport(comparison)).toBe(
      [
        'd/dx  x * cos(x)   at x = 1.2          f = 0.4348293053720083',
        'value 0.434829305372008326743151288276…',
        'truth -0.756089148683997939873787455428…   certified, 128 bits\n',
      ].join('\n'),
    );
    expect(markdownReport(comparison)).not.toContain('method');
  });
  it.each(['[x*(1 - 1e-40), x]', '[x, x*(1 - 1e-40)]'])('of %s takes the bits of the component that takes most', async (text) => {
    expect((await truth(text, { at: 1 })).bits).toBe(256);
    expect((await truth('[x, x]', { at: 1 })).bits).toBe(128);
  }); // prettier-ignore
  it('of many inputs has a line for each', async () => {
    const names = Array.from({ length: 10 }, (_, i) => `x${i}`);
    const at = Object.fromEntries(names.map((name, i) => [name, i]));
    const report = tableReport(
      await compare<'tensors'>(names.map((name) => `${name}^2`).join('+'), { at, methods: 'none' }),
    );
    for (const [i, name] of names.entries()) expect(report).toContain(`∂/∂${name} ${2 * i} `);
  });
  it('is asked by none alone: beside others it adds nothing, and none less all is a mistake', async () => {
    expect((await compare('x', { at: 1, methods: 'none,forward' })).results).toHaveLength(1);
    await expect(compare('x', { at: 1, methods: 'forward,-forward' })).rejects.toMatchObject({
      code: 'unknown-method',
    });
  });
});
