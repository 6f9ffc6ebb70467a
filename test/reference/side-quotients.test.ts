// One-sided slopes at singular points beside quotients of values: f(x ± h) less f(x), over ±h, at h = 1e-250 in 2,000 digits
// (mpmath), which agree with those at h = 1e-200 to 40 digits.
import { expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { PlainNumber } from '../../src/compare/reference-data.js';

/* prettier-ignore */
const quotients: readonly (readonly [text: string, at: number, left: number, right: number])[] = [
  ['sqrt(x^2)', 0, -1, 1],
  ['sqrt(x^4+x^2)', 0, -1, 1],
  ['sqrt(1-cos(x))', 0, -0.7071067811865476, 0.7071067811865476],
  ['acos(1-x^2)', 0, -1.4142135623730951, 1.4142135623730951],
  ['acos(cos(x))', 0, -1, 1],
  ['asin(sin(x))', 0, 1, 1],
  ['x==0 ? 1 : sin(x)/x', 0, 0, 0],
  ['x==0 ? 0.5 : (1-cos(x))/x^2', 0, 0, 0],
  ['x==0 ? 1 : (exp(x)-1)/x', 0, 0.5, 0.5],
  ['x==0 ? 1 : log(1+x)/x', 0, -0.5, -0.5],
  ['x==0 ? 1 : x/tanh(x)', 0, 0, 0],
  ['x==0 ? 1 : x/tan(x)', 0, 0, 0],
  ['x==0 ? 0 : x*atan(1/x)', 0, -1.5707963267948966, 1.5707963267948966],
  ['cbrt(x^3+x^4)', 0, 1, 1],
  ['cbrt(x^2)*x', 0, 0, 0],
  ['cbrt(sin(x)^3)', 0, 1, 1],
  ['x*cbrt(x)', 0, 0, 0],
  ['abs(x)*cos(x)', 0, -1, 1],
  ['abs(sin(x))+x', 0, 0, 2],
  ['abs(x^3)', 0, 0, 0],
  ['max(x^2, x)', 0, 0, 1],
  ['max(x^2,x^3)', 0, 0, 0],
  ['min(x, x^2)', 1, 2, 1],
  ['max(sin(x), x)', 0, 1, 1],
  ['max(cos(x), 1-x^2/2)', 0, 0, 0],
  ['relu(x^2)', 0, 0, 0],
  ['abs(exp(x)-1-x)', 0, 0, 0],
  ['abs(abs(x)-x)', 0, -2, 0],
  ['hypot(x, x^2)', 0, -1, 1],
  ['hypot(x^2, x^3)', 0, 0, 0],
  ['x*hypot(x,1)', 0, 1, 1],
  ['atan2(x^2, x)', 1, 0.5, 0.5],
  ['atan2(x, x^2)', 1, -0.5, -0.5],
  ['x==0 ? 0 : x*sign(x)', 0, -1, 1],
  ['x*sign(x)', 0, -1, 1],
  ['x < 1 ? x^2 : 2*x-1', 1, 2, 2],
  ['x < 1 ? x^3 : 3*x-2', 1, 3, 3],
  ['x <= 2 ? x^2 : x+2', 2, 4, 1],
  ['x^2 < x^3 ? 1 : x', 0, 1, 1],
  ['x==1 ? 1 : x^2', 1, 2, 2],
  ['x==1 ? 1 : log(x)/(x-1)', 1, -0.5, -0.5],
  ['mod(x, x)', 2, 0, 0],
  ['x*floor(x)', 0, -1, 0],
  ['(x-1)*floor(x)', 1, 0, 1],
  ['(x-2)^2*ceil(x)', 2, 0, 0],
  ['mod(x, 1)*(1-mod(x, 1))', 3, -1, 1],
  ['abs(mod(x,2)-1)', 2, 1, -1],
  ['x==0 ? 0 : x^2*log(abs(x))', 0, 0, 0],
  ['x==0 ? 0 : 1/gamma(x)', 0, 1, 1],
  ['x==0 ? 0 : x*gamma(1+x)', 0, 1, 1],
  ['x==0 ? 1 : x*gamma(x)', 0, -0.5772156649015329, -0.5772156649015329],
  ['x==0 ? -1 : x*digamma(x)', 0, -0.5772156649015329, -0.5772156649015329],
  ['erf(abs(x))', 0, -1.1283791670955126, 1.1283791670955126],
  ['tanh(sqrt(x^2))', 0, -1, 1],
  ['sqrt(tan(x)^2)', 0, -1, 1],
  ['softplus(abs(x))', 0, -0.5, 0.5],
  ['exp(-abs(x))', 0, 1, -1],
  ['log1p(abs(x))', 0, -1, 1],
  ['asinh(sqrt(x^2))', 0, -1, 1],
  ['acosh(1+x^2)', 0, -1.4142135623730951, 1.4142135623730951],
  ['acosh(cosh(x))', 0, -1, 1],
  ['acos(sqrt(1-x^2))', 0, -1, 1],
  ['sqrt(x^2*(1+x))', 0, -1, 1],
  ['nthRoot(x^4, 4)', 0, -1, 1],
  ['nthRoot(x^3, 3)', 0, 1, 1],
  ['pow(x^2, 0.75)', 0, 0, 0],
  ['(x^2)^0.5', 0, -1, 1],
  ['abs(x)^1.5', 0, 0, 0],
  ['abs(x)^x', 1, 1, 1],
  ['x*abs(x)^0.25', 0, 0, 0],
  ['sinc(abs(x))', 0, 0, 0],
  ['cos(sqrt(x^2))', 0, 0, 0],
  ['sin(sqrt(x^2))^2', 0, 0, 0],
  ['x==0 ? 0 : x/(1+exp(1/x))', 0, 1, 0],
  ['x==0 ? 0 : exp(-1/x^2)', 0, 0, 0],
  ['x==0 ? 0 : 1/x - cot(x)', 0, 0.3333333333333333, 0.3333333333333333],
  ['x==0 ? 0 : 1/sin(x)-1/x', 0, 0.16666666666666666, 0.16666666666666666],
];

it.each(quotients)('%s at %d has the slopes %d and %d', async (text, at, left, right) => {
  const { reference } = await compare(text, { at, methods: 'none' });
  const { status, gradient, left: below, right: above } = reference;
  const isSame = (one: PlainNumber | null | undefined, other: number): boolean =>
    typeof one === 'number' && Math.abs(one - other) <= 2 ** -52 * Math.abs(other);
  const found = status === 'certified' ? [gradient.x, gradient.x] : [below?.x, above?.x];
  expect(status, reference.message ?? '').toBe(left === right ? 'certified' : 'kink');
  expect(
    found.every((slope, i) => isSame(slope, [left, right][i] as number)),
    JSON.stringify(found),
  ).toBe(true);
});
