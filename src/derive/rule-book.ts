// The rule for each operation: mathjs's where it has one that agrees with the truth, else diffcmp's. Asked once per run.
import { DiffcmpError } from '../errors.js';
import { SymbolNode, type MathNode } from '../language/mathjs.js';
import { operatorNode, constantNode } from '../methods/expression-arithmetic.js';
import { argumentsOf, nodeLabel, literalOf, tidy } from '../methods/tidy.js';
import type { Budget } from '../program/program.js';
import type { CertifiedNumber } from '../reference/certified-number.js';
import type { Laboratory } from '../reference/laboratory.js';
import { numeral } from '../text/numeral.js';
import { agreement, certifiedDerivative, certifiedValue } from './claim.js';
import { mathjsRule } from './mathjs-rule.js';
import { nodeProgram } from './node-program.js';
import { ownRule } from './own-rule.js';
import { derivativeName, operandNames } from './own-signs.js';
import { withChildren, withNodes } from './substitute.js';

/** The rule for one operation, some of whose operands depend on the variable. */
export interface OperationRule {
  /** The operation, with the names of operands; operands that are literals stand as they are. */
  readonly operation: MathNode;
  /** Its derivative, by these and the derivatives of those that depend on the variable. */
  readonly template: MathNode;
  readonly source: 'mathjs' | 'diffcmp';
  /** Why it isn't mathjs's; null: it is. */
  readonly why: string | null;
}

/** Where rules come from; tests break one. */
export interface RuleSources {
  readonly mathjs: (operation: MathNode, open: readonly string[]) => MathNode | null;
  readonly own: (operation: MathNode, open: readonly string[]) => MathNode;
}

/** Where rules are tried: on both sides of 0, below and above 1, whole numbers as exponents and others. */
const firstOperands = [-6.5, -2.75, -1.625, -0.8125, -0.375, 0.375, 0.8125, 1.625, 2.75, 6.5];
const secondOperands = [-3, -1.25, 0.75, 2.5, 3];
/** How fast operands move while a rule is tried: one alone, and two. */
const speeds = [[1], [0.75, -1.25]] as const;
/** What moves them. */
const step = '#s';

/** An operation with names for its operands, which are open if they depend on the variable. */
interface AppliedOperation {
  readonly key: string;
  readonly node: MathNode;
  readonly open: readonly string[];
  readonly name: string;
}

export class RuleBook {
  private readonly known = new Map<string, OperationRule>();
  /** What speaks against rules of mathjs, beside what trials found. */
  private readonly distrusted = new Map<string, string>();

  constructor(
    private readonly laboratory: Laboratory,
    private readonly budget: Budget,
    private readonly sources: RuleSources = { mathjs: mathjsRule, own: ownRule },
  ) {}

  /** @param isOpen whether each operand depends on the variable; at least one does */
  ruleFor(node: MathNode, isOpen: readonly boolean[]): OperationRule {
    const operation = operationOf(node, isOpen);
    let rule = this.known.get(operation.key);
    if (rule === undefined) this.known.set(operation.key, (rule = this.chosen(operation)));
    return rule;
  }

  /** Takes diffcmp's rule from now on, where mathjs's gave something wrong. @returns whether it was mathjs's */
  distrust(node: MathNode, isOpen: readonly boolean[], fault: string): boolean {
    const { key } = operationOf(node, isOpen);
    if (this.known.get(key)?.source !== 'mathjs') return false;
    this.distrusted.set(key, fault);
    this.known.delete(key);
    return true;
  }

  private chosen(operation: AppliedOperation): OperationRule {
    const { key, node, open, name } = operation;
    const byMathjs = this.sources.mathjs(node, open);
    const samples = this.samplesOf(operation);
    const trial = this.distrusted.get(key) ?? (byMathjs && this.trial(operation, byMathjs, samples));
    if (byMathjs !== null && trial === 'right')
      return { operation: node, template: byMathjs, source: 'mathjs', why: null };
    const template = tidy(this.sources.own(node, open));
    const ownTrial = this.trial(operation, template, samples);
    if (ownTrial !== 'right' && ownTrial !== untried)
      throw new DiffcmpError('internal', `diffcmp's own rule for ${name} ${ownTrial}`, { hint: 'please report it' });
    const why = trial === null ? `mathjs has no rule for ${name}` : `mathjs's rule for ${name} ${trial}`;
    return { operation: node, template, source: 'diffcmp', why };
  }

