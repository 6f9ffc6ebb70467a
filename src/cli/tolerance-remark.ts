// A tolerance that most likely lacks its unit.
import { readTolerance } from '../compare/claims.js';
import { numeral } from '../text/numeral.js';

/** `-t 4` is read as a relative error of 400 %: said where the unit isn't; null where there is nothing to say. */
export function toleranceRemark(given: string | undefined): string | null {
  if (given === undefined) return null;
  const { text, limit, measure } = readTolerance(given);
  if (measure !== 'relative' || limit < 1 || text.endsWith('rel')) return null;
  return `the tolerance ${text} is a relative error of ${numeral(limit * 100)} %; in units in the last place it is ${text}ulp`;
}
