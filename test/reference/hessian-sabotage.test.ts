// A wrong second derivative among many must never become a certified digit.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { brokenRules, expectSeen, flat, said, tilted, withPartial } from './hessian-sabotage.js';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('A rule that is wrong beside the point alone', () => {
  const sample = brokenRules.filter(([name]) => ['sin', 'exp', 'mul', 'div', 'atan2'].includes(name));
  test.each(sample)('of %s, argument %i, is seen in a Hessian', (...broken) => {
    expectSeen(broken);
  });

  /* prettier-ignore */
  test.each([
    // a wrong entry far less than others is no less wrong
    ['sin(a) + 1e12*b*c',              [0.7, 3, 5]],
    ['sin(a) + a*b + a*c + 1e15*exp(b + c)', [0.7, 3, 5]],  // nor where differences of the large ones converge later
    ['sin(a) + 1e40*b*c',              [0.7, 3, 5]],
    ['1e-30*sin(a) + b*c',             [0.7, 3, 5]],
    ['1e-250*sin(a) + b*c',            [0.7, 3, 5]],
    ['sin(a) + b*c',                   [0.7, 1e150, 1e-150]],
    ['sin(1e-9*a) + b*c',              [0.7e9, 3, 5]],
    ['sin(a) - sin(b) + c*d',          [0.7, 0.7, 3, 5]],   // nor do two cancel
    ['sin(a) + sin(b) + sin(c) + d*e', [0.7, 0.7, 0.7, 3, 5]],
  ] as const)('is seen in %s at %j', (text, at) => {
    expect(said(text, at)).not.toMatch(/null|contradiction/);
    const sine = text.includes('1e-9') ? 1e-9 * 0.7e9 : 0.7;
    expect(withPartial('sin', 0, (original) => tilted(original, 0, sine), () => said(text, at))).toBe('contradiction');
  });

  test.each(['sin(a) + b*c', 'sin(a) + 1e12*b*c', '1e-20*sin(a) + b*c', 'sin(a) + 1e30*exp(b)*c'])('is seen in %s, where it makes a zero', (text) => {
    expect(withPartial('sin', 0, flat, () => said(text, [0.7, 3, 5]))).toBe('contradiction');
  }); // prettier-ignore
});
