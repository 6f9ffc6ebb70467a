// The special functions in doubles, at the seams between their series: values from mpmath, errors in ulps.
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { erf, gamma, polygamma, sincDerivative } from '../../src/arithmetics/special-functions.js';

/** Asserts a value within so many ulps of the right one; exactly, where that is 0 or no finite number. */
function expectWithin(ulps: number, value: number, right: number): void {
  if (right === 0 || !Number.isFinite(right)) expect(value).toBe(right);
  else expect(Math.abs(value - right) / formats.float64.ulp(right), `${value} for ${right}`).toBeLessThanOrEqual(ulps);
}

describe('erf', () => {
  it.each([
    [0, 0], [1e-300, 1.1283791670955126e-300], [1e-9, 1.1283791670955127e-9], [0.5, 0.5204998778130465],
    // the power series ends at 3, the continued fraction at 6, where 1 - erf is a quarter of an ulp
    [1.2, 0.9103139782296353], [2, 0.9953222650189527], [2.999999, 0.999977909363748], [3, 0.9999779095030014], [3.000001, 0.9999779096422541],
    [5, 0.9999999999984626], [5.5, 0.9999999999999927], [5.8, 0.9999999999999998], [5.999, 1], [6, 1], [7, 1],
    [Infinity, 1], [NaN, NaN],
  ])('of %d is %d', (x, right) => {
    expectWithin(x > 5 ? 1 : 2, erf(x), right);
    expectWithin(x > 5 ? 1 : 2, erf(-x), -right);
  }); // prettier-ignore
});

describe('gamma', () => {
  it('is exact at whole numbers, as long as factorials are', () => {
    let factorial = 1n;
    for (let n = 1; n <= 23; n++) {
      expect(gamma(n)).toBe(Number(factorial));
      factorial *= BigInt(n);
    }
  });
  it.each([
    [1e-300, 9.999999999999999e299], [-1e-300, -9.999999999999999e299], [1e-5, 99999.42279422555],
    [0.49, 1.8080512889238929], [0.5, 1.772453850905516], [1.5, 0.886226925452758], [1.51, 0.8865916849165707],
    // products up to 12, Stirling's series beyond, reflection below -20
    [11.9, 31279623.921386234], [12.1, 50983227.84411616], [12.5, 136843365.46556586], [22.5, 2.3828015944641842e20],
    [30, 8.841761993739702e30], [100.5, 9.320963104082716e156], [170.6, 9.295995953500918e305], [171.6, 1.5858969096672565e308],
    [-0.5, -3.544907701811032], [-1.5, 2.363271801207355], [-19.9, 5.650885465265262e-18],
    [-20.1, -3.0885701421941614e-18], [-20.5, -2.834656574391335e-19], [-100.5, -3.3536908198076787e-159],
    [172, Infinity], [172.1, Infinity], [Infinity, Infinity], [-Infinity, NaN], [0, NaN], [-3, NaN], [NaN, NaN],
  ])('of %d is %d', (x, right) => {
    expectWithin(4, gamma(x), right);
  }); // prettier-ignore
});

describe('polygamma', () => {
  it.each([
    [0, 1e-5, -100000.57719921567], [0, 0.5, -1.9635100260214235], [0, 1, -0.5772156649015329],
    // the series begins at 12 + n; digamma reflects below 0; nothing is computed below -1000
    [0, 11.9, 2.4339335368825377], [0, 12.1, 2.4513143481743374], [0, 1e10, 23.025850929890456],
    [0, -0.5, 0.03648997397857652], [0, -3.7, -0.8450768588704194], [0, -500.5, 6.2166062670867435],
    [1, 1e-5, 10000000001.644909], [1, 0.5, 4.934802200544679], [1, 12.9, 0.08060155300131694], [1, 13.1, 0.07932351191733558],
    [1, -0.5, 8.934802200544679], [1, -500.5, 9.867608393768009], [1, -999.5, 9.868604401172693], [1, -1000.5, NaN],
    [2, 0.3, -75.27253658872604], [2, 14, -0.005479465690312488], [3, 2.5, 0.22390584881725206],
    [5, 0.7, 1025.3283541434719], [5, 20, 8.48426620615823e-6], [5, -1.5, 15381.648528026304],
    [0, Infinity, Infinity], [2, Infinity, 0], [0, -Infinity, NaN], [0, 0, NaN], [1, -4, NaN], [0, NaN, NaN],
  ])('of order %d at %d is %d', (n, x, right) => {
    expectWithin(x === -0.5 && n === 0 ? 20 : 6, polygamma(n, x), right); // digamma has a zero at -0.504
  }); // prettier-ignore
});

describe('The derivatives of sin(x)/x', () => {
  it.each([
    [0, 0, 1], [1, 0, 0], [2, 0, -1 / 3], [3, 0, 0], [1, 1e-200, -1e-200 / 3], [1, 1e-5, -3.3333333333000005e-6],
    // Taylor's series below 2 + n, a recurrence above
    [0, 1.9, 0.49805267773021816], [0, 2.1, 0.41105207935660654], [0, 100, -0.005063656411097588],
    [1, 2.9, -0.3632613564979542], [1, 3.1, -0.32662847328620775], [2, 3.9, 0.24861617585565143], [2, 4.1, 0.244225132781543],
    [3, 4.5, -0.0975521860781352], [3, 5.1, -0.15558952082823396], [5, 2.5, -0.1331244233122352],
    [5, 6.9, 0.02873781426192338], [5, -6.9, -0.02873781426192338], [5, 40, -0.018776851831367566],
    [0, 11, -0.09090820059551849], [1, 12, 0.07404736404715515], [2, 13, -0.0426770648464971], [8, 1.5, 0.024046224710242693],
    [8, 9.9, -0.07435823767955134], [8, 10.1, -0.0774149846040224],
  ])('of order %d at %d is %d', (n, x, right) => {
    expectWithin(n < 3 ? 4 : 500, sincDerivative(n, x), right); // the terms of high orders grow before they fall
  }); // prettier-ignore
});
