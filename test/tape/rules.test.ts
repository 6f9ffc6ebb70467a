// The rules of TensorFlow's GradientTape, case by case, and where the tape differs on purpose.
import { describe, expect, test } from 'vitest';
import { DiffcmpError } from '../../src/errors.js';
import type { Tensor } from '../../src/tape/index.js';
import { constant, GradientTape, ops, Variable } from '../../src/tape/index.js';

const { add, div, floor, gather, greater, matMul, mul, pow, relu, round, sqrt, square, stopGradient, sub, sum, where } = ops; // prettier-ignore

const x3 = (): Variable => new Variable(3, { name: 'x', dtype: 'float64' });
const array = (tensor: Tensor | null): unknown => (tensor === null ? null : tensor.toArray());
function errorOf(call: () => unknown): DiffcmpError {
  try {
    call();
  } catch (error) {
    if (error instanceof DiffcmpError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('questions', () => {
  test('a second one on a tape that is not persistent is an error', () => {
    for (const second of [
      (tape: GradientTape, y: Tensor, x: Variable) => tape.gradient(y, x),
      (tape: GradientTape, y: Tensor, x: Variable) => tape.jacobian(y, x),
    ]) {
      const x = x3();
      const tape = new GradientTape();
      const y = tape.record(() => square(x));
      expect(array(tape.gradient(y, x))).toBe(6);
      const error = errorOf(() => second(tape, y, x));
      expect(error.code).toBe('tape-state');
      expect(error.message).toMatch(/can be used for one set of gradients only/);
      expect(error.hint).toMatch(/persistent: true/);
    }
  });

  test('a persistent tape answers any number: z = x⁴ at 3', () => {
    const x = constant(3);
    const tape = new GradientTape({ persistent: true });
    const [y, z] = tape.record(() => {
      tape.watch(x);
      const inner = square(x);
      return [inner, square(inner)] as const;
    });
    expect([array(tape.gradient(z, x)), array(tape.gradient(y, x)), array(tape.gradient(z, y))]).toEqual([108, 6, 18]);
  });

  test('targets are added up: x² + 1/x at 2', () => {
    const x = new Variable(2);
    const tape = new GradientTape();
    const targets = tape.record(() => ({ a: square(x), b: div(1, x) }));
    expect(array(tape.gradient(targets, x))).toBe(3.75);
  });

  test('a target of several numbers is added up; with outputGradients, weighted; the Jacobian has them apart', () => {
    const x = new Variable(1);
    const tape = new GradientTape({ persistent: true });
    const y = tape.record(() => mul(x, [3, 4]));
    expect(array(tape.gradient(y, x))).toBe(7);
    expect(array(tape.gradient(y, x, { outputGradients: [10, 1] }))).toBe(34);
    expect(array(tape.jacobian(y, x))).toEqual([3, 4]);
  });

  test('the same source twice, and the same target twice: x² at 2', () => {
    const x = new Variable(2);
    const tape = new GradientTape({ persistent: true });
    const y = tape.record(() => square(x));
    expect(tape.gradient(y, [x, x]).map(array)).toEqual([4, 4]);
    expect(array(tape.gradient([y, y], x))).toBe(8);
  });

  test('a watched target that is itself a source contributes 1', () => {
    const x = new Variable([2, 3]);
    const tape = new GradientTape({ persistent: true });
    const y = tape.record(() => square(x));
    expect(array(tape.gradient([x, y], x))).toEqual([5, 7]);
    expect(array(tape.gradient(x, x))).toEqual([1, 1]);
    expect(array(tape.gradient(y, y))).toEqual([1, 1]);
  });

  test('outputGradients: one per target; another number or shape is an error that names both', () => {
    const x = new Variable([1, 2]);
    const tape = new GradientTape({ persistent: true });
    const [y, z] = tape.record(() => [square(x), mul(x, 3)] as const);
    expect(array(tape.gradient([y, z], x, { outputGradients: [[1, 1], [0, 1]] }))).toEqual([2, 7]); // prettier-ignore
    expect(array(tape.gradient({ y, z }, x, { outputGradients: { z: [0, 1], y: constant([1, 1]) } }))).toEqual([2, 7]);
    const number = errorOf(() => tape.gradient([y, z], x, { outputGradients: [[1, 1]] }));
    expect(number.message).toMatch(/there is 1 outputGradient for 2 targets/);
    const shape = errorOf(() => tape.gradient(y, x, { outputGradients: [1, 2, 3] }));
    expect([shape.code, shape.message]).toEqual(['shape-mismatch', expect.stringMatching(/\[2\].*\[3\]/)]);
  });

  test('sources keep their structure', () => {
    const [a, b, c] = [new Variable(2), new Variable(3), new Variable(4)];
    const tape = new GradientTape();
    const y = tape.record(() => mul(square(a), b));
    const gradient = tape.gradient(y, { weights: [a, { b }], unused: c });
    expect([array(gradient.weights[0]), array(gradient.weights[1].b), gradient.unused]).toEqual([12, 4, null]);
  });

  test.each([
    ['sources', (tape: GradientTape, y: Tensor) => tape.gradient(y, undefined as never), 'undefined'],
    ['sources', (tape: GradientTape, y: Tensor) => tape.gradient(y, [1] as never), '1'],
    ['targets', (tape: GradientTape, y: Tensor) => tape.gradient(null as never, y), 'null'],
    ['what is watched', (tape: GradientTape) => tape.watch(3 as never), '3'],
    ['the target', (tape: GradientTape, y: Tensor) => tape.jacobian([y, y] as never, y), 'a list of 2'],
    ['the target', (tape: GradientTape, y: Tensor) => tape.explain([y] as never, y), 'a list of 1'],
  ])('%s of a wrong kind: an error that says what was passed', (name, call, said) => {
    const tape = new GradientTape();
    const y = tape.record(() => square(x3()));
    const error = errorOf(() => call(tape, y));
    expect(error.code).toBe('bad-argument');
    expect(error.message).toContain(name);
    expect(error.message).toContain(`got ${said}`);
    tape.gradient(y, y); // it did not count as the one question
  });
});

describe('null', () => {
  test('for a constant that was not watched, and for what is used before it is watched', () => {
    const x = constant(3);
    const tape = new GradientTape({ persistent: true });
    const [y, z] = tape.record(() => {
      const before = mul(x, x);
      tape.watch(x);
      return [before, add(before, x)] as const;
    });
    expect(array(tape.gradient(y, x))).toBe(null);
    expect(array(tape.gradient(z, x))).toBe(1);
    const other = new GradientTape();
    const w = other.record(() => square(x));
    expect(other.gradient(w, x)).toBe(null);
  });

  test('only what is recorded after counts, also in an operation that is recorded for another input', () => {
    const [x, v] = [constant(3), new Variable(5)];
    const tape = new GradientTape();
    const z = tape.record(() => {
      const product = mul(x, v);
      tape.watch(x);
      return add(product, x);
    });
    expect(tape.gradient(z, [x, v]).map(array)).toEqual([1, 3]);
  });

  test('for a variable that is not trainable, unless it is watched', () => {
    const x = new Variable(3, { trainable: false });
    const [one, two] = [new GradientTape(), new GradientTape()];
    expect(one.gradient(one.record(() => square(x)), x)).toBe(null); // prettier-ignore
    const y = two.record(() => {
      two.watch(x);
      return square(x);
    });
    expect(array(two.gradient(y, x))).toBe(6);
  });

  test('for variables of a tape that watches only what it is told to', () => {
    const [x, y] = [x3(), x3()];
    const tape = new GradientTape({ watchAccessedVariables: false });
    const z = tape.record(() => {
      tape.watch(x);
      return mul(x, y);
    });
    expect(tape.gradient(z, [x, y]).map(array)).toEqual([3, null]);
  });

  test('where no path leads, or zeros of the shape of the source', () => {
    const [x, y] = [new Variable(1), new Variable([[1, 2]])];
    const tape = new GradientTape({ persistent: true });
    const z = tape.record(() => square(x));
    expect(tape.gradient(z, y)).toBe(null);
    expect(array(tape.gradient(z, y, { unconnectedGradients: 'zero' }))).toEqual([[0, 0]]);
    expect(tape.gradient(z, y, { unconnectedGradients: 'none' })).toBe(null);
    expect(tape.jacobian(z, y)).toBe(null);
    expect(array(tape.jacobian(z, y, { unconnectedGradients: 'zero' }))).toEqual([[0, 0]]);
    const error = errorOf(() => tape.gradient(z, y, { unconnectedGradients: 'nil' as never }));
    expect(error.message).toMatch(/must be none or zero, got the text "nil"/);
  });

  test('for a question the wrong way round', () => {
    const x = x3();
    const tape = new GradientTape();
    const z = tape.record(() => square(x));
    expect(tape.gradient(x, z)).toBe(null);
  });

  test('for integers, comparisons, argMax; a path through round or floor contributes nothing', () => {
    const [n, x] = [new Variable(3, { dtype: 'int32' }), new Variable([1.5, 2])];
    const tape = new GradientTape({ persistent: true });
    const results = tape.record(() => [
      square(n), greater(x, 1), ops.argMax(x), round(x), floor(x), ops.cast(x, 'int32'), add(x, round(x)), add(x, floor(x)), ops.sign(x),
      gather(x, ops.argMax(x)), where(greater(x, 1.7), x, 0),
    ]); // prettier-ignore
    tape.watch(n);
    expect(tape.gradient(results[0] as Tensor, n)).toBe(null);
    expect(results.slice(1).map((y) => array(tape.gradient(y, x)))).toEqual([null, null, null, null, null, [1, 1], [1, 1], [0, 0], [0, 1], [0, 1]]); // prettier-ignore
  });

  test('through an assignment', () => {
    const [x, y] = [new Variable(2), new Variable(3)];
    const tape = new GradientTape({ persistent: true });
    const z = tape.record(() => {
      x.assignAdd(y);
      return square(x);
    });
    expect(array(tape.gradient(z, y))).toBe(null);
    expect(array(tape.gradient(z, x))).toBe(10);
  });

  test('for what was computed before the tape was entered, or after it was left', () => {
    const x = x3();
    const before = square(x);
    const tape = new GradientTape({ persistent: true });
    const z = tape.record(() => add(before, mul(x, 2)));
    const after = square(z);
    expect([tape.gradient(z, before), tape.gradient(after, x)]).toEqual([null, null]);
    expect(array(tape.gradient(z, x))).toBe(2);
  });
});

describe('values', () => {
  test('stopGradient makes its factor a constant: stopGradient(x)·x at 4', () => {
    const x = new Variable(4);
    const tape = new GradientTape();
    const y = tape.record(() => mul(stopGradient(x), x));
    expect(array(tape.gradient(y, x))).toBe(4);
  });

  test('values that are copied out and back have no path', () => {
    const x = new Variable(3);
    const tape = new GradientTape({ persistent: true });
    const [partial, none] = tape.record(() => {
      const copied = square(x).toArray();
      return [mul(copied, x), mul(copied, 2)] as const;
    });
    expect([array(tape.gradient(partial, x)), array(tape.gradient(none, x))]).toEqual([9, null]);
  });

  test('the value at the time of use counts: y = x², then x ← 5', () => {
    const x = new Variable(2);
    const tape = new GradientTape();
    const y = tape.record(() => square(x));
    x.assign(5);
    expect(array(tape.gradient(y, x))).toBe(4);
  });

  test('a variable that is replaced by a tensor in a loop is followed in the first step only', () => {
    let x: Variable | Tensor = new Variable(2);
    const seen: unknown[] = [];
    for (let step = 0; step < 2; step++) {
      const tape = new GradientTape();
      const now = x;
      const y = tape.record(() => add(now, 1));
      seen.push(array(tape.gradient(y, x)));
      x = add(x, 1);
    }
    expect(seen).toEqual([1, null]);
  });

  test('gradient descent on (x - 1)² from 5 in float32', () => {
    const x = new Variable(5);
    const steps = [1, 2, 3].map(() => {
      const tape = new GradientTape();
      const y = tape.record(() => square(sub(x, 1)));
      x.assignSub(mul(0.1, tape.gradient(y, x) as Tensor));
      return x.toArray();
    });
    expect(steps).toEqual([4.2, 3.56, 3.0479999].map(Math.fround));
  });

  test('entries that are equally large share; at a tie of two, all goes to the first', () => {
    const [x, y] = [new Variable([1, 3, 3]), new Variable([1, 3, 3])];
    const tape = new GradientTape({ persistent: true });
    const [max, min, larger, smaller] = tape.record(() => [ops.max(x), ops.min(mul(x, -1)), ops.maximum(x, y), ops.minimum(x, y)] as const); // prettier-ignore
    expect(array(tape.gradient(max, x))).toEqual([0, 0.5, 0.5]);
    expect(array(tape.gradient(min, x))).toEqual([0, -0.5, -0.5]);
    for (const each of [larger, smaller]) expect(tape.gradient(each, [x, y]).map(array)).toEqual([[1, 1, 1], [0, 0, 0]]); // prettier-ignore
  });

  test.each<readonly [what: string, run: (x: Variable, y: Variable) => Tensor, byFirst: unknown, bySecond: unknown]>([
    ['max', (x) => ops.max(x), [NaN, NaN, NaN], null],
    ['min', (x) => ops.min(x), [NaN, NaN, NaN], null],
    ['max of parts', (x) => ops.max(ops.stack([x, [1, 2, 3]]), 1), [NaN, NaN, NaN], null],
    [
      'max of parts, only one of which is asked for',
      (x) => mul(ops.max(ops.stack([x, x]), 0), [0, 1, 0]),
      [0, NaN, 0],
      null,
    ],
    ['the largest size', (x) => ops.norm(x, Infinity), [NaN, NaN, NaN], null],
    ['relu', (x) => relu(x), [1, 0, 1], null],
    ['maximum, of the first', (x, y) => ops.maximum(x, y), [0, 0, 1], [1, 1, 0]],
    ['minimum, of the first', (x, y) => ops.minimum(x, y), [1, 0, 0], [0, 1, 1]],
    ['maximum, of the second', (x, y) => ops.maximum(y, x), [0, 1, 1], [1, 0, 0]],
    ['minimum, of the second', (x, y) => ops.minimum(y, x), [1, 1, 0], [0, 0, 1]],
  ])('what is no number is on no side of a relation: %s', (_what, run, byFirst, bySecond) => {
    const [x, y] = [new Variable([1, NaN, 3], { dtype: 'float64' }), new Variable([2, 0, 2], { dtype: 'float64' })];
    const tape = new GradientTape({ persistent: true });
    expect(tape.gradient(tape.record(() => run(x, y)), [x, y]).map(array)).toEqual([byFirst, bySecond]); // prettier-ignore
  });

  test.each<readonly [what: string, run: (x: Variable) => Tensor, second: readonly number[]]>([
    ['relu', (x) => relu(x), [0, 0, 0]],
    ['abs', (x) => ops.abs(x), [0, 0, 0]],
    ['maximum', (x) => ops.maximum(x, 2), [0, 0, 0]],
    ['minimum', (x) => ops.minimum(2, x), [0, 0, 0]],
    ['square', (x) => square(x), [2, 2, 2]],
    ['log', (x) => ops.log(x), [-1, NaN, -1 / 9]],
  ])('nor has it a bend: %s, of second order', (_what, run, second) => {
    const x = new Variable([1, NaN, 3], { dtype: 'float64' });
    const outer = new GradientTape();
    const slope = outer.record(() => {
      const inner = new GradientTape();
      return inner.gradient(inner.record(() => run(x)), x); // prettier-ignore
    }) as Tensor;
    expect(array(outer.gradient(slope, x))).toEqual(second);
  });

  test('at 0: relu and abs have the slope 0, sqrt Infinity, and what an adjoint of 0 meets contributes 0', () => {
    const x = new Variable(0);
    const tape = new GradientTape({ persistent: true });
    const results = tape.record(() => [relu(x), ops.abs(x), sqrt(x), where(greater(x, 0), sqrt(x), 0), mul(0, sqrt(x)), sum(mul([0, 1], ops.stack([sqrt(x), x])))]); // prettier-ignore
    expect(results.map((y) => array(tape.gradient(y, x)))).toEqual([0, 0, Infinity, 0, 0, 1]);
  });

  test('to what was not chosen no path leads, of an infinite slope neither', () => {
    const x = new Variable([-1, 0]);
    const tape = new GradientTape({ persistent: true });
    const results = tape.record(() => [relu(x), ops.sign(x), ops.maximum(x, 0.5), ops.minimum(x, -0.5), ops.max(x)].map((y) => sqrt(sub(y, y.toArray())))); // prettier-ignore
    expect(results.map((y) => array(tape.gradient(y, x)))).toEqual([[0, 0], [0, 0], [0, 0], [Infinity, 0], [0, Infinity]]); // prettier-ignore
  });

  test('numbers and nested arrays are constants', () => {
    const x = new Variable([[1, 2]], { dtype: 'float64' });
    const tape = new GradientTape();
    const y = tape.record(() => mul(x, [[3], [4]]));
    expect([y.dtype, y.toArray()]).toEqual(['float64', [[3, 6], [4, 8]]]); // prettier-ignore
    expect(array(tape.gradient(y, x))).toEqual([[7, 7]]);
  });

  test('a bias that broadcasts gets its gradient in its own shape', () => {
    const [w, b] = [new Variable([[1, 2], [3, 4]]), new Variable([5, 6])]; // prettier-ignore
    const tape = new GradientTape();
    const y = tape.record(() => add(matMul([[1, 2], [3, 4], [5, 6]], w), b)); // prettier-ignore
    expect(tape.gradient(y, [w, b]).map(array)).toEqual([[[9, 9], [12, 12]], [3, 3]]); // prettier-ignore
  });
});

describe('nested tapes', () => {
  test('give higher orders: x³ at 1', () => {
    const x = new Variable(1);
    const outer = new GradientTape();
    const first = outer.record(() => {
      const inner = new GradientTape();
      const y = inner.record(() => mul(mul(x, x), x));
      return inner.gradient(y, x) as Tensor;
    });
    expect(array(first)).toBe(3);
    expect(array(outer.gradient(first, x))).toBe(6);
  });

  test('the inner gradient taken outside the outer tape has no derivative', () => {
    const x = new Variable(1);
    const [outer, inner] = [new GradientTape(), new GradientTape()];
    const y = outer.record(() => inner.record(() => pow(x, 3)));
    const first = inner.gradient(y, x) as Tensor;
    expect(array(first)).toBe(3);
    expect(outer.gradient(first, x)).toBe(null);
  });

  test('two side by side know nothing of one another', () => {
    const [x, y] = [constant(3), constant(4)];
    const [one, two] = [new GradientTape(), new GradientTape()];
    const z = one.record(() =>
      two.record(() => {
        one.watch(x);
        two.watch(y);
        return mul(x, y);
      }),
    );
    expect(one.gradient(z, [x, y]).map(array)).toEqual([4, null]);
    expect(two.gradient(z, [x, y]).map(array)).toEqual([null, 3]);
  });
});

describe('a recording', () => {
  test('reset forgets records and what was watched', () => {
    const [x, c] = [new Variable(3), constant(2)];
    const tape = new GradientTape({ persistent: true });
    const [y, z] = tape.record(() => {
      tape.watch(c);
      const before = mul(square(x), c);
      expect(tape.watchedVariables()).toEqual([x]);
      tape.reset();
      expect(tape.watchedVariables()).toEqual([]);
      return [before, add(before, mul(x, c))] as const;
    });
    expect(tape.gradient(y, [x, c])).toEqual([null, null]);
    expect(tape.gradient(z, [x, c]).map(array)).toEqual([2, null]);
  });

  test('reset and stopRecording outside of one are errors, and so is entering a tape twice', () => {
    const tape = new GradientTape();
    for (const call of [() => tape.reset(), () => tape.stopRecording(() => 1)]) expect(errorOf(call).code).toBe('tape-state'); // prettier-ignore
    tape.record(() => expect(errorOf(() => tape.record(() => 1)).message).toMatch(/is recording already/));
    expect(errorOf(() => tape.reset()).code).toBe('tape-state');
    tape.record(() => tape.stopRecording(() => expect(errorOf(() => tape.reset()).code).toBe('tape-state')));
  });

  test('a tape that never recorded says so', () => {
    const tape = new GradientTape();
    const x = x3();
    expect(errorOf(() => tape.gradient(square(x), x)).message).toMatch(/has recorded nothing/);
    expect(tape.explain(square(x), x)).toMatch(/has recorded nothing/);
  });

  test('goes on when it is entered again', () => {
    const x = x3();
    const tape = new GradientTape();
    const y = tape.record(() => square(x));
    const z = tape.record(() => square(y));
    expect(array(tape.gradient(z, x))).toBe(108);
  });

  test('starts empty when it has answered', () => {
    const x = x3();
    const tape = new GradientTape();
    const y = tape.record(() => square(x));
    tape.gradient(y, x);
    const z = tape.record(() => mul(y, x));
    expect(array(tape.gradient(z, x))).toBe(9);
  });

  test('watches what it was told to before it began, the first time and again', () => {
    const [a, b] = [constant(2), constant(3)];
    const tape = new GradientTape();
    tape.watch(a);
    const y = tape.record(() => mul(a, b));
    expect(tape.gradient(y, [a, b]).map(array)).toEqual([3, null]);
    tape.watch(b);
    const z = tape.record(() => mul(a, b));
    expect(tape.gradient(z, [a, b]).map(array)).toEqual([null, 2]);
  });

  test('ends with a question, if the tape is not persistent', () => {
    const x = x3();
    const tape = new GradientTape();
    tape.record(() => {
      const y = square(x);
      expect(array(tape.gradient(y, x))).toBe(6);
      expect(errorOf(() => tape.reset()).code).toBe('tape-state');
      expect(tape.explain(square(y), x)).toMatch(/after tape \d+ was left/);
    });
    expect(array(tape.gradient(tape.record(() => square(x)), x))).toBe(6); // prettier-ignore
  });

  test('that a question ended stays ended, whatever another tape does meanwhile', () => {
    const x = x3();
    const [outer, inner] = [new GradientTape(), new GradientTape({ persistent: true })];
    outer.record(() => {
      inner.record(() => {
        const y = square(x);
        inner.stopRecording(() => outer.gradient(y, x));
        const z = square(y);
        expect(outer.explain(z, x)).toMatch(/after tape \d+ was left/);
        expect(array(inner.gradient(z, x))).toBe(108);
      });
    });
  });

  test('records a question, if the tape is persistent', () => {
    const x = x3();
    const tape = new GradientTape({ persistent: true });
    const [first, second] = tape.record(() => {
      const gradient = tape.gradient(pow(x, 3), x) as Tensor;
      return [gradient, tape.gradient(gradient, x) as Tensor] as const;
    });
    expect([array(first), array(second), array(tape.gradient(second, x))]).toEqual([27, 18, 6]);
  });

  test('is left when the function throws', () => {
    const x = x3();
    const tape = new GradientTape();
    expect(() => tape.record(() => { throw new RangeError('mine'); })).toThrow(RangeError); // prettier-ignore
    expect(tape.explain(square(x), x)).toMatch(/after tape \d+ was left/);
    expect(array(tape.gradient(tape.record(() => square(x)), x))).toBe(6); // prettier-ignore
  });

  test('refuses asynchronous functions', () => {
    const tape = new GradientTape();
    let hasRun = false;
    const late = async (): Promise<boolean> => Promise.resolve((hasRun = true));
    expect(errorOf(() => tape.record(late)).message).toMatch(/asynchronous/);
    expect(hasRun).toBe(false);
    expect(errorOf(() => tape.record(() => Promise.reject(new Error('late')))).message).toMatch(/asynchronous/);
    expect(tape.record(() => ({ then: 1 }))).toEqual({ then: 1 });
  });

  test('watchedVariables come in the order of their first use', () => {
    const [a, b, c] = [new Variable(1), new Variable(2), new Variable(3, { trainable: false })];
    const tape = new GradientTape();
    tape.record(() => add(mul(b, c), mul(a, b)));
    expect(tape.watchedVariables()).toEqual([b, a]);
  });

  test('stopRecording leaves out what runs in it', () => {
    const x = x3();
    const tape = new GradientTape();
    const z = tape.record(() =>
      add(
        tape.stopRecording(() => square(x)),
        x,
      ),
    );
    expect(array(tape.gradient(z, x))).toBe(1);
  });
});

describe('Jacobians', () => {
  test('have the shape of the target, followed by that of the source', () => {
    const [x, w] = [new Variable([1, 2]), new Variable([[1, 2], [3, 4], [5, 6]])]; // prettier-ignore
    const tape = new GradientTape({ persistent: true });
    const y = tape.record(() => sum(mul(w, x), 1));
    expect(array(tape.jacobian(y, x))).toEqual(w.toArray());
    expect(tape.jacobian(y, [x, w]).map((each) => each?.shape)).toEqual([[3, 2], [3, 3, 2]]); // prettier-ignore
  });

  test('of a value by itself are the identity', () => {
    const x = new Variable([1, 2]);
    const tape = new GradientTape({ persistent: true });
    const y = tape.record(() => square(x));
    for (const each of [x, y]) expect(array(tape.jacobian(each, each))).toEqual([[1, 0], [0, 1]]); // prettier-ignore
  });

  test('batchJacobian has one for each part', () => {
    const x = new Variable([[1, 2], [3, 4]]); // prettier-ignore
    const tape = new GradientTape({ persistent: true });
    const y = tape.record(() => mul(square(x), [1, 10]));
    expect(array(tape.batchJacobian(y, x))).toEqual([[[2, 0], [0, 40]], [[6, 0], [0, 80]]]); // prettier-ignore
    const whole = tape.jacobian(y, x)?.toArray() as number[][][][];
    expect(array(tape.batchJacobian(y, x))).toEqual([0, 1].map((i) => whole[i]?.map((row) => row[i])));
  });

  test('of parts that have no largest number are NaN for these alone', () => {
    const x = new Variable([[1, NaN], [2, 3]]); // prettier-ignore
    const tape = new GradientTape();
    const y = tape.record(() => ops.max(x, 1));
    expect(array(tape.jacobian(y, x))).toEqual([[[NaN, NaN], [0, 0]], [[0, 0], [0, 1]]]); // prettier-ignore
  });

  test('batchJacobian by an unconnected source is null, or zeros', () => {
    const [x, c] = [new Variable([[1, 2]]), new Variable([[1], [2]].slice(1))];
    const tape = new GradientTape({ persistent: true });
    const y = tape.record(() => square(x));
    expect(tape.batchJacobian(y, c)).toBe(null);
    expect(array(tape.batchJacobian(y, c, { unconnectedGradients: 'zero' }))).toEqual([[[0], [0]]]);
  });

  test.each([
    [
      [1, 2],
      [1, 2],
    ],
    [[[1, 2]], [1]],
    [[1], [[1, 2]]],
    [[[1, 2]], [[1], [2]]],
  ])('batchJacobian of %j by %j is an error that names both shapes', (target, source) => {
    const [x, y] = [new Variable(target), new Variable(source)];
    const tape = new GradientTape();
    tape.record(() => [square(x), square(y)]);
    const error = errorOf(() => tape.batchJacobian(x, y));
    expect(error.code).toBe('shape-mismatch');
    for (const { shape } of [x, y]) expect(error.message).toContain(`[${shape.join(', ')}]`);
  });
});

describe('the toy network', () => {
  const loss = (target: number, row: readonly number[], weights: Tensor | Variable): Tensor =>
    ops.squaredDifference(target, matMul(constant([row]), weights));
  const singles = (values: readonly number[]): number[][] => values.map((value) => [Math.fround(value)]);

  test('has the gradient [[-0.39999998], [-0.79999995]]', () => {
    const w = new Variable([[0.25], [0.15]], { dtype: 'float32' });
    const tape = new GradientTape();
    const y = tape.record(() => loss(0.75, [1, 2], w));
    expect(array(tape.gradient(y, w))).toEqual(singles([-0.39999998, -0.79999995]));
  });

  test('watched constant and persistent: the same twice; without watch null; without persistent an error', () => {
    const w = constant([[0.25], [0.15]]);
    const tape = new GradientTape({ persistent: true });
    const y = tape.record(() => {
      tape.watch(w);
      return loss(0.75, [1, 2], w);
    });
    for (const _ of [1, 2]) expect(array(tape.gradient(y, w))).toEqual(singles([-0.39999998, -0.79999995]));
    const other = new GradientTape();
    const z = other.record(() => loss(0.75, [1, 2], w));
    expect(other.gradient(z, w)).toBe(null);
    expect(errorOf(() => other.gradient(z, w)).code).toBe('tape-state');
  });

  test('trains to the published weights but for the last digit printed, which a fused multiply-add made', () => {
    const w = new Variable([[0.55], [0.75]]);
    for (const [row, target] of rows) {
      const tape = new GradientTape();
      const y = tape.record(() => loss(target, row, w));
      w.assignSub(mul(0.01, tape.gradient(y, w) as Tensor));
    }
    expect(printed(w.toArray() as number[][])).toEqual(['0.02995201', '0.4738570']);
    // every product and every sum rounded, or the products of a row not rounded before they are added
    expect(trained((product) => Math.fround(product))).toEqual(w.toArray());
    expect(printed(trained((product) => product))).toEqual(['0.02995202', '0.4738570']);
  });
});

const rows: readonly (readonly [readonly number[], number])[] = [[[5, 2], 0.75], [[3, 3], 0.5], [[4, 1.5], 0.4]]; // prettier-ignore
const printed = (weights: readonly (readonly number[])[]): string[] => weights.flat().map((weight) => weight.toPrecision(7)); // prettier-ignore

/** The same run by hand in float32; `round` is what happens to a product before it is added to the sum of its row. */
function trained(round: (product: number) => number): number[][] {
  const { fround } = Math;
  const weights = [0.55, 0.75].map(fround);
  for (const [row, target] of rows) {
    const output = row.reduce((total, x, i) => fround(total + round(x * (weights[i] as number))), 0);
    const slope = fround(2 * fround(output - fround(target)));
    for (const [i, x] of row.entries()) weights[i] = fround((weights[i] as number) - fround(fround(0.01) * fround(slope * x))); // prettier-ignore
  }
  return weights.map((weight) => [weight]);
}
