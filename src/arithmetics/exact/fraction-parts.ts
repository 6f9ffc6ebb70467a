// What forms ask of fractions: their whole part, their text, their prime factors.
import { fractionOfDouble, type Fraction } from '../fractions.js';

export const zeroFraction = fractionOfDouble(0);
export const oneFraction = fractionOfDouble(1);
export const isZeroFraction = ({ n }: Fraction): boolean => n === 0n;
export const isWholeFraction = ({ d }: Fraction): boolean => d === 1n;
export const floorOf = ({ n, d }: Fraction): bigint => (n < 0n ? -((-n + d - 1n) / d) : n / d);

export const textOfFraction = ({ n, d }: Fraction): string => (d === 1n ? `${n}` : `${n}/${d}`);

/** The primes of a positive whole number below 1000, and what is left. */
function primeFactors(n: bigint): [prime: bigint, count: number][] {
  const found: [bigint, number][] = [];
  for (let p = 2n; p < 1000n && n > 1n; p++) {
    let count = 0;
    for (; n % p === 0n; n /= p) count++;
    if (count > 0) found.push([p, count]);
  }
  if (n > 1n) found.push([n, 1]);
  return found;
}

/** A positive fraction as powers of primes, and of what is left of its parts. */
export const primePowers = ({ n, d }: Fraction): readonly (readonly [prime: bigint, power: number])[] => [
  ...primeFactors(n),
  ...primeFactors(d).map(([p, count]) => [p, -count] as const),
];
