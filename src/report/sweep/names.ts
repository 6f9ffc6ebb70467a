// What the reports call methods beside a curve: shorter than in a table of derivatives.
import type { Precision } from '../../arithmetics/formats.js';
import type { SweptMethod } from '../../methods/table.js';
import type { ErrorUnit, Sweep } from '../../sweep/sweep-data.js';
import { lookOf } from '../looks.js';

/** The precision is named only where there are several. */
export function curveName(method: SweptMethod, precision: Precision, several: boolean): string {
  return lookOf(method).curve + (several ? ` ${precision}` : '');
}

/** What the error axis shows. */
export const unitNames: Readonly<Record<ErrorUnit, string>> = {
  absolute: '|error|',
  relative: 'relative |error|',
  ulps: '|error| in ulp',
};

export function hasSeveralPrecisions({ references }: Sweep): boolean {
  return new Set(references.map(({ precision }) => precision)).size > 1;
}

export const hasSeveralFunctions = ({ references }: Sweep): boolean =>
  new Set(references.map(({ expression }) => expression)).size > 1;
