// Numbers as text, one row per case.
import { expect, test } from 'vitest';
import { differingDigits } from '../../../src/report/compare/differing-digits.js';
import {
  alignAtPoint,
  errorText,
  numberText,
  shortNumber,
  timeText,
  ulpText,
} from '../../../src/report/text/number-text.js';

test.each([
  [0.1, '0.1'],
  [-0, '-0'],
  [1e21, '1e21'],
  [5e-324, '5e-324'],
  ['NaN', 'NaN'],
] as const)('%s is written %s', (value, text) => expect(numberText(value)).toBe(text));

test('float32 numbers are written with the digits that float32 needs', () => {
  expect(numberText(Math.fround(0.1), 'float32')).toBe('0.1');
  expect(numberText(Math.fround(1 / 3), 'float32')).toBe('0.33333334');
});

test.each([
  [0, '0'],
  [0.1, '0.1'],
  [1.3, '1.3'],
  [0.5, '0.5'],
  [0.501, '0.51'],
  [0.54, '0.54'],
  [0.56, '0.6'],
  [9.94, '9.9'],
  [9.96, '10'],
  [80, '80'],
  [999.4, '999'],
  [999.6, '1e3'],
  [98000, '1e5'],
  ['Infinity', 'Infinity'],
] as const)('%s ulps are written %s', (value, text) => expect(ulpText(value)).toBe(text));

test.each([
  [0, '0'],
  [2e-16, '2.0e-16'],
  [0.00999, '1.0e-2'],
  [0.01, '0.010'],
  [0.5, '0.50'],
  [2, '2.0'],
  [99.4, '99'],
  [99.5, '1.0e2'],
  [1e9, '1.0e9'],
] as const)('an error of %s is written %s', (value, text) => expect(errorText(value)).toBe(text));

test.each([
  [0.12345678, '0.123'],
  [0.123456, '0.123456'],
  [1e-5 / 3, '3.33e-6'],
  [12345.6789, '12300'],
  [99999.9999, '100000'],
  [123456.789, '123000'],
  [100000.123, '100000'],
  [-1e10 / 3, '-3.33e9'],
  ['NaN', 'NaN'],
] as const)('%s is written %s where its size matters', (value, text) =>
  expect(shortNumber(value, 'float64')).toBe(text),
);

test.each([
  [999, '999 ns'],
  [1000, '1.00 µs'],
  [999_000, '999 µs'],
  [1e6, '1.00 ms'],
  [1e9, '1.00 s'],
])('a time of %d is written %s', (nanoseconds, text) => expect(timeText(nanoseconds)).toBe(text));

test('decimal points stand in one column', () => {
  expect(alignAtPoint(['-0.75', '12', '1e-7', 'NaN'])).toEqual([' -0.75', ' 12   ', '  1e-7', 'NaN   ']);
  expect(alignAtPoint(['-Infinity', '0.5'])).toEqual(['-Infinity  ', '        0.5']);
});

test.each([
  ['-0.7560891486839978', '-0.756089148683997939873787…', '8'],
  ['-0.7560891486839979', '-0.756089148683997939873787…', ''],
  ['0.9999999999999998', '1', '8'],
  ['0.99999987', '1', '87'],
  ['1.0000000000000002', '1', '2'],
  ['0.5', '0.50000000001…', ''],
  ['0.1234569', '0.1234571…', '69'],
  ['-0.5', '0.5', '-0.5'],
  ['0', '1e-9', '0'],
  ['0', '0', ''],
  ['1.5e-8', '1.4999…e-8', ''],
  ['1.7e-8', '1.5e-8', '7'],
  ['1e-8', '1e-9', '1e-8'],
  ['NaN', '1', 'NaN'],
  ['-88.90123', '-8.333333e-8…', '-88.90123'],
])('of %s, against %s, these digits differ: %s', (text, truth, differing) => {
  expect(text.slice(...differingDigits(text, truth))).toBe(differing);
});
