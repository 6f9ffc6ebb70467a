// What the nodes of a graph need to know of operations: through which arguments a derivative goes, and why not through others.
import type { PrimitiveName } from '../arithmetic.js';
import { rules } from '../primitives.js';
import { isTensor, type Value } from '../tensors/tensor.js';
import type { TensorOperation } from '../tensors/operations.js';

/**
 * Through which arguments of an operation on tensors a derivative goes; the others are places, lengths or conditions. `step`: through
 * none, since its values are constant between jumps.
 */
const tensorArguments: Readonly<Record<TensorOperation, 'all' | 'step' | 'none' | readonly number[]>> = {
  multiply: 'all', divide: 'all', power: 'all', dot: 'all', stack: 'all', concat: 'all',
  where: [1, 2],
  index: [0], transpose: [0], reshape: [0], softmax: [0],
  sum: [0], prod: [0], mean: [0], largest: [0], smallest: [0], norm: [0], logsumexp: [0],
  range: 'none', lengthAlong: 'none', lengths: 'none', zeros: 'none', ones: 'none', identity: 'none',
  argmax: 'step', argmin: 'step', '<': 'step', '<=': 'step', '>': 'step', '>=': 'step', '==': 'step', '!=': 'step',
}; // prettier-ignore

/** The operation of numbers that one of tensors is when it gets numbers. */
const ofNumbers: Readonly<Partial<Record<string, PrimitiveName>>> = { multiply: 'mul', divide: 'div', power: 'pow' };

/** Of `multiply` and the like: what it does to each number of a tensor when its other argument is a number. */
export const plainName = (name: string): string => ofNumbers[name] ?? name;

/** Of `multiply` and the like: the same as an operation on numbers, if it got none but those. */
export const plainOperation = (name: string, args: readonly Value<unknown>[]): string =>
  args.some(isTensor) ? name : plainName(name);

const isPrimitive = (name: string): name is PrimitiveName => Object.hasOwn(rules, name);
const isTensorOperation = (name: string): name is TensorOperation => Object.hasOwn(tensorArguments, name);

/** The rule of a primitive; null for any other operation. */
export function ruleOf(operation: string): (typeof rules)[PrimitiveName] | null {
  return isPrimitive(operation) ? rules[operation] : null;
}

/** Whether an operation is constant between its jumps, as floor is. */
export function isStep(operation: string): boolean {
  const rule = ruleOf(operation);
  if (rule !== null) return rule.kind === 'step';
  return isTensorOperation(operation) && tensorArguments[operation] === 'step';
}

/** What has a tie at which forward mode follows a side: a choice among its arguments, or a length, which has no slope at 0. */
export function hasSides(operation: string): 'choice' | 'length' | null {
  if (operation === 'hypot' || operation === 'norm') return 'length';
  return ruleOf(operation)?.kind === 'choice' || operation === 'largest' || operation === 'smallest' ? 'choice' : null;
}

/** Whether a derivative goes through an argument of an operation, even if it is 0 at the point. */
export function carries(operation: string, slot: number): boolean {
  const rule = ruleOf(operation);
  if (rule !== null) return rule.kind === 'choice' || (rule.kind === 'smooth' && rule.partials[slot] !== null);
  if (!isTensorOperation(operation)) return operation === 'copy';
  const through = tensorArguments[operation];
  return through === 'all' || (typeof through !== 'string' && through.includes(slot));
}

/** Whether an argument of an operation on tensors says where, or how many: it has to be known, and no derivative is asked of it. */
export function isStructural(operation: string, slot: number): boolean {
  return isTensorOperation(operation) && !carries(operation, slot) && !isStep(operation);
}
