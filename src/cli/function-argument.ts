// The function that an argument of the command line stands for: an expression, or a function of a file; and `--set`, its constants.
import type { Warning } from '../compare/comparison.js';
import { DiffcmpError } from '../errors.js';
import type { ArgumentValue } from '../javascript/arguments/argument-data.js';
import { wordText, type OptionText } from '../option-text.js';
import { commandLineWording } from '../report/text/command-line-wording.js';
import type { ProgramFile } from '../javascript/program-file.js';
import type { GivenPoint } from '../problem/point-of.js';
import { inputRoots, partOfPoint } from '../problem/several-functions.js';
import { checkAddress, programPath } from '../javascript/program-path.js';
import { clip } from '../text/value-text.js';
import type { FurtherFunctions, ProgramOptions } from './function-options.js';
import { expressionOf, type Streams } from './streams.js';

/** The expression itself, that from standard input, or the function of a file, which alone loads what reads files. */
export async function functionOf(
  argument: string,
  options: ProgramOptions,
  streams: Streams,
): Promise<string | ProgramFile> {
  const set = constantsOf(options.set ?? []);
  checkAddress(argument);
  if (programPath(argument) === null) {
    if (options.set !== undefined)
      throw new DiffcmpError('bad-option', '--set is for functions of files', {
        hint: 'an expression has its numbers in its text, and its variables in --at',
      });
    const expression = await expressionOf(argument, streams);
    if (argument === '-') checkPiped(expression);
    return expression;
  }
  const { readProgram } = await import('../javascript/read-program.js');
  return readProgram(argument, { allowOutside: options.allowOutside ?? false, set });
}

/** The functions of a command, the first one and those of `--and`; at most one of them comes from standard input. */
export async function allFunctionsOf(
  argument: string,
  { and = [], ...options }: ProgramOptions & FurtherFunctions,
  streams: Streams,
): Promise<[string | ProgramFile, ...(string | ProgramFile)[]]> {
  const piped = [argument, ...and].filter((each) => each === '-');
  if (piped.length > 1)
    throw new DiffcmpError('bad-option', 'standard input is read once, and two functions are to come from it', {
      hint: 'write one of them out',
    });
  const [first, ...further] = await functionsOf([argument, ...and], options, streams);
  return [first as string | ProgramFile, ...further];
}

/** Several functions, of which those of files have the constants. */
export async function functionsOf(
  texts: readonly string[],
  options: ProgramOptions,
  streams: Streams,
): Promise<(string | ProgramFile)[]> {
  const isOfFile = (text: string): boolean => programPath(text) !== null;
  const ofTexts = texts.some(isOfFile) ? { ...options, set: undefined } : options;
  return Promise.all(texts.map((text) => functionOf(text, isOfFile(text) ? options : ofTexts, streams)));
}

/** A function of a file is no text to be piped. */
function checkPiped(text: string): void {
  checkAddress(text);
  if (programPath(text) === null) return;
  throw new DiffcmpError('bad-option', `standard input has '${clip(text)}', which is a function of a file`, {
    hint: 'give it in the place of -',
  });
}

/** What of a point doesn't fit a function of a file. */
export const misfitsAt = (source: string | ProgramFile, at: readonly string[] | undefined): OptionText | null =>
  typeof source === 'string' ? null : source.misfits(source.at(at).args);

/** Of a function of a file: that an input at a point only counts, worded for a warning. */
export function counterAt(source: string | ProgramFile, at: GivenPoint | undefined): Warning | null {
  const found = typeof source === 'string' ? null : source.counterAt(source.at(at));
  return found && { code: 'counter-as-input', message: wordText(found.text, commandLineWording) };
}

/** Warnings of the library as the command line words them. */
export function wordedWarnings<W extends Warning>(
  warnings: readonly W[],
  source: string | ProgramFile,
  at: GivenPoint | undefined,
): (W | Warning)[] {
  return warnings.map((each) => (each.code === 'counter-as-input' ? (counterAt(source, at) ?? each) : each));
}

/** The same of several functions at a point, of which each takes what it has. */
export function wordedForEach<W extends Warning>(
  warnings: readonly W[],
  sources: readonly (string | ProgramFile)[],
  at: GivenPoint | undefined,
): (W | Warning)[] {
  const file = sources.find((each) => typeof each !== 'string');
  if (sources.length === 1 || file === undefined) return wordedWarnings(warnings, sources[0] ?? '', at);
  return wordedWarnings(warnings, file, partOfPoint(at, inputRoots(file, {})).at);
}

export type Constants = Record<string, ArgumentValue>;

const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** `kind=put` and its like. @throws DiffcmpError bad-option */
export function constantsOf(texts: readonly string[]): Constants {
  const values = new Map<string, Constants[string]>();
  for (const text of texts) {
    const sign = text.indexOf('=');
    const name = text.slice(0, Math.max(sign, 0)).trim();
    if (name === '')
      throw new DiffcmpError('bad-option', `--set takes NAME=VALUE, got '${clip(text)}'`, {
        hint: 'for example --set kind=put',
      });
    if (values.has(name))
      throw new DiffcmpError('bad-option', `--set gives '${clip(name)}' twice`, { hint: 'keep one' });
    values.set(name, constantOf(name, text.slice(sign + 1)));
  }
  return Object.fromEntries(values);
}

/** A number, true, false, null, an array or a record; a text otherwise, also one in quotes, such as `"5"`. */
function constantOf(name: string, text: string): ArgumentValue {
  const word = text.trim();
  if (/^[[{]/.test(word)) return readJson(name, word);
  if (Object.hasOwn(words, word)) return words[word] ?? null;
  if (/^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(word)) return Number(word);
  const [, quoted] = /^"([^"\\]*)"$/.exec(word) ?? [];
  return quoted ?? text;
}

function readJson(name: string, text: string): ArgumentValue {
  try {
    return JSON.parse(text) as ArgumentValue;
  } catch {
    // a value in braces, as other tools have placeholders
    const [, inside] = /^\{\s*([^\s:,"{}[\]]+)\s*\}$/.exec(text) ?? [];
    const example = inside === undefined ? `for example --set '${clip(name)}={"kind":"put","n":5}'` : `without braces: --set ${clip(name)}=${clip(inside)}`; // prettier-ignore
    throw new DiffcmpError('bad-option', `--set ${clip(name)}: arrays and records are written as JSON, and '${clip(text)}' is none`, {
      hint: `${example}; a text that begins so goes in quotes`,
    }); // prettier-ignore
  }
}
