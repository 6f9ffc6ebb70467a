// The hint for a point that is written otherwise: `x:1`, `(1, 2)`, `1,5`, `x=1 y=2`, `x=0:1`.
import { plainCharacters } from './characters.js';

/** Whether a point is meant as several: `x=0:1`, `0..1`, `linspace(0, 1, 5)`. */
export function looksLikeRange(text: string): boolean {
  const number = String.raw`[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?`;
  return new RegExp(`(?:^|[=,;[(])\\s*${number}\\s*(?::|\\.{2,}|…|\\bto\\b)\\s*${number}|\\b(?:linspace|arange|range)\\b`, 'i').test(text);
} // prettier-ignore

/** The ways in which the text may have been meant, the likeliest first; whether they read is still to be seen. */
export function pointsMeant(text: string, variables: readonly string[]): string[] {
  const base = plainCharacters(text)
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .replace(/["'](\w+)["']\s*:/g, '$1:')
    .replace(/^[[({](.*)[\])}]$/s, (whole, inner: string) => (/^[^()]*$/.test(inner) ? inner : whole))
    .replace(/([\p{L}_$][\p{L}\p{Nd}_$]*)\s*(?::=|==|=|:|->|\bis\b)\s*(?==?[-+.\d\p{L}(])/gu, '$1=')
    .replace(/\s*(?:[,;]|\band\b)?\s+(?=[\p{L}_$][\p{L}\p{Nd}_$]*\s*=)/gu, ',');
  const decimal = outsideBrackets(base, (part) => part.replace(/(\d),(?=\d)/g, '$1.'));
  const meant = [
    ...(base.includes(';')
      ? [outsideBrackets(decimal, (part) => part.replace(/\s*;\s*/g, ',')).replace(/,$/, '')]
      : []),
    base,
    vectors(base),
    zipped(base),
    withNames(base, variables),
    decimal,
    base.replace(/[\p{L}_$][\p{L}\p{Nd}_$]*(?=\s*=)/gu, (name) => inLetterCase(name, variables)),
  ];
  return [...new Set(meant)].filter((each) => each !== text);
}

/** Commas and semicolons in brackets stand between the numbers of a tensor. */
function outsideBrackets(text: string, edit: (part: string) => string): string {
  let edited = '';
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const before = depth;
    if (text[at] === '[') depth++;
    else if (text[at] === ']') depth--;
    if (at < text.length && depth > 0 === before > 0) continue;
    const part = text.slice(from, at);
    edited += before > 0 ? part : edit(part);
    from = at;
  }
  return edited;
}

/** `w=(1, 2)`, `w={1, 2}` and `w=[1 2]` as `w=[1, 2]`. */
function vectors(text: string): string {
  return text
    .replace(/=\s*[({]([^()[\]{}=]*,\s[^()[\]{}=]*|[^()[\]{}=]*,[^()[\]{}=]*,[^()[\]{}=]*)[)}]/g, '=[$1]')
    .replace(/=\s*\{([^()[\]{}=]*)\}/g, '=[$1]')
    .replace(/\[[^\]]*\]?/g, (part) => part.replace(/([\d.])\s+(?=[-+.\d])/g, '$1, '));
}

/** Values without a name, for the variables that have none. */
function withNames(text: string, variables: readonly string[]): string {
  const parts = text.split(',').map((part) => part.trim());
  const open = variables.filter((name) => !parts.some((part) => part.startsWith(`${name}=`)));
  return parts.map((part) => (part.includes('=') ? part : `${open.shift() ?? ''}=${part}`)).join(',');
}

/** `x,y=1,2` and `(x, y) = (1, 2)` as `x=1,y=2`. */
function zipped(text: string): string {
  const [left = [], right = [], more] = text.split('=').map((side) => side.replace(/^\s*\(|\)\s*$/g, '').split(','));
  if (more !== undefined || left.length < 2 || left.length !== right.length) return text;
  return [...left].map((name, i) => `${name.trim()}=${right[i]?.trim() ?? ''}`).join(',');
}

const inLetterCase = (name: string, variables: readonly string[]): string =>
  variables.find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
