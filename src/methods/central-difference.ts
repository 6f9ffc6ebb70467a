// The central difference: (f(x + δ) - f(x - δ))/2δ, δ = ε^(1/3), with an error of order δ².
import { differenceMethod } from './differences.js';

export const centralDifference = differenceMethod(
  'central-difference',
  'central difference',
  '(f(x + δ) - f(x - δ))/2δ, δ = ε^(1/3); error of order δ²',
);
