// What is certified, and what is said where nothing is: exponents that stay, pairs in either order, reasons.
import { describe, expect, it, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';

describe('A negative base', () => {
  /* prettier-ignore */
  it.each<[expression: string, at: Record<string, number>, wrt: string, slope: number | null]>([
    ['a^(b*c)',                  { a: -2, b: 3, c: 0 },     'b', 0],
    ['a^(b*c)',                  { a: -2, b: 3, c: 0 },     'c', null],
    ['(-2)^(x-x+3)',             { x: 1 },                  'x', 0],
    ['(-2)^(x-x+2)',             { x: 1 },                  'x', 0],
    ['(-2)^(2+0*x)',             { x: 0 },                  'x', 0],
    ['x^(2 + 0*x)',              { x: -3 },                 'x', -6],
    ['(-1)^(2*floor(x)+0*x)',    { x: 1.5 },                'x', 0],
    ['(-1)^floor(x)',            { x: 1.5 },                'x', 0],
    ['(-3)^(x/x)',               { x: 1.5 },                'x', 0],
    ['(-3)^min(x, 2)',           { x: 5 },                  'x', 0],
    ['a*b*(-2)^(2+0*c)',         { a: 3, b: 5, c: 7 },      'c', 0],
    ['x^(y-y+2)',                { x: -3, y: 7 },           'x', -6],
    ['x^(y-y+2)',                { x: -3, y: 7 },           'y', 0],
  ])('%s at %o by %s', async (expression, at, wrt, slope) => {
    const { reference } = await compare(expression, { at, wrt, methods: 'forward' });
    if (slope === null) expect(reference.status).toBe('undefined');
    else expect(reference).toMatchObject({ status: 'certified', gradient: { [wrt]: slope } });
  });

  it('whose exponent rests but moves has no value on either side', async () => {
    const { reference } = await compare('(-2)^(x^2)', { at: 0, methods: 'forward' });
    expect(reference).toMatchObject({ status: 'undefined', left: { x: null }, right: { x: null } });
  });
});

describe('A Hessian', () => {
  test.each([['t,x'], ['x,t']])('of x^t is certified whatever the order of inputs: %s', async (wrt) => {
    const { reference } = await compare('x^t', { at: { x: 2, t: 0 }, wrt, order: 2, methods: 'forward' });
    expect(reference.hessian).toMatchObject({ t: { x: 0.5 }, x: { t: 0.5 } });
  });
  test.each([['abs(x)*y'], ['sqrt(x)*y'], ['x*abs(y)'], ['max(x, y)^2'], ['floor(x)*y + x*y']])(
    'of %s fails on both sides of the diagonal alike',
    async (expression) => {
      const { reference } = await compare(expression, { at: { x: 0, y: 0 }, order: 2, methods: 'forward' });
      expect(reference.hessianStatuses?.['x']?.['y']).toBe(reference.hessianStatuses?.['y']?.['x']);
      expect(reference.hessian?.['x']?.['y']).toBe(reference.hessian?.['y']?.['x']);
    },
  );
});

test('Digits that the first precision leaves open are told by a higher one, of each side too', async () => {
  const digits = `0.${'9'.repeat(30)}…`;
  const smooth = await compare('x*(1 - 1e-40)', { at: 3, methods: 'none' });
  expect(smooth.reference.digits).toEqual({ x: digits });
  const kink = await compare('abs(x)*(1 - 1e-40)', { at: 0, methods: 'none' });
  expect(kink.reference).toMatchObject({ leftDigits: { x: `-${digits}` }, rightDigits: { x: digits } });
  const value = await compare('x + (1 - 1e-40)', { at: 0, methods: 'none' });
  expect(value.reference).toMatchObject({ value: digits, digits: { x: '1' } });
  const second = await compare('x^2/2*(1 - 1e-40)', { at: 0, order: 2, methods: 'none' });
  expect(second.reference).toMatchObject({ digits: { x: '0' }, hessianDigits: { x: { x: digits } } });
  const right = await compare('relu(x)*(1 - 1e-40)', { at: 0, methods: 'none' });
  expect(right.reference).toMatchObject({ leftDigits: { x: '0' }, rightDigits: { x: digits } });
});

describe('The reason for an undecided truth', () => {
  /* prettier-ignore */
  it.each<[expression: string, at: number, order: 1 | 2, reason: string]>([
    ['x == 0 ? 0 : x*(log(-log(abs(x))) + sin(1/x))', 0, 1, 'the logarithm of a logarithm is taken there'],
    ['max(cbrt(x), cbrt(2*x)) + (sin(1)^2 + cos(1)^2 > 1 ? x : 2*x)', 0, 1, 'a coefficient is too near to 0 to tell its sign'],
    ['x <= 0 ? exp(1)*x : exp(1)*x + x^3*sin(1/x)', 0, 2, 'the slope of the first derivative beside the point is not known'],
  ])('of %s at %d is its own: order %d, %s', async (expression, at, order, reason) => {
    const { reference } = await compare(expression, { at, order, methods: 'forward' });
    expect(reference.status === 'undecided' ? reference.message : reference).toBe(reason);
  });
});
