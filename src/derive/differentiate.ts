// The derivative of a formula by one name, one rule at a time, from the inside out.
import { ConditionalNode, ConstantNode, type MathNode } from '../language/mathjs.js';
import { argumentsOf, nodeLabel, literalOf, tidier } from '../methods/tidy.js';
import type { Budget } from '../program/program.js';
import { checkTime } from '../program/time.js';
import { constantName, derivativeName, operandNames } from './own-signs.js';
import type { OperationRule, RuleBook } from './rule-book.js';
import { ruleNameOf, type RuleName } from './rule-names.js';
import { symbolsIn, withNodes } from './substitute.js';

/** One rule, applied to one part of the formula. */
export interface Application {
  readonly name: RuleName;
  readonly part: MathNode;
  /** Null where the rule says no more than its name. */
  readonly rule: OperationRule | null;
  /** Whether each operand of the rule depends on the variable. */
  readonly isOpen: readonly boolean[];
  /** What stands for the names of the rule: operands, and their derivatives as far as the rule asks for them. */
  readonly operands: ReadonlyMap<string, MathNode>;
  /** The rule with these filled in, and the same tidied, as it is used further on. */
  readonly filled: MathNode;
  readonly tidied: MathNode;
}

/** Differentiates formulas; what they share is differentiated once. */
export class Differentiation {
  readonly applications: Application[] = [];
  private readonly identities = new Map<string, number>();
  private readonly identityOf = new Map<MathNode, number>();
  private readonly open = new Map<MathNode, boolean>();
  private readonly done = new Map<number, Application>();
  private readonly tidy = tidier();

  constructor(
    private readonly name: string,
    private readonly book: RuleBook,
    private readonly budget: Budget,
  ) {}

  /** The derivative, tidied. It recurses over the formula. */
  of(node: MathNode): MathNode {
    return this.applicationOf(node).tidied;
  }

  private applicationOf(node: MathNode): Application {
    checkTime(this.budget);
    const identity = this.identity(node);
    let application = this.done.get(identity);
    if (application === undefined) {
      application = this.apply(node);
      this.applications.push(application);
      this.done.set(identity, application);
    }
    return application;
  }

  private apply(node: MathNode): Application {
    if (!this.isOpen(node)) return this.plain('constant', node, 0);
    if (node.type === 'SymbolNode') return this.plain('variable', node, 1);
    if (node.type === 'ConditionalNode') return this.choice(node.condition, node.trueExpr, node.falseExpr, node);
    if (isTruth(node)) return this.plain('step', node, 0);
    const args = argumentsOf(node);
    const isLinear = node.type === 'OperatorNode' && (node.fn === 'add' || node.fn === 'subtract');
    const isOpen = args.map((arg) => isLinear || (this.isOpen(arg) && !this.isFlat(arg)));
    if (!isOpen.includes(true)) return this.plain('step', node, 0);
    const rule = this.book.ruleFor(node, isOpen);
    const operands = new Map<string, MathNode>();
    const asked = symbolsIn(rule.template);
    for (const [place, name] of operandNames(isOpen).entries()) {
      const arg = args[place] as MathNode;
      operands.set(name, arg);
      if (asked.has(derivativeName(name))) operands.set(derivativeName(name), this.of(arg));
    }
    const isPlain = args.every((arg, place) => isOpen[place] !== true || arg.type === 'SymbolNode');
    return this.filledIn(ruleNameOf(rule.operation, isOpen, isPlain), node, rule, isOpen, operands);
  }

  private plain(name: RuleName, part: MathNode, value: number): Application {
    const filled = new ConstantNode(value);
    return { name, part, rule: null, isOpen: [], operands: new Map(), filled, tidied: filled };
  }

  /** Each side has its own derivative, away from where the condition changes. */
  private choice(condition: MathNode, whenTrue: MathNode, whenFalse: MathNode, part: MathNode): Application {
    const sides = [this.of(whenTrue), this.of(whenFalse)] as const;
    const [u = '', v = ''] = operandNames([true, true]);
    const operands = new Map([
      [constantName, condition],
      [u, whenTrue],
      [v, whenFalse],
      [derivativeName(u), sides[0]],
      [derivativeName(v), sides[1]],
    ]);
    const filled = new ConditionalNode(condition, ...sides);
    const isNothing = sides.every((side) => literalOf(side) === 0);
    return {
      name: 'choice',
      part,
      rule: null,
      isOpen: [],
      operands,
      filled,
      tidied: isNothing ? new ConstantNode(0) : this.tidy(filled),
    };
  }

  private filledIn(
    name: RuleName,
    part: MathNode,
    rule: OperationRule,
    isOpen: readonly boolean[],
    operands: ReadonlyMap<string, MathNode>,
  ): Application {
    const filled = withNodes(rule.template, operands);
    return { name, part, rule, isOpen, operands, filled, tidied: this.tidy(filled) };
  }

  /**
   * Whether what depends on the name is constant between jumps, as floor(x) is: then it is to rules what a constant is, since
   * 0 times something is no part of a derivative, whatever that is.
   */
  private isFlat(node: MathNode): boolean {
    const { rule, tidied } = this.applicationOf(node);
    return (rule === null || literalOf(rule.template) === 0) && literalOf(tidied) === 0;
  }

  /** Whether it depends on the name. */
  private isOpen(node: MathNode): boolean {
    let is = this.open.get(node);
    if (is === undefined) {
      is = node.type === 'SymbolNode' ? node.name === this.name : argumentsOf(node).some((arg) => this.isOpen(arg));
      this.open.set(node, is);
    }
    return is;
  }

  /** The same number for equal formulas. */
  private identity(node: MathNode): number {
    let identity = this.identityOf.get(node);
    if (identity === undefined) {
      const key = `${node.type} ${nodeLabel(node)}(${argumentsOf(node).map((arg) => this.identity(arg)).join(',')})`; // prettier-ignore
      identity = this.identities.get(key) ?? this.identities.size;
      this.identities.set(key, identity);
      this.identityOf.set(node, identity);
    }
    return identity;
  }
}

/** A condition where a number is asked for: 1 or 0. */
export function isTruth(node: MathNode): boolean {
  if (node.type === 'RelationalNode') return true;
  return node.type === 'OperatorNode' && (node.args.length === 1 ? node.fn === 'not' : !arithmetic.has(node.fn));
}
const arithmetic: ReadonlySet<string> = new Set(['add', 'subtract', 'multiply', 'divide', 'pow']);
