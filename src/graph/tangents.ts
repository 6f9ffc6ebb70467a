// Tangents of all nodes by one number of a node: a run over dual numbers that is seeded in its midst.
import { dual, type Dual } from '../arithmetics/dual.js';
import { itemsOf, mapItems, type Value } from '../tensors/tensor.js';
import { isStep } from './operations.js';
import type { NodePlace, GraphRecording } from './recording.js';

/** A derivative of, or by, each number of a node; undefined where there is none. */
export type NumbersOf = (node: number) => readonly (number | undefined)[];

/**
 * Forward mode from a node on: what is before it has no tangent, and it has 1. At a tie, choices such as abs follow the side
 * that the tangents point to; conditions and steps are what they are in the list.
 */
export function tangentsBy(recording: GraphRecording, { node: seeded, item }: NodePlace): NumbersOf {
  const { format, point } = recording.problem;
  const A = format.arithmetic;
  const recorder = recording.run(
    dual(A),
    point.map((primal) => ({ primal, tangent: undefined })),
    {
      byValues: true,
      before: (node, args) =>
        isStep(recording.structure.nodes[node]?.operation ?? '') ? args.map(withoutTangent) : args,
      after: (node, value) => (node === seeded ? withSeed(value, item, A.literal(1)) : value),
    },
  );
  return (node) => {
    const value = recorder.at(node);
    return value === undefined ? [] : itemsOf(value).map(({ tangent }) => tangent);
  };
}

const withoutTangent = (value: Value<Dual<number>>): Value<Dual<number>> =>
  mapItems(value, ({ primal }) => ({ primal, tangent: undefined }));

const withSeed = (value: Value<Dual<number>>, item: number, one: number): Value<Dual<number>> =>
  mapItems(value, (each, i) => (i === item ? { primal: each.primal, tangent: one } : each));
