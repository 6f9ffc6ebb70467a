// The matcher of Vitest: what passes, what fails, and what is said.
import { describe, expect, test } from 'vitest';
import '../../src/vitest.js';

const f = (x: readonly number[]): number => (x[0] ?? 0) ** 2 * Math.sin(x[1] ?? 0);
const gradient = (x: readonly number[]): number[] => [2 * (x[0] ?? 0) * Math.sin(x[1] ?? 0), (x[0] ?? 0) ** 2 * Math.cos(x[1] ?? 0)]; // prettier-ignore

async function said(check: Promise<unknown>): Promise<string> {
  try {
    await check;
  } catch (error) {
    return String((error as Error).message);
  }
  return '';
}

describe('toBeGradientOf', () => {
  test('passes for a right gradient, of functions and of texts', async () => {
    await expect(gradient).toBeGradientOf(f, { at: [1.5, 0.3] });
    await expect(gradient).toBeGradientOf(f, { points: [[1, 2], [3, 4]] }); // prettier-ignore
    await expect('3*x^2').toBeGradientOf('x^3', { range: 'x=-2:2' });
    await expect('2*x^2').not.toBeGradientOf('x^3', { at: 2 });
  });

  test('says of a wrong one which component, both values, and the likely mistake', async () => {
    const wrong = (x: readonly number[]): number[] => gradient(x).map((each, i) => (i === 1 ? -each : each));
    const message = await said(expect(wrong).toBeGradientOf(f, { at: [1.5, 0.3] }));
    expect(message).toContain('expected the gradient of f');
    expect(message).toMatch(/x\[2\] +FAIL +-2\.1495/);
    expect(message).toContain('Likely mistake: sign');
    expect(await said(expect('2*x^2').toBeGradientOf('x^3', { at: 2 }))).toMatch(/8 +12 +2\/3 +factor 2\/3/);
  });

  test('fails where nothing can be judged, with the reason', async () => {
    expect(await said(expect('sign(x)').toBeGradientOf('abs(x)', { at: 0 }))).toContain('the slopes to the left and to the right differ'); // prettier-ignore
  });

  test('and so it does of something else, which isn’t shown to be wrong', async () => {
    const message = await said(expect('1').not.toBeGradientOf('abs(x)', { at: 0 }));
    expect(message).toContain('expected something else than the gradient, and nothing could be judged');
    expect(message).toContain('the slopes to the left and to the right differ');
  });

  test('says what else was expected of one that is right', async () => {
    expect(await said(expect('3*x^2').not.toBeGradientOf('x^3', { at: 2 }))).toBe(
      'expected something else than the gradient, and the gradient is right at the point',
    );
  });

  test('throws for what is no check at all', async () => {
    expect(await said(expect('3*x^2').toBeGradientOf('x^3', {}))).toContain("'x' has no value");
  });
});
