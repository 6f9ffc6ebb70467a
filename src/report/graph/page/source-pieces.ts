// The user's text cut where the place of a node begins or ends, so that any place can be marked.
import type { GraphNode } from '../../../graph/graph-data.js';

export interface SourcePiece {
  readonly start: number;
  readonly end: number;
}

/** Pieces that make up the whole text, in order. */
export function sourcePieces(text: string, nodes: readonly Pick<GraphNode, 'span'>[]): SourcePiece[] {
  const cuts = nodes.flatMap(({ span }) => (span === null ? [] : [span.start, span.end]));
  const inside = cuts.filter((cut) => cut > 0 && cut < text.length);
  const ends = [...new Set([...inside, text.length])].sort((a, b) => a - b);
  return ends.map((end, i) => ({ start: ends[i - 1] ?? 0, end }));
}
