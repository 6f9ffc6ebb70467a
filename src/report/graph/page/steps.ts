// The steps that the page goes through: each node gets its value and tangent, from the first to the last; then the adjoints, backwards.
import type { GraphNode } from '../../../graph/graph-data.js';
import { adjointFlow, tangentFlow, type FlowTerm, type Flow } from './flows.js';
import { askedQuestion, isSameSpot, type PageQuestion } from './spots.js';
import { numbersOf, type Wengert } from './wengert.js';

export interface WalkStep {
  readonly sweep: 'forward' | 'reverse';
  readonly node: number;
  /** It gets its 1 here. */
  readonly isSeed: boolean;
  readonly contributions: readonly FlowTerm[];
}

/** An adjoint as it is after a step. */
interface Stage {
  /** Counted from 1; at 0 nothing has happened. */
  readonly step: number;
  readonly total: readonly number[];
}

export interface Walk {
  readonly question: PageQuestion;
  readonly tangents: Flow | null;
  readonly adjoints: Flow | null;
  readonly steps: readonly WalkStep[];
  /** How many of the steps are those of the forward sweep: one a node. */
  readonly forwardSteps: number;
  /** Of each node how its adjoint grows. */
  readonly stages: readonly (readonly Stage[])[];
  /** Of each node, whether a tape has to record it: it depends on the source (on any input without one), and the target on it. */
  readonly needed: readonly boolean[];
  /** Of each node the step of the reverse sweep at which it gives its adjoint away; 0: none. */
  readonly turns: readonly number[];
}

export function walkOf(list: Wengert, question: PageQuestion): Walk {
  const { of, wrt } = question;
  const asked = askedQuestion(list);
  const given = (flow: Flow, isAsked: boolean, name: 'tangent' | 'adjoint'): Flow =>
    isAsked ? withGiven(list, flow, name) : flow;
  const tangents = wrt === null ? null : given(tangentFlow(list, wrt), isSameSpot(wrt, asked.wrt), 'tangent');
  const adjoints = of === null ? null : given(adjointFlow(list, of), isSameSpot(of, asked.of), 'adjoint');
  const steps: WalkStep[] = list.links.map((_, node) => ({
    sweep: 'forward',
    node,
    isSeed: node === wrt?.node,
    contributions: tangents?.contributions[node] ?? [],
  }));
  const stages = list.links.map((): Stage[] => []);
  const turns = list.links.map(() => 0);
  if (of !== null && adjoints !== null) {
    for (let node = of.node; node >= 0; node--) {
      if (adjoints.received[node] === null) continue; // the sweep passes by
      const isSeed = node === of.node;
      const contributions = adjoints.contributions[node] ?? [];
      steps.push({ sweep: 'reverse', node, isSeed, contributions });
      turns[node] = steps.length;
      if (isSeed) stages[node]?.push({ step: steps.length, total: adjoints.received[node] ?? [] });
      for (const { to, total } of contributions) stages[to]?.push({ step: steps.length, total });
    }
    for (const [node, total] of adjoints.received.entries()) {
      const last = stages[node]?.pop();
      if (last !== undefined && total !== null) stages[node]?.push({ ...last, total });
    }
  }
  const moves = ({ constant }: GraphNode, node: number): boolean =>
    tangents === null ? !constant : arrives(tangents, node);
  const needed = list.graph.nodes.map(
    (entry, node) => moves(entry, node) && adjoints !== null && arrives(adjoints, node),
  );
  return { question, tangents, adjoints, steps, forwardSteps: list.links.length, stages, turns, needed };
}

const arrives = ({ received, isUnknown }: Flow, node: number): boolean =>
  received[node] !== null || isUnknown[node] === true;

/**
 * With tensors a sweep of the library computes in another order than Jacobians are multiplied in. For the question that the graph was made
 * for its own numbers are shown.
 */
function withGiven({ graph, sizes }: Wengert, flow: Flow, name: 'tangent' | 'adjoint'): Flow {
  if (sizes.every((size) => size === 1)) return flow;
  const given = graph.nodes.map(({ [name]: value }, node): readonly number[] | null => {
    const numbers = value === null ? [] : numbersOf(value);
    return numbers.length === sizes[node] ? numbers : null;
  });
  return {
    ...flow,
    received: flow.received.map((own, node) =>
      own === null && flow.isUnknown[node] !== true ? null : (given[node] ?? own),
    ),
    isUnknown: flow.isUnknown.map((unknown, node) => unknown && given[node] === null),
  };
}

/** The adjoint of a node as it is after so many steps, and whether all that it gets is in it. */
export function adjointAfter(walk: Walk, node: number, step: number): { total: readonly number[]; isWhole: boolean } | null {
  const stages = walk.stages[node] ?? [];
  const total = stages.findLast((stage) => stage.step <= step)?.total;
  return total === undefined ? null : { total, isWhole: step >= (stages.at(-1)?.step ?? 0) };
} // prettier-ignore
