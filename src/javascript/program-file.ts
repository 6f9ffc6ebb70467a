// A function of a file, as the studies take it in the place of an expression: read, never run, and at a point a program of tensors.
import type { Arithmetic } from '../arithmetic.js';
import type { TextPlace } from '../language/expression.js';
import { pointNumbers, type PointValue } from '../language/point-value.js';
import type { OptionText } from '../option-text.js';
import type { Observer } from '../program/observer.js';
import type { TensorProgram, Variable } from '../program/program.js';
import type { LinePlace, Span } from '../span.js';
import type { Shaped } from '../tensors/layout.js';
import { elementCount, elementNames } from '../tensors/shape.js';
import { counterHint, misfitHint } from './arguments/argument-misfits.js';
import { argumentRoots, parameterText, type ArgumentRoot } from './arguments/argument-roots.js';
import { functionPoint, type GivenArguments, type PointRules } from './arguments/function-point.js';
import type { GivenConstants } from './arguments/argument-data.js';
import type { FunctionArgument } from './function-argument.js';
import type { FileFunction } from './file-function.js';
import { loopTests } from './loop-tests.js';
import { useOfParameter, type ParameterUse } from './parameter-uses.js';
import { fileLine } from './reading/sources.js';

/** A function of a file at a point: what is given decides what its inputs are. */
export interface ProgramAtPoint {
  /** What the function is called with: the inputs are those of `tensors`, in its order. */
  readonly args: readonly FunctionArgument[];
  readonly variables: readonly Shaped[];
  readonly values: readonly PointValue[];
  readonly tensors: TensorProgram;
  /** The names of what was given. */
  readonly given: readonly string[];
}

/** How a point is read; `set` has constants beside those of `readProgram`. @internal */
export interface ProgramPointRules extends PointRules {
  readonly set?: GivenConstants | undefined;
}

/**
 * A function of a JavaScript or TypeScript file, as `readProgram` gives it. Every function of the library that takes an
 * expression takes one in its place.
 */
export class ProgramFile {
  /** As it was asked for: `newton.js#root`. */
  readonly text: string;
  /** Its name and parameters: `root(x, n = 20)`. */
  readonly read: string;
  readonly constants: readonly string[] = [];
  readonly hasFunctions = true;
  readonly #function: FileFunction;
  readonly #set: GivenConstants;

  /** @internal */
  constructor(text: string, found: FileFunction, set: GivenConstants = {}) {
    this.text = text;
    this.#function = found;
    this.#set = set;
    this.read = signatureOf(found, set);
  }

  /** The function itself, for what calls it in other ways. @internal */
  get found(): FileFunction {
    return this.#function;
  }

  /** Constants that it is given, by name. @internal */
  get set(): GivenConstants {
    return this.#set;
  }

  /** What is made of the function, in its place: as it is asked for, and with its constants. @internal */
  with(made: FileFunction): ProgramFile {
    return new ProgramFile(this.text, made, this.#set);
  }

  /** The texts of all files that it was read from. @internal */
  get sources(): readonly string[] {
    return this.#function.graph.files.map(({ text }) => text);
  }

  /** @internal */
  readonly where = (span: Span | null): TextPlace => {
    const place = span && this.#function.where(span);
    return place ?? { source: this.text, span: null };
  };

  /** @internal */
  readonly lineAt = (span: Span): LinePlace | null => {
    const found = this.#function;
    const place = found.where(span);
    if (place === null) return null;
    const { sourceName: file } = place;
    const line = fileLine(place);
    const isOfLoop = this.#loopTestsOf(file).some(
      ({ start, end }) => start <= place.span.start && place.span.end <= end,
    );
    const isFirst = file === found.graph.entry.file.name;
    return { file, line, text: isFirst ? `line ${line}` : `line ${line} of ${file}`, isOfLoop };
  };

  readonly #loopTests = new Map<string, readonly Span[]>();
  #loopTestsOf(file: string): readonly Span[] {
    const known = this.#loopTests.get(file);
    if (known !== undefined) return known;
    const module = this.#function.graph.modules.find((each) => each.file.name === file);
    const tests = module === undefined ? [] : loopTests(module.tree);
    this.#loopTests.set(file, tests);
    return tests;
  }

  /** What the function does with a parameter. @internal */
  useOf({ name, parameter, field }: ArgumentRoot): ParameterUse {
    return useOfParameter(this.#function, parameter, field ?? name);
  }

  /** What of the arguments of a call doesn't fit the function; null: nothing. @internal */
  misfits(args: readonly FunctionArgument[]): OptionText | null {
    return misfitHint(this.#function, args);
  }

  /** The first input at a point that says where or how often. @internal */
  counterAt({ args, values }: ProgramAtPoint): ReturnType<typeof counterHint> {
    return counterHint(this.#function, args, pointNumbers(values));
  }

  /** What may be given by name. @internal */
  get roots(): readonly ArgumentRoot[] {
    return argumentRoots(this.#function.parameters, this.#function.own);
  }

  /** The array that the function is asked to fill, which nothing is given for; null: none. @internal */
  get filled(): string | null {
    return this.#function.output[0] ?? null;
  }

  /** @throws DiffcmpError bad-point, unknown-variable, unbound-variable @internal */
  at(point: GivenArguments | undefined, { set, ...rules }: ProgramPointRules = {}): ProgramAtPoint {
    const found = this.#function;
    const { args, variables, values, given } = functionPoint(found, point, { ...this.#set, ...set }, rules);
    return {
      given,
      args,
      variables,
      values,
      tensors: {
        inputs: variables.flatMap(({ name, shape }) => elementNames(name, shape)),
        variables: withStarts(variables),
        link: <T>(arithmetic: Arithmetic<T>, observer?: Observer<T>) => found.link(args, arithmetic, observer),
        linkWhole: () => {
          throw new Error('a function of a file works on numbers');
        },
      },
    };
  }
}

function withStarts(variables: readonly Shaped[]): Variable[] {
  let start = 0;
  return variables.map(({ name, shape }) => {
    const variable = { name, shape, start };
    start += elementCount(shape);
    return variable;
  });
}

/** `root(x, n = 20)`, with the constants that it is given; of a method the constructor's parameters come first: `Ball(mass).energy(v)`. */
function signatureOf({ name, parameters, own, output, span, where }: FileFunction, set: GivenConstants): string {
  const source = where(span)?.source ?? null;
  const listed = parameters.map((each, place) => parameterText(each, place < own ? null : source, set));
  const owner = name.slice(0, Math.max(name.lastIndexOf('.'), 0));
  const head = own === 0 ? name : `${owner}(${listed.slice(0, own).join(', ')})${name.slice(owner.length)}`;
  return `${head}(${listed.slice(own).join(', ')})${output.map((part) => `.${part}`).join('')}`;
}
