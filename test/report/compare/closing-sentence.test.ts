// What the last lines say, for data of each kind.
import { expect, test } from 'vitest';
import type { ErrorMeasures } from '../../../src/compare/comparison.js';
import type { ReferenceStatus } from '../../../src/compare/reference-data.js';
import { flatComparison } from '../../../src/compare/forms.js';
import { closingParagraphs } from '../../../src/report/compare/closing-sentence.js';
import type { AskedWith } from '../../../src/report/compare/sweep-pointer.js';
import { tie } from '../../../src/report/text/display-width.js';
import {
  cancellation,
  cancelling,
  kink,
  ofInputs,
  resultOf,
  reversedSign,
  smooth,
  withDiagnosis,
  type Sample,
} from './sample-comparisons.js';

const said = (sample: Sample, asked?: AskedWith): string =>
  closingParagraphs(flatComparison(withDiagnosis(sample)), asked)
    .join('\n')
    .replaceAll(tie, ' ');

test('who is right, who is close, who keeps how many digits at which step', () => {
  expect(said(smooth)).toBe(
    'Forward, reverse and symbolic are right to the last bit. Complex step is within 1.3 ulp. ' +
      'Richardson keeps 13 digits, the central difference 10 at δ = 7.3e-6, the forward difference 7 at δ = 1.8e-8. ' +
      'See: diffcmp sweep "x*cos(x)" --at 1.2',
  );
});

test("mathjs's acoth is named", () => {
  expect(said(reversedSign)).toBe("Forward is right to the last bit. mathjs's symbolic acoth' has the wrong sign.");
});

test('a correct rounding is right to the last bit, whatever its relative error', () => {
  const underflow = { absolute: 3e-320, relative: 0.6, ulps: 0.4, bits: 0 };
  const results = [resultOf('forward', 'x', 5e-324, underflow), resultOf('reverse', 'x', 5e-324, underflow)];
  const reference = { ...smooth.reference, gradient: { x: 5e-324 }, digits: { x: '3e-324' } };
  expect(said({ ...smooth, reference, results })).toBe('Forward and reverse are right to the last bit.');
});

test('a result just beyond half a unit in the last place is not said to be within it', () => {
  const results = [resultOf('forward', 'x', -0.75, { absolute: 1e-16, relative: 1e-16, ulps: 0.528, bits: 53 })];
  expect(said({ ...smooth, results })).toBe('Forward is within 0.53 ulp.');
});

test('at a truth of exactly 0 a small error is not called wrong, a large one is', () => {
  const reference = { ...smooth.reference, gradient: { x: 0 }, digits: { x: '0' } };
  const off = (size: number) =>
    ({ absolute: Math.abs(size), relative: 'Infinity', ulps: 'Infinity', bits: 0 }) as const;
  const of = (size: number) => resultOf('central-difference', 'x', size, off(size));
  expect(said({ ...smooth, reference, results: [of(-1e-40)] })).toBe(
    'The central difference gives -1e-40 where the truth is exactly 0.',
  );
  expect(said({ ...smooth, reference, results: [of(0.5)] })).toMatch(/is wrong here: it gives 0.5, the truth is 0\.$/);
});

test('no correct digit, but little beside the function, is not called wrong', () => {
  const reference = { ...smooth.reference, gradient: { x: 6e-17 }, digits: { x: '6e-17' } };
  const results = [
    resultOf('forward', 'x', 6e-17, { absolute: 0, relative: 0, ulps: 0, bits: 53 }),
    resultOf('richardson', 'x', 0, { absolute: 6e-17, relative: 1, ulps: 5e15, bits: 0 }),
    resultOf('forward-difference', 'x', -1e-9, { absolute: 1e-9, relative: 1.6e7, ulps: 8e22, bits: 0 }),
  ];
  expect(said({ ...smooth, reference, results })).toBe(
    'Forward is right to the last bit. Richardson keeps no correct digit: it gives 0, the truth is 6e-17. ' +
      'Nor does the forward difference (-1e-9).',
  );
});

