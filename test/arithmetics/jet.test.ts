// One-sided jets: every kind of singular point from either side, as a table; what is decided, what is left open and why.
import { describe, expect, it } from 'vitest';
import { relations, type Arithmetic, type Relation } from '../../src/arithmetic.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { jets } from '../../src/arithmetics/jet.js';
import { DomainEnds, type Singularities } from '../../src/arithmetics/singularities.js';
import type { Jet } from '../../src/arithmetics/jet-number.js';
import { Undecided } from '../../src/errors.js';

type J = Arithmetic<Jet<number>>;
type Seen = 'nothing' | 'singular' | 'broken';
/** The value and its tangent in the direction of the seed (`none`: a structural zero), or why there is no answer. */
type Outcome = readonly [value: number, tangent: number | 'none'] | string;

const noted = (): Singularities => ({ singular: false, broken: false, met: null });
const nameOf = ({ singular, broken }: Singularities): Seen => (broken ? 'broken' : singular ? 'singular' : 'nothing');
const strictly = (seen: Singularities): J => jets({ strict: float64, lenient: float64 }, seen).strict;

/** What the strict jets say of f at x in a direction, and what they met. */
function side(f: (J: J, x: Jet<number>) => Jet<number>, at: number, direction: 1 | -1): [Outcome, Seen] {
  const seen = noted();
  try {
    const y = f(strictly(seen), { primal: at, tangent: direction, infinite: 0 });
    const tangent = y.infinite === 0 ? (y.tangent ?? 'none') : y.infinite * Infinity;
    if (y.infinite !== 0) expect(y.tangent).toBeUndefined();
    // a zero has no sign here
    return [[y.primal + 0, tangent === 'none' ? tangent : tangent + 0], nameOf(seen)];
  } catch (error) {
    if (error instanceof Undecided || error instanceof DomainEnds) return [error.message, nameOf(seen)];
    throw error;
  }
}

const n = (J: J, value: number): Jet<number> => J.literal(value);
const slope0 = (what: string): string => `${what} with slope 0 there`;
const cut = 'atan2 lies on its cut there';
const ends = (name: string): string => `the domain of ${name} ends at the point`;

