// The certified truth against thousands of derivatives from an independent source: mpmath (test/oracle/generate.py).
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { DiffcmpError } from '../../src/errors.js';

interface OracleCase {
  expr: string;
  at: Record<string, number>;
  value: string;
  gradient: Record<string, string>;
  nearest: Record<string, number>;
  hessianNearest?: Record<string, Record<string, number>>;
}

function read(name: string): OracleCase[] {
  return JSON.parse(readFileSync(new URL(`../oracle/${name}`, import.meta.url), 'utf8')) as OracleCase[];
}

/** Whether certified digits (truncated, or rounded where they end in zeros or nines) are those of the oracle. */
function digitsAgree(certified: string, oracle: string): boolean {
  if (certified === '0' || certified === '0…') return Math.abs(Number(oracle)) < 2 ** -1074;
  const [digits, exponent] = significant(certified.replace('…', ''));
  const [expected, expectedExponent] = significant(oracle);
  const count = Math.min(digits.length, 30);
  const scale = 10n ** BigInt(Math.max(0, expected.length - count));
  const ours = BigInt(digits.slice(0, count));
  const theirs = BigInt(expected.padEnd(count, '0'));
  const shift = exponent - expectedExponent;
  if (Math.abs(shift) > 1) return false;
  const oursAligned = shift === 1 ? ours * scale * 10n : ours * scale;
  const theirsAligned = shift === -1 ? theirs * 10n : theirs;
  const difference = oursAligned > theirsAligned ? oursAligned - theirsAligned : theirsAligned - oursAligned;
  return difference <= scale;
}

/** Digits without leading zeros, and the decimal exponent of the first. */
function significant(text: string): [digits: string, exponent: number] {
  const [mantissa = '', power = '0'] = text.replace(/^[-+]/, '').toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = whole + fraction;
  const leading = all.search(/[1-9]/);
  return [all.slice(leading), whole.length - leading + Number(power)];
}

describe.each(['cases.json', 'held-out.json'])('The truth and the oracle of %s', (name) => {
  const cases = read(name);

  test(
    'agree to the last bit, and the truth is certified on at least 99.5 % of the cases',
    { timeout: 180_000 },
    async () => {
      const wrong: unknown[] = [];
      let certified = 0;
      for (const one of cases) {
        const order = one.hessianNearest === undefined ? 1 : 2;
        const { reference } = await compare(one.expr, { at: one.at, methods: ['reverse'], order });
        if (reference.status === 'certified') certified++;
        for (const [input, nearest] of Object.entries(one.nearest)) {
          const computed = reference.gradient[input];
          const digits = reference.digits[input];
          if (computed != null && computed !== nearest) wrong.push([one.expr, one.at, input, computed, nearest]);
          if (digits != null && !digitsAgree(digits, one.gradient[input] as string))
            wrong.push([one.expr, one.at, input, digits, one.gradient[input]]);
        }
        if (reference.value !== null && !digitsAgree(reference.value, one.value))
          wrong.push([one.expr, one.at, reference.value, one.value]);
        for (const [row, columns] of Object.entries(one.hessianNearest ?? {}))
          for (const [column, nearest] of Object.entries(columns)) {
            const computed = reference.hessian?.[row]?.[column];
            if (computed != null && computed !== nearest)
              wrong.push([one.expr, one.at, row, column, computed, nearest]);
          }
      }
      expect(wrong).toEqual([]);
      expect(certified / cases.length).toBeGreaterThanOrEqual(0.995);
    },
  );
});

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
    'get no wrong verdict: %s',
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
      expect([...status, 'undecided']).toContain(reference.status);
      for (const input of Object.keys(at)) {
        const truth = reference.gradient[input];
        if (truth != null) expect(truth).toBe(gradient?.[input]);
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
  test.each(['acos(x)^1.5', 'sqrt(1 - x)^1.5', 'cbrt(x - 1)^2.5'])(
    'has no slope that first-order jets could tell: %s',
    async (expression) => {
      const { reference } = await compare(expression, { at: 1, methods: ['forward'] });
      expect(reference.status).toBe('undecided');
    },
  );
});

describe('The differences of values', () => {
  test('do not contradict a one-sided slope that is approached as slowly as a root', async () => {
    const { reference } = await compare('1 - abs(x) + acos(x^1.5)', { at: 0, methods: ['forward'] });
    expect(reference).toMatchObject({ status: 'undefined', left: { x: null }, right: { x: -1 } });
  });
});
