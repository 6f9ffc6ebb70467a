// IEEE singles: every operation of float64, rounded to 24 bits at once.
import { buildArithmetic, type Arithmetic } from '../arithmetic.js';
import { float64 } from './float64.js';

export const float32: Arithmetic<number> = buildArithmetic<number>(
  {
    literal: Math.fround,
    constant: (name) => Math.fround(float64.constant(name)),
    decide: float64.decide,
  },
  (name) => {
    const apply = float64[name];
    return (x) => Math.fround(apply(x));
  },
  (name) => {
    const apply = float64[name];
    return (x, y) => Math.fround(apply(x, y));
  },
);
