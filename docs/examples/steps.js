// Functions that docs/programs.md shows: one whose rounding decides, one that is a table, one that is refused.

/** How often a tenth fits into 1, times x: 10 times in real numbers, 11 times in doubles. */
export function turns(x) {
  let sum = 0;
  for (let t = 0; t < 1; t += 0.1) sum += x;
  return sum;
}

/** A table is a function of whole numbers: between them nothing changes. */
export function lookUp(x) {
  const table = [1, 2, 4, 8];
  return x * table[x | 0];
}

export function noisy(x) {
  return x + Math.random();
}
