// What is expected of a derivative: how it is read, and when it agrees with the truth.
import { describe, expect, it } from 'vitest';
import { compare, type CompareOptions } from '../../src/compare/compare.js';
import type { Check } from '../../src/compare/comparison.js';
import { judgeWithoutValue } from '../../src/compare/expected-verdict.js';
import type { Reference } from '../../src/compare/reference-data.js';

async function checkOf(expression: string, options: CompareOptions): Promise<Check> {
  const { check } = await compare(expression, { methods: 'forward', ...options });
  if (check === null) throw new Error('nothing was checked');
  return check;
}

/** The verdict of every derivative, by its name. */
async function verdictsOf(expression: string, options: CompareOptions): Promise<Record<string, string>> {
  const { expect: verdicts } = await checkOf(expression, options);
  return Object.fromEntries(Object.entries(verdicts ?? {}).map(([name, { verdict }]) => [name, verdict]));
}

const truth = '-0.75608914868399793987378745542801342';

describe('A number agrees to half a unit of its last written digit', () => {
  it.each<[string, CompareOptions, string]>([
    ['x*cos(x)', { at: 1.2, expect: '-0.756' }, 'PASS'],
    ['x*cos(x)', { at: 1.2, expect: -0.756 }, 'PASS'],
    ['x*cos(x)', { at: 1.2, expect: '-0.757' }, 'FAIL'],
    ['x*cos(x)', { at: 1.2, expect: '-0.7560' }, 'FAIL'],
    ['x*cos(x)', { at: 1.2, expect: '-7.6e-1' }, 'PASS'],
    ['x*cos(x)', { at: 1.2, expect: '0.756' }, 'FAIL'],
    ['x*cos(x)', { at: 1.2, expect: '-1' }, 'PASS'],
    ['x*cos(x)', { at: 1.2, expect: truth }, 'PASS'],
    ['x*cos(x)', { at: 1.2, expect: truth.replace(/2$/, '4') }, 'FAIL'],
    // on the boundary
    ['2.5*x', { at: 1, expect: '2' }, 'PASS'],
    ['2.5*x', { at: 1, expect: '3' }, 'PASS'],
    ['2.5*x', { at: 1, expect: '4' }, 'FAIL'],
    ['x^2', { at: 0, expect: 0 }, 'PASS'],
    ['x^2', { at: 0, expect: '0.000' }, 'PASS'],
    ['x*1e300', { at: 1, expect: '1e300' }, 'PASS'],
    // the nearest double, printed, is right though its digits are not all
    ['x*cos(x)', { at: 1.2, expect: -0.7560891486839979 }, 'PASS'],
    ['x*cos(x)', { at: 1.2, expect: -0.7560891486839978 }, 'FAIL'],
    // more digits than any precision that is tried first
    ['x/3', { at: 1, expect: `0.${'3'.repeat(1200)}` }, 'PASS'],
    ['x/3', { at: 1, expect: `0.${'3'.repeat(1199)}4` }, 'FAIL'],
    // the dual numbers of the first order see another branch than either side takes
    ['x^2 > 0 ? 2*x : x', { at: 0, expect: '2' }, 'PASS'],
    ['sqrt(x^4)', { at: 0, expect: 0 }, 'PASS'],
    ['x/3', { at: 1, precision: 'float32', expect: 0.33333334 }, 'PASS'],
    ['x/3', { at: 1, precision: 'float32', expect: 0.3333332 }, 'FAIL'],
  ])('%s %j: %s', async (expression, options, verdict) => {
    expect(await verdictsOf(expression, options)).toEqual({ x: verdict });
  });
});

