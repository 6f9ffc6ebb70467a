// A graph in the language of Mermaid, which many pages and editors draw by themselves: a flowchart.
import type { Graph } from '../../graph/graph-data.js';
import { visible } from '../../text/visible.js';
import { nestedLines } from './nesting.js';
import { pictureOf, type PictureArrow, type Box, type BoxKind } from './picture.js';
import { defaultMaxNodes } from './folding.js';

/** What stands around a label. */
const outlines: Readonly<Record<BoxKind, readonly [string, string]>> = {
  input: ['([', '])'],
  constant: ['{{', '}}'],
  operation: ['[', ']'],
  condition: ['{', '}'],
  untaken: ['>', ']'],
  fold: ['[[', ']]'],
};

/* prettier-ignore */
const classes: Readonly<Record<BoxKind | 'path' | 'of', string>> = {
  input:     'fill:#e3f1fa,stroke:#0072b2,color:#1a1a1a',
  constant:  'fill:#f2f2f2,stroke:#767676,color:#1a1a1a',
  operation: 'fill:#ffffff,stroke:#595959,color:#1a1a1a',
  condition: 'fill:#fdf3dc,stroke:#9a6a00,color:#1a1a1a',
  untaken:   'fill:#ffffff,stroke:#8d939c,color:#595959,stroke-dasharray:4 3',
  fold:      'fill:#f2f2f2,stroke:#767676,color:#595959',
  path:      'stroke-width:3px',
  of:        'stroke-width:5px',
}; // prettier-ignore

const links: Readonly<Record<PictureArrow['kind'], string>> = {
  partial: '-->',
  blocked: '-.->',
  folded: '-.->',
  decides: '-.->',
  leaves: '-.-',
};

/** The flowchart, ending in a newline. */
export function graphMermaid(graph: Graph, { maxNodes = defaultMaxNodes }: { readonly maxNodes?: number | undefined } = {}): string {
  const picture = pictureOf(graph, maxNodes);
  const asksPath = graph.wrt !== null;
  const named = (name: keyof typeof classes, boxes: readonly Box[]): string[] =>
    boxes.length === 0 ? [] : [`  class ${boxes.map(({ key }) => key).join(',')} ${name}`];
  const used = (Object.keys(outlines) as BoxKind[]).filter((kind) => picture.boxes.some((box) => box.kind === kind));
  const onPath = asksPath ? picture.boxes.filter((box) => box.onPath) : [];
  const ends = picture.boxes.filter((box) => box.ends.includes('of'));
  const styles = [...used, ...(onPath.length > 0 ? (['path'] as const) : []), ...(ends.length > 0 ? (['of'] as const) : [])];
  return [
    'flowchart TD',
    ...nestedLines(picture, {
      open: (index, call) => [`  subgraph call${index}["${mermaidText(call)}"]`],
      close: '  end',
      box: boxText,
    }),
    ...picture.arrows.map((arrow) => `  ${arrow.from} ${linkOf(arrow, asksPath)} ${arrow.to}`),
    ...styles.map((name) => `  classDef ${name} ${classes[name]}`),
    ...used.flatMap((kind) => named(kind, picture.boxes.filter((box) => box.kind === kind))),
    ...named('path', onPath),
    ...named('of', ends),
    '',
  ].join('\n');
} // prettier-ignore

function boxText({ key, kind, lines }: Box): string {
  const [open, close] = outlines[kind];
  const texts = lines.map(({ name = '', text }) => mermaidText(name + text));
  return `  ${key}${open}"${texts.join('<br/>')}"${close}`;
}

function linkOf({ kind, label, onPath }: PictureArrow, asksPath: boolean): string {
  const link = kind === 'partial' && onPath && asksPath ? '==>' : links[kind];
  return label === '' ? link : `${link}|"${mermaidText(label)}"|`;
}

/** Text between quotes: what isn't a letter, a digit or a harmless sign is written by its number. */
export function mermaidText(text: string): string {
  return visible(text).replace(/[^\p{L}\p{M}\p{N} .,+\-*/^=()[\]·→∂×…]/gu, (sign) => `#${sign.codePointAt(0) ?? 0};`);
}
