// What the numbers of a comparison come to, as data.
import { expect, test } from 'vitest';
import { compare, type CompareOptions } from '../../src/compare/compare.js';
import type { Diagnosis, FlatComparison, Standing, Why } from '../../src/compare/comparison.js';
import type { LossReason } from '../../src/explain/causes.js';
import type { MethodId } from '../../src/methods/table.js';
import { diagnose } from '../../src/compare/diagnosis.js';
import { flatComparison } from '../../src/compare/forms.js';
import { flat, resultOf, smooth as sample } from '../report/compare/sample-comparisons.js';

const smooth = flat(sample);

/** `forward exact`, with the derivative that decides: `forward exact by x`. */
async function ranksAt(expression: string, options: CompareOptions): Promise<string[]> {
  const { diagnosis } = await compare(expression, options);
  const textOf = ({ method, rank, decisive, elsewhere }: Standing): string =>
    [method, rank, ...(decisive === null ? [] : ['by', decisive.wrt.join(',')])].join(' ') +
    (elsewhere === null ? '' : `, elsewhere ${elsewhere.rank}`);
  const { standings, hessian } = diagnosis;
  return [...standings.map(textOf), ...(hessian?.standings ?? []).map((each) => `second: ${textOf(each)}`)];
}

test.each<[string, CompareOptions, string[]]>([
  ['x^2', { at: 3, methods: 'forward' }, ['forward exact by x']],
  ['x*cos(x)', { at: 1.2, methods: 'forward,central-difference' }, ['forward close by x', 'central-difference digits by x']],
  ['x^2', { at: 0, methods: 'forward-difference' }, ['forward-difference zero by x']],
  ['abs(x)', { at: 0, methods: 'forward' }, ['forward unmeasured']],
  ['acoth(x)', { at: 2, methods: 'symbolic' }, ['symbolic wrong by x']],
  ['gamma(x)', { at: 2, methods: 'symbolic' }, ['symbolic no-answer']],
  ['exp(x)*exp(-x)*x', { at: 800, methods: 'forward' }, ['forward no-number by x']],
  ['1e10+exp(-x)', { at: 40, methods: 'forward-difference' }, ['forward-difference faint by x']],
  ['x^3 + y', { at: { x: 1, y: 2 }, methods: 'central-difference' }, ['central-difference digits by x']],
  ['x^3', { at: 1.1, order: 2, methods: 'central-difference' }, ['central-difference digits by x', 'second: central-difference digits by x,x']],
  // an infinity is an answer where the truth is infinite, and none where it is finite
  ['sqrt(x)', { at: 0, methods: 'forward,richardson' }, ['forward infinite', 'richardson no-number by x']],
  ['sqrt(x)', { at: 0, order: 2, methods: 'forward' }, ['forward infinite', 'second: forward infinite']],
  ['exp(x)*1e10', { at: 690, methods: 'forward' }, ['forward no-number by x']],
  // a wrong derivative is none the less where the value overflows, or the input is 0
  ['exp(800) + (1 - cos(x))/x^2', { at: 1e-6, methods: 'forward' }, ['forward wrong by x']],
  ['x == 0 ? 1 : x + 1', { at: 0, methods: 'reverse' }, ['reverse wrong by x']],
  // one bad derivative says nothing of the others
  ['x^2 + exp(y)*exp(-y)*y', { at: { x: 3, y: 800 }, methods: 'forward' }, ['forward no-number by y, elsewhere exact']],
  ['x^2 + (y + 1e17) - 1e17', { at: { x: 3, y: 1 }, methods: 'forward-difference' }, ['forward-difference wrong by x']],
  ['x^3 + (y*1e17 - (y*1e17 - y))', { at: { x: 3, y: 1.1 }, methods: 'central-difference' }, ['central-difference wrong by y, elsewhere digits']],
])('%s %j: the rank, and the derivative that decides it', async (expression, options, expected) => {
  expect(await ranksAt(expression, options)).toEqual(expected);
}); // prettier-ignore

test('the worst errors are told apart by the order of the derivative, and have the sizes of the results', async () => {
  const at = { x: 1.1, y: 0.3 };
  const { diagnosis, results } = flatComparison(
    await compare('x^3*y', { at, order: 2, methods: ['central-difference'] }),
  );
  const [standing] = diagnosis.standings;
  const [result] = results;
  expect(standing?.worst).toEqual({ wrt: ['x'], ulps: result?.error?.['x']?.ulps, bits: result?.error?.['x']?.bits });
  const { wrt = [], ulps } = diagnosis.hessian?.standings[0]?.worst ?? {};
  const [first = '', second = ''] = wrt;
  expect(ulps).toBe(result?.hessianError?.[first]?.[second]?.ulps);
  const all = Object.values(result?.hessianError ?? {}).flatMap((row) => Object.values(row));
  expect(ulps).toBe(Math.max(...all.map((error) => Number(error?.ulps))));
});

