// The likely mistake: named if it explains every failing point, and nothing where none does.
import { expect, test } from 'vitest';
import type { CheckedComponent, GradientVerdict } from '../../src/check/check-data.js';
import { checkGradient } from '../../src/check/check.js';
import { commonMistake } from '../../src/check/common-mistake.js';
import type { CheckGradientOptions } from '../../src/check/options.js';

const x = { range: 'x=-2:2' };
const positive = { range: 'x=0.1:2' };
const xy = { range: 'x=0.5:2,y=0.2:1' };

type Row = readonly [f: string, g: string, options: CheckGradientOptions, mistake: string | null];
const rows: readonly Row[] = [
  ['x^3', '-3*x^2', x, 'sign'],
  ['x^3', 'x^2', x, 'factor 1/3'],
  ['x^3', '-x^2', x, 'sign, and factor 1/3'],
  ['sin(x)', '1.01*cos(x)', x, 'factor 101/100'],
  ['sin(x)', '1.000001*cos(x)', x, 'factor 1000001/1000000'],
  ['sin(x)', 'cos(x)*pi/180', x, 'degrees (factor π/180)'],
  ['sin(x*pi/180)', 'cos(x*pi/180)', x, 'degrees (factor 180/π)'],
  ['sin(x)', 'cos(x*pi/180)', x, 'degrees in the place of radians'],
  ['log2(x)', '1/x', positive, 'factor ln 2'],
  ['x^3', '3*x^3', x, 'extra factor x'],
  ['x^3', '3*x', x, 'missing factor x'],
  ['sin(x^2)', 'cos(x^2)', x, 'missing factor, the derivative of x^2'],
  ['sin(x^2)', '4*x^2*cos(x^2)', x, 'extra factor, the derivative of x^2'],
  ['sqrt(1 + x^2)', 'x/(1 + x^2)', x, 'missing factor sqrt(1 + x^2)'],
  ['log(1 + exp(x))', 'exp(x)', x, 'extra factor 1 + exp(x)'],
  ['x*sin(x)', 'sin(x)', x, 'takes sin(x) for a constant'],
  ['x*sin(x)', 'x*cos(x)', x, 'takes x in x*sin(x) for a constant'],
  ['x*sin(x)', 'sin(x) - x*cos(x)', x, 'wrong sign of the term through x in sin(x)'],
  ['x^x', 'x*x^(x - 1)', positive, 'takes x in x^x for a constant'],
  ['erf(x)', 'exp(-x^2)', x, 'factor sqrt(π)/2'],
  [
    'x^2 + y^2 + z^2',
    '[2*y, 2*z, 2*x]',
    { at: 'x=1,y=2,z=4' },
    'x: shifted by 1 place: it is the component y; y: shifted by 1 place: it is the component z; z: shifted by 1 place: it is the component x',
  ],
  ['x + x*y + y*z', '[1 + y, x + z, x + z]', { at: 'x=1,y=2,z=4' }, 'it is the component y'],
  // a decision in the rule of a derivative is no branch of the function
  ['1e-7*x^3', '0', { at: 2 }, 'takes x for a constant'],
  ['(1 - x)^2 + (y - x^2)^2', '[-2*(1 - x), 2*(y - x^2)]', xy, 'takes x^2 for a constant'],
  ['x < 0 ? x^2 : x^3', '2*x', x, 'other branch of x < 0'],
  ['max(x, x^2)', '1', positive, 'other branch of max'],
  ['x*abs(x)', '-2*x', positive, 'sign'],
  ['x*y^2', '[2*x*y, y^2]', xy, 'x: swapped with y; y: swapped with x'],
  ['x*y^2', '[y^2, 2*x]', xy, 'missing factor y'],
  ['x^2 + y^3', '[2*x, 3*y]', xy, 'missing factor y'],
  ['x^y', '[x*y^(x - 1), log(x)*x^y]', xy, 'x and y swapped in the formula'],
  ['x*y*exp(x)', '[y*exp(x) + x*y*exp(x), exp(x)]', xy, 'missing factor x'],
  ['sum(x.^2)/5', '2*x', { at: { x: [1, 2, 3, 4, 5] } }, 'missing 1/n of a mean (factor 5, and n = 5)'],
  ['x^2*y', '[2*x*y, x]', xy, 'missing factor x'],
  ['sin(x)*y', '[cos(x)*y, 0.7]', xy, 'ignores x'],
  // nothing explains these
  ['x^2', '2*x + 1', x, null],
  ['x^2', 'exp(x)', x, null],
  // at one point a quotient is always a fraction, so that points beside it have to agree
  ['x^3', 'x^2 + 1', { at: 2 }, null],
  ['x^2', 'x + 3', { at: 1 }, null],
];

test.each(rows)('%s | %s: %s', async (f, g, options, mistake) => {
  const check = await checkGradient(f, g, options);
  expect(check.verdict).toBe('FAIL');
  expect(check.mistake).toBe(mistake);
});

type Failing = readonly [name: string, verdict: GradientVerdict, mistake: string | null];
test.each<[what: string, components: readonly Failing[], text: string | null]>([
  ['where none fails', [['x', 'PASS', null]], null],
  ['that all share', [['x', 'FAIL', 'sign'], ['y', 'FAIL', 'sign']], 'sign'],
  ['of each', [['x', 'FAIL', 'sign'], ['y', 'FAIL', 'factor 2']], 'x: sign; y: factor 2'],
  ['where one has none', [['x', 'FAIL', 'sign'], ['y', 'FAIL', null]], null],
  ['beside what is open, or right', [['x', 'FAIL', 'sign'], ['y', 'INCONCLUSIVE', null], ['z', 'PASS', null]], 'sign'],
])('the mistake %s', (_, components, text) => {
  const checked = components.map(([name, verdict, mistake]) => ({ name, verdict, mistake }) as CheckedComponent);
  expect(commonMistake([{ at: {}, verdict: 'FAIL', components: checked, message: null }])).toBe(text);
}); // prettier-ignore
