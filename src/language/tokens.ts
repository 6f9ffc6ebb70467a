// The tokens of a text with their places, cut as mathjs cuts them; mathjs itself gives its nodes no positions:
// https://github.com/josdejong/mathjs/pull/3557
import type { DiffcmpError } from '../errors.js';
import { groupDigits } from '../text/numeral.js';
import type { Span } from '../span.js';
import { fault } from './fault.js';
import { refuseSign, unexpectedCharacter } from './refused-signs.js';

/** A sign is an operator, bracket or separator; `newline` appears only where it ends a statement. */
export interface Token extends Span {
  readonly kind: 'name' | 'number' | 'sign' | 'newline';
  readonly text: string;
}

const wordSigns = new Set(['and', 'or', 'not', 'mod', 'xor', 'to', 'in']);
const longSigns = ['>>>', '===', '!==', '==', '!=', '<=', '>=', '<<', '>>', '<>', '**', '||', '&&', '.*', './', '.^', '^|', '??', '?.', '=>', '->']; // prettier-ignore
const signStarts = new Set('+-*/^()<>=!?:,;.%&|~\'"[]{}');
const longSignsByStart = new Map([...signStarts].map((start) => [start, longSigns.filter((s) => s.startsWith(start))]));

/** What reading keeps of each takes some 600 bytes; nobody writes as many. */
const maxTokens = 1_000_000;

/** Prefix of the names that stand for cut-out pieces of a text; no user name may start so. */
export const holePrefix = '$$';

/**
 * Cuts a text into tokens.
 * @throws DiffcmpError for characters and signs outside the language, for malformed or overflowing numbers, and for too many of all
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let depth = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    const start = at;
    if (tokens.length > maxTokens) {
      const message = `the text has more than ${groupDigits(maxTokens)} words, numbers and signs`;
      throw fault(
        text,
        'expr-not-supported',
        message,
        { start, end: start + 1 },
        'repetition is what functions are for',
      );
    }
    if (character === ' ' || character === '\t' || character === '\r' || character === '\u00a0') {
      at++;
    } else if (character === '#') {
      while (at < text.length && text[at] !== '\n') at++;
    } else if (character === '\n') {
      at++;
      if (depth === 0) tokens.push({ kind: 'newline', text: '\n', start, end: at });
    } else if (isDigit(character) || (character === '.' && isDigit(text[at + 1]))) {
      at = endOfNumber(text, at);
      tokens.push({ kind: 'number', text: text.slice(start, at), start, end: at });
    } else if (isLetter(text, at)) {
      while (at < text.length && (isLetter(text, at) || isDigit(text[at]))) at++;
      const name = text.slice(start, at);
      if (name.startsWith(holePrefix)) throw nameFault(text, { start, end: at });
      const isSign = wordSigns.has(name);
      if (isSign) refuseSign(text, name, { start, end: at }, false);
      tokens.push({ kind: isSign ? 'sign' : 'name', text: name, start, end: at });
    } else if (signStarts.has(character)) {
      const cut = signAt(text, at);
      at += cut.length;
      refuseSign(text, cut, { start, end: at }, endsOperand(tokens.at(-1)));
      if (cut === '(' || cut === '[') depth++;
      else if (cut === ')' || cut === ']') depth--;
      tokens.push({ kind: 'sign', text: cut, start, end: at });
    } else {
      throw unexpectedCharacter(text, at);
    }
  }
  return tokens;
}

/** Whether a value ends with this token, so that what follows is an operator or an implicit multiplication. */
export function endsOperand(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.kind === 'name' || token.kind === 'number' || token.text === ')' || token.text === ']')
  );
}

/** Whether a value may begin with this token, signs apart. */
export function startsOperand(token: Token): boolean {
  return token.kind === 'name' || token.kind === 'number' || token.text === '(' || token.text === '[';
}

/** Whether the whole text is one name, as variables are called. */
export function isName(text: string): boolean {
  if (text === '' || wordSigns.has(text)) return false;
  for (let i = 0; i < text.length; i++) if (!isLetter(text, i) && (i === 0 || !isDigit(text[i]))) return false;
  return true;
}

function signAt(text: string, at: number): string {
  const first = text.charAt(at);
  if (!signStarts.has(text[at + 1] ?? ' ')) return first;
  const sign = longSignsByStart.get(first)?.find((long) => text.startsWith(long, at)) ?? first;
  return sign === '?.' && isDigit(text[at + 2]) ? '?' : sign; // in `a ?.3 : b` the dot begins a number
}

function endOfNumber(text: string, start: number): number {
  let at = start;
  if (text[at] === '0' && 'box'.includes(text[at + 1] ?? ' ')) {
    at += 2;
    while (isDigit(text[at]) || isLetter(text, at)) at++;
    if (text[at] === '.' || Number.isNaN(Number(text.slice(start, at)))) throw numberFault(text, { start, end: at });
    return at;
  }
  while (isDigit(text[at])) at++;
  if (text[at] === '.' && !'*/^'.includes(text[at + 1] ?? ' ')) at++;
  while (isDigit(text[at])) at++;
  if (text[at] === 'e' || text[at] === 'E') {
    const sign = text[at + 1] === '+' || text[at + 1] === '-' ? 1 : 0;
    // `2e` followed by anything else is 2 times e; a sign commits to an exponent, as in mathjs
    if (isDigit(text[at + 1 + sign])) {
      at += 1 + sign;
      while (isDigit(text[at])) at++;
      if (text[at] === '.') throw numberFault(text, { start, end: at + 1 });
    } else if (sign === 1 || text[at + 1] === '.') {
      throw numberFault(text, { start, end: at + 2 });
    }
  }
  if (!Number.isFinite(Number(text.slice(start, at)))) throw overflowFault(text, { start, end: at });
  return at;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

/** The letters of mathjs (Latin, `_`, `$`, accented, Greek, letter-like, mathematical), but not × and ÷, as there. */
function isLetter(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c === 36;
  if (c === 0xd7 || c === 0xf7) return false;
  if ((c >= 0xc0 && c <= 0x2af) || (c >= 0x370 && c <= 0x3ff) || (c >= 0x2100 && c <= 0x214f)) return true;
  if (c === 0xd835) return text.charCodeAt(at + 1) >> 10 === 0x37;
  return c >> 10 === 0x37 && text.charCodeAt(at - 1) === 0xd835;
}

function nameFault(text: string, span: Span): DiffcmpError {
  return fault(
    text,
    'expr-not-supported',
    `names that begin with ${holePrefix} are reserved`,
    span,
    'choose another name',
  );
}
function numberFault(text: string, span: Span): DiffcmpError {
  const shown = text.slice(span.start, span.end);
  return fault(text, 'expr-syntax', `'${shown}' is not a number`, span, 'write numbers like 2, 0.5 or 1e-3');
}
function overflowFault(text: string, span: Span): DiffcmpError {
  const shown = text.slice(span.start, span.end);
  const hint = 'the largest double is about 1.8e308';
  return fault(text, 'literal-overflow', `${shown} is beyond the range of doubles`, span, hint);
}
