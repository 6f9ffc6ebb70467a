// Running error analysis (Wilkinson 1963, chapter 1; Higham 2002, section 3.3): numbers that know how far rounding may have carried them.
import { buildArithmetic, type Arithmetic } from '../../src/arithmetic.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { binaryRules, unaryRules } from '../../src/primitives.js';

/** A double, and its error in units of roundoff to first order, if each operation is off by one. */
export interface Erring {
  readonly value: number;
  readonly error: number;
}

const exact = (value: number): Erring => ({ value, error: 0 });

/** err(z) = Σ |∂z|·err(args) + |z|; changes of sign, choices and steps round nothing. */
export const erring: Arithmetic<Erring> = buildArithmetic<Erring>(
  {
    literal: exact,
    constant: (name) => ({ value: float64.constant(name), error: Math.abs(float64.constant(name)) }),
    decide: (relation, x, y) => float64.decide(relation, x.value, y.value),
    known: ({ value }) => value,
    detached: (x) => x,
  },
  (name) => {
    const rule = unaryRules[name];
    if (rule.kind === 'choice') return (x) => rule.choose(erring, x);
    if (rule.kind === 'step') return (x) => exact(float64[name](x.value));
    const [partial] = rule.partials;
    return (x) => {
      const value = float64[name](x.value);
      if (name === 'neg') return { value, error: x.error };
      return { value, error: carried(typeof partial === 'number' ? partial : partial(float64, value, x.value), x) + Math.abs(value) }; // prettier-ignore
    };
  },
  (name) => {
    const rule = binaryRules[name];
    if (rule.kind === 'choice') return (x, t) => rule.choose(erring, x, t);
    return (x, t) => {
      const value = float64[name](x.value, t.value);
      const [first, second] = rule.partials.map((partial) =>
        typeof partial === 'function' ? partial(float64, value, x.value, t.value) : (partial ?? 0),
      );
      return { value, error: carried(first as number, x) + carried(second as number, t) + Math.abs(value) };
    };
  },
);

/** An exact number carries nothing, however steep. */
const carried = (partial: number, { error }: Erring): number => (error === 0 ? 0 : Math.abs(partial) * error);
