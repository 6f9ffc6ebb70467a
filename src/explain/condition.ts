// By how much an operation magnifies relative errors of its operands, measured in high precision.
import type { LedgerLine } from './ledger.js';
import { isInterval, type Replay } from './replay.js';

/** The relative change that operands are given: it shows in the result, and is small beside all that is measured. */
const change = 2 ** -52;

/** Infinity where the exact number is 0; null where there is none, or no operation. */
export function conditionAt(replay: Replay, line: number): number | null {
  const { source } = replay.ledger.lines[line] as LedgerLine;
  const exact = replay.at(line);
  if (source.kind !== 'operation' || !isInterval(exact)) return null;
  const { A } = replay;
  const args = source.args.map((arg) => replay.at(arg));
  let condition = 0;
  args.forEach((arg, place) => {
    if (!isInterval(arg)) return;
    const moved = replay.apply(line, args.with(place, A.mul(arg, A.literal(1 + change))));
    if (isInterval(moved)) condition += 2 ** (replay.sizeOf(A.sub(moved, exact)) - replay.size(line)) / change;
  });
  return condition;
}
