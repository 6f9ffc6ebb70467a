// The remedy of a text at a point, found as a comparison finds it, for tests.
import { totalOperations } from '../../../src/arithmetics/counting.js';
import { correctBitsIn } from '../../../src/compare/measure.js';
import { findRemedy } from '../../../src/explain/remedies/remedy.js';
import type { Remedy } from '../../../src/explain/remedies/remedy-data.js';
import type { Rewriting } from '../../../src/explain/remedies/rewritings.js';
import { countingKitOf } from '../../../src/methods/kit.js';
import { readProblem } from '../../../src/problem/problem.js';
import { linkOutputs } from '../../../src/program/outputs.js';
import { theLaboratory } from '../../../src/reference/laboratory.js';
import { findTruth } from '../../../src/reference/truth.js';

export async function remedyOf(text: string, at: string, table?: readonly Rewriting[]): Promise<Remedy | null> {
  const laboratory = await theLaboratory();
  const { problem } = readProblem(text, { at });
  const { operations } = countingKitOf(problem.format).count(({ real }) =>
    linkOutputs(problem.program, real)(problem.point, problem.budget),
  );
  const question = {
    text,
    problem,
    truth: findTruth(laboratory, problem),
    operations: totalOperations(operations),
    correctBits: correctBitsIn(problem.format),
  };
  return findRemedy(laboratory, question, table);
}
