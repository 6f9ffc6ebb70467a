// Lists in a text, with commas between their parts: those inside brackets part nothing, as in `w[2,1],x`.
import type { Span } from '../span.js';

/** The places of the parts between the commas outside brackets. @param brackets those that count, each pair beside each other */
export function commaSpans(text: string, brackets = '()[]{}'): Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at] ?? ',';
    const place = brackets.indexOf(character);
    if (place >= 0) depth += place % 2 === 0 ? 1 : -1;
    if (at < text.length && (character !== ',' || depth > 0)) continue;
    spans.push({ start, end: at });
    start = at + 1;
  }
  return spans;
}

/** The parts themselves, without the spaces around them. */
export function commaParts(text: string): string[] {
  return commaSpans(text).map(({ start, end }) => text.slice(start, end).trim());
}
