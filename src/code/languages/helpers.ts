// Functions that a language's library lacks, or has with another meaning: written out, with the formulas of `arithmetics/float64.ts`.
import type { PrimitiveName } from '../../arithmetic.js';
import type { CaseWriter } from './case-writer.js';
import type { Cases, LanguageName } from './language.js';
import { longHelpers } from './long-helpers.js';
import type { Term } from './terms.js';

interface Helper {
  /** What it is, for the comment above it. */
  readonly remark: string;
  readonly parameters: readonly string[];
  readonly cases: (w: CaseWriter, ...given: Term[]) => Cases;
}

/** A helper of cases, in every language. */
const helper = (remark: string, parameters: string, cases: (w: CaseWriter, x: Term, y: Term, z: Term, n: Term) => Cases): Helper => ({
  remark,
  parameters: parameters.split(' '),
  cases: cases,
}); // prettier-ignore

const only = (otherwise: Term): Cases => ({ when: [], otherwise });

/** Below, reciprocals begin to overflow. */
const tiny = 1e-300;

const table = {
  squareRoot: helper('sqrt, but 0 of -0', 'x', (w, x) => only(w.add(w.sqrt(x), w.number(0)))),
  sign: helper('-1, 0 or 1', 'x', (w, x) => ({ when: [[w.is('>', x, 0), w.number(1)], [w.is('<', x, 0), w.number(-1)]], otherwise: x })),
  relu: helper('x where it is positive, else 0', 'x', (w, x) => ({ when: [[w.is('>', x, 0), x], [w.is('<=', x, 0), w.number(0)]], otherwise: x })),
  smaller: helper('the smaller one; NaN if one is, and -0 before 0', 'x y', (w, x, y) => ({
    when: [[w.is('<', x, y), x], [w.is('>', x, y), y], [w.is('!=', x, y), w.add(x, y)], [w.is('!=', x, 0), x]],
    otherwise: w.neg(w.sub(w.neg(x), y)),
  })),
  larger: helper('the larger one; NaN if one is, and 0 before -0', 'x y', (w, x, y) => ({
    when: [[w.is('>', x, y), x], [w.is('<', x, y), y], [w.is('!=', x, y), w.add(x, y)], [w.is('!=', x, 0), x]],
    otherwise: w.add(x, y),
  })),
  roundHalfAway: helper('the nearest integer, halves away from zero', 'x', (w, x) => {
    const whole = w.call('fix', x);
    return { when: [[w.is('>=', w.call('abs', w.sub(x, whole)), 0.5), w.add(whole, w.call('sign', x))]], otherwise: whole };
  }),
  mod: helper('the remainder with the sign of y', 'x y', (w, x, y) => only(w.help('withSignOf', w.call('rem', x, y), y))),
  withSignOf: helper('a remainder with the sign of y', 'r y', (w, r, y) => {
    const below = w.and(w.is('<', r, 0), w.is('>=', y, 0));
    const above = w.and(w.is('>', r, 0), w.is('<', y, 0));
    return { when: [[w.or(below, above), w.add(r, y)]], otherwise: r };
  }),

  sigmoid: helper('1/(1 + e^-x), from the side on which exp does not overflow', 'x', (w, x) => {
    const side = (e: Term, top: Term): Term => w.div(top, w.add(w.number(1), e));
    const rising = w.call('exp', x);
    return { when: [[w.is('>=', x, 0), side(w.call('exp', w.neg(x)), w.number(1))]], otherwise: side(rising, rising) };
  }),
  softplus: helper('ln(1 + e^x)', 'x', (w, x) => only(w.add(w.choice(w.is('>', x, 0), x, w.number(0)), w.call('log1p', w.call('exp', w.neg(w.call('abs', x))))))),
  gaussian: helper('e^(-x*x), of which x*x has but rounding errors that do not count', 'x', (w, x) => {
    const size = w.call('abs', x);
    return {
      when: [[w.is('>=', size, 40), w.number(0)], [w.is('!=', x, x), x]],
      otherwise: w.help('gaussianOf', size, w.div(w.help('nearest', w.mul(size, w.number(16))), w.number(16))),
    };
  }),
  gaussianOf: helper('of a number by a part of it that has few bits', 'size part', (w, size, part) =>
    only(w.mul(w.call('exp', w.mul(w.neg(part), part)), w.call('exp', w.mul(w.neg(w.sub(size, part)), w.add(size, part)))))),
  nearest: helper('the nearest integer, for numbers from 0 on', 'x', (w, x) => {
    const whole = w.call('floor', x);
    return { when: [[w.is('>=', w.sub(x, whole), 0.5), w.add(whole, w.number(1))]], otherwise: whole };
  }),

  // √(x² - 1), since 1/x would lose the digits that matter near 1
  tangentOfSecant: helper('the tangent of an angle whose secant is x', 'x', (w, x) => only(w.mul(w.sqrt(w.sub(x, w.number(1))), w.sqrt(w.add(x, w.number(1)))))),
  asec: helper('the angle whose secant is x', 'x', (w, x) => ({
    when: [[w.is('<', x, 0), w.sub(w.number(Math.PI), w.call('atan', w.help('tangentOfSecant', w.neg(x))))]],
    otherwise: w.call('atan', w.help('tangentOfSecant', x)),
  })),
  acsc: helper('the angle whose cosecant is x', 'x', (w, x) =>
    only(w.mul(w.call('sign', x), w.call('atan', w.div(w.number(1), w.help('tangentOfSecant', w.call('abs', x))))))),
  acot: helper('the angle whose cotangent is x', 'x', (w, x) => ({ when: [[w.is('==', x, 0), w.number(NaN)]], otherwise: w.call('atan', w.div(w.number(1), x)) })),
  asech: helper('the number whose hyperbolic secant is x', 'x', (w, x) => {
    const one = w.number(1);
    const rest = w.sub(one, x);
    return {
      when: [[w.and(w.is('>', x, 0), w.is('<', x, tiny)), w.sub(w.number(Math.LN2), w.call('log', x))]],
      otherwise: w.call('log1p', w.div(w.add(rest, w.sqrt(w.mul(rest, w.add(one, x)))), x)),
    };
  }),
  acsch: helper('the number whose hyperbolic cosecant is x', 'x', (w, x) => {
    const size = w.call('abs', x);
    const small = w.mul(w.call('sign', x), w.sub(w.number(Math.LN2), w.call('log', size)));
    return { when: [[w.and(w.is('!=', x, 0), w.is('<', size, tiny)), small]], otherwise: w.call('asinh', w.div(w.number(1), x)) };
  }),
  acoth: helper('the number whose hyperbolic cotangent is x', 'x', (w, x) =>
    only(w.div(w.mul(w.call('sign', x), w.call('log1p', w.div(w.number(2), w.sub(w.call('abs', x), w.number(1))))), w.number(2)))),

  nthRoot: helper('the real n-th root: negative for negative x and odd n', 'x n', (w, x, n) => ({
    when: [
      [w.is('==', n, 2), w.call('sqrt', x)],
      [w.is('==', n, 3), w.call('cbrt', x)],
      [w.is('<', n, 0), w.div(w.number(1), w.help('nthRoot', x, w.neg(n)))],
      [w.and(w.is('<', x, 0), w.is('==', w.call('rem', n, w.number(2)), 1)), w.neg(w.help('nthRoot', w.neg(x), n))],
      [w.is('<', x, 0), w.number(NaN)],
    ],
    otherwise: w.help('refinedRoot', x, w.call('pow', x, w.div(w.number(1), n)), w.div(w.number(1), n), n),
  })),
  refinedRoot: helper('without the error of 1/n', 'x root exponent n', (w, x, root, exponent, n) => {
    const isOrdinary = [w.is('>', root, 0), w.is('<', root, Infinity), w.is('>', n, 1e-100), w.is('<', n, 1e100)].reduce((a, b) => w.and(a, b));
    const off = w.add(w.sub(w.mul(exponent, n), w.number(1)), w.help('productError', exponent, n));
    return { when: [[w.not(isOrdinary), root]], otherwise: w.sub(root, w.mul(root, w.mul(w.call('log', x), w.div(off, n)))) };
  }),
  productError: helper('x*y less its rounded value (Dekker 1971)', 'x y', (w, x, y) => {
    const [a, c] = [w.help('upperHalf', x), w.help('upperHalf', y)];
    const [b, d] = [w.sub(x, a), w.sub(y, c)];
    const rest = w.add(w.sub(w.mul(a, c), w.mul(x, y)), w.mul(a, d));
    return only(w.add(w.add(rest, w.mul(b, c)), w.mul(b, d)));
  }),
  upperHalf: helper('its upper 26 bits', 'x', (w, x) => {
    const shifted = w.mul(x, w.number(134217729));
    return only(w.sub(shifted, w.sub(shifted, x)));
  }),
} satisfies Record<string, Helper>; // prettier-ignore

