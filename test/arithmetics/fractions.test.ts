// Fractions beside the definitions of their operations over whole numbers: the result is that number, in lowest terms.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactFractions, type Fraction } from '../../src/arithmetics/fractions.js';

/** Whole numbers among them often, since these take a shorter way. */
const whole = fc.bigInt({ min: -(1n << 80n), max: 1n << 80n });
const divided = fc.tuple(whole, fc.bigInt({ min: 1n, max: 1n << 80n }), fc.constantFrom(1n, 6n, 1n << 40n));
const few = fc.tuple(fc.bigInt({ min: -12n, max: 12n }), fc.bigInt({ min: 1n, max: 12n }), fc.constant(1n));
const fraction: fc.Arbitrary<Fraction> = fc
  .oneof(
    whole.map((n) => [n, 1n, 1n] as const),
    divided,
    few,
  )
  .map(([n, d, common]) => lowest(n * common, d * common));

function divisorOf(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisorOf(b, a % b);
}
function lowest(n: bigint, d: bigint): Fraction {
  const sign = d < 0n ? -1n : 1n;
  const common = divisorOf(n < 0n ? -n : n, d * sign);
  return { n: (n * sign) / common, d: (d * sign) / common };
}

const definitions: Record<'add' | 'sub' | 'mul' | 'div' | 'min' | 'max', (x: Fraction, y: Fraction) => Fraction> = {
  add: (x, y) => lowest(x.n * y.d + y.n * x.d, x.d * y.d),
  sub: (x, y) => lowest(x.n * y.d - y.n * x.d, x.d * y.d),
  mul: (x, y) => lowest(x.n * y.n, x.d * y.d),
  div: (x, y) => lowest(x.n * y.d, x.d * y.n),
  min: (x, y) => (x.n * y.d < y.n * x.d ? x : y),
  max: (x, y) => (x.n * y.d > y.n * x.d ? x : y),
};

describe('Of two fractions', () => {
  test.each(['add', 'sub', 'mul', 'div', 'min', 'max'] as const)('%s', (name) => {
    fc.assert(
      fc.property(fraction, fraction, (x, y) => {
        fc.pre(name !== 'div' || y.n !== 0n);
        expect(exactFractions[name](x, y)).toEqual(definitions[name](x, y));
      }),
      { seed: 20261129, numRuns: 400 },
    );
  });
  test('a whole power is a product', () => {
    const exponent = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(fraction, exponent, (x, count) => {
        fc.pre(count >= 0 || x.n !== 0n);
        const factors = Array.from({ length: Math.abs(count) }, () => x);
        const product = factors.reduce(definitions.mul, { n: 1n, d: 1n });
        const expected = count < 0 ? lowest(product.d, product.n) : product;
        expect(exactFractions.pow(x, { n: BigInt(count), d: 1n })).toEqual(expected);
      }),
      { seed: 20261129, numRuns: 200 },
    );
  });
  test('no quotient by 0, and nothing longer than 4,096 bits, whole numbers too', () => {
    const long = { n: 1n << 4000n, d: 1n };
    expect(() => exactFractions.div(long, { n: 0n, d: 1n })).toThrow('a fraction has the denominator 0');
    expect(() => exactFractions.mul(long, long)).toThrow('a fraction grows too long');
    const short = { n: 1n, d: 1n << 4000n };
    expect(() => exactFractions.mul(short, short)).toThrow('a fraction grows too long');
    expect(() => exactFractions.add(long, { n: 1n << 4096n, d: 1n })).toThrow('a fraction grows too long');
    expect(exactFractions.add(long, { n: 1n << 4095n, d: 1n }).n).toBe((1n << 4000n) + (1n << 4095n));
  });
});
