// As hessian-sabotage.test.ts, with every primitive.
import { afterEach, expect, test, vi } from 'vitest';
import { binaryNames, unaryNames } from '../../src/arithmetic.js';
import { binaryRules, unaryRules } from '../../src/primitives.js';
import { brokenRules, expectSeen } from './hessian-sabotage.js';

afterEach(() => {
  vi.restoreAllMocks();
});

test.each(brokenRules)(
  'A rule of %s, argument %i, that is wrong beside the point is seen in a Hessian',
  (...broken) => {
    expectSeen(broken);
  },
);

test('no smooth primitive is left out', () => {
  const names = [...unaryNames.filter((name) => unaryRules[name].kind === 'smooth'), ...binaryNames.filter((name) => binaryRules[name].kind === 'smooth')]; // prettier-ignore
  const broken = new Set(brokenRules.map(([name]) => name));
  expect(names.filter((name) => !broken.has(name))).toEqual(['mod', 'rem']); // which are seen by way of their steps
});
