// Where a function has no value at a point: the error says what there is beside it, as data and in words.
import { DiffcmpError } from '../errors.js';
import { derivativesOf, type Problem } from '../methods/method.js';
import { attempt } from '../problem/attempt.js';
import { isOfFile, type ReadFunction } from '../problem/read-function.js';
import type { TimeBudget } from '../program/time.js';
import type { Laboratory } from '../reference/laboratory.js';
import { findTruthBeside } from '../reference/truth-beside.js';
import { kindOfVerdict, type SingularVerdict, type Truth } from '../reference/truth.js';
import { numeral } from '../text/numeral.js';
import type { Reference } from './reference-data.js';
import { nestedReference } from './forms.js';
import { referenceBlock } from './reference-block.js';

/** A function at a point, with what it takes to find out what is beside it. */
interface TruthStep {
  readonly laboratory: Laboratory;
  readonly read: ReadFunction;
  readonly problem: Problem;
  readonly time: TimeBudget;
}

/** Letters of an expression that is repeated with a value for the point. */
const mostRepeated = 60;

/** Runs a step. @throws DiffcmpError as `attempt` does; one of a point without a value has its `reference` */
export function attemptTruth<V>({ laboratory, read, problem, time }: TruthStep, step: () => V): V {
  try {
    return attempt(read, problem, step);
  } catch (error) {
    if (!(error instanceof DiffcmpError) || !isWithoutReal(error)) throw error;
    const budget = { ...problem.budget, deadline: time.deadlineFor(1 / 2) };
    const truth = findTruthBeside(laboratory, { ...problem, budget });
    const { told, reference } = referenceBeside(truth, problem);
    const said = told === undefined ? [] : [told.message, ...continuation(read, problem, told)];
    const hint = [error.hint, ...said].filter((part) => part !== null).join('; ');
    throw error.withReference(nestedReference(reference, problem.layout), hint === '' ? null : hint);
  }
}

const isWithoutReal = ({ code }: DiffcmpError): boolean => code === 'outside-domain' || code === 'division-by-zero';

/** The block of a truth without a value, and the verdict that is worth words; undefined: no input has one. */
function referenceBeside(
  truth: Truth,
  problem: Problem,
): { told: SingularVerdict | undefined; reference: Reference<'flat'> } {
  const block = referenceBlock(truth, derivativesOf(problem));
  // a constant has no value anywhere
  const kind = problem.program.inputs.length === 0 ? 'outside' : block.kind;
  const found = truth.gradient.find((verdict): verdict is SingularVerdict => kindOfVerdict(verdict) === kind && 'left' in verdict); // prettier-ignore
  const message = found?.message ?? 'the function has no value there';
  const told = kind === null || kind === 'outside' ? undefined : found;
  return { told, reference: { ...block, status: 'undefined', kind, message } };
}

/** The expression with the limit as its value at the point, where that has a derivative and is a number that can be written. */
function continuation(read: ReadFunction, { point, program }: Problem, { kind, limit }: SingularVerdict): string[] {
  const [input, another] = program.inputs;
  if (isOfFile(read) || input === undefined || another !== undefined || kind !== 'removable') return [];
  const { statements, definitions } = read.syntax;
  if (statements.length > 1 || definitions.size > 0 || read.read.length > mostRepeated) return [];
  if (limit == null || limit.slope === null || !limit.value.exact || !Number.isFinite(limit.value.nearest)) return [];
  const { nearest } = limit.value;
  return [`${input} == ${numeral(point[0] as number)} ? ${numeral(nearest)} : ${read.read} has a derivative there`];
}
