// Conditions of which both ways are short and straight: `?:` between two numbers. An arithmetic that chooses runs both.
import { Operation, type Instructions } from './instructions.js';

/** What a way may apply: it takes a number out of a tensor. */
const quickOperation = 'index';
/** Instructions that a way runs, and that are worth being run for nothing. */
const longestWay = 96;

/** Where the second way begins, and where both have come to a number and go on together. */
export interface Alternatives {
  readonly second: number;
  readonly after: number;
}

/**
 * The branches whose ways each leave one number on the stack and do nothing else, by their places. A way goes on to where
 * the other one comes: under `and`, `or` and `not` it has a further branch in it, and two ways may share what they end with.
 */
export function alternativesOf({ code, operations }: Instructions): ReadonlyMap<number, Alternatives> {
  const found = new Map<number, Alternatives & { readonly cost: number }>();
  const operandOf = (at: number): number => code[3 * at + 1] as number;
  // from the end: what is nested is known before what it stands in
  for (let at = code.length / 3 - 1; at >= 0; at--) {
    if (code[3 * at] !== Operation.branch) continue;
    const second = code[3 * at + 2] as number;
    const way = endsOfWay(at + 1);
    for (const [after, cost] of endsOfWay(second)) {
      const costBeside = way.get(after);
      if (costBeside === undefined) continue;
      found.set(at, { second, after, cost: cost + costBeside });
      break;
    }
  }
  return found;

  /** The places where a way from there has one number more on the stack, the first one first, each with the instructions until there. */
  function endsOfWay(from: number): Map<number, number> {
    const ends = new Map<number, number>();
    let height = 0;
    let cost = 0;
    for (let at = from; cost <= longestWay && 3 * at < code.length;) {
      if (height === 1) ends.set(at, cost);
      const inner = found.get(at);
      height += inner === undefined ? heightOf(at) : -1;
      cost += 1 + (inner?.cost ?? 0);
      const isJump = code[3 * at] === Operation.jump;
      // what was there before the way is not the way's; only a jump and what keeps its number may leave nothing
      if (!(height >= (isJump || isKept(at) ? 0 : 1))) break;
      const next = inner?.after ?? (isJump ? operandOf(at) : at + 1);
      if (next <= at) break;
      at = next;
    }
    return ends;
  }

  /** Whether the number on the stack is only stored to be loaded at once, and once more. */
  function isKept(at: number): boolean {
    return (
      code[3 * at] === Operation.store && code[3 * at + 3] === Operation.load && operandOf(at) === operandOf(at + 1)
    );
  }

  /** By how much the stack grows; NaN: it isn't straight on from there. */
  function heightOf(at: number): number {
    switch (code[3 * at] as Operation) {
      case Operation.literal:
      case Operation.load:
        return 1;
      case Operation.unary:
      case Operation.jump:
        return 0;
      case Operation.binary:
        return -1;
      case Operation.store:
        return isKept(at) ? -1 : NaN;
      case Operation.apply:
        return operations[operandOf(at)] === quickOperation ? 1 - (code[3 * at + 2] as number) : NaN;
      default:
        return NaN;
    }
  }
}
