// To how many bits methods agree with each other, and with the truth: the worst derivative of each pair.
import { formats, type Format } from '../arithmetics/formats.js';
import { accuracyOf } from './accuracy.js';
import { gradientBlocks, hessianBlocks, type Block } from './blocks.js';
import type { AgreementMatrix, Findings } from './comparison.js';
import type { PlainNumber } from './reference-data.js';

/** As the truth is called among the methods. */
export const truthName = 'truth';

/** A row and a column per method, and one of the truth, which agreement says nothing of. */
export function agreementMatrix(findings: Findings): AgreementMatrix {
  const format = formats[findings.precision];
  const blocks = [...gradientBlocks(findings), ...hessianBlocks(findings)];
  const names = [truthName, ...findings.results.map(({ method }) => method)];
  const agreement = (one: number, other: number): number | null => {
    if (one === 0 || other === 0) return withTruth(blocks, Math.max(one, other) - 1, format);
    return least(blocks.map((block) => sharedBits(given(block, one - 1), given(block, other - 1), format)));
  };
  const row = (one: number): Record<string, number | null> =>
    Object.fromEntries(names.map((name, other) => [name, agreement(one, other)]));
  return Object.fromEntries(names.map((name, one) => [name, row(one)]));
}

const given = (block: Block, index: number): PlainNumber | null => block.entries[index]?.derivative ?? null;

/** The correct bits of a method where the truth is known; -1: of the truth itself. */
function withTruth(blocks: readonly Block[], index: number, { significandBits }: Format): number | null {
  const measured = blocks.filter(({ status, truth }) => status === 'certified' && typeof truth === 'number');
  if (measured.length === 0) return null;
  return index < 0 ? significandBits : least(measured.map(({ entries }) => entries[index]?.error?.bits ?? null));
}

/** Null where one of them is. */
function least(bits: readonly (number | null)[]): number | null {
  return bits.reduce((fewest, each) => (fewest === null || each === null ? null : Math.min(fewest, each)), Infinity);
}

/** The bits in which two numbers agree, as their distance to the larger has them; NaN agrees with nothing, itself included. */
export function sharedBits(one: PlainNumber | null, other: PlainNumber | null, format: Format): number | null {
  if (one === null || other === null) return null;
  const [x, y] = [Number(one), Number(other)];
  if (x === y) return format.significandBits;
  return accuracyOf(Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y)), format).bits;
}
