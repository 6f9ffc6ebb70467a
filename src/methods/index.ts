// The list of methods, in the order in which they are shown.
import { backwardDifference } from './backward-difference.js';
import { centralDifference } from './central-difference.js';
import { complexStep } from './complex-step.js';
import { fivePoint } from './five-point.js';
import { forward } from './forward.js';
import { forwardDifference } from './forward-difference.js';
import type { Method } from './method.js';
import { reverse } from './reverse.js';
import { richardson } from './richardson.js';
import { selectIds } from './selection.js';
import { symbolic } from './symbolic.js';

export const methods: readonly Method[] = [
  forward,
  reverse,
  symbolic,
  complexStep,
  richardson,
  centralDifference,
  fivePoint,
  forwardDifference,
  backwardDifference,
];

const methodOf = new Map(methods.map((method) => [method.id, method]));

/** The methods of a list, as `selectIds` reads it. */
export function selectMethods(list?: string): Method[] {
  return selectIds(list).map((id) => methodOf.get(id) as Method);
}
