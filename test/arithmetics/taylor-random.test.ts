// Taylor series of random functions, against values at a distance, in enclosures.
import { expect, it } from 'vitest';
import { OutsideDomain, Undecided } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { RandomNumbers } from '../../src/random-numbers.js';
import { randomText } from '../check/values/random-functions.js';
import { countOf } from '../sample.js';
import { apart, bits, mpfr, type Function } from './taylor-apart.js';

const seed = Number(process.env['SEED'] ?? 1);
const count = countOf(400, 4);

it(`${count} random functions, seed ${seed}`, () => {
  const random = RandomNumbers.of(seed, 'points');
  let told = 0;
  for (let i = 0; i < count; i++) {
    const text = randomText(random, 4).replaceAll(/\by\b/g, '(x/3)');
    const x = Math.round(random.uniform() * 4000 - 1000) / 512;
    mpfr.reset(bits);
    try {
      const { program } = readExpression(text);
      const f: Function = (numbers, at) => program.link(numbers)([at], { maxSteps: 1e6 });
      for (const h of [2 ** -12, -(2 ** -17)]) expect(apart(f, x, h), `${text} at ${x}, seed ${seed}`).toBeLessThan(Infinity);
      told++;
    } catch (error) {
      if (!(error instanceof OutsideDomain || error instanceof Undecided)) throw error;
    }
  }
  expect(told).toBeGreaterThan(count / 4);
}); // prettier-ignore
