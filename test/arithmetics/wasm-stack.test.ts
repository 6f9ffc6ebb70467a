// MPFR's slow functions at tens of thousands of bits: what they need of the stack, and what happens where there is little.
import { expect, test } from 'vitest';
import { withWatch } from '../../src/arithmetics/interval/costly-calls.js';
import { startGmpWasm, startThePackagesWay } from '../../src/arithmetics/interval/gmp-wasm.js';
import { raiseStack } from '../../src/arithmetics/interval/wasm-stack.js';
import { Undecided } from '../../src/errors.js';
import { Watch } from '../../src/program/time.js';
import { digitsOf, valueOf } from './large-precision.js';

test('a logarithm at 100,000 bits has the bits of higher precision', async () => {
  const [own, fine] = [100_000, 100_500].map(async (bits) =>
    digitsOf(valueOf(await startGmpWasm(), 'mpfr_log', bits), 24_000),
  );
  expect((await own) === (await fine)).toBe(true);
});

test('what runs at high precision leaves the memory below the stack as it was', async () => {
  const library = await startGmpWasm();
  const bottom = 68_372; // where GMP's data end
  const before = Buffer.from(library.memory, 1024, bottom - 1024).toString('latin1');
  valueOf(library, 'mpfr_log', 100_000);
  const after = Buffer.from(library.memory, 1024, bottom - 1024).toString('latin1');
  let changed = 0;
  for (let i = 0; i < before.length; i++) if (before[i] !== after[i]) changed++;
  expect(changed).toBeLessThan(200); // caches and counters
});

test('with the stack of the package, what would need more of it is undecided', async () => {
  const library = withWatch(await startThePackagesWay(), new Watch());
  expect(() => valueOf(library, 'mpfr_log', 80_000)).toThrow(Undecided);
  expect(valueOf(library, 'mpfr_log', 10_000)).toBeDefined();
});

const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
test.each([
  ['no global', [...header, 1, 1, 0]],
  ['a global of another type', [...header, 6, 8, 1, 0x7e, 1, 0x42, 0xd0, 0xa0, 0x08, 0x0b]],
  ['a constant', [...header, 6, 8, 1, 0x7f, 0, 0x41, 0xd0, 0xa0, 0x08, 0x0b]],
  ['a small first value', [...header, 6, 7, 1, 0x7f, 1, 0x41, 0xd0, 0x20, 0x0b]],
  ['one that is high already', [...header, 6, 8, 1, 0x7f, 1, 0x41, 0xf0, 0xff, 0x3f, 0x0b]],
  ['nothing', []],
])('a module with %s is left as it is', (_what, bytes) => {
  const module = Uint8Array.from(bytes);
  expect(raiseStack(module)).toBeUndefined();
  expect([...module]).toEqual(bytes);
});

test('the first value of the stack pointer becomes the highest of three bytes, wherever its section is', () => {
  const module = Uint8Array.from([...header, 1, 1, 0, 6, 8, 1, 0x7f, 1, 0x41, 0xd0, 0xa0, 0x08, 0x0b]);
  expect(raiseStack(module)).toEqual({ from: 135_248, to: 1_048_560 });
  expect([...module.slice(-4)]).toEqual([0xf0, 0xff, 0x3f, 0x0b]);
});
