// The instance of mathjs, some functions of which are lighter ones, answers as the whole of mathjs does.
import { all, create } from 'mathjs/number';
import { describe, expect, test } from 'vitest';
import { derivative, parse, SymbolNode } from '../../src/language/mathjs.js';

const whole = create(all ?? {});
const x = new SymbolNode('x');

const byWhole = (text: string): string => whole.derivative(text, 'x', { simplify: false }).toString();

/** Exponents and factors on both sides of what mathjs takes for 0 or 1. */
const near = [
  '0',
  '1',
  '2',
  '0.5',
  '1e-13',
  '1e-16',
  '1.000000000001',
  '1.0000000000011',
  '1.0000000000009',
  '0.999999999999',
  '0.9999999999989',
];

describe('The derivative is that of the whole mathjs for', () => {
  test.each(
    near.flatMap((number) => [`x^${number}`, `${number}*x`, `${number}^x`, `(x^2)^${number}`, `nthRoot(x, ${number})`]),
  )('%s', (text) => {
    expect(derivative(parse(text), x, { simplify: false }).toString()).toBe(byWhole(text));
  });

  test.each(['x*cos(x)', '-x^3/sin(x)', 'log(x, 2)', 'exp(x)^x', 'sqrt(x) + abs(x)', 'pow(x, 1)'])('%s', (text) => {
    expect(derivative(parse(text), x, { simplify: false }).toString()).toBe(byWhole(text));
  });
});

test.each(['0x10', '0b11', '0o17', '.5', '5.', '1e5', '1E-3', '12345678901234567890', '4.9e-324'])(
  '%s is the number that it is in mathjs',
  (text) => {
    expect(parse(text)).toMatchObject({ value: whole.evaluate(text) as number });
  },
);
