// What lists, tables and pages say of a graph: partials, conditions and folds as texts, in every format for people.
import type { Graph, GraphCondition, GraphNode } from '../../graph/graph-data.js';
import type { Precision } from '../../arithmetics/formats.js';
import type { PlainNumber } from '../../compare/reference-data.js';
import { leavesIn, nested } from '../../tensors/nested.js';
import { countOf } from '../../text/numeral.js';
import { numberText, ulpText } from '../text/number-text.js';
import { enumerate } from '../text/sentence.js';
import type { Fold } from './folding.js';
import { wholeValue } from './value-text.js';

/** The operation as a formula; `input` and `constant` as such. */
export function operationText({ operation, formula, name }: GraphNode): string {
  if (operation === 'input') return 'input';
  return formula === '' || formula === name ? operation : formula;
}

/** A partial of a node: by what, as a formula, and as a number. */
export interface PartialText {
  /** `∂v1/∂x1`. */
  readonly sign: string;
  readonly rule: string | null;
  readonly value: string;
  /** Whether it is a Jacobian, which the rule makes, number by number, and isn't. */
  readonly isJacobian: boolean;
  /** How far it is off, in ulps; null where that isn't known, or wasn't asked. */
  readonly ulps: string | null;
}

/** The partials of a node that it has, in the order of its inputs. */
export function partialTexts(node: GraphNode, precision: Precision): PartialText[] {
  return node.inputs.flatMap((input, slot) => {
    const partial = node.partials[slot] ?? null;
    if (partial === null) return [];
    const by = inputName(input);
    const same = node.inputs.flatMap((other, place) => (inputName(other) === by ? [place] : []));
    const which = same.length === 1 ? '' : ` (${same.indexOf(slot) + 1} of ${same.length})`;
    const value = wholeValue(partial, precision);
    const rule = node.rules[slot] ?? null;
    return [{ sign: `∂${node.name}/∂${by}${which}`, rule: rule === value ? null : rule, value, isJacobian: Array.isArray(partial), ulps: partialUlps(node, slot) }];
  });
} // prettier-ignore

/** A name, or a number of the text, as one writes it. */
export const inputName = (input: GraphNode['inputs'][number]): string => {
  if (typeof input === 'string') return input;
  return typeof input === 'number' ? numberText(input) : `[${leavesIn<string | number>(input).join(', ')}]`;
};

/** How far the partial by an input is off; null where that isn't known, or wasn't asked. */
export function partialUlps({ certified }: GraphNode, slot: number): string | null {
  const ulps = certified?.partials[slot]?.ulps ?? null;
  return ulps === null ? null : ulpText(ulps);
}

/** How far the value is off, of a tensor that number of it which is off the most; `?` where one isn't settled. */
export function valueUlps({ certified }: GraphNode): string {
  if (certified === null) return '';
  const ulps = certified.value.map((entry) => entry?.ulps ?? null);
  if (ulps.length === 0 || ulps.some((each) => each === null)) return '?';
  return ulpText(ulps.reduce((most, each) => (Number(each) > Number(most) ? each : most)));
}

/** The certified value in the same precision, where it is another than the computed one; empty elsewhere. */
export function certifiedElsewhere({ certified, value, shape }: GraphNode, precision: Precision): string {
  const numbers = (certified?.value ?? []).flatMap((entry) => (entry === null ? [] : [entry.number]));
  const computed = leavesIn<PlainNumber>(value);
  if (numbers.length !== computed.length || numbers.every((number, i) => Object.is(number, computed[i]))) return '';
  return wholeValue(nested(shape, numbers), precision);
}

/** `∂v1/∂x1 = x2 = 3 (0.3 ulp)`; of tensors `∂v1/∂w = [2, 0, …, 4] 3×3 (rule 2*w)`. */
export function partialLine({ sign, rule, value, isJacobian, ulps }: PartialText): string {
  if (isJacobian) return `${sign} = ${value}${rule === null ? '' : ` (rule ${rule})`}`;
  return `${sign} = ${rule === null ? '' : `${rule} = `}${value}${ulps === null ? '' : ` (${ulps} ulp)`}`;
}

/** `x > 0 holds; -x isn't taken`, with the call that it was decided in. */
export function conditionText({ condition, holds, untaken, frame }: GraphCondition, { frames }: Graph): string {
  const call = frame === null ? undefined : frames[frame]?.call;
  const said = `${condition} ${holds ? 'holds' : "doesn't hold"}${untaken === null ? '' : `; ${untaken} isn't taken`}`;
  return call === undefined ? said : `${said}, in ${call}`;
}

/** `9,960 nodes of 4,980 calls, from v41 to v10000, and 4,980 conditions`. */
export function foldText({ nodes, conditions, calls }: Fold, graph: Graph): string {
  const name = (index: number | undefined): string => graph.nodes[index ?? -1]?.name ?? '';
  const [first] = nodes;
  const range =
    nodes.length === 0 ? '' : nodes.length === 1 ? `: ${name(first)}` : `: ${name(first)} to ${name(nodes.at(-1))}`;
  const counts = [
    ...(nodes.length > 0 ? [countOf(nodes.length, 'node')] : []),
    ...(conditions.length > 0 ? [countOf(conditions.length, 'condition')] : []),
    ...(calls.length > 0 ? [countOf(calls.length, 'whole call')] : []),
  ];
  return `${enumerate(counts)} folded${range}`;
}
