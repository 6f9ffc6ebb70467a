// How each method stands in a comparison: right to the last bit, close, some digits, or wrong; from its worst derivative,
// and from the others where that one is bad.
import { formats } from '../arithmetics/formats.js';
import { accuracyOf } from './accuracy.js';
import { wrongRule } from './wrong-rule.js';
import { gradientBlocks, type Block } from './blocks.js';
import type { Decisive, ErrorMeasures, Findings, Standing, WorstError } from './comparison.js';
import type { PlainNumber } from './reference-data.js';
import { plain } from './measure.js';
import { partsOfDerivative } from '../tensors/layout.js';
import { isBadRank, type Rank } from './ranks.js';

const exactUlps = 0.5;
const closeUlps = 16;
/** Of the size of a typical derivative, |f|/max(|x|, 1): what differences may well miss. */
const faintError = 1e-4;
/** The same where the truth is 0. */
const zeroError = 1e-2;

/** One derivative by a method, and how it stands by itself. */
interface Component {
  readonly block: Block;
  readonly rank: Rank;
  /** The relative error; where the truth is 0, relative to the size of a typical derivative; null where there is none. */
  readonly relative: number | null;
}

/** How the methods stand by some derivatives. */
export interface Ranking {
  readonly blocks: readonly Block[];
  readonly standings: readonly Standing[];
}

export const rankingBy = (findings: Findings, blocks: readonly Block[]): Ranking => ({
  blocks,
  standings: standingsOf(findings, blocks),
});

export const rankingByGradient = (findings: Findings): Ranking => rankingBy(findings, gradientBlocks(findings));

/** The standing of every method in derivatives of one order, in the order of the results. */
function standingsOf(findings: Findings, blocks: readonly Block[]): Standing[] {
  return findings.results.map(({ method }, index) => {
    const bad: Component[] = [];
    const good: Component[] = [];
    for (const block of blocks) {
      const part = componentOf(findings, block, index);
      if (part !== null) (isBadRank(part.rank) ? bad : good).push(part);
    }
    const { rank, decisive } = wholeOf(bad.length > 0 ? bad : good);
    return {
      method,
      rank,
      decisive,
      elsewhere: bad.length === 0 || good.every(isUnmeasured) ? null : wholeOf(good),
      bad: bad.map(({ block }) => block.inputs),
      worst: worstOf(blocks, index),
      wrongRule: rank === 'wrong' ? wrongRule(findings, blocks, index) : null,
    };
  });
}

/** Null where the method gave no derivative. */
function componentOf(findings: Findings, block: Block, index: number): Component | null {
  const { error = null, derivative = null } = block.entries[index] ?? {};
  if (derivative === null) return null;
  if (error === null && isInfiniteTruth(block, derivative)) return { block, rank: 'infinite', relative: null };
  const isNone = derivative === 'NaN' || (typeof derivative === 'string' && block.status === 'certified');
  if (isNone) return { block, rank: 'no-number', relative: null };
  if (error === null) return { block, rank: 'unmeasured', relative: null };
  if (size(error.ulps) <= exactUlps) return { block, rank: 'exact', relative: 0 };
  const relative = block.truth === 0 ? size(error.absolute) / typical(findings, block) : size(error.relative);
  return { block, rank: rankOf(findings, block, error, relative), relative };
}

function rankOf(findings: Findings, block: Block, error: ErrorMeasures, relative: number): Rank {
  if (size(error.ulps) <= closeUlps) return 'close';
  if (block.truth === 0) return relative < zeroError ? 'zero' : 'wrong';
  const { digits, bits } = accuracyOf(relative, formats[findings.precision]);
  if (digits > 0) return 'digits';
  const isFaint = size(error.absolute) < faintError * typical(findings, block);
  if (!isFaint) return 'wrong';
  return bits > 0 ? 'digits' : 'faint';
}

const isUnmeasured = ({ rank }: Component): boolean => rank === 'unmeasured';

/** What several parts come to: the rank of the one with the largest error, exact or close only if all are. */
function wholeOf(parts: readonly Component[]): { readonly rank: Rank; readonly decisive: Decisive | null } {
  if (parts.length === 0) return { rank: 'no-answer', decisive: null };
  const silent = parts.find(({ rank }) => rank === 'no-number');
  if (silent !== undefined) return { rank: 'no-number', decisive: { wrt: silent.block.inputs, relative: 'NaN' } };
  const most = largest(parts, ({ relative }) => relative);
  if (most === null) return { rank: parts.every(isUnmeasured) ? 'unmeasured' : 'infinite', decisive: null };
  const decisive = { wrt: most.block.inputs, relative: plain(most.relative ?? 0) };
  const every = (ranks: readonly Rank[]): boolean =>
    parts.every(({ rank, relative }) => relative === null || ranks.includes(rank));
  if (every(['exact'])) return { rank: 'exact', decisive };
  if (every(['exact', 'close'])) return { rank: 'close', decisive };
  if (most.rank !== 'close') return { rank: most.rank, decisive };
  // within a few ulps, and still the largest relative error: a subnormal number
  return { rank: 'digits', decisive };
}

/** Whether the slope is infinite there, to the side that the method says. */
function isInfiniteTruth({ status, left, right }: Block, derivative: PlainNumber): boolean {
  return status === 'infinite' && typeof derivative === 'string' && (derivative === left || derivative === right);
}

/** The size that a derivative of a function of that size has, if it varies over lengths of about max(|x|, 1). */
function typical({ value, point }: Findings, { inputs, output }: Block): number {
  const f = Math.abs(Number(value.computed[output]));
  const lengths = inputs.map((name) => Math.max(Math.abs(point[partsOfDerivative(name).input] ?? 0), 1));
  return (Number.isFinite(f) && f > 0 ? f : 1) / lengths.reduce((product, each) => product * each, 1);
}

/** The block in which the method has the largest error in ulps; null where none is measured. */
function worstOf(blocks: readonly Block[], index: number): WorstError | null {
  const worst = largest(blocks, ({ entries }) => {
    const error = entries[index]?.error ?? null;
    return error && size(error.ulps);
  });
  const error = worst?.entries[index]?.error ?? null;
  return worst && error && { wrt: worst.inputs, ulps: error.ulps, bits: error.bits };
}

/** The first of the largest; null where none has a size. */
function largest<V>(values: readonly V[], sizeOf: (value: V) => number | null): V | null {
  let [most, mostSize]: [V | null, number] = [null, -1];
  for (const value of values) {
    const its = sizeOf(value) ?? -1;
    if (its > mostSize) [most, mostSize] = [value, its];
  }
  return most;
}

/** NaN counts as the largest of all. */
function size(value: PlainNumber): number {
  const number = Number(value);
  return Number.isNaN(number) ? Infinity : Math.abs(number);
}
