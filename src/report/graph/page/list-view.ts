// The Wengert list: its numbers as far as the sweeps have come, the current line, source and target, and what they don't need.
import { byId, keepInSight, marker, setText } from './elements.js';
import { nodeTexts } from './node-texts.js';
import type { Session } from './session.js';

export function watchList(session: Session): void {
  const pane = byId('list', HTMLElement);
  const rows = session.list.links.map((_, place) => document.getElementById(`row-${place}`));
  const [markNow, markChosen, markSource, markTarget] = ['now', 'chosen', 'source', 'target'].map(marker);
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
    for (const each of pane.querySelectorAll('[aria-current]')) each.removeAttribute('aria-current');
    row(current?.node)[0]?.setAttribute('aria-current', 'step');
    const focusable = row(node ?? 0)[0];
    for (const each of pane.querySelectorAll('tr[tabindex="0"]'))
      if (each !== focusable) each.setAttribute('tabindex', '-1');
    focusable?.setAttribute('tabindex', '0');
    keepInSight(pane, row(node)[0] ?? null);
    if (!isAnew) return;
    markSource?.(row(walk.question.wrt?.node));
    markTarget?.(row(walk.question.of?.node));
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
export function choose(session: Session, target: EventTarget | null): void {
  if (!(target instanceof Element)) return;
  const id = target.closest('[id^="row-"], [id^="node-"]')?.id;
  if (id !== undefined) session.choose(Number(id.replace(/^\D+/, '')));
}
