// From mathjs's nodes to trees of the language: the whitelist, and the alignment of nodes with tokens.
import type { Relation } from '../arithmetic.js';
import type { Span } from '../program/program.js';
import { fault, supported } from './fault.js';
import type { AcceptedNode, MathNode } from './mathjs.js';
import { holePrefix, type Token } from './tokens.js';
import type { OperatorSign, Statement, Tree } from './tree.js';

const relationSigns: Readonly<Record<string, Relation>> = {
  smaller: '<',
  smallerEq: '<=',
  larger: '>',
  largerEq: '>=',
  equal: '==',
  unequal: '!=',
};

const operatorSigns = new Map<string, OperatorSign>([
  ['add', '+'],
  ['subtract', '-'],
  ['multiply', '*'],
  ['divide', '/'],
  ['pow', '^'],
  ['unaryMinus', '-'],
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
]);

const refusedNodes = new Map<string, string>([
  ['AssignmentNode', 'an assignment inside an expression is not supported; give it a statement of its own'],
  ['FunctionAssignmentNode', 'a definition inside an expression is not supported; give it a statement of its own'],
  ['RangeNode', 'ranges a:b are not supported'],
  ['ArrayNode', 'vectors and matrices are not supported yet'],
]);

interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly holes: ReadonlyMap<string, MathNode>;
}

/** The tree of one expression node that has no text, such as a derivative. Nodes may be shared; none is changed. */
export function convertNode(node: MathNode): Tree {
  return new Conversion({ text: '', tokens: [], holes: new Map() }).expression(node);
}

/** The statements of a parsed text. */
export function convertStatements(root: MathNode, source: Source): Statement[] {
  const conversion = new Conversion(source);
  const accepted = root as unknown as AcceptedNode;
  const nodes = accepted.type === 'BlockNode' ? accepted.blocks.map((block) => block.node) : [root];
  return nodes.map((node) => conversion.statement(node));
}

/**
 * Walks nodes in the order of the text, with a stack of work to do. Names, numbers and operators meet their tokens in
 * that order; from the first one that doesn't match, spans are null rather than wrong.
 */
class Conversion {
  private readonly todo: (() => void)[] = [];
  private cursor = 0;
  private aligned: boolean;

  constructor(private readonly source: Source) {
    this.aligned = source.tokens.length > 0;
  }

  statement(node: MathNode): Statement {
    const accepted = node as unknown as AcceptedNode;
    switch (accepted.type) {
      case 'AssignmentNode': {
        const name = (accepted.object as unknown as { name: string }).name;
        const span = this.token(name);
        return { kind: 'step', name, parameters: [], span, body: this.expression(accepted.value) };
      }
      case 'FunctionAssignmentNode': {
        const { name, params } = accepted;
        const span = this.token(name);
        for (const parameter of params) this.token(parameter);
        return { kind: 'function', name, parameters: params, span, body: this.expression(accepted.expr) };
      }
      default:
        return { kind: 'value', name: '', parameters: [], span: null, body: this.expression(node) };
    }
  }

  expression(node: MathNode): Tree {
    const roots: Tree[] = [];
    this.node(node, roots, 0);
    for (let next = this.todo.pop(); next; next = this.todo.pop()) next();
    return roots[0] as Tree;
  }

  /** Puts the tree of a node, whose children follow later, into `into[index]`. */
  private node(node: MathNode, into: Tree[], index: number): void {
    const accepted = node as unknown as AcceptedNode;
    switch (accepted.type) {
      case 'ParenthesisNode':
        this.todo.push(() => this.node(accepted.content, into, index));
        return;
      case 'ConstantNode':
        into[index] = this.constant(accepted.value);
        return;
      case 'SymbolNode':
        this.symbol(accepted.name, into, index);
        return;
      case 'FunctionNode':
        this.call(accepted.name, accepted.args, this.token(accepted.name), into, index);
        return;
      case 'OperatorNode':
        this.operator(accepted, into, index);
        return;
      case 'RelationalNode':
        this.chain(accepted.conditionals, accepted.params, into, index);
        return;
      case 'ConditionalNode': {
        const args: Tree[] = [];
        const tree: Tree = { kind: 'choice', args, span: null };
        into[index] = tree;
        this.todo.push(
          () => this.node(accepted.falseExpr, args, 2),
          () => void this.token(':'),
          () => this.node(accepted.trueExpr, args, 1),
          () => void (tree.span = this.token('?')),
          () => this.node(accepted.condition, args, 0),
        );
        return;
      }
      default:
        this.refuse((node as { type: string }).type);
    }
  }

  private constant(value: unknown): Tree {
    if (typeof value === 'boolean') {
      const name = value ? 'true' : 'false';
      return { kind: 'name', name, args: [], span: this.token(name) };
    }
    if (typeof value !== 'number') return this.refuse('ConstantNode');
    return { kind: 'number', value, args: [], span: this.number(value) };
  }

