// From text to program: tokens, checks, mathjs's parser, trees, names, instructions.
import { DiffcmpError } from '../errors.js';
import type { ErrorCode } from '../error-table.js';
import { firstUse, type Instructions } from '../program/instructions.js';
import type { Program, TensorProgram } from '../program/program.js';
import type { Span } from '../span.js';
import type { Shape } from '../tensors/shape.js';
import { tensorProgram } from '../tensors/tensor-program.js';
import { isOfTensors, ofOneNumber, withPlaces } from './tensor-texts.js';
import { roundedConstants } from './builtins.js';
import { checkTokens } from './checks.js';
import { convertNode, convertStatements } from './convert.js';
import { mayBeMisread, namesBesidePoint, namesInText, wayOut } from './foreign/way-out.js';
import { fault } from './fault.js';
import { lower, lowerToTensors } from './lower.js';
import type { MathNode } from './mathjs.js';
import { parsePieces } from './pieces.js';
import { printStatements } from './print.js';
import { resolve, type Resolution } from './resolve.js';
import { tokenize } from './tokens.js';
import { visit, type Statement, type Tree } from './tree.js';

/** A program with its text, and the text as it was read: `1/2x` as `(1 / 2) * x`. */
export interface ReadProgram {
  readonly text: string;
  readonly read: string;
  readonly program: Program;
  /** The program's inputs: the free names in the order of their first appearance. */
  readonly variables: readonly string[];
  /** The constants such as `pi` that it uses, which are doubles. */
  readonly constants: readonly string[];
  /**
   * Whether the text itself has tensors or functions of them. Then `program`, for numbers as inputs, is made by `shaped`, and its
   * output must be one number.
   */
  readonly hasTensors: boolean;
  /**
   * The program for variables of those shapes, one for each of `variables`; numbers have the shape []. When it runs, it throws a
   * DiffcmpError with the place in the text where shapes or indices don't fit.
   *
   * @throws DiffcmpError tensor-too-large
   */
  readonly shaped: (shapes: readonly Shape[]) => TensorProgram;
  /** Whether it defines functions, which may call themselves. */
  readonly hasFunctions: boolean;
  /** The text as trees, of which the last is the value, and the functions that it defines. */
  readonly syntax: Syntax;
  /**
   * A variable that is one only because the text is in another notation, such as `sinx` or `PI`, with the text as the
   * language has it; null where there is none among those for which the point has no value of their own.
   */
  readonly misread: (isGiven: (variable: string) => boolean) => Misreading | null;
  /** Where the text uses a variable first: at top level, or where that calls a function that uses it. */
  readonly firstUse: (variable: string) => Span | null;
  /** Where a place of the program is, for errors. */
  readonly where: (span: Span | null) => TextPlace;
}

/** A place in a text, as errors take it; texts that are files have names. */
export interface TextPlace {
  readonly source: string;
  readonly sourceName?: string;
  readonly span: Span | null;
}

export interface Syntax {
  readonly statements: readonly Statement[];
  readonly definitions: Resolution['definitions'];
}

export interface Misreading {
  readonly variable: string;
  /** Such as `write sin(x)`. */
  readonly hint: string;
}

/**
 * Reads an expression, a block of named steps, or both with function definitions. A text that is one definition means
 * that function at its parameters.
 *
 * @throws DiffcmpError with the place in the text, before anything runs
 */
export function readExpression(text: string): ReadProgram {
  try {
    return readAsWritten(text);
  } catch (error) {
    throw error instanceof DiffcmpError ? withWayOut(error, text) : error;
  }
}

/** Errors that a text in another notation may have. */
const foreignCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'expr-syntax',
  'expr-not-supported',
  'unknown-function',
  'wrong-arity',
]);

/** The error with the whole text as the language has it, where it is known how. */
function withWayOut(error: DiffcmpError, text: string): DiffcmpError {
  const hint = foreignCodes.has(error.code)
    ? wayOut(
        text,
        () => namesInText(text),
        (way) => reads(way) !== null,
      )
    : null;
  return hint === null ? error : error.withHint(hint);
}

function reads(text: string): ReadProgram | null {
  try {
    return readAsWritten(text);
  } catch (error) {
    if (error instanceof DiffcmpError) return null;
    throw error;
  }
}

