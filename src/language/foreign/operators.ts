// Operators, bars, brackets and marks of other notations, each as an edit at its place.
import { builtins } from '../builtins.js';
import { functionCalled } from './foreign-names.js';
import {
  atomStart,
  closingIndex,
  enclosingIndex,
  endsValue,
  grouped,
  isRecordText,
  startsValue,
  textOf,
  type Edit,
  type LooseTokens,
} from './loose-tokens.js';

const operators: Readonly<Record<string, string>> = {
  '**': '^', '&&': ' and ', '||': ' or ', '===': '==', '!==': '!=', '<>': '!=', ':=': '=', '@': '*',
  AND: ' and ', OR: ' or ', NOT: ' not ',
}; // prettier-ignore

export function operatorEdit(tokens: LooseTokens, at: number): Edit | null {
  const { text = '' } = tokens[at] ?? {};
  if (Object.hasOwn(operators, text)) return { from: at, to: at + 1, by: operators[text] as string };
  if ((text === '!' || text === '~') && !endsValue(tokens[at - 1])) return { from: at, to: at + 1, by: 'not ' };
  if (text !== '%' || !endsValue(tokens[at - 1])) return null;
  return { from: at, to: at + 1, by: startsValue(tokens[at + 1]) ? ' mod ' : '/100' };
}

/** `|x|` as `abs(x)`. */
export function barsEdit(tokens: LooseTokens, at: number): Edit | null {
  if (tokens[at]?.text !== '|') return null;
  let depth = 0;
  for (let end = at + 1; end < tokens.length; end++) {
    const { text = '' } = tokens[end] ?? {};
    if (text === '(') depth++;
    else if (text === ')') depth--;
    if (depth < 0) return null;
    if (text !== '|' || depth > 0 || !endsValue(tokens[end - 1])) continue;
    const before = tokens[at - 1];
    const joint = !endsValue(before) ? '' : builtins.has(before?.text ?? '') ? ' ' : '*';
    return { from: at, to: end + 1, by: `${joint}abs(${textOf(tokens, at + 1, end)})` };
  }
  return null;
}

/** `[x + 1]*2` as `(x + 1)*2`, and `Sin[x]` as `Sin(x)`. */
export function bracketsEdit(tokens: LooseTokens, at: number): Edit | null {
  const { text = '' } = tokens[at] ?? {};
  if (text !== '[' && text !== '{') return null;
  const close = closingIndex(tokens, at);
  if (close < 0) return null;
  const before = tokens[at - 1];
  const isCall = before?.kind === 'name' && (builtins.has(before.text.toLowerCase()) || functionCalled(before.text) !== null);
  const isList = tokens.slice(at, close).some((token) => token.text === ',' || token.text === ';');
  const inner = textOf(tokens, at + 1, close);
  if (!isCall && (isList || before?.kind === 'name' || (text === '{' && isRecordText(inner)))) return null;
  return { from: at, to: close + 1, by: `(${inner})` };
} // prettier-ignore

/** `0,5` as `0.5`, where a comma can't stand between arguments; `max(0,5; x)` as `max(0.5, x)`. */
export function decimalEdit(tokens: LooseTokens, at: number): Edit | null {
  const open = enclosingIndex(tokens, at);
  const [whole, comma, fraction] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (tokens[open]?.text === '[') return null; // a vector's numbers
  if (comma?.text !== ',' || comma.gap !== '' || fraction?.gap !== '') return null;
  if (!/^\d+$/.test(whole?.text ?? '') || !/^\d+(e[-+]?\d+)?$/i.test(fraction.text)) return null;
  const caller = tokens[open - 1];
  const isGroup = open < 0 || (tokens[open]?.text === '(' && caller?.kind !== 'name' && caller?.text !== 'if');
  const hasSemicolons = tokens.slice(open, closingIndex(tokens, open)).some(({ text }) => text === ';');
  if (!isGroup && !hasSemicolons && builtins.get(caller?.text ?? '')?.most !== 1) return null;
  return { from: at, to: at + 3, by: `${whole?.text ?? ''}.${fraction.text}` };
}

/** Semicolons between arguments, as where a comma is the decimal sign, as commas. */
export function semicolonEdit(tokens: LooseTokens, at: number): Edit | null {
  const open = enclosingIndex(tokens, at);
  return tokens[at]?.text === ';' && open >= 0 && tokens[open]?.text !== '[' ? { from: at, to: at + 1, by: ',' } : null;
}

