// Which origins a target was computed from, whether a tape recorded it or not.
import type { Origin } from './origin.js';
import type { TapeLog } from './tape-log.js';

export class Provenance {
  private readonly ancestors: readonly Origin[];

  /** All that the origin was computed from, and itself. */
  constructor(
    private readonly log: TapeLog,
    start: Origin,
  ) {
    const seen = new Set([start]);
    for (const origin of seen) for (const parent of this.parentsOf(origin)) seen.add(parent);
    this.ancestors = [...seen];
  }

  /** Where the chain of origins was cut, the tape knows how it goes on if it recorded the operation. */
  parentsOf(origin: Origin): readonly Origin[] {
    return origin.isCut ? (this.log.entries.get(origin)?.parents ?? []) : origin.parents;
  }

  /** Those among them that depend on a source, and the source itself. */
  dependentsOf(source: Origin): ReadonlySet<Origin> {
    const dependents = new Set<Origin>();
    // a parent is older than what was made of it
    for (const origin of [...this.ancestors].sort((a, b) => a.moment - b.moment))
      if (origin.identity === source || this.parentsOf(origin).some((parent) => dependents.has(parent)))
        dependents.add(origin);
    return dependents;
  }

  /** Where its paths end: constants, variables, and what is forgotten. */
  get ends(): readonly Origin[] {
    const seen = new Set(this.ancestors.slice(0, 1));
    const ends: Origin[] = [];
    for (const origin of seen) {
      const parents = origin.nature === 'state' ? [] : this.parentsOf(origin);
      if (parents.length === 0) ends.push(origin);
      for (const parent of parents) seen.add(parent);
    }
    return ends;
  }
}
