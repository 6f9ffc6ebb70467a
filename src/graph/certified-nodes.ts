// The certified value of each node and its certified partials, beside those in floating point: which node is off.
import type { Format } from '../arithmetics/formats.js';
import { plain } from '../compare/measure.js';
import { isWithoutValue, Undecided } from '../errors.js';
import { TimeBudget } from '../program/time.js';
import type { CertifiedNumber } from '../reference/certified-number.js';
import type { Laboratory } from '../reference/laboratory.js';
import { findTruth } from '../reference/truth.js';
import { ulpsOff } from './distance.js';
import type { Edges } from './edges.js';
import type { CertifiedEntry, GraphNode } from './graph-data.js';
import { localProgram, programTo } from './node-program.js';
import type { GraphRecording } from './recording.js';
import type { Studied } from './studied.js';

/** Numbers of a tensor that are certified. */
const mostOfTensor = 100;

type CertifiedNode = NonNullable<GraphNode['certified']>;

/**
 * Each node by a truth of its own, with both roots: its value, and its partials at the exact values of its inputs.
 *
 * @param timeout milliseconds for all of them; what isn't certified by then is null
 */
export function certifiedNodes(
  laboratory: Laboratory,
  { recording, taped, edges }: Studied,
  timeout: number,
): CertifiedNode[] {
  const time = new TimeBudget(timeout);
  return Array.from({ length: recording.size }, (_, node): CertifiedNode => {
    const deadline = time.deadlineFor(1 / (recording.size - node));
    const values = taped.values(node);
    const slots = numberSlots(recording, edges, node);
    const { operands = [] } = recording.structure.nodes[node] ?? {};
    const truths = values.slice(0, mostOfTensor).map((__, item) => {
      const local = item === 0 ? slots : [];
      return truthAt(laboratory, recording, { node, item }, local, deadline);
    });
    const entries = values.map((value, item) => entryOf(truths[item]?.value ?? null, value, recording.problem.format));
    return {
      value: entries,
      partials: operands.map((__, slot) => {
        const place = slots.indexOf(slot);
        const partial = taped.partials(node)[slot]?.values[0];
        const certified = place < 0 ? null : (truths[0]?.partials[place] ?? null);
        return partial === undefined ? null : entryOf(certified, partial, recording.problem.format);
      }),
    };
  });
}

/** The inputs of a node that it has a partial by, where both are numbers. */
function numberSlots({ structure }: GraphRecording, edges: Edges, node: number): number[] {
  const isNumber = (at: number): boolean => structure.nodes[at]?.shape.length === 0;
  return (edges.into[node] ?? []).flatMap(({ from, slot }) => (isNumber(node) && isNumber(from) ? [slot] : []));
}

interface NodeTruth {
  readonly value: CertifiedNumber | null;
  readonly partials: readonly (CertifiedNumber | null)[];
}

function truthAt(
  laboratory: Laboratory,
  recording: GraphRecording,
  place: { readonly node: number; readonly item: number },
  slots: readonly number[],
  deadline: number,
): NodeTruth {
  const { problem } = recording;
  const program = slots.length === 0 ? programTo(recording, place) : localProgram(recording, place.node, slots);
  const none: NodeTruth = { value: null, partials: [] };
  if (performance.now() > deadline) return none;
  try {
    const { values, gradient } = findTruth(laboratory, {
      program,
      point: [...problem.point, ...slots.map(() => 0)],
      wrt: slots.map((_, i) => problem.point.length + i),
      order: 1,
      format: problem.format,
      digits: problem.digits,
      budget: { ...problem.budget, deadline },
    });
    const partials = gradient.map((verdict) => (verdict.status === 'certified' ? verdict.number : null));
    return { value: values[0] ?? null, partials };
  } catch (error) {
    if (error instanceof Undecided || isWithoutValue(error)) return none;
    throw error;
  }
}

function entryOf(certified: CertifiedNumber | null, computed: number, format: Format): CertifiedEntry | null {
  if (certified === null) return null;
  const { nearest, digits } = certified;
  return { number: plain(nearest), digits, ulps: ulpsOff(computed, certified, format) };
}
