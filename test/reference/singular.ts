// Verdicts at ties, jumps and ends of domains against one-sided slopes from an independent source (test/oracle/singular.py).
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { flatComparison } from '../../src/compare/forms.js';
import type { Reference } from '../../src/compare/reference-data.js';
import { DiffcmpError } from '../../src/errors.js';
import { contradiction, type Claim, type Told, type ToldSide } from './singular-judge.js';

interface Row {
  expr: string;
  at: number;
  defined: boolean;
  left: ToldSide | null;
  right: ToldSide | null;
}

const rows = JSON.parse(readFileSync(new URL('../oracle/singular.json', import.meta.url), 'utf8')) as Row[];

/** What a comparison by x claims. */
export function claimed({ status, gradient, left, right }: Reference<'flat'>): Claim {
  const number = gradient['x'] ?? null;
  return status === 'certified'
    ? { status, left: number, right: number }
    : { status, left: left?.['x'] ?? null, right: right?.['x'] ?? null };
}

/** The test that no verdict on every so many rows contradicts a one-sided slope. */
export function testSingularPoints(every: number): void {
  const some = rows.filter((_, index) => index % every === 0);
  test(`Verdicts at ${some.length} singular points contradict no one-sided slope, and few are left open`, async () => {
    const wrong: unknown[] = [];
    let undecided = 0;
    let defined = 0;
    for (const row of some) {
      const told: Told = { defined: row.defined, singular: true, sides: { x: [row.left, row.right] } };
      try {
        const { reference } = flatComparison(await compare(row.expr, { at: row.at, methods: ['forward'] }));
        defined++;
        if (reference.status === 'undecided') undecided++;
        const fault = contradiction(claimed(reference), told, 'x');
        if (fault !== null)
          wrong.push([row, reference.status, reference.gradient, reference.left, reference.right, fault]);
      } catch (error) {
        if (!(error instanceof DiffcmpError) || error.exitCode !== 4) throw error;
        if (row.defined) wrong.push([row, error.code]);
      }
    }
    expect(wrong).toEqual([]);
    expect(undecided / defined).toBeLessThan(0.02);
  });
}
