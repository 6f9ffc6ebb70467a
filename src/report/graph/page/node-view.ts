// The node that is looked at: what it is, its local partials, and buttons that make it source or target.
import { byId, newElement, setText } from './elements.js';
import { visible } from '../../../text/visible.js';
import { nodeFacts } from './node-facts.js';
import type { ReadingSession } from './session.js';

export function watchNode(session: ReadingSession): void {
  const [title, facts] = ['node-title', 'node-facts'].map((id) => byId(id, HTMLElement));
  const buttons = ['as-source', 'as-target', 'to-step'].map((id) => byId(id, HTMLButtonElement));
  session.watch(() => {
    const node = session.list.graph.nodes[session.node ?? -1];
    for (const button of buttons) button.disabled = node === undefined;
    setText(title, node === undefined ? 'No node chosen' : visible(node.name));
    facts?.replaceChildren(
      ...(node === undefined ? [] : nodeFacts(session.list, node, session.digits)).map((text) =>
        newElement('li', '', text),
      ),
    );
  });
  const [asSource, asTarget, toStep] = buttons;
  asSource?.addEventListener('click', () => pick(session, 'wrt'));
  asTarget?.addEventListener('click', () => pick(session, 'of'));
  toStep?.addEventListener('click', () => goToNode(session));
}

/** Makes the node that is looked at the source or the target. */
export function pick(session: ReadingSession, end: 'of' | 'wrt'): void {
  const { node } = session;
  if (node !== null) session.ask({ ...session.walk.question, [end]: { node, element: 0 } });
}

/** The step at which the node gets its value; from there the one at which it gives its adjoint away. */
export function goToNode(session: ReadingSession): void {
  const { node, walk, step } = session;
  if (node === null) return;
  const turn = walk.turns[node] ?? 0;
  session.go(turn > 0 && (step > walk.forwardSteps || step === node + 1) && step !== turn ? turn : node + 1);
}
