// What is known of a swing, rule by rule: bounds, limit points, values, and how it comes to 0.
import { expect, it } from 'vitest';
import type { Interval } from '../../src/arithmetics/interval/interval.js';
import { remembering } from '../../src/arithmetics/series/remembering.js';
import {
  cutSwing,
  foldedSwing,
  mappedSwing,
  rootOfSwing,
  sawSwing,
  scaledSwing,
  shiftedSwing,
  steppedSwing,
  unplaced,
  waveSwing,
  type Swing,
} from '../../src/arithmetics/series/swing.js';
import { theLaboratory } from '../../src/reference/laboratory.js';

const { bench } = await theLaboratory();
bench.mpfr.reset(128);
const A = remembering(bench);
const of = A.literal;
const wave = waveSwing(A, true);
const steps = steppedSwing(A, [of(-1), of(0), of(1)], [of(-1), of(0)]);

const text = (x: Interval): string => {
  const [lo, hi] = [A.mpfr.toDouble(x.lo, 2), A.mpfr.toDouble(x.hi, 3)].map((end) => Number(end.toFixed(4)) + 0);
  return lo === hi ? String(lo) : `${lo}..${hi}`;
};
/** All that is known in one line: bounds, what is filled (! where it is run through), hit, what it is one of, 0. */
function said(swing: Swing | undefined): string {
  if (swing === undefined) return 'nothing';
  const { bounds, fills, isTaken, hits, values, zero } = swing;
  return [
    bounds && `within ${text(bounds)}`,
    fills && `fills ${fills.map(text).join(' to ')}${isTaken === true ? '!' : ''}`,
    hits && `hits ${hits.map(text).join(' ')}`,
    values && `one of ${values.map(text).join(' ')}`,
    zero,
  ]
    .filter(Boolean)
    .join(', ');
}

