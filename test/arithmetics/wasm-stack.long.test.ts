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
