// The picture of a graph as SVG: drawn by Graphviz, then made to fit its reader's fonts and light or dark surroundings.
import type { Graph } from '../../graph/graph-data.js';
import { markupText } from '../text/markup.js';
import { darkRules, type Theme } from '../text/theme.js';
import { dotOf } from './dot.js';
import { forwardInk, ink, muted, reverseInk } from './dot-looks.js';
import { drawDot } from './graphviz.js';
import { pictureOf } from './picture.js';
import { refuseLarge } from './picture-limit.js';

export interface SvgChoice {
  readonly theme?: Theme | undefined;
  /** Nodes that are drawn one by one. */
  readonly maxNodes?: number | undefined;
}

/** Fonts of the same widths first, then whatever the system has. */
const fonts = "'DejaVu Sans', Verdana, system-ui, sans-serif";

/**
 * The picture, ending in a newline.
 *
 * @throws DiffcmpError graph-too-large beyond what can be drawn
 */
export async function graphSvg(
  graph: Graph,
  { theme = 'light', maxNodes = Infinity }: SvgChoice = {},
): Promise<string> {
  const picture = pictureOf(graph, maxNodes);
  refuseLarge(picture);
  const svg = await drawDot(dotOf(picture, graph));
  const styles = `<style>text { font-family: ${fonts} } ${darkRules(theme, dark)}</style>`;
  const title = `<title>${markupText(`Graph of ${graph.read}`)}</title>`;
  const [head = ''] = /^<svg[^>]*/.exec(svg) ?? [];
  return `${head} role="img">\n${title}\n${styles}${titled(svg.slice(head.length + 1))}`;
}

/** Graphviz's own titles are names in its language; what it makes links of are titles. */
function titled(svg: string): string {
  return svg
    .replace(/<title>[^<]*<\/title>\n/g, '')
    .replace(/<g id="a_[^"]*"><a xlink:title="([^"]*)">/g, '<g><title>$1</title>')
    .replaceAll('</a>\n</g>', '</g>');
}

/** Each colour of the picture for white paper, and its counterpart in the dark. */
const darkColors: readonly (readonly [light: string, dark: string])[] = [
  ['white', '#15171a'], ['#ffffff', '#1d2024'], [ink, '#f0f0f0'], [muted, '#b4b8bf'], [forwardInk, '#7cc4f0'],
  [reverseInk, '#f0a35e'], ['#e3f1fa', '#12303f'], ['#f2f2f2', '#2a2d31'], ['#fdf3dc', '#3a2f12'], ['#0072b2', '#56b4e9'],
  ['#767676', '#9aa0a8'], ['#9a6a00', '#e69f00'], ['#bdbdbd', '#4a4f57'], ['#8d939c', '#8d939c'],
]; // prettier-ignore

const dark = darkColors
  .flatMap(([light, other]) => ['fill', 'stroke'].map((what) => `[${what}="${light}"] { ${what}: ${other} }`))
  .join(' ');
