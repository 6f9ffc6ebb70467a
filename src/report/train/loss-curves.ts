// The losses of a training as pictures see them: a curve per method, thinned to what can be drawn, and scales for them.
import { scaleLinear, scaleLog } from 'd3-scale';
import { roundNumbers } from '../plot/round-numbers.js';
import type { MethodId } from '../../methods/table.js';
import type { Training, TrainingStep } from '../../train/train-data.js';
import { lookOf } from '../looks.js';

export interface LossPoint {
  readonly step: number;
  readonly loss: number;
}

export interface LossCurve {
  readonly name: string;
  readonly method: MethodId;
  readonly points: readonly LossPoint[];
}

/** @param most points of a curve: of more steps, the means of some beside each other are drawn */
export function lossCurves({ runs }: Training, most: number): LossCurve[] {
  return runs.map(({ method, steps }) => ({ name: lookOf(method).curve, method, points: thinned(steps, most) }));
}

/** How many steps one point of the curves stands for. */
export function stepsPerPoint({ runs }: Training, most: number): number {
  return Math.max(1, ...runs.map(({ steps }) => Math.ceil(steps.length / most)));
}

function thinned(steps: readonly TrainingStep[], most: number): LossPoint[] {
  const size = Math.ceil(steps.length / most);
  const points: LossPoint[] = [];
  for (let from = 0; from < steps.length; from += size) {
    const bin = steps.slice(from, from + size);
    const loss = bin.reduce((sum, each) => sum + Number(each.loss), 0) / bin.length;
    if (Number.isFinite(loss)) points.push({ step: from + (bin.length + 1) / 2, loss });
  }
  return points;
}

/** Where values lie along an axis, from 0 to 1, and which of them are labelled. */
export interface LossScale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  /** Powers of ten are equally far apart. */
  readonly isLog: boolean;
}

/** From this ratio of the greatest loss to the least on, the axis is logarithmic. */
const leastRatio = 50;

/** Decades from one label to the next. */
const tickSteps = [1, 2, 5, 10, 20, 50, 100, 200];

/** @param ticks about how many labels there may be */
export function lossScale(curves: readonly LossCurve[], ticks: number): LossScale {
  const losses = curves.flatMap(({ points }) => points.map(({ loss }) => loss));
  const least = losses.reduce((a, b) => Math.min(a, b), Infinity);
  const greatest = losses.reduce((a, b) => Math.max(a, b), -Infinity);
  if (!(least <= greatest)) return { at: () => 0, ticks: [], isLog: false };
  if (least > 0 && greatest / least >= leastRatio) {
    const low = Math.floor(Math.log10(least));
    const high = Math.ceil(Math.log10(greatest));
    const scale = scaleLog([10 ** low, 10 ** high], [0, 1]);
    const every = tickSteps.find((each) => (high - low) / each <= ticks) ?? high - low;
    const first = Math.ceil(low / every) * every;
    const exponents = Array.from({ length: Math.floor((high - first) / every) + 1 }, (_, i) => first + i * every);
    return { at: scale, ticks: exponents.map((exponent) => 10 ** exponent), isLog: true };
  }
  const margin = greatest > least ? 0 : Math.abs(least) / 2 || 1;
  const bottom = least >= 0 ? 0 : least - margin;
  const scale = scaleLinear([bottom, greatest + margin], [0, 1]).nice(ticks);
  const [low = 0, high = 1] = scale.domain();
  return { at: scale, ticks: roundNumbers(low, high, ticks), isLog: false };
}

export function stepScale(curves: readonly LossCurve[], ticks: number): LossScale {
  const steps = curves.flatMap(({ points }) => points.map(({ step }) => step));
  const last = steps.reduce((a, b) => Math.max(a, b), 1);
  const scale = scaleLinear([1, Math.max(2, last)], [0, 1]);
  const whole = scale.ticks(ticks).filter((tick) => Number.isInteger(tick) && tick >= 1 && tick <= last);
  return { at: scale, ticks: [...new Set([1, ...whole])], isLog: false };
}
