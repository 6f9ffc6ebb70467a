// A function and its gradient, read: in whatever form the gradient comes, it becomes a program that gives a number for each derivative.
import { defaultPrecision, formats } from '../arithmetics/formats.js';
import { DiffcmpError, ProgramFailure } from '../errors.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { derivativesOf, differentiatedNames, layoutOf, type Problem } from '../methods/method.js';
import { defaultMaxSteps } from '../program/program.js';
import { defaultTimeout } from '../program/time.js';
import type { GivenPoint } from '../problem/point-of.js';
import { askedNames, problemOf } from '../problem/problem.js';
import type { ProblemOptions } from '../problem/problem-options.js';
import { isOfFile, readFunction, type ReadFunction } from '../problem/read-function.js';
import { shapeText } from '../tensors/shape.js';
import type { CheckRemark } from './check-data.js';
import { gradientCalls, isInOtherOrder, namesBeside, withParametersBeside } from './conventions/calls-of.js';
import type { FoundIn } from './conventions/gradient-calls.js';
import { chooseCall, type ChosenCall } from './conventions/choose-call.js';
import { fusedFunction, givingValue, type FunctionQuestion } from './conventions/fused-function.js';
import { inputPlaces, onlyAsked, type GradientInputs } from './conventions/inputs.js';
import { resultInWords } from './conventions/misfit.js';
import type { WantedComponents } from './conventions/result-forms.js';
import { inputsOfArguments, inputsOfVariables, placedVariables } from './conventions/whole-call.js';
import type { FormulaPair, FormulaSubject, GivenGradient } from './formula-pair.js';

export interface SubjectOptions extends Pick<
  ProblemOptions,
  'wrt' | 'order' | 'precision' | 'digits' | 'maxSteps' | 'timeout'
> {
  /** Whether the function gives several numbers, and the gradient a row for each. */
  readonly jacobian?: boolean | undefined;
}

/**
 * A function and what is said to be its gradient, each an expression or a function of a file.
 *
 * @param g null for a function that gives its gradient itself
 * @throws DiffcmpError for texts that can't be read
 */
export function readSubject(
  f: string | ProgramFile,
  g: string | ProgramFile | null,
  options: SubjectOptions = {},
): FormulaSubject {
  if (options.jacobian === true && options.order === 2)
    throw new DiffcmpError('bad-option', 'second derivatives are those of one number, and a Jacobian is of several', { hint: ['leave out ', { jacobian: null }] }); // prettier-ignore
  const [readF, readG] = [readFunction(f), g === null ? null : readFunction(g)];
  return { f: readF, g: readG, at: (at) => pairOf(readF, readG, options, at) };
}

function pairOf(
  f: ReadFunction,
  g: ReadFunction | null,
  { jacobian = false, ...options }: SubjectOptions,
  at: GivenPoint | undefined,
): FormulaPair {
  const { order = 1, precision = defaultPrecision, maxSteps = defaultMaxSteps, timeout = defaultTimeout } = options;
  const budget = { maxSteps, deadline: performance.now() + timeout };
  const role = order === 2 ? 'hessian' : jacobian ? 'jacobian' : 'gradient';
  const question: FunctionQuestion = { at, role, format: formats[precision], budget };
  const fused = g === null ? fusedFunction(fileOnly(f), question) : null;
  const own = g === null ? [] : namesBeside(f, g, askedNames(options) ?? [], at);
  const value = fused?.value ?? (isOfFile(f) ? givingValue(own.length === 0 ? f : withParametersBeside(f, own), question) : f); // prettier-ignore
  const problem = problemBeside(value, own, { ...options, at });
  const outputs = problem.layout?.output ?? [];
  if (outputs.length > 0 && !jacobian)
    throw new DiffcmpError('bad-option', `the function gives numbers of shape ${shapeText(outputs)}, and a gradient is that of one number`, { hint: ['the derivatives of all of them: ', { jacobian: null }] }); // prettier-ignore
  const variables = inputsOfVariables(placedVariables(layoutOf(problem)));
  const args = isOfFile(value) ? value.at(at).args : variables.inOrder;
  const all = isOfFile(value) ? inputsOfArguments(value.found, args) : variables;
  const wanted = wantedOf(problem, withoutNames(all, own), outputs, g !== null && !isOfFile(g));
  const calls = g === null ? [] : gradientCalls(g, { f: value, args, byName: all.byName, problem, wanted });
  const choice = chooseCall(fused === null ? calls : [fused.derivatives], g ?? f, { ...problem, budget }, wanted);
  const rows = differentiatedNames(problem);
  return {
    f: value,
    g: g ?? value,
    problem,
    names: order === 1 ? derivativesOf(problem) : rows.flatMap((row) => rows.map((each) => `${row}, ${each}`)),
    given: givenBy(choice, wanted),
    remarks: remarksOf(choice, value, g),
  };
}

