// Which mistakes explain a component that fails, as far as the slopes that were measured can tell.
import { expect, test } from 'vitest';
import type { MeasuredLine } from '../../../src/check/values/measure.js';
import { explanationsOf } from '../../../src/check/values/value-mistakes.js';

/** What one component was measured with: the slope, how far that is known, and what the gradient gave. */
type Measured = readonly [value: number, uncertainty: number, given: number, fault?: string];

const lineOf = ([value, uncertainty, given, fault = null as never]: Measured): MeasuredLine =>
  ({ slope: { value, uncertainty, fault }, given, slack: 0, verdict: given === value ? 'PASS' : 'FAIL' }) as unknown as MeasuredLine; // prettier-ignore

/* prettier-ignore */
test.each<[what: string, measured: readonly Measured[], first: readonly string[] | null]>([
  ['nothing where it passes',            [[2, 1e-6, 2]],                                  null],
  ['a sign',                             [[2, 1e-6, -2]],                                 ['sign']],
  ['a factor',                           [[2, 1e-6, 4]],                                  ['factor 2']],
  ['nothing of a slope known to 1 %',    [[2, 0.02, 4]],                                  []],
  ['a factor times the uncertainty',     [[1, 1e-4, 12.001]],                             ['factor 12']],
  ['no mean over two',                   [[2, 1e-6, 4], [5, 1e-6, 5]],                    ['factor 2']],
  ['a mean over three',                  [[2, 1e-6, 6], [5, 1e-6, 5], [7, 1e-6, 7]],      ['missing 1/n of a mean (factor 3, and n = 3)']],
  ['another component',                  [[2, 1e-6, 9.7], [9.7, 1e-6, 9.7]],              ['it is the component y']],
  ['two components swapped',             [[2, 1e-6, 9.7], [9.7, 1e-6, 2]],                ['swapped with y']],
  ['no component that has no slope',     [[2, 1e-6, 9.7], [9.7, 1e-6, 9.7, 'a kink']],    []],
])('%s', (_what, measured, first) => {
  expect(explanationsOf(['x', 'y', 'z'].slice(0, measured.length), measured.map(lineOf))[0]).toEqual(first);
});
