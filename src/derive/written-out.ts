// The function of a text as one formula: named steps and calls are written out, as far as their conditions can be decided.
import { StepLimit, type DiffcmpError } from '../errors.js';
import { builtins, namedConstants } from '../language/builtins.js';
import type { ReadProgram } from '../language/expression.js';
import { fault } from '../language/fault.js';
import { ConditionalNode, ConstantNode, FunctionNode, OperatorNode, RelationalNode, SymbolNode, type MathNode, type RelationName } from '../language/mathjs.js'; // prettier-ignore
import { relationSigns } from '../language/mathjs-operators.js';
import { keysOf } from '../keys.js';
import type { Definition } from '../language/resolve.js';
import type { Call, Chain, Tree } from '../language/tree.js';
import {
  constantNode,
  largestTrace,
  negativeNode,
  operatorNode,
  type Operator,
} from '../methods/expression-arithmetic.js';
import { tidy } from '../methods/tidy.js';
import type { Budget } from '../program/program.js';
import { checkTime } from '../program/time.js';
import type { Span } from '../span.js';
import { groupDigits } from '../text/numeral.js';
import { extentsOf } from './extents.js';

export interface WrittenFormula {
  readonly node: MathNode;
  /** Where its parts stand in the text. */
  readonly places: ReadonlyMap<MathNode, Span>;
}

/** A part of the formula; what depends on no input may be decided. */
interface WrittenPart {
  readonly node: MathNode;
  readonly isConstant: boolean;
  readonly nodes: number;
}

type PartsByName = ReadonlyMap<string, WrittenPart>;
type Work = () => void;

/** Decides a condition without inputs; null: it can't be told. */
export type Decide = (condition: MathNode) => boolean | null;

/**
 * @throws DiffcmpError no-formula where the formula would be too large, as of a recursion on an input
 * @throws StepLimit, TimeLimit for a recursion that doesn't end in time
 */
export function writtenFormula({ text, syntax }: ReadProgram, decide: Decide, budget: Budget): WrittenFormula {
  return new FormulaWriting(text, extentsOf(text, syntax.statements), syntax.definitions, decide, budget).formula(
    syntax.statements,
  );
}

class FormulaWriting {
  private readonly places = new Map<MathNode, Span>();
  private readonly parts: WrittenPart[] = [];
  private readonly work: Work[] = [];
  private steps = 0;
  private main = new Map<string, WrittenPart>();

  constructor(
    private readonly text: string,
    private readonly extents: ReadonlyMap<Tree, Span>,
    private readonly definitions: ReadonlyMap<string, Definition>,
    private readonly decide: Decide,
    private readonly budget: Budget,
  ) {}

  formula(statements: ReadProgram['syntax']['statements']): WrittenFormula {
    let last: WrittenPart = { node: new ConstantNode(0), isConstant: true, nodes: 1 };
    for (const { kind, name, body } of statements) {
      if (kind === 'function') continue;
      last = this.part(body, this.main);
      this.main = new Map([...this.main, [name, last]]);
    }
    return { node: last.node, places: this.places };
  }

  private part(body: Tree, names: PartsByName): WrittenPart {
    this.work.push(() => this.write(body, names));
    for (let next = this.work.pop(); next !== undefined; next = this.work.pop()) {
      checkTime(this.budget);
      if (++this.steps > this.budget.maxSteps) throw new StepLimit(this.budget.maxSteps);
      next();
    }
    return this.parts.pop() as WrittenPart;
  }

  /** Does tasks in the order given. */
  private next(...tasks: Work[]): void {
    this.work.push(...tasks.reverse());
  }

  private write(tree: Tree, names: PartsByName): void {
    switch (tree.kind) {
      case 'number':
        this.give(tree, constantNode(tree.value), []);
        return;
      case 'name':
        this.name(tree.name, tree, names);
        return;
      case 'call':
        this.call(tree, names);
        return;
      case 'choice': {
        const [condition, whenTrue, whenFalse] = tree.args;
        this.choice(tree, condition, whenTrue, whenFalse, names);
        return;
      }
      case 'unary':
        this.combine(tree, tree.args, names, ([x]) =>
          tree.operator === '-' ? negativeNode(x as MathNode) : new OperatorNode('not', 'not', [x as MathNode]),
        );
        return;
      case 'binary':
        this.combine(tree, tree.args, names, ([x, y]) => binaryNode(tree.operator, x as MathNode, y as MathNode));
        return;
      case 'chain':
        this.combine(tree, tree.args, names, (args) => chainNode(tree, args));
        return;
      default:
        throw new Error(`${tree.kind} is of tensors`);
    }
  }

  private name(name: string, tree: Tree, names: PartsByName): void {
    const known = names.get(name);
    if (known !== undefined) this.parts.push(known);
    else if (name === 'true' || name === 'false') this.give(tree, new ConstantNode(name === 'true' ? 1 : 0), []);
    else this.give(tree, new SymbolNode(name), [], namedConstants.has(name));
  }

