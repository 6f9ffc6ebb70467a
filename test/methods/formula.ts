// Programs from nested arrays, so that tests of methods need no parser: formula(['x'], ['mul', 'x', ['cos', 'x']]).
import type { Program } from '../../src/program/program.js';
import { type BinaryName, type Relation, type UnaryName } from '../../src/arithmetic.js';
import { formats, type Format } from '../../src/arithmetics/formats.js';
import type { OperationCounts } from '../../src/arithmetics/counting.js';
import { countingKitOf } from '../../src/methods/kit.js';
import type { Derivatives, Method, Problem } from '../../src/methods/method.js';
import { ProgramBuilder } from '../../src/program/builder.js';

export type Formula =
  | number
  | string
  | readonly [UnaryName, Formula]
  | readonly [BinaryName, Formula, Formula]
  | readonly ['if', Relation, Formula, Formula, Formula, Formula];

export function formula(inputs: readonly string[], root: Formula): Program {
  const builder = new ProgramBuilder();
  const emit = (part: Formula): void => {
    if (typeof part === 'number') return builder.literal(part);
    if (typeof part === 'string') return builder.load(inputs.indexOf(part));
    if (part[0] === 'if') {
      emit(part[2]);
      emit(part[3]);
      const otherwise = builder.branchUnless(part[1]);
      emit(part[4]);
      const end = builder.jump();
      builder.land(otherwise);
      emit(part[5]);
      builder.land(end);
      return;
    }
    for (const argument of part.slice(1)) emit(argument);
    if (part.length === 2) builder.unary(part[0]);
    else builder.binary(part[0]);
  };
  emit(root);
  builder.result();
  return builder.build(inputs, inputs.length);
}

/** What a method makes of a formula with all its inputs differentiated, and what that costs. */
export function differentiate(
  method: Method,
  root: Formula | Program,
  point: Readonly<Record<string, number>>,
  options: Partial<Pick<Problem, 'order' | 'delta' | 'wrt' | 'budget'>> & { format?: Format } = {},
): Derivatives & { readonly operations: OperationCounts } {
  const names = Object.keys(point);
  const program = typeof root === 'object' && 'link' in root ? root : formula(names, root);
  const problem: Problem = {
    program,
    point: Object.values(point),
    wrt: names.map((_, i) => i),
    order: 1,
    format: formats.float64,
    budget: { maxSteps: 1e6 },
    ...options,
  };
  const { result, operations } = countingKitOf(problem.format).count((kit) => method.differentiate(problem, kit));
  return { ...result, operations };
}
