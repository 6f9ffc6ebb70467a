// Verdicts at ties, jumps and ends of domains against one-sided slopes from an independent source (test/oracle/singular.py).
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { flatComparison } from '../../src/compare/forms.js';
import type { PlainNumber, Reference } from '../../src/compare/comparison.js';
import { DiffcmpError } from '../../src/errors.js';

/** A slope that settles is a number as text, one that grows without end an infinity; null: it does neither. */
interface Side {
  slope: string | null;
  continuous: boolean;
}
interface Row {
  expr: string;
  at: number;
  defined: boolean;
  left: Side | null;
  right: Side | null;
}

const rows = JSON.parse(readFileSync(new URL('../oracle/singular.json', import.meta.url), 'utf8')) as Row[];

function isSlope(side: Side | null, claimed: PlainNumber): boolean {
  // of a slope that grows as log h the source can't tell that it does
  if (side?.slope === null && typeof claimed === 'string') return true;
  if (side?.slope == null) return false;
  if (typeof claimed === 'string') return side.slope === claimed;
  const slope = Number(side.slope);
  // slopes that vanish as a root of h are still 1e-15 or so at the step of the source
  return Math.abs(slope - claimed) <= 1e-9 * Math.abs(claimed) + 1e-10;
}

/** A side of which a number is claimed must have that slope; where nothing is claimed, anything may be. */
const sideHolds = (side: Side | null, claimed: PlainNumber | null | undefined): boolean =>
  claimed == null || isSlope(side, claimed);

function holds({ left, right }: Row, reference: Reference<'flat'>): boolean {
  const truth = reference.gradient['x'];
  const sides = sideHolds(left, reference.left?.['x']) && sideHolds(right, reference.right?.['x']);
  const continuous = left?.continuous === true && right?.continuous === true;
  switch (reference.status) {
    case 'certified':
      return truth == null || (continuous && isSlope(left, truth) && isSlope(right, truth));
    case 'kink':
      return sides && continuous && reference.left?.['x'] !== reference.right?.['x'];
    case 'jump':
      return sides && !continuous;
    case 'infinite':
      return sides && [reference.left?.['x'], reference.right?.['x']].some((side) => typeof side === 'string');
    case 'undefined':
      // where a slope is told to oscillate, the source finds none
      return sides && [left, right].some((side) => side === null || side.slope === null);
    case 'undecided':
      return true;
  }
}

/** The test that no verdict on every so many rows contradicts a one-sided slope. */
export function testSingularPoints(every: number): void {
  const some = rows.filter((_, index) => index % every === 0);
  test(`Verdicts at ${some.length} singular points contradict no one-sided slope, and few are left open`, async () => {
    const wrong: unknown[] = [];
    let undecided = 0;
    let defined = 0;
    for (const row of some) {
      try {
        const { reference } = flatComparison(await compare(row.expr, { at: row.at, methods: ['forward'] }));
        defined++;
        if (reference.status === 'undecided') undecided++;
        if (!row.defined || !holds(row, reference))
          wrong.push([row, reference.status, reference.gradient, reference.left, reference.right]);
      } catch (error) {
        if (!(error instanceof DiffcmpError) || error.exitCode !== 4) throw error;
        if (row.defined) wrong.push([row, error.code]);
      }
    }
    expect(wrong).toEqual([]);
    expect(undecided / defined).toBeLessThan(0.005);
  });
}