describe('An expression agrees if no more than its literals tells it from the derivative', () => {
  it.each<[string, CompareOptions, string]>([
    ['x*cos(x)', { at: 1.2, expect: 'cos(x)-x*sin(x)' }, 'PASS'],
    ['x*cos(x)', { at: 1.2, expect: 'cos(1.2)-1.2*sin(1.2)' }, 'PASS'],
    ['x*cos(x)', { at: 1.2, expect: 'cos(x)+x*sin(x)' }, 'FAIL'],
    ['x*cos(x)', { at: 1.2, expect: 'cos(x)-x*sin(x)+1e-40' }, 'FAIL'],
    ['log(x)', { at: 3, expect: '1/3' }, 'PASS'],
    ['log(x)', { at: 3, expect: '-1/3' }, 'FAIL'],
    ['log(x)', { at: 3, expect: '0.3334/1' }, 'FAIL'],
    ['x^2.1', { at: 1.3, expect: '2.1*x^1.1' }, 'PASS'],
    ['x^2.1', { at: 1.3, expect: '2.1*x^1.1000001' }, 'FAIL'],
    ['0.1*x^2', { at: 1, expect: 'x/5' }, 'PASS'],
    ['0.5*x^2/2', { at: 3, expect: 'x/2 + 1e-30' }, 'FAIL'],
    // a point is doubles: 0.1 is a literal as any other
    ['x^2', { at: 0.1, expect: '1/5' }, 'PASS'],
    ['sin(x)', { at: 'pi/4', expect: 'sqrt(2)/2' }, 'PASS'],
    ['e^x', { at: 1, expect: 'e^x' }, 'PASS'],
    ['x^2', { at: 3, expect: 'a = x + x; a' }, 'PASS'],
    ['0.1*x', { at: 1, precision: 'float32', expect: '1/10' }, 'PASS'],
    ['x/3', { at: 1, precision: 'float32', expect: '1/3' }, 'PASS'],
    ['x/3', { at: 1, precision: 'float32', expect: '1/3 + 1/10^7' }, 'FAIL'],
    // what dual numbers can't tell the truth knows
    ['sqrt(x^2 + 1) + x*abs(x)', { at: 0, expect: 'x/sqrt(x^2 + 1) + 2*abs(x)' }, 'PASS'],
    ['x^2 > 0 ? 2*x : x', { at: 0, expect: '1 + 1' }, 'PASS'],
    ['x^2 > 0 ? 2*x : x', { at: 0, expect: '0.2*10' }, 'PASS'],
    ['x^2 > 0 ? 2*x : x', { at: 0, expect: '0.2*10 + 1e-15' }, 'FAIL'],
    ['sin(x)^2 + cos(x)^2', { at: 1, expect: 'x - x' }, 'PASS'],
    ['sin(x)^2 + cos(x)^2', { at: 1, expect: '2*sin(x)*cos(x) - 2*cos(x)*sin(x)' }, 'PASS'],
  ])('%s %j: %s', async (expression, options, verdict) => {
    expect(await verdictsOf(expression, options)).toEqual({ x: verdict });
  });
});

describe('A tolerance is what either may be off', () => {
  it.each<[string, CompareOptions, string]>([
    ['x*cos(x)', { at: 1.2, expect: 'cos(x)-x*sin(x)', tolerance: '4ulp' }, 'PASS'],
    ['x*cos(x)', { at: 1.2, expect: '-0.756', tolerance: '1e-9' }, 'FAIL'],
    ['x*cos(x)', { at: 1.2, expect: '-0.757', tolerance: '0.01' }, 'PASS'],
    ['x*cos(x)', { at: 1.2, expect: '-0.757', tolerance: '1e-3abs' }, 'PASS'],
    ['x*cos(x)', { at: 1.2, expect: '-0.757', tolerance: '1e-4abs' }, 'FAIL'],
    ['x*cos(x)', { at: 1.2, expect: -0.7560891486839978, tolerance: '1.3ulp' }, 'PASS'],
    ['x*cos(x)', { at: 1.2, expect: -0.7560891486839978, tolerance: '1.2ulp' }, 'FAIL'],
    ['x^2', { at: 0, expect: '1e-300', tolerance: '1e-6' }, 'FAIL'],
    ['exp(x)*1e10', { at: 690, expect: 'exp(x)*1e10', tolerance: '4ulp' }, 'PASS'],
    ['exp(x)', { at: 800, expect: '2*exp(x)', tolerance: '4ulp' }, 'FAIL'],
  ])('%s %j: %s', async (expression, options, verdict) => {
    expect(await verdictsOf(expression, options)).toEqual({ x: verdict });
  });

  it('of the methods too, where they are chosen', async () => {
    const options = { at: 1.2, expect: 'cos(x)-x*sin(x)', tolerance: '4ulp' };
    const both = await checkOf('x*cos(x)', { ...options, methods: 'forward,central-difference' });
    expect(both).toMatchObject({ passed: false, failures: [{ method: 'central-difference' }] });
    expect(await checkOf('x*cos(x)', { ...options, methods: undefined })).toMatchObject({ passed: true, failures: [] });
    const { tolerance, ...without } = options;
    expect(await checkOf('x*cos(x)', { ...without, methods: 'all' })).toMatchObject({ passed: true, tolerance: null });
    expect(await checkOf('x*cos(x)', { at: 1.2, tolerance, methods: undefined })).toMatchObject({ passed: false, expect: null }); // prettier-ignore
  });
});

