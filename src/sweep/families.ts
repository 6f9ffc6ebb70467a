// The methods that have a step, in groups that share function values: what each gives at a step, in floating point and
// in high precision, by one and the same code.
import { isStencil, type SweptMethod } from '../methods/table.js';
import { kitOf } from '../methods/kit.js';
import type { Arithmetic } from '../arithmetic.js';
import { complex, type Complex } from '../arithmetics/complex/complex.js';
import { dual, type Dual } from '../arithmetics/dual.js';
import type { Interval, IntervalArithmetic } from '../arithmetics/interval/interval.js';
import { ProgramFailure, Unsupported } from '../errors.js';
import { complexStep } from '../methods/complex-step.js';
import { exactStep, Neighbourhood } from '../methods/differences.js';
import type { Problem } from '../methods/method.js';
import { combine, displaced, stencils, type StencilName } from '../methods/stencils.js';
import type { HighPrecision } from './high-precision.js';
import { momentsOf, momentsOfComplexStep, type SeriesOfFamily } from './moments.js';

export interface Family {
  readonly methods: readonly SweptMethod[];
  readonly series: SeriesOfFamily;
  /** By which power of δ the bits that a truncation error needs grow, at most. */
  readonly growth: number;
  /** The step taken for a wanted one; 0 where the precision has none that small. */
  step(wanted: number): number;
  /** Whether x + δ is x itself in floating point. */
  vanishes(delta: number): boolean;
  /** Truncation falls like δ to this power, round-off grows like δ to minus the second. */
  orders(method: SweptMethod): { readonly truncation: number; readonly roundoff: number };
  /** What methods give at a step: until the next one is asked for, as with `enclosed`. */
  floating(delta: number): (method: SweptMethod) => number;
  /** Over the bench of the step that was begun; each call may throw OutsideDomain or Undecided. */
  enclosed(delta: number): (method: SweptMethod) => Interval;
}

/** Finite differences; the steps are those for which x ± δ is exact, as the methods themselves make them. */
export function differences(swept: readonly SweptMethod[], problem: Problem, high: HighPrecision): Family {
  const methods = swept.filter(isStencil);
  const { order, format } = problem;
  const { input } = high;
  const x = format.round(problem.point[input] as number);
  const near = new Neighbourhood(problem, kitOf(format));
  const along = orNaN((moved) => near.along(input, moved));
  const { A } = high;
  const stencilOf = (method: SweptMethod) => stencils[method as StencilName][order];
  let delta = NaN;
  let step: Interval;
  const values = new OffsetValues((offset) => along(displaced(format.arithmetic, x, delta, offset)));
  const enclosures = new OffsetValues((offset) => (offset === 0 ? high.value : high.at(displaced(A, high.x, step, offset)))); // prettier-ignore
  const floating = (method: SweptMethod): number => combine(format.arithmetic, stencilOf(method), values.at, delta);
  const enclosed = (method: SweptMethod): Interval => combine(A, stencilOf(method), enclosures.at, step);
  return {
    methods,
    series: { moments: methods.map((method) => momentsOf(stencilOf(method))), imaginary: null },
    growth: order + Math.max(...methods.map((method) => stencilOf(method).accuracy)),
    // a step that vanishes beside x is taken all the same: what it gives is round-off and nothing else
    step: (wanted) => exactStep(format, x, wanted) || format.round(wanted),
    vanishes: (delta) => exactStep(format, x, delta) === 0,
    orders: (method) => ({ truncation: stencilOf(method).accuracy, roundoff: order }),
    floating: (next) => {
      delta = next;
      values.forget();
      return floating;
    },
    enclosed: (next) => {
      step = A.literal(next);
      enclosures.forget();
      return enclosed;
    },
  };
}

/** The complex step, for which any δ is exact. */
export function complexSteps(swept: readonly SweptMethod[], problem: Problem, high: HighPrecision): Family {
  const { order, format } = problem;
  const { A } = high;
  const numbers = complexIntervals(A);
  const runAlong = order === 1 ? firstOrder(problem, numbers, high) : secondOrder(problem, dual(numbers), high);
  const stepped = { ...problem, wrt: [high.input], delta: NaN };
  const derivative = orNaN((delta) => {
    stepped.delta = delta;
    const { gradient, hessian } = complexStep.differentiate(stepped, kitOf(format));
    return (order === 1 ? gradient[0] : hessian?.[0]?.[0]) ?? NaN;
  });
  return {
    methods: swept.filter((method) => !isStencil(method)),
    series: { moments: [momentsOfComplexStep(order)], imaginary: complexIntervals },
    growth: 2,
    step: format.round,
    vanishes: () => false,
    orders: () => ({ truncation: 2, roundoff: 0 }),
    floating: (delta) => () => derivative(delta),
    enclosed: (delta) => () => {
      const step = A.literal(delta);
      const output = high.kept(runAlong)(step);
      return output?.im === undefined ? A.literal(0) : A.div(output.im, step);
    },
  };
}

