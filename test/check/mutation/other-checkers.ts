// What other checkers do: differences with one step, and a fixed tolerance.
import type { BlackBox } from '../../../src/check/black-box.js';

type Reals = readonly number[];

export interface OtherChecker {
  readonly name: string;
  readonly stepAt: (x: number) => number;
  /** Whether a component is too far from its difference. */
  readonly isOff: (given: number, found: number) => boolean;
}

export const otherCheckers: readonly OtherChecker[] = [
  {
    name: 'gradcheck: eps 1e-6, atol 1e-5, rtol 1e-3',
    stepAt: () => 1e-6,
    isOff: (given, found) => Math.abs(given - found) > 1e-5 + 1e-3 * Math.abs(found),
  },
  {
    name: 'central difference, rtol 1e-5',
    stepAt: (x) => Math.cbrt(Number.EPSILON) * Math.max(1, Math.abs(x)),
    isOff: (given, found) => Math.abs(given - found) > 1e-5 * Math.max(Math.abs(given), Math.abs(found)),
  },
];

/** Whether a checker rejects the gradient at one of the points. Where there is no difference nothing is compared. */
export async function rejects(
  { stepAt, isOff }: OtherChecker,
  box: BlackBox,
  points: readonly Reals[],
): Promise<boolean> {
  // prettier-ignore
  for (const point of points) {
    const beside = point.flatMap((x, i) => [1, -1].map((side) => point.with(i, x + side * stepAt(x))));
    const [center, ...values] = await box.ask([point, ...beside]);
    const isRejected = center?.gradient.some((given, i) => {
      const [above, below] = [values[2 * i]?.value ?? NaN, values[2 * i + 1]?.value ?? NaN];
      const found = (above - below) / (2 * stepAt(point[i] as number));
      return Number.isFinite(found) && !(Number.isFinite(given) && !isOff(given, found));
    });
    if (isRejected === true) return true;
  }
  return false;
}
