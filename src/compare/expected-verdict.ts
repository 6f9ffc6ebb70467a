// A verdict that is expected in the place of a value: a status or a kind of point, by its name.
import { singularKinds, type SingularKind } from '../reference/kind-names.js';
import { closest } from '../text/did-you-mean.js';
import type { ExpectationVerdict } from './comparison.js';
import type { Reference, ReferenceStatus } from './reference-data.js';

const statuses: readonly ReferenceStatus[] = ['certified', 'kink', 'jump', 'infinite', 'undefined', 'undecided'];
/** Every word that can be expected, once. */
export const verdictWords: readonly string[] = [...new Set<string>([...statuses, ...singularKinds])];

/** A word that may have been meant; null: none is near. */
export const nearVerdictWord = (word: string): string | null => closest(word, verdictWords);

/** What is known of a derivative, or of a point without a value. */
interface KnownVerdict {
  readonly status: ReferenceStatus;
  readonly kind: SingularKind | null;
  /** What there is instead, in words. */
  readonly found: string;
  /** Certified digits; null where there is no such derivative. */
  readonly digits: string | null;
}

/** It agrees with a status or a kind of that name; where the truth is undecided, any other isn't known to be wrong. */
export function judgeVerdictWord(word: string, { status, kind, found, digits }: KnownVerdict): ExpectationVerdict {
  const agrees = word === status || word === kind;
  const verdict = agrees ? 'PASS' : status === 'undecided' ? 'INCONCLUSIVE' : 'FAIL';
  const message = agrees ? `${word} agrees with the truth` : `${word} is not what is known there: ${found}`;
  return { verdict, given: word, value: null, truth: digits, message };
}

/** What becomes of verdicts expected of a function without a value at the point; null: anything but verdicts was expected, or nothing. */
export function judgeWithoutValue(
  expect: unknown,
  { statuses: known, kinds, message }: Reference<'tensors'>,
): Record<string, ExpectationVerdict> | null {
  if (expect === undefined || expect === null) return null;
  const names = Object.keys(known);
  const given = typeof expect === 'object' ? expect : Object.fromEntries(names.map((name) => [name, expect]));
  const judged = names.map((name) => {
    const word = (given as Readonly<Record<string, unknown>>)[name];
    const [status, kind] = [known[name], kinds[name]];
    if (typeof word !== 'string' || !verdictWords.includes(word.trim())) return null;
    if (typeof status !== 'string') return null; // of a tensor
    return [name, judgeVerdictWord(word.trim(), { status, kind: (kind ?? null) as SingularKind | null, found: message ?? status, digits: null })] as const; // prettier-ignore
  });
  return judged.length === 0 || judged.includes(null)
    ? null
    : Object.fromEntries(judged.filter((each) => each !== null));
}
