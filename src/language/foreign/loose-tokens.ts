// The tokens of a text in whatever notation, with what edits of them need. Nothing is refused here.
import { builtins } from '../builtins.js';

/** `gap` is the white space before it. Words that join values, such as `and`, are signs. */
export interface LooseToken {
  readonly kind: 'name' | 'number' | 'sign' | 'command';
  readonly text: string;
  readonly gap: string;
}

export type LooseTokens = readonly LooseToken[];

/** What is known of the names of a text. */
export interface KnownNames {
  /** What may stand glued to a function. */
  readonly isVariable: (name: string) => boolean;
  /** What has a value, so that `xy` may be meant as `x*y`. */
  readonly isFactor?: (name: string) => boolean;
  /** What the text defines, or the point gives a value: it stays. */
  readonly isOwn: (name: string) => boolean;
}

/** What stands in place of the tokens from `from` up to `to`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

const signWords = new Set(['and', 'or', 'not', 'if', 'else', 'then']);
const pattern =
  /(?<gap>\s*)(?:(?<command>\\(?:[A-Za-z]+|.))|(?<number>0[xob][\da-f]+|(?:\d+(?:\.(?![*/^])\d*)?|\.\d+)(?:e[+-]?\d+)?)|(?<name>[\p{L}_$][\p{L}\p{Nd}_$]*)|(?<sign>===|!==|\*\*|==|!=|<=|>=|<>|&&|\|\||=>|->|:=|::|\.[*/^]|.))/giuy;

export function looseTokens(text: string): LooseToken[] {
  return [...text.trim().matchAll(pattern)].map(({ groups = {} }) => {
    const { gap = '', command, number, name, sign = '' } = groups;
    if (command !== undefined) return { kind: 'command', text: command, gap };
    if (number !== undefined) return { kind: 'number', text: number, gap };
    if (name !== undefined) return { kind: signWords.has(name) ? 'sign' : 'name', text: name, gap };
    return { kind: 'sign', text: sign, gap };
  });
}

/** Tokens as text; words that would run into one another get a space. */
export function textOf(tokens: LooseTokens, from = 0, to = tokens.length): string {
  let text = '';
  for (const token of tokens.slice(from, to)) {
    const runsIn = token.gap === '' && /[\p{L}\p{Nd}_]$/u.test(text) && /^[\p{L}_]/u.test(token.text);
    const isFactor = runsIn && token.kind === 'name' && /(?:^|[^\p{L}_\d])[\d.]+$/u.test(text); // 2x
    text += (text === '' ? '' : runsIn && !isFactor ? ' ' : token.gap) + token.text;
  }
  return text;
}

/** The tokens after an edit; what stands in place keeps the space before it. */
export function edited(tokens: LooseTokens, { from, to, by }: Edit): LooseToken[] {
  const gap = tokens[from]?.gap ?? '';
  const space = by.startsWith(' ') ? ' ' : gap;
  const put = looseTokens(by).map((token, i) => (i === 0 ? { ...token, gap: space } : token));
  const rest = tokens.slice(to);
  const [next, ...others] = rest;
  const after = by.endsWith(' ') && next?.gap === '' ? [{ ...next, gap: ' ' }, ...others] : rest;
  return [...tokens.slice(0, from), ...put, ...after];
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The index of the bracket that closes the one at `open`; -1: none does. */
export function closingIndex(tokens: LooseTokens, open: number): number {
  const opener = tokens[open]?.text ?? '';
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]?.text === opener) depth++;
    else if (tokens[at]?.text === closers[opener] && --depth === 0) return at;
  }
  return -1;
}

/** The index of the open bracket around a token; -1: none. */
export function enclosingIndex(tokens: LooseTokens, inside: number): number {
  let depth = 0;
  for (let at = inside - 1; at >= 0; at--) {
    const text = tokens[at]?.text ?? '';
    if (text === ')' || text === ']' || text === '}') depth++;
    else if (text in closers && depth-- === 0) return at;
  }
  return -1;
}

/** The arguments of the call whose bracket opens at `open`, as `[from, to)`; null where it isn't closed. */
export function argumentRanges(tokens: LooseTokens, open: number): [number, number][] | null {
  const close = closingIndex(tokens, open);
  if (close < 0) return null;
  const ranges: [number, number][] = [];
  let from = open + 1;
  for (let at = open + 1; at <= close; at++) {
    const text = tokens[at]?.text ?? '';
    if (at < close && text in closers) at = Math.max(at, closingIndex(tokens, at));
    else if (at === close || text === ',' || text === ';') {
      ranges.push([from, at]);
      from = at + 1;
    }
  }
  return ranges;
}

export const endsValue = (token: LooseToken | undefined): boolean =>
  token !== undefined && (token.kind === 'name' || token.kind === 'number' || ')]}'.includes(token.text));

export const startsValue = (token: LooseToken | undefined): boolean =>
  token !== undefined && (token.kind === 'name' || token.kind === 'number' || token.text === '(');

/** Functions of one argument: those that are written without brackets, too. */
export const isPlainFunction = (name: string): boolean => builtins.get(name)?.parameters.length === 1;

/** The index after the number, name, call or group that begins at `at`; -1: none does. */
export function atomEnd(tokens: LooseTokens, at: number): number {
  const token = tokens[at];
  if (token === undefined || !startsValue(token)) return -1;
  if (token.text === '(') return closingIndex(tokens, at) + 1 || -1;
  const isCall = token.kind === 'name' && tokens[at + 1]?.text === '(' && builtins.has(token.text);
  if (isCall) return closingIndex(tokens, at + 1) + 1 || -1;
  return token.kind === 'name' && builtins.has(token.text) ? -1 : at + 1;
}

/** The index where the number, name, call, group, list or index that ends before `end` begins. */
export function atomStart(tokens: LooseTokens, end: number): number {
  let at = end - 1;
  if (tokens[at]?.text === ')' || tokens[at]?.text === ']') {
    at = enclosingIndex(tokens, at);
    if (tokens[at - 1]?.kind === 'name') at--;
  }
  return at;
}

/** The index after the power, exponent and all, that begins at `at`; -1: none does. */
export function powerEnd(tokens: LooseTokens, at: number): number {
  const end = atomEnd(tokens, at);
  return tokens[end]?.text === '^' ? exponentEnd(tokens, end) : end;
}

/** The index after the exponent whose `^` is at `at`; -1: there is none. */
export function exponentEnd(tokens: LooseTokens, at: number): number {
  const first = tokens[at + 1]?.text === '-' ? at + 2 : at + 1;
  // in `sin^2(x)` the exponent is the number alone, in `x^n` the name
  return tokens[first]?.text === '(' ? atomEnd(tokens, first) : startsValue(tokens[first]) ? first + 1 : -1;
}

/** A text in brackets, unless it is one number, name or call. */
export function grouped(text: string): string {
  const tokens = looseTokens(text);
  return atomEnd(tokens, 0) === tokens.length ? text : `(${text})`;
}

/** Whether what stands in braces is a record, `a: 1`: in round brackets it would be a range. */
export const isRecordText = (inner: string): boolean => /^[^?]*:/s.test(inner);
