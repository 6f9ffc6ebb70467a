// The data of a graph inside its page: JSON that no parser of HTML takes for markup.
import type { Graph } from '../../graph/graph-data.js';
import { jsonLine } from '../../text/visible.js';

/** Without what the page computes itself. `<` is written out, so nothing in it ends or begins an element. */
export function embeddedData(graph: Graph): string {
  const derivative = graph.derivative === null ? null : { ...graph.derivative, products: null };
  return jsonLine({ ...graph, trace: null, derivative }).replace(/[<>&]/g, written);
}

const written = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
