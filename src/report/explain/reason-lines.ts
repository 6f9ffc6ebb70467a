// What `--explain` adds to a table: a line for each method, and with `--verbose` the operations with the bits they keep.
import type { FlatComparison, Result } from '../../compare/comparison.js';
import { lookOf } from '../looks.js';
import { labelledLines } from '../text/labelled-lines.js';
import type { Style } from '../text/style.js';
import { reasonInWords } from './reason-words.js';

/** Nothing where nothing was measured. */
export function reasonLines({ results, diagnosis }: FlatComparison, style: Style): string[] {
  if (results.every(({ why }) => why === undefined)) return [];
  const facts = results.map((result, i): readonly [string, string] => [
    lookOf(result.method).title,
    textOf(result, diagnosis.standings[i]?.rank === 'unmeasured'),
  ]);
  return labelledLines(facts, style);
}

function textOf({ why, status, message, error, gradient }: Result<'flat'>, isUnmeasured: boolean): string {
  if (why != null) return reasonInWords(why);
  if (gradient === null) return `${status}: ${message ?? ''}`;
  if (isUnmeasured || error === null) return 'no certified derivative to measure against';
  return status === 'failed' ? (message ?? status) : 'loses nothing beyond rounding';
}
