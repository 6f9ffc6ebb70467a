// One-sided series: their terms beside those of mpmath's `taylor`, and what they can't tell.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Arithmetic } from '../../src/arithmetic.js';
import { nearest } from '../../src/arithmetics/interval/mpfr.js';
import { remembering } from '../../src/arithmetics/series/remembering.js';
import { seriesFamily } from '../../src/arithmetics/series/series-arithmetic.js';
import { atOne, SeriesRing, type OneSidedSeries } from '../../src/arithmetics/series/series.js';
import { Undecided } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { theLaboratory, type Laboratory } from '../../src/reference/laboratory.js';

const budget = { maxSteps: 10_000 };
const terms = 7;
let laboratory: Laboratory;

beforeEach(async () => {
  laboratory = await theLaboratory();
  laboratory.bench.mpfr.reset(192);
});

/** The series of an expression at x0 + side·t. */
function seriesOf(text: string, x0: number, side: 1 | -1 = 1): OneSidedSeries {
  const A = remembering(laboratory.bench);
  const S: Arithmetic<OneSidedSeries> = seriesFamily(A, laboratory.seen)(terms);
  const ring = new SeriesRing(A, terms);
  const step: OneSidedSeries = { terms: [{ at: atOne, c: A.literal(side) }], rest: null, huge: 0 };
  const { program } = readExpression(text);
  return program.link(S)([ring.add(S.literal(x0), step)], budget);
}

/** Terms as texts, such as `0.5·t^3/2·L^1`, L for log t. */
function termsOf(series: OneSidedSeries): [power: string, coefficient: number][] {
  const { mpfr } = laboratory.bench;
  return series.terms.map(({ at: { p, k }, c }) => {
    const power = p.d === 1n ? String(p.n) : `${p.n}/${p.d}`;
    return [k === 0 ? power : `${power} L${-k}`, mpfr.toDouble(c.lo, nearest)];
  });
}

describe('Taylor coefficients are those of mpmath', () => {
  test7('sin(x)*exp(x)', 0.5, [0.79043908321361491184, 2.2373281197977840699, 1.4468890365841691581, 0.21881665112351808207, -0.13173984720226915197, -0.074577603993259468996, -0.016076544850935212867]); // prettier-ignore
  test7('tan(x)', 1, [1.5574077246549022305, 3.4255188208147597609, 5.3349294724876587413, 9.4504999778796356831, 16.496591491563280184, 28.918208319192750068, 50.654858838289042454]); // prettier-ignore
  test7('gamma(x)', 2.5, [1.3293403881791370205, 0.93473452162608553439, 0.65455857798133676617, 0.2538712468411428507, 0.10967323400216010287, 0.028360780594840237871, 0.010392403425910230812]); // prettier-ignore
  test7('erf(x)', 0.25, [0.27632639016823693299, 1.0600141293761142435, -0.26500353234402856087, -0.30917078773469998769, 0.12698085924818035209, 0.080053150395591961097, -0.040532658332480757314]); // prettier-ignore
  test7('atan(x)/(1+x^2)', 2, [0.2214297435588181006, -0.13714379484705448048, 0.049429087165879964266, -0.0062478440966264086492, -0.0068075421558748659337, 0.0072204025440251744768, -0.0045086802707118330614]); // prettier-ignore
  test7('asin(x/2)', 1, [0.52359877559829887308, 0.57735026918962576451, 0.096225044864937627418, 0.064150029909958418279, 0.037420850780809077329, 0.027085568184204665495, 0.02019537978646839094]); // prettier-ignore
  test7('tanh(x)^3', 0.75, [0.25622810124827662445, 0.72201354491592566918, 0.21959026009146847001, -0.59855312435914970961, 0.084773874722506681669, 0.39053202347748385385, -0.29211458625120162833]); // prettier-ignore
  test7('digamma(x)', 3, [0.92278433509846713939, 0.39493406684822643647, -0.0770569031595942854, 0.019823233711138191516, -0.0056777551433699263314, 0.0017180619844491397145, -0.0005367773819228268398]); // prettier-ignore
  test7('sqrt(1+x)*cbrt(8+x)', 0, [2, 1.0833333333333333333, -0.21180555555555555556, 0.11308834876543209877, -0.072382169495884773663, 0.0511769319594478738, -0.038583021450289828151]); // prettier-ignore
});

function test7(text: string, x0: number, wanted: readonly number[]): void {
  it.each([1, -1] as const)(`${text} at ${x0}, side %d`, (side) => {
    const found = termsOf(seriesOf(text, x0, side));
    expect(found.map(([power]) => power)).toEqual(wanted.map((_, j) => String(j)));
    // 192 bits less what the recurrences lose: the nearest double but for the last place
    found.forEach(([, c], j) => expect(c * side ** j / (wanted[j] as number)).toBeCloseTo(1, 14)); // prettier-ignore
  });
}

describe('Beside singular points', () => {
  it.each<[text: string, x0: number, side: 1 | -1, first: readonly [string, number][]]>([
    ['sqrt(x)', 0, 1, [['1/2', 1]]],
    ['sqrt(x + x^2)', 0, 1, [['1/2', 1], ['3/2', 0.5], ['5/2', -0.125]]],
    ['cbrt(x)', 0, -1, [['1/3', -1]]],
    ['1/x', 0, -1, [['-1', -1]]],
    ['cot(x)', 0, 1, [['-1', 1], ['1', -1 / 3], ['3', -1 / 45]]],
    ['gamma(x)', 0, 1, [['-1', 1], ['0', -0.57721566490153286]]],
    ['acos(x)', 1, -1, [['1/2', Math.SQRT2], ['3/2', Math.SQRT2 / 12]]],
    ['log(x)', 0, 1, [['0 L1', 1]]],
    ['x*log(x)', 0, 1, [['1 L1', 1]]],
    ['x^x', 0, 1, [['0', 1], ['1 L1', 1], ['2 L2', 0.5]]],
    ['abs(x)', 0, -1, [['1', 1]]],
    ['floor(x)', 2, -1, [['0', 1]]],
    ['mod(x, 1)', 2, -1, [['0', 1], ['1', -1]]],
    ['atan(1/x)', 0, -1, [['0', -Math.PI / 2], ['1', 1]]],
    ['atan2(x, -1)', 0, -1, [['0', -Math.PI], ['1', 1]]],
    ['exp(3*log(x))', 0, 1, [['3', 1]]],
  ])('%s at %d, side %d', (text, x0, side, first) => {
    const found = termsOf(seriesOf(text, x0, side)).slice(0, first.length);
    expect(found.map(([power]) => power)).toEqual(first.map(([power]) => power));
    found.forEach(([, c], j) => expect(c).toBeCloseTo(first[j]?.[1] as number, 14));
  }); // prettier-ignore

  it('what vanishes below every power, or stays within bounds, is a remainder alone', () => {
    expect(seriesOf('exp(-1/x^2)', 0)).toMatchObject({ terms: [] });
    expect(seriesOf('sin(1/x)', 0)).toMatchObject({ terms: [], rest: { p: { n: 0n } } });
    expect(seriesOf('x^2*sin(1/x)', 0)).toMatchObject({ terms: [], rest: { p: { n: 2n } } });
  });

  it.each(['x*exp(1/x) - exp(1/x)', 'log(-log(x))', 'sqrt(sin(x)^2 - sin(x)*sin(x) + exp(-1/x))'])('%s is not told', (text) => {
    expect(() => seriesOf(text, 0)).toThrow(Undecided);
  }); // prettier-ignore
});
