// One method's row: whether its numbers will do, and what is said where they don't.
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { MethodId } from '../../src/methods/table.js';

describe('A row', () => {
  /* prettier-ignore */
  it.each<readonly [text: string, at: Readonly<Record<string, number>>, method: MethodId, status: string, code: string | null, message: string | null]>([
    ['x^2',           { x: 3 },          'forward',            'ok',          null,         null],
    ['abs(x)',        { x: 0 },          'central-difference', 'ok',          null,         null],        // a number where there is no derivative
    ['sqrt(x)',       { x: 0 },          'forward',            'ok',          null,         null],        // ∞, where the slope is infinite
    ['sqrt(x)',       { x: 0 },          'central-difference', 'failed',      'non-finite', 'the derivative by x is not a finite number'],   // NaN, even there
    ['exp(x)',        { x: 709 },        'forward',            'ok',          null,         null],
    ['exp(2*x)/exp(x)', { x: 400 },      'forward',            'failed',      'non-finite', 'the derivative by x is not a finite number'],
    ['exp(x)*1e10',   { x: 690 },        'forward',            'failed',      'non-finite', 'the derivative by x is not a finite number'],   // ∞, where the slope is finite
    ['x + y*cbrt(z)', { x: 1, y: 2, z: 0 }, 'forward',         'ok',          null,         null],
    ['x*exp(y)',      { x: 1e300, y: 50 }, 'forward',          'failed',      'non-finite', 'the derivative by y is not a finite number'],
    ['gamma(x)',      { x: 2 },          'symbolic',           'unsupported', null,         'symbolic: mathjs has no rule for gamma'],
    ['digamma(x)',    { x: 2 },          'symbolic',           'unsupported', null,         'symbolic: mathjs has no rule for digamma'],
    ['max(x, 2)',     { x: 1 },          'symbolic',           'unsupported', null,         'symbolic: mathjs has no rule for max'],
  ])('on %s at %j by %s is %s', async (text, at, method, status, code, message) => {
    const { results } = await compare(text, { at, methods: [method] });
    expect(results[0]).toMatchObject({ method, status, code, message });
    expect(results[0]?.gradient === null).toBe(status === 'unsupported');
  });

  it.each([
    ['hypot(x, y)', { x: 0, y: 0 }, 'the second derivative by x is not a finite number'],
    ['x == 0 ? 0 : x^2*y', { x: 0, y: 1 }, null],
    ['x == 0 ? y : x^2 + y*x/x', { x: 0, y: 1 }, 'the derivative by x is not a finite number'],
    ['y*exp(x)*1e10 + x*0', { x: 690, y: 1e-300 }, 'the derivative by y is not a finite number'],
    ['1e200*x*(1e200*y)', { x: 1e-200, y: 1e-200 }, 'the second derivative by x and y is not a finite number'],
  ])('of second derivatives on %s at %j says which number is none', async (text, at, message) => {
    const { results } = await compare(text, { at, order: 2, methods: ['forward'] });
    expect(results[0]?.message).toBe(message);
  });
});

it('has evaluations and passes apart: reverse mode records once, and sweeps for each output', async () => {
  const { results } = await compare('[x, x^2]', { at: 3, methods: ['reverse'] });
  expect(results[0]).toMatchObject({ evaluations: 1, passes: 2 });
});

it('has no error where the truth is beyond the range of the format', async () => {
  const { results } = await compare('x*1e300*1e10', { at: 1e-300, methods: ['forward'] });
  expect(results[0]).toMatchObject({ gradient: { x: 'Infinity' }, error: { x: null } });
});
