// Points inside the smooth domain of every primitive, for tests that loop over the table; none so near 0 that a complex
// step of 1e-20 beside it would count.
import type { BinaryName, UnaryName } from '../../src/arithmetic.js';

const everywhere = [-745, -30, -3.7, -1, -0.6, -1e-3, -1e-8, 1e-12, 1e-5, 0.01, 0.3, 0.9, 1, 1.7, 5, 20, 300];
const positive = [1e-9, 0.02, 0.5, 0.999999, 1, 1.00001, 3, 77, 1e5, 1e200];
const angles = [-100, -3.7, -1.5, -0.6, -1e-3, 1e-12, 1e-5, 0.01, 0.3, 1.5, 1.7, 5, 20, 300];
const insideOne = [-0.9999999, -0.7, -0.01, -1e-9, 1e-12, 1e-3, 0.3, 0.5, 0.9, 0.9999999];
const outsideOne = [-1e9, -3, -1.0000001, 1.0000001, 1.5, 20, 1e9, 1e140];
const notZero = [-40, -3, -0.5, -1e-3, -1e-9, 1e-9, 1e-3, 0.4, 1, 2, 40];
const moderate = [-300, -30, -3.7, -1, -0.6, -1e-3, -1e-8, 1e-12, 1e-5, 0.01, 0.3, 0.9, 1, 1.7, 5, 20, 300];

/* prettier-ignore */
export const unaryPoints: Readonly<Record<UnaryName, readonly number[]>> = {
  neg: everywhere, square: everywhere, sqrt: positive, cbrt: notZero,
  exp: [-600, ...moderate], expm1: [-30, ...moderate], log: positive, log2: positive, log10: positive,
  log1p: [-0.9999, -0.5, -1e-9, 1e-12, 1e-4, 0.4, 0.6, 3, 1e9, 1e200],
  sin: angles, cos: angles, tan: angles, sec: angles, csc: angles, cot: angles,
  asin: insideOne, acos: insideOne, atan: [...everywhere, -1e9, 1e9], asec: outsideOne, acsc: outsideOne, acot: notZero,
  sinh: moderate, cosh: moderate, tanh: [-300, ...moderate], sech: moderate, csch: notZero, coth: notZero,
  asinh: [...everywhere, -1e9, 1e150], acosh: [1.0000001, 1.5, 20, 1e9, 1e140], atanh: insideOne,
  asech: [1e-9, 0.01, 0.5, 0.9, 0.9999999], acsch: notZero, acoth: outsideOne,
  abs: notZero, sign: notZero, floor: [-2.5, 0.4, 7.1], ceil: [-2.5, 0.4, 7.1], round: [-2.6, 0.4, 7.1], relu: notZero,
  erf: [-3, -0.4, 1e-5, 0.4, 2, 5], gamma: [-2.5, 0.3, 1, 4, 20.5, 100],
  sigmoid: [-600, ...moderate], softplus: [-600, ...moderate],
};

/* prettier-ignore */
export const binaryPoints: Readonly<Record<BinaryName, readonly (readonly [number, number])[]>> = {
  add: [[1.5, -2], [1e-3, 7]], sub: [[1.5, -2], [1e-3, 7]], mul: [[1.5, -2], [1e-3, 7]],
  div: [[1.5, -2], [1e-3, 7], [-1e100, 1e-9], [1e-9, 1e100]],
  pow: [[1.2, 3], [0.3, -2.5], [1e-5, 0.5], [20, 60], [2, 100.5], [1.0001, 5000]],
  nthRoot: [[1.2, 3], [0.3, 5], [1e-5, 2], [1e20, 7]],
  atan2: [[0.3, 2], [2, 0.3], [-0.3, 2], [-2, 0.3], [0.3, -2], [2, -0.3], [-0.3, -2], [-2, -0.3], [1e-9, 1e9]],
  hypot: [[3, 4], [-3, 4], [4, -3], [-1e200, 1e199], [1e-9, 5]],
  min: [[1, 2], [2, 1]], max: [[1, 2], [2, 1]], mod: [[7.3, 2], [-7.3, 2], [7.3, -2.5]],
  polygamma: [[0, 1.4], [1, 3.2], [2, 0.3]], sincDerivative: [[0, -2], [0, 1e-9], [0, 0.01], [0, 0.9], [0, 1.1], [0, 40]],
};
