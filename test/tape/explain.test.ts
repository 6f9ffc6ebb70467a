// Why a gradient is null: a row for each reason, each beside one that looks alike and has another, and no reason without a null.
import { describe, expect, test } from 'vitest';
import { constant, GradientTape, ops, Variable, type Tensor } from '../../src/tape/index.js';

const { add, cast, floor, gather, greater, mul, round, square, stopGradient, sum, where } = ops;

type Either = Tensor | Variable;
/** What is asked: of which tape, the target, and the source. */
type Question = readonly [tape: GradientTape, target: Either, source: Either];

const named = (name: string, value: number | number[] = 3): Variable => new Variable(value, { name });
const tapeOf = (options = {}): GradientTape => new GradientTape({ name: 't', ...options });

const rows: readonly (readonly [what: string, ask: () => Question, reason: RegExp])[] = [
  ['a constant', () => {
    const [t, x] = [tapeOf(), constant(3, { name: 'c' })];
    return [t, t.record(() => square(x)), x];
  }, /^constant 'c' is not watched by tape 't'/],
  ['a constant that is watched once it was used', () => {
    const [t, x] = [tapeOf(), constant(3, { name: 'c' })];
    const y = t.record(() => { const before = square(x); t.watch(x); return before; });
    return [t, y, x];
  }, /^constant 'c' was watched by tape 't' only after square had used it$/],
  ['a constant that another tape watches', () => {
    const [t, other, x] = [tapeOf(), tapeOf({ name: 'u' }), constant(3, { name: 'c' })];
    const y = t.record(() => other.record(() => { other.watch(x); return square(x); }));
    return [t, y, x];
  }, /^constant 'c' is not watched by tape 't'/],
  ['a variable that is not trainable', () => {
    const [t, x] = [tapeOf(), new Variable(3, { name: 'x', trainable: false })];
    return [t, t.record(() => square(x)), x];
  }, /^variable 'x' is not watched by tape 't', because it is not trainable$/],
  ['a variable, where the tape watches what it is told to', () => {
    const [t, x] = [tapeOf({ watchAccessedVariables: false }), named('x')];
    return [t, t.record(() => square(x)), x];
  }, /^variable 'x' is not watched by tape 't', because the tape watches only what it is told to/],
  ['a variable whose value was read before', () => {
    const [t, x] = [tapeOf(), named('x')];
    const { value } = x;
    return [t, t.record(() => square(value)), x];
  }, /^variable 'x' is not watched by tape 't', because it was not used while/],

  ['what was computed before the tape was entered', () => {
    const [t, x] = [tapeOf(), named('x')];
    const y = square(x);
    return [t, t.record(() => mul(y, 2)), x];
  }, /^the result of square was computed before tape 't' was entered$/],
  ['the same as source', () => {
    const [t, x] = [tapeOf(), named('x')];
    const y = square(x);
    return [t, t.record(() => mul(y, 2)), y];
  }, /^the result of square was computed before tape 't' was entered$/],
  ['what was computed after it was left', () => {
    const [t, x] = [tapeOf(), named('x')];
    const y = t.record(() => square(x));
    return [t, mul(y, 2), x];
  }, /^the result of mul was computed after tape 't' was left$/],
  ['what was computed between two recordings', () => {
    const [t, x] = [tapeOf(), named('x')];
    const y = t.record(() => square(x));
    const z = mul(y, 2);
    return [t, t.record(() => add(z, 1)), x];
  }, /^the result of mul was computed outside the recording, after tape 't' was left and before it was entered again$/],
  ['what was computed after the one question', () => {
    const [t, x] = [tapeOf(), named('x')];
    const z = t.record(() => { const y = square(x); t.gradient(y, x); return mul(y, 2); });
    return [t, z, x];
  }, /^the result of mul was computed after tape 't' was left$/],
  ['an inner gradient, taken outside the outer tape', () => {
    const [t, inner, x] = [tapeOf(), tapeOf(), named('x')];
    const y = t.record(() => inner.record(() => square(x)));
    return [t, inner.gradient(y, x) as Tensor, x];
  }, /^the result of square was computed after tape 't' was left$/],

  ['what was recorded while the tape was stopped', () => {
    const [t, x] = [tapeOf(), named('x')];
    return [t, t.record(() => mul(t.stopRecording(() => square(x)), 2)), x];
  }, /^the result of square was recorded while tape 't' was stopped/],
  ['the same with another tape stopped', () => {
    const [t, other, x] = [tapeOf(), tapeOf({ name: 'u' }), constant(3, { name: 'c' })];
    const y = t.record(() => other.record(() => other.stopRecording(() => square(x))));
    return [t, y, x];
  }, /^constant 'c' is not watched by tape 't'/],
  ['what a custom gradient uses beside its arguments', () => {
    const [t, x, w] = [tapeOf(), named('x'), named('w')];
    const f = ops.customGradient((input) => ({ value: mul(input, w), gradFunc: (dy) => dy }));
    return [t, t.record(() => f(x)), w];
  }, /^the result of mul was computed within customGradient/],

  ['what was recorded before a reset', () => {
    const [t, x] = [tapeOf(), named('x')];
    const z = t.record(() => { const y = square(x); t.reset(); return mul(y, 2); });
    return [t, z, x];
  }, /^the result of square was computed before tape 't' was reset, which forgets what came before$/],
  ['the same as source', () => {
    const [t, x] = [tapeOf(), named('x')];
    const [y, z] = t.record(() => { const before = square(x); t.reset(); return [before, mul(before, 2)] as const; });
    return [t, z, y];
  }, /^the result of square was computed before tape 't' was reset, which forgets what came before$/],
  ['a constant that was watched before a reset', () => {
    const [t, x] = [tapeOf(), constant(3, { name: 'c' })];
    const z = t.record(() => { t.watch(x); t.reset(); return square(x); });
    return [t, z, x];
  }, /^constant 'c' was known to tape 't' before it was reset, and was not watched again$/],
  ['a constant that was not', () => {
    const [t, x] = [tapeOf(), constant(3, { name: 'c' })];
    const z = t.record(() => { t.reset(); return square(x); });
    return [t, z, x];
  }, /^constant 'c' is not watched by tape 't'/],
  ['what was recorded before the tape had answered', () => {
    const [t, x] = [tapeOf(), named('x')];
    const y = t.record(() => square(x));
    t.gradient(y, x);
    return [t, t.record(() => mul(y, 2)), x];
  }, /^the result of square was computed before tape 't' was entered again, when it started empty, since it had answered$/],

  ['round', () => {
    const [t, x] = [tapeOf(), named('x')];
    return [t, t.record(() => mul(round(x), 2)), x];
  }, /^round is not differentiable/],
  ['floor', () => {
    const [t, x] = [tapeOf(), named('x')];
    return [t, t.record(() => floor(x)), x];
  }, /^floor is not differentiable/],
  ['a comparison', () => {
    const [t, x] = [tapeOf(), named('x')];
    return [t, t.record(() => where(greater(x, 1), 1, 2)), x];
  }, /^greater is not differentiable: its result is an integer/],
  ['argMax, as an index', () => {
    const [t, x] = [tapeOf(), named('x', [1, 2])];
    return [t, t.record(() => gather(constant([3, 4]), ops.argMax(x))), x];
  }, /^argMax is not differentiable: its result is an integer/],
  ['a cast to integers and back', () => {
    const [t, x] = [tapeOf(), named('x')];
    return [t, t.record(() => cast(cast(x, 'int32'), 'float32')), x];
  }, /^cast is not differentiable: its result is an integer/],
  ['an integer as source', () => {
    const [t, n] = [tapeOf(), new Variable(3, { name: 'n', dtype: 'int32' })];
    return [t, t.record(() => { t.watch(n); return mul(cast(n, 'float32'), 2); }), n];
  }, /^variable 'n' is int32, and an integer has no derivative$/],

  ['stopGradient', () => {
    const [t, x] = [tapeOf(), named('x')];
    return [t, t.record(() => mul(stopGradient(square(x)), 2)), x];
  }, /^the result of square was detached by stopGradient$/],
  ['what stopGradient gave, as source', () => {
    const [t, x] = [tapeOf(), named('x')];
    const [y, z] = t.record(() => { const detached = stopGradient(x); return [detached, mul(detached, x)] as const; });
    return [t, z, y];
  }, /^the result of stopGradient is detached from what it was made of, and is not watched by tape 't'$/],
  ['an assignment', () => {
    const [t, x, y] = [tapeOf(), named('x'), named('y')];
    const z = t.record(() => { x.assign(square(y)); return square(x); });
    return [t, z, y];
  }, /^the result of square was assigned to variable 'x' \(by assign\), and an assignment has no path$/],
  ['assignAdd', () => {
    const [t, x, y] = [tapeOf(), named('x'), named('y')];
    const z = t.record(() => { x.assignAdd(y); return square(x); });
    return [t, z, y];
  }, /^variable 'y' was assigned to variable 'x' \(by assignAdd\)/],
  ['an assignment to a variable after it was used', () => {
    const [t, x, y] = [tapeOf(), named('x'), named('y')];
    const z = t.record(() => { const before = square(x); x.assignAdd(y); return before; });
    return [t, z, y];
  }, /^the result of square is not connected with variable 'y': the path ends at variable 'x'$/],
  ['the value that a variable began with', () => {
    const [t, y] = [tapeOf(), named('y')];
    const z = t.record(() => square(new Variable(square(y), { name: 'x' })));
    return [t, z, y];
  }, /^the result of square was assigned to variable 'x' \(by Variable\)/],

  ['an array that was copied out and back', () => {
    const [t, x] = [tapeOf(), named('x', [1, 2])];
    return [t, t.record(() => mul(constant(square(x).toArray()), 2)), x];
  }, /^the result of square left the tape: its values were copied out/],
  ['a tensor that was made a constant', () => {
    const [t, x] = [tapeOf(), named('x')];
    return [t, t.record(() => mul(constant(square(x)), 2)), x];
  }, /^the result of square left the tape/],
  ['numbers computed from what was read out', () => {
    const [t, x] = [tapeOf(), named('x')];
    return [t, t.record(() => { const n = square(x).toArray() as number; return mul(constant(n + 1), 2); }), x];
  }, /^the result of mul is not connected with variable 'x': the path ends at a constant; if a constant there was made from the values of the result of square, which toArray\(\) read before, they left the tape$/],
  ['a constant that was made before anything was read', () => {
    const [t, x] = [tapeOf(), named('x')];
    const c = constant(1);
    return [t, t.record(() => { const z = mul(c, c); square(x).toArray(); return z; }), x];
  }, /^the result of mul is not connected with variable 'x': the path ends at a constant$/],

  ['the wrong way round', () => {
    const [t, x] = [tapeOf(), named('x')];
    const z = t.record(() => square(x));
    return [t, x, z];
  }, /^target recorded before source: the result of square was computed from variable 'x', so/],
  ['a target that was there before the source', () => {
    const [t, x] = [tapeOf(), named('x')];
    const [a, b] = t.record(() => [square(x), mul(x, 2)] as const);
    return [t, a, b];
  }, /^target recorded before source: the result of square was there before the result of mul/],
  ['the same in the other order', () => {
    const [t, x] = [tapeOf(), named('x')];
    const [a, b] = t.record(() => [square(x), mul(x, 2)] as const);
    return [t, b, a];
  }, /^the result of mul is not connected with the result of square: the path ends at variable 'x', a constant$/],
  ['a constant as target', () => {
    const [t, x] = [tapeOf(), named('x')];
    t.record(() => square(x));
    return [t, constant(2, { name: 'c' }), x];
  }, /^constant 'c' is a constant: no path leads to it$/],
  ['no connection', () => {
    const [t, x, y] = [tapeOf(), named('x'), named('y')];
    return [t, t.record(() => { square(x); return add(square(y), 1); }), x];
  }, /^the result of add is not connected with variable 'x': the path ends at variable 'y', a constant$/],
  ['several interruptions', () => {
    const [t, x] = [tapeOf(), named('x')];
    return [t, t.record(() => add(round(x), stopGradient(x))), x];
  }, /^round is not differentiable: its slope is 0 wherever it has one; variable 'x' was detached by stopGradient$/],
  ['a tape that never recorded', () => {
    const [t, x] = [tapeOf(), named('x')];
    return [t, square(x), x];
  }, /^tape 't' has recorded nothing/],
]; // prettier-ignore