test('methods that are wrong alike stand in one sentence, with cancellation where it is the cause', () => {
  const richardson = resultOf('richardson', 'x', -8.3333e-8, { absolute: 1e-13, relative: 2e-6, ulps: 1e10, bits: 18 });
  expect(said({ ...cancelling, results: [richardson, ...cancelling.results] })).toMatch(
    /Forward and reverse are wrong here, by cancellation at 1 - cos\(x\): they give -88\.9, the truth is -8\.33e-8\./,
  );
});

test('methods that ignore a tie are not excused by cancellation', () => {
  const operations = { total: 1, byKind: { compare: 1 } };
  const miss = { absolute: 0.756, relative: 1, ulps: 5e15, bits: 0 };
  const results = [resultOf('reverse', 'x', 0, miss), resultOf('complex-step', 'x', 0, miss)];
  expect(said({ ...smooth, value: { ...smooth.value, operations }, results })).toBe(
    'Reverse and complex step are wrong here: they give 0, the truth is -0.756.',
  );
});

test('second derivatives are not paired with the step of the first', () => {
  const error = { absolute: 1e-8, relative: 1e-8, ulps: 6e7, bits: 26 };
  const results = [
    resultOf(
      'central-difference',
      'x',
      -0.75,
      { absolute: 1e-12, relative: 1e-12, ulps: 9e3, bits: 39 },
      {
        delta: { x: 7e-6 },
        hessian: { x: { x: 1.00000001 } },
        hessianError: { x: { x: error } },
      },
    ),
  ];
  const second = { hessian: { x: { x: 1 } }, hessianDigits: { x: { x: '1' } } };
  const statuses = { hessianStatuses: { x: { x: 'certified' as const } } };
  expect(said({ ...smooth, order: 2, reference: { ...smooth.reference, ...second, ...statuses }, results })).toBe(
    'First derivative: The central difference keeps 12 digits at δ = 7.0e-6.\nSecond derivative: The central difference keeps 8 digits.',
  );
});

test('only derivatives that are not certified are spoken of', () => {
  const sample = ofInputs(2);
  const statuses = { x1: 'infinite', x2: 'certified' } as const;
  const { reference, results } = sample;
  const text = said({
    ...sample,
    reference: {
      ...reference,
      status: 'infinite',
      statuses,
      kinds: { x1: 'endpoint', x2: null },
      gradient: { ...reference.gradient, x1: null },
      digits: { ...reference.digits, x1: null },
      left: { x1: null, x2: 0 },
      right: { x1: 'Infinity', x2: 0 },
    },
    results: results.map((result) => ({ ...result, error: { ...result.error, x1: null } })),
  });
  expect(text).toBe(
    'The slope by x1 is infinite here, where the domain ends: +∞ from the right and none from the left (outside the ' +
      'domain); any finite answer is wrong. By x2, forward is right to the last bit. The central difference keeps 10 digits.',
  );
});

test('beside a jump the slope is said once if it is the same on both sides', () => {
  const reference = {
    ...kink.reference,
    status: 'jump',
    statuses: { x: 'jump' },
    left: { x: 0 },
    right: { x: 0 },
  } as const;
  expect(said({ ...kink, reference })).toContain('so it has no derivative; the slope is 0 on both sides of the jump.');
});

test('a second derivative has a status of its own', () => {
  const reference = {
    ...kink.reference,
    hessian: { x: { x: null } },
    hessianStatuses: { x: { x: 'undecided' } },
  } as const;
  expect(said({ ...kink, order: 2, reference })).toMatch(
    /The second derivative stays undecided, so no error is measured/,
  );
});

test('a constant has no derivative to speak of', () => {
  expect(said({ ...smooth, read: '5', point: {}, wrt: [], results: [] })).toBe(
    '5 is a constant: there is nothing to differentiate.',
  );
});

