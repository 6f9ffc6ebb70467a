// Optimizers: from a gradient to the next weights, every operation rounded to the format of the run.
import type { Format } from '../arithmetics/formats.js';
import { keysOf } from '../keys.js';

/** What an optimizer is told; each takes what it knows. */
export interface Rates {
  readonly learningRate: number;
  readonly momentum: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

export const usualRates: Rates = { learningRate: 0.01, momentum: 0.9, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/** What an optimizer remembers: lists of a number per weight, all 0 at the start. */
export type Memory = readonly number[][];

/** Numbers of the format in, numbers of the format out: `weights` and `memory` are changed in place. `step` counts from 1. */
type Update = (weights: number[], gradient: readonly number[], memory: Memory, step: number) => void;

interface OptimizerFacts {
  /** How many lists it remembers. */
  readonly lists: number;
  /** The rates that it uses. */
  readonly rates: readonly (keyof Rates)[];
  readonly update: (rates: Rates, format: Format) => Update;
}

const rows = {
  sgd: { lists: 0, rates: ['learningRate'], update: gradientDescent },
  momentum: { lists: 1, rates: ['learningRate', 'momentum'], update: heavyBall },
  adam: { lists: 2, rates: ['learningRate', 'beta1', 'beta2', 'epsilon'], update: adam },
} as const satisfies Record<string, OptimizerFacts>;

export type OptimizerName = keyof typeof rows;
export const optimizerNames = keysOf(rows);
export const optimizers: Readonly<Record<OptimizerName, OptimizerFacts>> = rows;

/** w ← w − rate·g (Cauchy 1847). */
function gradientDescent({ learningRate }: Rates, { arithmetic: { sub, mul, literal } }: Format): Update {
  const rate = literal(learningRate);
  return (weights, gradient) => {
    for (let i = 0; i < weights.length; i++) weights[i] = sub(weights[i] as number, mul(rate, gradient[i] as number));
  };
}

/** m ← momentum·m + g, w ← w − rate·m (Polyak 1964). */
function heavyBall({ learningRate, momentum }: Rates, { arithmetic: { add, sub, mul, literal } }: Format): Update {
  const [rate, decay] = [literal(learningRate), literal(momentum)];
  return (weights, gradient, [velocity = []]) => {
    for (let i = 0; i < weights.length; i++) {
      const v = add(mul(decay, velocity[i] as number), gradient[i] as number);
      velocity[i] = v;
      weights[i] = sub(weights[i] as number, mul(rate, v));
    }
  };
}

/** (Kingma & Ba 2015, algorithm 1, with the bias corrections as written there.) */
function adam({ learningRate, beta1, beta2, epsilon }: Rates, { arithmetic }: Format): Update {
  const { add, sub, mul, div, sqrt, pow, square, literal } = arithmetic;
  const [rate, b1, b2, small, one] = [learningRate, beta1, beta2, epsilon, 1].map(literal) as [number, number, number, number, number]; // prettier-ignore
  const [rest1, rest2] = [sub(one, b1), sub(one, b2)];
  return (weights, gradient, [first = [], second = []], step) => {
    const correction1 = sub(one, pow(b1, step));
    const correction2 = sub(one, pow(b2, step));
    for (let i = 0; i < weights.length; i++) {
      const g = gradient[i] as number;
      const m = add(mul(b1, first[i] as number), mul(rest1, g));
      const v = add(mul(b2, second[i] as number), mul(rest2, square(g)));
      first[i] = m;
      second[i] = v;
      const direction = div(div(m, correction1), add(sqrt(div(v, correction2)), small));
      weights[i] = sub(weights[i] as number, mul(rate, direction));
    }
  };
}
