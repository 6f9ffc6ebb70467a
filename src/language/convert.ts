// From mathjs's nodes to trees of the language: the whitelist, walked in the order of the text.
import { Alignment } from './alignment.js';
import { foldSign } from './literal-sign.js';
import { binaryOperators, isRelation, relationSigns, unaryOperators } from './mathjs-operators.js';
import type { MathNode, OperatorNode, RelationName } from './mathjs.js';
import { refusedNode, refusedPart } from './refused-nodes.js';
import { holePrefix, type Token } from './tokens.js';
import type { Branch, Statement, Tree, Unary } from './tree.js';

/** Stands where a subtree is still to come. */
const pending: Tree = { kind: 'number', value: NaN, args: [], span: null };

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
  const nodes = root.type === 'BlockNode' ? root.blocks.map((block) => block.node) : [root];
  return nodes.map((node) => conversion.statement(node));
}

/**
 * Walks nodes in the order of the text, with a stack of nodes to do, each with its place in a parent. Names, numbers
 * and operators meet their tokens in that order.
 */
class Conversion {
  // three parallel stacks, since a hundred thousand small objects that wait would keep the garbage collector busy
  private readonly nodes: (MathNode | null)[] = [];
  private readonly parents: Branch[] = [];
  private readonly indices: number[] = [];
  private readonly infixCalls = new Set<Tree>();
  /** Rows between `;`, which have no brackets to meet. */
  private readonly bareRows = new Set<MathNode>();
  private readonly alignment: Alignment;
  /** The parentheses of a derivative are mathjs's, and say nothing. */
  private readonly hasText: boolean;

  constructor(private readonly source: Source) {
    this.hasText = source.text !== '';
    this.alignment = new Alignment(source.tokens);
  }

  statement(node: MathNode): Statement {
    switch (node.type) {
      case 'AssignmentNode': {
        if (node.object.type !== 'SymbolNode' || node.index !== null)
          throw refusedPart(this.source.text, this.alignment.find('['));
        const { name } = node.object;
        const span = this.alignment.meet(name);
        this.alignment.passEquals();
        return { kind: 'step', name, parameters: [], span, body: this.expression(node.value) };
      }
      case 'FunctionAssignmentNode': {
        const { name, params } = node;
        const span = this.alignment.meet(name);
        const parameterSpans = params.map((parameter) => this.alignment.meet(parameter));
        this.alignment.passEquals();
        const body = this.expression(node.expr);
        return { kind: 'function', name, parameters: params, parameterSpans, span, body };
      }
      default:
        return { kind: 'value', name: '', parameters: [], span: null, body: this.expression(node) };
    }
  }

  expression(root: MathNode): Tree {
    const holder: Unary = { kind: 'unary', operator: 'not', args: [pending], span: null };
    this.later(root, holder, 0);
    for (;;) {
      const node = this.nodes.pop();
      const parent = this.parents.pop();
      const index = this.indices.pop();
      if (node === undefined || parent === undefined || index === undefined) return holder.args[0];
      if (node === null) {
        foldSign(parent.args, index);
      } else {
        if (index > 0) this.meetSign(parent, index);
        const { inner, inBrackets } = this.uncover(node);
        this.node(inner, parent, index);
        const tree = parent.args[index];
        if (inBrackets && tree !== undefined) tree.inBrackets = true;
      }
    }
  }

  /** Schedules the conversion of a node into `parent.args[index]`; the last one scheduled comes first. */
  private later(node: MathNode | null, parent: Branch, index: number): void {
    this.nodes.push(node);
    this.parents.push(parent);
    this.indices.push(index);
  }

  /** Meets what stands in the text before argument `index` of the parent. */
  private meetSign(parent: Branch, index: number): void {
    if (parent.kind === 'binary') {
      if (!parent.implicit) parent.span = this.alignment.meet(parent.operator);
    } else if (parent.kind === 'chain') {
      const link = parent.links[index - 1];
      if (link) link.span = this.alignment.meet(link.relation);
    } else if (parent.kind === 'choice') {
      const span = this.alignment.meet(index === 1 ? '?' : ':');
      parent.span ??= span;
    } else if (parent.kind === 'call' && this.infixCalls.has(parent)) {
      parent.span = this.alignment.meet(parent.name);
    } else if (parent.kind === 'range') {
      const span = this.alignment.meet(':');
      parent.span ??= span;
    } else if (parent.kind === 'index' && index === 1) {
      parent.span = this.alignment.meetBracket();
    }
  }

