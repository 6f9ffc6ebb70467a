// What a study of random programs found, in lines.
import type { Study } from './singular-study.js';

/** A verdict should not cost more milliseconds. */
const dear = 5;

const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;

export function summaryOf(study: Study, hasOracle: boolean): string {
  const { seed, count, singular, undecided, statuses, undefinedPoints, told, sides, wrong, contradictions, open } =
    study;
  const messages = Object.entries(open).sort(([, one], [, other]) => other.length - one.length);
  return [
    `${count} programs of seed ${seed}: ${singular} with a value at a singular point, ${undefinedPoints} without a value`,
    `verdicts at singular points: ${JSON.stringify(statuses)}`,
    `undecided at ${undecided} singular points: ${share(undecided, singular)}`,
    ...messages.map(([message, faults]) => `  ${faults.length} × ${message}: ${shortest(faults.map(({ program }) => JSON.stringify(program)))}`),
    `processor time of the truth there: ${costs(study.times)}`,
    `of verdicts that are decided: ${costs(study.times.filter(({ isOpen }) => !isOpen))}`,
    `by the clock, which on a quiet core is what a user waits for: ${costs(study.times.map((taken) => ({ ...taken, time: taken.wall })))}`,
    `the dearest: ${JSON.stringify([...study.times].sort((a, b) => b.time - a.time).slice(0, 3).map(({ program }) => program))}`,
    hasOracle
      ? [
          `values at 600 digits told something of ${told} programs; contradictions: ${contradictions.length}`,
          `of ${sides.all} sides of decided derivatives they can't tell the slope of ${sides.withoutSlope}, ${share(sides.withoutSlope, sides.all)}, nor anything of ${sides.silent}, ${share(sides.silent, sides.all)}`,
          `of ${wrong.made} wrong verdicts made of the right ones they contradict ${wrong.seen}, ${share(wrong.seen, wrong.made)}`,
        ].join('\n')
      : 'python3 with mpmath is missing: no verdict was held against values',
  ].join('\n'); // prettier-ignore
}

function costs(taken: Study['times']): string {
  const times = taken.map(({ time }) => time).sort((a, b) => a - b);
  const at = (part: number): string => (times[Math.ceil(part * times.length) - 1] ?? 0).toFixed(2);
  const over = times.filter((time) => time > dear).length;
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms; over ${dear} ms: ${over} of ${times.length}, ${share(over, times.length)}`;
}

const shortest = (texts: readonly string[]): string =>
  texts.reduce((best, text) => (text.length < best.length ? text : best));
