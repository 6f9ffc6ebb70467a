// What runs meet at singular points, and where the domain of a function ends at one.
import { OutsideDomain } from '../errors.js';

/** What a run met: a point is singular where the other direction may differ, broken where the value itself may jump. */
export interface Singularities {
  singular: boolean;
  broken: boolean;
  /** The first of what was met, in words that fit before "there". */
  met: string | null;
}

export function forget(seen: Singularities): void {
  seen.singular = seen.broken = false;
  seen.met = null;
}
export function meet(seen: Singularities, what: string): void {
  seen.singular = true;
  seen.met ??= what;
}

/** The function provably has no value just beside the point in the direction of the seed. */
export class DomainEnds extends OutsideDomain {
  constructor(primitive: string, message = `the domain of ${primitive} ends at the point`) {
    super('outside-domain', primitive, message);
  }
}

/** There are points as near as one likes at which the function provably has no value, though it may have one between them. */
export class DomainEndsAgain extends DomainEnds {}
