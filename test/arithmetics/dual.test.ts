// Dual numbers: structural zeros, lexicographic relations, sides at kinks.
import { describe, expect, it } from 'vitest';
import { dual, type Dual } from '../../src/arithmetics/dual.js';
import { float64 } from '../../src/arithmetics/float64.js';

const D = dual(float64);
const seed = (primal: number, tangent = 1): Dual<number> => ({ primal, tangent });

describe('dual numbers', () => {
  it('give constants no tangent, so that 0·∞ never arises', () => {
    expect(D.sqrt(D.literal(0))).toEqual({ primal: 0, tangent: undefined });
    expect(D.add(seed(2), D.sqrt(D.literal(0)))).toEqual({ primal: 2, tangent: 1 });
    expect(D.mul(D.literal(3), D.literal(4)).tangent).toBeUndefined();
  });
  it('decide ties by tangents: as just beside the point, in the direction of the seed', () => {
    expect(D.decide('>', seed(1, 1), D.literal(1))).toBe(true);
    expect(D.decide('>', seed(1, -1), D.literal(1))).toBe(false);
    expect(D.decide('==', seed(1), D.literal(1))).toBe(false);
    expect(D.decide('==', D.literal(1), D.literal(1))).toBe(true);
    expect(D.decide('==', seed(1), seed(1))).toBe(true);
  });
  it.each([
    ['abs', 1, 1],
    ['abs', -1, -1],
    ['relu', 1, 1],
    ['relu', -1, 0],
  ] as const)('give %s at 0 in direction %d the one-sided slope times the direction', (name, direction, slope) => {
    expect(D[name](seed(0, direction)).tangent ?? 0).toBeCloseTo(direction * slope, 15);
  });
  it('give steps no tangent', () => {
    for (const name of ['sign', 'floor', 'ceil', 'round', 'fix'] as const)
      expect(D[name](seed(1.2)).tangent).toBeUndefined();
  });
  it('let NaN through choices', () => {
    expect(D.abs(seed(NaN)).primal).toBeNaN();
    expect(D.max(seed(NaN), D.literal(1)).primal).toBeNaN();
    expect(D.relu(seed(NaN)).primal).toBeNaN();
  });
  it('keep the value of a tie whose tangent is NaN', () => {
    expect(D.max(seed(2, NaN), D.literal(2))).toEqual({ primal: 2, tangent: NaN });
    expect(D.min(D.literal(2), seed(2, NaN))).toEqual({ primal: 2, tangent: NaN });
  });
  it('nest: the second derivative of x³ at 2 is 12', () => {
    const DD = dual(D);
    const x = { primal: seed(2), tangent: D.literal(1) };
    expect(DD.pow(x, DD.literal(3)).tangent?.tangent).toBe(12);
  });
});
