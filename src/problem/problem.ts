// From text and options to a problem: a program at a point, with what its runs may use up.
import { defaultPrecision, formats } from '../arithmetics/formats.js';
import { attempt } from './attempt.js';
import { inFormat, tensorsInFormat } from './in-format.js';
import { checkLiterals, checkStep, pointInFormat } from './within-range.js';
import { programOfOutput, shapedProgram, withUnused } from './made-programs.js';
import { DiffcmpError } from '../errors.js';
import { readAsked } from '../language/asked.js';
import type { ProgramAtPoint, ProgramFile } from '../javascript/program-file.js';
import { readExpression, type ReadProgram } from '../language/expression.js';
import { pointNumbers, type PointValue } from '../language/point-value.js';
import { isFreeName } from '../language/point.js';
import type { Problem } from '../methods/method.js';
import { isOfFile, type ReadFunction } from './read-function.js';
import { givenNames, valuesAt } from './point-of.js';
import type { ProblemOptions } from './problem-options.js';
import { withOutputShape } from '../program/outputs.js';
import { defaultMaxSteps, type TensorProgram } from '../program/program.js';
import { defaultTimeout } from '../program/time.js';
import { isOfNumbers, isPartOf, namesOfAll, placesIn, type Layout, type Shaped } from '../tensors/layout.js';
import { elementCount, shapeText, type Shape } from '../tensors/shape.js';
import { commaParts } from '../text/comma-list.js';

/** Derivatives that one problem may ask for. */
const mostDerivatives = 1_000_000;

/** The problem with a moment by which its runs are to end. */
export function withDeadline(problem: Problem, deadline: number): Problem {
  return { ...problem, budget: { maxSteps: problem.budget.maxSteps, deadline } };
}

/**
 * A problem for methods, from an expression's text and options. Its budget has no time limit: that begins with a computation.
 *
 * @throws DiffcmpError for a point, input or option that can't be read
 */
export function readProblem(expression: string, options: ProblemOptions = {}): { read: ReadProgram; problem: Problem } {
  const read = readExpression(expression);
  return { read, problem: problemOf(read, options) };
}

/** @param most how many derivatives the problem may ask for */
export function problemOf(read: ReadFunction, options: ProblemOptions, most = mostDerivatives): Problem {
  const { precision = defaultPrecision, order = 1, delta, digits, at } = options;
  const format = formats[precision];
  checkStep(delta, format);
  const common = {
    order,
    format,
    delta,
    digits,
    engine: options.engine,
    budget: { maxSteps: options.maxSteps ?? defaultMaxSteps },
  };
  if (isOfFile(read)) return problemOfFile(read, read.at(at), options, { most, ...common });
  checkIsNamed(options, read.variables);
  const wrt = askedNames(options);
  const names = wrt === undefined ? read.variables : [...new Set(wrt)];
  checkMisread(read, at);
  checkLiterals(read, format);
  const unused = wrt === undefined ? [] : unusedNames(read, names, at);
  const variables = [...read.variables, ...unused];
  const values = valuesAt(at, read, variables);
  if (!read.hasTensors && values.every((value) => typeof value === 'number')) {
    const program = withUnused(read.program, unused);
    const places = wrt === undefined ? allPlaces(variables.length) : placesIn(variables, namesOfAll(readAsked(names, ofShapes(variables, [])))); // prettier-ignore
    const { engine, budget } = common; // fields by themselves: what comes after others takes V8 long to copy
    return { program: inFormat(program, format), point: pointInFormat(values, variables, format), wrt: places, order, format, delta, digits, engine, budget }; // prettier-ignore
  }
  const shaped = ofShapes(variables, values.map(shapeAt));
  const tensors = shapedProgram(read, shaped, format);
  return { ...tensorProblem(read, { tensors, variables: shaped, values, names, reduce: options.reduce, timeout: options.timeout, most, ...common }), whole: tensors }; // prettier-ignore
}

const firstPlaces = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place);
const keptPlaces = firstPlaces(16).map(firstPlaces);
/** 0, 1, 2, …: so many; of few one list for all that ask, so that two questions by the same inputs are seen to be. */
const allPlaces = (count: number): readonly number[] => keptPlaces[count] ?? firstPlaces(count);

/** @throws DiffcmpError where no variable is named */
function checkIsNamed({ wrt }: ProblemOptions, variables: readonly string[]): void {
  if (wrt?.length !== 0) return;
  throw new DiffcmpError('bad-option', 'no variable is named to differentiate by', {
    hint: variables.length === 0 ? ['leave out ', { wrt: null }] : [{ wrt: variables.join(',') }],
  });
}

/** What is differentiated by, as it is asked for. */
export function askedNames({ wrt }: Pick<ProblemOptions, 'wrt'>): readonly string[] | undefined {
  return (typeof wrt === 'string' ? commaParts(wrt) : wrt)?.map((name) => name.trim());
}

type Common = Pick<Problem, 'order' | 'format' | 'delta' | 'digits' | 'budget' | 'engine'>;

/** A function of a file has the inputs that it is given; a record may be asked for as a whole. */
function problemOfFile(
  read: ProgramFile,
  place: ProgramAtPoint,
  options: ProblemOptions,
  { most, ...common }: Common & { readonly most: number },
): Problem {
  const { args, variables, values, tensors } = place;
  const known = variables.map(({ name }) => name);
  checkIsNamed(options, known);
  const names = withParts(askedNames(options), known);
  const { format } = common;
  const { reduce, timeout } = options;
  const question = { tensors: tensorsInFormat(tensors, format), variables, values, reduce, timeout, most, ...common };
  const problem = tensorProblem(read, { ...question, names: [...new Set(names ?? known)] });
  return { ...problem, misfits: () => read.misfits(args), counter: () => read.counterAt(place) };
}

