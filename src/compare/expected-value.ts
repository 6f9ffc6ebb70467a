// One value that a user expects of a derivative: a decimal number, an infinity, a verdict, or an expression over the same inputs.
import type { Arithmetic } from '../arithmetic.js';
import { closest } from '../text/did-you-mean.js';
import { DiffcmpError, EvaluationError } from '../errors.js';
import { nearVerdictWord, verdictWords } from './expected-verdict.js';
import { readExpression, type ReadProgram } from '../language/expression.js';
import type { Problem } from '../methods/method.js';
import { component, withOutputShape } from '../program/outputs.js';
import type { Budget, Program } from '../program/program.js';
import { inFormat, tensorsInFormat } from '../problem/in-format.js';
import { placesIn, type Layout } from '../tensors/layout.js';
import type { Shape, TensorOf } from '../tensors/shape.js';
import { numeral } from '../text/numeral.js';
import { clip } from '../text/value-text.js';

/** As it was written, and what it is. A program takes the inputs of the function, in their order. */
export type ExpectedValue = { readonly text: string } & (
  | { readonly kind: 'decimal' }
  | { readonly kind: 'infinity'; readonly value: 'Infinity' | '-Infinity' }
  | { readonly kind: 'verdict' }
  | { readonly kind: 'expression'; readonly program: Program }
);

/** What a value is written for: the function, whose variables it may use, at the point. */
export interface Subject extends Pick<Problem, 'point' | 'format' | 'budget'> {
  readonly layout: Layout;
  readonly inputs: readonly string[];
}

/**
 * What a text says: one value, or of an expression over tensors one for each number.
 *
 * @throws DiffcmpError where it is neither a number nor an expression in these variables, with the place in its text
 */
export function readExpectedTexts(value: number | string, subject: Subject): TensorOf<ExpectedValue> {
  const one = (item: ExpectedValue): TensorOf<ExpectedValue> => ({ shape: [], items: [item] });
  const text = (typeof value === 'number' ? numeral(value) : value).trim();
  if (/^[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d{1,6})?$/i.test(text)) return one({ kind: 'decimal', text });
  const infinity = /^([+-]?)(Infinity|∞)$/.exec(text);
  if (infinity !== null) return one({ kind: 'infinity', text, value: infinity[1] === '-' ? '-Infinity' : 'Infinity' });
  if (text === '' || text === 'NaN')
    return refuseExpected(text, text === '' ? 'a value to expect is missing' : 'NaN is no value to expect');
  const names = subject.layout.variables.map(({ name }) => name);
  if (verdictWords.includes(text) && !names.includes(text)) return one({ kind: 'verdict', text });
  const read = readHere(text);
  const stranger = read.variables.find((name) => !names.includes(name));
  if (stranger !== undefined) {
    const near = closest(stranger, names) ?? (stranger === text ? nearVerdictWord(text) : null);
    return refuseExpected(text, `the function has no input '${clip(stranger)}'`, {
      span: read.firstUse(stranger),
      ...(near === null ? {} : { hint: `did you mean '${near}'?` }),
    });
  }
  const { shape, programs } = programsOf(read, subject);
  return { shape, items: programs.map((program) => ({ kind: 'expression', text, program })) };
}

/** @throws DiffcmpError that the text is no value to expect */
export function refuseExpected(
  text: string,
  message: string,
  details: ConstructorParameters<typeof DiffcmpError>[2] = {},
): never {
  throw new DiffcmpError('bad-option', message, {
    hint: [{ expect: '-0.756' }, ', an expression over the inputs of the function, or a verdict such as kink'],
    source: text,
    sourceName: { option: 'expect' },
    ...details,
  });
}

/** The programs of all numbers of an expression, each of one number, over the inputs of the function. */
function programsOf(
  read: ReadProgram,
  { layout, inputs, point, format, budget }: Subject,
): { shape: Shape; programs: Program[] } {
  const shapes = read.variables.map((name) => layout.variables.find((each) => each.name === name)?.shape ?? []);
  if (!read.hasTensors && shapes.every(({ length }) => length === 0))
    return { shape: [], programs: [over(inputs, inFormat(read.program, format))] };
  const tensors = inOption(() => read.shaped(shapes));
  const rounded = tensorsInFormat(tensors, format);
  const places = placesIn(inputs, tensors.inputs);
  // one run says what shape it has
  const { shape, items } = inOption(() => rounded.link(format.arithmetic)(places.map((place) => point[place] as number), budget)); // prettier-ignore
  const program = over(inputs, withOutputShape(rounded, shape));
  return { shape, programs: items.map((_, place) => component(program, place)) };
}

const readHere = (text: string): ReadProgram => inOption(() => readExpression(text));

/** Mistakes point into the text of the option. */
function inOption<V>(action: () => V): V {
  try {
    return action();
  } catch (error) {
    if (error instanceof EvaluationError)
      throw new DiffcmpError('bad-option', `what is expected: ${error.message}`, { cause: error });
    if (!(error instanceof DiffcmpError) || error.source === null) throw error;
    const { code, message, hint, span } = error;
    throw new DiffcmpError(code, message, { hint, source: error.source.text, sourceName: { option: 'expect' }, span });
  }
}

/** The program as one of all these inputs. */
function over(inputs: readonly string[], { inputs: own, link, outputs }: Program): Program {
  const places = placesIn(inputs, own);
  const taken = <T>(values: readonly T[]): T[] => places.map((place) => values[place] as T);
  return {
    inputs,
    link: <T>(A: Arithmetic<T>) => {
      const run = link(A);
      return (values: readonly T[], budget: Budget) => run(taken(values), budget);
    },
    ...(outputs !== undefined && {
      outputs: {
        shape: outputs.shape,
        link: <T>(A: Arithmetic<T>) => {
          const run = outputs.link(A);
          return (values: readonly T[], budget: Budget) => run(taken(values), budget);
        },
      },
    }),
  };
}
