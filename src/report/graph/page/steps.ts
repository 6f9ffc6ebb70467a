// The steps that the page goes through: each node gets its value and tangent, from the first to the last; then the adjoints, backwards.
import { adjointsFrom, tangentsFrom, type Contribution, type Flow, type Spot } from './flows.js';
import type { Wengert } from './wengert.js';

export interface Question {
  readonly of: Spot | null;
  readonly wrt: Spot | null;
}

export interface Step {
  readonly sweep: 'forward' | 'reverse';
  readonly node: number;
  /** It gets its 1 here. */
  readonly isSeed: boolean;
  readonly contributions: readonly Contribution[];
}

/** An adjoint as it is after a step. */
interface Stage {
  /** Counted from 1; at 0 nothing has happened. */
  readonly step: number;
  readonly total: readonly number[];
}

export interface Walk {
  readonly question: Question;
  readonly tangents: Flow | null;
  readonly adjoints: Flow | null;
  readonly steps: readonly Step[];
  /** How many of the steps are those of the forward sweep: one a node. */
  readonly forwardSteps: number;
  /** Of each node how its adjoint grows. */
  readonly stages: readonly (readonly Stage[])[];
  /** Of each node the step of the reverse sweep at which it gives its adjoint away; 0: none. */
  readonly turns: readonly number[];
}

export function walkOf(list: Wengert, question: Question): Walk {
  const { of, wrt } = question;
  const tangents = wrt === null ? null : tangentsFrom(list, wrt);
  const adjoints = of === null ? null : adjointsFrom(list, of);
  const steps: Step[] = list.links.map((_, node) => ({
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
  }
  return { question, tangents, adjoints, steps, forwardSteps: list.links.length, stages, turns };
}

/** The adjoint of a node as it is after so many steps, and whether all that it gets is in it. */
export function adjointAfter(walk: Walk, node: number, step: number): { total: readonly number[]; isWhole: boolean } | null {
  const total = walk.stages[node]?.findLast((stage) => stage.step <= step)?.total;
  return total === undefined ? null : { total, isWhole: step >= (walk.turns[node] ?? 0) };
} // prettier-ignore
