// Graphviz: the one door to it. It is WebAssembly of a megabyte, so it is loaded where something is drawn.
import { DiffcmpError } from '../../errors.js';

/**
 * A text in the language of Graphviz as SVG, without the XML declaration, ending in a newline: the same for the same text.
 *
 * @throws DiffcmpError where Graphviz can't be loaded, or can't read the text
 */
export async function drawDot(dot: string): Promise<string> {
  const { instance } = await import('@viz-js/viz').catch((error: unknown) => {
    throw new DiffcmpError('cannot-write', `Graphviz, which draws graphs, can't be loaded: ${String(error)}`);
  });
  const result = (await instance()).render(dot, { format: 'svg' });
  if (result.status !== 'success') {
    const messages = result.errors.filter(({ level }) => level !== 'warning').map(({ message }) => message);
    throw new Error(`Graphviz can't draw this: ${messages.join('; ')}`);
  }
  const svg = result.output.slice(result.output.indexOf('<svg')).trimEnd();
  // its comments say nothing new, and in them alone a hyphen has to be an entity
  return `${svg.replace(/<!--.*?-->\n?/g, '').replaceAll('&#45;', '-')}\n`;
}
