// Parts of the sentences on derivatives that aren't certified.
import type { FlatComparison, ReferenceStatus } from '../../compare/comparison.js';
import { enumerate } from '../text/sentence.js';

/** So many names, and so many pairs of sides, are told one by one. */
export const mostNamed = 4;

/** The reason, which may begin with the name of a function; that of the gravest status only. */
export function reasonFor({ reference }: FlatComparison, status: ReferenceStatus): string {
  const { message } = reference;
  if (message === null || reference.status !== status) return '';
  return `: ${message.replace(/\.$/, '')}`;
}

export function few(names: readonly string[]): string {
  if (names.length <= mostNamed) return enumerate(names);
  return enumerate([...names.slice(0, mostNamed - 1), `${names.length - mostNamed + 1} more`]);
}
