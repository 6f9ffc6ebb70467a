// What the reports call each method: in a table and in a sentence.
import type { MethodId } from '../../methods/method.js';

interface Names {
  /** In the table. */
  readonly title: string;
  /** In a sentence, after a comma. */
  readonly phrase: string;
}

export const methodNames: Readonly<Record<MethodId, Names>> = {
  forward: { title: 'forward (dual)', phrase: 'forward' },
  reverse: { title: 'reverse (tape)', phrase: 'reverse' },
  symbolic: { title: 'symbolic (mathjs)', phrase: 'symbolic' },
  'complex-step': { title: 'complex step', phrase: 'complex step' },
  richardson: { title: 'Richardson (adaptive)', phrase: 'Richardson' },
  'central-difference': { title: 'central difference', phrase: 'the central difference' },
  'five-point': { title: 'five-point difference', phrase: 'the five-point difference' },
  'forward-difference': { title: 'forward difference', phrase: 'the forward difference' },
  'backward-difference': { title: 'backward difference', phrase: 'the backward difference' },
};

/** What a sentence calls the method of a result. */
export const phraseOf = ({ method }: { readonly method: MethodId }): string => methodNames[method].phrase;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The parts joined as in a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