describe('the reason', () => {
  test.each(rows)('of %s', (_what, ask, reason) => {
    const [tape, target, source] = ask();
    expect(tape.explain(target, source)).toMatch(reason);
    expect(tape.explain(target, source)).toMatch(reason); // it doesn't count as a question
    if (!String(reason).includes('nothing')) {
      const gradient = asked(tape, target, source);
      if (gradient !== 'answered already') expect(gradient).toBe(null);
      expect(tape.explain(target, source)).toMatch(reason); // nor does it need what a question releases
    }
  });
});

function asked(tape: GradientTape, target: Either, source: Either): Tensor | null | 'answered already' {
  try {
    return tape.gradient(target, source);
  } catch {
    return 'answered already';
  }
}

describe('there is none', () => {
  test('where there is a gradient, before the question and after it', () => {
    const x = named('x', [1, 2]);
    const tape = tapeOf();
    const y = tape.record(() => sum(mul(stopGradient(x), x)));
    expect(tape.explain(y, x)).toBe(null);
    tape.gradient(y, x);
    expect([tape.explain(y, x), tape.explain(y, y), tape.explain(x, x)]).toEqual([null, null, null]);
  });

  test('where the gradient is zeros', () => {
    const x = named('x');
    const tape = tapeOf();
    const y = tape.record(() => mul(ops.sign(x), 0));
    expect([tape.explain(y, x), tape.gradient(y, x)?.toArray()]).toEqual([null, 0]);
  });
});

test('a reason is found through more operations than origins are kept for, where the tape recorded them', () => {
  const [x, c] = [named('x'), constant(1, { name: 'c' })];
  const tape = tapeOf({ persistent: true });
  const y = tape.record(() => {
    let z = add(mul(stopGradient(c), x), round(c));
    for (let i = 0; i < 3000; i++) z = add(z, x);
    return z;
  });
  expect(tape.explain(y, x)).toBe(null);
  expect(tape.explain(y, c)).toBe("constant 'c' is not watched by tape 't': it is a constant; round is not differentiable: its slope is 0 wherever it has one; constant 'c' was detached by stopGradient"); // prettier-ignore
});

test('names are written so that a terminal shows them', () => {
  const x = named('\u001b[31mx\u202e');
  const tape = tapeOf({ name: '\u0007' });
  expect(tape.explain(constant(2), x)).toBe("tape '\\u0007' has recorded nothing: it was never entered");
  tape.record(() => square(3));
  expect(tape.explain(square(4), x)).toContain("variable '\\u001b[31mx\\u202e'");
});
