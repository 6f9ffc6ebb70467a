// Mistakes that are a number: the sign, a constant factor as a fraction, degrees in the place of radians, the 1/n of a mean.
import type { Interval } from '../../arithmetics/interval/interval.js';
import { commonConstants, type ConstantFactor } from '../common-constants.js';
import type { Hypothesis } from './hypothesis.js';

const at = (list: readonly Interval[], index: number): Interval => list[index] as Interval;

export const signMistake: Hypothesis = {
  text: 'sign',
  isGeneral: true,
  sides: ({ A, wanted, given }, component) => [at(given(), component), A.neg(at(wanted(), component))],
};

/** What is given is `numerator/denominator` times the truth. */
const factorOf = (text: string, numerator: number, denominator: number): Hypothesis => ({
  text,
  isGeneral: true,
  sides: ({ A, wanted, given }, component) => [
    A.mul(at(given(), component), A.literal(denominator)),
    A.mul(at(wanted(), component), A.literal(numerator)),
  ],
});

/** Factors that are no fractions; each is the literal that a program has for it. */
const constants: readonly ConstantFactor[] = [
  ...commonConstants,
  ['factor 1/ln 2', Math.LOG2E],
  ['factor e', Math.E],
  ['factor sqrt(2)', Math.SQRT2],
  ['factor 1/sqrt(2)', Math.SQRT1_2],
  ['factor sqrt(2π)', Math.sqrt(2 * Math.PI)],
  ['factor 1/sqrt(2π)', 1 / Math.sqrt(2 * Math.PI)],
  ['factor sqrt(π)', Math.sqrt(Math.PI)],
  ['factor 2/sqrt(π)', 2 / Math.sqrt(Math.PI)],
  ['factor sqrt(π)/2', Math.sqrt(Math.PI) / 2],
  ['factor π/2', Math.PI / 2],
  ['factor 2/π', 2 / Math.PI],
  ['factor π/4', Math.PI / 4],
  ['factor 4/π', 4 / Math.PI],
];

/** Such a constant is in a program as a product of literals, of which each may be off by half an ulp. */
const constantFactor = (text: string, value: number): Hypothesis => ({
  text,
  isGeneral: true,
  sides: ({ A, wanted, given }, component) => {
    const off = A.mul(A.literal(value), A.sub(A.literal(1), A.div(at(given(), component), A.mul(at(wanted(), component), A.literal(value))))); // prettier-ignore
    const few = A.literal(4 * 2 ** -53);
    // the distance within a few ulps counts as none
    const isNear = A.mpfr.compare(A.abs(off).hi, A.mul(A.abs(A.literal(value)), few).lo) <= 0;
    return isNear ? [A.literal(0), A.literal(0)] : [A.literal(0), A.literal(1)];
  },
});

/** Denominators and numerators of factors, at most. */
const largestPart = 10_000_000;
/** As near as a quotient of two correctly rounded numbers is to that of the exact ones. */
const nearEnough = 4 * 2 ** -53;

/**
 * Constant factors that what is given may have, from the quotient at one point.
 *
 * @param lengths of arrays and lists of inputs, for means
 */
export function factorMistakes(ratio: number, lengths: readonly number[]): Hypothesis[] {
  if (!Number.isFinite(ratio) || ratio === 0 || ratio === 1 || ratio === -1) return [];
  const named = constants.filter(([, value]) => Math.abs(Math.abs(ratio) / value - 1) < 1e-14);
  const ofConstants = named.map(([text, value]) => constantFactor(ratio < 0 ? `sign, and ${text}` : text, Math.sign(ratio) * value)); // prettier-ignore
  const fraction = fractionNear(Math.abs(ratio));
  if (fraction === null) return ofConstants;
  const [numerator, denominator] = fraction;
  const text = meanText(numerator, denominator, lengths) ?? `factor ${denominator === 1 ? numerator : `${numerator}/${denominator}`}`; // prettier-ignore
  const signed = factorOf(ratio < 0 ? `sign, and ${text}` : text, Math.sign(ratio) * numerator, denominator);
  return [...ofConstants, signed];
}

function meanText(numerator: number, denominator: number, lengths: readonly number[]): string | null {
  const isLength = (n: number): boolean => n >= 3 && lengths.includes(n);
  if (denominator === 1 && isLength(numerator)) return `missing 1/n of a mean (factor ${numerator}, and n = ${numerator})`; // prettier-ignore
  if (numerator === 1 && isLength(denominator)) return `a mean that is none (factor 1/${denominator}, and n = ${denominator})`; // prettier-ignore
  return null;
}

/** The simplest fraction that is as near to a number as rounding allows (continued fractions); null if its parts are large. */
export function fractionNear(value: number): readonly [number, number] | null {
  let [previous, numerator] = [0, 1];
  let [previousDenominator, denominator] = [1, 0];
  let rest = value;
  for (let term = 0; term < 40; term++) {
    const whole = Math.floor(rest);
    [previous, numerator] = [numerator, whole * numerator + previous];
    [previousDenominator, denominator] = [denominator, whole * denominator + previousDenominator];
    if (numerator > largestPart || denominator > largestPart) return null;
    if (Math.abs(numerator / denominator - value) <= nearEnough * value) return [numerator, denominator];
    if (rest === whole) return null;
    rest = 1 / (rest - whole);
  }
  return null;
}