function misreading(text: string, open: readonly string[], isGiven: (variable: string) => boolean): Misreading | null {
  let variable: string | undefined;
  // it is misread if it is gone once the text is translated
  const hint = wayOut(
    text,
    () => namesBesidePoint(text, isGiven),
    (candidate) => {
      const left = reads(candidate)?.variables;
      variable ??= left && open.find((name) => !left.includes(name));
      return variable !== undefined && left !== undefined;
    },
  );
  return hint === null || variable === undefined ? null : { variable, hint };
}

/** A text as statements, and what a text that is one definition means: that function at its parameters, which are inputs. */
export interface ReadStatements {
  /** As they stand in the text. */
  readonly written: readonly Statement[];
  /** Those that have a value: a definition alone, and then its call. */
  readonly statements: readonly Statement[];
  /** Names that come first among the inputs. */
  readonly first: readonly string[];
}

/** @throws DiffcmpError with the place in the text; of names nothing is known yet */
export function readStatements(text: string): ReadStatements {
  const tokens = tokenize(text);
  checkTokens(text, tokens);
  const { root, holes } = parsePieces(text, tokens);
  const written = convertStatements(root, { text, tokens, holes });
  const [definition] = written;
  return definition?.kind === 'function' && written.length === 1
    ? { written, statements: [definition, callOf(definition)], first: definition.parameters }
    : { written, statements: written, first: [] };
}

function readAsWritten(text: string): ReadProgram {
  const { written, statements, first } = readStatements(text);
  const resolution = resolve(text, statements, first);
  const hasTensors = statements.some(({ body }) => isOfTensors(body));
  let kept: Instructions | undefined;
  const tensors = (): Instructions => (kept ??= lowerToTensors(statements, resolution));
  const numbers = hasTensors ? null : lower(statements, resolution);
  const instructions = numbers?.instructions ?? tensors();
  const variables = resolution.inputs;
  const shaped: ReadProgram['shaped'] = (shapes) => withPlaces(text, () => tensorProgram(tensors(), variables, shapes));
  let program: Program | null = numbers;
  let read: string | undefined;
  let constants: readonly string[] | undefined;
  let misread: { readonly question: string; readonly answer: Misreading | null } | undefined;
  return {
    text,
    get read() {
      return (read ??= printStatements(written)); // a batch never asks for it
    },
    get program() {
      return (program ??= ofOneNumber(text, shaped(variables.map(() => []))));
    },
    hasTensors,
    shaped,
    variables,
    get constants() {
      return (constants ??= constantsIn(statements));
    },
    hasFunctions: instructions.functions.length > 0,
    syntax: { statements, definitions: resolution.definitions },
    misread(isGiven) {
      const open = variables.filter((name) => mayBeMisread(name) && !isGiven(name));
      const question = open.join(' ');
      if (misread?.question !== question) {
        misread = { question, answer: open.length === 0 ? null : misreading(text, open, isGiven) };
      }
      return misread.answer; // kept, since gradients as functions ask for the same at every point
    },
    firstUse: (variable) => firstUse(instructions, variables.indexOf(variable)),
    where: (span) => ({ source: text, span }),
  };
}

function constantsIn(statements: readonly Statement[]): string[] {
  const constants = new Set<string>();
  for (const { body } of statements) {
    visit(body, (tree) => {
      if (tree.kind === 'name' && roundedConstants.has(tree.name)) constants.add(tree.name);
    });
  }
  return [...constants];
}

/** The value of a function at its parameters. */
function callOf({ name, parameters, parameterSpans, span }: Statement): Statement {
  const args = parameters.map((parameter, i): Tree => {
    return { kind: 'name', name: parameter, args: [], span: parameterSpans?.[i] ?? null };
  });
  return { kind: 'value', name: '', parameters: [], span: null, body: { kind: 'call', name, args, span } };
}

/**
 * The program of one mathjs node without a text, such as a derivative. Nodes may be shared.
 *
 * @param inputs the program's inputs, in order; more than the node uses are welcome
 * @throws DiffcmpError when the node is outside the language
 */
export function lowerNode(node: MathNode, inputs: readonly string[]): Program {
  const body = convertNode(node);
  if (isOfTensors(body)) throw fault('', 'expr-not-supported', 'vectors and matrices are not supported here', null);
  const statement: Statement = { kind: 'value', name: '', parameters: [], span: null, body };
  const { definitions, inputs: used } = resolve('', [statement]);
  const extra = used.filter((name) => !inputs.includes(name));
  return lower([statement], { definitions, inputs: [...inputs, ...extra] });
}
