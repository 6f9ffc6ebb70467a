// The diagnosis of a comparison: how each method stands, and what is known of the reasons. From its numbers alone.
import { formats } from '../arithmetics/formats.js';
import { accuracyOf } from './accuracy.js';
import { hessianBlocks } from './blocks.js';
import type { Diagnosis, Finding, Findings } from './comparison.js';
import { lossCause } from './loss-cause.js';
import { rankingBy, rankingByGradient, type Ranking } from './standings.js';

/** Correct bits of a value from which differences of it still have some. */
const fewBits = 20;

/** @param ranking of the methods by the gradient */
export function diagnose(findings: Findings, ranking = rankingByGradient(findings)): Diagnosis {
  return {
    ...findingOf(findings, ranking),
    ...(findings.order === 2 && { hessian: findingOf(findings, rankingBy(findings, hessianBlocks(findings))) }),
    lostValue: lostValue(findings),
  };
}

function findingOf(findings: Findings, { standings }: Ranking): Finding {
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
