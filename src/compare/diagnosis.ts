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
  return { standings, cause: lossCause(findings, standings) };
}

/** A value of the function itself lost most of its digits, so differences of it can't be better: the one with the fewest. */
function lostValue({ value, precision, reference }: Findings): Diagnosis['lostValue'] {
  const format = formats[precision];
  const lost = value.ulps.flatMap((ulps, place) => {
    const digits = reference.value[place] ?? null;
    if (typeof ulps !== 'number' || digits === null) return [];
    const truth = Math.abs(Number(digits.replace(/…|±.*/, '')));
    if (!(truth > 0 && truth < Infinity)) return [];
    const accuracy = accuracyOf((ulps * format.ulp(truth)) / truth, format);
    return accuracy.bits > fewBits ? [] : [accuracy];
  });
  return lost.toSorted((a, b) => a.bits - b.bits)[0] ?? null;
}
