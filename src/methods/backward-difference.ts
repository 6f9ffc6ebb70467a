// The backward difference: (f(x) - f(x - δ))/δ, δ = ε^(1/2), with an error of order δ.
import { differenceMethod } from './differences.js';

export const backwardDifference = differenceMethod(
  'backward-difference',
  'backward difference',
  '(f(x) - f(x - δ))/δ, δ = ε^(1/2); error of order δ',
);