describe('Where there is no number', () => {
  it.each<[string, CompareOptions, string]>([
    ['sqrt(x)', { at: 0, expect: 'Infinity' }, 'PASS'],
    ['sqrt(x)', { at: 0, expect: Infinity }, 'PASS'],
    ['sqrt(x)', { at: 0, expect: -Infinity }, 'FAIL'],
    ['sqrt(x)', { at: 0, expect: '1e300' }, 'FAIL'],
    ['cbrt(x)', { at: 0, expect: 'Infinity' }, 'PASS'],
    ['x^2', { at: 1, expect: 'Infinity' }, 'FAIL'],
    ['cbrt(x)^2', { at: 0, expect: Infinity }, 'FAIL'],
    ['floor(x)', { at: 1, expect: Infinity }, 'FAIL'],
    ['x == 0 ? 0 : x*sin(1/x)', { at: 0, expect: Infinity }, 'FAIL'],
    ['abs(x)', { at: 0, expect: 1 }, 'FAIL'],
    ['abs(x)', { at: 0, expect: 'kink' }, 'PASS'],
    ['cbrt(x)^2', { at: 0, expect: 'cusp' }, 'PASS'],
    ['cbrt(x)^2', { at: 0, expect: 'kink' }, 'FAIL'],
    ['floor(x)', { at: 1, expect: 0 }, 'FAIL'],
    ['floor(sin(x)^2 + cos(x)^2)*x', { at: 1, expect: 1 }, 'INCONCLUSIVE'],
  ])('%s %j: %s', async (expression, options, verdict) => {
    expect(await verdictsOf(expression, options)).toEqual({ x: verdict });
  });
});

it.each<[expect: unknown, verdicts: Record<string, string> | null]>([
  ['pole', { x: 'PASS', y: 'FAIL' }],
  [' outside ', { x: 'FAIL', y: 'PASS' }],
  [
    { x: 'pole', y: 'undefined' },
    { x: 'PASS', y: 'PASS' },
  ],
  [{ x: 'pole', y: 3 }, null],
  [{ x: 'pole' }, null],
  ['poles', null],
  [3, null],
  [['pole', 'outside'], null],
  [null, null],
  [undefined, null],
])('where the function has no value, %j is judged by statuses and kinds', (given, verdicts) => {
  const reference = { statuses: { x: 'undefined', y: 'undefined' }, kinds: { x: 'pole', y: 'outside' }, message: null };
  const judged = judgeWithoutValue(given, reference as unknown as Reference<'tensors'>);
  expect(judged && Object.fromEntries(Object.entries(judged).map(([name, { verdict }]) => [name, verdict]))).toEqual(verdicts); // prettier-ignore
});

