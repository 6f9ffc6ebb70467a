// Tangents of all nodes by one number of a node: a run over dual numbers that is seeded in its midst.
import { dual, type Dual } from '../arithmetics/dual.js';
import { isTensor, itemsOf, Tensor, type Value } from '../tensors/tensor.js';
import { isStep } from './operations.js';
import type { NodePlace, GraphRecording } from './recording.js';

/** Of each number of a node; undefined where it doesn't depend on the place. */
export type TangentsOf = (node: number) => readonly (number | undefined)[];

/**
 * Forward mode from a node on: what is before it has no tangent, and it has 1. At a tie, choices such as abs follow the side
 * that the tangents point to; conditions and steps are what they are in the list.
 */
export function tangentsBy(recording: GraphRecording, { node: seeded, item }: NodePlace): TangentsOf {
  const { format, point } = recording.problem;
  const A = format.arithmetic;
  const { recorder } = recording.run(
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

function withoutTangent(value: Value<Dual<number>>): Value<Dual<number>> {
  const constant = ({ primal }: Dual<number>): Dual<number> => ({ primal, tangent: undefined });
  return isTensor(value) ? new Tensor(value.shape, value.items.map(constant)) : constant(value);
}

function withSeed(value: Value<Dual<number>>, item: number, one: number): Value<Dual<number>> {
  const seed = ({ primal }: Dual<number>): Dual<number> => ({ primal, tangent: one });
  return isTensor(value)
    ? new Tensor(value.shape, value.items.map((each, i) => (i === item ? seed(each) : each)))
    : seed(value); // prettier-ignore
}
