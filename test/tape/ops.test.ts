// What the operations give: values, shapes and dtypes, a row for each and for each edge.
import { describe, expect, test } from 'vitest';
import { constant, GradientTape, ops, Variable, type Tensor } from '../../src/tape/index.js';

const double = (value: number | number[] | number[][]): Tensor => constant(value, 'float64');
const integer = (value: number | number[] | number[][]): Tensor => constant(value, 'int32');
const cube = constant([1, 2, 3, 4, 5, 6, 7, 8], { shape: [2, 2, 2], dtype: 'float64' });
const none = constant([], { shape: [0, 2], dtype: 'float64' });
const { fround } = Math;
/** exp(x - m) and their sum, m the larger, each operation rounded. */
const powersOf = (x: number, y: number): readonly [first: number, sum: number, most: number] => {
  const most = Math.max(fround(x), fround(y));
  const [first, second] = [x, y].map((each) => fround(Math.exp(fround(fround(each) - most)))) as [number, number];
  return [first, fround(first + second), most];
};
const softmaxOf = (x: number, y: number): number => {
  const [first, sum] = powersOf(x, y);
  return fround(first / sum);
};
const logSumExpOf = (x: number, y: number): number => {
  const [, sum, most] = powersOf(x, y);
  return fround(fround(Math.log(sum)) + most);
};

