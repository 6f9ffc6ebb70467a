// The parts of a question to a tape: what targets start with, rows of Jacobians, and what is answered where no path leads.
import { elementCount, type Shape } from '../tensors/shape.js';
import { adjointsFrom, entriesFrom, isConnected, type Seed } from './backward-sweep.js';
import { fixed } from './elementwise.js';
import { reshaped } from './moves.js';
import { tensorFor } from './operands.js';
import { isSameShape } from './places.js';
import { stacked } from './rearranging.js';
import { dtypeMismatch, shapeMismatch, wrongKind } from './refusals.js';
import { isDifferentiable, type Differentiable } from './structure.js';
import type { TapeLog } from './tape-log.js';
import type { TapeTensor } from './tensor.js';

export function oneTensor(operation: string, name: string, value: unknown): Differentiable {
  if (isDifferentiable(value)) return value;
  throw wrongKind(operation, name, Array.isArray(value) ? 'one tensor or variable' : 'a tensor or a variable', value);
}

/** What each target starts with: ones, unless something is given. */
export function seedsOf(log: TapeLog, targets: readonly Differentiable[], given: readonly unknown[]): Seed[] {
  return targets.map((target, i) => {
    const { shape, dtype } = target;
    const entry = log.entryOf(target);
    if (given[i] === undefined || given[i] === null) return { entry, adjoint: fixed(1, dtype, shape) };
    const adjoint = tensorFor('gradient', given[i], dtype);
    if (!isSameShape(adjoint.shape, shape)) throw shapeMismatch('gradient', shape, adjoint.shape, 'of a target and of its outputGradients differ'); // prettier-ignore
    if (adjoint.dtype !== dtype) throw dtypeMismatch('gradient', dtype, adjoint.dtype);
    return { entry, adjoint };
  });
}

/** For each source the gradients of the sums over each list of places in the target; empty where no path leads to it. */
export function rowsOf(
  log: TapeLog,
  target: Differentiable,
  sources: readonly Differentiable[],
  sums: readonly (readonly number[])[],
): TapeTensor[][] {
  const entry = log.entryOf(target);
  const entries = sources.map((source) => log.entryOf(source));
  const leading = entriesFrom(log, entries);
  const rows = sources.map((): TapeTensor[] => []);
  for (const places of sums) {
    const adjoint = fixed(0, target.dtype, target.shape);
    for (const place of places) adjoint.data[place] = 1;
    const adjoints = adjointsFrom(log, [{ entry, adjoint }], leading);
    for (const [i, source] of entries.entries()) {
      const row = source && adjoints.get(source);
      if (row !== undefined) rows[i]?.push(row);
    }
  }
  return rows;
}

/** The rows of a Jacobian along an axis, in its shape; undefined where no path leads. */
export function joinedRows(
  log: TapeLog,
  rows: readonly TapeTensor[],
  axis: number,
  shape: Shape,
  target: Differentiable,
  source: Differentiable,
): TapeTensor | undefined {
  if (rows.length > 0) return reshaped(stacked(rows, axis), shape);
  const isEmpty = elementCount(target.shape) === 0 && isConnected(log.entryOf(target), log.entryOf(source));
  return isEmpty ? fixed(0, source.dtype, shape) : undefined;
}

export function answerFor(
  adjoint: TapeTensor | undefined,
  { shape, dtype }: Pick<Differentiable, 'shape' | 'dtype'>,
  unconnected: 'none' | 'zero' = 'none',
): TapeTensor | null {
  return adjoint ?? (unconnected === 'zero' ? fixed(0, dtype, shape) : null);
}