  /** Puts the tree of a node, whose children follow later, into its parent. */
  private node(node: MathNode, parent: Branch, index: number): void {
    switch (node.type) {
      case 'ConstantNode':
        parent.args[index] = this.isImplied(parent, index, ':')
          ? { kind: 'number', value: 1, args: [], span: null }
          : this.constant(node.value);
        return;
      case 'SymbolNode':
        if (node.name === 'end') parent.args[index] = this.end(parent, index);
        else parent.args[index] = { kind: 'name', name: node.name, args: [], span: this.alignment.meet(node.name) };
        return;
      case 'FunctionNode': {
        const span = this.alignment.meet(node.name);
        this.add({ kind: 'call', name: node.name, args: [], span }, node.args, parent, index);
        return;
      }
      case 'OperatorNode':
        this.operator(node, parent, index);
        return;
      case 'RelationalNode':
        this.chain(node.conditionals, node.params, parent, index);
        return;
      case 'ConditionalNode': {
        const tree: Tree = { kind: 'choice', args: [pending, pending, pending], span: null };
        this.add(tree, [node.condition, node.trueExpr, node.falseExpr], parent, index);
        return;
      }
      case 'ArrayNode': {
        const isRow = this.bareRows.has(node);
        const { span, hasRows } = isRow ? { span: null, hasRows: false } : this.alignment.meetList();
        if (hasRows) for (const row of node.items) this.bareRows.add(row);
        this.add({ kind: 'list', args: [], span }, node.items, parent, index);
        return;
      }
      case 'AccessorNode':
        this.add(
          { kind: 'index', args: [pending], span: null },
          [node.object, ...node.index.dimensions],
          parent,
          index,
        );
        return;
      case 'RangeNode': {
        const { start, end, step } = node;
        this.add({ kind: 'range', args: [], span: null }, step ? [start, step, end] : [start, end], parent, index);
        return;
      }
      default:
        this.refuse(node.type);
    }
  }

  /** Whether the start of a range is none of the text's: mathjs puts a 1 there. */
  private isImplied(parent: Branch, index: number, sign: string): boolean {
    return parent.kind === 'range' && index === 0 && this.alignment.comes(sign);
  }

  /** The word, or the end of a range that the text leaves out. */
  private end(parent: Branch, index: number): Tree {
    const isImplied = parent.kind === 'range' && index > 0 && this.alignment.isAtEnd();
    return { kind: 'end', args: [], span: isImplied ? null : this.alignment.meet('end') };
  }

  private add(tree: Branch, children: readonly MathNode[], parent: Branch, index: number): void {
    parent.args[index] = tree;
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i];
      if (child) this.later(child, tree, i);
    }
  }

  /** What is left of a node without parentheses and plus signs, with holes filled, and whether it had parentheses. */
  private uncover(node: MathNode): { inner: MathNode; inBrackets: boolean } {
    let inBrackets = false;
    for (let next = node; ;) {
      let inner: MathNode | undefined;
      if (next.type === 'ParenthesisNode') {
        inner = next.content;
        inBrackets ||= this.hasText;
      } else if (next.type === 'SymbolNode' && next.name.startsWith(holePrefix)) {
        inner = this.source.holes.get(next.name);
      } else if (next.type === 'OperatorNode' && next.fn === 'unaryPlus') {
        this.alignment.meet('+');
        inner = next.args[0];
      }
      if (inner === undefined) return { inner: next, inBrackets };
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

  private operator({ args: children, fn, op, implicit }: OperatorNode, parent: Branch, index: number): void {
    if (children.length > 2) return this.refuse('OperatorNode');
    if (isRelation(fn)) return this.chain([fn], children, parent, index);
    if (fn === 'mod') {
      const tree: Branch = { kind: 'call', name: 'mod', args: [], span: null };
      this.infixCalls.add(tree);
      return this.add(tree, children, parent, index);
    }
    const sign = children.length === 1 ? unaryOperators.get(fn) : undefined;
    const operator = children.length === 2 ? binaryOperators.get(fn) : undefined;
    if (sign !== undefined) {
      if (sign === '-') this.later(null, parent, index);
      const span = this.alignment.meet(op);
      this.add({ kind: 'unary', operator: sign, args: [pending], span }, children, parent, index);
    } else if (operator !== undefined) {
      const tree: Branch = { kind: 'binary', operator, args: [pending, pending], span: null, implicit };
      this.add(tree, children, parent, index);
    } else {
      this.refuse('OperatorNode', `the operator ${op} is not supported`);
    }
  }

  private chain(names: readonly RelationName[], nodes: readonly MathNode[], parent: Branch, index: number): void {
    const links = names.map((name) => ({ relation: relationSigns[name], span: null }));
    this.add({ kind: 'chain', args: [pending], links }, nodes, parent, index);
  }

  private refuse(type: string, message?: string): never {
    throw refusedNode(this.source.text, type, this.alignment.find('='), message);
  }
}
