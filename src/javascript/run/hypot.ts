// `Math.hypot`.
import type { JsNumbers } from './numbers.js';
import { firm } from './maybe-constant.js';
import { Lifted, type Numeric } from './values.js';

/**
 * Of any number of arguments: scaled by the largest, and added with compensation (Kahan 1965), as V8 does it. Over exact
 * arithmetics that is the root of the sum of squares. What it is scaled by is no matter to the value.
 */
export function hypotOf<T>(numbers: JsNumbers<T>, given: readonly Numeric<T>[]): Numeric<T> {
  const { A } = numbers;
  const values = given.map(firm);
  if (values.some((value) => value === Infinity || value === -Infinity)) return Infinity;
  if (values.some((value) => value !== value)) return NaN;
  if (values.length === 0) return 0;
  if (values.length === 1) return numbers.unary('abs', values[0] as Numeric<T>, Math.abs);
  if (values.length === 2) return new Lifted(A.hypot(...(values.map((value) => numbers.lift(value)) as [T, T])));
  const parts = values.map((value) => numbers.lift(value));
  const sizes = parts.map((part) => A.abs(A.detached(part))) as [T, ...T[]];
  const infinite = sizes.find((size) => A.decide('>', size, A.literal(Number.MAX_VALUE)));
  if (infinite !== undefined) return new Lifted(infinite); // even beside NaN
  const [first, ...others] = sizes;
  const largest = others.reduce((most, size) => A.max(most, size), first);
  if (A.decide('==', largest, A.literal(0))) return new Lifted(parts.reduce((sum, part) => A.hypot(sum, part)));
  let sum = A.literal(0);
  let compensation = A.literal(0);
  for (const part of parts) {
    const scaled = A.div(part, largest);
    const summand = A.sub(A.mul(scaled, scaled), compensation);
    const preliminary = A.add(sum, summand);
    compensation = A.detached(A.sub(A.sub(preliminary, sum), summand));
    sum = preliminary;
  }
  return new Lifted(A.mul(A.sqrt(sum), largest));
}
