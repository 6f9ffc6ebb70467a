// Parts of the sentences on derivatives that aren't certified.
import type { FlatComparison } from '../../compare/comparison.js';
import type { ReferenceStatus } from '../../compare/reference-data.js';
import { enumerate } from '../text/sentence.js';

/** So many names, and so many pairs of sides, are told one by one. */
export const mostTold = 4;

/** The reason, which may begin with the name of a function; that of the gravest status only. */
export function becauseOf({ reference }: FlatComparison, status: ReferenceStatus): string {
  const { message } = reference;
  if (message === null || reference.status !== status) return '';
  return `: ${message.replace(/\.$/, '')}`;
}

export function few(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (names.length <= mostTold) return enumerate(names, word);
  return enumerate([...names.slice(0, mostTold - 1), `${names.length - mostTold + 1} more`], word);
}
