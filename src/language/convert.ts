// From mathjs's nodes to trees of the language: the whitelist, walked in the order of the text.
import type { Relation } from '../arithmetic.js';
import { Alignment } from './alignment.js';
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
 * Walks nodes in the order of the text, with a stack of nodes to do, each with its place in a parent. Names, numbers
 * and operators meet their tokens in that order.
 */
class Conversion {
  // three parallel stacks, since a hundred thousand small objects that wait would keep the garbage collector busy
  private readonly nodes: (MathNode | null)[] = [];
  private readonly parents: Tree[] = [];
  private readonly indices: number[] = [];
  private readonly infixCalls = new Set<Tree>();
  private readonly alignment: Alignment;

  constructor(private readonly source: Source) {
    this.alignment = new Alignment(source.tokens);
  }

  statement(node: MathNode): Statement {
    const accepted = node as unknown as AcceptedNode;
    switch (accepted.type) {
      case 'AssignmentNode': {
        const name = (accepted.object as unknown as { name: string }).name;
        const span = this.alignment.meet(name);
        this.alignment.passEquals();
        return { kind: 'step', name, parameters: [], span, body: this.expression(accepted.value) };
      }
      case 'FunctionAssignmentNode': {
        const { name, params } = accepted;
        const span = this.alignment.meet(name);
        for (const parameter of params) this.alignment.meet(parameter);
        this.alignment.passEquals();
        return { kind: 'function', name, parameters: params, span, body: this.expression(accepted.expr) };
      }
      default:
        return { kind: 'value', name: '', parameters: [], span: null, body: this.expression(node) };
    }
  }

  expression(root: MathNode): Tree {
    const holder: Tree = { kind: 'call', name: '', args: [], span: null };
    this.later(root, holder, 0);
    while (this.nodes.length > 0) {
      const node = this.nodes.pop() as MathNode | null;
      const parent = this.parents.pop() as Tree;
      const index = this.indices.pop() as number;
      if (node === null) {
        foldSign(parent.args, index);
      } else {
        if (index > 0) this.meetSign(parent, index);
        this.node(this.uncover(node), parent, index);
      }
    }
    return holder.args[0] as Tree;
  }

  /** Schedules the conversion of a node into `parent.args[index]`; the last one scheduled comes first. */
  private later(node: MathNode | null, parent: Tree, index: number): void {
    this.nodes.push(node);
    this.parents.push(parent);
    this.indices.push(index);
  }

  /** Meets what stands in the text before argument `index` of the parent. */
  private meetSign(parent: Tree, index: number): void {
    if (parent.kind === 'operator') {
      if (!parent.implicit) parent.span = this.alignment.meet(parent.operator);
    } else if (parent.kind === 'chain') {
      parent.spans[index - 1] = this.alignment.meet(parent.relations[index - 1] as string);
    } else if (parent.kind === 'choice') {
      const span = this.alignment.meet(index === 1 ? '?' : ':');
      parent.span ??= span;
    } else if (parent.kind === 'call' && this.infixCalls.has(parent)) {
      parent.span = this.alignment.meet(parent.name);
    }
  }

  /** Puts the tree of a node, whose children follow later, into its parent. */
  private node(node: MathNode, parent: Tree, index: number): void {
    const accepted = node as unknown as AcceptedNode;
    switch (accepted.type) {
      case 'ConstantNode':
        parent.args[index] = this.constant(accepted.value);
        return;
      case 'SymbolNode':
        parent.args[index] = { kind: 'name', name: accepted.name, args: [], span: this.alignment.meet(accepted.name) };
        return;
      case 'FunctionNode': {
        const span = this.alignment.meet(accepted.name);
        this.add({ kind: 'call', name: accepted.name, args: [], span }, accepted.args, parent, index);
        return;
      }
      case 'OperatorNode':
        this.operator(accepted, parent, index);
        return;
      case 'RelationalNode':
        this.chain(accepted.conditionals, accepted.params, parent, index);
        return;
      case 'ConditionalNode': {
        const { condition, trueExpr, falseExpr } = accepted;
        this.add({ kind: 'choice', args: [], span: null }, [condition, trueExpr, falseExpr], parent, index);
        return;
      }
      default:
        this.refuse((node as { type: string }).type);
    }
  }

  private add(tree: Tree, children: readonly MathNode[], parent: Tree, index: number): void {
    parent.args[index] = tree;
    for (let i = children.length - 1; i >= 0; i--) this.later(children[i] as MathNode, tree, i);
  }

  /** What is left of a node without parentheses and plus signs, with holes filled. */
  private uncover(node: MathNode): MathNode {
    for (let next: MathNode | undefined = node; ;) {
      const accepted = next as unknown as AcceptedNode;
      let inner: MathNode | undefined;
      if (accepted.type === 'ParenthesisNode') {
        inner = accepted.content;
      } else if (accepted.type === 'SymbolNode' && accepted.name.startsWith(holePrefix)) {
        inner = this.source.holes.get(accepted.name);
      } else if (accepted.type === 'OperatorNode' && accepted.fn === 'unaryPlus') {
        this.alignment.meet('+');
        inner = accepted.args[0];
      }
      if (inner === undefined) return next;
      next = inner;
    }
  }

  private constant(value: unknown): Tree {
    if (typeof value === 'boolean') {
      const name = value ? 'true' : 'false';
      return { kind: 'name', name, args: [], span: this.alignment.meet(name) };
    }
    if (typeof value !== 'number') return this.refuse('ConstantNode');
    return { kind: 'number', value, args: [], span: this.alignment.meetNumber(value) };
  }

  private operator(node: AcceptedNode & { type: 'OperatorNode' }, parent: Tree, index: number): void {
    const { args: children, fn, op, implicit } = node;
    if (children.length > 2) return this.refuse('OperatorNode');
    if (Object.hasOwn(relationSigns, fn)) return this.chain([fn], children, parent, index);
    if (fn === 'mod') {
      const tree: Tree = { kind: 'call', name: 'mod', args: [], span: null };
      this.infixCalls.add(tree);
      return this.add(tree, children, parent, index);
    }
    const operator = operatorSigns.get(fn);
    if (operator === undefined) return this.refuse('OperatorNode', `the operator ${op} is not supported`);
    const tree: Tree = { kind: 'operator', operator, args: [], span: null, implicit };
    if (children.length === 1) {
      tree.span = this.alignment.meet(op);
      if (operator === '-') this.later(null, parent, index);
    }
    this.add(tree, children, parent, index);
  }

  private chain(conditionals: readonly string[], nodes: readonly MathNode[], parent: Tree, index: number): void {
    const relations = conditionals.map((name) => relationSigns[name] as Relation);
    this.add({ kind: 'chain', relations, args: [], spans: [] }, nodes, parent, index);
  }

  private refuse(type: string, message?: string): never {
    const sentence = message ?? refusedNodes.get(type) ?? 'this is not supported';
    const span = this.alignment.find(type === 'RangeNode' ? ':' : '=');
    throw fault(this.source.text, 'expr-not-supported', sentence, span, supported);
  }
}

/** A sign before a literal becomes part of it: -2 is one number, and -2^2 is still -(2^2). */
function foldSign(into: Tree[], index: number): void {
  const tree = into[index] as Tree & { kind: 'operator' };
  const operand = tree.args[0] as Tree;
  if (operand.kind !== 'number') return;
  const span = tree.span && operand.span && { start: tree.span.start, end: operand.span.end };
  into[index] = { kind: 'number', value: -operand.value, args: [], span };
}
