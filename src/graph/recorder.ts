// The arithmetic whose numbers are nodes: it runs a program over any other arithmetic, and knows each operation by what it is computed from.
import { buildArithmetic, type Arithmetic } from '../arithmetic.js';
import type { ConditionSite, Observer } from '../program/observer.js';
import type { WholeArithmetic } from '../program/program.js';
import type { Span } from '../span.js';
import type { Nested } from '../tensors/nested.js';
import { nested } from '../tensors/nested.js';
import { isTensor, itemsOf, shapeOfValue, type Value } from '../tensors/tensor.js';
import { DiffcmpError } from '../errors.js';
import type { Journal } from './journal.js';
import { plainOperation } from './operations.js';
import type { GraphOperand, Structure } from './structure.js';

/** A value of a run with what it is in the graph. Each operation makes one of its own, even of a node that there was. */
export interface Recorded<T> {
  readonly value: Value<T>;
  readonly operand: GraphOperand;
}

/** Looks on while nodes are computed, and may change what they are computed from, and what they are. */
export interface NodeWatch<T> {
  readonly before?: (node: number, args: readonly Value<T>[]) => readonly Value<T>[];
  readonly after?: (node: number, value: Value<T>) => Value<T>;
  /** Whether conditions of the text are decided by the numbers alone, as they were in the first run. */
  readonly byValues?: boolean;
}

/** Nodes that a graph may have. */
export const mostNodes = 200_000;

type ValueFunction<T> = (args: readonly Value<T>[]) => Value<T>;

/** One run: each node is computed once, wherever the text has it. */
export class Recorder<T> implements WholeArithmetic<T, Recorded<T>>, Observer<Recorded<T>> {
  readonly arithmetic: Arithmetic<Recorded<T>>;
  private readonly computed: (Recorded<T> | undefined)[] = [];
  private readonly applied = new Map<string, ValueFunction<T>>([['copy', ([value]) => value as Value<T>]]);
  /** What has a name: to give it another is a node of its own. */
  private readonly withName = new Set<Recorded<T>>();
  private readonly uses = new Map<string, number>();

  constructor(
    private readonly lifted: Arithmetic<Value<T>>,
    private readonly structure: Structure,
    private readonly watch: NodeWatch<T>,
    /** What isn't in the structure yet is written down there; null: it isn't looked at. */
    private readonly journal: Journal | null,
  ) {
    this.arithmetic = this.makeArithmetic();
  }

  input(name: string, value: Value<T>): Recorded<T> {
    this.uses.set(name, 1);
    const node = this.structure.find('input', [], name) ?? this.addNode('input', [], name);
    const recorded = this.keep(node, value);
    this.withName.add(recorded);
    return recorded;
  }

  readonly operation = (name: string, apply: ValueFunction<T>): ((args: readonly Recorded<T>[]) => Recorded<T>) => {
    this.applied.set(name, apply);
    return (args) => this.apply(plainOperation(name, args.map(({ value }) => value)), args, null); // prettier-ignore
  };

  readonly named = (name: string, recorded: Recorded<T>): Recorded<T> => {
    const use = (this.uses.get(name) ?? 0) + 1;
    this.uses.set(name, use);
    const step = this.step(use === 1 ? name : `${name}#${use}`, recorded);
    this.withName.add(step);
    return step;
  };

  readonly place = (span: Span | null): void => {
    if (this.journal !== null) this.journal.span = span;
  };
  readonly enter: Observer<Recorded<T>>['enter'] = ({ function: name, args, isLast }) => {
    this.journal?.enter(name, args.map(({ operand }) => operand), isLast); // prettier-ignore
  };
  readonly leave = (): void => this.journal?.leave();
  readonly condition = (site: ConditionSite, holds: boolean): void =>
    this.journal?.decided(site, holds, this.structure.nodes.length);

  /** A value as a node, be it a number of the text. */
  asNode(value: Recorded<T>): number {
    const { operand } = value;
    if ('node' in operand) return operand.node;
    const made = this.once('constant', [operand], null, () => value.value).operand;
    return 'node' in made ? made.node : NaN;
  }

  /** The sum of all numbers of a value. */
  sum(value: Recorded<T>): Recorded<T> {
    return this.apply('sum', [value], null);
  }

  /** The value of a node in this run; undefined: it wasn't computed. */
  at(node: number): Value<T> | undefined {
    return this.computed[node]?.value;
  }

