// Random straight code of repetitions, as array programs and loops leave it.
import { isRelationName, type LineOperation } from '../../src/code/operations.js';
import type { Line } from '../../src/code/lines.js';
import type { StraightCode, Trace } from '../../src/code/trace.js';
import { RandomNumbers } from '../../src/random-numbers.js';
import { outcomeOf, samples, written } from './straight-lines.js';

type Chooses<V> = (repeat: number) => V;

/** Numbers of a repetition: of each slot the lines of all repeats. */
type Rows = Line[][];

/**
 * Code of several repetitions. Each repeat does the same to what steps through the inputs, to what earlier repetitions left,
 * to what repeats before it left, to what stays the same, and to numbers of its own.
 */
export function repeatedCode(seed: number): { readonly code: StraightCode; readonly points: number[][] } {
  const random = RandomNumbers.of(seed >>> 0, 'points');
  const pick = <V>(from: readonly V[]): V => from[random.below(from.length)] as V;
  const number = (): number => (random.below(6) === 0 ? pick(samples) : random.normal() * 2);
  const inputs = 60 + random.below(60);
  const code = written(inputs, (trace, given) => {
    const done: Rows[] = [];
    for (let count = 1 + random.below(4); count > 0; count--) done.push(repetition(trace, given, done));
    const outputs = done.flatMap((rows) => rows.flatMap(outputsOf));
    for (let count = random.below(5); count > 0; count--) outputs.push(pick(given));
    return outputs.length > 0 ? outputs : [trace.literal(1)];
  });
  const points = Array.from({ length: 3 }, () => Array.from({ length: inputs }, number));
  const all = outcomeOf(
    { ...code, outputs: code.guards, guards: new Int32Array(), holds: new Uint8Array() },
    points[0]!,
  );
  return { code: { ...code, holds: Uint8Array.from(all!) }, points };

  function repetition(trace: Trace, given: readonly Line[], done: readonly Rows[]): Rows {
    const repeats = 2 + random.below(50);
    const numbers: Rows = [];
    const conditions: Rows = [];
    const operand = (slot: number): Chooses<Line> => {
      const kind = random.below(12);
      // mostly without a jump from the end to the beginning
      const steps = (lines: readonly Line[]): Chooses<Line> => {
        const step = pick([1, 1, 1, -1, -1, 2, 0]);
        const room = Math.max(1, lines.length - Math.abs(step) * (repeats - 1));
        const start = random.below(room) + (step < 0 ? -step * (repeats - 1) : 0);
        return (repeat) => lines[(start + step * repeat + 200 * lines.length) % lines.length]!;
      };
      if (kind < 4) return steps(given);
      if (kind < 6 && numbers.length > 0) return ofRows(pick(numbers), slot < 0 ? 1 : random.below(7), pick(given));
      if (kind < 8 && done.some((rows) => rows.length > 0))
        return steps(pick(pick(done.filter((rows) => rows.length > 0))));
      if (kind < 9) return constant(trace.literal(number()));
      if (kind < 10) return () => trace.literal(number());
      return numbers.length > 0 ? ofRows(numbers.at(-1)!, 0, pick(given)) : steps(given);
    };
    const body = Array.from({ length: 1 + random.below(8) }, (_, slot) => {
      const isDecision = random.below(6) === 0;
      const condition = conditions.length > 0 && random.below(2) === 0 ? pick(conditions) : null;
      const rows: Line[] = [];
      (isDecision ? conditions : numbers).push(rows);
      const [x, y] = [operand(slot), operand(slot)];
      const operation: LineOperation = isDecision
        ? pick(['<', '>=', '=='] as const)
        : condition !== null
          ? pick(['select', 'masked'] as const)
          : pick(['add', 'sub', 'mul', 'add', 'mul', 'div', 'neg', 'sin', 'atan2', 'max'] as const);
      const isGuard = isDecision && random.below(3) === 0;
      return (repeat: number): void => {
        const at = condition?.[repeat];
        const of: Line[] = operation === 'select' ? [at!, x(repeat), y(repeat)] : operation === 'masked' ? [at!, x(repeat)] : operation === 'neg' || operation === 'sin' ? [x(repeat)] : [x(repeat), y(repeat)]; // prettier-ignore
        const line = trace.line(operation, 0, of[0]!, of[1], of[2]);
        rows.push(line);
        if (isGuard && isRelationName(operation)) trace.guards.set(line, true);
      };
    });
    for (let repeat = 0; repeat < repeats; repeat++) for (const slot of body) slot(repeat);
    return numbers.filter((rows) => rows.length > 0);
  }

  /** Of a slot no line is an output, the last one, all, all backwards, every other, or some twice. */
  function outputsOf(rows: readonly Line[]): Line[] {
    const kind = random.below(8);
    if (kind < 2) return [];
    if (kind < 4) return rows.slice(-1);
    if (kind < 5) return [...rows].reverse();
    if (kind < 6) return rows.filter((_, index) => index % 2 === 0);
    return kind < 7 ? [...rows] : [...rows, ...rows.slice(0, 2)];
  }
}

const constant = <V>(value: V): Chooses<V> => () => value; // prettier-ignore

/** What a slot came to so many repeats before; at first there is something else. */
function ofRows(rows: readonly Line[], lag: number, first: Line): Chooses<Line> {
  return (repeat) => rows[repeat - lag] ?? first;
}
