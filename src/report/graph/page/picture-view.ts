// The picture: numbers arrive in the boxes, and what flows at this step is drawn on the edges that it takes.
import { byId, keepInSight, markerOf, setText } from './elements.js';
import { choose } from './list-view.js';
import { boxTexts, downMark, upMark } from './node-texts.js';
import { digitsText } from './number-texts.js';
import type { FlowTerm } from './flows.js';
import type { ReadingSession } from './session.js';
import { isSpare } from './tape-text.js';

const fewDigits = 4;

export function watchPicture(session: ReadingSession): void {
  const pane = byId('picture-pane', HTMLElement);
  const picture = byId('picture', SVGElement);
  const { list } = session;
  const boxes = list.links.map((_, place) => document.getElementById(`node-${place}`));
  const [markNow, markChosen, markSource, markTarget] = ['now', 'chosen', 'source', 'target'].map(markerOf);
  const [markValue, markTangent, markAdjoint] = ['value-flow', 'tangent-flow', 'adjoint-flow'].map(markerOf);
  let labels: Element[] = [];
  session.watch(({ nodes, isAnew }) => {
    const { walk, step, current } = session;
    for (const place of nodes) {
      const texts = boxTexts(list, walk, place, step);
      const box = boxes[place];
      for (const name of ['value', 'tangent', 'adjoint'] as const) setText(box?.querySelector(`.${name}`), texts[name]);
      box?.querySelector('.adjoint')?.classList.toggle('growing', texts.adjoint !== '' && !texts.isWhole);
      box?.classList.toggle('reached', texts.value !== '');
    }
    const box = (place: number | null | undefined): Element[] => (place == null ? [] : [boxes[place] ?? []].flat());
    markNow?.(box(current?.node));
    markChosen?.(box(session.chosen));
    const edge = ({ from, to, slot }: FlowTerm): Element | null =>
      document.getElementById(edgeName('edge', { from, to, slot }));
    const isForward = current?.sweep === 'forward';
    const contributions = current?.contributions ?? [];
    const inputs = isForward ? (list.links[current.node] ?? []) : [];
    markValue?.(inputs.map(({ input, slot }) => document.getElementById(`edge-${input}-${current?.node}-${slot}`)));
    markTangent?.(isForward ? contributions.map(edge) : []);
    markAdjoint?.(isForward ? [] : contributions.map(edge));
    for (const label of labels) setText(label, '');
    labels = contributions.flatMap((each) => {
      const label = document.getElementById(edgeName('factor', each));
      const [partial] = each.partial;
      const factor =
        each.partial.length === 1 && partial !== undefined ? digitsText(partial, list.graph.precision, fewDigits) : 'J';
      setText(label, `${isForward ? downMark : upMark} × ${factor}`);
      label?.setAttribute('class', `factor ${isForward ? 'tangent' : 'adjoint'}`);
      return label ?? [];
    });
    keepInSight(pane, box(session.node)[0] ?? null);
    if (!isAnew) return;
    for (const [place, node] of list.graph.nodes.entries())
      boxes[place]?.classList.toggle('spare', isSpare(node, walk.needed[place] ?? true));
    markSource?.(box(walk.question.wrt?.node));
    markTarget?.(box(walk.question.of?.node));
  });
  picture.addEventListener('click', ({ target }) => choose(session, target));
  fitPicture(pane, picture);
  addEventListener('resize', () => fitPicture(pane, picture));
}

/** Edges have the input first, whichever way something flows. */
function edgeName(kind: string, { from, to, slot }: Pick<FlowTerm, 'from' | 'to' | 'slot'>): string {
  return `${kind}-${Math.min(from, to)}-${Math.max(from, to)}-${slot}`;
}

const [leastScale, mostScale] = [0.65, 1.25];

/** As large as the pane is, as long as the texts can be read and aren't huge. */
function fitPicture(pane: HTMLElement, picture: SVGElement): void {
  const [width, height] = ['width', 'height'].map((name) => Number(picture.getAttribute(name)));
  if (width === undefined || height === undefined) return;
  const fitting = Math.min((pane.clientWidth - 2) / width, (pane.clientHeight - 2) / height);
  const scale = Math.min(Math.max(fitting, leastScale), mostScale);
  picture.style.width = `${Math.floor(width * scale)}px`;
  picture.style.height = 'auto';
}
