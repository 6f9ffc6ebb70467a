// Passes that differ in their seed alone, one per input: many of them as one run in lanes, where that pays.
import { LanesPart } from '../arithmetics/lanes/lanes.js';
import { EvaluationError, TimeLimit } from '../errors.js';
import { byBlocks, byColumns } from './jacobian.js';
import type { Kit } from './kit.js';
import type { Problem } from './method.js';

/** A column holds the derivatives of all outputs by one input. */
export interface SeededPasses {
  /** The column of an input, by a pass of its own. */
  readonly single: (input: number) => readonly number[];
  /** Those of several, by one run with a lane for each. @throws LanesPart where it can't be one run */
  readonly together: (inputs: readonly number[]) => readonly (readonly number[])[];
}

/** Inputs from which on lanes are taken: of Rosenbrock's function single passes were faster with 3, lanes with 12, and between there was nothing in it. */
const fewestLanes = 4;
/** Lanes of the first run, which says what more of them would take, and of any; so many times as many from run to run. */
const [firstLanes, mostLanes, growth] = [16, 1024, 4];
/** Numbers that a run may make, all of which may be alive: 64 MB. */
const mostNumbers = 2 ** 23;
/** How often lanes may part before the inputs that are left get passes of their own. */
const mostPartings = 8;

/**
 * The derivatives of all outputs by all inputs in the order of `Derivatives.gradient`: bits, counts and errors are those
 * of single passes.
 *
 * @throws TimeLimit where the passes would not end in time
 */
export function bySeeds(problem: Problem, kit: Kit, { single, together }: SeededPasses): number[] {
  const { program, wrt, engine = 'auto', budget } = problem;
  if (program.isWatched === true || engine === 'interpret' || wrt.length < (engine === 'auto' ? fewestLanes : 2))
    return byColumns(problem, 'passes', (input) => single(input));
  let width = firstLanes;
  let partings = 0;
  let done = 0;
  const columnsOf = (inputs: readonly number[]): readonly (readonly number[])[] => {
    if (inputs.length === 1 || partings > mostPartings) return inputs.map((input) => single(input));
    try {
      const { result, numbers } = kit.together(inputs.length, budget, () => together(inputs));
      const room = Math.floor((inputs.length * mostNumbers) / (numbers + 1));
      width = Math.min(mostLanes, growth * width, Math.max(firstLanes, room));
      return result;
    } catch (error) {
      if (error instanceof LanesPart) {
        partings++;
        return parted(inputs, error);
      }
      if (error instanceof TimeLimit) {
        const [all, ended] = [wrt.length, done].map((count) => count.toLocaleString('en'));
        throw new TimeLimit(`${all} passes did not end in time; ${ended} did`);
      }
      // a pass of its own says what is wrong
      if (error instanceof EvaluationError) return inputs.map((input) => single(input));
      throw error;
    }
  };
  const parted = (inputs: readonly number[], { lanes }: LanesPart): readonly (readonly number[])[] => {
    const isApart = new Set(lanes);
    const ofSide = (side: boolean): readonly number[] => inputs.filter((_, lane) => isApart.has(lane) === side);
    const [apart, others] = [ofSide(true), ofSide(false)];
    if (apart.length === 0 || others.length === 0) return inputs.map((input) => single(input));
    const columns = [columnsOf(apart).values(), columnsOf(others).values()] as const;
    return inputs.map((_, lane) => columns[isApart.has(lane) ? 0 : 1].next().value as readonly number[]);
  };
  return byBlocks(problem, 'passes', (first) => {
    done = first;
    return columnsOf(wrt.slice(first, first + (partings > mostPartings ? 1 : width)));
  });
}
