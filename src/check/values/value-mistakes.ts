// The likely mistake of a program's gradient, as far as estimates of the slopes can tell one from another.
import { commonConstants, type ConstantFactor } from '../common-constants.js';
import type { JudgedByValues } from './judged.js';
import type { MeasuredLine } from './measure.js';

/** Numerators and denominators of factors. */
const largestPart = 12;
/** A slope that is known less well than that tells no factor from another. */
const wellKnown = 1e-3;

/** Factors that people forget or double. */
const factors: readonly ConstantFactor[] = [...fractions(), ...commonConstants];

function fractions(): [string, number][] {
  const list: [string, number][] = [];
  for (let numerator = 1; numerator <= largestPart; numerator++)
    for (let denominator = 1; denominator <= largestPart; denominator++)
      if (numerator !== denominator && divisor(numerator, denominator) === 1)
        list.push([`factor ${numerator}${denominator === 1 ? '' : `/${denominator}`}`, numerator / denominator]);
  return list;
}

function divisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/**
 * What explains each component that fails: hypotheses that lie within the uncertainty.
 *
 * @param measured what each component was measured with; null where it wasn't alone
 */
export function explanationsOf(
  names: readonly string[],
  measured: readonly (MeasuredLine | null)[],
): (readonly string[] | null)[] {
  return measured.map((each, component) =>
    each?.verdict === 'FAIL' ? explanationsAt(names, measured, component, each) : null,
  );
}

function explanationsAt(
  names: readonly string[],
  measured: readonly (MeasuredLine | null)[],
  component: number,
  { slope, given, slack }: MeasuredLine,
): string[] {
  if (!(slope.uncertainty + slack <= wellKnown * Math.abs(slope.value))) return [];
  const isTimes = (factor: number): boolean =>
    Math.abs(given - factor * slope.value) <= Math.abs(factor) * slope.uncertainty + slack;
  const found = isTimes(-1) ? ['sign'] : [];
  // a mean over as many numbers as there are is likelier than a factor by chance
  for (const [text, value] of [...meanFactors(names.length), ...factors]) {
    if (isTimes(value)) found.push(text);
    else if (isTimes(-value)) found.push(`sign, and ${text}`);
    if (found.length > 0 && text.startsWith('missing')) break;
  }
  const others = names.flatMap((name, other) => (other !== component && isSlopeOf(measured[other] ?? null, given, slack) ? [[name, other] as const] : [])); // prettier-ignore
  const isSwapped = (other: number): boolean => {
    const there = measured[other] ?? null;
    return there?.verdict === 'FAIL' && isSlopeOf(measured[component] ?? null, there.given, there.slack);
  };
  return [...found, ...others.map(([name, other]) => (isSwapped(other) ? `swapped with ${name}` : `it is the component ${name}`))]; // prettier-ignore
}

const meanFactors = (count: number): (readonly [string, number])[] =>
  count < 3
    ? []
    : [
        [`missing 1/n of a mean (factor ${count}, and n = ${count})`, count],
        [`a mean that is none (factor 1/${count}, and n = ${count})`, 1 / count],
      ];

function isSlopeOf(measured: MeasuredLine | null, given: number, slack: number): boolean {
  if (measured === null || measured.slope.fault !== null) return false;
  const { value, uncertainty } = measured.slope;
  return uncertainty <= wellKnown * Math.abs(value) && Math.abs(given - value) <= uncertainty + slack;
}

/** The same points, with the mistake of each component that one hypothesis alone explains at every point where it fails. */
export function withValueMistakes(points: readonly JudgedByValues[]): JudgedByValues[] {
  const count = points[0]?.components.length ?? 0;
  const mistakes = Array.from({ length: count }, (_, component) => {
    const sets = points.flatMap(({ explanations }) => explanations[component] ?? []).length;
    const failing = points.flatMap(({ explanations }) => {
      const here = explanations[component] ?? null;
      return here === null ? [] : [here];
    });
    const common = sets === 0 ? [] : (failing[0] ?? []).filter((text) => failing.every((each) => each.includes(text)));
    return common.length === 1 ? (common[0] ?? null) : null;
  });
  return points.map((point) => ({
    ...point,
    components: point.components.map((each, component) =>
      each.verdict === 'FAIL' ? { ...each, mistake: mistakes[component] ?? null } : each,
    ),
  }));
}
