// A check of formulas, from what it is given to its data; workers of a batch load this alone.
import { optionsFrom } from '../argument.js';
import { readTolerance } from '../compare/claims.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { givenFunction } from '../problem/read-function.js';
import { defaultTimeout } from '../program/time.js';
import type { Laboratory } from '../reference/laboratory.js';
import type { GradientCheck } from './check-data.js';
import { checkFormulas } from './formula-check.js';
import { checkGradientKinds, defaultCount, pointsFrom, verdictCounts, type CheckGradientOptions } from './options.js';
import { readRanges } from './ranges.js';
import { readSubject } from './subject.js';

/** A formula that can be checked: an expression, or a function of a file. */
export type CheckedFormula = string | ProgramFile;

/** What `checkGradient` says of formulas, once the laboratory is there: it reads all it is given first. */
export function judgeOfFormulas(
  f: CheckedFormula,
  gradient: CheckedFormula | null,
  options: CheckGradientOptions,
): (laboratory: Laboratory) => GradientCheck {
  const [givenF, givenG] = [givenFunction(f), gradient === null ? null : givenFunction(gradient)];
  const read = optionsFrom(options, checkGradientKinds);
  const { points, range, seed = 1, tolerance, timeout: time = defaultTimeout, jacobian = false, ...problem } = read;
  const ranges = range === undefined ? null : readRanges(range);
  const subject = readSubject(givenF, givenG, { ...problem, jacobian, timeout: time });
  const plan = {
    points: pointsFrom(points, problem.at, ranges),
    ranges,
    count: typeof points === 'number' ? points : defaultCount,
    seed,
    tolerance: tolerance === undefined ? null : readTolerance(tolerance),
    timeout: time,
  };
  return (laboratory) => {
    const found = checkFormulas(laboratory, subject, plan);
    return {
      schema: 'diffcmp/check@1',
      verdict: found.verdict,
      f: subject.f.text,
      gradient: subject.g?.text ?? null,
      judgedBy: 'certified formulas',
      kind: found.pair.problem.order === 2 ? 'Hessian' : jacobian ? 'Jacobian' : 'gradient',
      precision: found.pair.problem.format.name,
      tolerance: tolerance ?? null,
      points: found.points,
      counts: verdictCounts(found.points),
      drawn: found.drawn,
      counterexample: found.counterexample,
      mistake: found.mistake,
      remarks: found.remarks,
      evaluations: null,
    };
  };
}
