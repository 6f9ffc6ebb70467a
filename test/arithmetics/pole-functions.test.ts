// What functions make of numbers that are beyond all bounds at points as near as one likes, rule by rule.
import { expect, it } from 'vitest';
import { DomainEndsAgain } from '../../src/arithmetics/singularities.js';
import { functionOfPoles, type Poles } from '../../src/arithmetics/series/pole-functions.js';
import { remembering } from '../../src/arithmetics/series/remembering.js';
import { SeriesRing } from '../../src/arithmetics/series/series-ring.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import type { UnaryName } from '../../src/arithmetic.js';

const { bench } = await theLaboratory();
bench.mpfr.reset(128);
const A = remembering(bench);

const both: Poles = { poles: 'both', isPassing: true, isReturning: true };
const above: Poles = { ...both, poles: 'above' };
const below: Poles = { ...both, poles: 'below' };
const awayFrom0: Poles = { poles: 'both', isPassing: false, isReturning: false };
const ofWholes: Poles = { ...both, isPassing: false };

/** What is known of the result in a few words. */
function said(name: UnaryName, x: Poles, leaps = false): string {
  const ring = new SeriesRing(A, 4, { asked: false, leaps });
  try {
    const swing = functionOfPoles(ring, name, x);
    if (swing === undefined) return 'nothing';
    const { poles, isPassing, isReturning, hits, fills } = swing;
    if (hits !== undefined) return ['hits', ...hits.map((hit) => A.mpfr.toDouble(hit.lo, 0).toFixed(2))].join(' ');
    if (fills !== undefined) return 'fills';
    return [poles, isPassing === true && 'passing', isReturning === true && 'returning'].filter(Boolean).join(' ');
  } catch (error) {
    if (error instanceof DomainEndsAgain) return 'outside again';
    throw error;
  }
}

/* prettier-ignore */
it.each<[name: UnaryName, x: Poles, expected: string]>([
  ['exp', both, 'above passing returning'], ['exp', above, 'above passing returning'], ['exp', below, 'hits 0.00'],
  ['exp', awayFrom0, 'above returning'],                     // near 0 again and again
  ['exp', { ...awayFrom0, poles: 'above' }, 'nothing'],      // it grows without end
  ['exp', { ...awayFrom0, poles: 'below' }, 'nothing'],      // and vanishes
  ['relu', both, 'above passing returning'], ['relu', below, 'nothing'],
  ['abs', both, 'above passing returning'], ['abs', below, 'above passing returning'], ['abs', awayFrom0, 'nothing'],
  ['sinh', both, 'both passing returning'], ['sinh', below, 'below passing returning'], ['cbrt', awayFrom0, 'both'],
  ['tanh', both, 'hits -1.00 1.00'], ['tanh', above, 'hits 1.00'], ['erfc', awayFrom0, 'hits 2.00 0.00'], ['atan', both, 'hits -1.57 1.57'],
  ['sech', both, 'hits 0.00'], ['sech', awayFrom0, 'nothing'],
  ['log', both, 'outside again'], ['sqrt', below, 'outside again'], ['sqrt', above, 'nothing'], ['atanh', above, 'outside again'],
  ['sin', both, 'fills'], ['sin', ofWholes, 'nothing'], ['tan', above, 'both passing returning'], ['tan', ofWholes, 'nothing'],
  ['gamma', below, 'both passing returning'], ['gamma', above, 'nothing'],
  ['acsch', both, 'nothing'],                                // no value where it is 0
])('%s of %j: %s', (name, x, expected) => {
  expect(said(name, x)).toBe(expected);
});

it('where something jumps, no large number need be passed on the way to a pole', () => {
  expect(said('sin', both, true)).toBe('nothing');
  expect(said('csc', both, true)).toBe('nothing');
});