/** Names of inputs of a function of a file; the name of a record stands for its parts. */
function withParts(names: readonly string[] | undefined, known: readonly string[]): readonly string[] | undefined {
  const whole = new Set(known);
  return names?.flatMap((name) => {
    const parts = whole.has(name) ? [] : known.filter((each) => isPartOf(each, name));
    return parts.length > 0 ? parts : [name];
  });
}

/** The inputs of a function of a file that are asked for, all of them unless some are. @throws DiffcmpError */
export function askedOfFile(names: readonly string[] | undefined, variables: readonly Shaped[]): Shaped[] {
  const known = variables.map(({ name }) => name);
  checkIsNamed({ wrt: names }, known);
  return readAsked([...new Set(withParts(names, known) ?? known)], variables, inputWords);
}

/** As errors call what a function of a file is differentiated by. */
const inputWords = { kind: 'input', owner: 'the function' } as const;

interface TensorQuestion extends Common {
  readonly tensors: TensorProgram;
  readonly variables: readonly Shaped[];
  readonly values: readonly PointValue[];
  /** Of what is differentiated by. */
  readonly names: readonly string[];
  readonly reduce: 'sum' | undefined;
  /** Milliseconds for the run that says what shape the output has. */
  readonly timeout: number | undefined;
  readonly most: number;
}

function tensorProblem(read: ReadFunction, question: TensorQuestion): Problem {
  const { tensors, variables, values, names, reduce, timeout = defaultTimeout, most, format, ...common } = question;
  const point = pointInFormat(pointNumbers(values), tensors.inputs, format);
  const asked = readAsked(names, variables, isOfFile(read) ? inputWords : undefined);
  const wrt = placesIn(tensors.inputs, namesOfAll(asked));
  // one run says what shape the output has
  const trial = { program: withOutputShape(tensors, []), point, wrt, format, ...common };
  const budget = { ...common.budget, deadline: performance.now() + timeout };
  const { shape } = attempt(read, trial, () => tensors.link(format.arithmetic)(point, budget));
  const count = elementCount(shape);
  const isOne = count === 1 || reduce === 'sum';
  if (count === 0 && reduce === undefined)
    throw new DiffcmpError('shape-mismatch', `the value has shape ${shapeText(shape)}: there is no number in it`, {
      hint: [{ reduce: 'sum' }, ' makes 0 of it'],
    });
  if (!isOne && common.order === 2)
    throw new DiffcmpError('bad-option', `second derivatives are those of one number, and the value has shape ${shapeText(shape)}`, {
      hint: [{ reduce: 'sum' }, ', or take one number of it', isOfFile(read) ? ', as in file.js#f.0' : ' by an index'],
    }); // prettier-ignore
  checkCount(wrt.length * (common.order === 2 ? wrt.length : isOne ? 1 : count), most, asked);
  const layout: Layout = { variables, asked, output: isOne ? [] : shape };
  return {
    program: programOfOutput(tensors, reduce, shape),
    point,
    wrt,
    ...((!isOfFile(read) || !isOfNumbers(layout)) && { layout }),
    ...(isOfFile(read) && { lineAt: read.lineAt }),
    format,
    ...common,
  };
}

const shapeAt = (value: PointValue): Shape => (typeof value === 'number' ? [] : value.shape);

const ofShapes = (names: readonly string[], shapes: readonly Shape[]): Shaped[] =>
  names.map((name, i) => ({ name, shape: shapes[i] ?? [] }));

function checkCount(derivatives: number, mostOfAll: number, asked: readonly Shaped[]): void {
  if (derivatives <= mostOfAll) return;
  const [first] = asked;
  const example = first === undefined || first.shape.length === 0 ? (first?.name ?? '') : `${first.name}[${first.shape.map(() => 1).join(',')}]`; // prettier-ignore
  const [count, most] = [derivatives, mostOfAll].map((each) => each.toLocaleString('en'));
  throw new DiffcmpError('bad-option', `that would be ${count} derivatives; ${most} are the most`, {
    hint: ['by fewer inputs, such as ', { wrt: example }, ', or of fewer outputs: ', { reduce: 'sum' }],
  });
}

/** @throws DiffcmpError for a name such as `sinx`, unless the point has a value for it by that name */
function checkMisread(read: ReadProgram, at: ProblemOptions['at']): void {
  let given: ReadonlySet<string | null> | undefined; // few expressions have a name of which that is asked
  const found = read.misread((name) => (given ??= givenNames(at)).has(name));
  if (found === null) return;
  const { variable, hint } = found;
  const isWord = /^(d[a-z]?|.*\$.*)$/.test(variable);
  throw new DiffcmpError('unbound-variable', `'${variable}' reads as the name of a variable`, {
    hint: isWord ? hint : [`${hint}; if it is a variable: `, { at: `${variable}=…` }],
    source: read.text,
    span: read.firstUse(variable),
  });
}

/** Names in `wrt` that have a value, though the text doesn't use them. */
function unusedNames({ variables }: ReadProgram, wrt: readonly string[], at: ProblemOptions['at']): string[] {
  const used = new Set(variables);
  const foreign = wrt.filter((name) => !used.has(name) && isFreeName(name));
  if (foreign.length === 0) return [];
  const given = givenNames(at);
  // where a variable lacks its value, the foreign name is more likely a slip for it
  const isComplete = given.has(null) || variables.every((name) => given.has(name));
  return isComplete ? foreign.filter((name) => given.has(name)) : [];
}
