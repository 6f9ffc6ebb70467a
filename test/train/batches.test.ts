// Batches: each row once in each epoch, and the same batches after a break.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Batches, stepsOf, type Batch, type BatchPlan } from '../../src/train/batches.js';

const plans: fc.Arbitrary<BatchPlan> = fc.record({
  rows: fc.uniqueArray(fc.nat(100), { minLength: 1, maxLength: 20 }),
  batchSize: fc.integer({ min: 1, max: 25 }),
  epochs: fc.integer({ min: 1, max: 4 }),
  shuffle: fc.boolean(),
  seed: fc.nat(),
});

function allOf(batches: Batches): Batch[] {
  const all: Batch[] = [];
  for (let batch = batches.next(); batch !== null; batch = batches.next()) all.push(batch);
  return all;
}

test('each row is in one batch of each epoch; steps and epochs count from 1', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const all = allOf(new Batches(plan));
      expect(all.map(({ step }) => step)).toEqual(Array.from({ length: stepsOf(plan) }, (_, i) => i + 1));
      for (let epoch = 1; epoch <= plan.epochs; epoch++) {
        const batches = all.filter((batch) => batch.epoch === epoch);
        const seen = batches.flatMap(({ rows }) => rows);
        expect(plan.shuffle ? seen.toSorted((a, b) => a - b) : seen).toEqual(
          plan.shuffle ? plan.rows.toSorted((a, b) => a - b) : plan.rows,
        );
        for (const { rows } of batches.slice(0, -1)) expect(rows).toHaveLength(plan.batchSize);
      }
    }),
  );
});

test('from any place, the same batches follow', () => {
  fc.assert(
    fc.property(plans, fc.nat(), (plan, at) => {
      const whole = allOf(new Batches(plan));
      const made = at % (whole.length + 1);
      const batches = new Batches(plan);
      for (let i = 0; i < made; i++) batches.next();
      expect(allOf(new Batches(plan, batches.place))).toEqual(whole.slice(made));
    }),
  );
});

test('epochs are shuffled differently, seeds too', () => {
  const plan = { rows: Array.from({ length: 20 }, (_, i) => i), batchSize: 20, epochs: 2, shuffle: true, seed: 1 };
  const [first, second] = allOf(new Batches(plan));
  const [other] = allOf(new Batches({ ...plan, seed: 2 }));
  expect(first?.rows).not.toEqual(second?.rows);
  expect(first?.rows).not.toEqual(other?.rows);
});
