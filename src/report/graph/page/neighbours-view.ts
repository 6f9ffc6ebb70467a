// Of a graph too large for a picture: the node that is looked at, what it is computed from above it, what is computed from it below.
import type { FlowTerm } from './flows.js';
import { byId } from './elements.js';
import { choose } from './list-view.js';
import { boxLabel, boxTexts, downMark, upMark } from './node-texts.js';
import { digitsText } from './number-texts.js';
import type { ReadingSession } from './session.js';

const [boxWidth, boxHeight, gap, rowGap] = [188, 56, 14, 54];
/** Boxes in a row; of others the number is given. */
const mostBoxes = 4;

interface Neighbour {
  readonly node: number;
  readonly slot: number;
}

export function watchNeighbours(session: ReadingSession): void {
  const picture = byId('neighbours', SVGSVGElement);
  const drawing = byId('neighbourhood', SVGGElement);
  const users = usersOf(session);
  session.watch(() => {
    const { list, current } = session;
    const node = session.node ?? session.walk.question.of?.node ?? 0;
    const above = (list.links[node] ?? []).map(({ input, slot }): Neighbour => ({ node: input, slot }));
    const below = users[node] ?? [];
    const rows = [above, [{ node, slot: 0 }], below] as const;
    const widest = Math.max(...rows.map((row) => Math.min(row.length, mostBoxes + 1)));
    const [width, height] = [widest * (boxWidth + gap) + gap, 3 * boxHeight + 2 * rowGap + 2 * gap];
    picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
    picture.setAttribute('width', `${width}`);
    picture.setAttribute('height', `${height}`);
    const leftOf = (count: number, i: number): number =>
      (width - Math.min(count, mostBoxes + 1) * (boxWidth + gap) + gap) / 2 + i * (boxWidth + gap);
    const middle = leftOf(1, 0) + boxWidth / 2;
    const parts = rows.flatMap((row, level) => {
      const y = gap + level * (boxHeight + rowGap);
      const boxes = row.slice(0, mostBoxes).flatMap((each, i) => {
        const x = leftOf(row.length, i);
        const edge = level === 1 ? [] : [edgeBetween(session, each, node, level === 0, x + boxWidth / 2, middle)];
        return [...edge, boxAt(session, each.node, x, y)];
      });
      const rest = row.length - mostBoxes;
      if (rest > 0)
        boxes.push(textAt('hint', leftOf(row.length, mostBoxes) + gap, y + boxHeight / 2, `and ${rest} more`));
      return boxes;
    });
    drawing.replaceChildren(...parts);
    drawing.classList.toggle('reverse', current?.sweep === 'reverse');
  });
  picture.addEventListener('click', ({ target }) => choose(session, target));
}

function usersOf({ list }: ReadingSession): readonly (readonly Neighbour[])[] {
  const users = list.links.map((): Neighbour[] => []);
  for (const [node, links] of list.links.entries())
    for (const { input, slot } of links) users[input]?.push({ node, slot });
  return users;
}

function boxAt({ list, walk, step, current, chosen }: ReadingSession, place: number, x: number, y: number): SVGElement {
  const texts = boxTexts(list, walk, place, step);
  const { wrt, of } = walk.question;
  const marks = [
    ['now', current?.node],
    ['chosen', chosen],
    ['source', wrt?.node],
    ['target', of?.node],
  ] as const;
  const box = drawn('g', {
    id: `node-${place}`,
    class: ['node', ...marks.flatMap(([mark, node]) => (node === place ? [mark] : []))].join(' '),
  });
  const node = list.graph.nodes[place];
  box.append(
    drawn('rect', { x, y, width: boxWidth, height: boxHeight, rx: 6 }),
    textAt('label', x + 10, y + 17, node === undefined ? '' : boxLabel(node, 23)),
    textAt('value', x + 10, y + 33, texts.value),
    textAt('tangent', x + 10, y + 49, texts.tangent),
    textAt(`adjoint${texts.isWhole ? '' : ' growing'}`, x + boxWidth - 10, y + 49, texts.adjoint, 'end'),
  );
  return box;
}

/** The edge between the node in the midst and one above or below it, with what flows on it at this step. */
function edgeBetween(
  session: ReadingSession,
  other: Neighbour,
  node: number,
  isAbove: boolean,
  x: number,
  middle: number,
): SVGElement {
  const { current, list } = session;
  const isForward = current?.sweep === 'forward';
  const [from, to] = isAbove ? [other.node, node] : [node, other.node];
  const isThis = (each: FlowTerm): boolean =>
    each.slot === other.slot &&
    (isForward ? each.from === from && each.to === to : each.from === to && each.to === from);
  const flow = current?.contributions.find(isThis);
  const [y1, y2] = isAbove
    ? [gap + boxHeight, gap + boxHeight + rowGap]
    : [gap + 2 * boxHeight + rowGap, gap + 2 * boxHeight + 2 * rowGap];
  const [x1, x2] = isAbove ? [x, middle] : [middle, x];
  const edge = drawn('g', { class: `edge${flow === undefined ? '' : isForward ? ' tangent-flow' : ' adjoint-flow'}` });
  edge.append(drawn('path', { d: `M${x1} ${y1}L${x2} ${y2}` }));
  if (flow !== undefined) {
    const factor = flow.partial.length === 1 ? digitsText(flow.partial[0] ?? NaN, list.graph.precision, 4) : 'J';
    edge.append(
      textAt(
        `factor ${isForward ? 'tangent' : 'adjoint'}`,
        (x1 + x2) / 2 + 8,
        (y1 + y2) / 2 + 4,
        `${isForward ? downMark : upMark} × ${factor}`,
      ),
    );
  }
  return edge;
}

function textAt(className: string, x: number, y: number, text: string, anchor = 'start'): SVGElement {
  const element = drawn('text', { class: className, x, y, 'text-anchor': anchor });
  element.textContent = text;
  return element;
}

function drawn(tag: 'g' | 'rect' | 'text' | 'path', attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
  return element;
} // prettier-ignore
