// JSON text to a value: strict, of limited depth, without keys that stand twice.
import { isObject } from './is-object.js';
import { mistakeAt, type PlacedText } from './text-places.js';
import { maxDepth, scanJson } from './json-scan.js';
import type { PlacedMistake } from './mistakes.js';

export type Parsed = { readonly value: unknown; readonly mistake: null } | { readonly mistake: PlacedMistake };

/** The value of a JSON text. JSON.parse does the work; what it doesn't tell is looked for only where something is odd. */
export function parseJson(source: PlacedText): Parsed {
  const { text } = source;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return mistakeIn(source);
  }
  return countMembers(value) === countColons(text) ? { value, mistake: null } : mistakeIn(source);
}

function mistakeIn(source: PlacedText): Parsed {
  const mistake = scanJson(source.text);
  if (mistake === null) throw new Error('JSON.parse and the scanner disagree');
  return { mistake: mistakeAt(source, 'malformed-json', mistake.message, mistake.offset, mistake.length) };
}

/** The members of all objects inside a value; -1 if it nests too deep. A key that stood twice is there once. */
function countMembers(value: unknown): number {
  let count = 0;
  const lists: (readonly unknown[])[] = [[value]]; // what is open, from the outside in
  const places = [0];
  for (let last = 0; last >= 0; last = lists.length - 1) {
    const place = places[last] ?? 0;
    const list = lists[last] ?? [];
    if (place >= list.length) {
      lists.pop();
      places.pop();
      continue;
    }
    places[last] = place + 1;
    const each = list[place];
    if (!isObject(each)) continue;
    if (lists.length > maxDepth) return -1;
    const inner: readonly unknown[] = Array.isArray(each) ? each : Object.values(each);
    if (!Array.isArray(each)) count += inner.length;
    lists.push(inner);
    places.push(0);
  }
  return count;
}

/** The colons outside strings: one per member as it was written. */
function countColons(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 58) count++;
    else if (code === 34) {
      for (at++; at < text.length && text.charCodeAt(at) !== 34; at++) if (text.charCodeAt(at) === 92) at++;
    }
  }
  return count;
}
