// What the tape refuses: with a code, what was passed, and at once, however large it is.
import { describe, expect, test } from 'vitest';
import { DiffcmpError } from '../../src/errors.js';
import { constant, GradientTape, ops, Variable, type Tensor } from '../../src/tape/index.js';

/** What JavaScript callers pass, which types would refuse. */
const any = (value: unknown): never => value as never;

/** An array of that length with holes in all places but those. */
const holed = (length: number, entries = {}): never => any(Object.assign(new Array(length), entries));

const cyclic: unknown[] = [];
cyclic.push(cyclic);
const looped: Record<string, unknown> = {};
looped['self'] = looped;
const x = new Variable([1, 2, 3], { name: 'x' });
const doubles = constant([1, 2, 3], { dtype: 'float64' });
const integers = constant([1, 2, 3], { dtype: 'int32' });
const long = constant(1, { shape: [50_000, 1] });

/** A question about the doubles of x. */
function asked(question: (tape: GradientTape, y: Tensor) => unknown): unknown {
  const tape = new GradientTape();
  return question(tape, tape.record(() => ops.mul(x, 2))); // prettier-ignore
}
/** The gradient of the identity by a rule of one's own. */
function customized(gradFunc: (dy: Tensor) => Tensor, saved: Tensor[] = []): unknown {
  const f = ops.customGradient((a, save) => {
    save(saved);
    return { value: a, gradFunc };
  });
  const tape = new GradientTape();
  return tape.gradient(tape.record(() => f(x)), x); // prettier-ignore
}

