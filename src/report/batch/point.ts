// The point of a case as text, and the command that runs a case again.
import type { CaseOptions } from '../../batch/case.js';
import type { Point } from '../../problem.js';
import { shellWord } from '../text/shell.js';

/** As `--at` takes it. */
export function pointText(at: Point): string {
  if (typeof at !== 'object') return String(at);
  return Object.entries(at)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}

/** A line for a shell. */
export function rerunCommand(expression: string, at: Point | null, options: CaseOptions): string {
  const list = (value: string | readonly string[]): string => (typeof value === 'string' ? value : value.join(','));
  const { wrt, methods, order, precision, delta, tolerance, expect, maxSteps } = options;
  const expected = expect === undefined ? null : pointText(expect);
  const words = [
    'diffcmp',
    shellWord(expression),
    ...(at === null ? [] : ['--at', shellWord(pointText(at))]),
    ...(wrt === undefined ? [] : ['--wrt', shellWord(list(wrt))]),
    ...(methods === undefined ? [] : ['--method', shellWord(list(methods))]),
    ...(order === undefined ? [] : ['--order', String(order)]),
    ...(precision === undefined ? [] : ['--precision', precision]),
    ...(delta === undefined ? [] : ['--delta', String(delta)]),
    ...(expected === null ? [] : ['--expect', shellWord(expected)]),
    ...(tolerance === undefined ? [] : ['--tolerance', String(tolerance)]),
    ...(maxSteps === undefined ? [] : ['--max-steps', String(maxSteps)]),
  ];
  return words.join(' ');
}
