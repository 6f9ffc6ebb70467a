// The Wengert list: its numbers as far as the sweeps have come, the current line, source and target, and what they don't need.
import { byId, keepInSight, markerOf, setText } from './elements.js';
import { nodeTexts } from './node-texts.js';
import type { ReadingSession } from './session.js';
import { isSpare, tapeText } from './tape-text.js';

export function watchList(session: ReadingSession): void {
  const pane = byId('list', HTMLElement);
  const tape = byId('tape', HTMLElement);
  const rows = session.list.links.map((_, place) => document.getElementById(`row-${place}`));
  const [markNow, markChosen, markSource, markTarget] = ['now', 'chosen', 'source', 'target'].map(markerOf);
  let now: Element | undefined;
  let reachable: Element | undefined = rows[0] ?? undefined;
  session.watch(({ nodes, isAnew }) => {
    const { list, walk, step, digits, current, node } = session;
    for (const place of nodes) {
      const texts = nodeTexts(list, walk, place, step, digits);
      const [, , value, tangent, adjoint] = rows[place]?.children ?? [];
      setText(value, texts.value);
      setText(tangent, texts.tangent);
      setText(adjoint, texts.adjoint);
      adjoint?.classList.toggle('growing', texts.adjoint !== '' && !texts.isWhole);
    }
    const row = (place: number | null | undefined): Element[] => (place == null ? [] : [rows[place] ?? []].flat());
    markNow?.(row(current?.node));
    markChosen?.(row(session.chosen));
    now?.removeAttribute('aria-current');
    now = row(current?.node)[0];
    now?.setAttribute('aria-current', 'step');
    reachable?.setAttribute('tabindex', '-1'); // Tab leads to one row, arrows to the others
    reachable = row(node ?? 0)[0];
    reachable?.setAttribute('tabindex', '0');
    const looked = row(node)[0] ?? null;
    keepRowInSight(pane, looked, session);
    if (!isAnew) return;
    markSource?.(row(walk.question.wrt?.node));
    markTarget?.(row(walk.question.of?.node));
    for (const [place, node] of list.graph.nodes.entries())
      rows[place]?.classList.toggle('spare', isSpare(node, walk.needed[place] ?? true));
    setText(tape, tapeText(list.graph.nodes, walk.needed));
  });
  pane.addEventListener('click', ({ target }) => choose(session, target));
  pane.addEventListener('keydown', (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || session.node === null) return;
    event.preventDefault();
    const next = Math.min(Math.max(session.node + step, 0), rows.length - 1);
    session.choose(next);
    rows[next]?.focus({ preventScroll: true });
  });
}

/** The node whose row or box, or what is in it, was pointed at. */
export function choose(session: ReadingSession, target: EventTarget | null): void {
  if (!(target instanceof Element)) return;
  const id = target.closest('[id^="row-"], [id^="node-"]')?.id;
  if (id !== undefined) session.choose(Number(id.replace(/^\D+/, '')));
}

/** Rows that come in sight are laid out then, and may be higher than was thought: after a long way it takes a few looks. */
function keepRowInSight(pane: Element, row: Element | null, session: ReadingSession, looks = 5): void {
  const { step, chosen } = session;
  keepInSight(pane, row);
  if (looks === 0) return;
  requestAnimationFrame(() => {
    if (session.step === step && session.chosen === chosen) keepRowInSight(pane, row, session, looks - 1);
  });
}
