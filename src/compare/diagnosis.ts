// The diagnosis of a comparison: how each method stands, and what is known of the reasons. From its numbers alone.
import { formats } from '../arithmetics/formats.js';
import { gradientBlocks, hessianBlocks } from './blocks.js';
import type { Diagnosis, Findings } from './comparison.js';
import { lossCause } from './loss-cause.js';
import { standingsOf } from './standings.js';

/** Correct bits of a value from which differences of it still have some. */
const fewBits = 20;

export function diagnose(findings: Findings): Diagnosis {
  const blocks = [...gradientBlocks(findings), ...hessianBlocks(findings)];
  const standings = standingsOf(findings, blocks);
  return { standings, cause: lossCause(findings, blocks, standings), lostValue: lostValue(findings) };
}

/** The value of the function itself lost most of its digits, so differences of it can't be better. */
function lostValue({ value, precision, reference }: Findings): Diagnosis['lostValue'] {
  if (typeof value.ulps !== 'number' || reference.value === '0') return null;
  const bits = formats[precision].significandBits - Math.log2(Math.max(value.ulps, 1));
  return bits > fewBits ? null : { digits: Math.max(0, bits * Math.log10(2)) };
}
