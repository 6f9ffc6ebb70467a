// What connects operations with tapes: every operation ends in `emit`, which tells the tapes that are recording.
import type { Shape } from '../tensors/shape.js';
import type { DType, NumberArray } from './dtype.js';
import { Origin, type Nature } from './origin.js';
import { TapeTensor } from './tensor.js';

/** The adjoint of one input, by its index, from that of the output; made of operations that tapes record in turn. */
export type Backward = (adjoint: TapeTensor, input: number) => TapeTensor;

/** A variable as tapes see it. */
export interface Watchable {
  readonly trainable: boolean;
  /** @internal */
  readonly origin: Origin;
}

/** A tape as operations see it. */
export interface Recording {
  record(output: Origin, inputs: readonly TapeTensor[], backward: Backward): void;
  /** A variable was used. */
  access(variable: Watchable): void;
  tracks(tensor: TapeTensor): boolean;
  /** Whether it is recording, or paused for a while. */
  readonly isOpen: boolean;
  /** Whether what happens until `resume` is done by stopRecording, or within the operation of that name. */
  pause(within: string): void;
  resume(): void;
}

/** The tapes that are recording now, outermost first. It is empty whenever no `record` runs. */
export const recorder: { active: readonly Recording[] } = { active: [] };

/**
 * The output of an operation, recorded by the tapes that follow one of its inputs.
 *
 * @param backward null where it has no derivative
 * @param nature `detached` where the derivative isn't wanted
 * @param others tensors that had a part in it, to which no path leads
 */
export function emit(
  operation: string,
  inputs: readonly TapeTensor[],
  shape: Shape,
  dtype: DType,
  data: NumberArray,
  backward: Backward | null,
  nature: Nature = 'result',
  others: readonly TapeTensor[] = [],
): TapeTensor {
  const parents = inputs.map((input) => input.origin);
  for (const other of others) parents.push(other.origin);
  const isDifferentiable = nature === 'result' && backward !== null && dtype !== 'int32';
  const origin = new Origin(nature === 'result' && !isDifferentiable ? 'step' : nature, operation, dtype, parents);
  if (isDifferentiable) for (const tape of recorder.active) tape.record(origin, inputs, backward);
  return TapeTensor.of(shape, dtype, data, origin);
}

/** Whether a tape that is recording follows one of them. */
export function isFollowed(tensors: readonly TapeTensor[]): boolean {
  return recorder.active.some((tape) => tensors.some((tensor) => tape.tracks(tensor)));
}

/** Runs what these tapes shall not record. Afterwards those go on that have not ended meanwhile, which a question does to them. */
export function unrecorded<V>(within: string, paused: readonly Recording[], run: () => V): V {
  const before = recorder.active;
  for (const tape of paused) tape.pause(within);
  recorder.active = before.filter((tape) => !paused.includes(tape));
  try {
    return run();
  } finally {
    for (const tape of paused) tape.resume();
    recorder.active = before.filter((tape) => tape.isOpen);
  }
}
