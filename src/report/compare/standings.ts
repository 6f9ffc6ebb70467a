// How each method stands in a comparison: right to the last bit, close, some digits, or wrong; from its worst component.
import type { Comparison, ErrorMeasures, PlainNumber, Result } from '../../compare/comparison.js';
import type { Block } from '../../compare/blocks.js';
import { size } from './worst-error.js';

/**
 * `digits`: some digits are right. `faint`: none is, but beside the size of the function the error is small. `zero`:
 * likewise, where the truth is 0. `wrong`: neither.
 */
export type Rank = 'exact' | 'close' | 'digits' | 'faint' | 'zero' | 'wrong';

export interface Standing {
  readonly result: Result;
  readonly rank: Rank;
  /** The largest over the components whose truth isn't 0. */
  readonly ulps: number;
  /** The component that the rank is about, and its relative error. */
  readonly block: Block;
  readonly given: PlainNumber;
  readonly relative: number;
}

const exactUlps = 0.5;
const closeUlps = 16;
/** A relative error from which no digit is right. */
const noDigit = 1e-2;
/** Of the size of a typical derivative, |f|/max(|x|, 1): what differences may well miss. */
const faintError = 1e-4;
/** The same where the truth is 0. */
const zeroError = 1e-2;

interface Component {
  readonly block: Block;
  readonly given: PlainNumber;
  readonly error: ErrorMeasures;
  /** The relative error; where the truth is 0, relative to the size of a typical derivative. */
  readonly relative: number;
}

/** The standing of every method that has an answer with an error. */
export function standingsOf(comparison: Comparison, blocks: readonly Block[]): Standing[] {
  return comparison.results.flatMap((result, i) => {
    if (result.status !== 'ok') return [];
    const components = blocks.flatMap((block): Component[] => {
      const { error = null, derivative = null } = block.entries[i] ?? {};
      if (error === null || derivative === null) return [];
      const relative = block.truth === 0 ? size(error.absolute) / typical(comparison, block) : size(error.relative);
      return [{ block, given: derivative, error, relative: isNearest(block, derivative, error) ? 0 : relative }];
    });
    const [first, ...others] = components;
    if (first === undefined) return [];
    const worst = others.reduce((most, each) => (each.relative > most.relative ? each : most), first);
    const ulps = Math.max(
      0,
      ...components.filter(({ block }) => block.truth !== 0).map(({ error }) => size(error.ulps)),
    );
    return [{ result, rank: rankOf(comparison, components, worst), ulps, ...worst }];
  });
}

function rankOf(comparison: Comparison, components: readonly Component[], worst: Component): Rank {
  if (components.every(({ block, given, error }) => isNearest(block, given, error))) return 'exact';
  if (components.every(({ error }) => size(error.ulps) <= closeUlps)) return 'close';
  const { block, error, relative } = worst;
  if (block.truth === 0) return relative < zeroError ? 'zero' : 'wrong';
  if (relative < noDigit) return 'digits';
  return size(error.absolute) < faintError * typical(comparison, block) ? 'faint' : 'wrong';
}

function isNearest({ truth }: Block, given: PlainNumber, { ulps }: ErrorMeasures): boolean {
  return given === truth || size(ulps) <= exactUlps;
}

/** The size that a derivative of a function of that size has, if it varies over lengths of about max(|x|, 1). */
function typical({ value, point }: Comparison, { inputs }: Block): number {
  const f = Math.abs(Number(value.computed));
  const lengths = inputs.map((input) => Math.max(Math.abs(point[input] ?? 0), 1));
  return (Number.isFinite(f) && f > 0 ? f : 1) / lengths.reduce((product, each) => product * each, 1);
}
