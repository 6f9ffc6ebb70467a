// Values of any kind in a few words, for errors.

/** A value in a few words. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value === '' ? "''" : `the text ${JSON.stringify(clip(value))}`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (value === null) return 'null';
  if (ArrayBuffer.isView(value) && 'length' in value)
    return value.length === 0 ? 'an empty list' : `a list of ${String(value.length)}`;
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'number' || typeof value === 'boolean' || value === undefined) return String(value);
  return `a ${typeof value}`;
}

export function clip(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}

/** What was thrown, which may be anything, even an error whose message throws. */
export function thrownText(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.message) : valueText(thrown);
  } catch {
    return 'nor can the reason';
  }
}
