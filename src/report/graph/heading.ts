// The lines above a list: the program as it was read, the point, its value, and what tangents and adjoints belong to.
import type { Graph } from '../../graph/graph-data.js';
import { leavesIn, nestedShape } from '../../tensors/nested.js';
import { displayWidth, elideMiddle, tie, wrap } from '../text/display-width.js';
import { inCharacters, type Style } from '../text/style.js';
import { behindName } from '../text/tensor-text.js';
import { notationOf } from './notation.js';
import { wholeValue } from './value-text.js';

const mostExpression = 240;

/** What a graph is of, part by part. */
export interface GraphTitle {
  readonly read: string;
  /** `at x1 = 2, x2 = 3`; empty without inputs. */
  readonly at: string;
  /** `y = 0.98`. */
  readonly value: string;
  /** What tangents and adjoints are, in the notation of the style. */
  readonly means: readonly string[];
}

export function graphTitle(graph: Graph, ascii: boolean): GraphTitle {
  const { read, point, precision, of, wrt, output, nodes } = graph;
  const entries = Object.entries(point).map(
    ([name, value]) => `${name} ${behindName(nestedShape(value), leavesIn(value), precision)}`,
  );
  const value = nodes.find(({ name }) => name === output)?.value;
  const { tangent, adjoint } = notationOf({ ascii });
  const means = [
    ...(wrt === null ? [] : [`tangents ${tangent('v')} = ∂v/∂${wrt}`]),
    `adjoints ${adjoint('v')} = ∂${of}/∂v`,
  ];
  return {
    read,
    at: entries.length === 0 ? '' : `at ${entries.join(', ')}`,
    value: value === undefined ? '' : `${output} = ${wholeValue(value, precision)}`,
    means,
  };
}

export function graphHeading(graph: Graph, style: Style): string[] {
  const { read, at, value, means } = graphTitle(graph, style.ascii);
  const { bold, cyan, dim } = style.paint;
  const ellipsis = inCharacters('…', style);
  const short = (text: string): string => elideMiddle(text, mostExpression, ` ${ellipsis} `);
  const fits = displayWidth(read) + 3 + displayWidth(at) <= style.width;
  const head = fits
    ? [`${cyan(read)}   ${at}`.trimEnd()]
    : [
        ...wrap(short(read), style.width, '  ', ellipsis).map((line) => cyan(line)),
        ...(at === '' ? [] : wrap(short(at), style.width - 3, '   ', ellipsis).map((line) => `   ${line}`)),
      ];
  return [
    ...head,
    ...wrap(inCharacters(value, style), style.width, '  ', ellipsis).map((line) => bold(line)),
    ...wrap(inCharacters(means.join(`,${tie} `).replaceAll(' = ', `${tie}=${tie}`), style), style.width, '  ', ellipsis).map((line) => dim(line)),
  ];
} // prettier-ignore