export type CaseHelperName = keyof typeof table;
export const caseHelpers: Readonly<Record<CaseHelperName, Helper>> = table;

/** Helpers that stand for primitives, where the language has none of its own. */
export const helperOfPrimitive: Partial<Readonly<Record<PrimitiveName, CaseHelperName>>> = {
  sqrt: 'squareRoot', sign: 'sign', relu: 'relu', min: 'smaller', max: 'larger', round: 'roundHalfAway', mod: 'mod', sigmoid: 'sigmoid',
  softplus: 'softplus', gaussian: 'gaussian', asec: 'asec', acsc: 'acsc', acot: 'acot', asech: 'asech', acsch: 'acsch', acoth: 'acoth',
  nthRoot: 'nthRoot',
}; // prettier-ignore

/** Formulas of one operation more, which need no function. */
export const formulaOfPrimitive: Partial<Readonly<Record<PrimitiveName, PrimitiveName>>> = {
  sec: 'cos', csc: 'sin', cot: 'tan', sech: 'cosh', csch: 'sinh', coth: 'tanh',
}; // prettier-ignore

/** The names of all helpers of a language, which nothing else may have. */
export const helperNames = (language: LanguageName): string[] => [
  ...Object.keys(caseHelpers),
  ...Object.keys(longHelpers[language]),
];