/* prettier-ignore */
const rows: readonly (readonly [text: string, f: (J: J, x: Jet<number>) => Jet<number>, at: number, right: Outcome, left: Outcome, seen: Seen])[] = [
  // smooth points: nothing is noticed; the tangent turns with the direction
  ['3',               (J) => n(J, 3),                                      1,  [3, 'none'],          [3, 'none'],          'nothing'],
  ['x*x',             (J, x) => J.mul(x, x),                               3,  [9, 6],               [9, -6],              'nothing'],
  ['x - x*x',         (J, x) => J.sub(x, J.mul(x, x)),                     3,  [-6, -5],             [-6, 5],              'nothing'],
  ['sqrt(x)',         (J, x) => J.sqrt(x),                                 4,  [2, 0.25],            [2, -0.25],           'nothing'],
  ['x^0.5',           (J, x) => J.pow(x, n(J, 0.5)),                       4,  [2, 0.25],            [2, -0.25],           'nothing'],
  ['nthRoot(x, 3)',   (J, x) => J.nthRoot(x, n(J, 3)),                     -8, [-2, 1 / 12],         [-2, -1 / 12],        'nothing'],
  ['x^3 at 0',        (J, x) => J.pow(x, n(J, 3)),                         0,  [0, 0],               [0, 0],               'nothing'],
  ['x^1 at 0',        (J, x) => J.pow(x, n(J, 1)),                         0,  [0, 1],               [0, -1],              'nothing'],
  ['x^0 at 0',        (J, x) => J.pow(x, n(J, 0)),                         0,  [1, 0],               [1, 0],               'nothing'],
  ['0^x',             (J, x) => J.pow(n(J, 0), x),                         2,  [0, 0],               [0, 0],               'nothing'],
  ['sqrt(0)*x',       (J, x) => J.mul(J.sqrt(n(J, 0)), x),                 0,  [0, 'none'],          [0, 'none'],            'nothing'], // constants have no singular points
  ['abs(0)+sign(0)+x', (J, x) => J.add(J.add(J.abs(n(J, 0)), J.sign(n(J, 0))), x), 0, [0, 1],        [0, -1],              'nothing'],
  ['max(2, 2) + x',   (J, x) => J.add(J.max(n(J, 2), n(J, 2)), x),         0,  [2, 1],               [2, -1],              'nothing'],
  ['atan2(0, -1) + x', (J, x) => J.add(J.atan2(n(J, 0), n(J, -1)), x),     0,  [Math.PI, 1],         [Math.PI, -1],        'nothing'],
  ['hypot(0, 0) + x', (J, x) => J.add(J.hypot(n(J, 0), n(J, 0)), x),       0,  [0, 1],               [0, -1],              'nothing'],
  ['0^0.5 + x',       (J, x) => J.add(J.pow(n(J, 0), n(J, 0.5)), x),       0,  [0, 1],               [0, -1],              'nothing'],
  ['0^0 + x',         (J, x) => J.add(J.pow(n(J, 0), n(J, 0)), x),         0,  [1, 1],               [1, -1],              'nothing'],
  ['mod(6, 3) + x',   (J, x) => J.add(J.mod(n(J, 6), n(J, 3)), x),         0,  [0, 1],               [0, -1],              'nothing'],
  ['sincDerivative(0, x)', (J, x) => J.sincDerivative(n(J, 0), x),         0,  [1, 0],               [1, 0],               'nothing'],

  // choices at a tie: the side just beside the point
  ['abs(x)',          (J, x) => J.abs(x),                                  0,  [0, 1],               [0, 1],               'singular'],
  ['abs(-3x)',        (J, x) => J.abs(J.mul(n(J, -3), x)),                 0,  [0, 3],               [0, 3],               'singular'],
  ['abs(x*x)',        (J, x) => J.abs(J.mul(x, x)),                        0,  [0, 0],               [0, 0],               'singular'], // ties to first order; either sign will do
  ['relu(x)',         (J, x) => J.relu(x),                                 0,  [0, 1],               [0, 'none'],          'singular'],
  ['relu(-x)',        (J, x) => J.relu(J.neg(x)),                          0,  [0, 'none'],          [0, 1],               'singular'],
  ['max(x, 2)',       (J, x) => J.max(x, n(J, 2)),                         2,  [2, 1],               [2, 'none'],          'singular'],
  ['min(x, 2)',       (J, x) => J.min(x, n(J, 2)),                         2,  [2, 'none'],          [2, -1],              'singular'],
  ['max(2, x)',       (J, x) => J.max(n(J, 2), x),                         2,  [2, 1],               [2, 'none'],          'singular'],
  ['max(x, x*x)',     (J, x) => J.max(x, J.mul(x, x)),                     1,  [1, 2],               [1, -1],              'singular'],
  ['min(x, x*x)',     (J, x) => J.min(x, J.mul(x, x)),                     1,  [1, 1],               [1, -2],              'singular'],
  ['max(x, x)',       (J, x) => J.max(x, x),                               1,  [1, 1],               [1, -1],              'nothing'], // one number, not two that tie
  ['max(cbrt(x), x)', (J, x) => J.max(J.cbrt(x), x),                       0,  [0, Infinity],        [0, -1],              'singular'],
  ['min(cbrt(x), x)', (J, x) => J.min(J.cbrt(x), x),                       0,  [0, 1],               [0, -Infinity],       'singular'],
  ['max(cbrt(x), -cbrt(x))', (J, x) => J.max(J.cbrt(x), J.neg(J.cbrt(x))), 0,  [0, Infinity],        [0, Infinity],        'singular'],
  ['max(cbrt(x), cbrt(2x))', (J, x) => J.max(J.cbrt(x), J.cbrt(J.mul(n(J, 2), x))), 0, 'the two sides of a condition are equal and both slopes infinite there', 'the two sides of a condition are equal and both slopes infinite there', 'singular'],

  // jumps: the value beside the point
  ['sign(x)',         (J, x) => J.sign(x),                                 0,  [1, 'none'],          [-1, 'none'],         'broken'],
  ['sign(-x)',        (J, x) => J.sign(J.neg(x)),                          0,  [-1, 'none'],         [1, 'none'],          'broken'],
  ['floor(x)',        (J, x) => J.floor(x),                                2,  [2, 'none'],          [1, 'none'],          'broken'],
  ['floor(-x)',       (J, x) => J.floor(J.neg(x)),                         2,  [-3, 'none'],         [-2, 'none'],         'broken'],
  ['ceil(x)',         (J, x) => J.ceil(x),                                 2,  [3, 'none'],          [2, 'none'],          'broken'],
  ['round(x)',        (J, x) => J.round(x),                                2.5, [3, 'none'],         [2, 'none'],          'broken'],
  ['round(x), below 0', (J, x) => J.round(x),                              -2.5, [-2, 'none'],       [-3, 'none'],         'broken'],
  ['floor(x), within a step', (J, x) => J.floor(x),                        2.5, [2, 'none'],         [2, 'none'],          'nothing'],
  ['round(x), within a step', (J, x) => J.round(x),                        2,  [2, 'none'],          [2, 'none'],          'nothing'],
  ['mod(x, 3)',       (J, x) => J.mod(x, n(J, 3)),                         6,  [0, 1],               [3, -1],              'broken'],
  ['mod(6, x)',       (J, x) => J.mod(n(J, 6), x),                         3,  [3, -1],              [0, 2],               'broken'],
  ['mod(x, 3), between jumps', (J, x) => J.mod(x, n(J, 3)),                7,  [1, 1],               [1, -1],              'nothing'],
  ['floor(cbrt(x))',  (J, x) => J.floor(J.cbrt(x)),                        0,  [0, 'none'],          [-1, 'none'],         'broken'],
  ['floor(x*x)',      (J, x) => J.floor(J.mul(x, x)),                      0,  slope0('floor meets a jump'), slope0('floor meets a jump'),               'broken'],
  ['atan2(x, -1)',    (J, x) => J.atan2(x, n(J, -1)),                      0,  cut,                  cut,                  'singular'],
  ['atan2(x, 1)',     (J, x) => J.atan2(x, n(J, 1)),                       0,  [0, 1],               [0, -1],              'nothing'],
  ['atan2(x, -4), off the cut', (J, x) => J.atan2(x, n(J, -4)),            3,  [Math.atan2(3, -4), -0.16], [Math.atan2(3, -4), 0.16], 'nothing'],

  // ends of the domain, where slopes are infinite
  ['sqrt(x)',         (J, x) => J.sqrt(x),                                 0,  [0, Infinity],        ends('sqrt'),         'singular'],
  ['sqrt(-x)',        (J, x) => J.sqrt(J.neg(x)),                          0,  ends('sqrt'),         [0, Infinity],        'singular'],
  ['asin(x)',         (J, x) => J.asin(x),                                 1,  ends('asin'),         [Math.PI / 2, -Infinity], 'singular'],
  ['asin(x) at -1',   (J, x) => J.asin(x),                                 -1, [-Math.PI / 2, Infinity], ends('asin'),     'singular'],
  ['acos(x)',         (J, x) => J.acos(x),                                 1,  ends('acos'),         [0, Infinity],        'singular'],
  ['acos(x) at -1',   (J, x) => J.acos(x),                                 -1, [Math.PI, -Infinity], ends('acos'),         'singular'],
  ['acosh(x)',        (J, x) => J.acosh(x),                                1,  [0, Infinity],        ends('acosh'),        'singular'],
  ['asech(x)',        (J, x) => J.asech(x),                                1,  ends('asech'),        [0, Infinity],        'singular'],
  ['asec(x)',         (J, x) => J.asec(x),                                 1,  [0, Infinity],        ends('asec'),         'singular'],
  ['asec(x) at -1',   (J, x) => J.asec(x),                                 -1, ends('asec'),         [Math.PI, -Infinity], 'singular'],
  ['acsc(x)',         (J, x) => J.acsc(x),                                 1,  [Math.PI / 2, -Infinity], ends('acsc'),     'singular'],
  ['acsc(x) at -1',   (J, x) => J.acsc(x),                                 -1, ends('acsc'),         [-Math.PI / 2, Infinity], 'singular'],
  ['x^0.5',           (J, x) => J.pow(x, n(J, 0.5)),                       0,  [0, Infinity],        ends('pow'),          'singular'],
  ['x^1.5',           (J, x) => J.pow(x, n(J, 1.5)),                       0,  [0, 0],               ends('pow'),          'singular'],
  ['nthRoot(x, 4)',   (J, x) => J.nthRoot(x, n(J, 4)),                     0,  [0, Infinity],        ends('nthRoot'),      'singular'],
  ['nthRoot(x, 0.5)', (J, x) => J.nthRoot(x, n(J, 0.5)),                   0,  [0, 0],               ends('nthRoot'),      'singular'],
  ['(-2)^x',          (J, x) => J.pow(n(J, -2), x),                        2,  'a negative base with a varying exponent', 'a negative base with a varying exponent', 'nothing'],

  // infinite slopes on both sides, and on their way through the rules
  ['cbrt(x)',         (J, x) => J.cbrt(x),                                 0,  [0, Infinity],        [0, -Infinity],       'singular'],
  ['cbrt(-x)',        (J, x) => J.cbrt(J.neg(x)),                          0,  [0, -Infinity],       [0, Infinity],        'singular'],
  ['nthRoot(x, 3)',   (J, x) => J.nthRoot(x, n(J, 3)),                     0,  [0, Infinity],        [0, -Infinity],       'singular'],
  ['nthRoot(x, 1)',   (J, x) => J.nthRoot(x, n(J, 1)),                     0,  [0, 1],               [0, -1],              'singular'],
  ['nthRoot(cbrt(x), 1)', (J, x) => J.nthRoot(J.cbrt(x), n(J, 1)),         0,  [0, Infinity],        [0, -Infinity],       'singular'],
  ['2 - cbrt(x)',     (J, x) => J.sub(n(J, 2), J.cbrt(x)),                 0,  [2, -Infinity],       [2, Infinity],        'singular'],
  ['-3*cbrt(x)',      (J, x) => J.mul(n(J, -3), J.cbrt(x)),                0,  [0, -Infinity],       [0, Infinity],        'singular'],
  ['exp(-cbrt(x))',   (J, x) => J.exp(J.neg(J.cbrt(x))),                   0,  [1, -Infinity],       [1, Infinity],        'singular'],
  ['cos(cbrt(x))',    (J, x) => J.cos(J.cbrt(x)),                          0,  'an infinite slope is multiplied by 0 there', 'an infinite slope is multiplied by 0 there',               'singular'], // 1 - x^(2/3)/2 has a cusp
  ['x*cbrt(x)',       (J, x) => J.mul(x, J.cbrt(x)),                       0,  'an infinite slope is multiplied by 0 there', 'an infinite slope is multiplied by 0 there',               'singular'], // its slope is 0
  ['cbrt(x) + 5x',    (J, x) => J.add(J.cbrt(x), J.mul(n(J, 5), x)),       0,  [0, Infinity],        [0, -Infinity],       'singular'],
  ['5x - cbrt(x)',    (J, x) => J.sub(J.mul(n(J, 5), x), J.cbrt(x)),       0,  [0, -Infinity],       [0, Infinity],        'singular'],
  ['cbrt(x) + cbrt(x)', (J, x) => J.add(J.cbrt(x), J.cbrt(x)),             0,  [0, Infinity],        [0, -Infinity],       'singular'],
  ['cbrt(x) - cbrt(x)', (J, x) => J.sub(J.cbrt(x), J.cbrt(x)),             0,  'infinite slopes of opposite sign meet there', 'infinite slopes of opposite sign meet there', 'singular'],
  ['sqrt(cbrt(x))',   (J, x) => J.sqrt(J.cbrt(x)),                         0,  [0, Infinity],        ends('sqrt'),         'singular'],
  ['cbrt(x)^0.5',     (J, x) => J.pow(J.cbrt(x), n(J, 0.5)),               0,  [0, Infinity],        ends('pow'),          'singular'],
  ['cbrt(x)^1.5',     (J, x) => J.pow(J.cbrt(x), n(J, 1.5)),               0,  'pow meets 0 with an infinite slope there', ends('pow'), 'singular'],
  ['abs(cbrt(x))',    (J, x) => J.abs(J.cbrt(x)),                          0,  [0, Infinity],        [0, Infinity],        'singular'],

  // constant, though an argument moves
  ['0*x',             (J, x) => J.mul(n(J, 0), x),                         3,  [0, 'none'],          [0, 'none'],          'nothing'],
  ['x*0',             (J, x) => J.mul(x, n(J, 0)),                         3,  [0, 'none'],          [0, 'none'],          'nothing'],
  ['x - x',           (J, x) => J.sub(x, x),                               3,  [0, 'none'],          [0, 'none'],          'nothing'],
  ['x/x',             (J, x) => J.div(x, x),                               3,  [1, 'none'],          [1, 'none'],          'nothing'],
  ['x + x',           (J, x) => J.add(x, x),                               3,  [6, 2],               [6, -2],              'nothing'],
  ['mod(x, x)',       (J, x) => J.mod(x, x),                               2,  [0, 0],               [0, 0],               'nothing'],
  ['0*cbrt(x)',       (J, x) => J.mul(n(J, 0), J.cbrt(x)),                 0,  [0, 'none'],          [0, 'none'],          'singular'],
  ['(-2)^(0*x + 2)',  (J, x) => J.pow(n(J, -2), J.add(J.mul(n(J, 0), x), n(J, 2))), 3, [4, 'none'], [4, 'none'],              'nothing'],
  ['(-2)^(x - x + 3)', (J, x) => J.pow(n(J, -2), J.add(J.sub(x, x), n(J, 3))), 3, [-8, 'none'], [-8, 'none'],             'nothing'],
  // an exponent that rests but need not stay
  ['(-2)^(x*x)',      (J, x) => J.pow(n(J, -2), J.mul(x, x)),              0,  'the exponent of a negative base has slope 0 there', 'the exponent of a negative base has slope 0 there', 'nothing'],

  // slope 0 at a singular point: first order can't tell
  ['sqrt(x*x)',       (J, x) => J.sqrt(J.mul(x, x)),                       0,  slope0('sqrt meets 0'), slope0('sqrt meets 0'),               'singular'],
  ['cbrt(x*x)',       (J, x) => J.cbrt(J.mul(x, x)),                       0,  slope0('cbrt meets 0'), slope0('cbrt meets 0'),               'singular'],
  ['(x*x)^0.5',       (J, x) => J.pow(J.mul(x, x), n(J, 0.5)),             0,  slope0('pow meets 0'), slope0('pow meets 0'),               'singular'],
  ['sign(x*x)',       (J, x) => J.sign(J.mul(x, x)),                       0,  slope0('sign meets a jump'), slope0('sign meets a jump'),               'broken'],

  // powers of 0 with an exponent that varies
  ['x^x',             (J, x) => J.pow(x, x),                               0,  '0 is raised to a varying power there', '0 is raised to a varying power there', 'singular'],
  ['0^x',             (J, x) => J.pow(n(J, 0), x),                         0,  '0 is raised to the power 0, which varies, there', '0 is raised to the power 0, which varies, there', 'singular'],
  ['nthRoot(0, x)',   (J, x) => J.nthRoot(n(J, 0), x),                     3,  [0, 0],               [0, 0],               'nothing'],
  ['2^x',             (J, x) => J.pow(n(J, 2), x),                         0,  [1, Math.LN2],        [1, -Math.LN2],       'nothing'],

  // the origin of hypot, a cone
  ['hypot(x, 0)',     (J, x) => J.hypot(x, n(J, 0)),                       0,  [0, 1],               [0, 1],               'singular'],
  ['hypot(0, x)',     (J, x) => J.hypot(n(J, 0), x),                       0,  [0, 1],               [0, 1],               'singular'],
  ['hypot(3x, 4x)',   (J, x) => J.hypot(J.mul(n(J, 3), x), J.mul(n(J, 4), x)), 0, [0, 5],            [0, 5],               'singular'],
  ['hypot(cbrt(x), x)', (J, x) => J.hypot(J.cbrt(x), x),                   0,  [0, Infinity],        [0, Infinity],        'singular'],
  ['hypot(x, cbrt(x))', (J, x) => J.hypot(x, J.cbrt(x)),                   0,  [0, Infinity],        [0, Infinity],        'singular'],
  ['hypot(x, 1)',     (J, x) => J.hypot(x, n(J, 1)),                       0,  [1, 0],               [1, 0],               'nothing'],
];

