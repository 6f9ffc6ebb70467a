// Counting: every primitive once under its kind, values untouched, nesting as meant.
import { describe, expect, it } from 'vitest';
import { binaryNames, operationKinds, unaryNames } from '../../src/arithmetic.js';
import { counting, countsNow, noOperations, totalOperations } from '../../src/arithmetics/counting.js';
import { dual } from '../../src/arithmetics/dual.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { rules } from '../../src/primitives.js';
import { binaryPoints, unaryPoints } from './samples.js';

describe('counting', () => {
  it.each([...unaryNames, ...binaryNames])('counts %s once under its kind and leaves its value alone', (name) => {
    const { arithmetic, counts } = counting(float64);
    let calls = 0;
    if (name in unaryPoints)
      for (const x of unaryPoints[name as keyof typeof unaryPoints]) {
        const operation = name as keyof typeof unaryPoints;
        expect(arithmetic[operation](x)).toBe(float64[operation](x));
        calls++;
      }
    else
      for (const [x, y] of binaryPoints[name as keyof typeof binaryPoints]) {
        const operation = name as keyof typeof binaryPoints;
        expect(arithmetic[operation](x, y)).toBe(float64[operation](x, y));
        calls++;
      }
    const { cost } = rules[name];
    for (const kind of operationKinds) expect(counts[kind]).toBe(kind === cost ? calls : 0);
  });
  it('has each kind by itself in what is said of all', () => {
    const { counts, reset } = counting(float64);
    expect(Object.keys(noOperations())).toEqual(operationKinds);
    for (const kind of operationKinds) {
      counts[kind] = 3;
      const now = countsNow(counts);
      expect([now, totalOperations(counts)]).toEqual([{ ...noOperations(), [kind]: 3 }, 3]);
      reset();
      expect([counts, now[kind]]).toEqual([noOperations(), 3]);
    }
  });
  it('knows these kinds; all other primitives are elementary functions', () => {
    const kinds: Readonly<Record<string, readonly string[]>> = {
      add: ['add', 'sub'],
      mul: ['square', 'mul'],
      div: ['div'],
      pow: ['pow'],
      compare: ['abs', 'sign', 'floor', 'ceil', 'round', 'fix', 'relu', 'min', 'max'],
      null: ['neg'],
    };
    const kindOf = new Map(Object.entries(kinds).flatMap(([kind, names]) => names.map((name) => [name, kind])));
    for (const name of [...unaryNames, ...binaryNames])
      expect([name, String(rules[name].cost)]).toEqual([name, kindOf.get(name) ?? 'elementary']);
  });
  it('counts relations as comparisons, and literals not at all', () => {
    const { arithmetic, counts } = counting(float64);
    arithmetic.decide('<', arithmetic.literal(1), arithmetic.constant('ln2'));
    expect(counts).toEqual({ add: 0, mul: 0, div: 0, pow: 0, elementary: 0, compare: 1 });
  });
  it('counts the program outside duals, the work inside them', () => {
    const outside = counting(dual(float64));
    outside.arithmetic.sin({ primal: 1, tangent: 1 });
    expect(outside.counts).toMatchObject({ elementary: 1, mul: 0 });
    const inside = counting(float64);
    dual(inside.arithmetic).sin({ primal: 1, tangent: 1 });
    expect(inside.counts).toMatchObject({ elementary: 2, mul: 1 });
  });
});
