// MPFR's slow functions where the stack that its package comes with is too small: from 60,000 bits to where GMP takes memory from the heap.
import { expect, test } from 'vitest';
import { startGmpWasm } from '../../src/arithmetics/interval/gmp-wasm.js';
import { compare } from '../../src/compare/compare.js';
import { digitsOf, slowFunctions, valueOf } from './large-precision.js';

test.each(slowFunctions)('%s has the bits of higher precision', async (name) => {
  for (const bits of [60_000, 80_000, 100_000]) {
    const [own, fine] = [bits, bits + 500].map(async (each) =>
      digitsOf(valueOf(await startGmpWasm(), name, each), Math.floor(0.3 * bits)),
    );
    expect((await own) === (await fine), `${bits} bits`).toBe(true);
  }
});

test('a power that needs 21,000 bits to be told from 1 ends without a fault', async () => {
  const power = 'abs(asin(tanh(abs(asec(abs(x > 0 ? tanh(1/x) : x)^mod(atanh(x), sec((-1)^3))))^3)))^(x == 0 ? x : abs(x)/x)';
  const { reference } = await compare(power, { at: 0, methods: 'forward' });
  expect(reference.status).not.toBe('certified');
}); // prettier-ignore

test('a claim about what is tiny asks for no more bits than a number may have', async () => {
  const text = '(erf(atan2(sigmoid(y), y/y)))^tanh(max(x, x)*(-x))';
  await compare(text, { at: { x: 2943.2614741205007, y: 3.8276425543391444 }, methods: 'none' });
  const { reference } = await compare('relu(hypot(y, atan2(y, y)))/(erf(y + x)*y)', { at: { x: 9732.762330912943, y: -103.75632542436672 }, methods: 'none' }); // prettier-ignore
  expect(['certified', 'undecided']).toContain(reference.status);
});

test('a root beside the edge of the domain of asech ends without a fault', async () => {
  const root = 'sqrt(1 - square((x - 1.2) - 1))/asech(sigmoid((x - 1.2) == 0 ? 0 : csch(x - 1.2))) + y + z';
  const { reference } = await compare(root, { at: { x: 1.2, y: 0.5, z: -0.5 }, methods: 'none' });
  expect(reference.statuses.y).toBe('certified');
});