it('derivatives of several outputs are each of their own output and input', async () => {
  const expected = { x: ['1/10', '3*y/10'], y: [0, '3*x/10'] };
  expect(await verdictsOf('[0.1*x, 0.3*x*y]', { at: { x: 1, y: 2 }, expect: expected })).toEqual({ 'f[1] by x': 'PASS', 'f[1] by y': 'PASS', 'f[2] by x': 'PASS', 'f[2] by y': 'PASS' }); // prettier-ignore
});

it('second derivatives are expected by pairs, in either order', async () => {
  const at = { x: 1, y: 2 };
  const expected = { x: '6*x*y', 'y,x': '3*x^2', y: 0 };
  expect(await verdictsOf('x^3*y', { at, order: 2, expect: expected })).toEqual({ x: 'PASS', 'x,y': 'PASS', y: 'PASS' });
  const tenth = { x: '6*x*y/10', 'x,y': '3*x^2/10', y: 0 };
  expect(await verdictsOf('0.1*x^3*y', { at, order: 2, expect: tenth })).toEqual({ x: 'PASS', 'x,y': 'PASS', y: 'PASS' });
  expect(await verdictsOf('x^3', { at: 1.1, order: 2, expect: '6*x' })).toEqual({ x: 'PASS' });
  expect(await verdictsOf('x^2*y', { at, wrt: 'y', expect: 'x^2' })).toEqual({ y: 'PASS' });
}); // prettier-ignore

it('a verdict says what was written, what that is, and what the truth is', async () => {
  const { expect: verdicts } = await checkOf('x^2', { at: 3, expect: '-(x + x)' });
  expect(verdicts?.['x']).toEqual({
    verdict: 'FAIL',
    given: '-(x + x)',
    value: '-6',
    truth: '6',
    message: '-(x + x), which is -6, differs from the truth 6 by 12; the sign is reversed',
  });
});

it.each<[string, CompareOptions, string, RegExp]>([
  ['x^2*y', { at: { x: 1, y: 2 }, expect: { x: 4 } }, 'bad-option', /nothing is expected by y/],
  ['x^2*y*z', { at: { x: 1, y: 2, z: 1 }, expect: { x: 4 } }, 'bad-option', /nothing is expected by y and by z/],
  ['x^2*y', { at: { x: 1, y: 2 }, expect: { x: 4, y: 1 }, wrt: 'x' }, 'unknown-variable', /no variable 'y'/],
  ['x^2*y', { at: { x: 1, y: 2 }, order: 2, expect: { x: 4, y: 0 } }, 'bad-option', /nothing is expected by x,y/],
  [
    'sum(w.^3)',
    { at: { w: [1, 2] }, order: 2, expect: { w: [6, 12] } },
    'bad-option',
    /second derivatives are expected one by one, and 'w' is an array/,
  ],
  ['x^2*y', { at: { x: 1, y: 2 }, expect: { 'x,y': 4 } }, 'bad-option', /'x,y' is no derivative/],
  ['x^2*y', { at: { x: 1, y: 2 }, expect: 4 }, 'bad-option', /2 derivatives/],
  ['x^2', { at: 1, expect: { y: 4 } }, 'unknown-variable', /no variable 'y'/],
  ['x^2', { at: 1, expect: 'cos(y)' }, 'bad-option', /no input 'y'/],
  ['x^2', { at: 1, expect: 'cos(x' }, 'expr-syntax', /\)/],
  ['x^2', { at: 1, expect: '' }, 'bad-option', /missing/],
  ['x^2', { at: 1, expect: NaN }, 'bad-option', /NaN/],
  ['x^2', { at: 1, expect: 'log(-x)' }, 'outside-domain', /the expected value/],
  ['5', { expect: 0 }, 'bad-option', /no derivative/],
  ['x^2', { at: 1, expect: `${'1'.repeat(1e5)}x` }, 'literal-overflow', /range of doubles/], // and in time
])('%s %.100j is an error %s', async (expression, options, code, message) => {
  const error: unknown = await checkOf(expression, options).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code });
  expect(String(error)).toMatch(message);
});
