// What kind of point it is where there is no derivative: status, kind, both sides, the limit; with and without a value at the point.
import { describe, expect, it, test } from 'vitest';
import { truth } from '../../src/compare/compare.js';
import type { PlainNumber, Reference } from '../../src/compare/reference-data.js';
import { DiffcmpError } from '../../src/errors.js';

type Known = PlainNumber | null;
type Limit = readonly [value: Known, slope: Known] | null;

/** The reference of a comparison; that of the error where the function has no value, with its exit code. */
async function known(text: string, x: number): Promise<{ exit: number; reference: Reference | null }> {
  try {
    return { exit: 0, reference: await truth(text, { at: { x } }) };
  } catch (error) {
    if (!(error instanceof DiffcmpError)) throw error;
    return { exit: error.exitCode, reference: error.reference as Reference | null };
  }
}

/* prettier-ignore */
const withValue: readonly (readonly [text: string, at: number, status: string, kind: string | null, left: Known, right: Known, limit: Limit])[] = [
  ['abs(x)',                             0, 'kink',      'kink',             -1,          1,           null],
  ['-abs(x)',                            0, 'kink',      'kink',             1,           -1,          null],
  ['max(x, 0)',                          0, 'kink',      'kink',             0,           1,           null],
  ['sqrt(x^2)',                          0, 'kink',      'kink',             -1,          1,           null],
  ['hypot(x, 0)',                        0, 'kink',      'kink',             -1,          1,           null],
  ['x < 0 ? 0 : sqrt(x)',                0, 'infinite',  'kink',             0,           'Infinity',  null],
  ['x > 0 ? 0 : -sqrt(-x)',              0, 'infinite',  'kink',             'Infinity',  0,           null],
  ['floor(x)',                           1, 'jump',      'jump',             0,           0,           null],
  ['mod(x, 1)',                          2, 'jump',      'jump',             1,           1,           null],
  ['x < 0 ? x : 1 + x',                  0, 'jump',      'jump',             1,           1,           null],
  ['x > 0 ? x : 1 + x',                  0, 'jump',      'jump',             1,           1,           null],
  ['sign(x) + cbrt(x)',                  0, 'jump',      'jump',             'Infinity',  'Infinity',  null],
  ['x == 0 ? 5 : sqrt(x)',               0, 'jump',      'jump',             null,        'Infinity',  null],
  ['x == 1 ? 3 : x^2',                   1, 'jump',      'removable',        2,           2,           [1, 2]],
  ['x == 1 ? 3 : sin(x)',                1, 'jump',      'removable',        Math.cos(1), Math.cos(1), [Math.sin(1), Math.cos(1)]],
  ['x == 1 ? 3 : abs(x - 1)',            1, 'jump',      'removable',        -1,          1,           [0, null]],
  ['x == 1 ? 3 : cbrt(x - 1)',           1, 'jump',      'removable',        'Infinity',  'Infinity',  [0, null]],
  ['x == 0 ? 0 : sin(x)/x',              0, 'jump',      'removable',        0,           0,           [1, 0]],
  ['x == 0 ? 0 : 1/x',                   0, 'jump',      'pole',             null,        null,        null],
  ['x == 0 ? 0 : -1/x^2',                0, 'jump',      'pole',             null,        null,        null],
  ['cbrt(x)',                            0, 'infinite',  'vertical-tangent', 'Infinity',  'Infinity',  null],
  ['-cbrt(x)',                           0, 'infinite',  'vertical-tangent', '-Infinity', '-Infinity', null],
  ['cbrt(x)^2',                          0, 'infinite',  'cusp',             '-Infinity', 'Infinity',  null],
  ['-cbrt(x)^2',                         0, 'infinite',  'cusp',             'Infinity',  '-Infinity', null],
  ['sqrt(abs(x))',                       0, 'infinite',  'cusp',             '-Infinity', 'Infinity',  null],
  ['sqrt(x)',                            0, 'infinite',  'endpoint',         null,        'Infinity',  null],
  ['sqrt(-x)',                           0, 'infinite',  'endpoint',         '-Infinity', null,        null],
  ['asin(x)',                            1, 'infinite',  'endpoint',         'Infinity',  null,        null],
  ['x^sigmoid(exp(pi))',                 0, 'infinite',  'endpoint',         null,        'Infinity',  null], // of the order 1 - 9e-11
  ['(x^0.5)^asec(2)',                    0, 'infinite',  'endpoint',         null,        'Infinity',  null],
  ['(x^2)^(1/3)',                        0, 'infinite',  'cusp',             '-Infinity', 'Infinity',  null],
  ['x == 0 ? 0 : abs(x)^pi/abs(x)^(pi - 0.5)', 0, 'infinite', 'cusp',        '-Infinity', 'Infinity',  null],
  ['cube(x)^(1/3)',                      0, 'undefined', 'endpoint',         null,        1,           null],
  ['(1 - x)^nthRoot(3 - x, 3)',          1, 'undefined', 'endpoint',         0,           null,        null],
  ['nthRoot(x, x + 3)',                  0, 'infinite',  'endpoint',         null,        'Infinity',  null],
  ['x == 0 ? 0 : nthRoot(x, x)',         0, 'undefined', 'endpoint',         null,        0,           null],
  ['x == 0 ? 0 : acos(1/x)',             0, 'undefined', 'outside',          null,        null,        null],
  ['acosh(x == 0 ? 1 : 1/x)',            0, 'jump',      'pole',             null,        null,        null],
  ['x == 0 ? 1 : gamma(1/x^2)',          0, 'jump',      'pole',             null,        null,        null],
  ['x^x',                                0, 'infinite',  'endpoint',         null,        '-Infinity', null],
  ['x*sqrt(x)',                          0, 'undefined', 'endpoint',         null,        0,           null],
  ['acos(x)^2',                          1, 'undefined', 'endpoint',         -2,          null,        null],
  ['(-2)^x',                             2, 'undefined', 'outside',          null,        null,        null],
  ['acos(1 + x^4)',                      0, 'undefined', 'outside',          null,        null,        null],
  ['x == 0 ? 1 : acos(sinh(x)/sin(x))',  0, 'undefined', 'outside',          null,        null,        null],
  ['asech(x == 0 ? 1 : 1+exp(-1/x^2))',  0, 'undefined', 'outside',          null,        null,        null],
  ['sqrt(-x^2)',                         0, 'undefined', 'outside',          null,        null,        null],
  ['x <= 0 ? x : x*sqrt(sin(1/x))',      0, 'undefined', null,               1,           null,        null],
  ['x >= 0 ? x : x*sqrt(sin(1/x))',      0, 'undefined', null,               null,        1,           null],
  ['x <= 0 ? x : x*sin(1/x)',            0, 'undefined', null,               1,           null,        null],
  ['x >= 0 ? x : x*sin(1/x)',            0, 'undefined', null,               null,        1,           null],
  ['x <= 0 ? x : x*(sin(1)^2 + cos(1)^2)', 0, 'undecided', 'seam',           null,        null,        null],
  ['x >= 0 ? x : x*(sin(1)^2 + cos(1)^2)', 0, 'undecided', 'seam',           null,        null,        null],
  ['x <= 1 ? sin(x)^2 + cos(x)^2 : 1',   1, 'undecided', 'seam',             null,        null,        null],
  ['x*abs(x)',                           0, 'certified', null,               null,        null,        null],
  ['relu(x) - relu(-x)',                 0, 'certified', null,               null,        null,        null],
  ['x == 1 ? 1 : x^2',                   1, 'certified', null,               null,        null,        null],
  ['x == 0 ? 0 : exp(-1/x^2)',           0, 'certified', null,               null,        null,        null],
];

