// Powers with a fraction for an exponent, as the real roots that they are meant as: `x^(1/3)` as `cbrt(x)`.
import type { Span } from '../../span.js';
import { argumentRanges, atomStart, closingIndex, exponentEnd, looseTokens, textOf } from './loose-tokens.js';

/** The text with the power whose sign (or name `pow`) is at `place` written as a root; null where it is no odd root. */
export function withRealRoot(text: string, place: Span): string | null {
  const trimmed = text.trim();
  const tokens = looseTokens(trimmed);
  let offset = text.indexOf(trimmed);
  const at = tokens.findIndex(({ gap, text: own }) => {
    offset += gap.length + own.length;
    return offset > place.start;
  });
  if (tokens[at]?.text === '^') {
    const from = atomStart(tokens, at);
    const to = exponentEnd(tokens, at);
    if (from < 0 || to < 0) return null;
    return rewritten(from, to, textOf(tokens, from, at), textOf(tokens, at + 1, to));
  }
  const ranges = tokens[at]?.text === 'pow' ? argumentRanges(tokens, at + 1) : null;
  const [base, exponent] = ranges ?? [];
  if (!base || !exponent) return null;
  return rewritten(at, closingIndex(tokens, at + 1) + 1, textOf(tokens, ...base), textOf(tokens, ...exponent));

  function rewritten(from: number, to: number, root: string, power: string): string | null {
    const inner = root.replace(/^\((.*)\)$/s, '$1');
    const by = rootOfPower(inner, power);
    return by === null ? null : textOf([...tokens.slice(0, from), { kind: 'name', text: by, gap: tokens[from]?.gap ?? '' }, ...tokens.slice(to)]);
  }
} // prettier-ignore

function rootOfPower(base: string, exponent: string): string | null {
  const [, sign = '', above = '', below = ''] =
    /^\(?\s*(-?)\s*(\d+(?:\.\d+)?|\.\d+)\s*(?:\/\s*(\d+|[\p{L}_]\w*)\s*)?\)?$/u.exec(exponent) ?? [];
  if (above === '') return null;
  const fraction = below === '' ? fractionOf(above) : ([above, below] as const);
  if (fraction === null || (/^\d+$/.test(fraction[1]) && Number(fraction[1]) % 2 === 0)) return null;
  const [power, degree] = fraction;
  const root = degree === '3' ? `cbrt(${base})` : `nthRoot(${base}, ${degree})`;
  return sign === '' && power === '1' ? root : `${root}^${sign}${power}`;
}

/** A decimal as a fraction with a small odd denominator: 0.2 and 0.333, not 0.5. */
function fractionOf(decimal: string): readonly [string, string] | null {
  const value = Number(decimal);
  const digits = decimal.split('.')[1]?.length ?? 0;
  for (const degree of [3, 5, 7, 9]) {
    const power = Math.round(value * degree);
    if (power > 0 && Math.abs(value - power / degree) <= (degree === 5 ? 1e-15 : digits < 3 ? 0 : 10 ** -digits)) {
      return [String(power), String(degree)];
    }
  }
  return null;
}