  /** A value under a name. */
  private step(name: string, recorded: Recorded<T>): Recorded<T> {
    const { operand, value } = recorded;
    if ('literal' in operand) return this.once('constant', [operand], name, () => value);
    if (this.withName.has(recorded)) return this.apply('copy', [recorded], name);
    const node = this.structure.nodes[operand.node];
    if (node === undefined || node.name === name) return recorded;
    if (node.name === null) {
      node.name = name;
      return recorded;
    }
    return this.apply(node.operation, node.operands.map((each) => this.recorded(each)), name); // prettier-ignore
  }

  private recorded(operand: GraphOperand): Recorded<T> {
    if ('node' in operand) return this.computed[operand.node] as Recorded<T>;
    return { value: this.literal(operand.literal), operand };
  }

  private literal(literal: Nested<number>): Value<T> {
    if (typeof literal === 'number') return this.lifted.literal(literal);
    const apply = this.applied.get('stack') as ValueFunction<T>;
    return apply(literal.map((each) => this.literal(each)));
  }

  private apply(operation: string, args: readonly Recorded<T>[], ownName: string | null): Recorded<T> {
    const operands = args.map(({ operand }) => operand);
    const apply = this.applied.get(operation) as ValueFunction<T>;
    if (operation === 'lengthAlong') {
      const value = apply(args.map((arg) => arg.value));
      return { value, operand: { literal: this.knownLiteral(value) } };
    }
    if (operation === 'stack' && operands.every((operand) => 'literal' in operand))
      return {
        value: apply(args.map((arg) => arg.value)),
        operand: { literal: operands.map((operand) => ('literal' in operand ? operand.literal : 0)) },
      };
    return this.once(operation, operands, ownName, (node) => {
      const given = args.map(({ value }) => value);
      return apply(this.watch.before?.(node, given) ?? given);
    });
  }

  private once(
    operation: string,
    operands: readonly GraphOperand[],
    ownName: string | null,
    compute: (node: number) => Value<T>,
  ): Recorded<T> {
    const node = this.structure.find(operation, operands, ownName) ?? this.addNode(operation, operands, ownName);
    const before = this.computed[node];
    return before === undefined ? this.keep(node, compute(node)) : { ...before };
  }

  private addNode(operation: string, operands: readonly GraphOperand[], ownName: string | null): number {
    const { structure, journal } = this;
    if (structure.nodes.length >= mostNodes)
      throw new DiffcmpError('graph-too-large', `the graph has more than ${mostNodes.toLocaleString('en')} nodes`, {
        hint: 'ask for fewer turns of its recursion, or for smaller tensors',
      });
    const constant = operation !== 'input' && operands.every((operand) => structure.isConstant(operand));
    const { span = null, frame = null } = journal ?? {};
    return structure.add({ operation, operands, constant, span, frame, shape: [], name: ownName }, ownName);
  }

  private keep(node: number, computed: Value<T>): Recorded<T> {
    const value = this.watch.after?.(node, computed) ?? computed;
    const entry = this.structure.nodes[node];
    if (entry !== undefined && isTensor(value)) entry.shape = shapeOfValue(value);
    const recorded = { value, operand: { node } };
    this.computed[node] = recorded;
    return recorded;
  }

  private knownLiteral(value: Value<T>): Nested<number> {
    const known = itemsOf(value).map((item) => this.lifted.known(item) ?? NaN);
    return nested(shapeOfValue(value), known);
  }

  private makeArithmetic(): Arithmetic<Recorded<T>> {
    const { lifted } = this;
    const operation = (name: string, apply: ValueFunction<T>): ((args: readonly Recorded<T>[]) => Recorded<T>) => {
      this.applied.set(name, apply);
      return (args) => this.apply(name, args, null);
    };
    return buildArithmetic<Recorded<T>>(
      {
        literal: (literal) => ({ value: lifted.literal(literal), operand: { literal } }),
        constant: (name) => {
          throw new Error(`programs have no constant ${name}`);
        },
        decide: (relation, x, y) => {
          this.journal?.compared([x.operand, y.operand].filter((operand) => !this.structure.isConstant(operand)));
          const [left, right] = this.watch.byValues === true ? [lifted.detached(x.value), lifted.detached(y.value)] : [x.value, y.value]; // prettier-ignore
          return lifted.decide(relation, left, right);
        },
        known: ({ value }) => lifted.known(value),
        detached: ({ value, operand }) => ({ value: lifted.detached(value), operand }),
      },
      (name) => {
        const apply = operation(name, ([x]) => lifted[name](x as Value<T>));
        return (x) => apply([x]);
      },
      (name) => {
        const apply = operation(name, ([x, y]) => lifted[name](x as Value<T>, y as Value<T>));
        return (x, y) => apply([x, y]);
      },
    );
  }
}