/* prettier-ignore */
const withoutValue: readonly (readonly [text: string, at: number, kind: string | null, left: Known, right: Known, limit: Limit])[] = [
  ['sin(x)/x',                0,  'removable', 0,           0,           [1, 0]],
  ['(1 - cos(x))/x^2',        0,  'removable', 0,           0,           [0.5, 0]],
  ['(exp(x) - 1)/x',          0,  'removable', 0.5,         0.5,         [1, 0.5]],
  ['(x^2 - 1)/(x - 1)',       1,  'removable', 1,           1,           [2, 1]],
  ['(sin(x)-sin(1))/(x-1)',   1,  'removable', -Math.sin(1) / 2, -Math.sin(1) / 2, [Math.cos(1), -Math.sin(1) / 2]],
  ['abs(x)*sin(x)/x',         0,  'removable', -1,          1,           [0, null]],
  ['cbrt(x)*x/x',             0,  'removable', 'Infinity',  'Infinity',  [0, null]],
  ['exp(-1/x^2)',             0,  'removable', 0,           0,           [0, 0]],
  ['x^2*sin(1/x)',            0,  'removable', 0,           0,           [0, 0]],
  ['abs(x)/x',                0,  'jump',      0,           0,           null],
  ['atan(1/x)',               0,  'jump',      -1,          -1,          null],
  ['x*log(x)',                0,  'endpoint',  null,        '-Infinity', [0, null]],
  ['sqrt(-x)/sqrt(-x)',       0,  'endpoint',  0,           null,        [1, null]],
  ['1/x',                     0,  'pole',      null,        null,        null],
  ['-1/x^2',                  0,  'pole',      null,        null,        null],
  ['exp(1/x)',                0,  'pole',      0,           null,        null],
  ['log(x)',                  0,  'pole',      null,        null,        null],
  ['log(-x)',                 0,  'pole',      null,        null,        null],
  ['gamma(x)',                0,  'pole',      null,        null,        null],
  ['atanh(x)',                1,  'pole',      null,        null,        null],
  ['csc(x)',                  0,  'pole',      null,        null,        null],
  ['log(x)',                  -1, 'outside',   null,        null,        null],
  ['x^(1/3)',                 -8, 'outside',   null,        null,        null],
  ['sqrt(-1 - x^2)',          0,  'outside',   null,        null,        null],
  ['x/0',                     1,  'outside',   null,        null,        null],
  ['sin(1/x)',                0,  null,        null,        null,        null],
  ['x*sin(1/x)',              0,  null,        null,        null,        null],
  ['1/log(x)',                0,  'endpoint',  null,        '-Infinity', [0, null]],
];

