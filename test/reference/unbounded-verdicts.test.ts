// Verdicts on what is beyond all bounds at points as near as one likes, each worked out by hand.
import { expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';

const referenceOf = async (text: string): Promise<Awaited<ReturnType<typeof compare>>['reference']> =>
  (await compare(`x == 0 ? 0 : (${text})`, { at: 0, methods: 'forward' })).reference;

/* prettier-ignore */
it.each([
  // functions of what has poles: they grow as well, or tend to two numbers, or to one that is no other value
  ['exp(tan(1/x))'], ['expm1(cot(1/x))'], ['abs(tan(1/x))'], ['tan(1/x)^2'], ['tan(1/x)^3'], ['2^tan(1/x)'], ['0.5^abs(tan(1/x))'],
  ['relu(csc(1/x))'], ['nthRoot(tan(1/x), 5)'], ['tanh(tan(1/x))'], ['sign(tanh(sec(1/x)))'], ['atan(sec(1/x))'], ['exp(-csc(1/x)^2)'],
  ['sech(tan(1/x))'], ['erfc(cot(1/x))'], ['cosh(sec(1/x))'], ['softplus(-tan(1/x))'], ['exp(-exp(tan(1/x)))'],
  // they run through all large numbers
  ['sin(tan(1/x))'], ['tan(csc(1/x))'], ['gamma(csc(1/x))'], ['cos(exp(tan(1/x)))'],
  // never within bounds, but of both signs
  ['tanh(1/(x*sin(1/x)))'], ['exp(1/(x*sin(1/x)))'], ['tan(1/x) + 1/x^2'],
  // functions with poles among the numbers that are passed
  ['gamma(sin(1/x))'], ['lgamma(cos(1/x))'], ['tan(2*sin(1/x))'], ['tan(sec(sin(1/x)))'], ['coth(sin(1/x))'], ['csch(cos(1/x)/3)'],
  ['acsch(sin(1/x))'], ['sec(4 + 2*sin(1/x))'], ['csc(3 + sin(1/x))'], ['cot(-6 + sin(1/x))'],
  // at ends of domains that are reached
  ['log1p(sin(1/x))'], ['log(abs(sin(1/x)))'], ['log10(1 - cos(1/x))'], ['atanh(sin(1/x))'], ['log2(sin(1/x)^2)'],
  // gamma to the right of its poles
  ['gamma(2 + sin(1/x))'], ['gamma(1.5 + 0.5*sin(1/x))'], ['lgamma(3 + sin(1/x))'],
  // what grows without a jump runs through all numbers, though not all of it is known
  ['sin(1/(x*log(abs(x))))'], ['tan(1/(x*log(abs(x))))'], ['sin(coth(x*log(abs(2*x))))'], ['sec(cbrt(lgamma(2 + 1/abs(x))))'],
])('%s has no limit', async (text) => {
  const { status, message } = await referenceOf(text);
  expect([status, message]).toEqual(['undefined', 'the function oscillates on both sides and has no limit there']);
});

/* prettier-ignore */
it.each([
  ['atanh(tan(1/x))'], ['sqrt(tan(1/x))'], ['log(cot(1/x))'], ['acos(abs(sec(1/x)))'], ['tan(1/x)^0.5'], ['acosh(-abs(tan(1/x)))'],
  ['log(ceil(sin(1/x)))'], ['gamma(floor(sin(1/x)))'],
])('%s has no value again and again', async (text) => {
  const { status, message } = await referenceOf(text);
  const sentence = 'on either side there are points as near to x = 0 as one likes at which the function has no value';
  expect([status, message]).toEqual(['undefined', sentence]);
});

const poles = 'a number has poles there, at points as near as one likes';
const limit = 'the limit of a number beside the point is not known';

/* prettier-ignore */
it.each([
  [poles, 'relu(-abs(csc(1/x)))'],                  // 0 beside its poles, and between them
  [poles, 'abs(1/(x*sin(1/x)))'],                   // it grows without end
  [poles, 'sech(1/(x*sin(1/x)))'],                  // and this one vanishes
  [poles, 'abs(sec(1/x) + 1/x^2)'],
  [poles, 'exp(tan(1/x)/x^2 + csc(1/x))'],
  [poles, 'sqrt(abs(tan(1/x)))'],
  [poles, 'x*sin(tan(1/x))'],                       // 0, but for the poles
  [poles, 'x^2*lgamma(-1/abs(x))'],                 // so does this: only beside its poles lgamma is as large as one likes
  [poles, 'x*gamma(sin(1/x) + x)'],                 // values near the poles may be kept from them
  [poles, 'mod(floor(tan(1/x)), 1)'],               // 0
  [poles, 'sin(floor(tan(1/x)))'],
  [limit, 'sin(floor(1/(x*log(abs(x)))))'],         // it jumps
  [limit, 'sin(2*pi*floor(1/(x*log(abs(x)))))'],    // 0
  [limit, 'gamma(-0.5 + 0.25*sin(1/x))'],
  [limit, '1/acot(sin(1/x))'],                      // it passes 0 by a jump
])('%s: %s is left open', async (reason, text) => {
  const { status, message } = await referenceOf(text);
  expect(status).toBe('undecided');
  expect(message).toContain(reason);
});
