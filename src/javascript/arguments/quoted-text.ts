// Texts in quotes within the text of a point.

/** The end of a text in quotes, behind the second one; the end of all where that is missing. */
export function endOfQuotes(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return end;
}

/** A text in quotes; null where it is none of JSON. */
export function textIn(quoted: string): string | null {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
