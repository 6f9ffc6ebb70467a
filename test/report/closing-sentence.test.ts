// What the last lines say, for data of each kind.
import { expect, test } from 'vitest';
import type { Comparison, ReferenceStatus } from '../../src/comparison.js';
import { closingSentence } from '../../src/report/closing-sentence.js';
import { tie } from '../../src/report/display-width.js';
import { cancelling, kink, ofInputs, resultOf, reversedSign, smooth } from './sample-comparisons.js';

const said = (comparison: Comparison): string => closingSentence(comparison).replaceAll(tie, ' ');

test('who is right, who is close, who keeps how many digits at which step', () => {
  expect(said(smooth)).toBe(
    'Forward, reverse and symbolic are right to the last bit. Complex step is within 1.3 ulp. ' +
      'Richardson keeps 13.9 digits, the central difference 10.9 at δ = 7.3e-6, the forward difference 7.6 at δ = 1.8e-8.',
  );
});

test("mathjs's acoth is named", () => {
  expect(said(reversedSign)).toBe("Forward is right to the last bit. mathjs's symbolic acoth' has the wrong sign.");
});

test('another symbolic result of the wrong sign', () => {
  expect(said({ ...reversedSign, read: 'x^2' })).toMatch(
    /mathjs's symbolic derivative is wrong here \(the sign is reversed\): it gives 0.333, the truth is -0.333\.$/,
  );
});

test('cancellation that no method survives', () => {
  expect(said(cancelling)).toMatch(
    /Every method loses all its digits here, by cancellation in float64: the truth is -8.33e-8, forward gives -88.9\.$/,
  );
});

test('a kink with both sides', () => {
  expect(said(kink)).toContain('no derivative at this kink: -1 from the left and 1 from the right');
});

test.each<[ReferenceStatus, RegExp]>([
  ['jump', /jumps here/],
  ['infinite', /infinite here/],
  ['undefined', /undefined here/],
  ['undecided', /stays undecided/],
])('the status %s is explained', (status, words) => {
  expect(said({ ...kink, reference: { ...kink.reference, status } })).toMatch(words);
});

test('with several inputs the worst component counts', () => {
  expect(said(ofInputs(12))).toBe('Forward is right to the last bit. The central difference keeps 9.9 digits.');
});

test('no method has an answer', () => {
  const results = [resultOf('symbolic', 'x', 0, null, { status: 'unsupported', gradient: null, error: null })];
  expect(said({ ...smooth, results })).toBe('No method has an answer here.');
});
