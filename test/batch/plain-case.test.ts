// Plain cases pass without the schema: only such as the schema passes, whatever they look like.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFields } from '../../src/batch/case.js';
import { caseSchema } from '../../src/batch/schema/fixture.js';

const seed = 20261126;
const names = ['x', 'y', '__proto__', 'constructor', 'toString', ''];
const numbers = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1.5, NaN, Infinity, null, '2', 'pi/4', true, {}, [1]));
/** Objects with own fields of any name, as JSON.parse gives them. */
const record = <V>(values: fc.Arbitrary<V>): fc.Arbitrary<object> =>
  fc.array(fc.tuple(fc.constantFrom(...names), values), { maxLength: 3 }).map((entries) => {
    const made = {};
    for (const [name, value] of entries)
      Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
    return made;
  });
const points = fc.oneof(record(numbers), numbers, fc.constant([1, 2]), fc.constant(undefined));
/** All but plain. */
const nearly = fc.record({
  expr: fc.constantFrom('x', ''),
  at: record(fc.constantFrom(1, 2.5, -0, NaN, Infinity, '1', null, {})),
});
const candidates = fc.oneof(
  nearly,
  fc.record({ expr: fc.constantFrom('x', '', 'x*y', 7, null), at: points }),
  fc.record(
    { expr: fc.constant('x'), at: points, id: fc.constantFrom('a', 3), methods: fc.constantFrom('ad', 'nope') },
    { requiredKeys: ['expr'] },
  ),
  record(numbers),
  numbers,
);

/** Whether the schema alone, and its one blind spot, pass a value. */
function passesSchema(value: unknown): boolean {
  const { at, expect: expected } = (value ?? {}) as Record<string, unknown>;
  const hides = [at, expected].some((inner) => typeof inner === 'object' && inner !== null && Object.hasOwn(inner, '__proto__')); // prettier-ignore
  return !hides && caseSchema.safeParse(value).success;
}

test(`what passes is what the schema passes (seed ${seed})`, () => {
  let plain = 0;
  fc.assert(
    fc.property(candidates, (value) => {
      const isFine = readFields(value, []).mistakes === null;
      if (isFine) plain++;
      const isCase = typeof value === 'object' && value !== null && (value as { expr?: unknown }).expr !== undefined;
      expect(isFine).toBe(isCase && passesSchema(value));
    }),
    { seed, numRuns: 5000 },
  );
  expect(plain).toBeGreaterThan(500);
});
