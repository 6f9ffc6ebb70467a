// What floating point makes of a right formula: bits lost at the worst point, overflow. Remarks, since the formula isn't wrong.
import { numeral } from '../text/numeral.js';
import type { CheckRemark } from './check-data.js';
import type { JudgedPoint } from './formula-judge.js';

/** Fewer lost bits are what rounding costs any formula. */
const leastLostBits = 8;

export function floatingRemarks(judged: readonly JudgedPoint[]): CheckRemark[] {
  const remarks: CheckRemark[] = [];
  const places = judged.flatMap((point) =>
    point.checked.components.flatMap((component, index) =>
      component.lostBits === null || component.verdict === 'INCONCLUSIVE'
        ? []
        : [{ point, component, floating: point.floating?.[index] ?? 0, lost: component.lostBits }],
    ),
  );
  const infinite = places.find(({ floating }) => !Number.isFinite(floating));
  if (infinite !== undefined) {
    const { point, component, floating } = infinite;
    const kind = Number.isNaN(floating) ? 'gives NaN' : 'overflows';
    const exact = typeof component.given === 'number' ? String(component.given) : 'beyond the range of the format';
    remarks.push({
      code: 'overflow',
      message: `in floating point the component ${component.name} ${kind} at ${placeText(point)}; as a formula it is ${exact} there`,
    });
  }
  const finite = places.filter(({ floating }) => Number.isFinite(floating));
  const worst = finite.reduce<(typeof finite)[number] | null>((most, each) => (most === null || each.lost > most.lost ? each : most), null); // prettier-ignore
  if (worst === null || worst.lost < leastLostBits) return remarks;
  const { point, component, floating, lost } = worst;
  const { significandBits } = point.pair.problem.format;
  remarks.push({
    code: 'lost-bits',
    message: `in floating point the component ${component.name} loses ${Math.round(lost)} of ${significandBits} bits at ${placeText(point)}: it gives ${numeral(floating)}, and the formula is ${String(component.given)}`,
  });
  return remarks;
}

/** Coordinates that a remark names. */
const mostNamed = 4;

function placeText({ pair: { problem } }: JudgedPoint): string {
  const named = problem.point.slice(0, mostNamed).map((value, i) => `${problem.program.inputs[i] ?? ''} = ${numeral(value)}`); // prettier-ignore
  return named.join(', ') + (problem.point.length > mostNamed ? ', …' : '');
}