type ComplexIntervals = Arithmetic<Complex<Interval>>;

/** Im f(x + iδ) for a step iδ, or Im f' there, by the program as it was made on the bench; undefined for 0. */
type RunAlong = (step: Interval) => Complex<Interval> | undefined;

const firstOrder = ({ program, point, budget }: Problem, numbers: ComplexIntervals, { A, input }: HighPrecision) => {
  const inputs: Complex<Interval>[] = [];
  return (): RunAlong => {
    const run = program.link(numbers);
    point.forEach((x, i) => (inputs[i] = { re: A.literal(x), im: undefined }));
    const { re } = inputs[input] as Complex<Interval>;
    return (step) => {
      inputs[input] = { re, im: step };
      return run(inputs, budget);
    };
  };
};

const secondOrder = (
  { program, point, budget }: Problem,
  numbers: Arithmetic<Dual<Complex<Interval>>>,
  { A, input }: HighPrecision,
) => {
  const inputs: Dual<Complex<Interval>>[] = [];
  return (): RunAlong => {
    const run = program.link(numbers);
    point.forEach((x, i) => (inputs[i] = { primal: { re: A.literal(x), im: undefined }, tangent: undefined }));
    const { re } = (inputs[input] as Dual<Complex<Interval>>).primal;
    const { primal: one } = numbers.literal(1);
    return (step) => {
      inputs[input] = { primal: { re, im: step }, tangent: one };
      return run(inputs, budget).tangent;
    };
  };
};

/**
 * Complex intervals. What is a series in floating point is only as good as that, and encloses nothing here: sin(z)/z is
 * its definition, and the others have none.
 *
 * @throws Unsupported from complex error functions, gamma and its relatives, and derivatives of sinc
 */
function complexIntervals(A: IntervalArithmetic): ComplexIntervals {
  const numbers = complex(A);
  const open = (name: string): never => {
    throw new Unsupported(`complex step: no enclosure of a complex ${name}`);
  };
  const ofReal =
    (name: 'erf' | 'erfc' | 'gamma' | 'lgamma') =>
    (z: Complex<Interval>): Complex<Interval> =>
      z.im === undefined ? numbers[name](z) : open(name);
  return {
    ...numbers,
    erf: ofReal('erf'),
    erfc: ofReal('erfc'),
    gamma: ofReal('gamma'),
    lgamma: ofReal('lgamma'),
    polygamma: (n, z) => (z.im === undefined ? numbers.polygamma(n, z) : open('digamma')),
    sincDerivative: (n, z) => {
      if (z.im === undefined) return numbers.sincDerivative(n, z);
      return n.known === 0 ? numbers.div(numbers.sin(z), z) : open('derivative of sinc');
    },
  };
}

/** A function of a file may throw beside the point: it has no value there, as expressions have none outside their domain. */
function orNaN(f: (x: number) => number): (x: number) => number {
  return (x) => {
    try {
      return f(x);
    } catch (error) {
      if (error instanceof ProgramFailure) return NaN;
      throw error;
    }
  };
}

/** The farthest offset of a stencil. */
const farthest = 2;

/** Values by offset, and refusals, each found once at a step. */
class OffsetValues<V> {
  private readonly values: (V | undefined)[] = [];
  private readonly refusals: ({ readonly error: unknown } | undefined)[] = [];

  constructor(private readonly find: (offset: number) => V) {
    this.forget();
  }
  /** Another step is begun. */
  forget(): void {
    for (let place = 0; place <= 2 * farthest; place++) this.values[place] = this.refusals[place] = undefined;
  }
  readonly at = (offset: number): V => {
    const place = offset + farthest;
    const refusal = this.refusals[place];
    if (refusal !== undefined) throw refusal.error;
    try {
      return (this.values[place] ??= this.find(offset));
    } catch (error) {
      this.refusals[place] = { error };
      throw error;
    }
  };
}
