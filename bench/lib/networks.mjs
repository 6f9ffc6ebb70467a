// Networks by the operations of a library `t`: the names are the same in diffcmp/tape and in tf.js.

/** Numbers that are the same in every run, about as large as weights are. */
function numbers(count, scale) {
  let state = 1;
  return Float32Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return (state / 2147483647 - 0.5) * scale;
  });
}
const rowsOf = (flat, columns) =>
  Array.from({ length: flat.length / columns }, (_, i) => Array.from(flat.subarray(i * columns, (i + 1) * columns)));
const matrix = (count, columns, scale) => rowsOf(numbers(count * columns, scale), columns);
const oneHot = (count, columns) =>
  Array.from({ length: count }, (_, i) => Array.from({ length: columns }, (__, j) => Number(j === (i * 7) % columns)));

export const networks = {
  'dense 784-32-10, softmax cross-entropy, batch 32': {
    target: '≤ 2',
    constants: { x: matrix(32, 784, 2), labels: oneHot(32, 10) },
    weights: [matrix(784, 32, 0.2), matrix(1, 32, 0.2), matrix(32, 10, 0.5), matrix(1, 10, 0.5)],
    loss(t, { x, labels }, [w1, b1, w2, b2]) {
      const logits = t.add(t.matMul(t.relu(t.add(t.matMul(x, w1), b1)), w2), b2);
      return t.mean(t.sub(t.logSumExp(logits, 1), t.sum(t.mul(labels, logits), 1)));
    },
  },
  '8-16-1, tanh, one row': {
    target: '< 1',
    constants: { x: matrix(1, 8, 2), target: [[0.5]] },
    weights: [matrix(8, 16, 1), matrix(1, 16, 1), matrix(16, 1, 1), matrix(1, 1, 1)],
    loss(t, { x, target }, [w1, b1, w2, b2]) {
      const output = t.add(t.matMul(t.tanh(t.add(t.matMul(x, w1), b1)), w2), b2);
      return t.sum(t.squaredDifference(target, output));
    },
  },
  'the toy network, 2-1': {
    target: '< 1',
    constants: { x: [[1, 2]] },
    weights: [[[0.25], [0.15]]],
    loss: (t, { x }, [w]) => t.sum(t.squaredDifference(0.75, t.matMul(x, w))),
  },
};
