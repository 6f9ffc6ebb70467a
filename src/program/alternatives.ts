// Conditions of which both ways are short and straight: `?:` between two numbers. An arithmetic that chooses runs both.
import { Operation, type Instructions } from './instructions.js';

/** What a way may apply: it takes a number out of a tensor. */
const quickOperation = 'index';
/** Instructions of a way that are worth being run for nothing. */
const longestWay = 48;

/** Where the second way begins, and what comes after both. */
export interface Alternatives {
  readonly second: number;
  readonly after: number;
}

/** The branches whose ways each leave one number on the stack and do nothing else, by their places. */
export function alternativesOf({ code, operations }: Instructions): ReadonlyMap<number, Alternatives> {
  const found = new Map<number, Alternatives>();
  const operation = (at: number): Operation => code[3 * at] as Operation;
  // from the end: what is nested is known before what it stands in
  for (let at = code.length / 3 - 1; at >= 0; at--) {
    if (operation(at) !== Operation.branch) continue;
    const second = code[3 * at + 2] as number;
    const jump = second - 1;
    if (jump <= at || operation(jump) !== Operation.jump) continue;
    const after = code[3 * jump + 1] as number;
    if (isWay(at + 1, jump) && isWay(second, after)) found.set(at, { second, after });
  }
  return found;

  function isWay(from: number, to: number): boolean {
    if (to <= from || to - from > longestWay) return false;
    let height = 0;
    for (let at = from; at < to;) {
      const inner = found.get(at);
      height += inner === undefined ? heightOf(at) : -1;
      if (!(height >= 1)) return false;
      at = inner?.after ?? at + 1;
      if (at > to) return false;
    }
    return height === 1;
  }

  /** By how much the stack grows; NaN: it isn't straight on from there. */
  function heightOf(at: number): number {
    switch (operation(at)) {
      case Operation.literal:
      case Operation.load:
        return 1;
      case Operation.unary:
        return 0;
      case Operation.binary:
        return -1;
      case Operation.apply:
        return operations[code[3 * at + 1] as number] === quickOperation ? 1 - (code[3 * at + 2] as number) : NaN;
      default:
        return NaN;
    }
  }
}
