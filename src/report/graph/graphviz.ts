// Graphviz: the one door to it. It is WebAssembly of a megabyte, so it is loaded where something is drawn.
import { DiffcmpError } from '../../errors.js';

/**
 * A text in the language of Graphviz as SVG, without the XML declaration, ending in a newline: the same for the same text.
 *
 * @throws DiffcmpError where Graphviz can't be loaded, or can't read the text
 */
export async function drawDot(dot: string): Promise<string> {
  const result = (await graphviz()).render(dot, { format: 'svg' });
  if (result.status !== 'success') {
    const messages = result.errors.filter(({ level }) => level !== 'warning').map(({ message }) => message);
    throw new Error(`Graphviz can't draw this: ${messages.join('; ')}`);
  }
  const svg = result.output.slice(result.output.indexOf('<svg')).trimEnd();
  // its comments say nothing new, and in them alone hyphens have to be entities
  return `${svg
    .replace(/<!--.*?-->\n?/g, '')
    .replaceAll('&#45;', '-')
    .replaceAll('&#39;', "'")}\n`;
}

/** What is drawn, and where Graphviz put it: positions in points, from the upper left corner. */
export interface PlacedDot {
  /** `left,top,right,bottom`. */
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos: string }[];
  readonly edges?: readonly { readonly id: string; readonly pos: string }[];
}

/** Where the nodes and edges of a text in the language of Graphviz stand. @throws DiffcmpError where Graphviz can't be loaded */
export async function placeDot(dot: string): Promise<PlacedDot> {
  return (await graphviz()).renderJSON(dot, { yInvert: true }) as PlacedDot;
}

async function graphviz() {
  const { instance } = await import('@viz-js/viz').catch((error: unknown) => {
    throw new DiffcmpError('cannot-write', `Graphviz, which draws graphs, can't be loaded: ${String(error)}`);
  });
  return instance();
}
