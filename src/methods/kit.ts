// What methods compute with: arithmetics over the numbers of a format, plain ones for values, counting ones for costs.
import { operationKinds, type Arithmetic } from '../arithmetic.js';
import { counting, countsNow, type OperationCounts } from '../arithmetics/counting.js';
import type { Format, Precision } from '../arithmetics/formats.js';
import { LaneGround } from '../arithmetics/lanes/ground.js';
import { ValueRuns, type DerivativeQuestion, type PointValues } from '../code/value-runs.js';
import type { SeededMode } from '../code/derivative-code.js';
import type { Engine } from '../code/engine.js';
import type { Budget, Program } from '../program/program.js';

/** A program that is run at many points. */
interface ManyRuns {
  readonly program: Program;
  readonly engine?: Engine | undefined;
  readonly budget: Budget;
}

/** The arithmetics of a method. They hold nothing that outlives a run but what makes the next one sooner. */
export class Kit {
  private readonly made = new Map<unknown, unknown>();

  private readonly runs: ValueRuns;
  private readonly ground: LaneGround;

  /**
   * @param real the numbers of the format, counting or not
   * @param counts what they count into
   */
  constructor(
    format: Format,
    readonly real: Arithmetic<number> = format.arithmetic,
    private readonly counts: OperationCounts | null = null,
  ) {
    this.runs = new ValueRuns(format, real, counts);
    this.ground = new LaneGround(format);
  }

  /**
   * The values of a problem's program over these numbers: its runs are counted as any, and are by code once that pays.
   *
   * @param expected runs that there will be at least, as far as is known
   */
  values({ program, engine, budget }: ManyRuns, expected = 0): PointValues {
    return this.runs.of(program, engine, budget.maxSteps, expected);
  }

  /**
   * First derivatives in a mode: what `interpret` gives at this point, which is by code once that pays, to the same bits and counts.
   * Each run of one program in one mode must give as many numbers.
   */
  derivatives(question: DerivativeQuestion, mode: SeededMode, interpret: () => readonly number[]): readonly number[] {
    return this.runs.derivatives(question, mode, interpret);
  }

  /** What `make` makes over these numbers: made at the first use, since that takes longer than a small program. */
  of<V>(make: (real: Arithmetic<number>) => V): V {
    let value = this.made.get(make) as V | undefined;
    if (value === undefined) this.made.set(make, (value = make(this.real)));
    return value;
  }

  /** What `make` makes over these numbers in several lanes, for runs by `together`; once, as `of` does. */
  inLanes<V>(make: (ground: LaneGround) => V): V {
    let value = this.made.get(make) as V | undefined;
    if (value === undefined) this.made.set(make, (value = make(this.ground)));
    return value;
  }

  /**
   * One run for so many: it counts what they would.
   *
   * @returns what it gives, and how many numbers in lanes it made
   * @throws LanesPart where they differ in more than they can at once; and whatever the run throws. Then nothing is counted.
   */
  together<V>(lanes: number, budget: Budget, run: () => V): { readonly result: V; readonly numbers: number } {
    const { ground, counts } = this;
    ground.begin(lanes, budget);
    const result = run();
    if (counts !== null) for (const kind of operationKinds) counts[kind] += ground.counts[kind];
    return { result, numbers: ground.made };
  }
}

/** A kit that counts. Who runs a method counts; a method knows nothing of it. */
export class CountingKit {
  private readonly counting;
  private readonly kit: Kit;

  constructor(format: Format) {
    this.counting = counting(format.arithmetic);
    this.kit = new Kit(format, this.counting.arithmetic, this.counting.counts);
  }

  /** What a step computes, and the operations that it took. What an interrupted step counted is forgotten. */
  count<V>(step: (kit: Kit) => V): { readonly result: V; readonly operations: OperationCounts } {
    this.counting.reset();
    const result = step(this.kit);
    return { result, operations: countsNow(this.counting.counts) };
  }
}

const kits = new Map<Precision, Kit>();
const countingKits = new Map<Precision, CountingKit>();

/** The kits of this process, one of each kind for a format: making one takes longer than running a small program. */
export function kitOf(format: Format): Kit {
  return kept(kits, format.name, () => new Kit(format));
}
export function countingKitOf(format: Format): CountingKit {
  return kept(countingKits, format.name, () => new CountingKit(format));
}

function kept<K>(all: Map<Precision, K>, name: Precision, make: () => K): K {
  let kit = all.get(name);
  if (kit === undefined) all.set(name, (kit = make()));
  return kit;
}
