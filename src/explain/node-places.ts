// What a line of a ledger is called, and where it stands: in the expression, in a file, or as a formula of what led to it.
import { isOfFile, type ReadFunction } from '../problem/read-function.js';
import type { Span } from '../span.js';
import { printTree } from '../language/print.js';
import { visit, type Tree } from '../language/tree.js';
import { numeral } from '../text/numeral.js';
import type { BookedDecision, LedgerLine } from './ledger.js';

/** A node by its text, with its place, both from 1; null: it stands nowhere. */
export interface PlacedNode {
  readonly node: string;
  readonly line: number | null;
  readonly column: number | null;
}

const longest = 60;
/** Operations in operations that are written out in a formula. */
const deepest = 6;

const operators: Readonly<Record<string, { readonly sign: string; readonly binds: number }>> = {
  add: { sign: ' + ', binds: 1 },
  sub: { sign: ' - ', binds: 1 },
  mul: { sign: ' * ', binds: 2 },
  div: { sign: ' / ', binds: 2 },
  pow: { sign: '^', binds: 4 },
};
const tightest = 5;

export class NodePlaces {
  private trees: ReadonlyMap<number, Tree> | undefined;

  constructor(
    private readonly read: ReadFunction,
    private readonly inputs: readonly string[],
  ) {}

  /** What stands at a place of the program. */
  at(span: Span): PlacedNode | null {
    const { source, span: within } = this.read.where(span);
    if (within === null) return null;
    const node = isOfFile(this.read) ? source.slice(within.start, within.end) : this.treeText(span);
    return node === null ? null : { node: shortened(node), ...positionIn(source, within.start) };
  }

  /** The line of a ledger, whose place is known or not. */
  ofLine(lines: readonly LedgerLine[], line: number, isOwnText: boolean): PlacedNode {
    const span = lines[line]?.span ?? null;
    const found = span === null || !isOwnText ? null : this.at(span);
    // of an operation on tensors the text doesn't say which of their numbers
    if (found !== null && !isOfFile(this.read) && this.isOfTensors) {
      const { text } = this.formula(lines, line, deepest);
      return text.length > longest ? found : { ...found, node: text };
    }
    return found ?? { node: shortened(this.formula(lines, line, deepest).text), line: null, column: null };
  }

  /** The operation of a line as a formula, with the place of what it is computed for. */
  ofOperation(lines: readonly LedgerLine[], line: number, isOwnText: boolean): PlacedNode {
    const span = lines[line]?.span ?? null;
    const found = span === null || !isOwnText ? null : this.at(span);
    const node = shortened(this.formula(lines, line, deepest).text);
    return { node, line: found?.line ?? null, column: found?.column ?? null };
  }

  /** A decision, with the condition that it is of. */
  ofDecision(lines: readonly LedgerLine[], { site, span, relation, x, y }: BookedDecision): PlacedNode {
    const found = span === null ? null : this.at(span);
    const written = (): string =>
      `${this.formula(lines, x, deepest).text} ${relation} ${this.formula(lines, y, deepest).text}`;
    const node = (isOfFile(this.read) ? found?.node : site?.condition()) ?? found?.node ?? written();
    return { node: shortened(node), line: found?.line ?? null, column: found?.column ?? null };
  }

  private get isOfTensors(): boolean {
    return this.inputs.some((name) => name.endsWith(']'));
  }

  private treeText({ start }: Span): string | null {
    const tree = (this.trees ??= treesOf(this.read)).get(start);
    if (tree === undefined) return null;
    const { inBrackets: _, ...bare } = tree;
    return printTree(bare);
  }

  /** Out of the operations themselves. */
  private formula(lines: readonly LedgerLine[], line: number, depth: number): { text: string; binds: number } {
    const { source, value } = lines[line] as LedgerLine;
    if (source.kind === 'input') return { text: this.inputs[source.input] ?? '', binds: tightest };
    if (source.kind !== 'operation') return { text: numeral(value), binds: value < 0 ? 3 : tightest };
    if (depth === 0) return { text: '…', binds: tightest };
    const args = source.args.map((arg) => this.formula(lines, arg, depth - 1));
    const operator = operators[source.name];
    const [x, y] = args;
    if (x === undefined) return { text: '', binds: tightest };
    const inBrackets = ({ text, binds }: { text: string; binds: number }, least: number): string =>
      binds < least ? `(${text})` : text;
    if (source.name === 'neg') return { text: `-${inBrackets(x, 3)}`, binds: 2 };
    if (source.name === 'square') return { text: `${inBrackets(x, tightest)}^2`, binds: 4 };
    if (operator === undefined || y === undefined)
      return { text: `${source.name}(${args.map(({ text }) => text).join(', ')})`, binds: tightest };
    const { sign, binds } = operator;
    return { text: `${inBrackets(x, binds === 4 ? tightest : binds)}${sign}${inBrackets(y, binds + 1)}`, binds };
  }
}

function treesOf(read: ReadFunction): ReadonlyMap<number, Tree> {
  const trees = new Map<number, Tree>();
  if (isOfFile(read)) return trees;
  for (const { body } of read.syntax.statements)
    visit(body, (tree) => {
      if (tree.kind === 'chain') for (const { span } of tree.links) if (span !== null) trees.set(span.start, tree);
      if ('span' in tree && tree.span !== null) trees.set(tree.span.start, tree);
    });
  return trees;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

function positionIn(source: string, at: number): { line: number; column: number } {
  const before = source.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
