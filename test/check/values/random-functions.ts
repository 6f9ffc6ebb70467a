// Random functions as black boxes, with certified slopes: in doubles, in singles, with noise, scaled; and what the judge says of them.
import { formats, type Precision } from '../../../src/arithmetics/formats.js';
import type { BlackBox } from '../../../src/check/black-box.js';
import { judgeByValues } from '../../../src/check/values/judge.js';
import type { JudgedByValues } from '../../../src/check/values/judged.js';
import { truth } from '../../../src/compare/compare.js';
import type { Reference } from '../../../src/compare/reference-data.js';
import { forward } from '../../../src/methods/forward.js';
import { kitOf } from '../../../src/methods/kit.js';
import { readProblem } from '../../../src/problem/problem.js';
import type { RandomNumbers } from '../../../src/random-numbers.js';

const unary = ['sin', 'cos', 'tanh', 'atan', 'exp', 'sqrt', 'log', 'asinh', 'sigmoid', 'softplus', 'cbrt', 'square', 'erf', 'abs', 'relu', 'gamma', 'expm1', 'log1p', 'sinh', '-']; // prettier-ignore
const binary = ['+', '-', '*', '*', '/', '^', 'max', 'hypot', 'atan2'];

export function randomText(random: RandomNumbers, depth = 4): string {
  const pick = <V>(items: readonly V[]): V => items[random.below(items.length)] as V;
  const leaf = (): string => pick(['x', 'x', 'y', 'y', pick(['1', '2', '3', '0.5', '1e-7', '30', '1e5'])]);
  const part = (left: number): string => {
    if (left === 0 || random.uniform() < 0.1) return leaf();
    if (random.uniform() < 0.45) return `${pick(unary)}(${part(left - 1)})`;
    const [sign, a, b] = [pick(binary), part(left - 1), part(left - 1)];
    return sign.length > 1 ? `${sign}(${a}, ${b})` : `((${a})${sign}(${b}))`;
  };
  return part(depth);
}

export interface Kind {
  readonly precision: Precision;
  /** The relative size of noise that is added. */
  readonly noise: number;
  readonly valueScale: number;
  readonly inputScale: number;
}

/** A box of a text, at a point, with its certified slopes by x and y; null where they aren't known. */
export interface RandomCase {
  readonly text: string;
  readonly point: readonly number[];
  readonly kind: Kind;
  /** As the program itself would compute them, by forward mode in its own precision. */
  readonly slopes: readonly number[];
  /** Certified; rounding makes `slopes` of them. */
  readonly truths: readonly number[];
  readonly box: (slopes: readonly number[]) => BlackBox;
}

/** Truths of texts that were drawn before: noise and scales leave them as they are, and one seed draws the same for each kind. */
const known = new Map<string, Promise<Reference>>();

function truthOf(text: string, at: Readonly<Record<'x' | 'y', number>>, precision: Precision): Promise<Reference> {
  const key = `${precision} ${Object.is(at.x, -0) ? '-0' : at.x} ${Object.is(at.y, -0) ? '-0' : at.y} ${text}`;
  const found = known.get(key) ?? truth(text, { at, precision });
  known.set(key, found);
  return found;
}

export async function randomCase(random: RandomNumbers, kind: Kind): Promise<RandomCase | null> {
  const text = `0*x+0*y+${randomText(random)}`;
  const { precision, noise, valueScale, inputScale } = kind;
  const coordinate = (): number => {
    const drawn = random.uniform();
    if (drawn < 0.05) return 0;
    const size = drawn < 0.6 ? random.uniform() * 4 : 10 ** (random.uniform() * 8 - 4);
    return formats[precision].round(random.uniform() < 0.6 ? size : -size);
  };
  const at = { x: coordinate(), y: coordinate() };
  try {
    const { status, gradient, value: exactValue } = await truthOf(text, at, precision);
    if (status !== 'certified') return null;
    const given = [gradient['x'], gradient['y']];
    if (!given.every((each) => typeof each === 'number')) return null;
    const { problem } = readProblem(text, { at, precision });
    const run = problem.program.link(problem.format.arithmetic);
    const { inputs } = problem.program;
    const value = (x: readonly number[]): number => {
      const inner = inputs.map((name) => problem.format.round((x[name === 'x' ? 0 : 1] as number) / inputScale));
      const exact = run(inner, problem.budget);
      return valueScale * exact * (noise === 0 ? 1 : 1 + noise * hashed(inner));
    };
    const here = value([at.x * inputScale, at.y * inputScale]);
    // what overflows or is rounding alone is another function
    if (!(Math.abs(here / valueScale - Number.parseFloat(exactValue ?? 'NaN')) <= (1e-4 + noise) * Math.abs(here / valueScale))) return null; // prettier-ignore
    const computed = forward.differentiate(problem, kitOf(problem.format)).gradient;
    const scaled = (slope: number): number => (slope / inputScale) * valueScale;
    const truths = given.map(scaled);
    const slopes = inputs.includes('x')
      ? ['x', 'y'].map((name) => scaled(computed[inputs.indexOf(name)] as number))
      : [];
    if (!slopes.every((slope, i) => Number.isFinite(slope) && Math.abs(slope - (truths[i] as number)) <= 1e-3 * Math.abs(slope))) return null; // prettier-ignore
    return {
      text,
      kind,
      point: [at.x * inputScale, at.y * inputScale],
      slopes,
      truths,
      box: (slopes) => ({
        text,
        ask: async (points) => Promise.resolve(points.map((x) => ({ value: value(x), gradient: slopes }))),
      }),
    };
  } catch {
    return null;
  }
}

/** Between -1 and 1, the same for the same numbers. */
function hashed(numbers: readonly number[]): number {
  const bits = new Uint32Array(new Float64Array(numbers).buffer);
  let hash = 0x9e3779b9;
  for (const word of bits) hash = Math.imul(hash ^ word, 0x85ebca6b) ^ (hash >>> 13);
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 31 - 1;
}

export const judged = async ({ box, point }: RandomCase, slopes: readonly number[]): Promise<JudgedByValues> =>
  judgeByValues(box(slopes), point, ['x', 'y']);

const plain: Kind = { precision: 'float64', noise: 0, valueScale: 1, inputScale: 1 };

/** Kinds of programs, each with what its values are like. */
export const kinds: Readonly<Record<string, Kind>> = {
  'in double precision': plain,
  'in single precision': { ...plain, precision: 'float32' },
  'with noise of 1e-8': { ...plain, noise: 1e-8 },
  'with noise of 1e-4': { ...plain, noise: 1e-4 },
  'with values scaled by 2^-76, inputs by 2^40': { ...plain, valueScale: 2 ** -76, inputScale: 2 ** 40 },
  'with values scaled by 2^63, inputs by 2^-40': { ...plain, valueScale: 2 ** 63, inputScale: 2 ** -40 },
};
