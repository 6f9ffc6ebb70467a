// Characters of other notations, each as what a keyboard has for it.

const typed: Readonly<Record<string, string>> = {
  '×': '*', '·': '*', '⋅': '*', '∙': '*', '•': '*', '∗': '*', '÷': '/', '∕': '/', '⁄': '/',
  '−': '-', '–': '-', '—': '-', '‐': '-', '‑': '-', '‒': '-', '﹣': '-',
  '≤': '<=', '⩽': '<=', '≥': '>=', '⩾': '>=', '≠': '!=', '∧': ' and ', '∨': ' or ', '¬': ' not ',
  '‘': "'", '’': "'", '′': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', 'º': '°', '˚': '°', 'ˆ': '^', '∣': '|',
  '⌊': ' floor(', '⌋': ')', '⌈': ' ceil(', '⌉': ')', '½': '(1/2)', '⅓': '(1/3)', '¼': '(1/4)', '¾': '(3/4)', '⅔': '(2/3)',
  'ϕ': 'φ', '…': '...',
}; // prettier-ignore
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿˣʸ⁽⁾';
const level = '0123456789+-nxy()';
const lowered = '₀₁₂₃₄₅₆₇₈₉';

/** The text with such characters replaced: `x²` becomes `x^2`, `√x` becomes `sqrt(x)`, `2πx` becomes `2pi*x`. */
export function plainCharacters(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]|[\ud835][\udc00-\udfff]/g, (character) => character.normalize('NFKC'))
    .replace(/[\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(new RegExp(`[${raised}]+`, 'gu'), (run) => `^${bracketed([...run].map((c) => level[raised.indexOf(c)]).join(''))}`)
    .replace(new RegExp(`[${lowered}]`, 'gu'), (c) => String(lowered.indexOf(c)))
    .replace(/([√∛])\s*(\d+(?:\.\d+)?|\p{L}\d*|(?=\())/gu, (_, sign: string, operand: string) => rootOf(sign, operand))
    .replace(/π(?=[\p{L}\d_(])/gu, 'pi*')
    .replace(/(?<=[\p{L})])π/gu, '*pi')
    .replaceAll('π', 'pi')
    .replace(/./gsu, (character) => typed[character] ?? character);
} // prettier-ignore

const rootOf = (sign: string, operand: string): string => {
  const name = sign === '√' ? ' sqrt' : ' cbrt';
  return operand === '' ? name : `${name}(${operand})`;
};

/** An exponent that ends where it should: `2`, `-1` and `n` do. */
const bracketed = (exponent: string): string => (/^(-?\d+|\w)$|^\(.*\)$/.test(exponent) ? exponent : `(${exponent})`);
