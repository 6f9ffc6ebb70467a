// Remedies of forty classical cancellations: a sample; all others in the long suite.
import { expect, test } from 'vitest';
import { truth } from '../../../src/compare/compare.js';
import { sampleOf } from '../../sample.js';
import { classics } from './classics.js';
import { remedyOf } from './found.js';

test('there are forty classical cancellations, and for thirty or more of them a remedy', () => {
  expect(classics).toHaveLength(40);
  expect(classics.filter(({ hasRemedy }) => hasRemedy).length).toBeGreaterThanOrEqual(30);
});

test.each(sampleOf(classics, 8))('$source: $expression at $at', async ({ expression, at, hasRemedy }) => {
  const remedy = await remedyOf(expression, at);
  if (!hasRemedy) {
    expect(remedy).toBeNull();
    return;
  }
  expect(remedy?.bits).toBeGreaterThanOrEqual(8);
  // the text that is shown has the same value and derivatives, to thirty certified digits
  const [given, rewritten] = [await truth(expression, { at }), await truth(remedy?.text ?? '', { at })];
  expect(rewritten.status).toBe('certified');
  expect(rewritten.value).toBe(given.value);
  expect(rewritten.digits).toEqual(given.digits);
});
