// The certified truth against an eighth of the oracle, which oracle.long.test.ts takes whole, and at singular points.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { DiffcmpError } from '../../src/errors.js';
import { corpora } from '../oracle/corpus.js';
import { testOracle } from './oracle.js';

for (const corpus of corpora) testOracle(corpus, 8);

interface EdgeCase {
  expr: string;
  at: Record<string, number>;
  order: 1 | 2;
  status: string[];
  gradient: Record<string, number> | null;
  left: Record<string, number | string | null> | null;
  right: Record<string, number | string | null> | null;
}

describe('The edge cases', () => {
  const rows = JSON.parse(readFileSync(new URL('../oracle/edge-cases.json', import.meta.url), 'utf8')) as EdgeCase[];

  test.each(rows.map((row) => [`${row.expr} at ${JSON.stringify(row.at)}, order ${row.order}`, row] as const))(
    'get the right verdict: %s',
    async (_name, { expr, at, order, status, gradient, left, right }) => {
      const settle = async (): Promise<
        Pick<Awaited<ReturnType<typeof compare>>['reference'], 'status' | 'gradient' | 'left' | 'right'>
      > => {
        try {
          return (await compare(expr, { at, order, methods: ['forward'] })).reference;
        } catch (error) {
          // the function itself has no value there
          if (error instanceof DiffcmpError && error.exitCode === 4)
            return { status: 'undefined', gradient: {}, left: null, right: null };
          throw error;
        }
      };
      const reference = await settle();
      expect(status).toContain(reference.status);
      for (const input of Object.keys(at)) {
        const truth = reference.gradient[input];
        // where the whole has no gradient, that of one input is what both of its sides have
        if (truth != null)
          for (const known of gradient === null ? [left, right] : [gradient]) expect(truth).toBe(known?.[input]);
        for (const [ours, theirs] of [
          [reference.left, left],
          [reference.right, right],
        ] as const) {
          const side = ours?.[input];
          if (side != null && theirs !== null && theirs[input] != null) expect(side).toBe(theirs[input]);
        }
      }
    },
  );
});

describe('A power above 1 of a number whose slope is infinite', () => {
  // the root of the distance to a power between 1 and 2: less than the distance itself
  test.each([
    ['acos(x)^1.5', '-Infinity', null],
    ['sqrt(1 - x)^1.5', '-Infinity', null],
    ['cbrt(x - 1)^2.5', null, 'Infinity'],
    ['acos(x)^2', -2, null],
    ['acos(x)^2.5', 0, null],
  ])('%s has the slopes %s and %s at 1', async (expression, left, right) => {
    const { reference } = await compare(expression, { at: 1, methods: ['forward'] });
    expect(reference).toMatchObject({ left: { x: left }, right: { x: right }, gradient: { x: null } });
  });
});

describe('The differences of values', () => {
  test('do not contradict a one-sided slope that is approached as slowly as a root', async () => {
    const { reference } = await compare('1 - abs(x) + acos(x^1.5)', { at: 0, methods: ['forward'] });
    expect(reference).toMatchObject({ status: 'undefined', left: { x: null }, right: { x: -1 } });
  });
});
