// Whether a call can stand, and if not, what its writer most likely meant.
import type { DiffcmpError } from '../errors.js';
import { closest } from '../text/did-you-mean.js';
import type { Span } from '../span.js';
import { builtins, namedConstants } from './builtins.js';
import { fault } from './fault.js';
import { printTree } from './print.js';
import type { Call, Statement, Tree } from './tree.js';

interface Names {
  readonly definitions: ReadonlyMap<string, { readonly statement: Statement }>;
  /** Every name of the text that isn't a function; asked for only when something is wrong. */
  variables(): ReadonlySet<string>;
}

/** @throws DiffcmpError unknown-function or wrong-arity, at the name */
export function checkCall(text: string, call: Call, names: Names): void {
  const builtin = builtins.get(call.name);
  if (builtin) {
    const { least, most, parameters, usage = `${call.name}(${parameters.join(', ')})` } = builtin;
    checkArity(text, call, least, most, usage);
    return;
  }
  const parameters = names.definitions.get(call.name)?.statement.parameters;
  if (!parameters) throw unknownFunction(text, call, names);
  checkArity(text, call, parameters.length, parameters.length, `${call.name}(${parameters.join(', ')})`);
}

/** The error for a function that stands without arguments. */
export function missingArguments(text: string, name: string, span: Span | null): DiffcmpError {
  return fault(text, 'expr-syntax', `'${name}' is a function and needs its arguments`, span, `write ${name}(…)`);
}

function checkArity(text: string, { name, args, span }: Call, least: number, most: number, usage: string): void {
  if (args.length >= least && args.length <= most) return;
  const range = most === Infinity ? `at least ${least}` : least === most ? String(least) : `${least} or ${most}`;
  const noun = range === '1' || range === 'at least 1' ? 'argument' : 'arguments';
  throw fault(text, 'wrong-arity', `'${name}' takes ${range} ${noun}, got ${args.length}`, span, `write ${usage}`);
}

/** To mathjs x(x + 1) is a call, whatever x is: https://github.com/josdejong/mathjs/issues/2230 */
function unknownFunction(text: string, { name, args, span }: Call, { definitions, variables }: Names): DiffcmpError {
  const [argument = '…'] = args.length === 1 ? args.map((arg) => shorten(printTree(arg))) : [];
  const index = indexMeant(name, args);
  const known = variables();
  if (known.has(name) || namedConstants.has(name)) {
    const what = namedConstants.has(name) ? 'a constant' : 'a variable';
    const message = `'${name}' is ${what}, but ${name}(…) reads as a call of a function`;
    return fault(text, 'unknown-function', message, span, index ?? `to multiply, write ${name}*(${argument})`);
  }
  const functions = [...definitions.keys(), ...builtins.keys()];
  const product = functions.find((candidate) => {
    const factor = name.endsWith(candidate) ? name.slice(0, -candidate.length) : '';
    return factor.length === 1 || known.has(factor) || namedConstants.has(factor);
  });
  const near = closest(name, functions);
  const isLetter = [...name].length === 1 && args.length === 1;
  let hint = "'diffcmp functions' lists all functions; write f(x) = … for your own";
  if (product !== undefined) hint = `did you mean '${name.slice(0, -product.length)}*${product}(…)'?`;
  else if (near !== null) hint = `did you mean '${near}'?`;
  else if (index !== null) hint = index;
  else if (isLetter) hint = `to multiply, write ${name}*(${argument})`;
  return fault(text, 'unknown-function', `unknown function '${name}'`, span, hint);
}

/** `A(1, 2)`, as MATLAB has it; null: these are no indices of several axes. */
function indexMeant(name: string, args: readonly Tree[]): string | null {
  const isIndex = (arg: Tree): boolean => arg.kind === 'number' && Number.isInteger(arg.value) && arg.value >= 1;
  if (args.length < 2 || !args.every((arg) => isIndex(arg) || arg.kind === 'range' || arg.kind === 'end')) return null;
  return `for a part of a tensor, write ${name}[${args.map((arg) => shorten(printTree(arg))).join(', ')}]`;
}

function shorten(text: string): string {
  return text.length > 40 ? '…' : text;
}
