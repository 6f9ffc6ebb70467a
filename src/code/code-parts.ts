// Straight code taken apart into what a loop does and what stands between loops.
import type { Line } from './lines.js';
import { inOrderOfUse } from './order.js';
import { repetitionsOf, type CodePart } from './repetitions.js';
import type { StraightCode } from './trace.js';

/** Straight code in an order in which its parts follow one another. */
export interface CodeInParts {
  readonly code: StraightCode;
  readonly loops: readonly CodePart[];
  /** The loops, and what stands between them in parts that are not too long; the last is none of the loops. */
  readonly parts: readonly CodePart[];
}

const linesPerFunction = 700;

/** With its loops where they do most of it: where hardly anything is repeated, the order of the trace is as good. */
export function inParts(given: StraightCode): CodeInParts {
  const looped = inLoops(given);
  const repeated = looped.loops.reduce((sum, { length, repeats }) => sum + length * repeats, 0);
  const { count, inputs } = looped.code;
  return 2 * repeated > count - inputs ? looped : { code: given, loops: [], parts: partsOf(given, []) };
}

export function inLoops(given: StraightCode): CodeInParts {
  const code = inOrderOfUse(given);
  const loops = repetitionsOf(code);
  return { code, loops, parts: partsOf(code, loops) };
}

/** What each line has to be that is a guard, 1 or 0; else -1. */
export function holdsOf({ count, guards, holds }: StraightCode): Int8Array {
  const ofLines = new Int8Array(count).fill(-1);
  guards.forEach((line, index) => (ofLines[line] = holds[index] as number));
  return ofLines;
}

function partsOf({ inputs, count }: StraightCode, loops: readonly CodePart[]): CodePart[] {
  const parts: CodePart[] = [];
  const straight = (start: Line, end: Line): void => {
    const pieces = Math.ceil((end - start) / linesPerFunction);
    const from = (piece: number): Line => start + Math.floor((piece * (end - start)) / pieces);
    for (let piece = 0; piece < pieces; piece++)
      parts.push({ start: from(piece), length: from(piece + 1) - from(piece), repeats: 1 });
  };
  let line = inputs;
  for (const loop of loops) {
    straight(line, loop.start);
    parts.push(loop);
    line = loop.start + loop.length * loop.repeats;
  }
  straight(line, count);
  if (parts.length === 0 || parts.at(-1)?.repeats !== 1) parts.push({ start: count, length: 0, repeats: 1 });
  return parts;
}
