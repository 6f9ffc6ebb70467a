// Several functions at one point: each takes what it has of it, and all together have at most so many panels.
import { listKind } from '../argument.js';
import { DiffcmpError } from '../errors.js';
import { argumentPath } from '../javascript/arguments/argument-text.js';
import { isFreeName } from '../language/point.js';
import { commaSpans } from '../text/comma-list.js';
import type { GivenPoint } from './point-of.js';
import { askedNames } from './problem.js';
import type { ProblemOptions } from './problem-options.js';
import { givenFunction, isOfFile, type ReadFunction } from './read-function.js';

/** Functions, times points and inputs to differentiate by. */
export const mostPanels = 8;

/** Of the option that gives further functions. */
export const furtherFunctionsKind = listKind(givenFunction, 'a list of expressions');

/** The names that values at a point are for, in front of what is in brackets or behind a dot. */
export function inputRoots(read: ReadFunction, options: Pick<ProblemOptions, 'wrt'>): ReadonlySet<string> {
  if (isOfFile(read)) return new Set(read.roots.map(({ name }) => name));
  // an expression is also differentiated by what it doesn't depend on
  return new Set([...read.variables, ...(askedNames(options) ?? []).filter(isFreeName)]);
}

/** Of a point what one function has, and the rest as text: `y=2,k=1`. */
export interface OwnPart {
  readonly at: GivenPoint | undefined;
  readonly rest: string;
}

/**
 * What one of several functions has of their point. Left out is only what another one has: a name that none has stays, and is an
 * error of the first.
 *
 * @param all the inputs of each, this one's among them; unless given, what this one hasn't is another's
 */
export function partOfPoint(at: GivenPoint | undefined, own: ReadonlySet<string>, all?: readonly ReadonlySet<string>[]): OwnPart {
  const rest: string[] = [];
  const isOwn = (name: string, text: string): boolean => {
    const root = argumentPath(name)?.root ?? name;
    const isKnown = (names: ReadonlySet<string>): boolean => names.has(name) || names.has(root);
    const isOthers = name !== '' && !isKnown(own) && (all?.some(isKnown) ?? true);
    if (isOthers) rest.push(text.trim());
    return !isOthers;
  };
  const ownParts = (text: string): string => {
    const parts = commaSpans(text).map(({ start, end }) => text.slice(start, end));
    const kept = parts.filter((part) => isOwn(/^\s*([^=<>!]*?)\s*=(?!=)/.exec(part)?.[1] ?? '', part));
    return kept.length === parts.length ? text : kept.join(',').trim();
  };
  const part = (): GivenPoint | undefined => {
    if (typeof at === 'string') return ownParts(at) || undefined;
    if (typeof at !== 'object') return at;
    if (isByName(at)) return Object.fromEntries(Object.entries(at).filter(([name, value]) => isOwn(name, `${name}=${JSON.stringify(value)}`)));
    const texts = at as readonly unknown[];
    return texts.every((each) => typeof each === 'string') ? texts.map(ownParts).filter((text) => text !== '') : at;
  };
  return { at: part(), rest: rest.join() };
} // prettier-ignore

/** Does what reads the own part of a point; its way out where values are missing is one with the whole point. */
export function inWholePoint<V>({ rest }: OwnPart, step: () => V): V {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof DiffcmpError) || error.code !== 'unbound-variable' || rest === '') throw error;
    throw error.reworded((text) => (text.endsWith('=…') ? `${rest},${text}` : text));
  }
}

const isByName = (at: GivenPoint & object): at is Exclude<GivenPoint & object, readonly unknown[]> =>
  !Array.isArray(at);

/** @param wrt an input that alone would do. @throws DiffcmpError */
export function checkPanels(count: number, what: string, wrt: string): void {
  if (count <= mostPanels) return;
  throw new DiffcmpError('bad-option', `that would be ${count.toLocaleString('en')} panels, ${what}; ${mostPanels} are the most`, {
    hint: [{ wrt }],
  }); // prettier-ignore
}
