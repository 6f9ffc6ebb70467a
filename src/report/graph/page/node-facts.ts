// What there is to say of a node beside its numbers.
import type { GraphNode } from '../../../graph/graph-data.js';
import { visible } from '../../../text/visible.js';
import { valueDigits, type ShownDigits } from './number-texts.js';
import type { Wengert } from './wengert.js';

export function nodeFacts(list: Wengert, node: GraphNode, digits: ShownDigits): string[] {
  const { frames, precision } = list.graph;
  const place = list.places.get(node.name) ?? -1;
  const frame = node.frame === null ? undefined : frames[node.frame];
  const exact = node.certified?.value[0];
  return [
    `${node.operation === 'input' ? 'an input' : `${visible(node.operation)}: ${visible(node.formula)}`}${node.shape.length === 0 ? '' : `, of shape [${node.shape.join(', ')}]`}`,
    ...(list.links[place] ?? []).map(({ input, partial, rule, isLeftOut, slot }) => {
      const symbol = `∂${visible(node.name)}/∂${visible(list.graph.nodes[input]?.name ?? '')}`;
      if (isLeftOut) return `${symbol}: a Jacobian too large to be in this page`;
      if (partial === null)
        return `${symbol}: none, for ${visible(node.operation)} or this input does not change with it`;
      const shape = partial.length === 1 ? [] : [list.sizes[place] ?? 1, list.sizes[input] ?? 1];
      const known = node.certified?.partials[slot];
      const off = known?.ulps == null ? '' : `, off by ${known.ulps} ulp`;
      return `${symbol} = ${rule === null ? '' : `${visible(rule)} = `}${valueDigits(shape, partial, precision, digits)}${off}`;
    }),
    ...(frame === undefined ? [] : [`computed in the call ${visible(frame.call)}`]),
    ...(exact == null
      ? []
      : [`exactly ${visible(exact.digits)}${exact.ulps === null ? '' : `: the value is off by ${exact.ulps} ulp`}`]),
    ...(node.constant ? ['constant: no input moves it'] : []),
  ];
}
