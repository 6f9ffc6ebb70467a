// What a derivative is called by the inputs that it differentiates by, and the output where there are several.
import type { FlatComparison } from '../../compare/comparison.js';
import { partsOfDerivative } from '../../tensors/layout.js';
import { enumerate } from '../text/sentence.js';

/** `d/dx`, `∂/∂x` among several inputs, `∂f[2]/∂x`, `d²/dx²`, `∂²/∂x∂y`; nothing by no input. */
export function operatorText(inputs: readonly string[], several: boolean): string {
  const sign = several ? '∂' : 'd';
  const [first, second] = inputs;
  if (first === undefined) return '';
  if (second !== undefined)
    return first === second ? `${sign}²/${sign}${first}²` : `${sign}²/${sign}${first}${sign}${second}`;
  const { output, input } = partsOfDerivative(first);
  return `${sign}${output ?? ''}/${sign}${input}`;
}

/** `by y`, `in ∂²/∂x∂y`, `in ∂f[2]/∂x`. */
export function byText(comparison: FlatComparison, derivatives: readonly (readonly string[])[]): string {
  return byNames(comparison, derivatives, enumerate);
}

/** The same with the names put together in another way. */
export function byNames(
  { wrt }: FlatComparison,
  derivatives: readonly (readonly string[])[],
  together: (names: readonly string[]) => string,
): string {
  const isOperator = derivatives.some(needsOperator);
  const names = derivatives.map((inputs) => (isOperator ? operatorText(inputs, wrt.length > 1) : inputs.join()));
  return `${isOperator ? 'in' : 'by'} ${together(names)}`;
}

/** Whether the name of one input wouldn't say which derivative it is. */
const needsOperator = (inputs: readonly string[]): boolean =>
  inputs.length > 1 || inputs.some((name) => partsOfDerivative(name).output !== null);