  private combine(tree: Tree, args: readonly Tree[], names: PartsByName, make: (args: MathNode[]) => MathNode): void {
    this.next(...args.map((arg) => () => this.write(arg, names)), () => {
      const parts = this.parts.splice(this.parts.length - args.length);
      this.give(tree, make(parts.map(({ node }) => node)), parts);
    });
  }

  private choice(tree: Tree, condition: Tree, whenTrue: Tree, whenFalse: Tree, names: PartsByName): void {
    this.next(
      () => this.write(condition, names),
      () => {
        const decided = this.parts.at(-1) as WrittenPart;
        const answer = decided.isConstant ? this.decide(decided.node) : null;
        if (answer !== null) {
          this.parts.pop();
          this.next(() => this.write(answer ? whenTrue : whenFalse, names));
          return;
        }
        this.next(
          () => this.write(whenTrue, names),
          () => this.write(whenFalse, names),
          () => {
            const parts = this.parts.splice(-3);
            const [c, a, b] = parts.map(({ node }) => node) as [MathNode, MathNode, MathNode];
            this.give(tree, new ConditionalNode(c, a, b), parts);
          },
        );
      },
    );
  }

  private call(tree: Call, names: PartsByName): void {
    const { name, args, span } = tree;
    const definition = this.definitions.get(name);
    if (definition !== undefined) {
      this.next(...args.map((arg) => () => this.write(arg, names)), () => this.enter(definition, args.length, span));
      return;
    }
    if (name === 'where') {
      const [condition, whenTrue, whenFalse] = args as [Tree, Tree, Tree];
      this.choice(tree, condition, whenTrue, whenFalse, names);
      return;
    }
    this.combine(tree, args, names, (nodes) => builtinNode(name, nodes));
  }

  private enter({ statement, captured }: Definition, count: number, span: Span | null): void {
    const args = this.parts.splice(this.parts.length - count);
    const inner = new Map<string, WrittenPart>();
    for (const name of captured) {
      const known = this.main.get(name);
      if (known !== undefined) inner.set(name, known);
    }
    statement.parameters.forEach((parameter, i) => {
      const arg = args[i] as WrittenPart;
      // counters of a recursion are worked out, where that is exact
      inner.set(parameter, arg.isConstant ? { ...arg, node: tidy(arg.node), nodes: 1 } : arg);
    });
    if (this.work.length > largestTrace * 4) throw this.tooLarge(span);
    this.next(() => this.write(statement.body, inner));
  }

  private give(
    tree: Tree,
    node: MathNode,
    parts: readonly WrittenPart[],
    isConstant = node.type !== 'SymbolNode',
  ): void {
    const place = this.extents.get(tree);
    if (place !== undefined) this.places.set(node, place);
    const nodes = parts.reduce((sum, part) => sum + part.nodes, 1);
    if (nodes > largestTrace) throw this.tooLarge(place ?? null);
    this.parts.push({ node, isConstant: isConstant && parts.every((part) => part.isConstant), nodes });
  }

  private tooLarge(place: Span | null): DiffcmpError {
    const message = `written out as one formula, this has more than ${groupDigits(largestTrace)} parts`;
    const point = 'derivatives at a point need no formula: diffcmp compare';
    const recursion = 'a recursion is written out only if numbers decide when it ends, not inputs';
    return fault(this.text, 'no-formula', message, place, this.definitions.size > 0 ? `${recursion}; ${point}` : point);
  }
}

const signs: Readonly<Record<string, Operator>> = { '.*': '*', './': '/', '.^': '^' };

function binaryNode(operator: string, x: MathNode, y: MathNode): MathNode {
  if (operator === 'and' || operator === 'or') return new OperatorNode(operator, operator, [x, y]);
  return operatorNode(signs[operator] ?? (operator as Operator), x, y);
}

function chainNode({ links }: Chain, args: readonly MathNode[]): MathNode {
  const named = links.map(({ relation }) => keysOf(relationSigns).find((each) => relationSigns[each] === relation) as RelationName); // prettier-ignore
  const [first, second] = args as [MathNode, MathNode];
  return links.length === 1 && links[0] !== undefined && named[0] !== undefined
    ? new OperatorNode(links[0].relation, named[0], [first, second])
    : new RelationalNode(named, args);
}

/** A call of a function of the language; of those that take any number of arguments, two at a time. */
function builtinNode(name: string, args: readonly MathNode[]): MathNode {
  const [first, ...rest] = args as [MathNode, ...MathNode[]];
  const call = (each: string, of: MathNode[]): MathNode => new FunctionNode(new SymbolNode(each), of);
  if (builtins.get(name)?.most === Infinity)
    return rest.length === 0 && name === 'hypot' ? call('abs', [first]) : rest.reduce((folded, arg) => call(name, [folded, arg]), first); // prettier-ignore
  if (name === 'nthRoot' && rest.length === 0) return call('sqrt', [first]);
  return call(name, [...args]);
}
