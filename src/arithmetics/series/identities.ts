// Which primitives undo, divide or mirror others: so that numbers are found again under another name.
import type { UnaryName } from '../../arithmetic.js';

export const wholeSteps: ReadonlySet<string> = new Set(['floor', 'ceil', 'round', 'fix', 'sign']);
/** The step of a number next to a whole one, on the side of it that the sign tells. */
export function stepBeside(name: UnaryName, whole: number, sign: -1 | 0 | 1): number {
  const isDown = name === 'floor' || (name === 'fix' && whole > 0);
  const isUp = name === 'ceil' || (name === 'fix' && whole < 0);
  return sign < 0 && isDown ? whole - 1 : sign > 0 && isUp ? whole + 1 : whole;
}

/** Of these a sign of the argument is a sign of the value, or none. */
export const parities: ReadonlyMap<string, 'odd' | 'even'> = new Map([
  ...['sin', 'tan', 'asin', 'atan', 'sinh', 'tanh', 'asinh', 'atanh', 'erf', 'cbrt'].map(
    (name) => [name, 'odd'] as const,
  ),
  ...['cos', 'cosh', 'abs', 'square', 'gaussian'].map((name) => [name, 'even'] as const),
]);
/** Functions by those that they undo, wherever these have a value. */
export const undoneBy: Partial<Record<UnaryName, UnaryName>> = {
  ...{ sin: 'asin', cos: 'acos', tan: 'atan', sec: 'asec', csc: 'acsc', cot: 'acot' },
  ...{ sinh: 'asinh', cosh: 'acosh', tanh: 'atanh', sech: 'asech', csch: 'acsch', coth: 'acoth' },
  ...{ asinh: 'sinh', atanh: 'tanh', acsch: 'csch', acoth: 'coth' },
  ...{ exp: 'log', log: 'exp', expm1: 'log1p', log1p: 'expm1' },
};
/** What is a quotient of two others: their zeros and poles are told by these. */
export const quotientNames: Partial<Record<UnaryName, readonly [above: UnaryName | null, below: UnaryName]>> = {
  tan: ['sin', 'cos'],
  cot: ['cos', 'sin'],
  sec: [null, 'cos'],
  csc: [null, 'sin'],
};
