// The gradient of fixtures/programs/logistic-map.js, an array.

export function iterate(x, r = 3.9, turns = 40) {
  let byStart = 1;
  let byRate = 0;
  while (turns-- > 0) {
    const slope = r * (1 - 2 * x);
    byStart *= slope;
    byRate = x * (1 - x) + slope * byRate;
    x = r * x * (1 - x);
  }
  return [byStart, byRate];
}
