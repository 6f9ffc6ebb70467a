// Points inside the smooth domain of every primitive, for tests that loop over the table: those of its domain, or its own.
// None is so near 0 that a complex step of 1e-20 beside it would count.
import { binaryNames, unaryNames, type BinaryName, type UnaryName } from '../../src/arithmetic.js';
import { binaryRules, unaryRules } from '../../src/primitives.js';
import type { Facts } from '../../src/rule.js';

const everywhere = [-745, -30, -3.7, -1, -0.6, -1e-3, -1e-8, 1e-12, 1e-5, 0.01, 0.3, 0.9, 1, 1.7, 5, 20, 300];
const positive = [1e-9, 0.02, 0.5, 0.999999, 1, 1.00001, 3, 77, 1e5, 1e200];
const angles = [-100, -3.7, -1.5, -0.6, -1e-3, 1e-12, 1e-5, 0.01, 0.3, 1.5, 1.7, 5, 20, 300];
const insideOne = [-0.9999999, -0.7, -0.01, -1e-9, 1e-12, 1e-3, 0.3, 0.5, 0.9, 0.9999999];
const outsideOne = [-1e9, -3, -1.0000001, 1.0000001, 1.5, 20, 1e9, 1e140];
const notZero = [-40, -3, -0.5, -1e-3, -1e-9, 1e-9, 1e-3, 0.4, 1, 2, 40];
const moderate = [-300, -30, -3.7, -1, -0.6, -1e-3, -1e-8, 1e-12, 1e-5, 0.01, 0.3, 0.9, 1, 1.7, 5, 20, 300];

/* prettier-ignore */
const byDomain: Readonly<Record<string, readonly number[]>> = {
  'all real numbers': moderate,
  'x >= 0': positive, 'x > 0': positive, 'x != 0': notZero,
  'x > -1': [-0.9999, -0.5, -1e-9, 1e-12, 1e-4, 0.4, 0.6, 3, 1e9, 1e200],
  'cos(x) != 0': angles, 'sin(x) != 0': angles,
  '-1 <= x <= 1': insideOne, '-1 < x < 1': insideOne, '|x| >= 1': outsideOne, '|x| > 1': outsideOne,
  'x >= 1': [1.0000001, 1.5, 20, 1e9, 1e140], '0 < x <= 1': [1e-9, 0.01, 0.5, 0.9, 0.9999999],
  'x != 0, -1, -2, …': [-2.5, 0.3, 1, 4, 20.5, 100],
};

/** The points of functions that have more or fewer than their domain would give them. */
/* prettier-ignore */
const ownPoints: Readonly<Partial<Record<UnaryName, readonly number[]>>> = {
  neg: everywhere, square: everywhere, cbrt: notZero, exp: [-600, ...moderate], expm1: [-30, ...moderate],
  sin: angles, cos: angles, atan: [...everywhere, -1e9, 1e9], tanh: [-300, ...moderate], asinh: [...everywhere, -1e9, 1e150],
  abs: notZero, sign: notZero, floor: [-2.5, 0.4, 7.1], ceil: [-2.5, 0.4, 7.1], round: [-2.6, 0.4, 7.1], fix: [-2.6, 0.4, 7.1], relu: notZero,
  gaussian: [-20, -3.7, -0.4, 1e-5, 0.4, 2], erf: [-3, -0.4, 1e-5, 0.4, 2, 5], erfc: [-3, -0.4, 1e-5, 0.4, 2, 5, 20],
  lgamma: [-2.5, -0.3, 1e-9, 0.3, 1.1, 4, 20.5, 1e10], sigmoid: [-600, ...moderate], softplus: [-600, ...moderate],
};

type Pair = readonly [number, number];
const pairsByDomain: Readonly<Record<string, readonly Pair[]>> = { 'all real numbers': [[1.5, -2], [1e-3, 7]] }; // prettier-ignore

/* prettier-ignore */
const ownPairs: Readonly<Partial<Record<BinaryName, readonly Pair[]>>> = {
  div: [[1.5, -2], [1e-3, 7], [-1e100, 1e-9], [1e-9, 1e100]],
  pow: [[1.2, 3], [0.3, -2.5], [1e-5, 0.5], [20, 60], [2, 100.5], [1.0001, 5000]],
  nthRoot: [[1.2, 3], [0.3, 5], [1e-5, 2], [1e20, 7]],
  atan2: [[0.3, 2], [2, 0.3], [-0.3, 2], [-2, 0.3], [0.3, -2], [2, -0.3], [-0.3, -2], [-2, -0.3], [1e-9, 1e9]],
  hypot: [[3, 4], [-3, 4], [4, -3], [-1e200, 1e199], [1e-9, 5]],
  min: [[1, 2], [2, 1]], max: [[1, 2], [2, 1]], mod: [[7.3, 2], [-7.3, 2], [7.3, -2.5]],
  rem: [[7.3, 2], [-7.3, 2], [7.3, -2.5], [-7.3, -2.5], [0.3, 2], [-0.3, 2]],
  polygamma: [[0, 1.4], [1, 3.2], [2, 0.3]], sincDerivative: [[0, -2], [0, 1e-9], [0, 0.01], [0, 0.9], [0, 1.1], [0, 40]],
};

export const unaryPoints = Object.fromEntries(
  unaryNames.map((name) => [name, ownPoints[name] ?? inDomain(byDomain, unaryRules[name])]),
) as Record<UnaryName, readonly number[]>;

export const binaryPoints = Object.fromEntries(
  binaryNames.map((name) => [name, ownPairs[name] ?? inDomain(pairsByDomain, binaryRules[name])]),
) as Record<BinaryName, readonly Pair[]>;

function inDomain<P>(table: Readonly<Record<string, P>>, { domain = 'all real numbers' }: Pick<Facts, 'domain'>): P {
  const points = table[domain];
  if (points === undefined) throw new Error(`test/arithmetics/samples.ts has no points for the domain '${domain}'`);
  return points;
}
