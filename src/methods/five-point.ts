// The five-point difference: (8·(f(x + δ) - f(x - δ)) - f(x + 2δ) + f(x - 2δ))/12δ, δ = ε^(1/5), with an error of order δ⁴.
import { differenceMethod } from './differences.js';

export const fivePoint = differenceMethod(
  'five-point',
  'five-point difference',
  '(8·(f(x + δ) - f(x - δ)) - f(x + 2δ) + f(x - 2δ))/12δ, δ = ε^(1/5); error of order δ⁴',
);
