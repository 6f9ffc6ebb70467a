// Why there is no derivative of one node by another, for pairs that a reader picks.
import type { Question } from './steps.js';
import type { Wengert } from './wengert.js';

/** In words; null where there is one. */
export function whyNone(list: Wengert, { of, wrt }: Question): string | null {
  const [target, source] = [list.graph.nodes[of?.node ?? -1], list.graph.nodes[wrt?.node ?? -1]];
  if (of === null || wrt === null || target === undefined || source === undefined) return null;
  if (source.constant) return `${source.name} is a constant: no input moves it.`;
  if (target.constant) return `${target.name} is a constant: it does not depend on ${source.name}.`;
  const reached = reach(list, wrt.node, () => true);
  if (!reached.has(of.node)) return `No path leads from ${source.name} to ${target.name}: it is computed without it.`;
  const open = reach(list, wrt.node, (node, slot) => {
    const link = list.links[node]?.find((each) => each.slot === slot);
    return link !== undefined && (link.partial !== null || link.isLeftOut);
  });
  if (open.has(of.node)) return null;
  const flat = [...reached].find((node) => !open.has(node));
  const step = flat === undefined ? undefined : list.graph.nodes[flat];
  return `Every path from ${source.name} to ${target.name} goes through a step that is flat between its jumps${step === undefined ? '' : `, such as ${step.name} = ${step.formula}`}.`;
}

/** All nodes that a node leads to, itself too, over links that are let through. */
function reach(list: Wengert, from: number, lets: (node: number, slot: number) => boolean): Set<number> {
  const reached = new Set([from]);
  for (let node = from + 1; node < list.links.length; node++)
    if (list.links[node]?.some(({ input, slot }) => reached.has(input) && lets(node, slot)) === true) reached.add(node);
  return reached;
}