  /** What is wrong with a rule, by the truth at some points, as the rest of a sentence. */
  private trial({ open }: AppliedOperation, template: MathNode, samples: readonly RuleSample[]): string {
    let result = untried;
    for (const { point, still, truth } of samples) {
      const program = nodeProgram(withNodes(template, still), []);
      const claimed = certifiedValue(this.laboratory, program, [], this.budget);
      if (claimed === 'undecided') continue;
      const where = [...point].map(([, value], i) => `${['x', 't'][i] ?? ''} = ${numeral(value)}`).join(', ');
      const at = open.length > 1 ? `${where} along (${speeds[1].join(', ')})` : where;
      if (claimed === 'undefined') return `is not defined at ${at}, where the derivative is ${shown(truth)}`;
      const agrees = agreement(this.laboratory, claimed, truth);
      if (agrees === 'wrong') return `is wrong: at ${at} it gives ${shown(claimed)}, and the truth is ${shown(truth)}`;
      if (agrees !== null) result = 'right';
    }
    return result;
  }

  /** The truth about an operation where it can be certified, each along one direction of its open operands. */
  private samplesOf(operation: AppliedOperation): RuleSample[] {
    const { node, open } = operation;
    return pointsFor(operation).flatMap((point) => {
      const moving = new Map<string, MathNode>();
      const still = new Map<string, MathNode>();
      for (const [name, value] of point) {
        const speed = speeds[open.length - 1]?.[open.indexOf(name)];
        const at = constantNode(value);
        still.set(name, at);
        if (speed === undefined) moving.set(name, at);
        else {
          moving.set(name, operatorNode('+', at, operatorNode('*', constantNode(speed), new SymbolNode(step))));
          still.set(derivativeName(name), constantNode(speed));
        }
      }
      const program = nodeProgram(withNodes(node, moving), [step]);
      const truth = certifiedDerivative(this.laboratory, program, [0], [0], this.budget);
      return truth === null ? [] : [{ point, still, truth }];
    });
  }
}

/** The truth at a point, with what stands for the names of a rule there. */
interface RuleSample {
  readonly point: ReadonlyMap<string, number>;
  readonly still: ReadonlyMap<string, MathNode>;
  readonly truth: CertifiedNumber;
}
const untried = 'could be checked at no point';

/** Literals stand in a rule as they are where it may be another one for them: mathjs takes 1 + 1e-13 as exponent for 1. */
function isSpecial(node: MathNode, value: number): boolean {
  const name = node.type === 'FunctionNode' ? node.name : nodeLabel(node);
  if (name === 'pow') return Math.abs(value) < 1e-9 || Math.abs(value - 1) < 1e-9;
  return name === 'nthRoot' || name === 'polygamma';
}

function operationOf(node: MathNode, isOpen: readonly boolean[]): AppliedOperation {
  const names = operandNames(isOpen);
  const operands = argumentsOf(node).map((arg, place): MathNode => {
    const value = literalOf(arg);
    return value !== null && isSpecial(node, value) ? constantNode(value) : new SymbolNode(names[place] as string);
  });
  return {
    key: [nodeLabel(node), node.type, ...operands.map(String)].join(' '),
    node: withChildren(node, operands),
    open: names.filter((_, place) => isOpen[place]),
    name: node.type === 'FunctionNode' ? node.name : nodeLabel(node),
  };
}

/** Numbers for the operands that have a name. */
function pointsFor({ node }: AppliedOperation): ReadonlyMap<string, number>[] {
  const names = argumentsOf(node).map((arg) => (arg.type === 'SymbolNode' ? arg.name : null));
  return firstOperands.map((first, i) => {
    const values = [first, secondOperands[i % secondOperands.length] as number];
    return new Map(names.flatMap((name, place) => (name === null ? [] : [[name, values[place] as number]])));
  });
}

const shown = (number: { readonly nearest: number }): string => numeral(Number(number.nearest.toPrecision(6)));