test('another symbolic result of the wrong sign', () => {
  const results = reversedSign.results.map((result) => ({ ...result, why: null }));
  expect(said({ ...reversedSign, results })).toMatch(
    /mathjs's symbolic derivative is wrong here \(the sign is reversed\): it gives 0.333, the truth is -0.333\.$/,
  );
});

test('cancellation that no method survives', () => {
  expect(said(cancelling)).toMatch(
    /Every method loses all its digits here, by cancellation at 1 - cos\(x\): the truth is -8.33e-8, forward gives -88.9\.$/,
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
  expect(said({ ...kink, reference: { ...kink.reference, status, statuses: { x: status } } })).toMatch(words);
});

test('with several inputs the worst component counts', () => {
  expect(said(ofInputs(12))).toBe('Forward is right to the last bit. The central difference keeps 9 digits.');
});

test('no method has an answer', () => {
  const results = [resultOf('symbolic', 'x', 0, null, { status: 'unsupported', gradient: null, error: null })];
  expect(said({ ...smooth, results })).toBe('No method has an answer here.');
});

test.each([
  ['several inputs', ofInputs(2)],
  ['second derivatives', { ...smooth, order: 2 } satisfies Sample],
  ['text that a shell would change', { ...smooth, expression: 'x*cos(x) # "$HOME"' }],
  ['text of several lines', { ...smooth, expression: 'a = x^2\na*x' }],
  ['methods that lost nothing', { ...smooth, results: smooth.results.slice(0, 3) }],
] as const)('the sweep is not pointed at for %s', (_, comparison) => {
  expect(said(comparison)).not.toContain('diffcmp sweep');
});

test('the sweep is pointed at in the precision of the comparison', () => {
  expect(said({ ...smooth, precision: 'float32' })).toMatch(/See: diffcmp sweep "x\*cos\(x\)" --at 1.2 -p float32$/);
  expect(said(smooth, { reduce: 'sum' })).toMatch(/--at 1.2 --reduce sum$/);
});

test('the sweep is pointed at with what the function was asked with; not at all where a shell would change that', () => {
  const pointer = (set: readonly string[]): string => said(smooth, { set, allowOutside: true });
  expect(pointer(['n=13', 'w=[1, 2]'])).toMatch(/ --at 1.2 --set n=13 --set "w=\[1, 2\]" --allow-outside$/);
  expect(pointer(['w={"a":1}'])).not.toContain('diffcmp sweep');
});

test('methods with reasons of their own stand in sentences of their own', () => {
  const results = cancelling.results.map((result, i) =>
    i === 0 ? { ...result, why: { ...cancellation, cause: 'branch', node: 'x > 0' } as const } : result,
  );
  expect(said({ ...cancelling, results })).toMatch(
    /Forward is wrong here, on another branch at x > 0: it gives -88.9, the truth is -8.33e-8. Reverse is wrong here, by cancellation at 1 - cos\(x\): it gives/,
  );
});

test('numbers that are none have a reason too', () => {
  const why = { ...cancellation, cause: 'overflow', node: 'exp(x)' } as const;
  const results = [resultOf('forward', 'x', NaN, off(NaN), { why, gradient: { x: 'NaN' } })];
  expect(said({ ...smooth, results })).toBe('No method has an answer here, by overflow of exp(x).');
  expect(said({ ...smooth, results: [...results, ...smooth.results.slice(1)] })).toMatch(
    /Forward gives no finite number, by overflow of exp\(x\)\./,
  );
});

/** An error of that relative size, of a truth of 1. */
const off = (relative: number): ErrorMeasures => ({
  absolute: relative,
  relative,
  ulps: relative * 2 ** 52,
  bits: Math.max(0, Math.floor(-Math.log2(relative))),
});

test.each([
  ['six bits', 0.011, 'keeps 1 digit.'],
  ['four bits', 2 ** -4, 'keeps 1 digit.'],
  ['two digits', 0.0099, 'keeps 2 digits.'],
  ['three bits, beside a large function', 0.11, 'keeps 3 bits.'],
  ['one bit, beside a large function', 0.49, 'keeps 1 bit.'],
  ['no bit, beside a large function', 0.51, 'keeps no correct digit: it gives 1.51, the truth is 1.'],
])('a difference with %s, as the column of bits says', (_, relative, words) => {
  const results = [resultOf('forward-difference', 'x', 1 + relative, off(relative))];
  const reference = { ...smooth.reference, gradient: { x: 1 }, digits: { x: '1' } };
  const value = { ...smooth.value, computed: 1e6, ulps: null };
  expect(said({ ...smooth, expression: '"', value, reference, results })).toBe(`The forward difference ${words}`);
});

test.each([
  [2 ** 60, 'no correct digit'],
  [2 ** 50, 'only 2 correct bits'],
  [2 ** 51, 'only 1 correct bit'],
  [2 ** 48, 'only 1 correct digit'],
  [2 ** 42, 'only 3 correct digits'],
])('a value that is %d ulps off keeps %s', (ulps, words) => {
  expect(said({ ...smooth, value: { ...smooth.value, ulps } })).toMatch(
    new RegExp(`^The value f itself keeps ${words} in float64\\. `),
  );
});

test('digits are counted one by one, and named anew where their number or kind changes', () => {
  const results = [
    resultOf('richardson', 'x', 1, off(0.05)),
    resultOf('central-difference', 'x', 1, off(2e-4)),
    resultOf('forward-difference', 'x', 1, off(0.04)),
  ];
  const reference = { ...smooth.reference, gradient: { x: 2 } };
  expect(said({ ...smooth, expression: '"', reference, results })).toBe(
    'Richardson keeps 1 digit, the central difference 3 digits, the forward difference 1.',
  );
});

test('one bad component leaves a method in the sentence', () => {
  const sample = ofInputs(3);
  const results = sample.results.map((result) =>
    result.method === 'forward'
      ? { ...result, gradient: { ...result.gradient, x2: 5 }, error: { ...result.error, x2: off(4) } }
      : { ...result, gradient: { ...result.gradient, x3: 'NaN' as const }, error: { ...result.error, x3: off(NaN) } },
  );
  expect(said({ ...sample, results })).toBe(
    'Forward is right to the last bit, except by x2. The central difference (except by x3) keeps 10 digits. ' +
      'Forward is wrong here: by x2 it gives 5, the truth is 0.286. The central difference gives no finite number by x3.',
  );
});

test('an infinity is an answer where the truth is infinite', () => {
  const infinite = { status: 'infinite', statuses: { x: 'infinite' }, kinds: { x: 'endpoint' }, left: { x: null }, right: { x: 'Infinity' } } as const;
  const none = resultOf('reverse', 'x', NaN, null, { status: 'failed', gradient: { x: 'NaN' } });
  const right = resultOf('forward', 'x', 0, null, { gradient: { x: 'Infinity' } });
  const sample = { ...kink, reference: { ...kink.reference, ...infinite } };
  expect(said({ ...sample, results: [right, none] })).toMatch(/is wrong\. Forward says so\. Reverse gives no finite number\.$/);
  expect(said({ ...sample, results: [right] })).toMatch(/Forward says so\.$/);
}); // prettier-ignore

test.each([
  [{ forward: 1, reverse: 0 }, /the numbers in \[-1, 1\]\.$/],
  [{ forward: 1.0009, reverse: -1.0009 }, /the numbers in \[-1, 1\]\.$/], // what a step makes of curvature
  [{ forward: 1.25, reverse: 0 }, /in \[-1, 1\]; that of forward mode is none\.$/],
  [{ forward: 1.25, reverse: -1.5 }, /in \[-1, 1\]; those of forward mode and reverse mode are none\.$/],
])('a number outside the subgradients is said to be none of them: %j', (numbers, expected) => {
  const results = [resultOf('forward', 'x', numbers.forward, null), resultOf('reverse', 'x', numbers.reverse, null)];
  expect(said({ ...kink, results })).toMatch(expected);
});
