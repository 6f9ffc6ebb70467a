// What a derivative is called by the inputs that it differentiates by.

/** `d/dx`, `∂/∂x` among several inputs, `d²/dx²`, `∂²/∂x∂y`; nothing by no input. */
export function operatorText(inputs: readonly string[], several: boolean): string {
  const sign = several ? '∂' : 'd';
  const [first, second] = inputs;
  if (first === undefined) return '';
  if (second === undefined) return `${sign}/${sign}${first}`;
  return first === second ? `${sign}²/${sign}${first}²` : `${sign}²/${sign}${first}${sign}${second}`;
}
