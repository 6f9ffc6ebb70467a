// In random recordings with everything that can happen to a path, there is a reason exactly where the gradient is null; and what a
// reason names is what happened.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { constant, GradientTape, ops, Variable, type Tensor } from '../../src/tape/index.js';

type Value = Tensor | Variable;

/** What happened, as far as reasons speak of it. */
const happenings = ['detached', 'round', 'greater', 'copied out', 'stopped', 'assigned', 'reset', 'left'] as const;
type Happening = (typeof happenings)[number];

/** The words of a reason for what happened. */
const words: Readonly<Record<Happening, RegExp>> = {
  detached: /stopGradient/,
  round: /round is not/,
  greater: /greater is not/,
  'copied out': /left the tape/,
  stopped: /while tape \d+ was stopped/,
  assigned: /was assigned to/,
  reset: /was reset/,
  left: /(after|before) tape \d+ was (left|entered)/,
};

interface Told {
  readonly tape: GradientTape;
  readonly values: readonly Value[];
  readonly happened: ReadonlySet<Happening>;
}

/** A recording of random steps on random values so far. */
function told(genes: readonly number[]): Told {
  let next = 0;
  const draw = (bound: number): number => (genes[next++] ?? 0) % bound;
  const tape = new GradientTape({ persistent: true, watchAccessedVariables: draw(4) > 0 });
  const values: Value[] = [
    new Variable(1.5),
    new Variable(2.5, { trainable: draw(2) === 0 }),
    constant(3),
    constant(4),
  ];
  const happened = new Set<Happening>();
  const pick = (): Value => values[draw(values.length)] as Value;
  const steps: readonly (() => void)[] = [
    () => values.push(ops.mul(pick(), pick())),
    () => values.push(ops.add(pick(), pick())),
    () => values.push(ops.sin(pick())),
    () => tape.watch(pick()),
    () => { happened.add('detached'); values.push(ops.stopGradient(pick())); },
    () => { happened.add('round'); values.push(ops.round(pick())); },
    () => { happened.add('greater'); values.push(ops.where(ops.greater(pick(), 1), pick(), 2)); },
    () => { happened.add('copied out'); values.push(constant(pick())); },
    () => { happened.add('stopped'); tape.stopRecording(() => values.push(ops.square(pick()))); },
    () => { happened.add('assigned'); (values[draw(2)] as Variable).assign(pick()); },
    () => { if (draw(4) > 0) return; happened.add('reset'); tape.reset(); },
  ]; // prettier-ignore
  const outside = (): void => {
    if (draw(3) > 0) return;
    happened.add('left');
    values.push(ops.square(pick()));
  };
  outside();
  for (let entered = 0; entered < 2; entered++) {
    tape.record(() => {
      for (let step = 0; step < 5; step++) (steps[draw(steps.length)] as () => void)();
    });
    outside();
  }
  return { tape, values, happened };
}

test('a reason is given where the gradient is null, and only there', () => {
  const seen = { gradients: 0, nulls: 0, by: new Map<Happening, number>() };
  const genes = fc.array(fc.nat(999_983), { minLength: 60, maxLength: 60, size: 'max' });
  fc.assert(
    fc.property(genes, (drawn) => {
      const { tape, values, happened } = told(drawn);
      for (const target of values) {
        for (const source of values) {
          const reason = tape.explain(target, source);
          const gradient = tape.gradient(target, source);
          expect([reason, gradient === null], String(reason)).toEqual([gradient === null ? expect.any(String) : null, gradient === null]); // prettier-ignore
          if (reason === null) seen.gradients++;
          else seen.nulls++;
          for (const each of happenings) {
            if (reason === null || !words[each].test(reason)) continue;
            seen.by.set(each, (seen.by.get(each) ?? 0) + 1);
            expect([...happened], reason).toContain(each);
          }
        }
      }
    }),
    { numRuns: 120 },
  );
  expect(seen.gradients).toBeGreaterThan(100);
  expect(seen.nulls).toBeGreaterThan(100);
  expect([...seen.by.keys()].sort()).toEqual([...happenings].sort());
});
