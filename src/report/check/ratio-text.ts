// A quotient as one reads it: a simple fraction, or a few digits.
import { fractionNear } from '../../check/mistakes/factors.js';

const mostPart = 1000;

/** `2`, `-1/3`; null where no simple fraction is as near as rounding allows. */
export function fractionText(ratio: number): string | null {
  if (!Number.isFinite(ratio) || ratio === 0) return ratio === 0 ? '0' : null;
  const fraction = fractionNear(Math.abs(ratio));
  if (fraction === null) return null;
  const [numerator, denominator] = fraction;
  if (numerator > mostPart || denominator > mostPart) return null;
  return `${ratio < 0 ? '-' : ''}${numerator}${denominator === 1 ? '' : `/${denominator}`}`;
}
