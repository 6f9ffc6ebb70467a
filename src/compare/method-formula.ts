// What a method computes, as text.
import { stencils, type StencilName } from '../methods/stencils.js';
import { isStencil, type MethodId } from '../methods/table.js';

/** Of first derivatives; of second ones by one input, or by two. */
export function methodFormula(method: MethodId, order: 1 | 2 | 'mixed'): string {
  if (isStencil(method)) return order === 1 ? stencils[method].formula : secondFormula(method, order);
  if (method !== 'complex-step') return method;
  return order === 1 ? 'Im f(x + iδ)/δ' : 'Im f′(x + iδ)/δ';
}

function secondFormula(method: StencilName, order: 2 | 'mixed'): string {
  if (order === 'mixed') return `${stencils[method].formula}, by both inputs`;
  const { terms, divisor } = stencils[method][2];
  const sum = terms.map(([weight, offset], i) => {
    const sign = weight < 0 ? (i === 0 ? '-' : ' - ') : i === 0 ? '' : ' + ';
    const factor = Math.abs(weight) === 1 ? '' : `${Math.abs(weight)}·`;
    const steps = Math.abs(offset) === 1 ? 'δ' : `${Math.abs(offset)}δ`;
    return `${sign}${factor}f(x${offset === 0 ? '' : ` ${offset < 0 ? '-' : '+'} ${steps}`})`;
  });
  return `(${sum.join('')})/${divisor === 1 ? '' : divisor}δ²`;
}
