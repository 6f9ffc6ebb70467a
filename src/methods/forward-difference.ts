// The forward difference: (f(x + δ) - f(x))/δ, δ = ε^(1/2), with an error of order δ.
import { differenceMethod } from './differences.js';

export const forwardDifference = differenceMethod(
  'forward-difference',
  'forward difference',
  '(f(x + δ) - f(x))/δ, δ = ε^(1/2); error of order δ',
);
