// The side of a tie that forward mode follows: the partials that the tangents choose, where those of the list are a convention.
import type { GraphNode, GraphValue } from './graph-data.js';
import { hasSides } from './operations.js';
import type { Partials } from './partials.js';

/**
 * The partials of a node by its inputs, as its tangent has them: of a choice 1 or -1 for what it takes on the side that the
 * tangents point to; of a length at 0 the share of each in the length of the tangents.
 *
 * @param given the tangents of the inputs
 */
export function followedPartials(
  { operation, value, tangent }: GraphNode,
  incoming: readonly Partials[],
  given: readonly (readonly number[])[],
): readonly Partials[] {
  const sides = hasSides(operation);
  if (sides === null || tangent === null) return incoming;
  const values = numbersIn(value);
  const followed = incoming.map((partials) => ({ ...partials, values: Array.from(partials.values) }));
  const byRow = new Map<number, GivenPartial[]>();
  for (const [edge, { rows, columns, values: found }] of followed.entries())
    for (let i = 0; i < found.length; i++) {
      const entries = byRow.get(rows[i] as number) ?? [];
      byRow.set(rows[i] as number, entries);
      entries.push({ partial: found[i] as number, by: given[edge]?.[columns[i] as number] ?? 0, set: (partial) => (found[i] = partial) }); // prettier-ignore
    }
  for (const [row, total] of numbersIn(tangent).entries()) {
    const entries = byRow.get(row) ?? [];
    if (sides === 'length') {
      if (values[row] === 0) for (const { by, set } of entries) set(total === 0 ? 0 : by / total);
    } else if (!Number.isNaN(total) && entries.reduce((sum, { partial, by }) => sum + partial * by, 0) !== total) {
      const taken = entries.find(({ by }) => by === total) ?? entries.find(({ by }) => by === -total);
      for (const entry of entries) entry.set(entry !== taken ? 0 : entry.by === total ? 1 : -1);
    }
  }
  return followed;
}

/** A partial by an input that has a tangent. */
interface GivenPartial {
  readonly partial: number;
  readonly by: number;
  readonly set: (partial: number) => void;
}

const numbersIn = (value: GraphValue): number[] =>
  typeof value === 'object' ? value.flatMap(numbersIn) : [Number(value)];
