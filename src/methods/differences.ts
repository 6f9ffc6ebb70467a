// Finite differences: a stencil of function values at the point and δ away from it, input by input.
import type { PointValues } from '../code/value-runs.js';
import type { Kit } from './kit.js';
import { EvaluationError } from '../errors.js';
import { numeral } from '../text/numeral.js';
import { outputCount } from '../program/outputs.js';
import type { Budget } from '../program/program.js';
import type { Format } from '../arithmetics/formats.js';
import { byColumns } from './jacobian.js';
import type { Derivatives, Method, Problem } from './method.js';
import { applyStencil, stencils, type Stencil, type StencilName } from './stencils.js';
import { stencilNames } from './table.js';

/**
 * The step that balances truncation, δ^accuracy, against round-off, ε/δ^order, for functions that vary over lengths of
 * about max(|x|, 1) (Press et al. 2007, section 5.7).
 */
export function defaultStep(stencil: Stencil, x: number, epsilon: number): number {
  return epsilon ** (1 / (stencil.accuracy + stencil.order)) * Math.max(Math.abs(x), 1);
}

/** The step near `delta` for which x + δ and x - δ are numbers of the format, so that δ is the distance travelled. */
export function exactStep(format: Format, x: number, delta: number): number {
  const size = Math.abs(x);
  return format.round(format.round(size + format.round(delta)) - size);
}

/** The runs of a program near the point: counted, and the one at the point itself is made once. */
class Runs {
  count = 0;
  readonly x: readonly number[];
  private center: readonly number[] | undefined;
  /** The point, one input of which is moved for a run. */
  private readonly inputs: number[];
  private readonly values: PointValues;
  private readonly budget: Budget;
  /** Where there are several outputs: what a run gave with one input at another value, for that input. */
  private readonly known: Map<number, readonly number[]> | null;
  private knownFor = -1;

  constructor(problem: Problem, kit: Kit, outputs: number) {
    const { point, format, wrt, budget } = problem;
    this.x = point.map(format.round);
    this.inputs = [...this.x];
    this.values = kit.values(problem, wrt.length); // each input is moved once at least
    this.budget = budget;
    this.known = outputs > 1 ? new Map() : null;
  }
  atPoint(): readonly number[] {
    return (this.center ??= this.at(this.x));
  }
  /** An output where one input has another value. */
  along(input: number, value: number, place: number): number {
    if (value === this.x[input]) return this.atPoint()[place] as number;
    this.inputs[input] = value;
    const output = this.known === null ? this.one() : (this.all(this.known, input, value)[place] as number);
    this.inputs[input] = this.x[input] as number;
    return output;
  }
  at(inputs: readonly number[]): readonly number[] {
    this.count++;
    return this.values.all(inputs, this.budget);
  }
  private one(): number {
    this.count++;
    return this.values.first(this.inputs, this.budget);
  }
  private all(known: Map<number, readonly number[]>, input: number, value: number): readonly number[] {
    if (input !== this.knownFor) known.clear();
    this.knownFor = input;
    let outputs = known.get(value);
    if (outputs === undefined) known.set(value, (outputs = this.at(this.inputs)));
    return outputs;
  }
}

/** The function near the point: one output of the program, whose runs are counted and shared with the other outputs. */
export class Neighbourhood {
  readonly x: readonly number[];

  constructor(
    problem: Problem,
    kit: Kit,
    private readonly runs = new Runs(problem, kit, outputCount(problem.program)),
    private readonly place = 0,
  ) {
    this.x = runs.x;
  }
  /** All outputs of a program near the point. Those along one input are asked for together, before the next input. */
  static ofOutputs(problem: Problem, kit: Kit): Neighbourhood[] {
    const count = outputCount(problem.program);
    const runs = new Runs(problem, kit, count);
    const outputs: Neighbourhood[] = [];
    for (let place = 0; place < count; place++) outputs.push(new Neighbourhood(problem, kit, runs, place));
    return outputs;
  }

  /** Runs so far, of all outputs together. */
  get evaluations(): number {
    return this.runs.count;
  }
  /** f at the point. */
  atPoint(): number {
    return this.runs.atPoint()[this.place] as number;
  }
  /** f where one input has another value than at the point. */
  along(input: number, value: number): number {
    return this.runs.along(input, value, this.place);
  }
  /** f where two inputs have other values. */
  across(first: number, x: number, second: number, y: number): number {
    if (x === this.x[first]) return this.along(second, y);
    const inputs = [...this.x];
    inputs[first] = x;
    inputs[second] = y;
    return this.runs.at(inputs)[this.place] as number;
  }
}

/** The step along an input. @throws EvaluationError where it vanishes beside x */
export function stepFor(problem: Problem, stencil: Stencil, x: number, input: number): number {
  const { format, delta } = problem;
  const wanted = delta ?? defaultStep(stencil, x, format.epsilon);
  const step = exactStep(format, x, wanted);
  if (step === 0) throw vanishingStep(problem, input, wanted);
  return step;
}

/** Why there is no difference with that step. */
export function vanishingStep({ format, program, point }: Problem, input: number, step: number): EvaluationError {
  const name = program.inputs[input] as string;
  const at = `${name} = ${numeral(format.round(point[input] as number))}`;
  return new EvaluationError(
    `the step ${numeral(step)} vanishes at ${at}: ${name} + δ rounds to ${name} in ${format.name}`,
  );
}

function differentiate(problem: Problem, kit: Kit, id: StencilName): Derivatives {
  const { wrt, order } = problem;
  const A = kit.real;
  const outputs = Neighbourhood.ofOutputs(problem, kit);
  const [near] = outputs as [Neighbourhood];
  const first = stencils[id][1];
  const at = (input: number): number => near.x[input] as number;

  const delta = wrt.map((input) => stepFor(problem, first, at(input), input));
  const gradient = byColumns(problem, 'differences', (input, i) =>
    outputs.map((f) => applyStencil(A, first, (x) => f.along(input, x), at(input), delta[i] as number)),
  );
  if (order === 1)
    return {
      gradient,
      delta,
      evaluations: near.evaluations,
      passes: near.evaluations,
    };

  const second = stencils[id][2];
  const steps = wrt.map((input) => stepFor(problem, second, at(input), input));
  const hessian: number[][] = wrt.map(() => []);
  wrt.forEach((row, i) => {
    wrt.slice(0, i + 1).forEach((column, j) => {
      const entry =
        i === j
          ? applyStencil(A, second, (x) => near.along(row, x), at(row), steps[i] as number)
          : applyStencil(
              A,
              first,
              (x) => applyStencil(A, first, (y) => near.across(row, x, column, y), at(column), steps[j] as number),
              at(row),
              steps[i] as number,
            );
      (hessian[i] as number[])[j] = (hessian[j] as number[])[i] = entry;
    });
  });
  return {
    gradient,
    hessian,
    delta,
    evaluations: near.evaluations,
    passes: near.evaluations,
  };
}

/** The methods of all stencils; second derivatives use a step of their own, mixed ones a difference of differences. */
export const differenceMethods = Object.fromEntries(
  stencilNames.map((id) => [
    id,
    { id, summary: summaryOf(id), differentiate: (problem, kit) => differentiate(problem, kit, id) },
  ]),
) as Readonly<Record<StencilName, Method>>;

function summaryOf(id: StencilName): string {
  const { formula, 1: first } = stencils[id];
  const power = first.accuracy === 1 ? '' : ('⁰¹²³⁴⁵⁶⁷⁸⁹'[first.accuracy] ?? `^${first.accuracy}`);
  return `${formula}, δ = ε^(1/${first.accuracy + 1}); error of order δ${power}`;
}