describe('A jet', () => {
  it.each(rows)('knows %s on either side', (_text, f, at, right, left, seen) => {
    expect({ right: side(f, at, 1), left: side(f, at, -1) }).toEqual({ right: [right, seen], left: [left, seen] });
  });
});

describe('A relation', () => {
  const holds = (relation: Relation, order: number): boolean =>
    ({ '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0, '==': order === 0, '!=': order !== 0 })[
      relation
    ];
  type Operands = readonly [Jet<number>, Jet<number>];
  const jet = (value: number, tangent?: number): Jet<number> => ({ primal: value, tangent, infinite: 0 });
  const steep = (sign: 1 | -1): Jet<number> => ({ primal: 5, tangent: undefined, infinite: sign });
  const same = jet(5, 1);

  it.each<[string, Operands, order: number, Seen]>([
    ['different values', [jet(4, 9), jet(5, -9)], -1, 'nothing'],
    ['different values, the first greater', [jet(6), jet(5, 1)], 1, 'nothing'],
    ['equal constants', [jet(5), jet(5)], 0, 'nothing'],
    ['one and the same number', [same, same], 0, 'nothing'],
    ['a tie that rises through a constant', [jet(5, 2), jet(5)], 1, 'broken'],
    ['a tie that falls through a constant', [jet(5, -2), jet(5)], -1, 'broken'],
    ['a constant that is passed', [jet(5), jet(5, 2)], -1, 'broken'],
    ['a tie of two that move', [jet(5, 2), jet(5, 3)], -1, 'broken'],
    ['a tie with an infinite slope', [steep(1), jet(5, 3)], 1, 'broken'],
    ['a tie with a slope of -∞', [steep(-1), jet(5, -3)], -1, 'broken'],
    ['a tie of opposite infinite slopes', [steep(-1), steep(1)], -1, 'broken'],
  ])('of %s is as it is just beside the point', (_what, [x, y], order, met) => {
    for (const relation of relations) {
      const seen = noted();
      expect([relation, strictly(seen).decide(relation, x, y)]).toEqual([relation, holds(relation, order)]);
      expect(nameOf(seen)).toBe(met);
    }
  });

  it.each<[string, Operands, string]>([
    [
      'two that move alike',
      [jet(5, 2), jet(5, 2)],
      'the two sides of a condition are equal there, and so are their slopes',
    ],
    [
      'one that rests at a constant',
      [jet(5, 0), jet(5)],
      'the two sides of a condition are equal there, and so are their slopes',
    ],
    [
      'a constant at which one rests',
      [jet(5), jet(5, 0)],
      'the two sides of a condition are equal there, and so are their slopes',
    ],
    [
      'two equal infinite slopes',
      [steep(1), steep(1)],
      'the two sides of a condition are equal and both slopes infinite there',
    ],
  ])('of %s stays open', (_what, [x, y], reason) => {
    for (const relation of relations)
      expect(() => strictly(noted()).decide(relation, x, y)).toThrow(new Undecided(reason));
  });

  it('among the sides of a choice calls what ties to first order equal, and breaks nothing', () => {
    for (const relation of relations) {
      const seen = noted();
      const { lenient } = jets({ strict: float64, lenient: float64 }, seen);
      expect(lenient.decide(relation, jet(5, 2), jet(5, 2))).toBe(holds(relation, 0));
      expect(lenient.decide(relation, jet(5, 1), jet(5, 2))).toBe(holds(relation, -1));
      expect(nameOf(seen)).toBe('singular');
      expect(() => lenient.decide(relation, steep(1), steep(1))).toThrow(
        'the two sides of a condition are equal and both slopes infinite there',
      );
    }
  });
});

describe('Jets of jets', () => {
  const second = (
    f: (J: Arithmetic<Jet<Jet<number>>>, x: Jet<Jet<number>>) => Jet<Jet<number>>,
    at: number,
  ): [number, Seen] => {
    const seen = noted();
    const J = jets(jets({ strict: float64, lenient: float64 }, seen), seen).strict;
    const one: Jet<number> = { primal: 1, tangent: undefined, infinite: 0 };
    const y = f(J, { primal: { primal: at, tangent: 1, infinite: 0 }, tangent: one, infinite: 0 });
    return [y.tangent?.tangent ?? 0, nameOf(seen)];
  };
  it('give second derivatives, and notice what is singular in either order', () => {
    expect(second((J, x) => J.pow(x, J.literal(3)), 2)).toEqual([12, 'nothing']);
    expect(second((J, x) => J.mul(x, J.mul(x, x)), 0)).toEqual([0, 'nothing']);
    expect(second((J, x) => J.mul(J.abs(x), x), 0)).toEqual([2, 'singular']);
    expect(second((J, x) => J.floor(x), 2)).toEqual([0, 'broken']);
    // once by the tie of values, once more by that of slopes
    expect(second((J, x) => (J.decide('>', x, J.literal(0)) ? J.mul(x, x) : x), 0)).toEqual([2, 'broken']);
  });
});
