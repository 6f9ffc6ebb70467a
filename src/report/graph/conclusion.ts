// What a graph comes to, in words, all of it counted or measured: what a tape needs, which node is off the most, what is folded.
import type { Graph, GraphNode, GraphValue } from '../../graph/graph-data.js';
import type { PlainNumber } from '../../compare/reference-data.js';
import { leavesIn } from '../../tensors/nested.js';
import { countOf, groupDigits } from '../../text/numeral.js';
import { ulpText } from '../text/number-text.js';
import { capital, enumerate } from '../text/sentence.js';
import type { Fold, ListRow } from './folding.js';
import { operationText } from './texts.js';

/** Names that are written out. */
const mostNames = 6;

/** Ulps beyond which a value is off for another reason than that it is rounded once or twice. */
const muchOff = 100;

/** The sentences beneath a list. */
export function graphSentences(graph: Graph): string[] {
  return [tapeSentence(graph), ...tieSentences(graph), ...certifiedSentences(graph)].filter((text) => text !== '');
}

function tapeSentence({ tape, nodes, of, wrt, output }: Graph): string {
  const { operations, needed } = tape;
  const question = wrt === null ? (of === output ? 'the gradient' : `the gradient of ${of}`) : `∂${of}/∂${wrt}`;
  if (operations === 0) return 'No operations: there is nothing to record.';
  const counted = countOf(operations, 'operation');
  if (needed === operations)
    return `${counted}; for ${question} a tape needs ${operations === 1 ? 'it' : operations === 2 ? 'both' : 'all of them'}.`;
  const aside = nodes.filter((node) => !node.needed && node.operation !== 'input' && node.operation !== 'constant' && node.operation !== 'copy'); // prettier-ignore
  const names = aside.length <= mostNames ? enumerate(aside.map(({ name }) => name)) : needed === 0 ? `all ${groupDigits(aside.length)}` : `${groupDigits(aside.length)} others`; // prettier-ignore
  const lie = aside.length === 1 ? 'lies' : 'lie';
  return `${counted}; for ${question} a tape needs ${needed === 0 ? 'none' : `${groupDigits(needed)} of them`}: ${names} ${lie} off the path.`;
}

/** Where partials are those of one side of a tie, and the tangents of another; of these the forward sweep tells, if it is listed. */
function tieSentences({ nodes, trace }: Graph): string[] {
  const tangents = new Map(nodes.map(({ name, tangent }) => [name, tangent]));
  const tied = nodes.filter((node) => node.tied);
  const followed = tied.filter((node) => isOfOtherSide(node, tangents));
  const others = tied.filter((node) => !followed.includes(node));
  const [tangent, follows] = followed.length === 1 ? ['tangent', 'follows'] : ['tangents', 'follow'];
  return [
    ...(followed.length === 0 || trace?.forward != null
      ? []
      : [`At a tie the ${tangent} of ${namesOf(followed)} ${follows} one side; the partials listed are a convention, which reverse mode takes.`]),
    ...(others.length === 0
      ? []
      : [`At a tie the partials of ${namesOf(others)} are a convention, which reverse mode takes.`]),
  ]; // prettier-ignore
}

const namesOf = (nodes: readonly GraphNode[]): string =>
  nodes.length <= mostNames ? enumerate(nodes.map(({ name }) => name)) : countOf(nodes.length, 'node');

/** Whether the partials by the inputs don't add up to the tangent; of numbers only. */
function isOfOtherSide(
  { inputs, partials, tangent }: GraphNode,
  tangents: ReadonlyMap<string, GraphValue | null>,
): boolean {
  const terms = partials.flatMap((partial, slot) => {
    const input = inputs[slot];
    const by = typeof input === 'string' ? tangents.get(input) : undefined;
    return by == null || partial === null ? [] : [typeof by === 'object' || typeof partial === 'object' ? NaN : Number(partial) * Number(by)]; // prettier-ignore
  });
  const sum = terms.reduce((total, term) => total + term, 0);
  return typeof tangent === 'number' && Number.isFinite(sum) && sum !== tangent;
}

/** With certified values: which node is off the most, and whether that is much. */
function certifiedSentences({ nodes }: Graph): string[] {
  if (nodes.every(({ certified }) => certified === null)) return [];
  const values = nodes.map((node) => ({ node, ulps: worstOf(node) }));
  const known = values.flatMap(({ node, ulps }) => (ulps === null ? [] : [{ node, ulps }]));
  const isLost = (value: GraphValue): boolean => leavesIn<PlainNumber>(value).includes('NaN');
  const lost = values.filter(({ node, ulps }) => ulps === null && isLost(node.value)).map(({ node }) => node.name);
  const open = values.length - known.length - lost.length;
  const undecided = [
    ...(lost.length === 0
      ? []
      : [lost.length === 1 ? `${lost.join()} is NaN.` : `${capital(countOf(lost.length, 'node'))} are NaN.`]),
    ...(open === 0 ? [] : [`${capital(countOf(open, 'node'))} ${open === 1 ? "isn't" : "aren't"} settled.`]),
  ];
  const [first, ...others] = known;
  if (first === undefined) return undecided;
  const worst = others.reduce((most, each) => (Number(each.ulps) > Number(most.ulps) ? each : most), first);
  const isNearest = Number(worst.ulps) <= 0.5;
  if (isNearest)
    return [...undecided, `Every ${undecided.length === 0 ? '' : 'other '}value is the nearest to the exact one.`];
  const rest = known.filter(({ node }) => node !== worst.node);
  const next = rest.reduce<PlainNumber>((most, { ulps }) => (Number(ulps) > Number(most) ? ulps : most), 0);
  const beside = rest.length === 0 ? '' : `, all others by at most ${ulpText(next)}`;
  const most = `${worst.node.name} is off the most, by ${ulpText(worst.ulps)} ulp${beside}.`;
  // what comes later may be off for what it is given
  const start = known.find(({ ulps }) => Number(ulps) > muchOff);
  if (start === undefined || start === worst) return [most, ...undecided];
  return [most, `The first that is off by more than ${muchOff} ulp is ${start.node.name} = ${operationText(start.node)}.`, ...undecided]; // prettier-ignore
}

/** Of a tensor the number that is off the most; null where one isn't settled. */
function worstOf({ certified }: GraphNode): PlainNumber | null {
  const ulps = (certified?.value ?? []).map((entry) => entry?.ulps ?? null);
  const [first = null, ...others] = ulps;
  return others.reduce((most, each) => (most === null || each === null ? null : Number(each) > Number(most) ? each : most), first); // prettier-ignore
}

/** How much of a list is folded, and how all of it is shown; empty where nothing is. */
export function foldSentence(rows: readonly ListRow[], { nodes }: Graph): string {
  const folds = rows.filter((row): row is Fold => row.kind === 'fold');
  const hidden = folds.reduce((sum, fold) => sum + fold.nodes.length, 0);
  if (hidden === 0) return '';
  return `${groupDigits(hidden)} of ${groupDigits(nodes.length)} nodes are folded; --max-nodes ${nodes.length} shows them.`;
}
