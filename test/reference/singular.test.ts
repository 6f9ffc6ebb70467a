// Verdicts at a sixth of the singular points, which singular.long.test.ts takes all, and some that were wrong once.
import { describe, expect, it, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { PlainNumber } from '../../src/compare/reference-data.js';
import { flatComparison } from '../../src/compare/forms.js';
import { claimed, testSingularPoints } from './singular.js';

testSingularPoints(6);

describe('A gradient of many inputs', () => {
  test('has the verdict that each input has by itself', async () => {
    const expression = 'floor(square(hypot(x, z))) - y + 0*(x + y + z)';
    const at = { x: -1, y: 1, z: 2 };
    const { statuses, gradient } = (await compare(expression, { at, methods: ['reverse'] })).reference;
    for (const wrt of ['x', 'y', 'z']) {
      const alone = (await compare(expression, { at, wrt, methods: ['reverse'] })).reference;
      expect([wrt, statuses[wrt], gradient[wrt]]).toEqual([wrt, alone.status, alone.gradient[wrt]]);
    }
  });
});

describe('A jump with an infinite slope on one side', () => {
  test('is a jump', async () => {
    const { reference } = await compare('x > 0 ? sqrt(x) + 1 : 0', { at: 0, methods: ['forward'] });
    expect(reference).toMatchObject({ status: 'jump', left: { x: 0 }, right: { x: 'Infinity' } });
  });
});

describe('What random programs were wrong about once', () => {
  /* prettier-ignore */
  it.each<[expression: string, at: number, status: string, left: PlainNumber | null, right: PlainNumber | null]>([
    // a choice whose argument rests at the tie isn't constant beside it
    ['sqrt(relu(x^2))',            0,    'kink', -1, 1],
    ['sqrt(max(0, x^2))',          0,    'kink', -1, 1],
    ['relu(x^2)^0.5',              0,    'kink', -1, 1],
    ['cbrt(max(0, x^2)*x)',        0,    'certified', 1, 1],
    ['cbrt(relu(x^2)*relu(-x))',   0,    'kink', -1, 0],
    ['cbrt(min(0, x^2)) + x',      0,    'certified', 1, 1],
    // 0 that rounds down is -0, which has no sign in the truth
    ['atan2(x - 0.1, -1)',         0.1,  'jump', -1, -1],
  ])('%s at %d: %s', async (expression, at, status, left, right) => {
    const { reference } = flatComparison(await compare(expression, { at, methods: ['forward'] }));
    const { left: below, right: above } = claimed(reference);
    expect([reference.status, below, above]).toEqual([status, left, right]);
  });

  it.each([['s = x^4 - 1; max(s != 0 ? coth(s) - 1/s : 0, 0)', 1]])(
    '%s at %d: values that are too wide to tell contradict nothing',
    async (expression, at) => {
      const { reference } = flatComparison(await compare(expression, { at, methods: ['forward'] }));
      expect(['kink', 'undecided']).toContain(reference.status);
    },
  );
});