/** `a if c else b` and `if c then a else b` as `c ? a : b`. */
export function conditionEdit(tokens: LooseTokens, at: number): Edit | null {
  if (tokens[at]?.text !== 'if') return null;
  const open = enclosingIndex(tokens, at);
  const ends = (index: number): boolean => /^([,;=)?:]|\])$/.test(tokens[index]?.text ?? ';');
  let start = at;
  while (start - 1 > open && !ends(start - 1)) start = tokens[start - 1]?.text === ')' ? enclosingIndex(tokens, start - 1) : start - 1;
  const find = (word: string, from: number): number => {
    for (let i = from; i < tokens.length && !ends(i); i++) {
      if (tokens[i]?.text === word) return i;
      if (tokens[i]?.text === '(') i = closingIndex(tokens, i);
      if (i < 0) return -1;
    }
    return -1;
  };
  const otherwise = find('else', at + 1);
  if (otherwise < 0) return null;
  let end = otherwise + 1;
  while (end < tokens.length && !ends(end)) end = tokens[end]?.text === '(' ? closingIndex(tokens, end) + 1 || tokens.length : end + 1;
  const then = find('then', at + 1);
  if (start === at && then < 0) return null;
  const condition = textOf(tokens, at + 1, start === at ? then : otherwise).replace(/(?<![<>=!])=(?!=)/g, '==');
  const whenTrue = start === at ? textOf(tokens, then + 1, otherwise) : textOf(tokens, start, at);
  return { from: start, to: end, by: `${condition} ? ${whenTrue} : ${textOf(tokens, otherwise + 1, end)}` };
} // prettier-ignore

/** `A'`, `A.T`, `A.t()` and `A.transpose()` as `transpose(A)`. */
export function transposeEdit(tokens: LooseTokens, at: number): Edit | null {
  const { text = '' } = tokens[at] ?? {};
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (!endsValue(before)) return null;
  const isMark = text === "'" && (before?.text === ']' || (before?.kind === 'name' && !builtins.has(before.text) && isOfProduct(tokens, at)));
  const isCalled = tokens[at + 2]?.text === '(' && tokens[at + 3]?.text === ')';
  const isMember = text === '.' && (next?.text === 'T' || (isCalled && (next?.text === 't' || next?.text === 'transpose')));
  const from = isMark || isMember ? atomStart(tokens, at) : -1;
  if (from < 0) return null;
  const to = isMark ? at + 1 : isCalled ? at + 4 : at + 2;
  return { from, to, by: `transpose(${textOf(tokens, from, at)})` };
} // prettier-ignore

/** Whether a mark is where transposes are: at a factor of a product that isn't a function's, or at a capital, as matrices have. */
function isOfProduct(tokens: LooseTokens, at: number): boolean {
  const next = tokens[at + 1]?.text;
  const isFactor = next === '*' || next === '@' || ['*', '@'].includes(tokens[at - 2]?.text ?? '');
  return next !== '(' && next !== '=' && next !== "'" && (isFactor || /^[A-Z]$/.test(tokens[at - 1]?.text ?? ''));
}

/** `x!` as `gamma(x + 1)`, `x°` as `(x*pi/180)`; what `'` follows without it. */
export function markEdit(tokens: LooseTokens, at: number): Edit | null {
  const { text = '' } = tokens[at] ?? {};
  if (!endsValue(tokens[at - 1])) return null;
  if (text === "'") {
    const isOfUnknown = tokens[at + 1]?.text === '(' && !builtins.has(tokens[at - 1]?.text ?? '');
    return isOfUnknown ? null : { from: at, to: at + 1, by: '' };
  }
  const from = atomStart(tokens, at);
  const operand = textOf(tokens, from, at).replace(/^\((.*)\)$/s, '$1');
  if (from < 0) return null;
  if (text === '!') return { from, to: at + 1, by: `gamma(${operand} + 1)` };
  if (text !== '°') return null;
  const isAlone = /^[(,+]?$/.test(tokens[from - 1]?.text ?? '') && /^[),+-]?$/.test(tokens[at + 1]?.text ?? '');
  const angle = `${grouped(operand)}*pi/180`;
  return { from, to: at + 1, by: isAlone ? angle : `(${angle})` };
}
