// Runs a program once, for tests.
import type { Arithmetic } from '../../src/arithmetic.js';
import { defaultMaxSteps, type Program } from '../../src/program/program.js';

export function run<T>(program: Program, A: Arithmetic<T>, inputs: readonly T[], maxSteps = defaultMaxSteps): T {
  return program.link(A)(inputs, { maxSteps });
}
