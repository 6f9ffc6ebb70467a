// Up to where Graphviz draws a graph in tolerable time, and a reader sees something in it.
import { DiffcmpError } from '../../errors.js';
import { groupDigits } from '../../text/numeral.js';
import type { GraphPicture } from './picture.js';

/** Boxes of nodes; a chain of so many is some 27,000 points high. */
export const mostDrawn = 200;
/**
 * Rows that all arrows pass together. Graphviz needs a place in each of them, and takes more than their square: 0.6 s of a processor for 700,
 * 2.5 s for 1,600, 10 s for 2,600, whatever the number of nodes.
 */
const mostPassed = 1600;

/** @throws DiffcmpError graph-too-large beyond what can be drawn */
export function refuseLarge(picture: GraphPicture): void {
  const nodes = picture.boxes.filter(({ kind }) => kind !== 'condition' && kind !== 'untaken').length;
  const hint = `--max-nodes ${Math.min(mostDrawn, Math.floor(nodes / 2))} folds the others into one box; --html steps through all of them, and -f dot is for Graphviz elsewhere`;
  if (nodes > mostDrawn)
    throw new DiffcmpError(
      'graph-too-large',
      `the graph has ${groupDigits(nodes)} nodes, and a picture shows ${mostDrawn} at most`,
      { hint },
    );
  const passed = rowsPassed(picture);
  if (passed > mostPassed)
    throw new DiffcmpError(
      'graph-too-large',
      `the graph has ${groupDigits(nodes)} nodes whose arrows pass ${groupDigits(passed)} rows, and a picture is laid out for ${groupDigits(mostPassed)} at most`,
      { hint },
    );
}

/** Boxes in an order in which arrows go down. */
interface BoxesAndArrows {
  readonly boxes: readonly { readonly key: string }[];
  readonly arrows: readonly { readonly from: string; readonly to: string }[];
}

/** Boxes stand below those that lead to them; an arrow passes as many rows as lie between its ends. */
export function rowsPassed({ boxes, arrows }: BoxesAndArrows): number {
  const rows = new Map<string, number>();
  const into = new Map<string, string[]>();
  for (const { from, to } of arrows) into.set(to, [...(into.get(to) ?? []), from]);
  for (const { key } of boxes)
    rows.set(key, (into.get(key) ?? []).reduce((row, from) => Math.max(row, (rows.get(from) ?? 0) + 1), 0));
  return arrows.reduce((sum, { from, to }) => sum + Math.abs((rows.get(to) ?? 0) - (rows.get(from) ?? 0)), 0);
} // prettier-ignore
