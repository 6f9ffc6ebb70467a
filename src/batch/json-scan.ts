// A scanner of JSON that says where things are: the first mistake, keys that stand twice, and the place of a path.
import type { Path } from './mistakes.js';
import type { Extent } from './text-places.js';

/** Levels of nesting that a document may have. */
export const maxDepth = 100;

export interface JsonMistake {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

interface Bracket {
  readonly isObject: boolean;
  keys: Set<string> | null;
  key: string;
  index: number;
}

/** Called at every key and every value with where it stands; answers whether that is enough. */
export type JsonVisitor = (path: Path, onKey: boolean, start: number) => boolean;

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const word = /true|false|null/y;

/** The first mistake in a text that should be one JSON value, or null; without recursion. */
export function scanJson(text: string, visit: JsonVisitor | null = null): JsonMistake | null {
  const brackets: Bracket[] = [];
  let at = 0;
  let seenEnough = false;
  const skipSpace = (): void => {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      at++;
    }
  };
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return null;
    at += match[0].length;
    return match[0];
  };
  /** Moves behind the string that starts here. */
  const skipString = (): JsonMistake | null => {
    const end = endOfString(text, at);
    if (typeof end !== 'number') return end;
    at = end;
    return null;
  };
  const mistakeHere = (what: string): JsonMistake => ({
    offset: at,
    length: 1,
    message: `expected ${what}, got ${characterText(text, at)}`,
  });
  const pathNow = (): Path => brackets.map(({ isObject, key, index }) => (isObject ? key : index));

  /** The key before a value, with its colon. */
  const readKey = (bracket: Bracket): JsonMistake | null => {
    skipSpace();
    const start = at;
    if (text[at] !== '"') return mistakeHere('a field name in double quotes');
    const mistake = skipString();
    if (mistake !== null) return mistake;
    const token = text.slice(start, at);
    bracket.key = String(JSON.parse(token));
    bracket.keys ??= new Set();
    if (bracket.keys.has(bracket.key))
      return { offset: start, length: token.length, message: `the field ${token.slice(0, 60)} stands twice` };
    bracket.keys.add(bracket.key);
    seenEnough = visit?.(pathNow(), true, start) === true;
    skipSpace();
    if (text[at] !== ':') return mistakeHere("':'");
    at++;
    return null;
  };

  while (!seenEnough) {
    // A value starts here.
    skipSpace();
    if (visit?.(pathNow(), false, at) === true) break;
    const opening = text[at];
    if (opening === '{' || opening === '[') {
      if (brackets.length >= maxDepth)
        return { offset: at, length: 1, message: `brackets nest deeper than ${maxDepth} levels` };
      at++;
      const bracket: Bracket = { isObject: opening === '{', keys: null, key: '', index: 0 };
      skipSpace();
      if (text[at] !== (bracket.isObject ? '}' : ']')) {
        brackets.push(bracket);
        const mistake = bracket.isObject ? readKey(bracket) : null;
        if (mistake !== null) return mistake;
        continue;
      }
      at++;
    } else if (opening === '"') {
      const mistake = skipString();
      if (mistake !== null) return mistake;
    } else if ((take(number) ?? take(word)) === null) return mistakeHere('a value');
    // A value ended here: close what ends with it, then go on to the next one.
    for (;;) {
      skipSpace();
      const bracket = brackets.at(-1);
      if (bracket === undefined) return at >= text.length ? null : mistakeHere('the end of the text');
      const closing = bracket.isObject ? '}' : ']';
      if (text[at] === closing) {
        at++;
        brackets.pop();
        continue;
      }
      if (text[at] !== ',') return mistakeHere(`',' or '${closing}'`);
      at++;
      bracket.index++;
      const mistake = bracket.isObject ? readKey(bracket) : null;
      if (mistake !== null) return mistake;
      break;
    }
  }
  return null;
}

/** Where the key or the value at a path stands; null if the text has no such path. */
export function placeInJson(text: string, path: Path, onKey: boolean): Extent | null {
  let start: number | undefined;
  scanJson(text, (here, isKey, at) => {
    const isIt = isKey === onKey && here.length === path.length && here.every((part, i) => part === path[i]);
    if (isIt) start = at;
    return isIt;
  });
  if (start === undefined) return null;
  const rest = /^(?:"(?:[^"\\]|\\.)*"|[^\s,\]}]+)/.exec(text.slice(start, start + 200));
  return { start, length: rest?.[0].length ?? 1 };
}

/** The offset behind the closing quote. */
function endOfString(text: string, start: number): number | JsonMistake {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) return { offset: at, length: 1, message: `a text in JSON can't hold ${characterText(text, at)}` };
    if (code !== 92) continue;
    escape.lastIndex = at;
    if (!escape.test(text)) return { offset: at, length: 2, message: 'JSON has no such escape' };
    at = escape.lastIndex - 1;
  }
  return { offset: start, length: 1, message: 'this text has no closing quote' };
}

function characterText(text: string, at: number): string {
  const code = text.codePointAt(at);
  if (code === undefined) return 'the end';
  if (code < 32 || code === 127)
    return code === 10 ? 'a line break' : `the control character U+${code.toString(16).padStart(4, '0').toUpperCase()}`;
  return `'${String.fromCodePoint(code)}'`;
}
