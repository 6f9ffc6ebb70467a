// The backward sweep over the records of a tape: adjoints from the targets to the sources (Linnainmaa 1970; Griewank & Walther
// 2008, section 3.2). It computes with operations on tensors, which other tapes record: so there are derivatives of every order.
import { applyElementwise } from './elementwise.js';
import { binaryFunction } from './elementwise-function.js';
import type { TapeEntry, TapeLog } from './tape-log.js';
import type { TapeTensor } from './tensor.js';

const sum = binaryFunction('add');

/** What a target starts with. */
export interface Seed {
  /** Undefined: the tape doesn't follow the target. */
  readonly entry: TapeEntry | undefined;
  readonly adjoint: TapeTensor;
}

/** The entries through which adjoints reach the sources, and those themselves. */
export function entriesFrom(log: TapeLog, sources: readonly (TapeEntry | undefined)[]): ReadonlySet<TapeEntry> {
  const leading = new Set<TapeEntry>();
  for (const source of sources) if (source !== undefined) leading.add(source);
  for (const entry of log.operations)
    if (entry.inputs.some((input) => input !== null && leading.has(input))) leading.add(entry);
  return leading;
}

/** The adjoints of the entries that lead to the sources; undefined where no path from a target leads. */
export function adjointsFrom(
  log: TapeLog,
  seeds: readonly Seed[],
  leading: ReadonlySet<TapeEntry>,
): ReadonlyMap<TapeEntry, TapeTensor> {
  const adjoints = new Map<TapeEntry, TapeTensor>();
  const add = (entry: TapeEntry, contribution: TapeTensor): void => {
    const before = adjoints.get(entry);
    adjoints.set(entry, before === undefined ? contribution : applyElementwise(sum, [before, contribution]));
  };
  for (const { entry, adjoint } of seeds) if (entry !== undefined && leading.has(entry)) add(entry, adjoint);
  // what the sweep itself adds to the records, on a persistent tape, isn't part of them
  for (let i = log.operations.length - 1; i >= 0; i--) {
    const { inputs, backward } = log.operations[i] as TapeEntry;
    const adjoint = adjoints.get(log.operations[i] as TapeEntry);
    if (adjoint === undefined || backward === null) continue;
    for (let j = 0; j < inputs.length; j++) {
      const input = inputs[j];
      if (input != null && leading.has(input)) add(input, backward(adjoint, j));
    }
  }
  return adjoints;
}

/** Whether a path of records leads from the source to the target. */
export function isConnected(target: TapeEntry | undefined, source: TapeEntry | undefined): boolean {
  if (target === undefined || source === undefined) return false;
  const seen = new Set([target]);
  for (const entry of seen) {
    if (entry === source) return true;
    for (const input of entry.inputs) if (input !== null && input.number >= source.number) seen.add(input);
  }
  return false;
}
