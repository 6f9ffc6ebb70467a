// Second derivatives at singular points: beside ties, cuts, ends and roots, in both orders of differentiation.
import { expect, it } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { readExpression } from '../../src/language/expression.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { findTruth, type Side, type Verdict } from '../../src/reference/truth.js';

const laboratory = await theLaboratory();

const sideText = (side: Side): string =>
  side === null ? '-' : typeof side === 'string' ? side.replace('Infinity', '∞') : String(side.nearest);

function verdictText(verdict: Verdict): string {
  if (verdict.status === 'certified') return String(verdict.number.nearest);
  if (verdict.status === 'undecided') return 'undecided';
  return `${verdict.status} ${sideText(verdict.left)} ${sideText(verdict.right)}`;
}

/** The lower triangle of second derivatives. */
function secondOf(text: string, at: Readonly<Record<string, number>>): string {
  const { program } = readExpression(text);
  const point = program.inputs.map((name) => at[name] as number);
  const question = { program, point, wrt: point.map((_, i) => i), order: 2, format: formats.float64, budget: { maxSteps: 1e7 } } as const; // prettier-ignore
  const { hessian } = findTruth(laboratory, question);
  return (hessian ?? [])
    .map((row, i) =>
      row
        .slice(0, i + 1)
        .map(verdictText)
        .join(', '),
    )
    .join(' / ');
}