test('a first derivative has no second one to be worst', async () => {
  const { diagnosis } = await compare('x^2', { at: 3, methods: ['forward'] });
  expect(diagnosis.standings[0]).toEqual({
    method: 'forward',
    rank: 'exact',
    decisive: { wrt: ['x'], relative: 0 },
    elsewhere: null,
    bad: [],
    worst: { wrt: ['x'], ulps: 0, bits: 53 },
    wrongRule: null,
  });
});

test.each<[string, CompareOptions, string | null]>([
  ['x*cos(x)', { at: 1.2 }, null],
  ['(1-cos(x))/x^2', { at: 1e-8 }, 'cancellation'],
  // what differences lose says nothing of the others
  ['(x + 1e17) - 1e17', { at: 1e-3 }, null],
])('%s %j: the cause is %s', async (expression, options, cause) => {
  expect((await compare(expression, options)).diagnosis.cause).toBe(cause);
});

/** A result that is off by so many ulps, or by so much. */
function rankOff(value: number, x: number, truth: number, off: number, ulps: number): string | undefined {
  const error = { absolute: off, relative: Math.abs(off / truth), ulps, bits: 0 };
  return diagnose({
    ...smooth,
    point: { x },
    value: { ...smooth.value, computed: [value] },
    reference: { ...smooth.reference, gradient: { x: truth } },
    results: [resultOf('central-difference', 'x', truth + off, error)],
  }).standings[0]?.rank;
}

test.each([
  ['half an ulp', rankOff(1, 1, 1, -(2 ** -53), 0.5), 'exact'],
  ['more than half an ulp', rankOff(1, 1, 1, 2 ** -52, 0.51), 'close'],
  ['16 ulps', rankOff(1, 1, 1, 2 ** -48, 16), 'close'],
  ['17 ulps', rankOff(1, 1, 1, 17 * 2 ** -52, 17), 'digits'],
  ['less than a tenth', rankOff(1, 1, 1, 0.099, 1e13), 'digits'],
  ['more than a tenth', rankOff(1, 1, 1, 0.101, 1e13), 'wrong'],
  ['more than a tenth, beside a large function', rankOff(1020, 1, 1, 0.101, 1e13), 'digits'],
  ['more than half, beside a large function', rankOff(5100, 1, 1, 0.501, 1e13), 'faint'],
  ['more than half, beside one that varies over longer lengths', rankOff(5100, -2, 1, 0.501, 1e13), 'wrong'],
  // where the function is 0 or has no value, a typical derivative is of size 1
  ['less than a hundredth of nothing', rankOff(0, 1, 0, 0.0099, 1e13), 'zero'],
  ['a hundredth of nothing', rankOff(0, 1, 0, 0.0101, 1e13), 'wrong'],
  ['a hundredth of nothing, beside a large function', rankOff(2, 1, 0, 0.0101, 1e13), 'zero'],
  ['a hundredth of nothing at a large point', rankOff(1, 2, 0, 0.0099, 1e13), 'wrong'],
])('an error of %s: %s', (_, rank, expected) => {
  expect(rank).toBe(expected);
});

test('a number that is none counts as the worst', async () => {
  const { diagnosis } = await compare('exp(x)*exp(-x)*x + cbrt(y)', { at: { x: 800, y: 3 }, methods: ['forward'] });
  expect(diagnosis.standings[0]).toMatchObject({ rank: 'no-number', worst: { wrt: ['x'], ulps: 'NaN' } });
});

const lost = { absolute: 1, relative: 1, ulps: 1e16, bits: 0 };
const noNumber = resultOf('forward', 'x', NaN, null, { status: 'failed' });
const why = (cause: LossReason): Why => ({ node: 'x - 1', line: 1, column: 3, cause, lostBits: 50, condition: 1e15 });
const blamed = (method: MethodId, cause: LossReason | null, error = lost): FlatComparison['results'][number] =>
  resultOf(method, 'x', 5, error, { why: cause && why(cause) });

