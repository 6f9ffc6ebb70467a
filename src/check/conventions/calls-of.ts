// What gives a gradient, laid beside its function: texts by the names of inputs, functions of files by place or by name.
import { DiffcmpError } from '../../errors.js';
import { givenRoots } from '../../problem/point-of.js';
import type { FileParameter } from '../../javascript/file-function.js';
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
import { callOfText, placedVariables } from './whole-call.js';

/** The function that a gradient is laid beside, at its point. */
export interface FunctionBeside {
  readonly f: ReadFunction;
  /** What it is called with; of a text its variables. What only the gradient takes stands behind. */
  readonly args: readonly FunctionArgument[];
  /** All of them by name. */
  readonly byName: ReadonlyMap<string, FunctionArgument>;
  readonly problem: Problem;
  readonly wanted: WantedComponents;
}

/** @throws DiffcmpError unknown-variable for a text with a variable that is no input */
export function gradientCalls(g: ReadFunction, { f, args, byName, problem, wanted }: FunctionBeside): GradientCall[] {
  if (!isOfFile(g)) {
    const variables = placedVariables(layoutOf(problem));
    const used = g.variables.map((name) => variables.get(name) ?? unknownVariable(g, name, [...variables.keys()]));
    return [returnedBy(callOfText(g, used, problem.format))];
  }
  const hasMore = byName.size > wanted.inputs.byName.size;
  const isByName = hasMore || !isOfFile(f) || takesPartsByName(f) || takesPartsByName(g);
  const given = (isByName ? argumentsByName(g, byName) : null) ?? argumentsByPlace(g, args);
  return callsOfFile(g, given, wanted, problem.format);
}

/** Whether parameters of the same names stand in another order, and go by their places all the same. */
export function isInOtherOrder(f: ReadFunction, g: ReadFunction | null): boolean {
  if (!isOfFile(f) || g === null || !isOfFile(g) || takesPartsByName(f) || takesPartsByName(g)) return false;
  const [own, others] = [namesOf(f), namesOf(g).slice(0, namesOf(f).length)];
  return own.some((name, place) => name !== others[place]) && own.every((name) => others.includes(name));
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

/** Names of the gradient's own, to which the point gives a value, though the function doesn't have them. @param asked names beside those of the function */
export function namesBeside(
  f: ReadFunction,
  g: ReadFunction,
  asked: readonly string[],
  at: GivenPoint | undefined,
): string[] {
  const known = [...namesOf(f), ...asked];
  const foreign = namesOf(g).filter((name) => !known.includes(name));
  if (foreign.length === 0) return [];
  const given = isOfFile(f) ? givenRoots(at) : givenNames(at);
  return foreign.filter((name) => given.has(name));
}

const namesOf = (read: ReadFunction): readonly string[] =>
  isOfFile(read) ? read.roots.map(({ name }) => name) : read.variables;

/** The function with parameters that it doesn't use. */
export function withParametersBeside(f: ProgramFile, names: readonly string[]): ProgramFile {
  const { found } = f;
  const count = found.parameters.length;
  const beside = names.map((name): FileParameter => ({ name, parts: [], isArrayPattern: false, hasDefault: false, defaultSpan: null, isRest: false })); // prettier-ignore
  return f.with({
    ...found,
    parameters: [...found.parameters, ...beside],
    link: (args, A, observer) => found.link(args.slice(0, count), A, observer),
    linkWhole: ({ given, toFill }, A, observer) =>
      found.linkWhole({ given: given.slice(0, count), toFill }, A, observer),
  });
}
