// The current rule written out, with numbers put in: `v̄1 += x̄3 · 1/v1 = 0.24 · 0.5 = 0.12`.
import type { GraphNode } from '../../../graph/graph-data.js';
import { visible } from '../../../text/visible.js';
import type { Contribution } from './flows.js';
import { notationOf } from '../notation.js';
import { valueDigits, type Digits } from './number-texts.js';
import type { Step } from './steps.js';
import { numbersOf, type Wengert } from './wengert.js';

export interface Piece {
  readonly kind: 'plain' | 'tangent' | 'adjoint';
  readonly text: string;
  /** What it belongs to. */
  readonly name: string;
}
export type RuleLine = readonly Piece[];

const { tangent: tangentName, adjoint: adjointName } = notationOf({ ascii: false });

const plain = (text: string): Piece => ({ kind: 'plain', text, name: text });
const tangent = (name: string): Piece => ({ kind: 'tangent', text: tangentName(name), name });
const adjoint = (name: string): Piece => ({ kind: 'adjoint', text: adjointName(name), name });

/** What happens at a step, a line for each thing. @param received the adjoint of its node, when all of it is there */
export function ruleLines(list: Wengert, step: Step, received: readonly number[], digits: Digits): RuleLine[] {
  const node = list.graph.nodes[step.node];
  if (node === undefined) return [];
  const write = writerOf(list, digits);
  if (step.sweep === 'forward') return [valueLine(list, node, write), ...tangentLines(node, step, write)];
  return adjointLines(node, step, received, write);
}

interface Writer {
  readonly numbers: (place: number, numbers: readonly number[]) => string;
  readonly name: (place: number) => string;
  readonly partial: (contribution: Contribution) => string;
}

function writerOf({ graph, sizes }: Wengert, digits: Digits): Writer {
  const { nodes, precision } = graph;
  const numbers = (place: number, values: readonly number[]): string =>
    valueDigits(nodes[place]?.shape ?? [], values, precision, digits);
  const partial = ({ partial, from, to }: Contribution): string =>
    partial.length === 1
      ? valueDigits([], partial, precision, digits)
      : `J (${Math.max(sizes[from] ?? 1, 1)} × ${sizes[to] ?? 1})`;
  return { numbers, name: (place) => visible(nodes[place]?.name ?? ''), partial };
}

const inParentheses = (text: string): string => (text.startsWith('-') ? `(${text})` : text);
const hasSum = (rule: string): boolean =>
  /[+-]/.test(rule.replace(/\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\)/g, ''));

/** A partial as a formula; of tensors J, the Jacobian. */
function factorText({ rule, partial }: Contribution): string {
  if (rule === null || partial.length > 1) return 'J';
  return hasSum(rule) ? `(${visible(rule)})` : visible(rule);
}

/** `x3 = log(v1) = log(6) = 1.79…`. */
function valueLine(list: Wengert, node: GraphNode, write: Writer): RuleLine {
  const place = list.places.get(node.name) ?? 0;
  const value = write.numbers(place, numbersOf(node.value));
  const name = visible(node.name);
  if (node.operation === 'input') return [plain(`${name} = ${value}, as given`)];
  const put = putIn(list, node.formula, write);
  const parts = [name, visible(node.formula), put, value];
  return [plain(parts.filter((part, i) => part !== '' && part !== parts[i - 1]).join(' = '))];
}

/** A formula with the numbers of its names put in; '' where a tensor is among them. */
function putIn(list: Wengert, formula: string, write: Writer): string {
  let isShort = true;
  const text = formula.replace(/[\p{L}_$][\p{L}\p{N}\p{M}_$]*(?:#\d+)?(?!\p{L}*\()/gu, (name, at: number) => {
    const place = list.places.get(name);
    if (place === undefined) return name;
    isShort &&= list.sizes[place] === 1;
    const number = write.numbers(place, numbersOf(list.graph.nodes[place]?.value ?? NaN));
    return at === 0 || /[(,] ?$/.test(formula.slice(0, at)) ? number : inParentheses(number);
  });
  return isShort ? visible(text) : '';
}

/** `ẋ3 = 1/v1 · v̇1 = 0.16… · 3 = 0.5`. */
function tangentLines(node: GraphNode, { isSeed, contributions, node: place }: Step, write: Writer): RuleLine[] {
  const own: Piece = tangent(visible(node.name));
  if (isSeed) return [[own, plain(node.shape.length === 0 ? ' = 1, the seed: ' : ' = the seed, 1 at its place: '), plain(`derivatives by ${visible(node.name)} are asked for`)]]; // prettier-ignore
  const last = contributions.at(-1);
  if (last === undefined) return [];
  const symbols = contributions.flatMap((each, i): Piece[] => [
    plain(`${i === 0 ? ' = ' : ' + '}${factorText(each)} · `),
    tangent(write.name(each.from)),
  ]);
  const numbers = contributions.map(
    (each, i) =>
      `${i === 0 ? write.partial(each) : inParentheses(write.partial(each))} · ${inParentheses(write.numbers(each.from, each.factor))}`,
  );
  return [[own, ...symbols, plain(` = ${numbers.join(' + ')} = ${write.numbers(place, last.total)}`)]];
}

/** `v̄1 += x̄3 · 1/v1 = 0.24… · 0.16… = 0.04…`, and what it comes to where something was there before. */
function adjointLines(
  node: GraphNode,
  { isSeed, contributions, node: place }: Step,
  received: readonly number[],
  write: Writer,
): RuleLine[] {
  const own: Piece = adjoint(visible(node.name));
  const lines: RuleLine[] = [];
  if (isSeed) lines.push([own, plain(node.shape.length === 0 ? ' = 1, the seed: ' : ' = the seed, 1 at its place: '), plain(`derivatives of ${visible(node.name)} are asked for`)]); // prettier-ignore
  for (const each of contributions) {
    const isFirst = each.total === each.product;
    lines.push([
      adjoint(write.name(each.to)),
      plain(isFirst ? ' = ' : ' += '),
      own,
      plain(` · ${factorText(each)} = ${write.numbers(each.from, each.factor)} · ${inParentheses(write.partial(each))} = ${write.numbers(each.to, each.product)}`),
      ...(isFirst ? [] : [plain(`, together ${write.numbers(each.to, each.total)}`)]),
    ]); // prettier-ignore
  }
  if (lines.length === 0) lines.push([own, plain(` = ${write.numbers(place, received)}: all that it gets is in`)]);
  return lines;
}