/* prettier-ignore */
it.each([
  // ties: f' beside the point is 2|x|, 2x, …
  ['x*abs(x)',                                  { x: 0 },    'kink -2 2'],
  ['abs(x)^2',                                  { x: 0 },    '2'],
  ['abs(x)^3',                                  { x: 0 },    '0'],
  ['abs(x)*(x - 1)',                            { x: 1 },    '2'],
  ['log1p(x)*abs(x)',                           { x: 0 },    'kink -2 2'],
  ['x^2*log(abs(x) + 1)',                       { x: 0 },    '0'],
  ['max(x, 0)^2',                               { x: 0 },    'kink 0 2'],
  ['max(x, 0)^3',                               { x: 0 },    '0'],
  ['relu(x) - relu(-x)',                        { x: 0 },    '0'],
  ['abs(x - 1e-30)*x',                          { x: 0 },    '-2'],
  // conditions that meet at the point
  ['x == 1 ? 1 : x^2',                          { x: 1 },    '2'],
  ['x > 0 ? x^2 : -x^2',                        { x: 0 },    'kink -2 2'],
  ['x <= 0 ? exp(x) : 1 + x',                   { x: 0 },    'kink 1 0'],
  ['x <= 0 ? exp(x) : 1 + x + x^2/2',           { x: 0 },    '1'],
  ['x <= 1 ? sin(x) : sin(1) + cos(1)*(x - 1)', { x: 1 },    'kink -0.8414709848078965 0'],
  ['x < 1 ? x^3 : 3*x - 2',                     { x: 1 },    'kink 6 0'],
  // removable points: f = 1 - x²/6 …, 1/2 - x²/24 …, 1 - x/2 + x²/12 …
  ['x == 0 ? 1 : sin(x)/x',                     { x: 0 },    '-0.3333333333333333'],
  ['x == 0 ? 0.5 : (1 - cos(x))/x^2',           { x: 0 },    '-0.08333333333333333'],
  ['x == 0 ? 1 : x/(exp(x) - 1)',               { x: 0 },    '0.16666666666666666'],
  // bounds: f' = 4x³·sin(1/x) - x²·cos(1/x), which x squeezes; with x³ for x⁴ it swings between ±x, with x² between ±1
  ['x == 0 ? 0 : x^4*sin(1/x)',                 { x: 0 },    '0'],
  ['x == 0 ? 0 : x^3*sin(1/x)',                 { x: 0 },    'undefined - -'],
  ['x == 0 ? 0 : x^2*sin(1/x)',                 { x: 0 },    'undefined - -'],
  ['x == 0 ? 0 : x^2*sin(1/x) + x',             { x: 0 },    'undefined - -'],
  ['x == 0 ? 0 : abs(x)^1.5*sin(1/x)',          { x: 0 },    'undefined - -'],
  ['x <= 0 ? cos(x) : 1 + x^3*sin(1/x)',        { x: 0 },    'undefined -1 -'],
  ['x <= 0 ? cbrt(x)^4 : x^3*sin(1/x)',         { x: 0 },    'infinite ∞ -'],
  ['x <= 0 ? -x : x + x^3*sin(1/x)',            { x: 0 },    'jump 0 -'],
  ['x == 0 ? 0 : x^5*sin(1/x^3)',               { x: 0 },    'undefined - -'],
  ['x == 0 ? 0 : x^6*sin(1/x^3)',               { x: 0 },    '0'],
  // no first derivative on either side, or on one
  ['x == 0 ? 0 : x*sin(1/x)',                   { x: 0 },    'undefined - -'],
  ['x <= 0 ? x^2 : x*sin(1/x)',                 { x: 0 },    'undefined 2 -'],
  // the partial by x, which is moved along y, meets the guard at x = 0 itself
  ['x == 0 ? 0 : y*x*sin(1/x)',                 { x: 0, y: 0 }, '0 / undecided, 0'],
  ['x == 0 ? 0 : y*x^2*sin(1/x)',               { x: 0, y: 0 }, '0 / undecided, 0'],
  ['x == 0 ? 0 : y*x^2*sin(1/x)',               { x: 0, y: 2 }, 'undefined - - / undecided, 0'],
  // infinite second derivatives
  ['cbrt(x)^4',                                 { x: 0 },    'infinite ∞ ∞'],
  ['cbrt(x)^5',                                 { x: 0 },    'infinite -∞ ∞'],
  ['x <= 0 ? x : x + x^1.5',                    { x: 0 },    'infinite 0 ∞'],
  ['x >= 0 ? x : x + (-x)^1.5',                 { x: 0 },    'infinite ∞ 0'],
  // slopes of which nothing proves that they are one
  ['x <= 0 ? x^2/2 : x^2/2*(sin(1)^2 + cos(1)^2)', { x: 0 }, 'undecided'],
  ['x >= 0 ? x^2/2 : x^2/2*(sin(1)^2 + cos(1)^2)', { x: 0 }, 'undecided'],
  ['x == 0 ? 0 : x^2*log(abs(x))',              { x: 0 },    'infinite -∞ -∞'],
  // where there is no first derivative there is no second: what there is beside the point is told
  ['abs(x)',                                    { x: 0 },    'jump 0 0'],
  ['abs(sin(x))',                               { x: 0 },    'jump 0 0'],
  ['abs(x) + cbrt(x)^4',                        { x: 0 },    'infinite ∞ ∞'],
  ['abs(x) + x^2',                              { x: 0 },    'jump 2 2'],
  ['sqrt(x^2)',                                 { x: 0 },    'jump 0 0'],
  ['floor(x)',                                  { x: 1 },    'jump 0 0'],
  ['mod(x, 1)',                                 { x: 2 },    'jump 0 0'],
  ['cbrt(x)',                                   { x: 0 },    'infinite ∞ -∞'],
  ['x^x',                                       { x: 0 },    'infinite - ∞'],
  ['x*sqrt(x)',                                 { x: 0 },    'undefined - ∞'],
  ['x^2*sqrt(x)',                               { x: 0 },    'undefined - 0'],
  ['acos(x)^2',                                 { x: 1 },    'undefined 0.6666666666666666 -'],
  // what ties does so all along a side: no slope decides there, and what rests at an end of a domain is constant
  ['s1 = mod(x, 0.5); s1 + y > s1 ? y : -y',    { x: 0.1, y: 0 }, '0 / undefined - -, jump 0 0'],
  ['s1 = nthRoot(-2, 3); min(s1, s1 - x)',      { x: 0 },    'jump 0 0'],
  ['s1 = nthRoot(-2, 3); max(s1 + x^2, s1)*x',  { x: 0 },    '0'],
  ['floor(max(x, 0) - relu(x))*x^2 + x^3',      { x: 0 },    '0'],
  ['sqrt(max(x, 0) - relu(x)) + x*abs(x)',      { x: 0 },    'kink -2 2'],
  ['hypot(relu(x), x <= 0 ? 0 : x)*x',          { x: 0 },    'kink 0 2.8284271247461903'],
  ['(x > 0 ? x : 0)^2.5',                       { x: 0 },    '0'],
  ['acosh(1 + relu(x)^2)',                      { x: 0 },    'jump 0 0'],
  ['x^(1/3)',                                   { x: 0 },    'infinite - -∞'],
  ['floor(2*x - x - x) + x*abs(x)',             { x: 0 },    'kink -2 2'],
  ['sqrt(2*x - x - x) + x*abs(x)',              { x: 0 },    'kink -2 2'],
  ['(2*x - x - x)^1.5 + x*abs(x)',              { x: 0 },    'kink -2 2'],
  ['hypot(2*x - x - x, 0*x) + x*abs(x)',        { x: 0 },    'kink -2 2'],
  // cuts and roots of 0
  ['atan2(1, x)',                               { x: 0 },    '0'],
  ['hypot(x, y)^2',                             { x: 0, y: 0 }, '2 / 0, 2'],
  ['hypot(x, y)',                               { x: 0, y: 0 }, 'jump 0 0 / undefined 0 0, jump 0 0'],
  // mixed ones: ∂f/∂x = |y| along y, while beside x = 0 there is no ∂f/∂y
  ['x*abs(y) + x^2',                            { x: 0, y: 0 }, '2 / kink -1 1, 0'],
  ['abs(x)*y',                                  { x: 0, y: 0 }, '0 / kink -1 1, 0'],
  ['(1 + 2^-60)*x + x*abs(y)',                  { x: 0, y: 0 }, '0 / kink -1 1, 0'], // ∂f/∂x is exact, and no double
  ['abs(x)*abs(y)',                             { x: 0, y: 0 }, '0 / undefined - -, 0'],
  ['abs(x)*y',                                  { x: 0, y: 3 }, 'jump 0 0 / kink -1 1, 0'],
  ['x*y + abs(x)^2*y',                          { x: 0, y: 3 }, '6 / 1, 0'],
  ['max(x, y)*z^2',                             { x: 1, y: 1, z: 5 }, 'jump 0 0 / jump 0 0, jump 0 0 / kink 0 10, kink 0 10, 2'],
  ['sqrt(x)*y',                                 { x: 0, y: 3 }, 'infinite - -∞ / undefined - ∞, 0'],
  ['x*(y == 0 ? 2 : 1)',                        { x: 0, y: 0 }, '0 / undefined - -, 0'],
  ['x > 0 ? x*y : -x*y',                        { x: 0, y: 0 }, '0 / kink -1 1, 0'],
  // values that leave the domain beside the axis confirm nothing
  ['(x^4 - y)^0.6',                             { x: 0, y: 0 }, '0 / undecided, infinite -∞ -'],
  // Peano's: ∂²f/∂y∂x = -1, ∂²f/∂x∂y = 1 (Genocchi & Peano 1884)
  ['x == 0 and y == 0 ? 0 : x*y*(x^2 - y^2)/(x^2 + y^2)', { x: 0, y: 0 }, '0 / undefined - -, 0'],
] as const)('The second derivatives of %s at %j are %s', (text, at, expected) => {
  expect(secondOf(text, at)).toBe(expected);
});

it.each([
  ['x <= 0 ? x^2 : x^3*sin(1/x)', 'the slope of the first derivative by x oscillates to the right, without a limit'],
  ['x >= 0 ? x^2 : x^3*sin(1/x)', 'the slope of the first derivative by x oscillates to the left, without a limit'],
  ['x <= 0 ? x^2 : x^2*sin(1/x)', 'the first derivative by x oscillates to the right, without a limit'],
  ['x >= 0 ? x^2 : x^2*sin(1/x)', 'the first derivative by x oscillates to the left, without a limit'],
])('What is said of %s: %s', (text, message) => {
  const { program } = readExpression(text);
  const question = { program, point: [0], wrt: [0], order: 2, format: formats.float64, budget: { maxSteps: 1e7 } } as const; // prettier-ignore
  expect(findTruth(laboratory, question).hessian?.[0]?.[0]).toMatchObject({ status: 'undefined', message });
});
