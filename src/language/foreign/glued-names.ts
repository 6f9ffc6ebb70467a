// Names that are functions and variables without anything in between: `sinx`, `xcosx`, `sin2x`.
import { builtins, namedConstants } from '../builtins.js';
import { isPlainFunction, type Edit, type KnownNames, type LooseTokens } from './loose-tokens.js';
import { constantCalled, functionCalled } from './foreign-names.js';

/** Words, to which letters belong: `rounds`, `squared`, `gamma1`. */
const words = new Set(['gamma', 'square', 'cube', 'round', 'floor', 'ceil', 'fix', 'sigmoid', 'relu']);
/** Longest first, so that `sinhx` is a hyperbolic sine. */
const functionNames = [...builtins.keys(), 'arcsin', 'arccos', 'arctan', 'tg', 'ctg', 'lg']
  .filter((name) => !words.has(name) && (functionCalled(name) !== null || isPlainFunction(name)))
  .sort((a, b) => b.length - a.length);
const longestName = 40;

/**
 * A name taken apart: `sinx` as `sin(x)`, `xcosx` as `x*cos(x)`, `sin2x` as `sin(2*x)`; null where it is no function's
 * name with a variable or number on it. Then it is a name like `signal` or `expected`.
 *
 * @param isVariable what may stand beside a function
 */
export function unglued(name: string, isVariable: (name: string) => boolean): string | null {
  if (name.length > longestName || builtins.has(name) || namedConstants.has(name)) return null;
  const factors = factorsOf(name, isVariable);
  return factors === null ? null : factors.join('*');
}

function factorsOf(name: string, isVariable: (name: string) => boolean): string[] | null {
  // what may stand first is a variable once; after it come functions with their arguments
  for (let first = 0; first < name.length; first++) {
    if (first > 0 && !isVariable(name.slice(0, first)) && constantCalled(name.slice(0, first)) === null) continue;
    const calls = callsOf(name.slice(first), isVariable);
    if (calls !== null) return first === 0 ? calls : [name.slice(0, first), ...calls];
  }
  return null;
}

function callsOf(text: string, isVariable: (name: string) => boolean): string[] | null {
  const calls: string[] = [];
  let rest = text;
  while (rest !== '') {
    const name = functionNames.find((candidate) => rest.startsWith(candidate));
    if (name === undefined) return null;
    rest = rest.slice(name.length);
    const argument = argumentOf(rest, isVariable);
    if (argument === null) return null;
    rest = rest.slice(argument.length);
    calls.push(`${functionCalled(name) ?? name}(${argument.text})`);
  }
  return calls;
}

/** The longest argument with which the rest is empty or goes on with a function. */
function argumentOf(rest: string, isVariable: (name: string) => boolean): { text: string; length: number } | null {
  const digits = /^\d*/.exec(rest)?.[0] ?? '';
  for (let length = rest.length; length > digits.length; length--) {
    const name = rest.slice(digits.length, length);
    const after = rest.slice(length);
    if (after !== '' && !functionNames.some((candidate) => after.startsWith(candidate))) continue;
    if (isVariable(name) || constantCalled(name) !== null)
      return { text: digits === '' ? name : `${digits}*${name}`, length };
  }
  return digits !== '' && digits.length === rest.length ? { text: digits, length: digits.length } : null;
}

/** `xy` as `x` and `y`, where both have values; of several ways to cut, that with the longest names first. */
function factorsIn(name: string, isFactor: (name: string) => boolean): string[] | null {
  const factors: string[] = [];
  for (let rest = name; rest !== ''; rest = rest.slice(factors.at(-1)?.length)) {
    let length = rest.length;
    while (length > 0 && !isFactor(rest.slice(0, length))) length--;
    if (length === 0 || name.length > longestName) return null;
    factors.push(rest.slice(0, length));
  }
  return factors;
}

/** `sinx` as `sin(x)`, `xcos(x)` as `x*cos(x)`, `x(x + 1)` as `x*(x + 1)`. */
export function gluedEdit(tokens: LooseTokens, at: number, names: KnownNames): Edit | null {
  const { kind, text = '' } = tokens[at] ?? {};
  if (kind !== 'name' || names.isOwn(text) || builtins.has(text)) return null;
  const only = (by: string): Edit => ({ from: at, to: at + 1, by });
  if (tokens[at + 1]?.text === '(') {
    const factor = functionNames.find((name) => text.endsWith(name) && names.isVariable(text.slice(0, -name.length)));
    if (factor !== undefined) return only(`${text.slice(0, -factor.length)}*${functionCalled(factor) ?? factor}`);
    return names.isVariable(text) || namedConstants.has(text) ? { from: at, to: at + 2, by: `${text}*(` } : null;
  }
  const apart = unglued(text, names.isVariable) ?? factorsIn(text, names.isFactor ?? (() => false))?.join('*') ?? null;
  if (apart === null) return null;
  // in `a^xsinx` and `1/xsinx` the factors belong together
  const isOneFactor = /[/^]/.test(tokens[at - 1]?.text ?? '') && /\w\*\w|\)\*/.test(apart);
  return only(isOneFactor ? `(${apart})` : apart);
}
