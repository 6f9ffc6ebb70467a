// Parts of a graph in LaTeX: names, formulas, numbers, and text in which nothing is a command.
import { convertNode } from '../../language/convert.js';
import { printLatex } from '../../language/latex.js';
import { greekCommand, latexName } from '../../language/latex-names.js';
import { parse } from '../../language/mathjs.js';
import { visible } from '../../text/visible.js';
import type { Notation } from './notation.js';

/** Stands for the # of a name that is given anew, since no name of the language has one. */
const again = 'ʘ';

/** The name of a node; of one that is given anew with its number raised: a^(2). */
export function latexNode(name: string): string {
  const [, stem = name, count, element] = /^([^#ʘ[]*)(?:[#ʘ](\d+))?(\[[\d,]+\])?$/u.exec(name) ?? [];
  const raised = count === undefined ? '' : `^{(${count})}`;
  return `${raised === '' ? latexName(stem) : `{${latexName(stem)}}`}${raised}${element ?? ''}`;
}

/** Longer formulas would leave the page. */
const longestFormula = 80;

/** Formulas by their text: the same ones come again and again. */
export function latexFormulas(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const written = formulaLatex(text);
    known.set(text, written);
    return written;
  };
}

/** In math mode; what the language doesn't read, such as a rule in words, is text. */
function formulaLatex(text: string): string {
  if (text.length > longestFormula) return `\\text{${latexText(`${text.slice(0, longestFormula - 20)} … ${text.slice(-16)}`)}}`;
  try {
    return printLatex(convertNode(parse(text.replaceAll('#', again))), latexNode);
  } catch {
    return `\\text{${latexText(text)}}`;
  }
} // prettier-ignore

/** A number, or a few of a tensor, in math mode: its shape stands below the line, where it is no factor. */
export function latexValue(text: string): string {
  return text
    .replace(/\] (\d+(?:×\d+)*)/g, ']_{$1}')
    .replace(/([\d.]+)e(-?\d+)/g, '$1 \\cdot 10^{$2}')
    .replaceAll('Infinity', '\\infty')
    .replaceAll('NaN', '\\mathrm{NaN}')
    .replaceAll('…', '\\ldots')
    .replaceAll('×', ' \\times ');
}

const signs: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', $: '\\$', '&': '\\&', '#': '\\#', '%': '\\%', _: '\\_',
  '^': '\\textasciicircum{}', '~': '\\textasciitilde{}', '<': '$<$', '>': '$>$', '|': '$|$', '"': "''", '`': '\\textasciigrave{}',
  "'": '\\textquotesingle{}', '-': '{-}', '…': '\\ldots{}', '·': '$\\cdot$', '×': '$\\times$', '∂': '$\\partial$', '→': '$\\to$', '≤': '$\\le$', '≥': '$\\ge$',
}; // prettier-ignore

/** Text that means itself: a letter that LaTeX may lack is written by its number. */
export function latexText(text: string): string {
  return [...visible(text)]
    .map((character) => signs[character] ?? (/^[ -~]$/.test(character) ? character : beyondAscii(character)))
    .join('');
}

/** A program as it is typed: every character in its place of the typewriter font, which has all of ASCII; lines may break anywhere. */
export function latexCode(text: string): string {
  const characters = [...visible(text)].map((character) => {
    if (character === ' ') return '\\ \\allowbreak{}';
    if (/^[A-Za-z0-9]$/.test(character)) return character;
    return /^[ -~]$/.test(character)
      ? `{\\char${character.charCodeAt(0)}}\\allowbreak{}`
      : `${beyondAscii(character)}\\allowbreak{}`;
  });
  return `\\texttt{${characters.join('')}}`;
}

/** A Greek letter; another that LaTeX may lack by its number. */
function beyondAscii(character: string): string {
  const command = greekCommand(character);
  return command === null ? `[U+${numberOf(character)}]` : `$${command}$`;
}

const numberOf = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');

/** Tangents and adjoints as in print. */
export function latexNotation(formula: (text: string) => string): Notation {
  const marked = (mark: string, name: string): string => {
    const [, stem = '', rest = ''] = /^([^_[^]*)(.*)$/s.exec(latexNode(name)) ?? [];
    const isBalanced = stem.split('{').length === stem.split('}').length && stem !== '' && !/\\$/.test(stem);
    return isBalanced ? `${mark}{${stem}}${rest}` : `${mark}{${latexNode(name)}}`;
  };
  return {
    tangent: (name) => marked('\\dot', name),
    adjoint: (name) => marked('\\bar', name),
    name: latexNode,
    formula,
    number: latexValue,
    partial: (of, by) => `\\frac{\\partial ${latexNode(of)}}{\\partial ${latexNode(by)}}`,
    times: ' \\cdot ',
  };
}
