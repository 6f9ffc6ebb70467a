// Tapes in a loop keep memory flat: nothing of a tape, of its values or of the origins of tensors stays behind.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { constant, GradientTape, ops, Variable, type Tensor } from '../../src/tape/index.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes that are in use once what nobody holds is gone, numbers of tensors included. */
function used(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** How many megabytes more are in use after a second batch of steps than after a first. */
function growth(step: (i: number) => void, count: number): number {
  for (let i = 0; i < count; i++) step(i);
  const before = used();
  for (let i = 0; i < count; i++) step(i);
  return used() - before;
}

const input = constant(Array.from({ length: 8 }, (_, i) => Array.from({ length: 16 }, (_each, j) => Math.sin(i + j))));
const loss = (w: Tensor | Variable): Tensor => ops.mean(ops.square(ops.sub(1, ops.tanh(ops.matMul(input, w)))));
const weights = Array.from({ length: 16 }, (_, i) => [Math.cos(i)]);

const loops: readonly (readonly [what: string, step: () => (i: number) => void])[] = [
  ['training a variable, a tape for each step', () => {
    const w = new Variable(weights);
    return () => {
      const tape = new GradientTape();
      const y = tape.record(() => loss(w));
      w.assignSub(ops.mul(0.1, tape.gradient(y, w) as Tensor));
    };
  }],
  ['a tensor that each step is computed from', () => {
    let w: Tensor = constant(weights);
    return () => {
      const tape = new GradientTape({ persistent: true });
      const now = w;
      const y = tape.record(() => { tape.watch(now); return loss(now); });
      w = ops.sub(w, ops.mul(0.1, tape.gradient(y, w) as Tensor));
    };
  }],
  ['tapes that are never asked, and one that throws', () => {
    const w = new Variable(weights);
    return () => {
      new GradientTape({ persistent: true }).record(() => loss(w));
      expect(() => new GradientTape().record(() => { loss(w); throw new Error('mine'); })).toThrow('mine');
    };
  }],
  ['one tape that answers and is entered again', () => {
    const w = new Variable(weights);
    const tape = new GradientTape();
    return () => {
      const y = tape.record(() => loss(w));
      tape.gradient(y, w);
    };
  }],
  ['one persistent tape that is reset', () => {
    const w = new Variable(weights);
    const tape = new GradientTape({ persistent: true });
    return () => {
      tape.record(() => { tape.reset(); tape.gradient(loss(w), w); });
    };
  }],
  ['nested tapes, explanations and arrays', () => {
    const w = new Variable(weights);
    return () => {
      const outer = new GradientTape();
      const first = outer.record(() => { const tape = new GradientTape(); const y = tape.record(() => loss(w)); return tape.gradient(y, w) as Tensor; });
      outer.explain(first, input);
      first.toArray();
      outer.gradient(first, w);
    };
  }],
]; // prettier-ignore

test.each(loops)('%s: 10,000 steps leave less than 1 MB behind', (_what, start) => {
  expect(growth(start(), 10_000)).toBeLessThan(1);
});

test('a tape that has answered holds no values: 1,000 of them, of 128 kB each, take less than 10 MB', () => {
  const x = new Variable(constant(1, { shape: [16, 1024] }));
  const run = (): GradientTape => {
    const tape = new GradientTape();
    const y = tape.record(() => ops.sum(ops.exp(ops.sin(x))));
    tape.gradient(y, x);
    return tape;
  };
  run();
  const before = used();
  const tapes = Array.from({ length: 1000 }, run);
  expect(used() - before).toBeLessThan(10);
  expect(tapes.every((tape) => tape.watchedVariables().length === 1)).toBe(true);
});
