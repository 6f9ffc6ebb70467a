// The lines of a Wengert list as plain data, with the calls and conditions that they stand in.
import type { Warning } from '../compare/comparison.js';
import type { PlainNumber } from '../compare/reference-data.js';
import { plain } from '../compare/measure.js';
import { nested, type Nested } from '../tensors/nested.js';
import { elementCount, type Shape } from '../tensors/shape.js';
import type { GraphCondition, GraphFrame, GraphNode, GraphValue } from './graph-data.js';
import { haveCommon, type Marks } from './edges.js';
import { jacobianOf } from './partials.js';
import { formulaAt, operandText, rulesAt } from './node-text.js';
import { NodeSweeps } from './node-sweeps.js';
import type { Studied } from './studied.js';
import { inputNodes, type NodeTarget } from './targets.js';

/** Numbers that tangents, or adjoints, may belong to: each takes a sweep. */
const mostSeeds = 100;
/** Numbers of tangents and adjoints that are written for one node. */
const mostNumbers = 10_000;

/** The lines without what is certified of them. */
export function graphNodes(
  studied: Studied,
  of: NodeTarget,
  wrt: NodeTarget | null,
  sweeps = new NodeSweeps(studied, of, wrt),
): { nodes: GraphNode[]; warnings: Warning[] } {
  const { recording, taped, edges, names } = studied;
  const { structure, size } = recording;
  const sources =
    wrt?.places ?? inputNodes(recording).flatMap((node) => taped.values(node).map((_, item) => ({ node, item })));
  const reached = edges.reachedFrom(sources);
  const leading = edges.leadingTo(of.places);
  const warnings: Warning[] = [];
  const tangents = tangentsOf(sweeps, wrt, reached, warnings);
  const adjoints = adjointsOf(sweeps, of, warnings);
  const nodes = structure.nodes.slice(0, size).map((entry, node): GraphNode => {
    const { operation, operands, shape, span, frame, constant } = entry;
    const partials = taped.partials(node);
    return {
      name: names[node] as string,
      operation,
      inputs: operands.map((operand) =>
        'node' in operand ? (names[operand.node] as string) : plainLiteral(operand.literal),
      ),
      formula: formulaAt(studied, node),
      shape,
      value: nested(shape, taped.values(node).map(plain)),
      partials: operands.map((operand, slot) => {
        const known = partials[slot];
        return known == null || !('node' in operand)
          ? null
          : jacobianOf(known, shape, structure.nodes[operand.node]?.shape ?? []);
      }),
      rules: rulesAt(studied, node),
      tied: taped.isTied(node),
      tangent: tangents(node, shape),
      adjoint: leading[node] !== undefined && !constant ? adjoints(node, shape) : null,
      constant,
      needed: haveCommon(reached[node], leading[node]),
      frame,
      span,
      certified: null,
    };
  });
  return { nodes, warnings };
}

type PerNode = (node: number, shape: Shape) => GraphValue | null;

/** Axes of the node first, then those of what is differentiated by. */
function tangentsOf(
  sweeps: NodeSweeps,
  wrt: NodeTarget | null,
  reached: readonly Marks[],
  warnings: Warning[],
): PerNode {
  if (wrt === null) return () => null;
  if (wrt.places.length > mostSeeds) {
    warnings.push(tooMany('tangents', wrt));
    return () => null;
  }
  const columns = sweeps.tangents;
  return (node, shape) => {
    const count = elementCount(shape);
    if (reached[node] === undefined || count * columns.length > mostNumbers) return null;
    const numbers = columns.map((tangents) => tangents(node));
    const rows = Array.from({ length: count }, (_, row) => numbers.map((column) => plain(column[row] ?? 0)));
    return nested([...shape, ...wrt.shape], rows.flat());
  };
}

/** Axes of what is differentiated first, then those of the node. */
function adjointsOf(sweeps: NodeSweeps, of: NodeTarget, warnings: Warning[]): PerNode {
  if (of.places.length > mostSeeds) {
    warnings.push(tooMany('adjoints', of));
    return () => null;
  }
  const rows = sweeps.adjoints;
  return (node, shape) => {
    if (elementCount(shape) * rows.length > mostNumbers) return null;
    return nested(
      [...of.outputShape, ...shape],
      rows.flatMap((adjoints) => adjoints(node).map((number) => plain(number ?? 0))),
    );
  };
}

function tooMany(what: string, { name, places }: NodeTarget): Warning {
  const message = `${what} are those of ${mostSeeds} numbers at the most, and ${name} has ${places.length}: name one of them`;
  return { code: 'too-many', message };
}

export function framesOf({ recording, names }: Studied): GraphFrame[] {
  const { journal, structure, size } = recording;
  const counts = new Array<number>(journal.calls.length).fill(0);
  for (const { frame } of structure.nodes.slice(0, size)) if (frame !== null) counts[frame] = (counts[frame] ?? 0) + 1;
  return journal.calls.map(({ function: name, args, depth, parent }, i) => ({
    function: name,
    call: `${name}(${args.map((arg) => operandText(arg, names)).join(', ')})`,
    depth,
    parent,
    nodes: counts[i] ?? 0,
  }));
}

export function conditionsOf({ recording, names }: Pick<Studied, 'recording' | 'names'>): GraphCondition[] {
  return recording.journal.decisions.map(({ site, holds, after, compared, frame }) => ({
    condition: site.condition(),
    holds,
    inputs: [...new Set(compared.map((operand) => operandText(operand, names)))],
    untaken: (holds ? site.whenFalse : site.whenTrue)?.() ?? null,
    after,
    constant: compared.length === 0,
    frame,
  }));
}

function plainLiteral(literal: Nested<number>): Nested<PlainNumber> {
  return typeof literal === 'number' ? plain(literal) : literal.map(plainLiteral);
}
