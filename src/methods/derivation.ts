// The derivatives of a program by mathjs, as programs: the same at every point.
import type { Arithmetic } from '../arithmetic.js';
import { constantNode, expression, inputExpression, nodeOf, type Expression } from './expression-arithmetic.js';
import { areSamePlaces } from '../code/program-runs.js';
import { Unsupported } from '../errors.js';
import { lowerNode } from '../language/expression.js';
import { derivative, SymbolNode, type MathNode } from '../language/mathjs.js';
import { printNode } from '../language/print.js';
import type { Program } from '../program/program.js';
import { checkTime } from '../program/time.js';
import type { Problem } from './method.js';
import { sizeOf, tidy } from './tidy.js';

/** The nodes that the derivatives may have together, counted as trees. */
export const largestDerivative = 20_000;

export interface Derivation {
  /** The derivative by each input of `wrt`. */
  readonly first: readonly Program[];
  /** The lower triangle of second derivatives; empty for first order. */
  readonly second: readonly (readonly Program[])[];
  /** The first derivatives as text, and the operations of all as a tree and as a graph with shared subexpressions. */
  readonly texts: readonly string[];
  readonly tree: number;
  readonly graph: number;
  /** All nodes, as trees. */
  readonly nodes: number;
}

/** A question, by all that a derivation depends on beside the program; and what came of it. */
interface Answered {
  readonly order: number;
  readonly maxSteps: number;
  readonly wrt: readonly number[];
  readonly found: Derivation | Unsupported;
}

/** What is kept of a program. Mostly its last question is asked again: then that needs no name. */
interface OfProgram {
  latest: Answered | null;
  readonly all: Map<string, Answered>;
}

function asks({ order, budget, wrt }: Problem, answered: Answered): boolean {
  return order === answered.order && budget.maxSteps === answered.maxSteps && areSamePlaces(wrt, answered.wrt);
}

/** Derivations of programs that still exist, each made once for all points; so many nodes of them that the oldest go. */
export class Derivations {
  /** What is kept is kept as programs, of about 200 bytes per node. */
  static readonly room = 200_000;
  private readonly kept = new WeakMap<Program, OfProgram>();
  private readonly inOrder: { readonly of: OfProgram; readonly name: string; readonly nodes: number }[] = [];
  private nodes = 0;
  /** Over the format's own arithmetic: what doesn't depend on inputs is worked out once, and not counted. */
  private expressions: Arithmetic<Expression> | undefined;

  /** @throws Unsupported with the reason, where mathjs can't, or where the derivatives grow beyond measure */
  get(problem: Problem): Derivation {
    let of = this.kept.get(problem.program);
    if (of === undefined) this.kept.set(problem.program, (of = { latest: null, all: new Map() }));
    const { found } = of.latest !== null && asks(problem, of.latest) ? of.latest : this.named(of, problem);
    if (found instanceof Unsupported) throw found;
    return found;
  }

  private named(of: OfProgram, problem: Problem): Answered {
    const { wrt, order, budget } = problem;
    const name = [order, budget.maxSteps, ...wrt].join(' ');
    let answered = of.all.get(name);
    if (answered === undefined) {
      answered = { order, maxSteps: budget.maxSteps, wrt, found: this.derived(problem) };
      this.keep(of, name, answered);
    }
    of.latest = of.all.get(name) ?? null; // it may have been too large to keep
    return answered;
  }

  private keep(of: OfProgram, name: string, answered: Answered): void {
    of.all.set(name, answered);
    const { found } = answered;
    const nodes = (found instanceof Unsupported ? 0 : found.nodes) + name.length;
    this.inOrder.push({ of, name, nodes });
    this.nodes += nodes;
    while (this.nodes > Derivations.room) {
      const oldest = this.inOrder.shift();
      if (oldest === undefined) return;
      oldest.of.all.delete(oldest.name);
      oldest.of.latest = null;
      this.nodes -= oldest.nodes;
    }
  }

  /** What mathjs can't derive, it can't at any point. */
  private derived(problem: Problem): Derivation | Unsupported {
    try {
      return derivationOf(problem, (this.expressions ??= expression(problem.format.arithmetic)));
    } catch (error) {
      if (error instanceof Unsupported) return error;
      throw error;
    }
  }
}
/** For `Kit.of`. */
export const derivations = (): Derivations => new Derivations();

function derivationOf({ program, wrt, order, budget }: Problem, expressions: Arithmetic<Expression>): Derivation {
  const { inputs } = program;
  const traced = program.link(expressions)(inputs.map(inputExpression), budget);
  const names = wrt.flatMap((input) => inputs[input] ?? []);
  const byName = (node: MathNode, name: string): MathNode => {
    checkTime(budget);
    return differentiateNode(node, name, traced);
  };
  const first = names.map((name) => byName(nodeOf(traced), name));
  const second = order === 1 ? [] : first.map((node, i) => names.slice(0, i + 1).map((name) => byName(node, name)));
  const { nodes, tree, graph } = sizeOf([...first, ...second.flat()]);
  if (nodes > largestDerivative) throw tooLarge(nodes);
  const lower = (node: MathNode): Program => lowerNode(node, inputs);
  return {
    first: first.map(lower),
    second: second.map((row) => row.map(lower)),
    texts: first.map(printNode),
    tree,
    graph,
    nodes,
  };
}

function differentiateNode(node: MathNode, input: string, traced: Expression): MathNode {
  if (traced.kind === 'closed') return constantNode(0);
  return tidy(differentiateByMathjs(node, input));
}

function tooLarge(nodes: number): Unsupported {
  const count = nodes.toLocaleString('en');
  return new Unsupported(
    `symbolic: the derivative has ${count} nodes, more than ${largestDerivative.toLocaleString('en')}`,
  );
}

/** @throws Unsupported with what mathjs says */
function differentiateByMathjs(node: MathNode, input: string): MathNode {
  try {
    return derivative(node, new SymbolNode(input), { simplify: false });
  } catch (error) {
    if (error instanceof RangeError || !(error instanceof Error)) throw error;
    throw new Unsupported(`symbolic: mathjs: ${error.message}`);
  }
}
