// What the reports call methods beside a curve: shorter than in a table of derivatives.
import type { Precision } from '../../arithmetics/formats.js';
import type { MethodId } from '../../methods/method.js';
import type { ErrorUnit, Sweep, SweptMethod } from '../../sweep/sweep-data.js';
import { methodNames } from '../text/method-titles.js';

const stepNames: Readonly<Record<SweptMethod, string>> = {
  'forward-difference': 'forward',
  'backward-difference': 'backward',
  'central-difference': 'central',
  'five-point': 'five-point',
  'complex-step': 'complex step',
};

/** The precision is named only where there are several. */
export function curveName(method: SweptMethod, precision: Precision, several: boolean): string {
  return stepNames[method] + (several ? ` ${precision}` : '');
}

/** A method without a step: `forward mode`, since `forward` is a difference here. */
export function lineName(method: MethodId): string {
  return method === 'forward' || method === 'reverse' ? `${method} mode` : methodNames[method].phrase;
}

/** What the error axis shows. */
export const unitNames: Readonly<Record<ErrorUnit, string>> = {
  absolute: '|error|',
  relative: 'relative |error|',
  ulps: '|error| in ulp',
};

export function severalPrecisions({ references }: Sweep): boolean {
  return new Set(references.map(({ precision }) => precision)).size > 1;
}
