// Functions that several sections measure, as text with their points.

/** Rosenbrock's function of an array. */
export const rosenbrockOf = (n) => ({
  text: `sum((1 - x[1:${n - 1}]).^2 + 100*(x[2:${n}] - x[1:${n - 1}].^2).^2)`,
  at: { x: Array.from({ length: n }, (_, i) => 0.5 + ((i * 0.618034) % 1)) },
});
