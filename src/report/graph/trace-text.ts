// The sweeps as one writes them on paper, line by line: what is seeded, which rule is applied, the numbers put in, what accumulates.
// As in Griewank & Walther (2008), tables 1.2 and 1.3, and Baydin et al. (2018), tables 2 and 3.
import type { Graph, GraphValue, SweepLine, SweepTerm } from '../../graph/graph-data.js';
import { countOf } from '../../text/numeral.js';
import { enumerate } from '../text/sentence.js';
import { factorText } from './derivative-text.js';
import type { Notation } from './notation.js';
import { wholeValue } from './value-text.js';

export type SweepDirection = 'forward' | 'reverse';

/** `ẋ3 = 1/v1 · v̇1 = 0.17 · 3 = 0.5`: the sides of an equation, each a step further. */
export interface SweepEquation {
  readonly left: string;
  readonly sides: readonly string[];
}

/** A line of a sweep. */
export interface SweepText {
  readonly kind: SweepLine['kind'];
  /** `v1 = x1 * x2 = 6`. */
  readonly primal: string;
  readonly equations: readonly SweepEquation[];
}

/** All lines of a sweep, in the order in which they are done. */
export function sweepTexts({ trace, precision }: Graph, direction: SweepDirection, notation: Notation): SweepText[] {
  const lines = trace?.[direction] ?? [];
  const number = (value: GraphValue): string => notation.number(wholeValue(value, precision));
  const writer = { ...notation, value: number, factor: (value: GraphValue | null) => (value === null ? '∂' : factorText(number(value))) }; // prettier-ignore
  if (direction === 'forward') return lines.map((line) => forwardText(line, writer));
  const totals = new Map<string, GraphValue>();
  return lines.map((line) => reverseText(line, totals, writer));
}

interface SweepWriter extends Notation {
  readonly value: (value: GraphValue) => string;
  /** In brackets where it is negative. */
  readonly factor: (value: GraphValue | null) => string;
}

const primalText = ({ node, formula, value }: SweepLine, writer: SweepWriter): string =>
  [writer.name(node), ...(formula === '' || formula === node ? [] : [writer.formula(formula)]), writer.value(value)].join(' = '); // prettier-ignore

/** A line without a derivative has no equation. */
function forwardText(line: SweepLine, writer: SweepWriter): SweepText {
  const { kind, derivative, terms, node } = line;
  const primal = primalText(line, writer);
  if (derivative === null) return { kind, primal, equations: [] };
  const { tangent, times, factor, value } = writer;
  const rule = terms.map((term) => `${ruleFactor(term, node, writer)}${times}${tangent(term.node)}`);
  const numbers = terms.map((term) => `${factor(term.partial)}${times}${factor(term.factor)}`);
  const steps = kind === 'seed' ? [] : [rule.join(' + '), numbers.join(' + ')];
  return { kind, primal, equations: [{ left: tangent(node), sides: [...steps, value(derivative)] }] };
}

/** An equation for each input that the adjoint is handed on to, `totals` holding what each has so far; of an input what it has in the end. */
function reverseText(line: SweepLine, totals: Map<string, GraphValue>, writer: SweepWriter): SweepText {
  const { adjoint, times, factor, value } = writer;
  const own = adjoint(line.node);
  const isOwn = line.kind === 'seed' || line.terms.length === 0;
  const ownEquation: SweepEquation[] =
    isOwn && line.derivative !== null ? [{ left: own, sides: [value(line.derivative)] }] : [];
  const equations = line.terms.map((term): SweepEquation => {
    const before = totals.get(term.node);
    totals.set(term.node, term.total);
    const left = adjoint(term.node);
    const rule = `${own}${times}${ruleFactor(term, line.node, writer)}`;
    const numbers = `${factor(term.factor)}${times}${factor(term.partial)}`;
    const total = value(term.total);
    if (before === undefined) return { left, sides: [rule, numbers, total] };
    return { left, sides: [`${left} + ${rule}`, `${value(before)} + ${numbers}`, total] };
  });
  return { kind: line.kind, primal: primalText(line, writer), equations: [...ownEquation, ...equations] };
}

/** The partial as a factor: in brackets where it is a sum, a product or a quotient; a Jacobian by its sign. */
function ruleFactor({ rule, node, partial: known }: SweepTerm, of: string, { formula, partial }: SweepWriter): string {
  if (rule === null || Array.isArray(known)) return partial(of, node);
  return /^[\p{L}\p{N}_#.$]+(\([^()]*\))?$/u.test(rule) ? formula(rule) : `(${formula(rule)})`;
}

/** Names that are written out in a sentence. */
const mostNames = 6;

/** What is to be said beneath a sweep. */
export function sweepSentences(graph: Graph, direction: SweepDirection): string[] {
  return [skippedSentence(graph, direction), direction === 'forward' ? tieSentence(graph) : ''].filter(
    (text) => text !== '',
  );
}

/** Where forward mode goes by other partials than those of the list; empty where it does nowhere. */
function tieSentence({ trace, nodes }: Graph): string {
  const listed = new Map(nodes.map((node) => [node.name, node]));
  const tied = (trace?.forward ?? []).filter(({ node, kind, terms }) => {
    const { inputs = [], partials = [] } = listed.get(node) ?? {};
    const known = (by: string): string[] =>
      partials.flatMap((partial, slot) => (inputs[slot] === by ? [JSON.stringify(partial)] : []));
    return kind === 'apply' && terms.some(({ node: by, partial }) => !known(by).includes(JSON.stringify(partial)));
  });
  if (tied.length === 0) return '';
  const names = tied.length <= mostNames ? enumerate(tied.map(({ node }) => node)) : countOf(tied.length, 'node');
  return `At a tie the tangent decides: the partials of ${names} are those of the side to which it points, not those of the list, which reverse mode takes.`;
}

/** What the sweep passes by, counted; empty where it is nothing. */
export function skippedSentence({ trace, of, wrt, nodes }: Graph, direction: SweepDirection): string {
  const lines = trace?.[direction] ?? [];
  const skipped = lines.filter(({ kind }) => kind === 'skip').map(({ node }) => node);
  if (skipped.length === 0) return '';
  const names = skipped.length <= mostNames ? `: ${enumerate(skipped)}` : '';
  const question = wrt === null ? `the derivatives of ${of}` : `∂${of}/∂${wrt}`;
  return `${countOf(skipped.length, 'node')} of ${nodes.length} ${skipped.length === 1 ? 'is' : 'are'} skipped, off the path of ${question}${names}.`;
}