function fileOnly(f: ReadFunction): ProgramFile {
  if (isOfFile(f)) return f;
  throw new DiffcmpError('bad-gradient', 'an expression gives no gradient with its value', {
    source: f.text,
    hint: 'give the gradient as well, as an expression or a function of a file',
  });
}

/** The problem of the function, with inputs that only its gradient has: they are in the point, and nothing is differentiated by them. */
function problemBeside(f: ReadFunction, own: readonly string[], options: ProblemOptions): Problem {
  if (own.length === 0) return problemOf(f, options);
  const asked = isOfFile(f) ? options.wrt : [...(askedNames(options) ?? f.variables), ...own];
  const problem = problemOf(f, { ...options, wrt: asked });
  const { byName } = inputsOfVariables(placedVariables(layoutOf(problem)));
  const foreign = new Set([...byName].flatMap(([name, tree]) => (isOneOf(own, name) ? inputPlaces(tree) : [])));
  const { layout, wrt } = problem;
  return {
    ...problem,
    wrt: wrt.filter((place) => !foreign.has(place)),
    ...(layout && { layout: { ...layout, asked: layout.asked.filter(({ name }) => !isOneOf(own, name)) } }),
  };
}

/** Whether a variable is one of those, or a part of one: `k.a`. */
const isOneOf = (names: readonly string[], variable: string): boolean =>
  names.includes(variable.replace(/[.[].*$/s, ''));

function withoutNames({ inOrder, byName }: GradientInputs, names: readonly string[]): GradientInputs {
  const foreign = new Set(names.map((name) => byName.get(name)));
  return {
    inOrder: inOrder.filter((tree) => !foreign.has(tree)),
    byName: new Map([...byName].filter(([name]) => !names.includes(name))),
  };
}

/** @param isOrdered whether the order in which all inputs are asked for is that of G: an expression has no parameters to say another */
function wantedOf(
  problem: Problem,
  all: GradientInputs,
  outputs: WantedComponents['outputs'],
  isOrdered: boolean,
): WantedComponents {
  const { wrt, order, program } = problem;
  const isOfSome = new Set(wrt).size < all.inOrder.flatMap(inputPlaces).length;
  const inputs = isOrdered && !isOfSome ? onlyAsked(all, wrt, program.inputs) : all;
  return { inputs, only: isOfSome ? onlyAsked(inputs, wrt, program.inputs) : null, wrt, outputs, order };
}

const givenBy = ({ chosen: { call, read } }: ChosenCall, wanted: WantedComponents): GivenGradient => ({
  link: (A, observer) => {
    const run = call.link(A, observer);
    return (inputs, budget) => {
      const result = run(inputs, budget);
      const found = read(result, wanted);
      if (found !== null) return found.components;
      throw new ProgramFailure('program-failed', `the gradient is ${resultInWords(result.value)} there, and of another form at the first point`); // prettier-ignore
    };
  },
});

const readings: Readonly<Record<FoundIn, string | null>> = {
  filled: 'the gradient is what stands in the last argument after the call',
  'beside the value': 'the gradient is what comes with the value in one result',
  returned: null,
};

/** How the gradient was read, where there is another way. */
function remarksOf({ found }: ChosenCall, f: ReadFunction, g: ReadFunction | null): CheckRemark[] {
  const messages = [
    found && readings[found.foundIn],
    found?.isAmbiguous === true ? 'the result is read as the gradient alone; as a value with a gradient it could be read as well' : null,
    isInOtherOrder(f, g) ? 'parameters go by their place, as in a call: those of the gradient have the same names in another order' : null,
  ]; // prettier-ignore
  return messages.flatMap((message) => (message === null ? [] : [{ code: 'gradient-reading', message }]));
}
