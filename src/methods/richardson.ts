// Richardson extrapolation: central differences at shrinking steps, extrapolated to step 0, with an error estimate.
import type { Arithmetic } from '../arithmetic.js';
import type { Kit } from './kit.js';
import { Neighbourhood, exactStep, vanishingStep } from './differences.js';
import type { Derivatives, Method, Problem } from './method.js';
import { applyStencil, stencils } from './stencils.js';

/** The first step as a part of max(|x|, 1), and the factor by which it shrinks: neither meets the period of anything common. */
const firstStep = 0.13;
const shrink = 1.6;
const rows = 60;
const columns = 8;
/** Rows that may pass without a better estimate. */
const patience = 4;

interface Extrapolated {
  readonly value: number;
  readonly estimate: number;
}

/**
 * Ridders' tableau. Each row holds the difference at a smaller step, extrapolated from 1, 2, … rows before it. The
 * estimate of an entry's error is its distance from its two parents (Ridders 1982, eq. 11), and no less than the row's
 * round-off; the entry with the least is the answer. The whole tableau is searched until round-off alone exceeds the
 * best, so that steps too wide for the function don't end it early; rows that aren't finite (a step across a pole or
 * the edge of the domain) start it afresh. The estimates' own arithmetic isn't counted as operations.
 *
 * @param difference the difference at the k-th step, and a bound of its round-off; null when the step vanishes
 */
function extrapolate(
  A: Arithmetic<number>,
  difference: (factor: number) => { value: number; roundOff: number } | null,
): Extrapolated {
  const square = shrink * shrink;
  let best: Extrapolated = { value: NaN, estimate: Infinity };
  let previous: number[] = [];
  let unimproved = 0;
  for (let row = 0, factor = firstStep; row < rows; row++, factor /= shrink) {
    const measured = difference(factor);
    if (measured === null) break;
    const { value, roundOff } = measured;
    if (!Number.isFinite(value)) {
      previous = [];
      continue;
    }
    const entries = [value];
    let improved = false;
    for (
      let column = 1, weight = square;
      column <= Math.min(previous.length, columns - 1);
      column++, weight *= square
    ) {
      const left = entries[column - 1] as number;
      const above = previous[column - 1] as number;
      const entry = A.add(left, A.div(A.sub(left, above), A.literal(weight - 1)));
      entries.push(entry);
      const estimate = Math.max(Math.abs(entry - left), Math.abs(entry - above), roundOff);
      if (estimate < best.estimate) {
        best = { value: entry, estimate };
        improved = true;
      }
    }
    unimproved = improved ? 0 : unimproved + 1;
    if (roundOff > best.estimate || (unimproved >= patience && best.estimate < 1e-6 * Math.abs(best.value))) break;
    previous = entries;
  }
  return best;
}

function differentiate(problem: Problem, kit: Kit): Derivatives {
  const { wrt, order, format, delta } = problem;
  const { epsilon } = format;
  const A = kit.real;
  const near = new Neighbourhood(problem, A);
  const at = (input: number): number => near.x[input] as number;
  const stepAt = (input: number, factor: number): number => {
    const scale = delta === undefined ? Math.max(Math.abs(at(input)), 1) : delta / firstStep;
    return exactStep(format, at(input), factor * scale);
  };
  /** The largest size of f since it was set to 0, which bounds the round-off of a difference. */
  let largest = 0;
  const sized = (value: number): number => {
    largest = Math.max(largest, Math.abs(value));
    return value;
  };
  const central = stencils['central-difference'];
  const along = (input: number, n: 1 | 2): Extrapolated => {
    if (stepAt(input, firstStep) === 0) throw vanishingStep(problem, input, delta ?? firstStep);
    return extrapolate(A, (factor) => {
      const step = stepAt(input, factor);
      if (step === 0) return null;
      largest = 0;
      const value = applyStencil(A, central[n], (x) => sized(near.along(input, x)), at(input), step);
      return { value, roundOff: (n * epsilon * largest) / step ** n };
    });
  };
  const across = (row: number, column: number): Extrapolated =>
    extrapolate(A, (factor) => {
      const [h, k] = [stepAt(row, factor), stepAt(column, factor)];
      if (h === 0 || k === 0) return null;
      largest = 0;
      const inner = (x: number): number =>
        applyStencil(A, central[1], (y) => sized(near.across(row, x, column, y)), at(column), k);
      const value = applyStencil(A, central[1], inner, at(row), h);
      return { value, roundOff: (epsilon * largest) / (h * k) };
    });

  const first = wrt.map((input) => along(input, 1));
  const hessian: number[][] = wrt.map(() => []);
  if (order === 2)
    wrt.forEach((row, i) => {
      wrt.slice(0, i + 1).forEach((column, j) => {
        const { value } = i === j ? along(row, 2) : across(row, column);
        (hessian[i] as number[])[j] = (hessian[j] as number[])[i] = value;
      });
    });
  return {
    gradient: first.map(({ value }) => value),
    estimate: first.map(({ estimate }) => estimate),
    ...(order === 2 ? { hessian } : {}),
    evaluations: near.evaluations,
    passes: near.evaluations,
  };
}

/** (Richardson 1911; Ridders 1982.) `delta`, where given, is the first and widest step. */
export const richardson: Method = {
  id: 'richardson',
  summary: 'central differences extrapolated to δ = 0, with an estimate of its own error',
  differentiate,
};
