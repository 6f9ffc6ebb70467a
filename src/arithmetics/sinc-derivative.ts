// The derivatives of sin(x)/x in doubles.

/**
 * The n-th derivative of sin(x)/x, 1 at 0: by x·s⁽ⁿ⁾ + n·s⁽ⁿ⁻¹⁾ = sin⁽ⁿ⁾(x), upward where the order is less than |x|, and
 * else downward from an order so high that what is neglected there has no part in the result (Miller's algorithm).
 */
export function sincDerivative(n: number, x: number): number {
  const wave = (order: number): number => {
    const value = order % 2 === 0 ? Math.sin(x) : Math.cos(x);
    return order % 4 < 2 ? value : -value;
  };
  const size = Math.abs(x);
  if (size < 2 + n) {
    let order = n;
    const negligible = 1e-18 * Math.min(1, size); // odd orders are as small as x
    for (let part = 1; part > negligible || order < n + 3; part *= size / order) order++;
    let value = 0;
    for (; order > n; order--) value = (wave(order) - x * value) / order;
    return value + 0;
  }
  let value = Math.sin(x) / x;
  for (let order = 1; order <= n; order++) value = (wave(order) - order * value) / x;
  return value;
}
