// Functions without brackets and powers of functions, as on paper: `sin x`, `sin^3(x)`, `sin^-1 x`.
import { builtins } from '../builtins.js';
import { exponentEnd, isPlainFunction, powerEnd, textOf, type Edit, type LooseTokens } from './loose-tokens.js';

/** What `sin^-1` may mean. */
export type InverseReading = 'inverse' | 'reciprocal';

const inverses: Readonly<Record<string, string>> = {
  sin: 'asin', cos: 'acos', tan: 'atan', sec: 'asec', csc: 'acsc', cot: 'acot', exp: 'ln', ln: 'exp', log: 'exp',
  sinh: 'asinh', cosh: 'acosh', tanh: 'atanh', sech: 'asech', csch: 'acsch', coth: 'acoth',
  asin: 'sin', acos: 'cos', atan: 'tan', sqrt: 'square', cbrt: 'cube', expm1: 'log1p', log1p: 'expm1',
}; // prettier-ignore

/** `sin^3(x)` as `sin(x)^3`; `sin^-1(x)` as `asin(x)`, or as `(1/sin(x))`. */
export function functionPowerEdit(tokens: LooseTokens, at: number, reading: InverseReading): Edit | null {
  const { text: name = '' } = tokens[at] ?? {};
  if (!builtins.has(name) || tokens[at + 1]?.text !== '^') return null;
  const start = exponentEnd(tokens, at + 1);
  const end = start < 0 ? -1 : operandEnd(tokens, start);
  if (name === 'exp' && start > 0 && end < 0) {
    return { from: at, to: start, by: `exp(${argumentText(tokens, at + 2, start)})` }; // exp^x is e^x
  }
  if (end < 0) return null;
  const exponent = textOf(tokens, at + 2, start);
  const argument = argumentText(tokens, start, end);
  if (/^\(?-1\)?$/.test(exponent) && (reading === 'reciprocal' || Object.hasOwn(inverses, name))) {
    const isAlone = /^[-+(,=]?$/.test(tokens[at - 1]?.text ?? '');
    const reciprocal = `1/${name}(${argument})`;
    const by =
      reading === 'inverse' ? `${inverses[name] ?? ''}(${argument})` : isAlone ? reciprocal : `(${reciprocal})`;
    return { from: at, to: end, by };
  }
  return { from: at, to: end, by: `${name}(${argument})^${exponent}` };
}

/** `sin x` as `sin(x)`, `sin 2x` as `sin(2x)`. */
export function bareFunctionEdit(tokens: LooseTokens, at: number): Edit | null {
  const { text: name = '' } = tokens[at] ?? {};
  if (!isPlainFunction(name) || tokens[at + 1]?.text === '(') return null;
  const end = operandEnd(tokens, at + 1);
  return end < 0 ? null : { from: at, to: end, by: `${name}(${argumentText(tokens, at + 1, end)})` };
}

function argumentText(tokens: LooseTokens, from: number, to: number): string {
  const text = textOf(tokens, from, to);
  return tokens[from]?.text === '(' && powerEnd(tokens, from) === to && tokens[to - 1]?.text === ')'
    ? text.slice(1, -1).trim()
    : text;
}

/** The index after the factors that a function without brackets takes: `x`, `2x`, `2 x`, `-x`, `x^2`, `(x + 1)`. */
function operandEnd(tokens: LooseTokens, at: number): number {
  const hasSign = tokens[at]?.text === '-' && tokens[at]?.gap !== '' && tokens[at + 1]?.gap === '';
  let from = hasSign ? at + 1 : at;
  let end = tokens[from]?.text === '(' ? groupEnd(tokens, from) : powerEnd(tokens, from);
  while (end > 0 && tokens[from]?.text !== '(') {
    const next = tokens[end];
    const isFactor = next?.kind === 'name' && !builtins.has(next.text);
    if (!isFactor || (next.gap !== '' && tokens[end - 1]?.kind !== 'number')) break;
    from = end;
    end = powerEnd(tokens, from);
  }
  return end;
}

/** A group is the argument as it is: `sin (x)^2` has its power behind it. */
function groupEnd(tokens: LooseTokens, at: number): number {
  const end = powerEnd(tokens, at);
  return end < 0 ? -1 : tokens.slice(at, end).some(({ text }) => text === '(') ? closeOf(tokens, at) : end;
}

function closeOf(tokens: LooseTokens, at: number): number {
  let depth = 0;
  for (let i = at; i < tokens.length; i++) {
    if (tokens[i]?.text === '(') depth++;
    else if (tokens[i]?.text === ')' && --depth === 0) return i + 1;
  }
  return -1;
}