/* prettier-ignore */
it.each<[name: string, swing: Swing | undefined, expected: string]>([
  ['a wave',                     wave,                                             'within -1..1, fills -1 to 1!, crossed'],
  ['what lies below',            sawSwing(A, 0),                                   'within 0..1, fills 0 to 1, taken'],
  ['what lies above',            sawSwing(A, -1),                                  'within -1..0, fills -1 to 0, taken'],
  ['what lies beside',           sawSwing(A, -0.5),                                'within -0.5..0.5, fills -0.5 to 0.5, crossed'],
  ['steps',                      steps,                                            'within -1..1, hits -1 0, one of -1 0 1, taken'],
  ['steps on both sides of 0',   steppedSwing(A, [of(-1), of(2)], [of(-1), of(2)]), 'within -1..2, hits -1 2, one of -1 2, crossed'],
  // products
  ['a wave times 3',             scaledSwing(A, wave, of(3), true),                'within -3..3, fills -3 to 3!, crossed'],
  ['a saw times -2',             scaledSwing(A, sawSwing(A, 0), of(-2), true),     'within -2..0, fills -2 to 0, taken'],
  ['steps times 2',              scaledSwing(A, steps, of(2), true),               'within -2..2, hits -2 0, one of -2 0 2, taken'],
  // of what is multiplied by 3 and something that vanishes the limit points are known, but no value
  ['a wave times about 3',       scaledSwing(A, wave, of(3), false),               'within -3..3, fills -3 to 3, crossed'],
  ['steps times about 2',        scaledSwing(A, steps, of(2), false),              'within -2..2, hits -2 0, taken'],
  // sums
  ['a wave and 1',               shiftedSwing(A, wave, of(1), true),               'within 0..2, fills 0 to 2!, taken'],
  ['a wave and 0.5',             shiftedSwing(A, wave, of(0.5), true),             'within -0.5..1.5, fills -0.5 to 1.5!, crossed'],
  ['a wave and 2',               shiftedSwing(A, wave, of(2), true),               'within 1..3, fills 1 to 3!'],
  ['a saw and 1',                shiftedSwing(A, sawSwing(A, -1), of(1), true),    'within 0..1, fills 0 to 1'],
  ['steps and 1',                shiftedSwing(A, steps, of(1), true),              'within 0..2, hits 0 1, one of 0 1 2, taken'],
  ['a wave and about 1',         shiftedSwing(A, wave, of(1), false),              'within 0..2, fills 0 to 2'],
  ['a wave and about 0',         shiftedSwing(A, wave, undefined, false),          'within -1..1, fills -1 to 1, crossed'],
  ['a saw and about 0',          shiftedSwing(A, sawSwing(A, 0), undefined, false), 'within 0..1, fills 0 to 1'],
  ['steps and about 1',          shiftedSwing(A, steps, of(1), false),             'within 0..2, hits 0 1'],
  ['what is only known to cross', shiftedSwing(A, { zero: 'crossed' }, undefined, false), 'crossed'],
  ['what is only known to be 0', shiftedSwing(A, { zero: 'taken' }, undefined, false), ''],
  ['what crosses, and 1',        shiftedSwing(A, { zero: 'crossed' }, of(1), false), ''],
  // squares and sizes
  ['a wave squared',             foldedSwing(A, wave, 'square'),                   'within 0..1, fills 0 to 1!, taken'],
  ['the size of a wave and 0.5', foldedSwing(A, shiftedSwing(A, wave, of(0.5), true), 'abs'), 'within 0..1.5, fills 0 to 1.5!, taken'],
  ['the size of a wave less 3',  foldedSwing(A, shiftedSwing(A, wave, of(-3), true), 'abs'),  'within 2..4, fills 2 to 4!'],
  ['steps squared',              foldedSwing(A, steps, 'square'),                  'within 0..1, hits 1 0, one of 1 0 1, taken'],
  ['the size of -1 and 1',       foldedSwing(A, steppedSwing(A, [of(-1), of(1)], [of(-1), of(1)]), 'abs'), 'nothing'],
  ['the size of what isn\'t known', foldedSwing(A, unplaced(wave), 'abs'),         ''],
  ['the size of unknown steps',  foldedSwing(A, unplaced(steps), 'abs'),           'nothing'],
  // roots
  ['the root of a wave',         rootOfSwing(A, wave, A.cbrt),                     'within -1..1, fills -1 to 1!, crossed'],
  ['of what is only known to be 0', rootOfSwing(A, { zero: 'taken' }, A.cbrt),     'taken'],
  ['of steps times 8',           rootOfSwing(A, scaledSwing(A, steps, of(8), true), A.cbrt), 'within -2..2, hits -2 0, one of -2 0 2, taken'],
  // what is cut at 0
  ['a wave cut',                 cutSwing(A, wave),                                'within 0..1, fills 0 to 1!, taken'],
  ['a wave and about 0.5 cut',   cutSwing(A, shiftedSwing(A, wave, of(0.5), false)), 'within 0..1.5, fills 0 to 1.5, taken'],
  ['what only crosses, cut',     cutSwing(A, { zero: 'crossed' }),                 'taken'],
  ['what isn\'t known, cut',     cutSwing(A, {}),                                  'nothing'],
  ['steps below 0 cut',          cutSwing(A, steps),                               'nothing'],
  // functions
  ['exp of a wave',              mappedSwing(A, wave, A.exp),                      'within 0.3679..2.7183, fills 0.3679 to 2.7183!'],
  ['cos of a wave',              mappedSwing(A, wave, A.gaussian),                 'within 0.3679..1, fills 0.3679 to 1!'],
  ['acos of a wave',             mappedSwing(A, wave, A.acos),                     'within 0..3.1416, fills 0 to 3.1416!, taken'],
  ['acos of about a wave',       mappedSwing(A, scaledSwing(A, wave, of(0.5), false), A.acos), 'within 1.0472..2.0944, fills 1.0472 to 2.0944'],
  ['acos of steps',              mappedSwing(A, steps, A.acos),                    'within 0..3.1416, hits 3.1416 1.5708, one of 3.1416 1.5708 0'],
  ['a function of unknown steps', mappedSwing(A, unplaced(steps), A.exp),          'nothing'],
])('%s', (_name, swing, expected) => {
  expect(said(swing)).toBe(expected);
});

it('what is multiplied or added and vanishes widens the bounds', () => {
  for (const swing of [scaledSwing(A, wave, of(3), false), shiftedSwing(A, wave, of(2), false)]) {
    const { lo, hi } = swing.bounds as Interval;
    expect(A.mpfr.compare(hi, of(3).hi) > 0).toBe(true);
    expect(A.mpfr.compare(lo, of(swing.zero === 'crossed' ? -3 : 1).lo) < 0).toBe(true);
  }
});

it('a function without a value at some of what swings has none', () => {
  expect(() => mappedSwing(A, wave, A.log)).toThrow('log is too near the edge of its domain');
});
