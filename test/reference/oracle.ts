// The certified truth against derivatives from an independent source: mpmath (test/oracle/generate.py).
import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { flatComparison } from '../../src/compare/forms.js';
import { readCorpus, type Corpus } from '../oracle/corpus.js';
import { digitsAgree } from '../oracle/digits.js';

/** The oracle rounds to 40 significant digits, and drops zeros at the end. */
const oracleDigits = 40;

/** The test that every so many cases are certified as the oracle has them. */
export function testOracle(corpus: Corpus, every: number): void {
  const cases = readCorpus(corpus).filter((_, index) => index % every === 0);
  const undecided = every === 1 ? String(corpus.undecided) : `at most ${corpus.undecided}`;
  test(
    `The truth and the oracle agree to the last bit on ${cases.length} cases of ${corpus.name}, ${undecided} left undecided`,
    { timeout: 180_000 },
    async () => {
      const wrong: unknown[] = [];
      let certified = 0;
      for (const one of cases) {
        const order = one.hessianNearest === undefined ? 1 : 2;
        const { reference } = flatComparison(await compare(one.expr, { at: one.at, methods: ['reverse'], order }));
        if (reference.status === 'certified') certified++;
        for (const [input, nearest] of Object.entries(one.nearest)) {
          const computed = reference.gradient[input];
          const digits = reference.digits[input];
          if (computed != null && computed !== nearest) wrong.push([one.expr, one.at, input, computed, nearest]);
          if (digits != null && !digitsAgree(digits, one.gradient[input] as string, oracleDigits))
            wrong.push([one.expr, one.at, input, digits, one.gradient[input]]);
        }
        const [value = null] = reference.value;
        if (value !== null && !digitsAgree(value, one.value, oracleDigits))
          wrong.push([one.expr, one.at, value, one.value]);
        for (const [row, columns] of Object.entries(one.hessianNearest ?? {}))
          for (const [column, nearest] of Object.entries(columns)) {
            const computed = reference.hessian?.[row]?.[column];
            if (computed != null && computed !== nearest)
              wrong.push([one.expr, one.at, row, column, computed, nearest]);
          }
      }
      expect(wrong).toEqual([]);
      const open = cases.length - certified;
      if (every === 1) expect(open).toBe(corpus.undecided);
      else expect(open).toBeLessThanOrEqual(corpus.undecided);
    },
  );
}
