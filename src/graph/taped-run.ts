// The first run of a graph, over a tape: values, the partials of each node by its inputs, and adjoints of all nodes by backward sweeps.
import { Tape } from '../arithmetics/tape.js';
import type { Taped } from '../arithmetics/taped.js';
import { isTensor, itemsOf, mapItems, type Value } from '../tensors/tensor.js';
import { candidatesOf, isTied } from './candidates.js';
import { carries, isStructural } from './operations.js';
import { onePartial, type Partials } from './partials.js';
import type { NodePlace, GraphRecording } from './recording.js';
import type { GraphOperand } from './structure.js';
import type { NumbersOf } from './tangents.js';

/** Partials that are kept of nodes that are tensors. */
const mostPartials = 5_000_000;

/** A node that is being computed: where the tape stands, and what it is given. */
interface Started {
  readonly start: number;
  readonly args: readonly Value<Taped<number>>[];
}

export class TapedRun {
  private readonly tape: Tape<number>;
  /** The numbers of each node, on the tape. */
  private readonly items: (readonly Taped<number>[])[] = [];
  /** Of each node by each of its inputs; null where no derivative goes through, or there are too many. */
  private readonly partialsOf: (readonly (Partials | null)[])[] = [];
  private readonly tied: boolean[] = [];
  /** What a node was before it got rows of its own: where a number has to be known, it is asked for there. */
  private readonly bare = new Map<number, Value<Taped<number>>>();
  private started: Started = { start: 0, args: [] };
  private kept = 0;

  constructor(private readonly recording: GraphRecording) {
    const { format, point } = recording.problem;
    this.tape = new Tape(format.arithmetic);
    recording.run(
      this.tape.arithmetic,
      point.map((value) => this.tape.input(value)),
      { before: (node, args) => this.begin(node, args), after: (node, value) => this.finish(node, value) },
    );
  }

  values(node: number): readonly number[] {
    return (this.items[node] ?? []).map(({ value }) => value);
  }

  partials(node: number): readonly (Partials | null)[] {
    return this.partialsOf[node] ?? [];
  }

  /** Whether its partials are those of one side of a tie. */
  isTied(node: number): boolean {
    return this.tied[node] === true;
  }

  /** The adjoints of all numbers of all nodes by one number; undefined where it doesn't depend on them. By itself it is 1. */
  adjoints({ node, item }: NodePlace): NumbersOf {
    const output = this.items[node]?.[item];
    const adjoints = output === undefined ? [] : this.tape.adjoints(output);
    // a constant has no row on the tape
    const seed =
      output !== undefined && output.node < 0 ? this.recording.problem.format.arithmetic.literal(1) : undefined;
    return (of) =>
      (this.items[of] ?? []).map(({ node: row }, i) => (of === node && i === item ? seed : undefined) ?? adjoints[row]);
  }

  private begin(node: number, args: readonly Value<Taped<number>>[]): readonly Value<Taped<number>>[] {
    const { operation, operands } = this.entry(node);
    const given = args.map((arg, slot) => {
      const operand = operands[slot] as GraphOperand;
      if (!('node' in operand)) return arg;
      if (isStructural(operation, slot)) return this.bare.get(operand.node) ?? arg;
      // a node that is given twice is told apart
      return isRepeated(operands, slot) ? mapItems(arg, (item) => (item.node < 0 ? item : this.tape.alias(item))) : arg;
    });
    this.started = { start: this.tape.nodes, args: given };
    return given;
  }

  private finish(node: number, value: Value<Taped<number>>): Value<Taped<number>> {
    const entry = this.entry(node);
    const { start } = this.started;
    const own =
      entry.constant || entry.operation === 'input'
        ? value
        : mapItems(value, (item) =>
            item.node < 0
              ? this.tape.input(item.value)
              : isTensor(value) || item.node < start
                ? this.tape.alias(item)
                : item,
          );
    if (own !== value) this.bare.set(node, value);
    this.items[node] = itemsOf(own);
    this.partialsOf[node] = entry.operands.map((operand, slot) =>
      'node' in operand && !entry.constant && !this.entry(operand.node).constant && carries(entry.operation, slot)
        ? this.measured(node, slot)
        : null,
    );
    const carrying = entry.operands.flatMap((_, slot) => carries(entry.operation, slot) && !isRepeated(entry.operands, slot) ? [slot] : []); // prettier-ignore
    this.tied[node] = !entry.constant && isTied(entry.operation, this.started.args, carrying, this.values(node));
    return own;
  }

  /** The partials of a node that has just been computed by one of its inputs. */
  private measured(node: number, slot: number): Partials | null {
    const { start, args } = this.started;
    const items = this.items[node] as readonly Taped<number>[];
    const by = itemsOf(args[slot] as Value<Taped<number>>);
    if (items.length === 1 && by.length === 1) {
      const [item, input] = [items[0] as Taped<number>, by[0] as Taped<number>];
      return onePartial(this.tape.partialsBefore(start, item).get(input.node) ?? 0);
    }
    const columnOf = new Map(by.map((input, column) => [input.node, column]));
    const candidates = candidatesOf(this.entry(node).operation, slot, args);
    const [rows, columns, values]: [number[], number[], number[]] = [[], [], []];
    for (const [row, item] of items.entries()) {
      const found = new Map<number, number>(candidates?.(row).map((column) => [column, 0]));
      for (const [input, value] of this.tape.partialsBefore(start, item)) {
        const column = columnOf.get(input);
        if (column !== undefined) found.set(column, value);
      }
      for (const [column, value] of found) {
        rows.push(row);
        columns.push(column);
        values.push(value);
      }
      if (values.length > mostPartials - this.kept) return null;
    }
    this.kept += values.length;
    return { rows: Int32Array.from(rows), columns: Int32Array.from(columns), values: Float64Array.from(values) };
  }

  private entry(node: number): GraphRecording['structure']['nodes'][number] {
    return this.recording.structure.nodes[node] as GraphRecording['structure']['nodes'][number];
  }
}

/** Whether the node of an operand is that of an earlier one. */
function isRepeated(operands: readonly GraphOperand[], slot: number): boolean {
  const operand = operands[slot] as GraphOperand;
  return 'node' in operand && operands.slice(0, slot).some((other) => 'node' in other && other.node === operand.node);
}
