// The case of a sentence's first letter.

/** What a parser or a description says, as a part of another sentence. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
