// Why there is no derivative of one node by another, for pairs that a reader picks.
import { constantReason } from '../../../graph/constant-reason.js';
import type { PageQuestion } from './spots.js';
import { flatOperations, type InputLink, type Wengert } from './wengert.js';

/** In words; null where there is one. */
export function reasonForNone(list: Wengert, { of, wrt }: PageQuestion): string | null {
  const [target, source] = [list.graph.nodes[of?.node ?? -1], list.graph.nodes[wrt?.node ?? -1]];
  if (of === null || wrt === null || target === undefined || source === undefined) return null;
  for (const [{ constant, name }, place] of [
    [source, wrt.node],
    [target, of.node],
  ] as const)
    if (constant) return constantReason(name, place, list.graph.conditions);
  const open = reach(list, wrt.node, ({ partial, isLeftOut }) => partial !== null || isLeftOut);
  if (open.has(of.node)) return null;
  const [from, to] = [source.name, target.name];
  const leads = ancestors(list, of.node);
  const flat = [...reach(list, wrt.node, () => true)].find(
    (node) => leads.has(node) && node !== wrt.node && isFlat(list, node),
  );
  const step = list.graph.nodes[flat ?? -1];
  if (step === undefined || !reach(list, wrt.node, () => true).has(of.node))
    return `no path: ${to} is not computed from ${from}${decidedBy(list, wrt.node)}`;
  const text = `${step.name} = ${step.formula}`;
  const way = step === target ? text : `${to} is computed from ${from} only by way of ${text}, which`;
  return `${way} is constant between its jumps`;
}

/** Which condition a node decides; empty where it decides none. */
function decidedBy(list: Wengert, node: number): string {
  const moved = reach(list, node, () => true);
  const names = new Set([...moved].map((each) => list.graph.nodes[each]?.name));
  const deciding = list.graph.conditions.find(({ inputs }) => inputs.some((name) => names.has(name)));
  return deciding === undefined ? '' : `; it only decides whether ${deciding.condition}`;
}

const isFlat = ({ graph }: Wengert, node: number): boolean => flatOperations.has(graph.nodes[node]?.operation ?? '');

/** All nodes that a node is computed from, itself too. */
function ancestors(list: Wengert, of: number): Set<number> {
  const found = new Set([of]);
  for (let node = of; node >= 0; node--)
    if (found.has(node)) for (const { input } of list.links[node] ?? []) found.add(input);
  return found;
}

/** All nodes that a node leads to, itself too, over links that are let through. */
function reach(list: Wengert, from: number, lets: (link: InputLink) => boolean): Set<number> {
  const reached = new Set([from]);
  for (let node = from + 1; node < list.links.length; node++)
    if (list.links[node]?.some((link) => reached.has(link.input) && lets(link)) === true) reached.add(node);
  return reached;
}
