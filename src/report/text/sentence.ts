// What sentences are made with.

/** The text with a capital letter. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The parts joined as in a sentence: `a`, `a and b`, `a, b and c`; behind "no", `a, b or c`. */
export function enumerate(parts: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`;
}
