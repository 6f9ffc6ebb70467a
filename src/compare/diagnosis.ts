// The diagnosis of a comparison: how each method stands, and what is known of the reasons. From its numbers alone.
import { formats } from '../arithmetics/formats.js';
import { accuracyOf } from './accuracy.js';
import { gradientBlocks, hessianBlocks, type Block } from './blocks.js';
import type { Diagnosis, Finding, Findings } from './comparison.js';
import { lossCause } from './loss-cause.js';
import { standingsOf } from './standings.js';

/** Correct bits of a value from which differences of it still have some. */
const fewBits = 20;

export function diagnose(findings: Findings): Diagnosis {
  return {
    ...findingOf(findings, gradientBlocks(findings)),
    ...(findings.order === 2 && { hessian: findingOf(findings, hessianBlocks(findings)) }),
    lostValue: lostValue(findings),
  };
}

function findingOf(findings: Findings, blocks: readonly Block[]): Finding {
  const standings = standingsOf(findings, blocks);
  return { standings, cause: lossCause(findings, blocks, standings) };
}

/** The value of the function itself lost most of its digits, so differences of it can't be better. */
function lostValue({ value, precision, reference }: Findings): Diagnosis['lostValue'] {
  if (typeof value.ulps !== 'number' || reference.value === null) return null;
  const truth = Math.abs(Number(reference.value.replace(/…|±.*/, '')));
  if (!(truth > 0 && truth < Infinity)) return null;
  const format = formats[precision];
  const accuracy = accuracyOf((value.ulps * format.ulp(truth)) / truth, format);
  return accuracy.bits > fewBits ? null : accuracy;
}
