// The rule for each operation: mathjs's where it has one that agrees with the truth, else diffcmp's. Asked once per run.
import { DiffcmpError } from '../errors.js';
import { SymbolNode, type MathNode } from '../language/mathjs.js';
import { operatorNode, constantNode } from '../methods/expression-arithmetic.js';
import { argumentsOf, nodeLabel, literalOf, tidy } from '../methods/tidy.js';
import type { Budget } from '../program/program.js';
import type { CertifiedNumber } from '../reference/certified-number.js';
import type { Laboratory } from '../reference/laboratory.js';
import { numeral } from '../text/numeral.js';
import { agreement, certifiedDerivative, certifiedValue, type Claimed } from './claim.js';
import { mathjsRule } from './mathjs-rule.js';
import { nodeProgram } from './node-program.js';
import { ownRule } from './own-rule.js';
import { derivativeName, operandName } from './own-signs.js';
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

/** Where rules are tried: on both sides of 0, below and above 1, whole numbers as exponents and others. */
const firstOperands = [-6.5, -2.75, -1.625, -0.8125, -0.375, 0.375, 0.8125, 1.625, 2.75, 6.5];
const secondOperands = [-3, -1.25, 0.75, 2.5, 3];
/** How fast the operands move while a rule is tried, where there are several. */
const speeds = [0.75, -1.25, 1.5];
const alone = [1, 1, 1];

export class RuleBook {
  private readonly known = new Map<string, OperationRule>();

  constructor(
    private readonly laboratory: Laboratory,
    private readonly budget: Budget,
  ) {}

  /** @param isOpen whether each operand depends on the variable; at least one does */
  ruleFor(node: MathNode, isOpen: readonly boolean[]): OperationRule {
    const args = argumentsOf(node);
    const literals = args.map((arg, place) => (isOpen[place] === true ? null : literalOf(arg)));
    const key = [nodeLabel(node), ...isOpen, ...literals].join(' ');
    let rule = this.known.get(key);
    if (rule === undefined) {
      const names = literals.map((value, place) =>
        value === null ? new SymbolNode(operandName(place)) : constantNode(value),
      );
      rule = this.chosen(withChildren(node, names), isOpen);
      this.known.set(key, rule);
    }
    return rule;
  }

  private chosen(operation: MathNode, isOpen: readonly boolean[]): OperationRule {
    const name = operation.type === 'FunctionNode' ? operation.name : nodeLabel(operation);
    const byMathjs = mathjsRule(operation, isOpen);
    const trial = byMathjs && this.trial(operation, byMathjs, isOpen);
    if (byMathjs !== null && trial === 'right') return { operation, template: byMathjs, source: 'mathjs', why: null };
    const template = tidy(ownRule(operation, isOpen));
    const ownTrial = this.trial(operation, template, isOpen);
    if (ownTrial !== 'right' && ownTrial !== 'untried')
      throw new DiffcmpError('internal', `diffcmp's own rule for ${name} ${ownTrial}`, { hint: 'please report it' });
    const why =
      trial === null
        ? `mathjs has no rule for ${name}`
        : trial === 'untried'
          ? `mathjs's rule for ${name} could be checked at no point`
          : `mathjs's rule for ${name} ${trial}`;
    return { operation, template, source: 'diffcmp', why };
  }

  /** What is wrong with a rule, by the truth at the points where there is one, as the rest of a sentence. */
  private trial(operation: MathNode, template: MathNode, isOpen: readonly boolean[]): string {
    let result = 'untried';
    for (const point of pointsFor(operation, isOpen)) {
      const { claimed, truth } = this.along(operation, template, point, isOpen);
      if (truth === null || claimed === 'undecided') continue;
      const along = isOpen.filter(Boolean).length > 1 ? ` along (${speeds.slice(0, point.length).join(', ')})` : '';
      const at = point.map((value, i) => `${['x', 't'][i] ?? ''} = ${numeral(value)}`).join(', ') + along;
      if (claimed === 'undefined') return `is not defined at ${at}, where the derivative is ${shown(truth)}`;
      const agrees = agreement(this.laboratory, claimed, truth);
      if (agrees === 'wrong') return `is wrong: at ${at} it gives ${shown(claimed)}, and the truth is ${shown(truth)}`;
      if (agrees !== null) result = 'right';
    }
    return result;
  }

  /** The derivative along one direction by the rule, and in truth. */
  private along(
    operation: MathNode,
    template: MathNode,
    point: readonly number[],
    isOpen: readonly boolean[],
  ): { readonly claimed: Claimed; readonly truth: CertifiedNumber | null } {
    const { laboratory, budget } = this;
    const moving = new Map<string, MathNode>();
    const still = new Map<string, MathNode>();
    const pace = isOpen.filter(Boolean).length > 1 ? speeds : alone;
    point.forEach((value, place) => {
      const speed = isOpen[place] === true ? (pace[place] as number) : 0;
      const along = operatorNode('*', constantNode(speed), new SymbolNode(step));
      moving.set(operandName(place), speed === 0 ? constantNode(value) : operatorNode('+', constantNode(value), along));
      still.set(operandName(place), constantNode(value));
      still.set(derivativeName(place), constantNode(speed));
    });
    const truth = certifiedDerivative(laboratory, nodeProgram(withNodes(operation, moving), [step]), [0], [0], budget);
    const claimed: Claimed =
      truth === null
        ? 'undecided'
        : certifiedValue(laboratory, nodeProgram(withNodes(template, still), []), [], budget);
    return { claimed, truth };
  }
}

/** What moves the operands. */
const step = '#s';

function pointsFor(operation: MathNode, isOpen: readonly boolean[]): number[][] {
  const operands = argumentsOf(operation);
  return operands.reduce<number[][]>(
    (points, operand, place) => {
      const literal = isOpen[place] === true ? null : literalOf(operand);
      const values = literal !== null ? [literal] : place === 0 ? firstOperands : secondOperands;
      return points.flatMap((point) => values.map((value) => [...point, value]));
    },
    [[]],
  );
}

const shown = (number: { readonly nearest: number }): string => numeral(Number(number.nearest.toPrecision(6)));
