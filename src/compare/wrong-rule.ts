// What is known of rules that are wrong: that of a function, as measured, and whether the sign alone is.
import { methodTable } from '../methods/table.js';
import type { Block } from './blocks.js';
import type { Findings, WrongRule } from './comparison.js';

/** Relative, beyond what rounding does to a derivative that is right but for its sign. */
const sameSize = 1e-6;

/** The rule to blame for the answer of that result, which is wrong; null where none was found. */
export function wrongRule({ results }: Findings, blocks: readonly Block[], index: number): WrongRule | null {
  const result = results[index];
  if (result === undefined || methodTable[result.method].group !== 'symbolic') return null;
  const { cause, node } = result.why ?? { cause: null, node: '' };
  const name = cause === 'wrong-rule' ? (/^[a-z]\w*(?=\()/i.exec(node)?.[0] ?? null) : null;
  const reversed = isReversed(blocks, index);
  return name === null && !reversed ? null : { function: name, reversed };
}

/** Whether every derivative is the truth with the opposite sign. */
function isReversed(blocks: readonly Block[], index: number): boolean {
  return blocks.every(({ truth, entries }) => {
    const given = Number(entries[index]?.derivative ?? NaN);
    const known = Number(truth ?? NaN);
    return known !== 0 && Math.abs(given + known) <= sameSize * Math.abs(known);
  });
}
