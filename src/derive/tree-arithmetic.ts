// The arithmetic whose numbers are formulas, so that a row of the table of rules, run over it, writes itself down.
import { buildArithmetic, type Arithmetic, type BinaryName, type Relation, type UnaryName } from '../arithmetic.js';
import { dual, type Dual } from '../arithmetics/dual.js';
import { float64 } from '../arithmetics/float64.js';
import { relationSigns } from '../language/mathjs-operators.js';
import {
  ConditionalNode,
  ConstantNode,
  OperatorNode,
  SymbolNode,
  type MathNode,
  type RelationName,
} from '../language/mathjs.js';
import { keysOf } from '../keys.js';
import {
  constantNode,
  functionNode,
  negativeNode,
  operatorNode,
  type Operator,
} from '../methods/expression-arithmetic.js';
import { literalOf } from '../methods/tidy.js';
import { twoOverRootPi } from './own-signs.js';

const operators: Readonly<Partial<Record<BinaryName, Operator>>> = { add: '+', sub: '-', mul: '*', div: '/', pow: '^' };

/**
 * What a formula is computed with but doesn't depend on, such as the shift of softmax: as a shift it is left out, and
 * whatever is asked of it holds, for it is asked whether one of two equal formulas may be taken.
 */
const unneeded: MathNode = new SymbolNode('#any');

/** Paths that are followed: what chooses more often is not written out. */
export const mostWays = 64;

/** How one run decided: each question that no other answers, with its answer. */
interface PathDecision {
  readonly relation: Relation;
  readonly x: MathNode;
  readonly y: MathNode;
  readonly answer: boolean;
}

/** More ways than are followed. */
export class TooManyWays extends Error {
  override readonly name = 'TooManyWays';
}

/**
 * What `run` gives over formulas, its choices written as such: it runs once for each way through them. Equal numbers
 * count as a tie, which formulas leave out: where `x > y` is false `x < y` is true, and `x == y` nowhere.
 */
export function writeOut(run: (A: Arithmetic<MathNode>) => MathNode): MathNode {
  let paths = 0;
  const follow = (before: readonly PathDecision[]): MathNode => {
    if (++paths > mostWays) throw new TooManyWays();
    const asked: PathDecision[] = [];
    const result = run(
      treeArithmetic((relation, x, y) => {
        const place = asked.length;
        const answer = impliedBy(asked, relation, x, y);
        if (answer !== null) return answer;
        asked.push(before[place] ?? { relation, x, y, answer: true });
        return (asked[place] as PathDecision).answer;
      }),
    );
    // from the last question that has not been asked the other way: the earlier ones branch farther out
    let whole = result;
    for (let last = asked.length - 1; last >= before.length; last--) {
      const question = asked[last] as PathDecision;
      const otherwise = follow([...asked.slice(0, last), { ...question, answer: false }]);
      whole = new ConditionalNode(relationNode(question.relation, question.x, question.y), whole, otherwise);
    }
    return whole;
  };
  return follow([]);
}

const opposite: Readonly<Record<Relation, readonly Relation[]>> = {
  '<': ['>', '>='],
  '<=': ['>', '>='],
  '>': ['<', '<='],
  '>=': ['<', '<='],
  '==': ['!='],
  '!=': ['=='],
};

/** What a relation is once others are known, ties aside; null: not known. */
function impliedBy(asked: readonly PathDecision[], relation: Relation, x: MathNode, y: MathNode): boolean | null {
  const [left, right] = [literalOf(x), literalOf(y)];
  if (x === unneeded || y === unneeded) return true;
  if (left !== null && right !== null) return float64.decide(relation, left, right);
  if (relation === '==') return false;
  if (relation === '!=') return true;
  for (const each of asked) {
    if (each.x.toString() !== x.toString() || each.y.toString() !== y.toString()) continue;
    return opposite[each.relation].includes(relation) ? !each.answer : each.answer;
  }
  return null;
}

export function relationNode(relation: Relation, x: MathNode, y: MathNode): MathNode {
  const name = keysOf(relationSigns).find((each) => relationSigns[each] === relation) as RelationName;
  return new OperatorNode(relation, name, [x, y]);
}

function treeArithmetic(decide: (relation: Relation, x: MathNode, y: MathNode) => boolean): Arithmetic<MathNode> {
  return buildArithmetic<MathNode>(
    {
      literal: constantNode,
      constant: (name) =>
        name === 'twoOverSqrtPi' ? twoOverRootPi() : functionNode('log', [new ConstantNode(name === 'ln2' ? 2 : 10)]),
      decide,
      known: (x) => literalOf(x) ?? undefined,
      detached: () => unneeded,
    },
    (name) => unaryWriters[name] ?? ((x) => functionNode(name, [x])),
    (name) => {
      const sign = operators[name];
      if (name === 'add') return (x, y) => (x === unneeded ? y : operatorNode('+', x, y));
      if (name === 'sub') return (x, y) => (y === unneeded ? x : operatorNode('-', x, y));
      if (name === 'max') return (x, y) => (x === unneeded && y === unneeded ? x : functionNode(name, [x, y]));
      if (sign !== undefined) return (x, y) => operatorNode(sign, x, y);
      if (name === 'polygamma') return polygammaNode;
      if (name === 'sincDerivative') return sincNode;
      return (x, y) => functionNode(name, [x, y]);
    },
  );
}

const unaryWriters: Readonly<Partial<Record<UnaryName, (x: MathNode) => MathNode>>> = {
  neg: negativeNode,
  square: (x) => operatorNode('^', x, new ConstantNode(2)),
  gaussian: (x) => functionNode('exp', [negativeNode(operatorNode('^', x, new ConstantNode(2)))]),
};

/** The order of a family, which rules raise by one. */
function orderOf(order: MathNode): number {
  if (order.type === 'OperatorNode' && order.fn === 'add')
    return order.args.reduce((sum, arg) => sum + orderOf(arg), 0);
  return literalOf(order) ?? NaN;
}
function polygammaNode(order: MathNode, x: MathNode): MathNode {
  const number = orderOf(order);
  return number === 0 ? functionNode('digamma', [x]) : functionNode('polygamma', [constantNode(number), x]);
}
function sincNode(order: MathNode, x: MathNode): MathNode {
  const number = orderOf(order);
  return number === 0 ? functionNode('sinc', [x]) : functionNode('sincDerivative', [constantNode(number), x]);
}

/** A derivative by forward mode over formulas, choices included; null where it is 0. */
export function writeTangent(run: (A: Arithmetic<Dual<MathNode>>) => Dual<MathNode>): MathNode {
  return writeOut((A) => run(dual(A, null)).tangent ?? new ConstantNode(0));
}
