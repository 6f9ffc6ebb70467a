// Functions that several sections measure, as text with their points.

/** Rosenbrock's function of an array. */
export const rosenbrockOf = (n) => ({
  text: `sum((1 - x[1:${n - 1}]).^2 + 100*(x[2:${n}] - x[1:${n - 1}].^2).^2)`,
  at: { x: Array.from({ length: n }, (_, i) => 0.5 + ((i * 0.618034) % 1)) },
});

/** The same function with a name for each input and each of its terms spelled out. */
export const spelledRosenbrockOf = (n) => {
  const { x } = rosenbrockOf(n).at;
  const term = (i) => `(1 - x${i})^2 + 100*(x${i + 1} - x${i}^2)^2`;
  return {
    text: Array.from({ length: n - 1 }, (_, i) => term(i + 1)).join(' + '),
    at: Object.fromEntries(x.map((value, i) => [`x${i + 1}`, value])),
  };
};
