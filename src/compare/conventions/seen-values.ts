// What other tools were seen to return at singular points, as far as it is known which value is which tool's.
import type { ReturnedValue } from './convention-data.js';

/** November 2026; mathjs is run. */
export const otherTools = [
  { tool: 'JAX', version: '0.10' },
  { tool: 'PyTorch', version: '2.13' },
  { tool: 'TensorFlow', version: '2.21' },
  { tool: 'autograd', version: '1.9' },
  { tool: 'CasADi', version: '3.7' },
] as const;

export interface SeenValues {
  /** What was asked: an expression in `x`, and where. */
  readonly expression: string;
  readonly at: number;
  /** Of a primitive: what the tools have for its derivative in any expression, where its arguments are those of `expression`. */
  readonly primitive?: 'abs' | 'max';
  /** In the order of the tools. */
  readonly values: readonly ReturnedValue[];
  /** What was seen, where it isn't known of which tool. */
  readonly unassigned?: string;
}

const notKnown = [null, null, null, null, null] as const;

/* prettier-ignore */
export const seenValues: readonly SeenValues[] = [
  { expression: 'abs(x)', at: 0, primitive: 'abs', values: [1, 0, 0, 0, 0] },
  { expression: 'max(x, 0)', at: 0, primitive: 'max', values: [0.5, 0.5, 1, 0.5, 0.5] },
  { expression: 'relu(x) - relu(-x)', at: 0, values: [0, 0, 0, 1, 1] },
  { expression: 'sqrt(x)', at: 0, values: notKnown, unassigned: 'infinity or an exception' },
  { expression: 'x * sqrt(x)', at: 0, values: ['NaN', 'NaN', 0, 'exception', 'NaN'] },
  { expression: 'sqrt(x^2)', at: 0, values: ['NaN', 'NaN', 'NaN', 'NaN', 0] },
  { expression: 'x^0', at: 0, values: [null, null, 'NaN', null, null] },
  { expression: '0^x', at: 1, values: [null, null, null, null, 'NaN'] },
  { expression: 'x^x', at: 0, values: notKnown, unassigned: 'NaN or 0' },
  { expression: 'hypot(x, 0)', at: 0, values: notKnown, unassigned: '0.5 or NaN' },
  { expression: 'x == 1 ? 1 : x^2', at: 1, values: [0, 0, 0, 0, 0] },
  { expression: 'x == 0 ? 1 : sin(x) / x', at: 0, values: notKnown, unassigned: 'NaN in four of five' },
  { expression: 'acos(x)^2', at: 1, values: ['NaN', 'NaN', 'NaN', 'NaN', 'NaN'] },
  { expression: 'floor(x)', at: 1, values: notKnown, unassigned: '0 or none' },
  { expression: 'mod(x, 1)', at: 2, values: notKnown, unassigned: '1' },
];
