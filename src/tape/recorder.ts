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
  /** Whether what happens until `resume` is done by stopRecording, or within the operation of that name. */
  pause(within: string): void;
  resume(): void;
}

/** The tapes that are recording now, outermost first. It is empty whenever no `record` runs. */
export const recorder: { active: readonly Recording[] } = { active: [] };

/**
 * The output of an operation, recorded by the tapes that follow one of its inputs.
 *
 * @param nature `step` and `detached` are never recorded
 * @param others tensors that had a part in it, to which no path leads
 */
export function emit(
  operation: string,
  inputs: readonly TapeTensor[],
  shape: Shape,
  dtype: DType,
  data: NumberArray,
  backward: Backward | null,
  nature: Nature = backward === null || dtype === 'int32' ? 'step' : 'result',
  others: readonly TapeTensor[] = [],
): TapeTensor {
  const parents = inputs.map((input) => input.origin);
  for (const other of others) parents.push(other.origin);
  const origin = new Origin(nature, operation, dtype, parents);
  if (backward !== null && nature === 'result')
    for (const tape of recorder.active) tape.record(origin, inputs, backward);
  return TapeTensor.of(shape, dtype, data, origin);
}

/** Whether a tape that is recording follows one of them. */
export function isFollowed(tensors: readonly TapeTensor[]): boolean {
  return recorder.active.some((tape) => tensors.some((tensor) => tape.tracks(tensor)));
}

/** Runs what no tape shall record. */
export function unrecorded<V>(within: string, run: () => V): V {
  const { active } = recorder;
  for (const tape of active) tape.pause(within);
  recorder.active = [];
  try {
    return run();
  } finally {
    recorder.active = active;
    for (const tape of active) tape.resume();
  }
}
