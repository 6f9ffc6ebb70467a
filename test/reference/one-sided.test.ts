// Verdicts at one singular point of one input: which, and with what slopes on either side.
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';

describe('The verdict', () => {
  /* prettier-ignore */
  it.each<readonly [text: string, at: number, status: string, left: number | string | null, right: number | string | null]>([
    ['abs(x)',                                      0,  'kink',      -1,         1],
    ['abs(x) + sin(1)',                             0,  'kink',      -1,         1],        // of a value that isn't exact
    ['max(2*x, 5*x)',                               0,  'kink',      2,          5],
    ['floor(x)*x',                                  2,  'jump',      1,          2],
    ['sign(x)',                                     0,  'jump',      0,          0],
    ['cbrt(x)',                                     0,  'infinite',  'Infinity', 'Infinity'],
    ['-cbrt(abs(x))',                               0,  'infinite',  'Infinity', '-Infinity'],
    ['x < 0 ? x : sqrt(x)',                         0,  'infinite',  1,          'Infinity'],
    ['sqrt(x)',                                     0,  'infinite',  null,       'Infinity'],
    ['acos(x)',                                     1,  'infinite',  '-Infinity', null],
    ['x^1.5',                                       0,  'undefined', null,       0],
    ['(1 - x)^1.5',                                 1,  'undefined', 0,          null],
    ['abs(x) - abs(x) + x',                         0,  'certified', 1,          1],
    ['relu(x) - relu(-x)',                          0,  'certified', 1,          1],
    ['x == 1 ? 1 : x^2',                            1,  'certified', 2,          2],
    ['x == 1 ? 3 : x^2',                            1,  'jump',      2,          2],
    // jumps that the first precision can't see: 1e-60 beside a third
    ['x > 0 ? x + (1/3 + 1e-60 - 1/3) : x',         0,  'jump',      1,          1],
    ['x < 0 ? x + (1/3 + 1e-60 - 1/3) : x',         0,  'jump',      1,          1],
    ['x == 0 ? 0 : x + (1/3 + 1e-60 - 1/3)',        0,  'jump',      1,          1],
    // kinks likewise
    ['x > 0 ? x + x*(1/3 + 1e-60 - 1/3) : x',       0,  'kink',      1,          1],
    // and what none sees: whether two numbers are equal that are
    ['x > 0 ? x + (sin(1)^2 + cos(1)^2 - 1) : x',   0,  'undecided', null,       null],
    ['x > 0 ? x*(sin(1)^2 + cos(1)^2) : x',         0,  'undecided', null,       null],
  ])('on %s at %d is %s', async (text, at, status, left, right) => {
    const { reference } = await compare(text, { at, methods: ['forward'] });
    expect(reference.status).toBe(status);
    if (status === 'certified') expect(reference.gradient['x']).toBe(right);
    else expect([reference.left?.['x'] ?? null, reference.right?.['x'] ?? null]).toEqual([left, right]);
  });

  it('that nothing is settled has the reason of the derivative, whatever the value is open for', async () => {
    const text = '(x == 0 ? 0 : x*(log(-log(abs(x))) + sin(1/x))) + (sin(1)^2 + cos(1)^2 > 1 ? 1 : 2)';
    const { reference } = await compare(text, { at: 0, methods: ['forward'] });
    expect([reference.status, reference.value, reference.message]).toEqual([
      'undecided',
      null,
      'a coefficient is too near to 0 to tell its sign',
    ]);
  });
});
