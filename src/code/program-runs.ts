// What is kept of a program from run to run: of each kind of work the run that was asked for last, and all others by name.
import type { SeededMode } from './derivative-code.js';
import type { TracingEngine } from './engine.js';
import type { RepeatedRun } from './repeated-run.js';

type KindOfWork = 'values' | SeededMode['name'];

/** What a run depends on beside the program and the kind of work. */
export interface RunTerms {
  readonly engine: TracingEngine;
  /** A path that was traced with more steps may be too long for these. */
  readonly maxSteps: number;
  /** Places of inputs that are differentiated by. */
  readonly wrt: readonly number[];
}

interface KeptRun extends RunTerms {
  readonly run: RepeatedRun;
}

export class ProgramRuns {
  /** Runs of derivatives so far. */
  derivatives = 0;
  // a name for each question takes longer to make than a small program to run: mostly the last question is asked again
  private readonly latest: Record<KindOfWork, KeptRun | null> = {
    values: null,
    forward: null,
    reverse: null,
    'complex-step': null,
  };
  private readonly all = new Map<string, KeptRun>();

  /** The run on such terms; made where it is asked for first. */
  find(kind: KindOfWork, terms: RunTerms, make: () => RepeatedRun): RepeatedRun {
    const latest = this.latest[kind];
    if (latest !== null && areOnSameTerms(latest, terms)) return latest.run;
    const { engine, maxSteps, wrt } = terms;
    const name = `${kind} ${engine} ${maxSteps} ${wrt.join(' ')}`;
    let kept = this.all.get(name);
    if (kept === undefined) this.all.set(name, (kept = { engine, maxSteps, wrt, run: make() }));
    this.latest[kind] = kept;
    return kept.run;
  }
}

function areOnSameTerms(one: RunTerms, other: RunTerms): boolean {
  return one.engine === other.engine && one.maxSteps === other.maxSteps && areSamePlaces(one.wrt, other.wrt);
}

/** Whether two questions are by the same inputs, in the same order. */
export function areSamePlaces(one: readonly number[], other: readonly number[]): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let k = 0; k < one.length; k++) if (one[k] !== other[k]) return false;
  return true;
}