const rows: readonly (readonly [call: () => unknown, said: RegExp])[] = [
  [() => constant(any(null)), /bad-argument: constant: every entry must be a number, got null/],
  [() => constant(any(undefined)), /every entry must be a number, got undefined/],
  [() => constant(any('12')), /every entry must be a number, got the text "12"/],
  [() => constant(any('\u001b[2J')), /got the text "\\u001b\[2J"/],
  [() => constant(any(5n)), /every entry must be a number, got a bigint/],
  [() => constant(any({ x: 1 })), /every entry must be a number, got a mapping/],
  [() => constant(any([1, [2]])), /ragged|every entry/],
  [() => constant(any([[1, 2], [3]])), /the array is ragged: along axis 1, part 0 has 2 entries and part 1 has 1 entry/],
  [() => constant(any([[1, 2], 3])), /ragged: along axis 1, .* part 1 has no entries/],
  [() => constant(any([[1, 'a']])), /every entry must be a number, got the text "a"/],
  [() => constant(any(cyclic)), /nests deeper than 32 axes/],
  [() => constant(holed(1e9)), /tensor-too-large: constant: a tensor of the shape \[1000000000\]/],
  [() => constant(1, { shape: [1e5, 1e4] }), /tensor-too-large.*\[100000, 10000\] has 1,000,000,000 numbers/],
  [() => constant(1, { shape: any([NaN]) }), /'shape\[0\]' must be a whole number from 0 on, got NaN/],
  [() => constant(1, { shape: any([-1]) }), /'shape\[0\]' must be a whole number from 0 on, got -1/],
  [() => constant(1, { shape: any('2') }), /'shape' must be an array of lengths, got the text "2"/],
  [() => constant([1, 2], { shape: [3] }), /shape-mismatch: constant: the shapes \[2\] and \[3\]/],
  [() => constant(1, { dtype: any('float16') }), /bad-option: 'dtype' must be float32, float64 or int32/],
  [() => constant(1, any({ dtyp: 'float64' })), /there is no option 'dtyp'; did you mean 'dtype'\?/],
  [() => constant(1.5, { dtype: 'int32' }), /1.5 is not an integer of 32 bits/],
  [() => constant(2 ** 31, { dtype: 'int32' }), /2147483648 is not an integer of 32 bits/],
  [() => constant(-(2 ** 31) - 1, { dtype: 'int32' }), /-2147483649 is not an integer of 32 bits/],
  [() => constant(any(new BigInt64Array([1n]))), /constant: every entry must be a number, got a bigint/],
  [() => ops.add(1, any(new BigUint64Array(2))), /add: every entry must be a number, got a bigint/],
  [() => constant(any(new DataView(new ArrayBuffer(8)))), /constant: every entry must be a number, got a mapping/],
  [() => constant(any([true])), /every entry must be a number, got true/],
  [() => constant(doubles, { dtype: 'float32' }), /dtype-mismatch: constant: float32 and float64/],
  [() => new Variable(any('w')), /Variable: every entry must be a number, got the text "w"/],
  [() => new Variable(1, any({ trainable: 'yes' })), /'trainable' must be true or false/],
  [() => x.assign([1, 2]), /shape-mismatch: assign: the shapes \[3\] and \[2\] differ/],
  [() => x.assign(doubles), /dtype-mismatch: assign: float32 and float64 don't mix/],
  [() => x.assignAdd(any(null)), /assignAdd: every entry must be a number, got null/],

  [() => ops.add(x, [1, 2]), /shape-mismatch: add: the shapes \[3\] and \[2\] don't broadcast/],
  [() => ops.add(x, doubles), /dtype-mismatch: add: float32 and float64 don't mix; cast one of them/],
  [() => ops.mul(integers, 1.5), /mul: 1.5 is not an integer of 32 bits/],
  [() => ops.exp(integers), /dtype-mismatch: exp takes float32 or float64, not int32/],
  [() => ops.div(integers, 2), /dtype-mismatch: div takes float32 or float64, not int32/],
  [() => ops.mean(integers), /dtype-mismatch: mean takes/],
  [() => ops.add(any(null), 1), /bad-argument: add: every operand must be a tensor, a variable or numbers, got null/],
  [() => ops.add(1, any(undefined)), /add: every operand must be a tensor, a variable or numbers, got undefined/],
  [() => ops.sin(any('x')), /sin: every entry must be a number, got the text "x"/],
  [() => ops.add(long, ops.transpose(long)), /tensor-too-large: add: a tensor of the shape \[50000, 50000\]/],
  [() => ops.matMul([[1, 2]], [[1, 2]]), /shape-mismatch: matMul: the shapes \[1, 2\] and \[1, 2\] don't fit; the first has 2 columns, the second 1 row/],
  [() => ops.matMul(x, x), /matMul: both tensors need at least two axes, got one of the shape \[3\]/],
  [() => ops.matMul([[1]], [[1]], any('yes')), /matMul: transposeA must be true or false, got the text "yes"/],
  [() => ops.matMul(long, ops.transpose(long)), /tensor-too-large: matMul/],
  [() => ops.dot(x, [1, 2]), /shape-mismatch: dot: the shapes \[3\] and \[2\] don't fit/],
  [() => ops.dot(x, 2), /shape-mismatch: dot: the shapes \[3\] and \[\] must have one axis or two each/],
  [() => ops.sum(x, 1), /sum: there is no axis 1 in a tensor of 1 axis; axes are 0 to 0/],
  [() => ops.sum(x, any(NaN)), /sum: axis must be a whole number, got NaN/],
  [() => ops.sum(x, any([0, 0])), /sum: an axis is given twice/],
  [() => ops.sum(x, 0, any(1)), /sum: keepDims must be true or false, got 1/],
  [() => ops.softmax(x, 2), /softmax: there is no axis 2/],
  [() => ops.norm(x, any('nuclear')), /norm: there is no norm nuclear of vectors/],
  [() => ops.norm(constant([1], { shape: [1, 1, 1] }), 1, [0, 1, 2]), /norm: along one axis or two, got 3/],
  [() => ops.norm(x, any(null)), /norm: ord must be a number, 'euclidean' or 'fro', got null/],
  [() => ops.argMax(constant([], { shape: [0] })), /argMax: there is nothing along axis 0/],
  [() => ops.reshape(x, [2, 2]), /reshape: the 3 numbers of the shape \[3\] don't fill the shape \[2, 2\]/],
  [() => ops.reshape(x, [-1, -1]), /only one length can be -1/],
  [() => ops.reshape(x, any([NaN])), /every length of the shape must be a whole number from 0 on, or -1, got NaN/],
  [() => ops.reshape(x, any(3)), /reshape: the shape must be an array of lengths, got 3/],
  [() => ops.transpose(x, [0, 0]), /transpose: \[0, 0\] is not an order of the 1 axis/],
  [() => ops.transpose(x, any('10')), /transpose: perm must be an array of axes, got the text "10"/],
  [() => ops.concat([]), /concat: the tensors must be an array of at least one, got an empty list/],
  [() => ops.concat(any(x)), /concat: the tensors must be an array of at least one/],
  [() => ops.concat([x, [[1]]]), /shape-mismatch: concat: the shapes \[3\] and \[1, 1\] differ/],
  [() => ops.concat([1, 2]), /concat: there is no axis 0/],
  [() => ops.stack([x, [1]]), /shape-mismatch: stack: the shapes \[3\] and \[1\] differ/],
  [() => ops.slice(x, 2, 2), /shape-mismatch: slice: axis 0 of the shape \[3\] has 1 entry from 2 on, not 2/],
  [() => ops.slice([1, 2], [-1]), /slice: axis 0 of the shape \[2\] has no entry -1 to begin at/],
  [() => ops.slice([1, 2], [3]), /slice: axis 0 of the shape \[2\] has no entry 3 to begin at/],
  [() => ops.slice([[1, 2]], [0, 1], [1, -2]), /slice: axis 1 of the shape \[1, 2\] has no part of the size -2/],
  [() => ops.slice(x, any('0')), /slice: begin must be a whole number, or an array of them, got the text "0"/],
  [() => ops.gather(x, 3), /bad-index: gather: there is no index 3 along axis 0 of the shape \[3\]/],
  [() => ops.gather(x, [-1]), /bad-index: gather: there is no index -1/],
  [() => ops.gather(x, 0.5), /gather: 0.5 is not an integer/],
  [() => ops.gather(x, doubles), /dtype-mismatch: gather takes indices of int32, not float64/],
  [() => ops.where(x, 1, 2), /dtype-mismatch: where takes a condition of int32, not float32/],
  [() => ops.cast(x, any('bool')), /cast: there is no dtype bool; float32, float64, int32/],
  [() => ops.customGradient(any(3)), /customGradient: its argument must be a function, got 3/],
  [() => ops.customGradient(any(() => 3))(x), /customGradient: the function must return/],

  // a hole in an array is what undefined is
  [() => ops.concat(holed(3, { 0: [1], 2: [2] })), /concat: every operand must be a tensor, a variable or numbers, got undefined/],
  [() => ops.stack(holed(2, { 1: x })), /stack: every operand must be a tensor, a variable or numbers, got undefined/],
  [() => ops.stack(holed(1e9)), /stack: every operand must be a tensor, a variable or numbers, got undefined/],
  [() => ops.transpose([[1, 2], [3, 4]], holed(2, { 0: 1 })), /transpose: axis must be a whole number, got undefined/],
  [() => ops.transpose(x, holed(1e9)), /transpose: axis must be a whole number, got undefined/],
  [() => ops.reshape([1], holed(2, { 1: 1 })), /reshape: every length of the shape must be a whole number from 0 on, or -1, got undefined/],
  [() => ops.sum([[1]], holed(2, { 0: 0 })), /sum: axis must be a whole number, got undefined/],
  [() => ops.slice(x, holed(1)), /slice: begin must be a whole number, or an array of them, got undefined/],
  [() => constant(holed(2, { 0: 1 })), /constant: every entry must be a number, got undefined/],
  [() => constant(holed(2, { 0: [1] })), /ragged: along axis 1, .* part 1 has no entries/],
  [() => constant(1, { shape: holed(2, { 1: 1 }) }), /'shape\[0\]' must be a whole number from 0 on, got undefined/],
  [() => new GradientTape().watch(holed(3, { 0: x, 2: x })), /watch: what is watched must be a tensor or a variable, or arrays or objects of them, got undefined/],
  [() => new GradientTape().watch(holed(1e9)), /watch: what is watched hold too many tensors, or themselves/],
  [() => asked((tape, y) => tape.gradient(y, holed(3, { 0: x, 2: x }))), /gradient: sources must be a tensor or a variable, or arrays or objects of them, got undefined/],
  [() => asked((tape, y) => tape.jacobian(y, holed(3, { 0: x, 2: x }))), /jacobian: sources must be .*, got undefined/],
  [() => asked((tape, y) => tape.gradient(holed(2, { 1: y }), x)), /gradient: targets must be .*, got undefined/],
  [() => asked((tape, y) => tape.gradient([y, y], x, { outputGradients: holed(2, { 0: 1 }) })), /there is 1 outputGradient for 2 targets/],
  [() => customized(() => holed(1)), /customGradient: gradient 0 of gradFunc must be a tensor, got undefined/],
  [() => customized((dy) => dy, any(5)), /customGradient: what is saved must be an array of tensors, got 5/],
  [() => customized((dy) => dy, any(x.value)), /customGradient: what is saved must be an array of tensors, got a mapping/],
  [() => customized((dy) => dy, holed(3, { 0: x.value, 2: 3 })), /customGradient: each that is saved must be a tensor, got undefined/],

  [() => new GradientTape(any({ persistant: true })), /there is no option 'persistant'; did you mean 'persistent'\?/],
  [() => new GradientTape(any({ persistent: 1 })), /'persistent' must be true or false, got 1/],
  [() => new GradientTape().record(any(3)), /record: its argument must be a function, got 3/],
  [() => new GradientTape().watch(any([x, 3])), /watch: what is watched must be a tensor or a variable, or arrays or objects of them, got 3/],
  [() => new GradientTape().watch(any(looped)), /hold too many tensors, or themselves/],
  [() => new GradientTape().watch(any(new Map())), /must be a tensor or a variable/],
]; // prettier-ignore

describe('is refused', () => {
  test.each(rows)('%s', (call, said) => {
    let error: unknown;
    try {
      call();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(DiffcmpError);
    const { code, message, hint } = error as DiffcmpError;
    expect(code).not.toBe('internal');
    expect([`${code}: ${message}`, ...(hint === null ? [] : [hint])].join('; ')).toMatch(said);
  });

  test('of a tape: a Jacobian that nothing could hold', () => {
    const y = new Variable(constant(1, { shape: [10_000] }));
    const tape = new GradientTape();
    const z = tape.record(() => ops.mul(y, 2));
    expect(() => tape.jacobian(z, y)).toThrow(/\[10000, 10000\] has 100,000,000 numbers/);
    const [row, square] = tape.record(() => [ops.reshape(y, [1, 10_000]), ops.reshape(z, [1, 10_000])] as const);
    expect(() => tape.batchJacobian(square, row)).toThrow(/\[1, 10000, 10000\] has 100,000,000 numbers/);
    expect(tape.gradient(z, y)?.shape).toEqual([10_000]); // it did not count as the one question
  });

  test('of a custom gradient: too few gradients, and one of a wrong shape', () => {
    const run = (gradFunc: () => never): (() => unknown) => {
      const f = ops.customGradient((a) => ({ value: ops.sum(a), gradFunc }));
      return () => {
        const tape = new GradientTape();
        return tape.gradient(tape.record(() => f(x)), x); // prettier-ignore
      };
    };
    expect(run(() => any([]))).toThrow(/gradFunc gave 0 gradients for 1 input/);
    expect(run(() => any(3))).toThrow(/gradient 0 of gradFunc must be a tensor, got 3/);
    expect(run(() => any(constant([1])))).toThrow(/the shapes \[3\] and \[1\] of input 0 and of its gradient differ/);
  });
});
