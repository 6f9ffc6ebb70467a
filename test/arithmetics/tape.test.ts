// The tape: what it records, what its sweep adds up, and that it can be used again.
import { describe, expect, it } from 'vitest';
import { counting } from '../../src/arithmetics/counting.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { Tape } from '../../src/arithmetics/tape.js';

describe('a tape', () => {
  it('adds up the adjoints of a number used more than once', () => {
    const tape = new Tape(float64);
    const A = tape.arithmetic;
    const x = tape.input(3);
    const y = A.add(A.mul(x, x), x);
    expect(tape.adjoints(y)[x.node]).toBe(7);
  });
  it('records only what depends on an input', () => {
    const tape = new Tape(float64);
    const A = tape.arithmetic;
    const x = tape.input(3);
    A.exp(A.literal(1));
    expect(tape.nodes).toBe(1);
    A.mul(A.exp(A.literal(1)), x);
    expect(tape.nodes).toBe(2);
  });
  it('has no adjoint where the output does not depend on the node', () => {
    const tape = new Tape(float64);
    const [x, y] = [tape.input(1), tape.input(2)];
    const adjoints = tape.adjoints(tape.arithmetic.sin(x));
    expect(adjoints[y.node]).toBeUndefined();
    expect(tape.adjoints(tape.arithmetic.literal(1)).every((adjoint) => adjoint === undefined)).toBe(true);
  });
  it('multiplies by no partial that is 1 or -1', () => {
    const { arithmetic, counts } = counting(float64);
    const tape = new Tape(arithmetic);
    const A = tape.arithmetic;
    const [x, y] = [tape.input(1), tape.input(2)];
    const adjoints = tape.adjoints(A.neg(A.sub(x, y)));
    expect([adjoints[x.node], adjoints[y.node]]).toEqual([-1, 1]);
    expect(counts.mul).toBe(0);
  });
  it('gives the adjoint of every node, in the middle too', () => {
    const tape = new Tape(float64);
    const A = tape.arithmetic;
    const middle = A.square(tape.input(3));
    expect(tape.adjoints(A.mul(A.literal(5), middle))[middle.node]).toBe(5);
  });
  it('forgets everything when cleared', () => {
    const tape = new Tape(float64);
    tape.arithmetic.sin(tape.input(1));
    tape.clear();
    expect(tape.nodes).toBe(0);
    const x = tape.input(2);
    expect(tape.adjoints(tape.arithmetic.square(x))).toEqual([4, 1]);
  });
});
