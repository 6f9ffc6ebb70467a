// The hint for a text in another notation: the text as the language has it, which is read before it is shown.
import { namedConstants } from '../builtins.js';
import { looksLikeLatex } from './latex.js';
import type { KnownNames } from './loose-tokens.js';
import { definedIn, longestTranslated, translated, variablesIn } from './translate.js';

/** `write sin(x)^3` for `sin^3(x)`; null where the translation doesn't read, or there is nothing to translate. */
export function wayOut(text: string, namesKnown: () => KnownNames, reads: (text: string) => boolean): string | null {
  if (text.length > longestTranslated) return null;
  const names = namesKnown();
  const ways = [...new Set([translated(text, names), translated(text, names, 'reciprocal')])].filter(
    (way) => way !== null && reads(way),
  );
  if (ways.length === 0) return null;
  const remark = ways.some((way) => way?.includes('transpose(')) ? '' : remarkOn(text); // a mark is one thing or the other
  return `${remark}write ${ways.join(' for the inverse function, ')}${ways.length > 1 ? ' for the reciprocal' : ''}`;
}

function remarkOn(text: string): string {
  if (looksLikeLatex(text)) return 'LaTeX is not read; ';
  if (/^\s*["'`‘“]/.test(text)) return 'one pair of quotes is enough; ';
  if (/[A-Za-z_)]\d*['′’]|^\s*[d∂]\s*\/\s*[d∂]|\b(?:D|diff|deriv|derivative|grad)\b/.test(text))
    return 'diffcmp differentiates the function that is given; ';
  return '';
}

/** The names of a text that can't be read: what it defines is its own, what else stands in it may be glued to a function. */
export function namesInText(text: string): KnownNames {
  const defined = definedIn(text);
  const names = variablesIn(text);
  return {
    isOwn: (name) => defined.has(name),
    isVariable: (name) => mayBeVariable(name) && (name === 'x' || names.has(name)),
  };
}

/** The same for a text that can be read: what has a value of its own is its own, and any letter may be meant. */
export function namesBesidePoint(text: string, isGiven: (name: string) => boolean): KnownNames {
  const { isOwn, isVariable } = namesInText(text);
  return {
    isOwn: (name) => isOwn(name) || isGiven(name),
    isFactor: isGiven,
    isVariable: (name) => isVariable(name) || (/^\p{L}$/u.test(name) && mayBeVariable(name)),
  };
}

/** Whether a name is more than a letter: a first look, which costs nothing. */
export const mayBeMisread = (name: string): boolean => name.length > 1 || name === 'π' || name === '$';

/** Whether a name alone may stand beside a function: those of constants would make words such as `sine`. */
export function mayBeVariable(name: string): boolean {
  return name !== '' && name !== 'i' && !namedConstants.has(name);
}
