// Tolerances, and what misses them.
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { checkClaims, readTolerance, sizeText, type Claim } from '../../src/compare/claims.js';
import { compare } from '../../src/compare/compare.js';
import { DiffcmpError } from '../../src/errors.js';
import type { CertifiedNumber } from '../../src/reference/certified-number.js';

describe('A tolerance', () => {
  it.each([
    ['4ulp', 4, 'ulps'],
    ['1ulps', 1, 'ulps'],
    ['0ulp', 0, 'ulps'],
    ['1e-10', 1e-10, 'relative'],
    [' 1e-10 rel ', 1e-10, 'relative'],
    ['1E+2', 100, 'relative'],
    ['1e-12abs', 1e-12, 'absolute'],
    ['.5 abs', 0.5, 'absolute'],
  ])('%j is %d in %s', (text, limit, measure) => {
    expect(readTolerance(text)).toEqual({ text: text.trim(), limit, measure });
  });
  it.each(['', 'ulp', '-1', '-1ulp', '1 ulpss', '1e', '1e999', 'NaN', '1,5', '2 bits', '--1', '1e-6 abs rel'])(
    '%j is none',
    (text) => {
      expect(() => readTolerance(text)).toThrow(DiffcmpError);
    },
  );
});

describe('A claim', () => {
  const number = (nearest: number, residual = 0): CertifiedNumber => ({ nearest, residual, digits: String(nearest), decided: true, enclosure: ['', ''], exact: true, settled: true }); // prettier-ignore
  const claim = (computed: number | null, truth: CertifiedNumber | null): Claim => ({ method: 'forward', input: 'x', computed, truth }); // prettier-ignore
  const ulp = 2 ** -52;
  const messages = (claims: readonly Claim[], tolerance: string): string[] =>
    checkClaims(claims, readTolerance(tolerance), formats.float64).map(({ message }) => message);

  /* prettier-ignore */
  it.each<readonly [computed: number | null, expected: CertifiedNumber | null, tolerance: string, message: string | null]>([
    // what is just allowed is allowed
    [1,             number(1),      '0ulp',     null],
    [1 + ulp,       number(1),      '1ulp',     null],
    [1 + 2 * ulp,   number(1),      '1ulp',     '2 ulp from the truth, tolerance 1ulp'],
    [1,             number(1, 0.5), '0.5ulp',   null],
    [1,             number(1, 0.5), '0.49ulp',  '0.5 ulp from the truth, tolerance 0.49ulp'],
    [1.5,           number(1),      '0.5',      null],
    [1.5,           number(1),      '0.49',     'relative error 0.5, tolerance 0.49'],
    [-3,            number(-2),     '1abs',     null],
    [-3,            number(-2),     '0.99abs',  'absolute error 1, tolerance 0.99abs'],
    [0,             number(0),      '0',        null],
    [2 ** -1074,    number(0),      '1e-6',     'relative error Infinity, tolerance 1e-6'],
    // sizes in three digits
    [1.0213,        number(1),      '1e-6',     'relative error 0.0213, tolerance 1e-6'],
    [1 + 3e-5,      number(1),      '1e-6',     'relative error 3e-5, tolerance 1e-6'],
    [1 + 31337 * ulp, number(1),    '4ulp',     '31300 ulp from the truth, tolerance 4ulp'],
    [3,             number(1),      '4ulp',     '9.01e15 ulp from the truth, tolerance 4ulp'],
    // no number to hold against the other
    [NaN,           number(1),      '1e-6',     'relative error NaN, tolerance 1e-6'],
    [Infinity,      number(1),      '4ulp',     'Infinity ulp from the truth, tolerance 4ulp'],
    [null,          number(1),      '1e-6',     'no derivative'],
    [1,             null,           '1e-6',     'the truth is not certified there'],
  ])('of %d for %j within %s', (computed, expected, tolerance, message) => {
    expect(messages([claim(computed, expected)], tolerance)).toEqual(message === null ? [] : [message]);
  });
});

it.each([
  [0.02131, '0.0213'],
  [31314, '31300'],
  [999_400, '999000'],
  [999_600, '1e6'],
  [1.07e9, '1.07e9'],
  [1e-4, '0.0001'],
  [0.99e-4, '9.9e-5'],
])('an error of %d is written %s', (error, text) => {
  expect(sizeText(error)).toBe(text);
});

it('with second derivatives these are checked, not the first', async () => {
  const options = { at: 2, order: 2, delta: 0.125, tolerance: '1e-6abs', methods: 'forward-difference' } as const;
  expect((await compare('x^2', options)).check).toMatchObject({ passed: true, failures: [] });
  expect((await compare('x^2', { ...options, order: 1 })).check).toMatchObject({ passed: false });
});

it('methods that have no means for it are not checked', async () => {
  const { check } = await compare('max(x, 1)', { at: 3, tolerance: '4ulp', methods: 'forward,symbolic' });
  expect(check).toMatchObject({ passed: true, failures: [] });
});
