// The cost of reverse mode at sizes that take their time: at most 5 operations for each of the function there too.
import { expect, test } from 'vitest';
import { familyNames, type FamilyName } from '../../src/scale/families.js';
import { scale } from '../../src/scale/scale.js';

const most: Readonly<Record<FamilyName, number>> = {
  'sum-of-squares': 100_000, speelpenning: 100_000, logistic: 10_000, nested: 10_000, rosenbrock: 50_000, quadratic: 500, network: 10_000,
}; // prettier-ignore

test.each(familyNames)('%s', async (family) => {
  const sizes = [1, 2, 3, 10, 100, Math.round(most[family] / 10), most[family]];
  const study = await scale(family, { sizes, methods: 'reverse', timeout: 60_000 });
  expect(study.series[0]?.stopped).toBeNull();
  study.function.forEach(({ operations }, i) =>
    expect(study.series[0]?.operations[i]).toBeLessThanOrEqual(5 * operations),
  );
  expect(study.theory[0]?.holds).toBe(true);
});

test('a template that is too large to be written out at a size ends the study there', async () => {
  const { stopped, sizes, series } = await scale('quadratic', { sizes: [10, 100, 1000], methods: 'reverse' });
  expect(stopped).toMatchObject({ size: 1000, code: 'bad-template' });
  expect([sizes, series[0]?.operations.length]).toEqual([[10, 100], 2]);
});
