// Why digits are lost: the words of an explanation.

/**
 * `cancellation`: operands that carry errors nearly cancel. `overflow`, `underflow`: a number leaves the range of the format.
 * `saturation`: one comes so near a bound that the distance rounds to 0. `branch`: a relation holds in floating point and not in exact
 * arithmetic, or only at the point. `untaken-undefined`: a side that isn't taken has no value. `wrong-rule`: the formula isn't
 * the derivative. `zero-over-zero`: 0/0, or another operation that has no value, of numbers that have. `step-too-wide`,
 * `step-too-narrow`: truncation of a difference; round-off that its step magnifies. `path`: the evaluations of a function of a
 * file take different ways through it.
 */
export const lossReasons = [
  'cancellation',
  'overflow',
  'underflow',
  'saturation',
  'branch',
  'untaken-undefined',
  'wrong-rule',
  'zero-over-zero',
  'step-too-wide',
  'step-too-narrow',
  'path',
] as const;
export type LossReason = (typeof lossReasons)[number];
