// Signs and characters outside the language, each with its sentence and its way out.
import type { DiffcmpError } from '../errors.js';
import type { ErrorCode } from '../error-table.js';
import type { Span } from '../span.js';
import { fault, supported } from './fault.js';

type Refusal = readonly [ErrorCode, message: string, hint: string];

const grouping = 'to group, write ( and )';
const bits = (message: string, hint: string = supported): Refusal => ['expr-not-supported', message, hint];
const syntax = (message: string, hint: string): Refusal => ['expr-syntax', message, hint];

const refusals = new Map<string, Refusal>([
  ['**', syntax("'**' is not an operator", 'write x^2 for a power')],
  ['|', syntax("'|' is not an operator", 'write abs(x) for an absolute value')],
  ['||', syntax("'||' is not an operator", 'write a or b')],
  ['&&', syntax("'&&' is not an operator", 'write a and b')],
  ['===', syntax("'===' is not an operator", 'write ==')],
  ['!==', syntax("'!==' is not an operator", 'write !=')],
  ['<>', syntax("'<>' is not an operator", 'write !=')],
  ['=>', syntax("'=>' is not an operator", 'write f(x) = … for a function, >= for a comparison')],
  ['->', syntax("'->' is not an operator", 'write f(x) = … for a function')],
  ['"', ['expr-not-supported', 'strings are not supported', supported]],
  ['{', ['expr-not-supported', 'braces are not supported', grouping]],
  ['}', ['expr-not-supported', 'braces are not supported', grouping]],
  ['.', ['expr-not-supported', 'property access is not supported', supported]],
  ['?.', ['expr-not-supported', 'property access is not supported', supported]],
  ['??', ['expr-not-supported', "'??' is not supported", 'write c ? a : b']],
  ['%', ['expr-not-supported', 'percentages and % are not supported', 'write mod(a, b) for a remainder, x/100 for a percentage']],
  ['&', bits('bit operations are not supported', 'write a and b for a condition')],
  ['~', bits('bit operations are not supported', 'write not a for a condition')],
  ['^|', bits('bit operations are not supported')],
  ['<<', bits('bit operations are not supported')],
  ['>>', bits('bit operations are not supported')],
  ['>>>', bits('bit operations are not supported')],
  ['xor', bits("'xor' is not supported", 'write (a and not b) or (b and not a)')],
  ['to', bits("unit conversion with 'to' is not supported")],
  ['in', bits("unit conversion with 'in' is not supported")],
]); // prettier-ignore

/** Throws where the sign is outside the language; `closed` says that it follows a value. */
export function refuseSign(text: string, sign: string, span: Span, closed: boolean): void {
  const refusal = refusals.get(sign);
  if (refusal) throw fault(text, refusal[0], refusal[1], span, refusal[2]);
  if (sign === "'") {
    if (!closed) throw fault(text, 'expr-not-supported', 'strings are not supported', span, supported);
    const hint = 'for a transpose write transpose(A); of a function, give itself, which is differentiated';
    throw fault(text, 'expr-not-supported', "the mark ' of derivatives and transposes is not supported", span, hint);
  }
  if (sign === '!') {
    if (!closed) throw fault(text, 'expr-syntax', "'!' is not an operator", span, 'write not a');
    throw fault(text, 'expr-not-supported', 'the factorial mark is not supported', span, 'write gamma(n + 1)');
  }
}

const replacements = new Map<string, string>(
  Object.entries({ '×': '*', '·': '*', '⋅': '*', '∗': '*', '÷': '/', '−': '-', '–': '-', '²': '^2', '³': '^3', '√': 'sqrt(x)', '≤': '<=', '≥': '>=', '≠': '!=', '∞': 'a number', '@': '*', '\u200b': 'nothing' }),
); // prettier-ignore

/** The error for a character that begins no token. */
export function unexpectedCharacter(text: string, at: number): DiffcmpError {
  const [character = ''] = text.slice(at, at + 2); // by code points, as strings are iterated
  const instead = replacements.get(character);
  const hint = instead === undefined ? supported : `write ${instead}`;
  const isLatex = character === '\\';
  return fault(
    text,
    'expr-syntax',
    isLatex ? "unexpected character '\\': LaTeX is not read" : `unexpected character '${character}'`,
    { start: at, end: at + character.length },
    hint,
  );
}
