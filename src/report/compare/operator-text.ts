// What a derivative is called by the inputs that it differentiates by.
import type { Comparison } from '../../compare/comparison.js';
import { enumerate } from '../text/sentence.js';

/** `d/dx`, `∂/∂x` among several inputs, `d²/dx²`, `∂²/∂x∂y`; nothing by no input. */
export function operatorText(inputs: readonly string[], several: boolean): string {
  const sign = several ? '∂' : 'd';
  const [first, second] = inputs;
  if (first === undefined) return '';
  if (second === undefined) return `${sign}/${sign}${first}`;
  return first === second ? `${sign}²/${sign}${first}²` : `${sign}²/${sign}${first}${sign}${second}`;
}

/** `by y`, `in ∂²/∂x∂y`. */
export function byText({ wrt }: Comparison, derivatives: readonly (readonly string[])[]): string {
  const isSecond = derivatives.some(({ length }) => length > 1);
  const names = derivatives.map((inputs) => (isSecond ? operatorText(inputs, wrt.length > 1) : inputs.join()));
  return `${isSecond ? 'in' : 'by'} ${enumerate(names)}`;
}
