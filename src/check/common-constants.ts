// Constants that people forget in a gradient, or have twice: those that even an estimate of a slope tells from each other.

/** What is given is that times the derivative. */
export type ConstantFactor = readonly [text: string, value: number];

export const commonConstants: readonly ConstantFactor[] = [
  ['degrees (factor π/180)', Math.PI / 180],
  ['degrees (factor 180/π)', 180 / Math.PI],
  ['factor π', Math.PI],
  ['factor 1/π', 1 / Math.PI],
  ['factor 2π', 2 * Math.PI],
  ['factor 1/(2π)', 1 / (2 * Math.PI)],
  ['factor ln 2', Math.LN2],
  ['factor ln 10', Math.LN10],
  ['factor 1/ln 10', Math.LOG10E],
];
