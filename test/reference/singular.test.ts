// Verdicts at a sixth of the singular points, which singular.long.test.ts takes all, and some that were wrong once.
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { testSingularPoints } from './singular.js';

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
