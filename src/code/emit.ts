// The arithmetic whose numbers are lines of code: whatever runs over it leaves a trace. Folding is exact in floating
// point: no line comes to other bits than the operations that it stands for.
import type { Line } from './lines.js';
import {
  buildArithmetic,
  type Arithmetic,
  type BinaryName,
  type PrimitiveName,
  type Relation,
  type UnaryName,
} from '../arithmetic.js';
import { compareNumbers, float64 } from '../arithmetics/float64.js';
import type { Format } from '../arithmetics/formats.js';
import { isExactInAnyFormat, operationCode } from './operations.js';
import type { Trace } from './trace.js';

/** What lines can be beside numbers of an arithmetic. */
export interface LineEmitter {
  readonly trace: Trace;
  readonly arithmetic: Arithmetic<Line>;
  /** The inputs of the trace, as numbers of the format. */
  inputs(point: ArrayLike<number>): readonly Line[];
  /** Whether a relation holds, as a line. */
  condition(relation: Relation, x: Line, y: Line): Line;
  /** `condition ? x : y`. */
  select(condition: Line, x: Line, y: Line): Line;
  /** x where the condition holds; elsewhere nothing, a structural zero, which changes no sum and has no product. */
  masked(condition: Line, x: Line): Line;
  /** The number itself, 0 where it is a structural zero. */
  settled(x: Line): Line;
  /** Whether one of two conditions holds. */
  either(condition: Line, other: Line): Line;
  /** Whether a condition holds, which is a guard from then on. */
  guarded(condition: Line): boolean;
  /** Whether it is no structural zero, which is a guard from then on. */
  isPresent(x: Line): boolean;
  /** The value of a line, which is a guard from then on: the trace holds for that value alone. */
  pinned(x: Line): number;
}