const close = (value: Known): unknown => (typeof value === 'number' ? expect.closeTo(value, 14) : value);
const limitOf = (limit: Limit): unknown => limit && { value: close(limit[0]), gradient: { x: close(limit[1]) } };

describe('a point with a value', () => {
  it.each(withValue)('%s at %d: %s, %s', async (text, at, status, kind, left, right, limit) => {
    const { exit, reference } = await known(text, at);
    expect(exit).toBe(0);
    expect(reference).toMatchObject({ status, kind, statuses: { x: status }, kinds: { x: kind } });
    expect([reference?.left?.['x'] ?? null, reference?.right?.['x'] ?? null]).toEqual([close(left), close(right)]);
    expect(reference?.limit).toEqual(limitOf(limit));
  });
});

describe('a point without a value', () => {
  it.each(withoutValue)('%s at %d is %s', async (text, at, kind, left, right, limit) => {
    const { exit, reference } = await known(text, at);
    expect(exit).toBe(4);
    expect(reference).toMatchObject({
      status: 'undefined',
      kind,
      kinds: { x: kind },
      value: null,
      gradient: { x: null },
    });
    expect([reference?.left?.['x'] ?? null, reference?.right?.['x'] ?? null]).toEqual([close(left), close(right)]);
    expect(reference?.limit).toEqual(limitOf(limit));
  });
});

test.each([
  ['abs(x)', [-1, 1]],
  ['-abs(x)', [-1, 1]],
  ['min(x, 3*x)', [1, 3]],
  ['x < 0 ? 0 : sqrt(x)', null],
  ['cbrt(x)', null],
  ['floor(x)', null],
  ['abs(x)*1e200*1e200', null],
])('the subgradients of %s at 0 are %j: between its slopes, the lesser first', async (text, interval) => {
  const { reference } = await known(text, 0);
  expect(reference?.subgradients).toEqual(interval && { x: interval });
});

test('a constant without a value is outside, whatever varies', async () => {
  const { exit, reference } = await known('sqrt(-1)', 0).catch(() => ({ exit: 0, reference: null }));
  expect([exit, reference?.status]).toEqual([2, undefined]); // it has no x
  await expect(truth('sqrt(-1)')).rejects.toMatchObject({ reference: { status: 'undefined', kind: 'outside' } });
});

describe('several inputs', () => {
  const thrown = (text: string, at: Record<string, number>): Promise<unknown> => truth(text, { at }).catch((error: unknown) => error); // prettier-ignore

  test('have a kind each, and the limit that they agree on', async () => {
    const { reference } = (await thrown('sin(x)/x + y', { x: 0, y: 2 })) as DiffcmpError;
    expect(reference).toMatchObject({
      status: 'undefined',
      kind: 'removable',
      kinds: { x: 'removable', y: 'outside' },
      limit: { value: 3, gradient: { x: 0, y: null } },
    });
  });

  test('have no limit where they disagree', async () => {
    const { reference } = (await thrown('(x^2 - y^2)/(x^2 + y^2)', { x: 0, y: 0 })) as DiffcmpError;
    expect(reference).toMatchObject({ kinds: { x: 'removable', y: 'removable' }, limit: { value: null, gradient: { x: 0, y: 0 } } }); // prettier-ignore
  });

  test('a jump by one of them is the kind of the whole', async () => {
    const reference = await truth('x == 1 ? 4 : x^2 + y', { at: { x: 1, y: 2 } });
    expect(reference).toMatchObject({ status: 'jump', kind: 'removable', kinds: { x: 'removable', y: null }, limit: { value: 3, gradient: { x: 2, y: null } } }); // prettier-ignore
  });
});

test('of a value of several numbers the limit has its shape', async () => {
  const error: unknown = await truth('[sin(x)/x, 1/x]', { at: { x: 0 } }).catch((thrown: unknown) => thrown);
  expect((error as DiffcmpError).reference).toMatchObject({
    kind: 'pole',
    kinds: { x: ['removable', 'pole'] },
    limit: { value: [1, null], gradient: { x: [0, null] } },
  });
});
