// A mutant: a right gradient with one mistake, of a kind that people make.

export const mistakeKinds = ['sign', 'factor', 'dropped term', 'swapped arguments', '1 % scale', '1e-6 scale', 'stale variable', 'off by one', 'wrong branch'] as const; // prettier-ignore
export type MistakeKind = (typeof mistakeKinds)[number];

export interface Mutant {
  readonly kind: MistakeKind;
  /** The whole gradient, with the mistake: the text of a module, or an expression by each variable. */
  readonly texts: readonly string[];
  /** The part that was changed, as it was and as it is. */
  readonly change: string;
}

/** Without those of the same text as another one, or as the right gradient. */
export function distinct(mutants: readonly Mutant[], right: readonly string[]): Mutant[] {
  const seen = new Set([right.join('\n')]);
  return mutants.filter(({ texts }) => {
    const text = texts.join('\n');
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
