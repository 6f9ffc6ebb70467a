// An enclosure as decimal text: digits that all its numbers share, and what is said where they share none.
import { describe, expect, it } from 'vitest';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { downward, nearest, startMpfr, upward } from '../../src/arithmetics/interval/mpfr.js';
import { RandomNumbers } from '../../src/random-numbers.js';
import { decimalDigits, endsText } from '../../src/reference/decimal-digits.js';

const mpfr = await startMpfr(10);
const A = intervalArithmetic(mpfr);
const bits = 1400;

describe('The digits of an enclosure', () => {
  /** One end stands for an exact number. */
  const interval = (lo: string, hi: string | null): Interval => {
    mpfr.reset(bits);
    const low = mpfr.fromDecimal(lo);
    return { lo: low, hi: hi === null ? low : mpfr.fromDecimal(hi) };
  };

  /* prettier-ignore */
  it.each<[what: string, lo: string, hi: string | null, digits: string]>([
    // exact numbers are written whole, up to 30 digits
    ['zero',                               '0',                               null, '0'],
    ['a fraction',                         '0.5',                             null, '0.5'],
    ['a negative fraction',                '-0.625',                          null, '-0.625'],
    ['an integer with zeros at its end',   '120',                             null, '120'],
    ['30 digits',                          '100000000000000000000000000002e-29', '100000000000000000000000000002e-29', '1.00000000000000000000000000002…'],
    ['30 digits, exact',                   '123456789012345678901234567891',  null, '1.23456789012345678901234567891e+29'],
    ['30 digits and a zero, exact',        '1234567890123456789012345678910', null, '1.23456789012345678901234567891e+30'],
    ['a hair more than two digits, exact', '1.5000000000000000000000000000000000000001', null, '1.50000000000000000000000000000…'],
    ['36 nines and more, exact',           `0.${'9'.repeat(40)}`,             null, `0.${'9'.repeat(30)}…`],
    ['36 nines and more, negative, exact', `-0.${'9'.repeat(40)}`,            null, `-0.${'9'.repeat(30)}…`],
    ['31 digits, exact',                   '1234567890123456789012345678901', null, '1.23456789012345678901234567890…e+30'],
    ['36 digits, exact',                   '123456789012345678901234567890123456', null, '1.23456789012345678901234567890…e+35'],
    ['37 digits, exact',                   '1234567890123456789012345678901234567', null, '1.23456789012345678901234567890…e+36'],
    // positional from 1e-6 to 1e21, as JavaScript writes numbers
    ['the last positional integer',        '999e18',                          null, '999000000000000000000'],
    ['the first with an exponent',         '1e21',                            null, '1e+21'],
    ['a mantissa with an exponent',        '12345e20',                        null, '1.2345e+24'],
    ['the last positional fraction',       '0.0000019073486328125',           null, '0.0000019073486328125'],
    ['the first with a negative exponent', '9.5367431640625e-7',              null, '9.5367431640625e-7'],
    // leading digits in common
    ['all digits in common',               '1.5', '1.5000000000000000000000000000000000001',         '1.50000000000000000000000000000…'],
    ['the same number twice',              '1.5', '1.5',                                             '1.50000000000000000000000000000…'],
    ['16 digits in common',                '1.234567890123456', '1.2345678901234569',                '1.234567890123456…'],
    ['digits beyond the point',            '123456789012345678901.5', '123456789012345678901.61',    '123456789012345678901…'],
    ['fewer digits than places',           '1234567890123456789013', '1234567890123456789087',       '1.2345678901234567890…e+21'],
    ['truncated, not rounded',             '0.66666666666666666666666666666666666', '0.66666666666666666666666666666666667', '0.666666666666666666666666666666…'],
    ['a few digits',                       '1.23441', '1.23449',                                     '1.2344…'],
    ['a few digits, negative',             '-1.23449', '-1.23441',                                   '-1.2344…'],
    ['few digits of a large number',       '123400', '123499',                                       '1.234…e+5'],
    ['one digit of a small number',        '1.1e-9', '1.2e-9',                                       '1.…e-9'],
    ['an end with few digits',             '0.25', '0.250000000101',                                 '0.250000000…'],
    // ends on both sides of a short decimal: how near they are to it
    ['ends on both sides of 1',            '0.99999999999999999999', '1.00000000000000000001',       '1±2e-20'],
    ['ends on both sides of -1',           '-1.00000000000000000001', '-0.99999999999999999999',     '-1±2e-20'],
    ['ends that share few digits once rounded', '0.999', '1.001',                                   '…'],
    ['one end nearer to 1',                '0.9999999999999999999', '1.00000000000000000001',        '1±2e-19'],
    ['ends on both sides of 1/4',          '0.2499999999999999', '0.2500000000000002',              '0.25±3e-16'],
    ['ends on both sides of 100',          '99.9999999', '100.0000001',                              '100±2e-7'],
    ['ends on both sides of 1e40',         '0.99999999e40', '1.00000001e40',                         '1e+40±2e+32'],
    ['ends on both sides, below the first digits', '0.12345678999999', '0.12345679000001',           '0.12345679±2e-14'],
    // none
    ['ends of either sign',                '-1.5e-90', '1e-90',                                      '0±2e-90'],
    ['ends of either sign, unequal',       '-1e-90', '3.2e-80',                                      '0±4e-80'],
    ['an end at zero',                     '0', '1e-9',                                              '0±2e-9'],
    ['the other end at zero',              '-1e-9', '0',                                             '0±2e-9'],
    ['the other end at zero, which is near', '-1e-60', '0',                          '0±1e-60'],
    ['ends with no digit in common',       '1', '9',                                                 '…'],
    ['the same digits at other places',    '1.5', '15',                                              '…'],
  ])('%s', (_what, lo, hi, digits) => {
    const x = interval(lo, hi);
    const { text, decided } = decimalDigits(A, x, 30);
    expect(text).toBe(digits);
    // all 30, or all that there are
    expect(decided).toBe(hi === null || digits.replace(/[^0-9]|e.*/g, '').replace(/^0+/, '').length === 30);
  });

  it('are as many as are wanted', () => {
    mpfr.reset(4096);
    const third = A.div(A.literal(1), A.literal(3));
    expect(decimalDigits(A, third, 1).text).toBe('0.3…');
    expect(decimalDigits(A, third, 1000)).toMatchObject({ text: `0.${'3'.repeat(1000)}…`, decided: true });
    expect(decimalDigits(A, third, 5)).toMatchObject({ text: '0.33333…', decided: true });
    expect(decimalDigits(A, A.literal(0.625), 2)).toMatchObject({ text: '0.62…', decided: true });
    expect(decimalDigits(A, A.literal(0.625), 3)).toMatchObject({ text: '0.625', decided: true });
  });
});