const rows: readonly (readonly [what: string, call: () => Tensor, value: unknown])[] = [
  ['add, broadcast both ways', () => ops.add(double([[1], [2]]), [10, 20]), [[11, 21], [12, 22]]],
  ['add with no numbers', () => ops.add(none, [1, 2]), []],
  ['float32 rounds', () => ops.add(0.1, 0.2), fround(fround(0.1) + fround(0.2))],
  ['float32 rounds what a function gives', () => ops.exp(1), fround(Math.E)],
  ['float32 rounds every step of a formula', () => ops.squaredDifference(0.75, 0.55), fround(fround(fround(0.75) - fround(0.55)) ** 2)],
  ['div', () => ops.div(double([1, -1, 0]), 0), [Infinity, -Infinity, NaN]],
  ['pow', () => ops.pow(double([2, -2, 0]), double([3, 3, 0])), [8, -8, 1]],
  ['maximum and NaN', () => ops.maximum(double([1, NaN, 3]), 2), [2, NaN, 3]],
  ['minimum', () => ops.minimum(double([1, 3]), 2), [1, 2]],
  ['squaredDifference', () => ops.squaredDifference(double([1, 5]), 3), [4, 4]],
  ['neg, square', () => ops.neg(ops.square(double([1, -3]))), [-1, -9]],
  ['sigmoid far out', () => ops.sigmoid(double([-800, 0, 800])), [0, 0.5, 1]],
  ['softplus far out', () => ops.softplus(double([-800, 800])), [0, 800]],
  ['relu and NaN', () => ops.relu(double([-1, 0, 2, NaN])), [0, 0, 2, NaN]],
  ['log1p, expm1 of the tiny', () => ops.expm1(ops.log1p(double(1e-20))), 1e-20],
  ['sign', () => ops.sign(double([-2, 0, 3])), [-1, 0, 1]],
  ['round to even', () => ops.round(double([0.5, 1.5, 2.5, -0.5, -1.5, 2.4, 2.6])), [0, 2, 2, -0, -2, 2, 3]],
  ['round what is no number', () => ops.round(double([NaN, Infinity, -Infinity])), [NaN, Infinity, -Infinity]],
  ['floor', () => ops.floor(double([1.5, -1.5])), [1, -2]],
  ['comparisons', () => ops.stack([ops.greater(double(2), 1), ops.greaterEqual(1, 1), ops.less(1, 1), ops.lessEqual(1, 1), ops.equal(1, 2), ops.notEqual(NaN, NaN)]), [1, 1, 0, 1, 0, 1]],

  ['int32 stays int32, and wraps', () => ops.mul(integer([65536, 3]), integer([65536, -2])), [0, -6]],
  ...[Uint8Array, Uint8ClampedArray, Int8Array, Int16Array, Uint16Array, Uint32Array].map((Kind) =>
    [`${Kind.name}, as a list of numbers`, () => ops.mul(constant(new Kind([1, 2])), new Kind([3])), [3, 6]] as const),
  ['a typed array of an int32 constant', () => constant(new Uint32Array([1, 2 ** 31 - 1]), 'int32'), [1, 2 ** 31 - 1]],
  ['the least int32', () => constant(-(2 ** 31), 'int32'), -(2 ** 31)],
  ['the least int32, of a typed array', () => constant(new Int32Array([-(2 ** 31)])), [-(2 ** 31)]],
  ['the least int32, of a variable', () => new Variable(-(2 ** 31), { dtype: 'int32' }).value, -(2 ** 31)],
  ['the least int32, as the other operand', () => ops.sub(integer(0), -(2 ** 31)), -(2 ** 31)],
  ['int32 sums wrap', () => ops.add(integer(2 ** 31 - 1), 1), -(2 ** 31)],
  ['int32 abs, sign, neg, maximum', () => ops.maximum(ops.abs(integer([-3, 2])), ops.neg(ops.sign(integer([5, -5])))), [3, 2]],
  ['int32 matMul', () => ops.matMul(integer([[1, 2]]), integer([[3], [4]])), [[11]]],

  ['matMul', () => ops.matMul(double([[1, 2], [3, 4]]), [[5, 6], [7, 8]]), [[19, 22], [43, 50]]],
  ['matMul, first transposed', () => ops.matMul(double([[1, 2], [3, 4]]), [[5, 6], [7, 8]], true), [[26, 30], [38, 44]]],
  ['matMul, second transposed', () => ops.matMul(double([[1, 2], [3, 4]]), [[5, 6], [7, 8]], false, true), [[17, 23], [39, 53]]],
  ['matMul, both', () => ops.matMul(double([[1, 2], [3, 4]]), [[5, 6], [7, 8]], true, true), [[23, 31], [34, 46]]],
  ['matMul in batches', () => ops.matMul(cube, double([[1, 0], [0, 2]])), [[[1, 4], [3, 8]], [[5, 12], [7, 16]]]],
  ['matMul with nothing between', () => ops.matMul(none, none, true), [[0, 0], [0, 0]]],
  ['float32 matMul rounds products and sums, from left to right', () => ops.matMul([[1, 1e8, -1e8]], [[1], [1], [1]]), [[0]]],
  ['dot of vectors', () => ops.dot(double([1, 2]), [3, 4]), 11],
  ['dot of a matrix and a vector', () => ops.dot(double([[1, 2], [3, 4]]), [5, 6]), [17, 39]],
  ['dot of a vector and a matrix', () => ops.dot(double([5, 6]), [[1, 2], [3, 4]]), [23, 34]],

  ['sum', () => ops.sum(cube), 36],
  ['sum along an axis', () => ops.sum(cube, 1), [[4, 6], [12, 14]]],
  ['sum along two, from the end', () => ops.sum(cube, [-1, 0]), [14, 22]],
  ['sum along the first axis, from the end', () => ops.sum(cube, -3), [[6, 8], [10, 12]]],
  ['sum, kept', () => ops.sum(cube, [0, 2], true), [[[14], [22]]]],
  ['sum along no axis', () => ops.sum(double([1, 2]), []), [1, 2]],
  ['sum of nothing', () => ops.sum(none, 0), [0, 0]],
  ['float32 sums from left to right', () => ops.sum([1, 1e8, -1e8]), 0],
  ['float32 sums from left to right, the other way', () => ops.sum([1e8, -1e8, 1]), 1],
  ['mean', () => ops.mean(cube, 0), [[3, 4], [5, 6]]],
  ['max, min', () => ops.stack([ops.max(cube, [1, 2]), ops.min(cube, [1, 2])]), [[4, 8], [1, 5]]],
  ['max of nothing', () => ops.max(none), -Infinity],
  ['int32 max, min, all of one sign', () => ops.stack([ops.max(integer([-3, -5])), ops.min(integer([3, 5]))]), [-3, 3]],
  ['argMax, the first of equal ones', () => ops.argMax(double([[1, 5, 5], [7, 0, 7]]), 1), [1, 0]],
  ['argMax along the first axis', () => ops.argMax(double([[1, 5], [7, 0]])), [1, 0]],
  ['norm', () => ops.norm(double([3, -4])), 5],
  ['norm 1, Infinity, -Infinity', () => ops.stack([1, Infinity, -Infinity].map((ord) => ops.norm(double([3, -4]), ord))), [7, 4, 3]],
  ['norm of all numbers', () => ops.norm(double([[1, 2], [2, 4]])), 5],
  ['norm along an axis, kept', () => ops.norm(double([[3, 4], [6, 8]]), 2, 1, true), [[5], [10]]],
  ['norms of a matrix', () => ops.stack([1, Infinity, -Infinity, 'fro' as const].map((ord) => ops.norm(double([[1, -2], [2, 4]]), ord, [0, 1]))), [6, 6, 3, 5]],
  ['norms of a matrix, its columns first', () => ops.stack([1, Infinity].map((ord) => ops.norm(double([[1, -2], [2, 5]]), ord, [1, 0]))), [7, 7]],
  ['float32 norm rounds squares', () => ops.norm([0.1, 0.3]), fround(Math.sqrt(fround(fround(fround(0.1) ** 2) + fround(fround(0.3) ** 2))))],
  ['softmax far out', () => ops.softmax(double([[1000, 1000], [0, -1000]])), [[0.5, 0.5], [1, 0]]],
  ['softmax along the first axis', () => ops.softmax(double([[1, 2], [1, 2]]), 0), [[0.5, 0.5], [0.5, 0.5]]],
  ['float32 softmax rounds what it raises e to', () => ops.gather(ops.softmax([0.1, 2.6]), [0]), [softmaxOf(0.1, 2.6)]],
  ['logSumExp far out', () => ops.logSumExp(double([1000, 1000])), 1000 + Math.LN2],
  ['logSumExp of nothing but -Infinity', () => ops.logSumExp(double([-Infinity, -Infinity])), -Infinity],
  ...([[3.7, 1.9], [2.4, 0.8], [0.2, 1.1]] as const).map(([x, y]) =>
    [`float32 logSumExp of ${x} and ${y} rounds every step`, () => ops.logSumExp([x, y]), logSumExpOf(x, y)] as const),

  ['reshape with -1', () => ops.reshape(cube, [4, -1]), [[1, 2], [3, 4], [5, 6], [7, 8]]],
  ['reshape of nothing', () => ops.reshape(none, [2, 0]), [[], []]],
  ['transpose', () => ops.transpose(double([[1, 2], [3, 4]])), [[1, 3], [2, 4]]],
  ['transpose with perm', () => ops.transpose(cube, [0, 2, 1]), [[[1, 3], [2, 4]], [[5, 7], [6, 8]]]],
  ['concat', () => ops.concat([double([[1], [2]]), [[3, 4], [5, 6]]], 1), [[1, 3, 4], [2, 5, 6]]],
  ['stack along the last axis', () => ops.stack([double([1, 2]), [3, 4]], -1), [[1, 3], [2, 4]]],
  ['slice, -1 is the rest', () => ops.slice(cube, [1, 0, 1], [-1, 2, 1]), [[[6], [8]]]],
  ['slice with numbers', () => ops.slice(double([1, 2, 3]), 1), [2, 3]],
  ['gather', () => ops.gather(double([[1, 2], [3, 4]]), [1, 0, 1]), [[3, 4], [1, 2], [3, 4]]],
  ['gather along the last axis, by a matrix', () => ops.gather(double([1, 2, 3]), integer([[0, 2]])), [[1, 3]]],
  ['where, broadcast', () => ops.where([[true], [false]], double([1, 2]), 0), [[1, 2], [0, 0]]],
  ['cast to int32, toward zero', () => ops.cast(double([1.9, -1.9]), 'int32'), [1, -1]],
  ['cast to float32', () => ops.cast(double(0.1), 'float32'), fround(0.1)],
]; // prettier-ignore