test.each<[string, FlatComparison['results'], string | null]>([
  ['one method', [blamed('forward', 'overflow')], 'overflow'],
  ['no digit, but little beside the function', [blamed('forward', 'cancellation', { ...lost, absolute: 1e-9 })], 'cancellation'],
  ['two that agree', [blamed('forward', 'underflow'), blamed('reverse', 'underflow')], 'underflow'],
  ['two that do not', [blamed('forward', 'underflow'), blamed('reverse', 'branch')], null],
  ['a second one without a reason', [blamed('forward', 'underflow'), blamed('reverse', null)], null],
  ['another one without a number', [{ ...noNumber, why: why('overflow') }, blamed('reverse', 'overflow')], 'overflow'],
  ['the complex step alone', [blamed('complex-step', 'saturation')], 'saturation'],
  ['no method that is exact but for rounding', [blamed('richardson', 'step-too-wide')], null],
  ['one of them that is right', [...smooth.results, blamed('reverse', 'cancellation')], null],
  ['nothing measured', [resultOf('forward', 'x', 5, lost)], null],
])('%s: the cause is what was measured of the methods that are exact but for rounding', (_, results, cause) => {
  expect(diagnose({ ...smooth, results }).cause).toBe(cause);
}); // prettier-ignore

test.each([
  ['acoth(x)', 1 / 3, { function: 'acoth', reversed: true }],
  ['acoth(x)^2', 5, { function: 'acoth', reversed: false }],
  ['x^2', 0.7560891486839979, { function: null, reversed: true }],
  ['x^2', 5, null],
])('%s with %d from mathjs: the rule to blame is %j', (read, given, rule) => {
  const gradient = { x: read === 'acoth(x)' ? -1 / 3 : -0.7560891486839979 };
  const measured = rule?.function == null ? null : { ...why('wrong-rule'), node: 'acoth(x)' };
  const results = [
    resultOf('symbolic', 'x', given, { absolute: 1, relative: 2, ulps: 1e16, bits: 0 }, { why: measured }),
  ];
  const { standings } = diagnose({ ...smooth, read, reference: { ...smooth.reference, gradient }, results });
  expect(standings[0]?.wrongRule).toEqual(rule);
});

test('only mathjs has rules to blame, and only for what is wrong', () => {
  const error = { absolute: 1, relative: 2, ulps: 1e16, bits: 0 };
  const results = (['forward', 'reverse', 'richardson'] as const).map((id) =>
    resultOf(id, 'x', 0.7560891486839979, error),
  );
  for (const standing of diagnose({ ...smooth, results }).standings)
    expect(standing).toMatchObject({ rank: 'wrong', wrongRule: null });
  expect(diagnose({ ...smooth, read: 'acoth(x)' }).standings[2]).toMatchObject({ rank: 'exact', wrongRule: null });
});

/** The standing of one method at the gradient (5, `second`), whose first derivative is reversed. */
function besideReversed(truth: number, second: number): Standing | undefined {
  const error = { absolute: 10, relative: 2, ulps: 1e16, bits: 0 };
  const relative = truth === 0 ? 0 : Math.abs(second / truth - 1);
  const result = resultOf('symbolic', 'x', -5, error);
  return diagnose({
    ...smooth,
    wrt: ['x', 'y'],
    reference: { ...smooth.reference, gradient: { x: 5, y: truth }, statuses: { x: 'certified', y: 'certified' } },
    results: [{ ...result, gradient: { x: -5, y: second }, error: { x: error, y: { ...error, relative } } }],
  }).standings[0];
}

test('the sign is reversed only if that of every derivative is', () => {
  expect(besideReversed(3, -3)?.wrongRule).toEqual({ function: null, reversed: true });
  expect(besideReversed(3, 3)?.wrongRule).toBeNull();
  // 0 has no sign to be wrong
  expect(besideReversed(0, 0)?.wrongRule).toBeNull();
});

// the truth is 0.43, of which an ulp is 2^-54, so 1 ulp is 2^-52.8 of it
test.each<[string, number | null, Diagnosis['lostValue']]>([
  ['of which half is right', 2 ** 26, null],
  ['with 21 bits', 2 ** 31, null],
  ['with 20 bits', 2 ** 32, { bits: 20, digits: 6 }],
  ['with a digit', 2 ** 48.8, { bits: 3, digits: 1 }],
  ['with two bits', 2 ** 50, { bits: 2, digits: 0 }],
  ['without a bit', 2 ** 60, { bits: 0, digits: 0 }],
  ['that is not known', null, null],
])('a value %s', (_, ulps, lost) => {
  expect(diagnose({ ...smooth, value: { ...smooth.value, ulps: [ulps] } }).lostValue).toEqual(lost);
});

test('a value of 0 has no digits to lose', () => {
  const value = { ...smooth.value, ulps: [1e20] };
  expect(diagnose({ ...smooth, value, reference: { ...smooth.reference, value: ['0'] } }).lostValue).toBeNull();
});
