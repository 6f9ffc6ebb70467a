// The current rule written out, with numbers put in: `v̄1 += x̄3 · 1/v1 = 0.24 · 0.5 = 0.12`.
import type { GraphNode } from '../../../graph/graph-data.js';
import { visible } from '../../../text/visible.js';
import type { FlowTerm } from './flows.js';
import { notationOf } from '../notation.js';
import { valueDigits, type ShownDigits } from './number-texts.js';
import type { WalkStep } from './steps.js';
import { flatOperations, numbersOf, type Wengert } from './wengert.js';

export interface RulePiece {
  readonly kind: 'plain' | 'tangent' | 'adjoint';
  readonly text: string;
  /** What it belongs to. */
  readonly name: string;
}
export type RuleLine = readonly RulePiece[];

const { tangent: tangentName, adjoint: adjointName } = notationOf({ ascii: false });

const asIs = (text: string): RulePiece => ({ kind: 'plain', text, name: text });
const tangent = (name: string): RulePiece => ({ kind: 'tangent', text: tangentName(name), name });
const adjoint = (name: string): RulePiece => ({ kind: 'adjoint', text: adjointName(name), name });

/** What happens at a step, a line for each thing. @param received the adjoint of its node, when all of it is there */
export function ruleLines(list: Wengert, step: WalkStep, received: readonly number[], digits: ShownDigits): RuleLine[] {
  const node = list.graph.nodes[step.node];
  if (node === undefined) return [];
  const write = writerOf(list, digits);
  if (step.sweep === 'forward') return [valueLine(list, node, write), ...tangentLines(node, step, write)];
  return adjointLines(node, step, received, write);
}

interface RuleWriter {
  readonly numbers: (place: number, numbers: readonly number[]) => string;
  readonly name: (place: number) => string;
  readonly partial: (contribution: FlowTerm) => string;
}

function writerOf({ graph, sizes }: Wengert, digits: ShownDigits): RuleWriter {
  const { nodes, precision } = graph;
  const numbers = (place: number, values: readonly number[]): string =>
    valueDigits(nodes[place]?.shape ?? [], values, precision, digits);
  const partial = ({ partial, from, to }: FlowTerm): string =>
    partial.length === 1
      ? valueDigits([], partial, precision, digits)
      : `J (${Math.max(sizes[from] ?? 1, 1)} × ${sizes[to] ?? 1})`;
  return { numbers, name: (place) => visible(nodes[place]?.name ?? ''), partial };
}

const inParentheses = (text: string): string => (text.startsWith('-') ? `(${text})` : text);
const hasSum = (rule: string): boolean =>
  /[+-]/.test(rule.replace(/\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\)/g, ''));

/** A partial as a formula; of tensors J, the Jacobian. */
function partialSymbol({ rule, partial }: FlowTerm): string {
  if (rule === null || partial.length > 1) return 'J';
  return hasSum(rule) ? `(${visible(rule)})` : visible(rule);
}

/** `x3 = log(v1) = log(6) = 1.79…`. */
function valueLine(list: Wengert, node: GraphNode, write: RuleWriter): RuleLine {
  const place = list.places.get(node.name) ?? 0;
  const value = write.numbers(place, numbersOf(node.value));
  const name = visible(node.name);
  if (node.operation === 'input') return [asIs(`${name} = ${value}, as given`)];
  const put = putIn(list, node.formula, write);
  const parts = [name, visible(node.formula), put, value];
  return [asIs(parts.filter((part, i) => part !== '' && part !== parts[i - 1]).join(' = '))];
}

/** A formula with the numbers of its names put in; '' where a tensor is among them. */
function putIn(list: Wengert, formula: string, write: RuleWriter): string {
  let isShort = true;
  const text = formula.replace(/[\p{L}_$][\p{L}\p{N}\p{M}_$]*(?:#\d+)?(?!\p{L}*\()/gu, (name, at: number) => {
    const place = list.places.get(name);
    if (place === undefined) return name;
    isShort &&= list.sizes[place] === 1;
    const number = write.numbers(place, numbersOf(list.graph.nodes[place]?.value ?? NaN));
    const isBase = formula[at + name.length] === '^';
    return !isBase && (at === 0 || /[(,] ?$/.test(formula.slice(0, at))) ? number : inParentheses(number);
  });
  return isShort ? visible(text) : '';
}

/** `ẋ3 = 1/v1 · v̇1 = 0.16… · 3 = 0.5`. */
function tangentLines(
  node: GraphNode,
  { isSeed, contributions, node: place }: WalkStep,
  write: RuleWriter,
): RuleLine[] {
  const own: RulePiece = tangent(visible(node.name));
  if (isSeed) return [[own, asIs(node.shape.length === 0 ? ' = 1, the seed: ' : ' = the seed, 1 at its place: '), asIs(`derivatives by ${visible(node.name)} are asked for`)]]; // prettier-ignore
  const last = contributions.at(-1);
  if (last === undefined) return [];
  const symbols = contributions.flatMap((each, i): RulePiece[] => [
    asIs(`${i === 0 ? ' = ' : ' + '}${partialSymbol(each)} · `),
    tangent(write.name(each.from)),
  ]);
  const numbers = contributions.map(
    (each, i) =>
      `${i === 0 ? write.partial(each) : inParentheses(write.partial(each))} · ${inParentheses(write.numbers(each.from, each.factor))}`,
  );
  return [[own, ...symbols, asIs(` = ${numbers.join(' + ')} = ${write.numbers(place, last.total)}`)]];
}

/** `v̄1 += x̄3 · 1/v1 = 0.24… · 0.16… = 0.04…`, and what it comes to where something was there before. */
function adjointLines(
  node: GraphNode,
  { isSeed, contributions, node: place }: WalkStep,
  received: readonly number[],
  write: RuleWriter,
): RuleLine[] {
  const own: RulePiece = adjoint(visible(node.name));
  const lines: RuleLine[] = [];
  if (isSeed) lines.push([own, asIs(node.shape.length === 0 ? ' = 1, the seed: ' : ' = the seed, 1 at its place: '), asIs(`derivatives of ${visible(node.name)} are asked for`)]); // prettier-ignore
  for (const each of contributions) {
    const isFirst = each.total === each.product;
    lines.push([
      adjoint(write.name(each.to)),
      asIs(isFirst ? ' = ' : ' += '),
      own,
      asIs(` · ${partialSymbol(each)} = ${write.numbers(each.from, each.factor)} · ${inParentheses(write.partial(each))} = ${write.numbers(each.to, each.product)}`),
      ...(isFirst ? [] : [asIs(`, together ${write.numbers(each.to, each.total)}`)]),
    ]); // prettier-ignore
  }
  if (lines.length === 0) {
    const isFlat = flatOperations.has(node.operation);
    const end = isFlat
      ? `${visible(node.operation)} is constant between its jumps, so nothing goes on from here`
      : 'all that it gets is in';
    lines.push([own, asIs(` = ${write.numbers(place, received)}: ${end}`)]);
  }
  return lines;
}
