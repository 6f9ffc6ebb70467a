// The picture of the page as SVG: a box for each node with room for its value, tangent and adjoint, and the edges between them.
import type { Graph } from '../../graph/graph-data.js';
import { markupText } from '../text/markup.js';
import { visible } from '../../text/visible.js';
import { boxLabel, type NodeTexts } from './page/node-texts.js';
import type { Arrow, BoxSize, PlacedEdge, Placing } from './placing.js';

const letterWidth = 7.3;
const boxHeight = 56;
const pictureMargin = 12;

export function boxSizes({ nodes }: Pick<Graph, 'nodes'>): BoxSize[] {
  return nodes.map((node) => ({
    width: Math.max(172, Math.ceil(boxLabel(node).length * letterWidth) + 22),
    height: boxHeight,
  }));
}

/** @param texts what stands in each box when the sweeps are done */
export function pagePicture(graph: Graph, placing: Placing, texts: readonly NodeTexts[]): string {
  const [width, height] = [placing.width + 2 * pictureMargin, placing.height + 2 * pictureMargin];
  const inputs = graph.nodes.filter(({ operation }) => operation === 'input').map(({ name }) => visible(name));
  const description = `${graph.nodes.length} nodes from ${inputs.join(', ')} above down to ${visible(graph.output)}; an edge from a node to each that is computed from it. The list has the same in words and numbers.`;
  return [
    `<svg id="picture" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="picture-title picture-description" width="${width}" height="${height}" viewBox="${-pictureMargin} ${-pictureMargin} ${width} ${height}">`,
    `<title id="picture-title">${markupText(`Graph of ${graph.read}`)}</title>`,
    `<desc id="picture-description">${markupText(description)}</desc>`,
    ...placing.edges.map(edgeMarkup),
    ...graph.nodes.map((node, place) => {
      const { x, y } = placing.nodes[place] ?? { x: 0, y: 0 };
      const { width: w, height: h } = boxSizes({ nodes: [node] })[0] ?? { width: 0, height: 0 };
      return boxMarkup(place, boxLabel(node), texts[place], x - w / 2, y - h / 2, w, h);
    }),
    ...placing.edges.map(({ from, to, slot, middle, back, head }) => {
      // on the outer side, where no other edge is
      const side = back.tip.x < head.tip.x - 1 ? -1 : 1;
      return `<text id="factor-${from}-${to}-${slot}" class="factor" text-anchor="${side < 0 ? 'end' : 'start'}" x="${(middle.x + 8 * side).toFixed(1)}" y="${(middle.y + 4).toFixed(1)}"></text>`;
    }),
    '</svg>',
  ].join('\n');
}

function edgeMarkup({ from, to, slot, path, head, back }: PlacedEdge): string {
  return `<g id="edge-${from}-${to}-${slot}" class="edge"><path d="${path}"/><polygon class="head" points="${wings(head)}"/><polygon class="back" points="${wings(back)}"/></g>`;
}

function wings({ neck, tip }: Arrow): string {
  const [dx, dy] = [tip.x - neck.x, tip.y - neck.y];
  const wing = (side: number): string => `${(neck.x - side * dy * 0.5).toFixed(1)},${(neck.y + side * dx * 0.5).toFixed(1)}`;
  return `${tip.x.toFixed(1)},${tip.y.toFixed(1)} ${wing(1)} ${wing(-1)}`;
} // prettier-ignore

function boxMarkup(
  place: number,
  label: string,
  texts: NodeTexts | undefined,
  x: number,
  y: number,
  w: number,
  h: number,
): string {
  const at = (dx: number, dy: number): string => `x="${(x + dx).toFixed(1)}" y="${(y + dy).toFixed(1)}"`;
  return [
    `<g id="node-${place}" class="node">`,
    `<rect ${at(0, 0)} width="${w}" height="${h}" rx="6"/>`,
    `<text class="label" ${at(10, 17)}>${markupText(label)}</text>`,
    `<text class="value" ${at(10, 33)}>${markupText(texts?.value ?? '')}</text>`,
    `<text class="tangent" ${at(10, 49)}>${markupText(texts?.tangent ?? '')}</text>`,
    `<text class="adjoint" ${at(w - 10, 49)} text-anchor="end">${markupText(texts?.adjoint ?? '')}</text>`,
    '</g>',
  ].join('');
}

/** Where the picture is drawn step by step: the node of the step between what it is computed from and what is computed from it. */
export function neighboursMarkup({ nodes }: Graph): string {
  return [
    `<p class="hint">A picture of all ${nodes.length} nodes and their edges would show nothing: these are the neighbours of the current node.</p>`,
    '<svg id="neighbours" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="neighbours-title"><title id="neighbours-title">The current node and its neighbours</title><g id="neighbourhood"></g></svg>',
  ].join('\n');
}