  private symbol(name: string, into: Tree[], index: number): void {
    const hole = name.startsWith(holePrefix) ? this.source.holes.get(name) : undefined;
    if (hole) this.todo.push(() => this.node(hole, into, index));
    else into[index] = { kind: 'name', name, args: [], span: this.token(name) };
  }

  private call(name: string, nodes: readonly MathNode[], span: Span | null, into: Tree[], index: number): void {
    const args: Tree[] = [];
    into[index] = { kind: 'call', name, args, span };
    for (let i = nodes.length - 1; i >= 0; i--) this.todo.push(() => this.node(nodes[i] as MathNode, args, i));
  }

  private operator(node: AcceptedNode & { type: 'OperatorNode' }, into: Tree[], index: number): void {
    const [first, second] = node.args;
    if (first === undefined || node.args.length > 2) return this.refuse('OperatorNode');
    if (Object.hasOwn(relationSigns, node.fn)) return this.chain([node.fn], node.args, into, index);
    if (node.fn === 'unaryPlus') {
      this.token('+');
      this.todo.push(() => this.node(first, into, index));
      return;
    }
    const args: Tree[] = [];
    if (node.fn === 'mod' && second) {
      const tree: Tree = { kind: 'call', name: 'mod', args, span: null };
      into[index] = tree;
      this.infix(first, second, args, () => (tree.span = this.token(node.op)));
      return;
    }
    const operator = operatorSigns.get(node.fn);
    if (operator === undefined) return this.refuse('OperatorNode', `the operator ${node.op} is not supported`);
    const tree: Tree = { kind: 'operator', operator, args, span: null, implicit: node.implicit };
    into[index] = tree;
    if (second === undefined) {
      tree.span = this.token(node.op);
      if (operator === '-') this.todo.push(() => foldSign(into, index));
      this.todo.push(() => this.node(first, args, 0));
    } else {
      this.infix(first, second, args, () => (tree.span = node.implicit ? null : this.token(node.op)));
    }
  }

  private infix(left: MathNode, right: MathNode, args: Tree[], meetSign: () => void): void {
    this.todo.push(
      () => this.node(right, args, 1),
      meetSign,
      () => this.node(left, args, 0),
    );
  }

  private chain(conditionals: readonly string[], nodes: readonly MathNode[], into: Tree[], index: number): void {
    const args: Tree[] = [];
    const spans: (Span | null)[] = [];
    const relations = conditionals.map((name) => relationSigns[name] as Relation);
    into[index] = { kind: 'chain', relations, args, spans };
    for (let i = nodes.length - 1; i >= 0; i--) {
      this.todo.push(() => this.node(nodes[i] as MathNode, args, i));
      if (i > 0) this.todo.push(() => void (spans[i - 1] = this.token(relations[i - 1] as string)));
    }
  }

  private refuse(type: string, message?: string): never {
    const sentence = message ?? refusedNodes.get(type) ?? 'this is not supported';
    const sign = type === 'RangeNode' ? ':' : '=';
    const at = this.aligned ? this.source.tokens.findIndex((t, i) => i >= this.cursor && t.text === sign) : -1;
    throw fault(this.source.text, 'expr-not-supported', sentence, this.source.tokens[at] ?? null, supported);
  }

  /** Meets the next token that isn't a bracket or separator, which must read so; returns its place. */
  private token(expected: string): Span | null {
    const token = this.next();
    return token !== null && token.text === expected ? { start: token.start, end: token.end } : this.lose();
  }

  private number(value: number): Span | null {
    const token = this.next();
    const fits = token !== null && token.kind === 'number' && Number(token.text) === value;
    return fits ? { start: token.start, end: token.end } : this.lose();
  }

  private next(): Token | null {
    if (!this.aligned) return null;
    const { tokens } = this.source;
    while (this.cursor < tokens.length && isPunctuation(tokens[this.cursor] as Token)) this.cursor++;
    return tokens[this.cursor++] ?? null;
  }

  private lose(): null {
    this.aligned = false;
    return null;
  }
}

/** Brackets and separators have no node of their own. */
function isPunctuation(token: Token): boolean {
  const { text } = token;
  return text === '(' || text === ')' || text === ',' || text === '=' || text === ';' || token.kind === 'newline';
}

/** A sign before a literal becomes part of it: -2 is one number, and -2^2 is still -(2^2). */
function foldSign(into: Tree[], index: number): void {
  const tree = into[index] as Tree & { kind: 'operator' };
  const operand = tree.args[0] as Tree;
  if (operand.kind !== 'number') return;
  const span = tree.span && operand.span && { start: tree.span.start, end: operand.span.end };
  into[index] = { kind: 'number', value: -operand.value, args: [], span };
}
