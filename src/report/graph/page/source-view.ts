// The user's text: the place of the current node is marked.
import { byId, keepInSight, markerOf } from './elements.js';
import type { ReadingSession } from './session.js';
import { sourcePieces } from './source-pieces.js';

export function watchSource(session: ReadingSession): void {
  const source = byId('source', HTMLElement);
  const spans = source.querySelectorAll('span');
  const { expression, nodes } = session.list.graph;
  const pieces = sourcePieces(expression, nodes);
  const mark = markerOf('now');
  session.watch(() => {
    const { span } = nodes[session.node ?? -1] ?? { span: null };
    const isInside = (piece: number): boolean => {
      const { start, end } = pieces[piece] ?? { start: 0, end: 0 };
      return span !== null && start >= span.start && end <= span.end;
    };
    const marked = [...spans].filter((_, piece) => isInside(piece));
    mark(marked);
    keepInSight(source, marked[0] ?? null);
  });
}
