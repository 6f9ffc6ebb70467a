// Verdicts on what swings for ever beside a point, each worked out by hand: functions, steps, choices, remainders and poles.
import { expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';

const referenceOf = async (text: string): Promise<Awaited<ReturnType<typeof compare>>['reference']> =>
  (await compare(text, { at: 0, methods: 'forward' })).reference;

/* prettier-ignore */
it.each([
  // all that is continuous takes an interval to an interval
  ['tan(sin(1/x))'], ['sec(sin(1/x))'], ['cos(sin(1/x))'], ['asin(tanh(sin(1/x)))'], ['sin(1/x)^3'], ['cube(sin(1/x))'],
  ['sqrt(1 + sin(1/x))'], ['(1 + sin(1/x))^1.5'], ['cbrt(sin(1/x))'], ['hypot(sin(1/x), 0)'], ['sin(1/x)^4'],
  ['relu(sin(1/x))'], ['max(sin(1/x), 0.5)'], ['min(0.5, sin(1/x))'], ['relu(relu(sin(1/x)) - 0.5)'],
  // steps of it take several values
  ['floor(sin(1/x))'], ['round(asech(sigmoid(sin(1/x))))'], ['ceil(0.5*sin(1/x))'], ['fix(1.5*sin(1/x))'], ['sign(sin(1/x))'],
  ['abs(round(sin(1/x)))'], ['exp(floor(sin(1/x)))'], ['2^floor(sin(1/x))'], ['floor(sin(1/x)) + x'],
  ['floor(cos(sin(1/x)) + 0.2)'], ['floor(1.4*sech(sin(1/x)))'], ['floor(min(sin(1/x), 0.5) - 0.6)'],
  // and so do those of what swings about a jump
  ['sign(x*floor(1/x) - 1)'],
  ['floor(x^2*sin(1/x))'], ['ceil(x*sin(1/x))'], ['round(0.5 + x*sin(1/x))'], ['sign(x*sin(1/x))'], ['fix(1 + x*sin(1/x))'],
  ['atan2(x*sin(1/x), -1)'], ['atan2(1, sin(1/x))'],
  // remainders run from 0 to their period
  ['mod(1/x, 1)'], ['mod(1/x, cbrt(2 + x))'], ['mod(sin(1/x), 0.5)'], ['mod(x^2*sin(1/x), 1)'],
  ['sqrt(mod(x*sin(1/x), 1))^2'], ['floor(asech(sigmoid(mod(1/x, 1))))'], ['1/x - round(1/x)'], ['hypot(1, 1/x - ceil(1/x))'],
  // more slowly than every power
  ['floor(asin(tanh(sin(log(abs(x))))))'], ['sin(log(abs(x)))'],
  // poles at points as near as one likes
  ['sec(1/x)'], ['csc(1/x)'], ['tan(1/x)'], ['cot(1/x)'], ['1/sin(1/x)'], ['2 - tan(1/x)'], ['-sec(1/x)/(3 + x)'], ['min(csc(1/x), 1)'],
  ['min(0.1, csc(1/x), 1)'], ['max(-sec(1/x), -x)'], ['floor(sec(1/x))'], ['mod(tan(1/x), 1)'], ['cbrt(tan(1/x))'], ['sec(1/x^4)'], ['(5 + sin(1/x))*tan(1/x)'],
])('x == 0 ? 0 : %s has no limit at 0', async (text) => {
  const { status, message } = await referenceOf(`x == 0 ? 0 : ${text}`);
  expect([status, message]).toEqual(['undefined', 'the function oscillates on both sides and has no limit there']);
});

/* prettier-ignore */
it.each([
  ['0', 'sinc(1/x)'], ['0', 'hypot(x*sin(1/x), 0)'], ['0', 'max(x*sin(1/x), x/2)'], ['0', 'relu(tan(sqrt(abs(x))*cos(1/x)))'],
  ['0', 'log(x*floor(1/x))'], ['1', 'sqrt(x*floor(1/x))'], ['0', 'cbrt(x*floor(1/x) - 1)'], ['1', '(x*floor(1/x))^2'],
  ['1', 'sqrt(abs(x*ceil(1/x)))'], ['0', 'x*sin(1/x)^3'], ['0', 'x*floor(sin(1/x))'], ['0', 'cbrt(x^3*sin(1/x))'],
  ['0', 'sqrt(1 - sinc(x*sin(1/x)))'],
  ['0', 'acos(1 - x^2*abs(sin(1/x)))'], ['0', 'acosh(1 + square(cbrt(x)*sin(1/x)))'], ['0', 'sqrt(abs(x^2*sin(1/x)))'],
])('x == 0 ? %s : %s is continuous at 0, with a slope that oscillates', async (value, text) => {
  const { status, message } = await referenceOf(`x == 0 ? ${value} : ${text}`);
  expect([status, message]).toEqual(['undefined', 'the slope oscillates on both sides and has no limit there']);
});

/* prettier-ignore */
it.each<[value: string, text: string, slope: number]>([
  ['0', 'mod(round(sin(1/x)), 1)', 0],                  // of whole numbers
  ['0', 'fix(0.9*sin(1/x))', 0],
  ['0', 'floor(exp(sin(1/x))/3)', 0],
  ['1', 'abs(2*floor(sin(1/x)/2) + 1)', 0],             // of -1 and 1
  ['0', 'x*relu(sin(1/x) - 1)', 0],                     // it touches 0, where relu turns
  ['0', 'x^3*sign(sin(1/x))', 0],
  ['0', 'x*floor(1 + x^2*abs(sin(1/x)))', 1],           // from above only
  ['1', 'sinc(x^2*sin(1/x))', 0],
  ['0', 'cbrt(sinc(x^2*sin(1/x)) - 1)^2', 0],
  ['0', 'sqrt(abs(x^4*sin(1/x)))', 0],
  ['0', 'sin(1/x) >= -1 ? x : 2*x', 1],                 // -1 itself is taken
  ['0', '2*floor(sin(1/x)/2) != 1 ? 3*x : x', 3],
  ['0', '2*floor(sin(1/x)/2) != -1 ? 3*x : x', 3],      // one of -2 and 0
  ['1', 'sign(1/x - floor(1/x) + 0.25)', 0],
  ['1', 'sign(1/x - round(1/x) + 0.75)', 0],
  ['-1', 'sign(1/x - ceil(1/x) - 0.25)', 0],
  ['1', 'sign(0.5 + abs(-abs(sin(1/x))))', 0],
])('x == 0 ? %s : %s has the derivative %d at 0', async (value, text, slope) => {
  const { status, gradient } = await referenceOf(`x == 0 ? ${value} : ${text}`);
  expect([status, gradient['x']]).toEqual(['certified', slope]);
});

/* prettier-ignore */
it.each([
  ['fix(sin(1/x))'],                                // 1 and -1 at single points
  ['floor(1 - x^2*abs(sin(1/x)))'],                 // 1 at single points, else 0
  ['abs(sin(1/x)) > 0 ? x : 2*x'],                  // 2*x at single points
  ['floor(cos(sin(1/x)))'],
  ['sign(floor(sin(1/x)) + x)'],                    // on the left hardly ever other than -1
  ['floor(mod(1/x, 1))'],                           // 0, since 1 is never reached
  ['abs(2*floor(sin(1/x)/2) + 1 + x^2)'],           // of -1 and 1 the size has a limit
  ['square(2*floor(sin(1/x)/2) + 1 + x^2)'],
  ['cos(2*floor(sin(1/x)/2) + 1 + x^2)'],
  ['abs(x^2 + 2*x*floor(sin(1/x)/2) + x)/x'],
  ['sin(1/x) - round(sin(1/x))'],                   // two that swing together
  ['csc(1/x) - 1/sin(1/x)'],
  ['tan(1/x) - tan(1/x)'],
  ['acosh(1 - x^2*abs(sin(1/x)))'],
  ['2 + x*tan(1/x)'],                               // between its poles it tends to 2: values can't tell
  ['max(min(0.1, csc(1/x)), -1)'],
  ['sec(1/x)^0'],                                   // nor here, though all else is 1
  ['0*tan(1/x)'],
  ['x + min(exp(tan(1/x)), 0)'],
  ['min(csc(1/x), -2)/abs(x)'],                     // falls without end, poles or not
  ['tan(1/x)*exp(-1/abs(x))*sin(1/x)'],
  ['tan(1/x)*cos(1/x)'],
])('x == 0 ? 0 : %s is left open at 0', async (text) => {
  expect((await referenceOf(`x == 0 ? 0 : ${text}`)).status).toBe('undecided');
});

it('what has poles and is not used leaves the verdict open', async () => {
  expect((await referenceOf('s = x == 0 ? 0 : tan(1/x); x*abs(x)')).status).toBe('undecided');
});

it('a root of what swings below 0 has no value on either side', async () => {
  const { status, kind } = await referenceOf('x == 0 ? 0 : sqrt(sin(1/x) - 2)');
  expect([status, kind]).toEqual(['undefined', 'outside']);
});
