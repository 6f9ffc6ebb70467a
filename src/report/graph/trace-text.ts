// The sweeps as one writes them on paper, line by line: what is seeded, which rule is applied, the numbers put in, what accumulates.
// As in Griewank & Walther (2008), tables 1.2 and 1.3, and Baydin et al. (2018), tables 2 and 3.
import type { Precision } from '../../arithmetics/formats.js';
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
export function sweepTexts(graph: Graph, direction: SweepDirection, notation: Notation): SweepText[] {
  const lines = graph.trace?.[direction] ?? [];
  const { precision } = graph;
  if (direction === 'forward') return lines.map((line) => forwardText(line, notation, precision));
  const totals = new Map<string, GraphValue>();
  return lines.map((line) => reverseText(line, totals, notation, precision));
}

const primalText = ({ node, formula, value }: SweepLine, precision: Precision): string =>
  `${node} = ${formula === '' || formula === node ? '' : `${formula} = `}${wholeValue(value, precision)}`;

/** A line without a derivative has no equation. */
function forwardText(line: SweepLine, { tangent }: Notation, precision: Precision): SweepText {
  const primal = primalText(line, precision);
  if (line.derivative === null) return { kind: line.kind, primal, equations: [] };
  const result = wholeValue(line.derivative, precision);
  const left = tangent(line.node);
  if (line.kind === 'seed') return { kind: 'seed', primal, equations: [{ left, sides: [result] }] };
  const rule = line.terms.map((term) => `${ruleOf(term, line.node)} · ${tangent(term.node)}`);
  const numbers = line.terms.map((term) => termNumbers(term, precision));
  return { kind: line.kind, primal, equations: [{ left, sides: [rule.join(' + '), numbers.join(' + '), result] }] };
}

/** An equation for each input that the adjoint is handed on to; `totals` holds what each has so far. */
function reverseText(
  line: SweepLine,
  totals: Map<string, GraphValue>,
  { adjoint }: Notation,
  precision: Precision,
): SweepText {
  const own = adjoint(line.node);
  const seed: SweepEquation[] =
    line.kind === 'seed' && line.derivative !== null
      ? [{ left: own, sides: [wholeValue(line.derivative, precision)] }]
      : [];
  const equations = line.terms.map((term): SweepEquation => {
    const before = totals.get(term.node);
    totals.set(term.node, term.total);
    const name = adjoint(term.node);
    const rule = `${own} · ${ruleOf(term, line.node)}`;
    const numbers = reverseNumbers(term, precision);
    const total = wholeValue(term.total, precision);
    if (before === undefined) return { left: name, sides: [rule, numbers, total] };
    const soFar = wholeValue(before, precision);
    return { left: name, sides: [`${name} + ${rule}`, `${soFar} + ${numbers}`, total] };
  });
  return { kind: line.kind, primal: primalText(line, precision), equations: [...seed, ...equations] };
}

/** The partial as a factor: in brackets where it is a sum or a quotient; `∂v/∂x` where no formula is known. */
function ruleOf({ rule, node }: SweepTerm, of: string): string {
  if (rule === null) return `∂${of}/∂${node}`;
  return /^[\w#.]+(\([^()]*\))?$|^[\w#.]+\^[\w.]+$/u.test(rule) ? rule : `(${rule})`;
}

const termNumbers = ({ partial, factor }: SweepTerm, precision: Precision): string =>
  `${partialFactor(partial, precision)} · ${factorText(wholeValue(factor, precision))}`;

const reverseNumbers = ({ partial, factor }: SweepTerm, precision: Precision): string =>
  `${factorText(wholeValue(factor, precision))} · ${partialFactor(partial, precision)}`;

const partialFactor = (partial: SweepTerm['partial'], precision: Precision): string =>
  partial === null ? '∂' : factorText(wholeValue(partial, precision));

/** Names that are written out in a sentence. */
const mostNames = 6;

/** What the sweep passes by, counted; empty where it is nothing. */
export function skippedSentence({ trace, of, wrt, nodes }: Graph, direction: SweepDirection): string {
  const lines = trace?.[direction] ?? [];
  const skipped = lines.filter(({ kind }) => kind === 'skip').map(({ node }) => node);
  if (skipped.length === 0) return '';
  const names = skipped.length <= mostNames ? `: ${enumerate(skipped)}` : '';
  const question = wrt === null ? `the derivatives of ${of}` : `∂${of}/∂${wrt}`;
  return `${countOf(skipped.length, 'node')} of ${nodes.length} ${skipped.length === 1 ? 'is' : 'are'} skipped, off the path of ${question}${names}.`;
}
