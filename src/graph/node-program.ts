// Parts of a graph as programs of their own, so that whatever judges programs judges them: the truth with both of its roots.
import type { Arithmetic } from '../arithmetic.js';
import { Undecided } from '../errors.js';
import type { Budget, Program } from '../program/program.js';
import { itemsOf, mapItems, type Value } from '../tensors/tensor.js';
import type { NodePlace, GraphRecording } from './recording.js';
import type { NodeWatch } from './recorder.js';

/** The name of an input that moves a node, as no text can have it. */
const shift = 'shift ';

/** The program from the inputs to one number of a node. */
export function programTo(recording: GraphRecording, of: NodePlace): Program {
  return shifted(recording, of, 0, () => ({}));
}

/**
 * The same with one input more, which is added to a number of another node: where it is 0, the derivative by it is that of the
 * one node by the other.
 */
export function programBetween(recording: GraphRecording, of: NodePlace, wrt: NodePlace): Program {
  return shifted(recording, of, 1, (A, [by]) => ({
    after: (node, value) => (node === wrt.node ? moved(A, value, wrt.item, by) : value),
  }));
}

/** The program to a node that is a number, with an input more for each of some of its own, which is added to that alone. */
export function localProgram(recording: GraphRecording, node: number, slots: readonly number[]): Program {
  return shifted(recording, { node, item: 0 }, slots.length, (A, shifts) => ({
    before: (at, args) => (at === node ? args.map((arg, slot) => moved(A, arg, 0, shifts[slots.indexOf(slot)])) : args),
  }));
}

function shifted(
  recording: GraphRecording,
  of: NodePlace,
  count: number,
  watch: <T>(A: Arithmetic<T>, shifts: readonly T[]) => NodeWatch<T>,
): Program {
  const { inputs } = recording.problem.program;
  return {
    inputs: [...inputs, ...Array.from({ length: count }, (_, i) => `${shift}${i + 1}`)],
    link:
      <T>(A: Arithmetic<T>) =>
      (values: readonly T[], budget: Budget): T => {
        const shifts = values.slice(inputs.length);
        const watched = watch(A, shifts);
        const after = (node: number, value: Value<T>): Value<T> => {
          const own = watched.after?.(node, value) ?? value;
          if (node === of.node) throw new Reached(itemsOf(own)[of.item]);
          return own;
        };
        try {
          recording.run(A, values.slice(0, inputs.length), { ...watched, after }, budget);
        } catch (error) {
          if (error instanceof Reached) return error.number as T;
          throw error;
        }
        throw new Undecided('beside the point it is not computed: a condition is decided otherwise');
      },
  };
}

/** Ends a run where its node is computed: what comes after has no part in it, be it undecided or outside its domain. */
class Reached extends Error {
  constructor(readonly number: unknown) {
    super();
  }
}

function moved<T>(A: Arithmetic<T>, value: Value<T>, item: number, by: T | undefined): Value<T> {
  if (by === undefined) return value;
  return mapItems(value, (each, i) => (i === item ? A.add(each, by) : each));
}
