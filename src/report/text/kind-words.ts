// Verdicts in a few words: the status, and what kind of point it is where that says more.
import type { ReferenceStatus } from '../../compare/reference-data.js';
import type { SingularKind } from '../../reference/kind-names.js';

interface KnownStatus {
  readonly status: ReferenceStatus;
  readonly kind: SingularKind | null;
}

const nouns: Readonly<Record<SingularKind, string>> = {
  kink: 'a kink',
  jump: 'a jump',
  removable: 'a removable jump',
  'vertical-tangent': 'a vertical tangent',
  cusp: 'a cusp',
  pole: 'a pole',
  endpoint: 'an end of the domain',
  outside: 'no values beside it',
  seam: 'a seam',
};

/** `a cusp`; of a kind that isn't known, null. */
export const kindNoun = (kind: SingularKind | null): string | null => (kind === null ? null : nouns[kind]);

/** `a kink: no derivative`, `infinite: a cusp`, `undefined: an end of the domain`. */
export function statusText({ status, kind }: KnownStatus): string {
  if (status === 'kink' || status === 'jump') return `${kindNoun(kind) ?? `a ${status}`}: no derivative`;
  const noun = kindNoun(kind);
  return noun === null ? status : `${status}: ${noun}`;
}

/** `kink`, `infinite (cusp)`: for tables and lists, in the words of the data. */
export const statusWord = ({ status, kind }: KnownStatus): string =>
  kind === null || kind === status ? status : `${status} (${kind})`;
