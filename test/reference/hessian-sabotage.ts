// Sabotage of second derivatives: rules that are right at the point, beside it not, so that no gradient shows it.
import { expect, vi } from 'vitest';
import { binaryNames, unaryNames, type Arithmetic, type BinaryName, type UnaryName } from '../../src/arithmetic.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { formats } from '../../src/arithmetics/formats.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { DiffcmpError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { binaryRules, unaryRules } from '../../src/primitives.js';
import type { Program } from '../../src/program/program.js';
import { Experiment } from '../../src/reference/experiment.js';
import { openLaboratory } from '../../src/reference/laboratory.js';
import { findTruth, type Truth } from '../../src/reference/truth.js';
import { formula, type Formula } from '../methods/formula.js';

const mpfr = await startMpfr(50);

type Partial = (A: Arithmetic<unknown>, ...rest: unknown[]) => unknown;
const rules = { ...unaryRules, ...binaryRules } as unknown as Record<string, { partials: (1 | -1 | null | Partial)[] }>;

/** Runs a step with a partial made another. */
export function withPartial<V>(
  name: string,
  position: number,
  wrong: (original: Partial) => Partial,
  step: () => V,
): V {
  const partials = rules[name]?.partials as (1 | -1 | null | Partial)[];
  const original = partials[position] as 1 | -1 | Partial;
  partials[position] = wrong(typeof original === 'function' ? original : (A) => A.literal(original));
  try {
    return step();
  } finally {
    partials[position] = original;
  }
}

/** What is its value at the point, with slopes off by 2^-45 of it by the argument that is `at` there. */
export const tilted = (original: Partial, argument: number, at: number): Partial => (A, ...rest) => {
  const off = A.mul(A.literal(2 ** -45), A.sub(rest[1 + argument], A.literal(at)));
  return A.mul(original(A, ...rest), A.add(A.literal(1), off));
}; // prettier-ignore
/** What is its value at the point, without slopes. */
export const flat =
  (original: Partial): Partial =>
  (A, ...rest) =>
    A.detached(original(A, ...rest));

function truthOf(subject: string | Program, point: readonly number[]): Truth {
  const program = typeof subject === 'string' ? readExpression(subject).program : subject;
  const wrt = point.map((_, index) => index);
  const question = { program, point, wrt, order: 2, format: formats.float64, budget: { maxSteps: 1e6 } } as const;
  return findTruth(openLaboratory(mpfr), question);
}

/** The primitive beside a function that is not of interest, of two more inputs: enough for all pairs at once. */
const beside = (part: Formula): Program => formula(['x', 'y', 'c', 'd'], ['add', part, ['mul', 'c', 'd']]);
const point = (x: number): number[] => [x, 0.7, 3, 5];

const families: readonly string[] = ['polygamma', 'sincDerivative'];
const unary = unaryNames
  .filter((name) => unaryRules[name].kind === 'smooth')
  .map((name): [string, number, Program, number[]] => [
    name, 0, beside([name, 'x'] as [UnaryName, Formula]), point(Number.isFinite(float64[name](0.7)) ? 0.7 : 1.7),
  ]); // prettier-ignore
const binary = binaryNames
  .filter((name) => binaryRules[name].kind === 'smooth' && name !== 'mod' && name !== 'rem') // which are seen by way of their steps
  .flatMap((name): [string, number, Program, number[]][] => {
    const arguments2 = (x: Formula, y: Formula) => beside([name, x, y] as [BinaryName, Formula, Formula]);
    if (families.includes(name)) return [[name, 1, arguments2(1, 'y'), point(1.7)]];
    if (name === 'nthRoot') return [[name, 0, arguments2('x', 5), point(1.7)]];
    return [0, 1].map((position) => [name, position, arguments2('x', 'y'), point(1.7)]);
  });

/** What is said of the Hessian: 'contradiction', or each number to its last digit. */
export function said(subject: string | Program, at: readonly number[]): string {
  try {
    const { hessian } = truthOf(subject, at);
    return JSON.stringify(hessian?.flat().map((verdict) => (verdict.status === 'certified' ? verdict.number.digits : null)));
  } catch (error) {
    if (error instanceof DiffcmpError && error.message.includes('contradict')) return 'contradiction';
    throw error;
  }
} // prettier-ignore

/** Every partial of every primitive: its name, its argument, a program with it, a point. */
export const brokenRules = [...unary, ...binary];

/** Breaks a rule beside the point in two ways, and expects the check of all entries at once to see it. */
export function expectSeen([name, position, program, at]: (typeof brokenRules)[number]): void {
  const right = said(program, at);
  expect(right).not.toMatch(/null|contradiction/);
  const own = at[families.includes(name) ? 1 : position] as number;
  const oneByOne = [vi.spyOn(Experiment.prototype, 'confirmPair'), vi.spyOn(Experiment.prototype, 'confirmAxis')];
  const calls = (): number => oneByOne.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  const outcome = withPartial(name, position, (original) => tilted(original, position, own), () => said(program, at)); // prettier-ignore
  if (name === 'polygamma') {
    expect(outcome).toContain('null'); // fine steps that would refute it take more bits than it has
    return;
  }
  expect(outcome).toBe('contradiction');
  if (typeof rules[name]?.partials[position] === 'function') {
    const without = withPartial(name, position, flat, () => said(program, at));
    expect(without).toBe('contradiction');
  }
  if (name !== 'sincDerivative') expect(calls()).toBe(0); // it is the check of all at once that sees it
}
