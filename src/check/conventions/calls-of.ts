// What gives a gradient, laid beside its function: texts by the names of inputs, functions of files by place or by name.
import { DiffcmpError } from '../../errors.js';
import { argumentRoots } from '../../javascript/arguments/argument-roots.js';
import type { FunctionArgument } from '../../javascript/function-argument.js';
import type { ProgramFile } from '../../javascript/program-file.js';
import type { ReadProgram } from '../../language/expression.js';
import { layoutOf, type Problem } from '../../methods/method.js';
import { givenNames, type GivenPoint } from '../../problem/point-of.js';
import { isOfFile, type ReadFunction } from '../../problem/read-function.js';
import { closest } from '../../text/did-you-mean.js';
import { argumentsByName, argumentsByPlace, takesPartsByName } from './calls.js';
import { callsOfFile, returnedBy, type GradientCall } from './gradient-calls.js';
import type { WantedComponents } from './result-forms.js';
import { callOfText, inputsOfVariables, placedVariables } from './whole-call.js';

/** The function that a gradient is laid beside, at its point. */
export interface FunctionBeside {
  readonly f: ReadFunction;
  /** What it is called with, if it is one of a file. */
  readonly args: readonly FunctionArgument[];
  readonly problem: Problem;
  readonly wanted: WantedComponents;
}

/** @throws DiffcmpError unknown-variable for a text with a variable that is no input */
export function gradientCalls(g: ReadFunction, { f, args, problem, wanted }: FunctionBeside): GradientCall[] {
  const variables = placedVariables(layoutOf(problem));
  if (!isOfFile(g)) {
    const used = g.variables.map((name) => variables.get(name) ?? unknownVariable(g, name, [...variables.keys()]));
    return [returnedBy(callOfText(g, used, problem.format))];
  }
  const trees = inputsOfVariables(variables);
  const isByName = !isOfFile(f) || takesPartsByName(f) || takesPartsByName(g);
  const named = isByName ? argumentsByName(g, isOfFile(f) ? wanted.inputs.byName : trees.byName) : null;
  const given = named ?? argumentsByPlace(g, isOfFile(f) ? args : wanted.inputs.inOrder);
  return callsOfFile(g, given, wanted, problem.format);
}

function unknownVariable(g: ReadProgram, name: string, known: readonly string[]): never {
  const misread = g.misread((each) => known.includes(each));
  const guess = closest(name, known);
  const list = known.length === 0 ? 'it has none' : `its inputs are ${known.slice(0, 20).join(', ')}`;
  throw new DiffcmpError('unknown-variable', `the gradient has a variable '${name}', and the function has no such input`, {
    hint: misread?.variable === name ? misread.hint : guess === null ? `${list}; the point may give it a value too` : `did you mean '${guess}'?`,
    source: g.text,
    span: g.firstUse(name),
  }); // prettier-ignore
}

/** Names of the gradient's own, to which the point gives a value, though the function doesn't have them. @param known names that are the function's */
export function namesBeside(g: ReadFunction, known: readonly string[], at: GivenPoint | undefined): string[] {
  const names = isOfFile(g) ? argumentNames(g) : g.variables;
  const foreign = names.filter((name) => !known.includes(name));
  if (foreign.length === 0) return [];
  const given = givenNames(at);
  return foreign.filter((name) => given.has(name));
}

const argumentNames = ({ found: { parameters, own } }: ProgramFile): string[] =>
  argumentRoots(parameters, own).map(({ name }) => name);
