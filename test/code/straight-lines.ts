// Straight code for tests: line by line, or random; and what it comes to, by the definition of each operation.
import type { Line } from '../../src/code/lines.js';
import { binaryNames, unaryNames, type Relation } from '../../src/arithmetic.js';
import { compareNumbers, float64 } from '../../src/arithmetics/float64.js';
import { isRelationName, lineOperations, type LineOperation } from '../../src/code/operations.js';
import { straightCode, Trace, type StraightCode } from '../../src/code/trace.js';
import { RandomNumbers } from '../../src/random-numbers.js';

/** What a run gives: all outputs, or null where a guard fails. */
export type Outcome = readonly number[] | null;

/** Line by line: neither fast nor folded. */
export function outcomeOf(code: StraightCode, point: readonly number[]): Outcome {
  const { count, inputs, outputs, guards, holds, values } = code;
  const numbers = Array.from(point.slice(0, inputs));
  for (let line = inputs; line < count; line++) {
    const name = lineOperations[code.operations[line]!]!;
    const [x, y, z] = [code.first, code.second, code.third].map((column) => numbers[column[line]!]!) as [number, number, number]; // prettier-ignore
    numbers.push(name === 'literal' ? values[line]! : valueOf(name, x, y, z));
  }
  return guards.every((line, index) => numbers[line] === holds[index])
    ? Array.from(outputs, (line) => numbers[line]!)
    : null;
}

function valueOf(name: Exclude<LineOperation, 'literal'>, x: number, y: number, z: number): number {
  if (isRelationName(name)) return compareNumbers(name satisfies Relation, x, y) ? 1 : 0;
  switch (name) {
    case 'input':
      throw new Error('inputs come first');
    case 'both':
      return x === 1 && y === 1 ? 1 : 0;
    case 'either':
      return x === 1 || y === 1 ? 1 : 0;
    case 'select':
      return x === 1 ? y : z;
    case 'masked':
      return x === 1 ? y : -0;
    default:
      return float64[name](x, y);
  }
}

/** Code as it is written by `write`, which returns the outputs. The values of its lines in a trace don't matter. */
export function written(
  inputs: number,
  write: (trace: Trace, inputs: readonly Line[]) => readonly Line[],
): StraightCode {
  const trace = new Trace();
  const outputs = write(
    trace,
    Array.from({ length: inputs }, () => trace.input(NaN)),
  );
  return straightCode(trace, inputs, outputs);
}

/** Doubles at which functions change: signs of 0, ends of the range, integers, halves and their neighbours. */
export const samples: readonly number[] = [
  0, 5e-324, 1e-320, 2.2250738585072014e-308, 1e-300, 1e-20, 0.1, 0.49999999999999994, 0.5, 0.7, 1 - 2 ** -53, 1,
  1 + 2 ** -52, 1.5, 2, 2.5, 3, 7.3, 100.1, 709.8, 2 ** 24 + 1, 2 ** 52 + 0.5, 2 ** 53, 1e22, 3.4028235677973366e38,
  1e300, Number.MAX_VALUE, Infinity,
].flatMap((x) => [x, -x]).concat(NaN); // prettier-ignore

/** Orders of families are whole numbers, and few. */
const ofFamilies: readonly string[] = ['polygamma', 'sincDerivative'];
export const samplesBefore = (name: string): readonly number[] => (ofFamilies.includes(name) ? [0, 1, 2, 3] : samples);

const numberOperations = [...unaryNames, ...binaryNames.filter((name) => !ofFamilies.includes(name))];
const relationNames = ['<', '<=', '>', '>=', '==', '!='] as const;

export interface RandomCode {
  readonly code: StraightCode;
  /** At the first point all guards hold, at the others some may not. */
  readonly points: readonly (readonly number[])[];
}

/**
 * Code of some `length` lines of all operations. Half of the operands are among the last lines, the others anywhere, so
 * that values cross functions; most operations are of the ordinary four, lest all become NaN.
 */
export function randomCode(seed: number, length: number): RandomCode {
  const random = RandomNumbers.of(seed >>> 0, 'points');
  const pick = <V>(from: readonly V[]): V => from[random.below(from.length)] as V;
  const number = (): number => (random.below(4) === 0 ? pick(samples) : random.normal() * 2);
  const inputs = 1 + random.below(12);
  const code = written(inputs, (trace, first) => {
    const numbers = [...first];
    const conditions: Line[] = [];
    const of = (lines: readonly Line[]): Line =>
      random.below(2) === 0 ? (lines[lines.length - 1 - random.below(Math.min(8, lines.length))] as Line) : pick(lines);
    const operand = (): Line => (random.below(12) === 0 ? trace.literal(number()) : of(numbers));
    const condition = (): Line => (random.below(30) === 0 ? trace.literal(random.below(2)) : of(conditions));
    while (trace.count < length) {
      const kind = random.below(20);
      if (kind < 3 || conditions.length === 0)
        conditions.push(trace.line(pick(relationNames), 0, operand(), operand()));
      else if (kind < 4) conditions.push(trace.line(pick(['both', 'either'] as const), 0, condition(), condition()));
      else if (kind < 6) numbers.push(trace.line('select', 0, condition(), operand(), operand()));
      else if (kind < 8) numbers.push(trace.line('masked', 0, condition(), operand()));
      else if (kind < 14)
        numbers.push(trace.line(pick(['add', 'sub', 'mul', 'div'] as const), 0, operand(), operand()));
      else {
        const name = pick(numberOperations);
        numbers.push(
          trace.line(name, 0, operand(), ...((binaryNames as readonly string[]).includes(name) ? [operand()] : [])),
        );
      }
    }
    // the first conditions are seldom of NaN, and so differ from point to point
    for (let guards = random.below(4); guards > 0; guards--)
      trace.guards.set(random.below(3) === 0 ? of(conditions) : pick(conditions.slice(0, 6)), true);
    return Array.from({ length: 1 + random.below(40) }, () => (random.below(8) === 0 ? operand() : of(numbers)));
  });
  const points = Array.from({ length: 4 }, () => Array.from({ length: inputs }, number));
  return { code: holdingAt(code, points[0]!), points };
}

/** The same code with its guards as they come out at a point. */
function holdingAt(code: StraightCode, point: readonly number[]): StraightCode {
  const all = outcomeOf({ ...code, outputs: code.guards, guards: new Int32Array(), holds: new Uint8Array() }, point);
  return { ...code, holds: Uint8Array.from(all!) };
}
