// How each method stands in a comparison: right to the last bit, close, some digits, or wrong; from its worst derivative.
import { wrongRule } from './wrong-rule.js';
import type { Block } from './blocks.js';
import type { ErrorMeasures, Findings, PlainNumber, Result, Standing, WorstError } from './comparison.js';
import { plain } from './measure.js';
import type { Rank } from './ranks.js';

const exactUlps = 0.5;
const closeUlps = 16;
/** A relative error from which no digit is right. */
const noDigit = 1e-2;
/** Of the size of a typical derivative, |f|/max(|x|, 1): what differences may well miss. */
const faintError = 1e-4;
/** The same where the truth is 0. */
const zeroError = 1e-2;

/** A derivative whose error is measured. */
interface Measured {
  readonly block: Block;
  readonly given: PlainNumber;
  readonly error: ErrorMeasures;
  /** The relative error; where the truth is 0, relative to the size of a typical derivative. */
  readonly relative: number;
}

/** The standing of every method, in the order of the results. */
export function standingsOf(findings: Findings, blocks: readonly Block[]): Standing[] {
  const ofOrder = (order: number): Block[] => blocks.filter(({ inputs }) => inputs.length === order);
  const [first, second] = [ofOrder(1), ofOrder(2)];
  return findings.results.map((result, index) => {
    const measured = result.status === 'ok' ? measuredOf(findings, blocks, index) : [];
    const decisive = largest(measured, ({ relative }) => relative);
    const rank = decisive === null ? rankUnmeasured(result) : rankOf(findings, measured, decisive);
    return {
      method: result.method,
      rank,
      decisive: decisive && { wrt: decisive.block.inputs, relative: plain(decisive.relative) },
      worst: worstOf(first, index),
      ...(findings.order === 2 && { hessianWorst: worstOf(second, index) }),
      wrongRule: rank === 'wrong' ? wrongRule(findings, blocks, index) : null,
    };
  });
}

function measuredOf(findings: Findings, blocks: readonly Block[], index: number): Measured[] {
  return blocks.flatMap((block): Measured[] => {
    const { error = null, derivative = null } = block.entries[index] ?? {};
    if (error === null || derivative === null) return [];
    const relative = block.truth === 0 ? size(error.absolute) / typical(findings, block) : size(error.relative);
    return [{ block, given: derivative, error, relative: isNearest(block, derivative, error) ? 0 : relative }];
  });
}

function rankUnmeasured({ status, gradient }: Result): Rank {
  if (status === 'ok') return 'unmeasured';
  return gradient === null ? 'no-answer' : 'no-number';
}

function rankOf(findings: Findings, measured: readonly Measured[], decisive: Measured): Rank {
  if (measured.every(({ block, given, error }) => isNearest(block, given, error))) return 'exact';
  if (measured.every(({ error }) => size(error.ulps) <= closeUlps)) return 'close';
  const { block, error, relative } = decisive;
  if (block.truth === 0) return relative < zeroError ? 'zero' : 'wrong';
  if (relative < noDigit) return 'digits';
  return size(error.absolute) < faintError * typical(findings, block) ? 'faint' : 'wrong';
}

function isNearest({ truth }: Block, given: PlainNumber, { ulps }: ErrorMeasures): boolean {
  return given === truth || size(ulps) <= exactUlps;
}

/** The size that a derivative of a function of that size has, if it varies over lengths of about max(|x|, 1). */
function typical({ value, point }: Findings, { inputs }: Block): number {
  const f = Math.abs(Number(value.computed));
  const lengths = inputs.map((input) => Math.max(Math.abs(point[input] ?? 0), 1));
  return (Number.isFinite(f) && f > 0 ? f : 1) / lengths.reduce((product, each) => product * each, 1);
}

/** The block in which the method has the largest error in ulps; null where none is measured. */
function worstOf(blocks: readonly Block[], index: number): WorstError | null {
  const errors = blocks.flatMap(({ inputs, entries }) => {
    const error = entries[index]?.error ?? null;
    return error === null ? [] : [{ wrt: inputs, ulps: error.ulps, bits: error.bits }];
  });
  return largest(errors, ({ ulps }) => size(ulps));
}

/** The first of the largest. */
function largest<V>(values: readonly V[], sizeOf: (value: V) => number): V | null {
  return values.reduce<V | null>((most, each) => (most === null || sizeOf(each) > sizeOf(most) ? each : most), null);
}

/** NaN counts as the largest of all. */
function size(value: PlainNumber): number {
  const number = Number(value);
  return Number.isNaN(number) ? Infinity : Math.abs(number);
}
