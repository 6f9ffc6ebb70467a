// STUB until the helper's arrives
import { problemOf, type ProblemOptions } from '../problem/problem.js';
import { derivativesOf } from '../methods/method.js';
import { readFunction } from '../problem/read-function.js';
import { linkOutputs } from '../program/outputs.js';
import type { ProgramFile } from '../javascript/program-file.js';
import type { FormulaSubject } from './formula-pair.js';
export function readSubject(
  f: string | ProgramFile,
  g: string | ProgramFile | null,
  options: ProblemOptions & { jacobian?: boolean },
): FormulaSubject {
  const { jacobian: _, ...rest } = options;
  const [readF, readG] = [readFunction(f), readFunction(g ?? '0')];
  return {
    f: readF,
    g: readG,
    at: (at) => {
      const problem = problemOf(readF, { ...rest, at });
      const names = derivativesOf(problem);
      const point = Object.fromEntries(problem.program.inputs.map((n, i) => [n, problem.point[i] as number]));
      const gp = problemOf(readG, {
        at: Object.fromEntries(
          problemOf(readG, { at: point, wrt: problem.program.inputs }).program.inputs.map((n) => [
            n,
            point[n] as number,
          ]),
        ),
        wrt: problem.program.inputs,
      });
      return { f: readF, g: readG, problem, names, given: { link: (A, o) => linkOutputs(gp.program, A, o) } };
    },
  };
}
