// One method over the sizes: measured from the smallest on, until it is stopped.
import { totalOperations } from '../arithmetics/counting.js';
import { runCounted, type CountedRun } from '../compare/counted-run.js';
import type { CountingKit } from '../methods/kit.js';
import type { Method, Problem } from '../methods/method.js';
import { roughDuration } from '../text/rough-duration.js';
import { estimateByGrowth, estimateByPasses } from './estimate.js';
import { fitGrowth } from './growth.js';
import type { CostSeries, FunctionCost, GrowthFit, StoppedAt } from './scale-data.js';

/** What was measured at one size. */
interface Measured {
  readonly size: number;
  readonly operations: number;
  readonly ratio: number | null;
  readonly evaluations: number;
  readonly passes: number;
  readonly nodes: number | null;
  readonly bytes: number | null;
  readonly tree: number | null;
  readonly graph: number | null;
  readonly time: number | null;
}

export class MethodSeries {
  private readonly measured: Measured[] = [];
  private stopped: StoppedAt | null = null;

  constructor(
    private readonly method: Method,
    private readonly counting: CountingKit,
    private readonly withTime: boolean,
  ) {}

  get isStopped(): boolean {
    return this.stopped !== null;
  }

  /** Does nothing once it is stopped. @param problem with the time that there is for it */
  measure(problem: Problem, size: number, cost: FunctionCost | null): void {
    if (this.isStopped) return;
    const start = performance.now();
    const run = runCounted(this.method, problem, this.counting, this.withTime);
    if (run.status !== 'run') {
      this.stopped = this.stopAt(size, run, problem, (problem.budget.deadline ?? Infinity) - start);
      return;
    }
    const { derivatives, time } = run;
    const operations = totalOperations(run.operations);
    const { tape, symbolic, evaluations, passes } = derivatives;
    this.measured.push({
      size,
      operations,
      ratio: cost === null || cost.operations === 0 ? null : operations / cost.operations,
      evaluations,
      passes,
      nodes: tape?.nodes ?? null,
      bytes: tape?.bytes ?? null,
      tree: symbolic?.tree ?? null,
      graph: symbolic?.graph ?? null,
      time,
    });
  }

  /** The operations at a size that was measured. */
  operationsAt(size: number): number | null {
    return this.measured.find((each) => each.size === size)?.operations ?? null;
  }

  series(sizes: readonly number[]): CostSeries {
    const bySize = new Map(this.measured.map((each) => [each.size, each]));
    const all = (name: Exclude<keyof Measured, 'size'>): (number | null)[] =>
      sizes.map((size) => bySize.get(size)?.[name] ?? null);
    const fitOf = (values: readonly (number | null)[]): GrowthFit | null =>
      values.some((value) => value !== null) ? fitGrowth(sizes, values) : null;
    const operations = all('operations');
    const times = this.withTime ? all('time') : null;
    const [nodes, tree, graph] = [all('nodes'), all('tree'), all('graph')];
    const fits = {
      operations: fitOf(operations),
      nodes: fitOf(nodes),
      tree: fitOf(tree),
      graph: fitOf(graph),
      times: fitOf(times ?? []),
    };
    return {
      method: this.method.id,
      operations,
      ratio: all('ratio'),
      evaluations: all('evaluations'),
      passes: all('passes'),
      nodes,
      bytes: all('bytes'),
      tree,
      graph,
      times,
      exponent: fits.operations?.law?.exponent ?? null,
      fits,
      stopped: this.stopped,
    };
  }

  private stopAt(size: number, run: Exclude<CountedRun, { status: 'run' }>, problem: Problem, given: number): StoppedAt {
    const deadline = performance.now() + given;
    return {
      size,
      reason: this.reasonOf(run, given),
      estimate:
        (run.status === 'failed'
          ? estimateByPasses(this.method, { ...problem, budget: { ...problem.budget, deadline } }, this.counting)
          : null) ?? estimateByGrowth(this.measured, size),
    };
  } // prettier-ignore

  /** Without measured times where none are asked for, so that it is the same each time. */
  private reasonOf({ code, message }: Exclude<CountedRun, { status: 'run' }>, given: number): string {
    if (code === 'timeout' && !this.withTime) return `it would not end within ${roughDuration(Math.round(given))}`;
    return message.replace(/^[a-z -]+: /, '');
  }
}
