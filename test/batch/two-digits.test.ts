// Two digits of a number, against the text of two digits.
import { expect, test } from 'vitest';
import { twoDigits } from '../../src/batch/two-digits.js';
import { randomNumbers } from './random-numbers.js';

test.each([
  0,
  1,
  9.95,
  99.5,
  0.25,
  0.125,
  0.115,
  1.15,
  1.25,
  2.5e-7,
  1.05e5,
  1.005e22,
  9.99e21,
  1e23,
  5e-324,
  1.7976931348623157e308,
  Infinity,
  NaN,
])(
  // prettier-ignore
  '%d',
  (value) => expect(twoDigits(value)).toBe(Number(value.toPrecision(2))),
);

test('numbers of all sizes, and those just beside halfway', () => {
  const random = randomNumbers(3);
  for (let i = 0; i < 200_000; i++) {
    const halfway = (Math.floor(random() * 900 + 100) / 10 + 0.05) * 10 ** Math.floor(random() * 50 - 25);
    const beside = halfway * (1 + (Math.floor(random() * 5) - 2) * 2 ** -52);
    const any = random() * 10 ** (random() * 60 - 30);
    for (const value of [any, beside, Number(beside.toPrecision(3))])
      if (twoDigits(value) !== Number(value.toPrecision(2)))
        expect(twoDigits(value)).toBe(Number(value.toPrecision(2)));
  }
});