describe('the value of', () => {
  test.each(rows)('%s', (_what, call, value) => {
    expect(call().toArray()).toEqual(value);
  });
});

describe('the gradient', () => {
  const gradient = (x: Variable, f: (x: Variable) => Tensor): unknown => {
    const tape = new GradientTape();
    const y = tape.record(() => f(x));
    return tape.gradient(y, x)?.toArray(); // prettier-ignore
  };

  test.each(['float64', 'float32'] as const)('of what is infinite contributes nothing where the adjoint is 0, in products of matrices in %s', (dtype) => {
    const x = new Variable([[1, 2]], { dtype });
    const ofLast = (product: Tensor): Tensor => ops.sum(ops.mul(product, [[0, 1]]));
    const fromLeft = constant([[Infinity, 3], [4, 5]], dtype); // prettier-ignore
    expect(gradient(x, () => ofLast(ops.matMul(x, fromLeft)))).toEqual([[3, 5]]);
    const fromRight = constant([[Infinity, 1], [2, 3]], dtype); // prettier-ignore
    expect(gradient(x, () => ofLast(ops.transpose(ops.matMul(fromRight, x, false, true))))).toEqual([[2, 3]]);
    const column = new Variable([[1], [2]], { dtype }); // prettier-ignore
    expect(gradient(column, () => ofLast(ops.transpose(ops.matMul(fromRight, column))))).toEqual([[2], [3]]);
  }); // prettier-ignore

  test.each<[what: string, run: (x: Variable) => Tensor]>([
    ['norm', (x) => ops.norm(x, 2, 1, true)],
    ['softmax', (x) => ops.softmax(x)],
    ['logSumExp', (x) => ops.logSumExp(x, 1, true)],
    ['max', (x) => ops.max(x, 1, true)],
  ])('of what is no number contributes nothing where the adjoint is 0, in %s', (_what, run) => {
    for (const first of [NaN, Infinity]) {
      const x = new Variable([[first, 1], [0, 0]]); // prettier-ignore
      expect(gradient(x, () => ops.mul(run(x), [[0], [1]]))).toEqual([[0, 0], expect.anything()]); // prettier-ignore
    }
  });

  test('of the norm at the origin is 0, as that of hypot', () => {
    expect(gradient(new Variable([0, 0]), (x) => ops.norm(x))).toEqual([0, 0]);
  });

  test.each(['float64', 'float32'] as const)('of logSumExp is softmax to the last bit, however far out, in %s', (dtype) => {
    for (const row of [[10000, 10000], [-3e6, -3e6, -3000001], [0.1, 2.6], [1e8, -1e8]]) {
      const x = new Variable([row, row], { dtype });
      expect(gradient(x, () => ops.logSumExp(x, -1))).toEqual(ops.softmax(x).toArray());
    }
    const all = new Variable([[1e5, 1e5], [1e5, 1e5]], { dtype });
    expect(gradient(all, () => ops.logSumExp(all, [1, 0], true))).toEqual([[0.25, 0.25], [0.25, 0.25]]);
  }); // prettier-ignore

  test('of pow at 0, and of exponents', () => {
    const x = new Variable([0, 2], { dtype: 'float64' });
    expect(gradient(x, () => ops.pow(x, 2))).toEqual([0, 4]);
    expect(gradient(x, () => ops.pow(double([3, 1]), x))).toEqual([Math.log(3), 0]);
  });

  test('of a cast comes back in the dtype of the source', () => {
    const x = new Variable(3, { dtype: 'float64' });
    const tape = new GradientTape();
    const y = tape.record(() => ops.square(ops.cast(x, 'float32')));
    expect([y.dtype, tape.gradient(y, x)?.dtype, tape.explain(y, x)]).toEqual(['float32', 'float64', null]);
  });

  test('of a custom gradient is what it says, with what it saved, at every order', () => {
    const x = new Variable(2, { dtype: 'float64' });
    const odd = ops.customGradient((input, save) => {
      save([ops.square(input)]);
      return { value: ops.exp(input), gradFunc: (dy, [saved]) => ops.mul(dy, ops.mul(input, saved as Tensor)) };
    });
    const outer = new GradientTape();
    const first = outer.record(() => {
      const tape = new GradientTape();
      const y = tape.record(() => odd(x));
      expect(y.toArray()).toBe(Math.exp(2));
      return tape.gradient(y, x) as Tensor;
    });
    // x·x², of which x² was computed where nothing is recorded
    expect([first.toArray(), outer.gradient(first, x)?.toArray()]).toEqual([8, 4]);
  });

  test('of a custom gradient is asked of each adjoint, and only where a path leads to a source', () => {
    const [x, y] = [new Variable(2), new Variable(3)];
    let asked = 0;
    const twice = ops.customGradient((input) => ({
      value: ops.mul(input, 2),
      gradFunc: (dy) => {
        asked++;
        return ops.mul(dy, 2);
      },
    }));
    const tape = new GradientTape({ persistent: true });
    const z = tape.record(() => ops.add(twice(ops.square(x)), y));
    const along = (adjoint: number): unknown => tape.gradient(z, x, { outputGradients: adjoint })?.toArray();
    expect([along(1), along(10)]).toEqual([8, 80]);
    expect([tape.gradient(z, y)?.toArray(), asked]).toEqual([1, 2]);
  });
});

