// One value that a user expects of a derivative: a decimal number, an infinity, or an expression over the same inputs.
import type { Format } from '../arithmetics/formats.js';
import { closest } from '../text/did-you-mean.js';
import { DiffcmpError } from '../errors.js';
import { readExpression } from '../language/expression.js';
import { defaultPrecision } from '../arithmetics/formats.js';
import { withRoundedLiterals, type Program } from '../program/program.js';
import { numeral } from '../text/numeral.js';
import { clip } from '../text/value-text.js';

/** As it was written, and what it is. A program takes the inputs of the function, in their order. */
export type ExpectedValue = { readonly text: string } & (
  | { readonly kind: 'decimal' }
  | { readonly kind: 'infinity'; readonly value: 'Infinity' | '-Infinity' }
  | { readonly kind: 'expression'; readonly program: Program }
);

/** What a value is written for: the function, whose inputs it may use. */
export interface Subject {
  readonly inputs: readonly string[];
  readonly format: Format;
}

/** @throws DiffcmpError where it is neither a number nor an expression in these inputs, with the place in its text */
export function readExpectedValue(value: number | string, { inputs, format }: Subject): ExpectedValue {
  const text = (typeof value === 'number' ? numeral(value) : value).trim();
  if (/^[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d{1,6})?$/i.test(text)) return { kind: 'decimal', text };
  const infinity = /^([+-]?)(Infinity|∞)$/.exec(text);
  if (infinity !== null) return { kind: 'infinity', text, value: infinity[1] === '-' ? '-Infinity' : 'Infinity' };
  const refuse = (message: string, details: ConstructorParameters<typeof DiffcmpError>[2] = {}): never => {
    throw new DiffcmpError('bad-option', message, {
      hint: [{ expect: '-0.756' }, ', or an expression over the inputs of the function'],
      source: text,
      sourceName: { option: 'expect' },
      ...details,
    });
  };
  if (text === '' || text === 'NaN') return refuse(text === '' ? 'a value to expect is missing' : 'NaN is no value to expect'); // prettier-ignore
  const read = readHere(text);
  const stranger = read.variables.find((name) => !inputs.includes(name));
  if (stranger !== undefined) {
    const near = closest(stranger, inputs);
    refuse(`the function has no input '${clip(stranger)}'`, {
      span: read.firstUse(stranger),
      ...(near === null ? {} : { hint: `did you mean '${near}'?` }),
    });
  }
  return { kind: 'expression', text, program: over(inputs, roundedFor(format, read.program)) };
}

/** Mistakes point into the text of the option. */
function readHere(text: string): ReturnType<typeof readExpression> {
  try {
    return readExpression(text);
  } catch (error) {
    if (!(error instanceof DiffcmpError) || error.source === null) throw error;
    const { code, message, hint, span } = error;
    throw new DiffcmpError(code, message, { hint, source: error.source.text, sourceName: { option: 'expect' }, span });
  }
}

const roundedFor = (format: Format, program: Program): Program =>
  format.name === defaultPrecision ? program : withRoundedLiterals(program, format.round);

/** The program as one of all these inputs. */
function over(inputs: readonly string[], { inputs: own, link }: Program): Program {
  const places = own.map((name) => inputs.indexOf(name));
  return {
    inputs,
    link: (A) => {
      const run = link(A);
      return <T>(values: readonly T[], budget: Parameters<typeof run>[1]) =>
        run(places.map((place) => values[place] as never), budget); // prettier-ignore
    },
  };
}