describe('The ends of an enclosure', () => {
  const ends = (lo: string, hi: string): readonly [string, string] => {
    mpfr.reset(bits);
    return endsText(A, { lo: mpfr.fromDecimal(lo), hi: mpfr.fromDecimal(hi) });
  };
  it('have 36 digits, rounded outward', () => {
    expect(ends('1', '3')).toEqual([`1.${'0'.repeat(35)}`, `3.${'0'.repeat(35)}`]);
    expect(ends(`0.${'6'.repeat(60)}`, `0.${'6'.repeat(59)}7`)).toEqual([`0.${'6'.repeat(36)}`, `0.${'6'.repeat(35)}7`]); // prettier-ignore
    expect(ends(`-0.${'6'.repeat(59)}7`, `-0.${'6'.repeat(60)}`)).toEqual([`-0.${'6'.repeat(35)}7`, `-0.${'6'.repeat(36)}`]); // prettier-ignore
    expect(ends(`1.${'2'.repeat(35)}${'9'.repeat(70)}e400`, `1.${'2'.repeat(34)}3${'0'.repeat(69)}1e400`)).toEqual([`1.${'2'.repeat(35)}e+400`, `1.${'2'.repeat(34)}4e+400`]); // prettier-ignore
    expect(ends('0', '1')[0]).toBe('0');
    expect(ends('0.5', '0.5')).toEqual([`0.5${'0'.repeat(35)}`, `0.5${'0'.repeat(35)}`]);
  });
  it('are those that MPFR rounds to, however near a decimal they lie', () => {
    const random = new RandomNumbers([1, 2, 3, 4]);
    const digit = (): string => String(random.below(10));
    const tails = ['0', '9', '990', '995', '998', '999', '1', '001', '5'];
    for (let i = 0; i < 4000; i++) {
      mpfr.reset(300);
      const head = `${i % 2 === 0 ? '' : '-'}${1 + random.below(9)}${Array.from({ length: 35 }, i % 5 === 0 ? () => '9' : digit).join('')}`;
      const tail = `${tails[i % tails.length]}${'9'.repeat(random.below(6))}${digit()}`;
      const place = [-40, 0, 170][i % 3] as number;
      const x = mpfr.fromDecimal(`${head}.${tail}e${place}`);
      const width = mpfr.fromDecimal(`${random.below(3)}${digit()}e${place - random.below(12)}`);
      const far = mpfr.allocate();
      mpfr.call.mpfr_add(far, x, width, nearest);
      const end = (p: number, rounding: number): string => {
        const { negative, digits, exponent } = mpfr.decimal(p, 36, rounding);
        return `${negative ? '-' : ''}0.${digits}e${exponent}`;
      };
      const told = endsText(A, { lo: x, hi: far }).map((text) => end(mpfr.fromDecimal(text), nearest));
      expect(told).toEqual([end(x, downward), end(far, upward)]);
    }
  });
  it('may be infinite', () => {
    mpfr.reset(bits);
    const endless = A.exp(A.exp(A.literal(60)));
    expect(endsText(A, { lo: mpfr.fromDouble(1), hi: endless.hi })).toEqual([`1.${'0'.repeat(35)}`, 'Infinity']);
    expect(endsText(A, { lo: A.neg(endless).lo, hi: mpfr.fromDouble(-1) })[0]).toBe('-Infinity');
  });
});
