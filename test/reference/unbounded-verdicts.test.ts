// Verdicts on what is beyond all bounds at points as near as one likes, each worked out by hand.
import { expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';

const referenceOf = async (text: string, value = '0'): Promise<Awaited<ReturnType<typeof compare>>['reference']> =>
  (await compare(`x == 0 ? ${value} : (${text})`, { at: 0, methods: 'forward' })).reference;

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
  // quotients by what comes back to 0, or crosses it
  ['1/(sin(1/x) + x)'], ['1/sin(1/x)^2'], ['-1/(1 + cos(1/x))'], ['1/abs(sin(1/x))'], ['coth(x*cos(1/x))'], ['acsch(x*cos(1/x + x))'],
  // two limits at 0, or at the axis, that is crossed
  ['acot(x*cos(1/x))'], ['acot(x*cos(1/x) + x^3*sin(1/x))'], ['atan2(x*sin(1/x), x^2)'], ['atan2(x*sin(1/x + x), 0)'],
  // of whole numbers, one after the other
  ['sin(floor(1/x))'], ['cos(round(1/x^2 - x))'], ['tan(ceil(1/x))'], ['csc(fix(digamma(abs(x))))'], ['cos(ceil(1/(x*log(abs(x)))))'],
  ['nthRoot(abs(sin(1/x)), 4)'],
])('%s has no limit', async (text) => {
  const { status, message } = await referenceOf(text);
  expect([status, message]).toEqual(['undefined', 'the function oscillates on both sides and has no limit there']);
});

/* prettier-ignore */
it.each([
  ['atanh(tan(1/x))'], ['sqrt(tan(1/x))'], ['log(cot(1/x))'], ['acos(abs(sec(1/x)))'], ['tan(1/x)^0.5'], ['acosh(-abs(tan(1/x)))'],
  ['log(ceil(sin(1/x)))'], ['gamma(floor(sin(1/x)))'],
  ['nthRoot(sin(1/x), 4)'], ['nthRoot(-abs(sin(1/x)), 4)'], ['sin(ceil(1/x))^2.5'], ['nthRoot(sin(floor(1/x)), 2)'],
])('%s has no value again and again', async (text) => {
  const { status, message } = await referenceOf(text);
  const sentence = 'on either side there are points as near to x = 0 as one likes at which the function has no value';
  expect([status, message]).toEqual(['undefined', sentence]);
});

/* prettier-ignore */
it.each([
  ['sinc(sqrt(abs(x))*sin(1/x + x^2))', '1'], ['sinc(sqrt(abs(x))*cos(log(abs(x)) + x))', '1'], ['sqrt(abs(x))*(sin(1/x) + x)^2', '0'],
  ['sqrt(abs(x))*abs(sin(1/x) + x)', '0'],
])('the slope of %s comes back to 0, without a jump, and has no limit', async (text, value) => {
  const { status, message } = await referenceOf(text, value);
  expect([status, message]).toEqual(['undefined', 'the slope oscillates on both sides and has no limit there']);
});

/* prettier-ignore */
it.each([
  ['sqrt(abs(x))*(mod(1/x, 1) - 0.5 + x)^2', '0'],            // it jumps over 0, and may be nowhere near it
  ['sqrt(abs(x))*abs(mod(1/x, 1) - 0.5 + x)', '0'],
  ['sinc(abs(x)^0.1*(floor(1.3*cos(1/x)) + 0.5 + x))', '1'],
])('the slope of %s is left open', async (text, value) => {
  const { status, message } = await referenceOf(text, value);
  expect([status, message?.split('; ').at(-1)]).toEqual(['undecided', 'the slope beside the point is not known']);
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
  [limit, 'sin(2*pi*floor(1/(x*log(abs(x)))))'],    // 0
  [limit, 'sin(pi*round(1/x^2 - x))'],              // 0
  [limit, 'cos(ceil(floor(1/x)/2))'],               // not known to be all whole numbers
  [poles, 'x*tan(ceil(1/x))'],                      // no poles, and how near whole numbers come to such isn't known
  [limit, 'abs(acot(x*cos(1/x)))'],                 // a quarter turn
  [poles, 'x*acot(x*cos(1/x))'],                    // no value where the cosine is 0
  ['too near to 0', 'csch(x*abs(cos(1/x)))'],       // it grows without end, and has poles
  ['too near to 0', 'x/(sin(1/x) + x)'],
  ['too near to 0', 'atan2(abs(sin(1/x)), x)'],
  [limit, 'sin(exp(floor(1/abs(x))))'],
  [limit, 'sin(2*pi*floor(exp(floor(1/abs(x)))))'],
  [limit, 'gamma(-0.5 + 0.25*sin(1/x))'],
  [limit, '1/acot(sin(1/x))'],                      // it passes 0 by a jump
])('%s: %s is left open', async (reason, text) => {
  const { status, message } = await referenceOf(text);
  expect(status).toBe('undecided');
  expect(message).toContain(reason);
});
