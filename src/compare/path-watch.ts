// Which evaluations of a method left the path that a function of a file takes at the point. Methods know nothing of it.
import type { Arithmetic } from '../arithmetic.js';
import type { Problem } from '../methods/method.js';
import type { MethodId } from '../methods/table.js';
import { PathComparison } from '../program/path.js';
import type { Budget, Program } from '../program/program.js';
import type { Span } from '../span.js';
import type { LeftPath } from './comparison.js';
import type { PathStudy } from './path-study.js';

/** Holds every run of a method against the path at the point. */
export class PathWatch {
  private runs = 0;
  private left = 0;
  private first: Span | null = null;

  constructor(private readonly study: PathStudy) {}

  /** The problem whose runs are watched. What the symbolic method traces has no numbers to decide by. */
  problemFor(method: MethodId, problem: Problem): Problem {
    return method === 'symbolic' ? problem : { ...problem, program: this.watched(problem.program) };
  }

  /** Null: no run left the path. */
  get found(): LeftPath | null {
    const { runs: of, left, first, study } = this;
    if (left === 0) return null;
    const place = first && study.lineAt(first);
    return { left, of, line: place?.line ?? null, file: place?.file ?? null, place: place?.text ?? null };
  }

  private watched(program: Program): Program {
    const { inputs, outputs } = program;
    return {
      inputs,
      isWatched: true,
      link: <T>(A: Arithmetic<T>) => this.watch<T, T>((comparison) => program.link(A, comparison)),
      ...(outputs !== undefined && {
        outputs: {
          shape: outputs.shape,
          link: <T>(A: Arithmetic<T>) => this.watch<T, readonly T[]>((comparison) => outputs.link(A, comparison)),
        },
      }),
    };
  }

  private watch<T, V>(
    link: (comparison: PathComparison<T>) => (values: readonly T[], budget: Budget) => V,
  ): (values: readonly T[], budget: Budget) => V {
    const comparison = new PathComparison<T>(this.study.path);
    const run = link(comparison);
    return (values, budget) => {
      comparison.begin();
      const value = run(values, budget);
      const departure = comparison.departure(true);
      this.runs++;
      if (departure !== null) {
        this.left++;
        this.first ??= departure.span;
      }
      return value;
    };
  }
}
