// Which derivative: two choices of a node, of a number of it where it is a tensor; and the answer.
import { elementNames } from '../../../tensors/shape.js';
import { visible } from '../../../text/visible.js';
import { byId, newElement, setText } from './elements.js';
import type { NodeSpot } from './flows.js';
import { answerText } from './question.js';
import type { ReadingSession } from './session.js';

const mostElements = 1000;

export function watchQuestion(session: ReadingSession): void {
  const answer = byId('answer', HTMLElement);
  const why = byId('why', HTMLElement);
  const ends = (['of', 'wrt'] as const).map((end) => choiceOf(session, end));
  session.watch(({ isAnew }) => {
    if (!isAnew) return;
    for (const show of ends) show();
    const { symbol, text, why: reason } = answerText(session.list, session.walk, session.digits);
    setText(answer, symbol === '' ? 'Choose a source to see tangents' : text === '' ? symbol : `${symbol} = ${text}`);
    setText(why, reason);
  });
}

/** Returns what shows the choice that holds. */
function choiceOf(session: ReadingSession, end: 'of' | 'wrt'): () => void {
  const [nodes, elements] = [byId(end, HTMLSelectElement), byId(`${end}-element`, HTMLSelectElement)];
  const ask = (spot: NodeSpot | null): void => session.ask({ ...session.walk.question, [end]: spot });
  nodes.addEventListener('change', () => ask(nodes.value === '' ? null : { node: Number(nodes.value), element: 0 }));
  elements.addEventListener('change', () => ask({ node: Number(nodes.value), element: Number(elements.value) }));
  let shown: number | null = null;
  return () => {
    const spot = session.walk.question[end];
    nodes.value = spot === null ? '' : `${spot.node}`;
    const { name = '', shape = [] } = session.list.graph.nodes[spot?.node ?? -1] ?? {};
    elements.hidden = shape.length === 0;
    if (shown !== spot?.node) {
      const names = elementNames(name, shape).slice(0, mostElements);
      elements.replaceChildren(
        ...names.map((each, place) => Object.assign(newElement('option', '', visible(each)), { value: `${place}` })),
      );
      shown = spot?.node ?? null;
    }
    elements.value = `${spot?.element ?? 0}`;
  };
}
