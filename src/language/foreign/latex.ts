// LaTeX as text of the language: fractions, roots, exponents in braces, commands by name.
import {
  closingIndex,
  endsValue,
  grouped,
  looseTokens,
  powerEnd,
  isRecordText,
  startsValue,
  textOf,
  type Edit,
  type LooseToken,
  type LooseTokens,
} from './loose-tokens.js';

const commands: Readonly<Record<string, string>> = {
  cdot: '*', times: '*', ast: '*', div: '/', le: '<=', leq: '<=', leqslant: '<=', ge: '>=', geq: '>=', geqslant: '>=',
  lt: '<', gt: '>', ne: '!=', neq: '!=', land: ' and ', lor: ' or ', lnot: ' not ', lvert: '|', rvert: '|', vert: '|', mid: '|',
  lfloor: ' floor(', rfloor: ')', lceil: ' ceil(', rceil: ')', '{': '(', '}': ')', '(': '', ')': '', '[': '', ']': '',
  left: '', right: '', big: '', bigl: '', bigr: '', Big: '', Bigl: '', Bigr: '', bigg: '', Bigg: '', displaystyle: '', limits: '',
  ',': '', ';': '', ':': '', '!': '', ' ': '', quad: '', qquad: '', logTwo: 'log2', logTen: 'log10', varphi: 'phi', vartheta: 'theta', varepsilon: 'epsilon',
}; // prettier-ignore
const named = new Set(
  ('sin cos tan sec csc cot arcsin arccos arctan sinh cosh tanh coth exp log ln lg max min abs arccot arsinh arcosh artanh ' +
    'pi alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega').split(' '),
); // prettier-ignore
const wrappers = new Set(['operatorname', 'mathrm', 'text', 'textrm', 'mathit', 'mathbf', 'mathop', 'mathsf', 'rm']);
const fractions = new Set(['frac', 'dfrac', 'tfrac', 'cfrac']);

/** Whether a text has marks of LaTeX. */
export const looksLikeLatex = (text: string): boolean => /\\\S|\^\{|_\{|^\s*\$.*\$\s*$/s.test(text);

/** Without dollars and subscripts in braces, which tokens would not show. */
export function withoutDollars(text: string): string {
  return text
    .replace(/^\s*(\${1,2})(.*)\1\s*$/s, '$2')
    .replace(/\\log\s*_\s*\{?2\}?/g, '\\logTwo ')
    .replace(/\\log\s*_\s*\{?10\}?/g, '\\logTen ')
    .replace(/_\{([A-Za-z0-9]+)\}/g, '_$1');
}

/** The edit for a command or a brace at this place. */
export function latexEdit(tokens: LooseTokens, at: number): Edit | null {
  const token = tokens[at];
  if (token?.text === '{') return braceEdit(tokens, at);
  if (token?.kind !== 'command') return null;
  const name = token.text.slice(1);
  const only = (by: string): Edit => ({ from: at, to: at + 1, by });
  if (Object.hasOwn(commands, name)) return only(commands[name] as string);
  if (named.has(name)) return only(name);
  if (wrappers.has(name)) {
    const close = tokens[at + 1]?.text === '{' ? closingIndex(tokens, at + 1) : -1;
    return close < 0 ? only('') : { from: at, to: close + 1, by: textOf(tokens, at + 2, close) };
  }
  if (fractions.has(name)) return fractionEdit(tokens, at);
  return name === 'sqrt' ? rootEdit(tokens, at) : null;
}

function braceEdit(tokens: LooseTokens, at: number): Edit | null {
  const close = closingIndex(tokens, at);
  if (close < 0) return null;
  const inner = textOf(tokens, at + 1, close);
  if (isRecordText(inner)) return null;
  const isShort = close - at === 2 && tokens[close + 1]?.text !== '(';
  return { from: at, to: close + 1, by: isShort ? inner : `(${inner})` };
}

function fractionEdit(tokens: LooseTokens, at: number): Edit | null {
  const above = argument(tokens, at + 1);
  const below = above && argument(above.rest, above.next);
  if (!below) return null;
  const quotient = `${factor(above.text)}/${grouped(below.text)}`;
  const before = tokens[at - 1];
  const after = below.rest[below.next];
  const isAlone = (side: LooseToken | undefined): boolean => side === undefined || /^[-+(),;=<>{}]/.test(side.text);
  const isFree = isAlone(before) && (isAlone(after) || after?.text === '*');
  // a bracket right after a name would be a call
  const times = before?.kind === 'name' ? '*' : '';
  const rest = textOf(below.rest, below.next);
  return { from: at, to: tokens.length, by: `${times}${isFree ? quotient : `(${quotient})`}${startsValue(after) ? ' ' : ''}${rest}` };
} // prettier-ignore

/** In brackets, unless it is one power: `x^2/2`. */
function factor(text: string): string {
  const tokens = looseTokens(text);
  return powerEnd(tokens, 0) === tokens.length ? text : grouped(text);
}

function rootEdit(tokens: LooseTokens, at: number): Edit | null {
  const close = tokens[at + 1]?.text === '[' ? closingIndex(tokens, at + 1) : at;
  const degree = close > at ? textOf(tokens, at + 2, close) : '2';
  const inner = argument(tokens, close + 1);
  if (!inner) return null;
  const call = degree === '2' ? `sqrt(${inner.text})` : degree === '3' ? `cbrt(${inner.text})` : `nthRoot(${inner.text}, ${degree})`; // prettier-ignore
  const rest = textOf(inner.rest, inner.next);
  const times = endsValue(tokens[at - 1]) ? '*' : '';
  return { from: at, to: tokens.length, by: `${times}${call}${startsValue(inner.rest[inner.next]) ? ' ' : ''}${rest}` };
}

/** What a command takes at `at`: the inside of braces, or one character; with the tokens in which `next` goes on. */
function argument(tokens: LooseTokens, at: number): { text: string; rest: LooseTokens; next: number } | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.text === '{') {
    const close = closingIndex(tokens, at);
    return close < 0 ? null : { text: textOf(tokens, at + 1, close), rest: tokens, next: close + 1 };
  }
  if (token.kind === 'sign' || token.text.length === 1 || token.kind === 'command') {
    return token.kind === 'sign' ? null : { text: token.text, rest: tokens, next: at + 1 };
  }
  const left: LooseToken = { ...token, text: token.text.slice(1), gap: '' };
  return { text: token.text.charAt(0), rest: [...tokens.slice(0, at), left, ...tokens.slice(at + 1)], next: at };
}