describe('a tensor', () => {
  test('is made of a typed array, of its dtype, and never changes with it', () => {
    const numbers = new Float64Array([1, 2]);
    const tensor = constant(numbers);
    numbers[0] = 5;
    (tensor.toArray() as number[])[0] = 7;
    expect([tensor.dtype, tensor.shape, tensor.toArray()]).toEqual(['float64', [2], [1, 2]]);
    expect(() => (ops.sum(cube, 0).shape as number[]).push(1)).toThrow(TypeError);
  });

  test.each([
    [constant(5, { shape: [2, 2] }), 'float32', [[5, 5], [5, 5]]],
    [constant([1, 2, 3, 4], { shape: [2, 2], dtype: 'int32' }), 'int32', [[1, 2], [3, 4]]],
    [new Variable(new Float32Array([1])).value, 'float32', [1]],
    [constant([new Float64Array([0.1]), new Float64Array([2])]), 'float64', [[0.1], [2]]],
    [constant([[new Int32Array([1])], [new Int32Array([2])]]), 'int32', [[[1]], [[2]]]],
    [constant([new Float32Array([1]), new Int32Array([16777217])]), 'float64', [[1], [16777217]]],
    [constant([[0.5], new Int32Array([1])]), 'float64', [[0.5], [1]]],
    [constant([new Float64Array([0.5])], 'float32'), 'float32', [[0.5]]],
    [new Variable([new Float64Array([0.1])]).value, 'float64', [[0.1]]],
    [ops.mul([new Float64Array([0.1])], 1), 'float64', [[0.1]]],
    [new Variable(double([[1]])).assignAdd([[2]]).value, 'float64', [[3]]],
  ] as const)('by its options %#', (tensor, dtype, value) => {
    expect([tensor.dtype, tensor.toArray()]).toEqual([dtype, value]);
  }); // prettier-ignore
});
