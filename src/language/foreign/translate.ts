// A text in another notation as text of the language: the way out that an error shows.
import { builtins } from '../builtins.js';
import { bareFunctionEdit, functionPowerEdit, type InverseReading } from './bare-functions.js';
import { callGapEdit, memberEdit, nameEdit, templateEdit } from './calls.js';
import { plainCharacters } from './characters.js';
import { gluedEdit } from './glued-names.js';
import { latexEdit, looksLikeLatex, withoutDollars } from './latex.js';
import { edited, looseTokens, textOf, type Edit, type KnownNames, type LooseTokens } from './loose-tokens.js';
import {
  barsEdit,
  bracketsEdit,
  conditionEdit,
  decimalEdit,
  markEdit,
  operatorEdit,
  semicolonEdit,
  transposeEdit,
} from './operators.js';

/** Longer texts are not translated: nobody would copy them from a hint. */
export const longestTranslated = 400;
/** More edits than a text can need; were there a circle, it would end here. */
const mostEdits = 200;

type Rewrite = (tokens: LooseTokens, at: number) => Edit | null;

/** The text translated; null where there is nothing to translate, or more than is known how. */
export function translated(text: string, names: KnownNames, reading: InverseReading = 'inverse'): string | null {
  const trimmed = text.trim();
  const isLatex = looksLikeLatex(trimmed);
  const plain = withoutFrame(plainCharacters(isLatex ? withoutDollars(trimmed) : trimmed).trim(), names);
  const rules: Rewrite[] = [
    ...(isLatex ? [latexEdit] : []),
    memberEdit,
    transposeEdit,
    operatorEdit,
    decimalEdit,
    semicolonEdit,
    conditionEdit,
    barsEdit,
    bracketsEdit,
    (tokens, at) => templateEdit(tokens, at, names.isOwn),
    (tokens, at) => nameEdit(tokens, at, names.isOwn),
    markEdit,
    (tokens, at) => functionPowerEdit(tokens, at, reading),
    (tokens, at) => gluedEdit(tokens, at, names),
    bareFunctionEdit,
    (tokens, at) => functionPowerEdit(tokens, at, reading),
    callGapEdit,
  ];
  const result = textOf(rules.reduce(withRule, looseTokens(plain)));
  return closed(result) === closed(trimmed) ? null : withoutBrackets(closed(result));
}

function withRule(tokens: LooseTokens, rule: Rewrite): LooseTokens {
  let now = tokens;
  let edits = 0;
  for (let at = 0; at < now.length; at++) {
    const edit = rule(now, at);
    if (edit === null || edits++ > mostEdits) continue;
    now = edited(now, edit);
    at = -1;
  }
  return now;
}

/** What stands around an expression elsewhere: quotes, the sign of a cell, the head of a function or of a derivative, a differential. */
function withoutFrame(text: string, { isOwn }: KnownNames): string {
  return text
    .replace(/^(["'`])([^"'`]*)\1$/s, '$2')
    .replace(/^def\s+\w+\s*\([^()]*\)\s*:\s*|^(?:the\s+)?derivative\s+of\s+/, '')
    .replace(/^function\s*\w*\s*\([^()]*\)\s*\{\s*return\s+([^;]*);?\s*\}$/, '$1')
    .replace(/^return\s+|;$/g, '')
    .replace(/^lambda\s+[\w\s,]+:\s*/, '')
    .replace(/^(?:\w+\s*:\s*)?\(?[A-Za-z_][\w\s,]*\)?\s*(?:=>|->|↦|\\mapsto)\s*/, '')
    .replace(/^(?:d|∂)\s*\/\s*(?:d|∂)\s*[A-Za-z]\s*(?![A-Za-z])\*?/, '')
    .replace(/^=\s*(?!=)/, '')
    .replace(/^(\w+)'\s*(?:\(\w+\)\s*)?=(?!=)\s*/, '')
    .replace(/\s+d([a-z])$/, (differential, name: string, at: number) =>
      isOwn(`d${name}`) || !new RegExp(`\\b${name}\\b`).test(text.slice(0, at)) ? differential : '',
    );
}

/** With the brackets at the end that are missing. */
function closed(text: string): string {
  const open = [...text].reduce((depth, sign) => depth + (sign === '(' ? 1 : sign === ')' ? -1 : 0), 0);
  return open > 0 ? text + ')'.repeat(open) : text;
}

/** Without brackets around the whole, which a choice has. */
function withoutBrackets(text: string): string {
  if (!/^\(.* \? .*\)$/s.test(text)) return text;
  let depth = 0;
  for (const [i, sign] of [...text].entries()) {
    if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return i === text.length - 1 ? text.slice(1, -1) : text;
  }
  return text;
}

/** The functions that a text defines: names before brackets before `=`. */
export function definedIn(text: string): Set<string> {
  return new Set([...text.matchAll(/([\p{L}_$][\p{L}\p{Nd}_$]*)\s*\([^()]*\)\s*:?=(?!=)/gu)].map((match) => match[1] ?? ''));
} // prettier-ignore

/** The names that a text holds, but for those that are called. */
export function variablesIn(text: string): Set<string> {
  const tokens = looseTokens(text);
  return new Set(
    tokens.flatMap(({ kind, text: name }, i) =>
      kind === 'name' && !builtins.has(name) && tokens[i + 1]?.text !== '(' ? [name] : [],
    ),
  );
}
