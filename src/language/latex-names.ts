// Names as LaTeX writes them in formulas, with nothing but its own letters and commands, whatever a text calls its variables.

const lowerGreek = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega'.split(' '); // prettier-ignore
const upperGreek = 'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'.split(' ');
const commands: ReadonlySet<string> = new Set([...lowerGreek, ...upperGreek]);

/** Greek letters by themselves; those that look like Latin ones LaTeX has as such. */
const greek = new Map<string, string>([
  ...[...'αβγδεζηθικλμνξπρστυφχψω'].map((letter, i) => [letter, `\\${lowerGreek[i] ?? ''}`] as const),
  ...[...'ΓΔΘΛΞΠΣΥΦΨΩ'].map((letter, i) => [letter, `\\${upperGreek[i] ?? ''}`] as const),
  ['ϵ', '\\epsilon'], ['ϕ', '\\phi'], ['ϑ', '\\vartheta'], ['ς', '\\varsigma'], ['ο', 'o'],
]); // prettier-ignore

/** Letters of their own, as in German and Danish names. */
const letters = new Map([
  ['ß', '\\text{\\ss}'], ['æ', '\\text{\\ae}'], ['Æ', '\\text{\\AE}'], ['œ', '\\text{\\oe}'], ['Œ', '\\text{\\OE}'],
  ['ø', '\\text{\\o}'], ['Ø', '\\text{\\O}'], ['ł', '\\text{\\l}'], ['Ł', '\\text{\\L}'], ['ℏ', '\\hbar'], ['ℓ', '\\ell'],
]); // prettier-ignore

const accents = new Map([
  ['\u0300', '\\grave'], ['\u0301', '\\acute'], ['\u0302', '\\hat'], ['\u0303', '\\tilde'], ['\u0304', '\\bar'],
  ['\u0306', '\\breve'], ['\u0307', '\\dot'], ['\u0308', '\\ddot'], ['\u030a', '\\mathring'], ['\u030c', '\\check'],
]); // prettier-ignore

/** A Greek letter as a command of formulas; null for what is none. */
export const greekCommand = (letter: string): string | null => greek.get(letter) ?? null;

/** The name of a variable: `x1` and `x_1` as x with index 1, `alpha` and `α` as the letter. */
export function latexName(name: string): string {
  const digits = /^(.*?[^\d_])_?(\d+)$/su.exec(name);
  const [stem = '', ...indices] = (digits?.[1] ?? name).split('_');
  const primes = /'*$/.exec(stem)?.[0] ?? '';
  const parts = [...indices, ...(digits === null ? [] : [digits[2] ?? ''])].filter((part) => part !== '');
  const base = stem === '' ? '\\_' : word(stem.slice(0, stem.length - primes.length));
  const index = parts.map((part) => (/^\d+$/.test(part) ? part : word(part))).join(',');
  return base + (index === '' ? '' : `_{${index}}`) + primes;
}

function word(text: string): string {
  if (commands.has(text)) return `\\${text}`;
  const signs = [...text.normalize('NFC')];
  const written = signs.map(sign).join('');
  return signs.length === 1 ? written : `\\mathit{${written}}`;
}

/** One character; with an accent by the command for it, a letter that LaTeX hasn't by its number. */
function sign(character: string): string {
  if (/^[A-Za-z0-9]$/.test(character)) return character;
  if (character === '$') return '\\$';
  const letter = greek.get(character) ?? letters.get(character);
  if (letter !== undefined) return `{${letter}}`;
  const [base = '', accent = '', more] = [...character.normalize('NFD')];
  const command = accents.get(accent);
  if (command !== undefined && more === undefined && /^[A-Za-z]$/.test(base)) return `${command}{${base}}`;
  return `\\mathtt{U{+}${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`;
}

/** Functions that LaTeX has a command for, under the names of the language. */
const functionCommands: Readonly<Record<string, string>> = {
  sin: '\\sin', cos: '\\cos', tan: '\\tan', sec: '\\sec', csc: '\\csc', cot: '\\cot',
  asin: '\\arcsin', acos: '\\arccos', atan: '\\arctan',
  sinh: '\\sinh', cosh: '\\cosh', tanh: '\\tanh', coth: '\\coth',
  exp: '\\exp', log: '\\ln', ln: '\\ln', log2: '\\log_{2}', log10: '\\log_{10}', min: '\\min', max: '\\max',
  gamma: '\\Gamma', digamma: '\\psi',
}; // prettier-ignore

/** Others go by a word of their own, in most books. */
const functionWords: Readonly<Record<string, string>> = {
  asec: 'arcsec', acsc: 'arccsc', acot: 'arccot', asinh: 'arsinh', acosh: 'arcosh', atanh: 'artanh',
  asech: 'arsech', acsch: 'arcsch', acoth: 'arcoth', sign: 'sgn',
}; // prettier-ignore

/** The name of a function, to stand before its brackets. */
export function latexFunction(name: string): string {
  if (Object.hasOwn(functionCommands, name)) return functionCommands[name] as string;
  const text = Object.hasOwn(functionWords, name) ? (functionWords[name] as string) : name;
  return `\\operatorname{${[...text].map(sign).join('')}}`;
}
