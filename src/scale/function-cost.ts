// The function over the sizes: its operations at each, up to the first at which it can't be run. The study ends there.
import { occurringOperations, totalOperations } from '../arithmetics/counting.js';
import type { Warning } from '../compare/comparison.js';
import { DiffcmpError } from '../errors.js';
import type { CountingKit } from '../methods/kit.js';
import type { Problem } from '../methods/method.js';
import { attempt } from '../problem/attempt.js';
import { groupDigits } from '../text/numeral.js';
import type { FunctionCost, StudyStop } from './scale-data.js';
import type { Sized } from './subject.js';

export interface FunctionCosts {
  /** Of the sizes at which it ran. */
  readonly cost: readonly FunctionCost[];
  readonly stopped: StudyStop | null;
  readonly warnings: readonly Warning[];
  /** Where, in words. */
  readonly place: string;
}

/** @throws DiffcmpError for what is wrong at any size, and where it can't be run even at the first one */
export function functionCosts(
  sizes: readonly number[],
  sizedAt: (size: number) => Sized,
  problemAt: (sized: Sized) => Problem,
  counting: CountingKit,
): FunctionCosts {
  const cost: FunctionCost[] = [];
  const warnings: Warning[] = [];
  let place = '';
  for (const size of sizes) {
    try {
      const sized = sizedAt(size);
      const problem = problemAt(sized);
      place ||= sized.place;
      const { result, operations } = attempt(sized, problem, () =>
        counting.count(({ real }) => problem.program.link(real)(problem.point, problem.budget)),
      );
      if (!Number.isFinite(result) && warnings.length === 0)
        warnings.push({ code: 'non-finite', message: `the function is ${result} at n = ${groupDigits(size)}, at the point that was taken` }); // prettier-ignore
      cost.push({ size, inputs: problem.wrt.length, allInputs: problem.point.length, operations: totalOperations(operations), byKind: occurringOperations(operations) }); // prettier-ignore
    } catch (error) {
      if (cost.length === 0 || !(error instanceof DiffcmpError) || !endsStudy(error)) throw error;
      const stopped = { size, code: error.code, reason: error.message };
      warnings.push({ code: error.code, message: `the study ends before n = ${groupDigits(size)}, where the function can't be run: ${error.message}` }); // prettier-ignore
      return { cost, stopped, warnings, place };
    }
  }
  return { cost, stopped: null, warnings, place };
}

/** A size that is too much. Other errors are mistakes in the template, the point or `wrt`, which are to be mended. */
const endsStudy = ({ code, exitCode }: DiffcmpError): boolean => exitCode === 4 || code === 'bad-template';
