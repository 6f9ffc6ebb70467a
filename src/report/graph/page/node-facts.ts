// What there is to say of a node beside its numbers.
import type { GraphNode } from '../../../graph/graph-data.js';
import { visible } from '../../../text/visible.js';
import { digitsText, valueDigits, type ShownDigits } from './number-texts.js';
import { flatOperations, type Wengert } from './wengert.js';

export function nodeFacts(list: Wengert, node: GraphNode, digits: ShownDigits): string[] {
  const { frames, precision } = list.graph;
  const place = list.places.get(node.name) ?? -1;
  const frame = node.frame === null ? undefined : frames[node.frame];
  return [
    `${node.operation === 'input' ? 'an input' : `${visible(node.operation)}: ${visible(node.formula)}`}${node.shape.length === 0 ? '' : `, of shape [${node.shape.join(', ')}]`}`,
    ...(list.links[place] ?? []).map(({ input, partial, rule, isLeftOut, slot }) => {
      const symbol = `∂${visible(node.name)}/∂${visible(list.graph.nodes[input]?.name ?? '')}`;
      if (isLeftOut) return `${symbol}: a Jacobian too large to be in this page`;
      if (partial === null)
        return `${symbol}: none${flatOperations.has(node.operation) ? `, ${visible(node.operation)} is constant between its jumps` : ''}`;
      const shape = partial.length === 1 ? [] : [list.sizes[place] ?? 1, list.sizes[input] ?? 1];
      const known = node.certified?.partials[slot];
      const off = known?.ulps == null ? '' : `, off by ${digitsText(Number(known.ulps), 'float64', 2)} ulp`;
      return `${symbol} = ${rule === null ? '' : `${visible(rule)} = `}${valueDigits(shape, partial, precision, digits)}${off}`;
    }),
    ...(frame === undefined ? [] : [`computed in the call ${visible(frame.call)}`]),
    ...certifiedFacts(node),
    ...(node.constant ? ['constant: no input moves it'] : []),
  ];
}

/** The exact value of a number; of a tensor how far its numbers are off at the most. */
function certifiedFacts({ certified, shape }: GraphNode): string[] {
  const known = certified?.value.filter((entry) => entry !== null) ?? [];
  const worst = Math.max(...known.map(({ ulps }) => Number(ulps ?? NaN)));
  if (known.length === 0 || Number.isNaN(worst)) return [];
  const off =
    worst === 0 ? 'exact' : `off by ${shape.length === 0 ? '' : 'at most '}${digitsText(worst, 'float64', 2)} ulp`;
  return shape.length > 0
    ? [`its numbers are ${off}`]
    : [`the value is ${off}; the truth is ${visible(known[0]?.digits ?? '')}`];
}