/** Lines over the numbers of a format; constants are folded by its own operations. */
export function emitter(trace: Trace, { name: format, round }: Pick<Format, 'name' | 'round'>): LineEmitter {
  const isRounded = format !== 'float64';
  /** Of lines that may be structural zeros: where they are not. They are tangents and adjoints, never values. */
  const present = new Map<Line, Line>();
  const literal = (value: number): Line => trace.literal(round(value));
  const { neg, fround } = operationCode;
  const isOf = (code: number, line: Line): boolean => trace.operations[line] === code;
  const isNegation = (line: Line): boolean => isOf(neg, line);
  const first = (line: Line): Line => trace.first[line] as Line;

  const rounded = (operation: PrimitiveName, line: Line): Line =>
    !isRounded || isExactInAnyFormat(operation) ? line : trace.line('fround', Math.fround(trace.valueOf(line)), line);

  const unary = (operation: UnaryName): ((x: Line) => Line) => {
    const apply = float64[operation];
    return (given) => {
      const x = settled(given);
      const value = apply(trace.valueOf(x));
      if (trace.isLiteral(x)) return literal(value);
      return rounded(operation, trace.line(operation, value, x));
    };
  };
  const negated = (x: Line): Line =>
    isNegation(x)
      ? first(x)
      : trace.isLiteral(x)
        ? literal(-trace.valueOf(x))
        : trace.line('neg', -trace.valueOf(x), x);

  const apply2 = (operation: BinaryName): ((x: Line, y: Line) => Line) => {
    const apply = float64[operation];
    const isCommutative = operation === 'add' || operation === 'mul';
    return (x, y) => {
      const value = apply(trace.valueOf(x), trace.valueOf(y));
      if (trace.isLiteral(x) && trace.isLiteral(y)) return literal(value);
      const line = isCommutative && x > y ? trace.line(operation, value, y, x) : trace.line(operation, value, x, y);
      return rounded(operation, line);
    };
  };
  const plainAdd = apply2('add');
  const plainSub = apply2('sub');
  const plainMul = apply2('mul');
  const plainDiv = apply2('div');
  /** x + (-y) and x - y are the same number, and so are products of negated factors and negated products. */
  const sum = (x: Line, y: Line): Line =>
    isNegation(y) ? plainSub(x, first(y)) : isNegation(x) ? plainSub(y, first(x)) : plainAdd(x, y);
  const product = (x: Line, y: Line): Line => {
    if (isNegation(x)) return negated(product(first(x), y));
    if (isNegation(y)) return negated(product(x, first(y)));
    const byOne = isLiteralOf(x, 1) ? y : isLiteralOf(y, 1) ? x : null;
    if (byOne !== null) return byOne;
    return isLiteralOf(x, -1) ? negated(y) : isLiteralOf(y, -1) ? negated(x) : plainMul(x, y);
  };
  const isLiteralOf = (line: Line, value: number): boolean => trace.isLiteral(line) && trace.valueOf(line) === value;

  const binary = (operation: BinaryName): ((x: Line, y: Line) => Line) => {
    if (operation === 'add')
      return (x, y) => {
        const [atX, atY] = [present.get(x), present.get(y)];
        const line = atX === undefined && atY === undefined ? sum(x, y) : plainAdd(x, y); // -0 is absent, 0 is not
        if (atX !== undefined && atY !== undefined) present.set(line, either(atX, atY));
        return line;
      };
    if (operation === 'mul')
      return (x, y) => {
        const condition = joined(present.get(x), present.get(y));
        return condition === undefined ? product(x, y) : masked(condition, product(unmasked(x), unmasked(y)));
      };
    const plain = apply2(operation);
    const folded = (x: Line, y: Line): Line => {
      if (operation === 'sub' && isNegation(y)) return plainAdd(x, first(y));
      if (operation === 'div') {
        if (isLiteralOf(y, 1)) return x;
        if (isNegation(x)) return negated(plainDiv(first(x), y));
      }
      if (operation === 'pow') {
        // Math.pow gives these two exactly so, whatever else its last bits are
        if (isLiteralOf(y, 1)) return x;
        if (isLiteralOf(y, 2)) return product(x, x);
      }
      return plain(x, y);
    };
    return (x, y) => folded(settled(x), settled(y));
  };

  const condition = (relation: Relation, x: Line, y: Line): Line => {
    const holds = compareNumbers(relation, trace.valueOf(x), trace.valueOf(y)) ? 1 : 0;
    return trace.isLiteral(x) && trace.isLiteral(y) ? trace.literal(holds) : trace.line(relation, holds, x, y);
  };
  const joined = (a: Line | undefined, b: Line | undefined): Line | undefined =>
    a === undefined ? b : b === undefined ? a : both(a, b);
  const both = (a: Line, b: Line): Line => {
    if (a === b || isLiteralOf(b, 1)) return a;
    if (isLiteralOf(a, 1)) return b;
    return trace.line('both', trace.valueOf(a) * trace.valueOf(b), Math.min(a, b), Math.max(a, b));
  };
  const either = (a: Line, b: Line): Line =>
    a === b ? a : trace.line('either', Math.max(trace.valueOf(a), trace.valueOf(b)), Math.min(a, b), Math.max(a, b));
  const select = (at: Line, x: Line, y: Line): Line => {
    if (trace.isLiteral(at)) return trace.valueOf(at) === 1 ? x : y;
    if (x === y) return x;
    const shared = present.get(x);
    if (shared !== undefined && shared === present.get(y)) return masked(shared, select(at, unmasked(x), unmasked(y)));
    return trace.line('select', trace.valueOf(trace.valueOf(at) === 1 ? x : y), at, x, y);
  };
  const masked = (at: Line, x: Line): Line => {
    const condition = joined(at, present.get(x)) as Line;
    const whole = unmasked(x);
    if (trace.isLiteral(condition) && trace.valueOf(condition) === 1) return whole;
    const line = trace.line('masked', trace.valueOf(condition) === 1 ? trace.valueOf(whole) : -0, condition, whole);
    present.set(line, condition);
    return line;
  };
  /** What a masked line has where it is present; sums of such lines are themselves. */
  const unmasked = (x: Line): Line => (isOf(operationCode.masked, x) ? (trace.second[x] as Line) : x);
  const settled = (x: Line): Line => {
    const at = present.get(x);
    return at === undefined ? x : select(at, unmasked(x), trace.literal(0));
  };

  const guarded = (line: Line): boolean => {
    const holds = trace.valueOf(line) === 1;
    if (!trace.isLiteral(line)) trace.guards.set(line, holds);
    return holds;
  };
  const isPresent = (x: Line): boolean => {
    const at = present.get(x);
    return at === undefined || guarded(at);
  };
  const pinned = (x: Line): number => {
    const value = trace.valueOf(x);
    if (trace.isLiteral(x)) return value;
    if (Number.isNaN(value)) guarded(condition('!=', x, x));
    else guarded(condition('==', x, trace.literal(value)));
    // 0 equals -0, but lies on another side of the cut; 1/0, which tells them apart as well, raises in Python
    if (value === 0)
      guarded(condition('<', trace.line('atan2', Math.atan2(value, -1), x, trace.literal(-1)), trace.literal(0)));
    return value;
  };

  const inputs = (point: ArrayLike<number>): readonly Line[] => {
    const given = Array.from(point, (value) => trace.input(value));
    return isRounded ? given.map((line) => trace.line('fround', Math.fround(trace.valueOf(line)), line)) : given;
  };

  const arithmetic: Arithmetic<Line> = buildArithmetic<Line>(
    {
      literal,
      constant: (name) => literal(float64.constant(name)),
      decide: (relation, x, y) => guarded(condition(relation, settled(x), settled(y))),
      known: (x) => (trace.isLiteral(x) ? trace.valueOf(x) : undefined),
      detached: (x) => x,
    },
    (name) => {
      if (name === 'neg')
        return (x) => {
          const at = present.get(x);
          return at === undefined ? negated(x) : masked(at, negated(unmasked(x)));
        };
      if (name === 'square') return (x) => arithmetic.mul(x, x);
      const plain = unary(name);
      if (name !== 'fround') return plain;
      return (x) => (isRounded || isOf(fround, x) ? x : plain(x));
    },
    binary,
  );
  return { trace, arithmetic, inputs, condition, either, select, masked, settled, guarded, isPresent, pinned };
}
