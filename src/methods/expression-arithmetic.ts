// Expressions: an arithmetic whose numbers are mathjs syntax trees, so that running a program over it inlines its named
// steps, calls and recursion into one expression per result.
import { buildArithmetic, type Arithmetic, type BinaryName, type UnaryName } from '../arithmetic.js';
import { Unsupported } from '../errors.js';
import { ConstantNode, FunctionNode, OperatorNode, SymbolNode, type MathNode } from '../language/mathjs.js';

/** A number without inputs has its value in the ground; an open one depends on inputs, `input` being one of them. */
export type Expression =
  | { readonly kind: 'closed'; readonly value: number }
  | { readonly kind: 'open'; readonly node: MathNode; readonly nodes: number; readonly input: string };

/** The nodes that a traced expression may have, counted as a tree; mathjs recurses and fails not far beyond. */
export const largestTrace = 2000;

/** The functions that mathjs differentiates, under the name that both use; acoth with the wrong sign, in mathjs 15.2.0. */
const mathjsFunctions: ReadonlySet<UnaryName | BinaryName> = new Set([
  'sqrt', 'cbrt', 'nthRoot', 'exp', 'log', 'log10', 'abs',
  'sin', 'cos', 'tan', 'sec', 'csc', 'cot', 'asin', 'acos', 'atan', 'asec', 'acsc', 'acot',
  'sinh', 'cosh', 'tanh', 'sech', 'csch', 'coth', 'asinh', 'acosh', 'atanh', 'asech', 'acsch', 'acoth',
]); // prettier-ignore

const operatorNames = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide', '^': 'pow' } as const;
export type Operator = keyof typeof operatorNames;
const operators: Readonly<Partial<Record<BinaryName, Operator>>> = { add: '+', sub: '-', mul: '*', div: '/', pow: '^' };
export function isOperator(op: string): op is Operator {
  return Object.hasOwn(operatorNames, op);
}

/** A number as a node; a negative one as the negative of its size, as parsing would give it. */
export function constantNode(value: number): MathNode {
  const size = new ConstantNode(Math.abs(value));
  return value < 0 || Object.is(value, -0) ? negativeNode(size) : size;
}
export function negativeNode(of: MathNode): MathNode {
  return new OperatorNode('-', 'unaryMinus', [of]);
}
/**
 * `left op right`. Equal nodes are kept apart: the product rule of mathjs 15.2.0 tells its factors by identity, so that
 * it takes f'·f' + f'·f' for the derivative of f·f.
 */
export function operatorNode(op: Operator, left: MathNode, right: MathNode): MathNode {
  return new OperatorNode(op, operatorNames[op], [left, left === right ? right.clone() : right]);
}
export function functionNode(name: string, args: MathNode[]): MathNode {
  return new FunctionNode(new SymbolNode(name), args);
}

export function inputExpression(name: string): Expression {
  return { kind: 'open', node: new SymbolNode(name), nodes: 1, input: name };
}
export function valueExpression(value: number): Expression {
  return { kind: 'closed', value };
}
export function nodeOf(x: Expression): MathNode {
  return x.kind === 'open' ? x.node : constantNode(x.value);
}

/**
 * Expressions over a ground that works out what doesn't depend on inputs, and so decides relations among such numbers.
 *
 * @throws Unsupported for conditions on inputs, primitives that mathjs has no rule for, and beyond `largestTrace` nodes
 */
export function expression(A: Arithmetic<number>): Arithmetic<Expression> {
  const known = (x: Expression): number | undefined => (x.kind === 'closed' ? x.value : undefined);
  const compose = (parts: readonly Expression[], added: number, make: () => MathNode): Expression => {
    let nodes = added;
    let input = '';
    for (const part of parts) {
      nodes += part.kind === 'open' ? part.nodes : 1;
      if (part.kind === 'open') ({ input } = part);
      else if (!Number.isFinite(part.value)) throw new Unsupported('symbolic: a constant is not a finite number');
    }
    if (nodes > largestTrace)
      throw new Unsupported(
        `symbolic: the inlined program has more than ${largestTrace.toLocaleString('en')} nodes, too many for mathjs`,
      );
    return { kind: 'open', node: make(), nodes, input };
  };
  const condition = (input: string): Unsupported =>
    new Unsupported(`symbolic: a condition on ${input} is not an expression`);
  const noRule = (name: string): never => {
    throw new Unsupported(`symbolic: mathjs has no rule for ${name === 'polygamma' ? 'digamma' : name}`);
  };

  return buildArithmetic<Expression>(
    {
      literal: (value) => valueExpression(A.literal(value)),
      constant: (name) => valueExpression(A.constant(name)),
      decide: (relation, x, y) => {
        if (x.kind === 'open') throw condition(x.input);
        if (y.kind === 'open') throw condition(y.input);
        return A.decide(relation, x.value, y.value);
      },
      known,
      detached: (x) => {
        if (x.kind === 'open') throw condition(x.input);
        return x;
      },
    },
    (name) => {
      const apply = A[name];
      const write = unaryWriter(name);
      return (x) =>
        x.kind === 'closed'
          ? valueExpression(apply(x.value))
          : write === null
            ? noRule(name)
            : compose([x], write.added, () => write.make(nodeOf(x)));
    },
    (name) => {
      const apply = A[name];
      const write = binaryWriter(name);
      return (x, y) => {
        if (x.kind === 'closed' && y.kind === 'closed') return valueExpression(apply(x.value, y.value));
        if (name === 'sincDerivative' && known(x) === 0)
          return compose([y, y], 2, () => operatorNode('/', functionNode('sin', [nodeOf(y)]), nodeOf(y)));
        if (write === null) return noRule(name);
        return compose([x, y], 1, () => write(nodeOf(x), nodeOf(y)));
      };
    },
  );
}

interface Writer {
  /** How many nodes it adds. */
  readonly added: number;
  readonly make: (x: MathNode) => MathNode;
}

const one = (): MathNode => new ConstantNode(1);
const two = (): MathNode => new ConstantNode(2);

/** Primitives that mathjs has no function of, or no rule for, but a way to write. */
const rewritten: Readonly<Partial<Record<UnaryName, Writer>>> = {
  neg: { added: 1, make: negativeNode },
  square: { added: 2, make: (x) => operatorNode('^', x, two()) },
  log2: { added: 2, make: (x) => functionNode('log', [x, two()]) },
  sigmoid: {
    added: 6,
    make: (x) => operatorNode('/', one(), operatorNode('+', one(), functionNode('exp', [negativeNode(x)]))),
  },
  softplus: { added: 4, make: (x) => functionNode('log', [operatorNode('+', one(), functionNode('exp', [x]))]) },
};

/** How a unary primitive is written; null where mathjs has no rule. */
function unaryWriter(name: UnaryName): Writer | null {
  if (mathjsFunctions.has(name)) return { added: 1, make: (x) => functionNode(name, [x]) };
  return rewritten[name] ?? null;
}

function binaryWriter(name: BinaryName): ((x: MathNode, y: MathNode) => MathNode) | null {
  const op = operators[name];
  if (op !== undefined) return (x, y) => operatorNode(op, x, y);
  return mathjsFunctions.has(name) ? (x, y) => functionNode(name, [x, y]) : null;
}
