// What the oracle of one-sided slopes tells, and where it says that it can't: what lies beyond its digits, or hasn't settled at its steps.
import { afterAll, expect, it } from 'vitest';
import { quickOf } from '../sample.js';
import { hasOracle, Oracle } from './singular-oracle.js';
import type { PointedProgram } from './singular-programs.js';
import type { ToldSide } from './singular-judge.js';

const oracle = hasOracle() ? new Oracle() : null;
afterAll(() => oracle?.close());

const nothing: ToldSide = { slope: null, continuous: null };
const goes = (slope: string | null): ToldSide => ({ slope, continuous: true });
const jumps = (slope: string, limit: string): ToldSide => ({ slope, continuous: false, limit });

type Row = readonly [expr: string, x: number, left: ToldSide | null, right: ToldSide | null];

/* prettier-ignore */
it.runIf(oracle !== null).each(quickOf<Row>([
  // 1 + exp(-2^200) isn't told from 1: whether there are values beside the point depends on it
  ['s = x - 1; s == 0 ? 0 : asech(1 + exp(-1/s^2))', 1, nothing, nothing],
  ['asech(1 + x^24)',                                0, nothing, nothing],
  ['s = x^6; asech(1 + s^4)',                        0, nothing, nothing],
  // x^0.0007 log x vanishes, but down to 2^-800 it grows, by less and less
  ['s1 = x^1.0007; s1^s1',                           0, null, goes(null)],
  ['s1 = (x - 1)^1.0007; s1^s1',                     1, null, goes(null)],
  // exact where x - 1 is: steps of 2^-2^40 tell
  ['s1 = (x - 1)^1.0007; (x - 1) == 0 ? 0 : s1*log(s1)', 1, null, goes('0.0')],
  ['x == 0 ? 0 : x*log(abs(x))',                     0, goes('-Infinity'), goes('-Infinity')],
  ['x^sigmoid(exp(pi))',                             0, null, goes('Infinity')],
  // a jump of 1e-29, and one of 1e-393
  ['(x > 0 ? erfc(8) : 0) + x',                      0, goes('1.0'), jumps('1.0', '1.1224297172982927e-29')],
  ['(x > 0 ? erfc(30) : 0) + x',                     0, goes('1.0'), jumps('1.0', '0.0')],
  // a slope that settles to 1e-29, and then grows
  ['x == 0 ? 0 : x + erfc(8)*x*log(abs(x))',         0, goes(null), goes(null)],
  // what is lost in a sum at any number of digits
  ['x == 0 ? 0 : ((1 + exp(-1/x^2)) - 1)*exp(1/x^2)*x', 0, nothing, nothing],
  // a step that swings, and stays at all the last steps by chance
  ['s1 = -2.7 - x; floor(s1 == 0 ? 0 : sin(1/s1))',  -2.7, nothing, nothing],
  ['s1 = sinc(x + 1)^2 - 1; fix((s1 == 0 ? 1 : s1^3*cos(1/s1)) - 1)', -1, nothing, nothing],
  // edges that swing more slowly than every power: csc is at least 0.1 at all the steps by chance
  ['s1 = x + 2.7; min(0.1, csc(s1 == 0 ? 1 : acoth(1 + s1)), 1)*x', -2.7, null, nothing],
  // whether 1/x is whole matters at 1/n alone, which none but powers of two are exactly
  ['floor(x - 3 ? (x - 3)*floor(1/(x - 3)) : 0)',    3, jumps('0.0', '1.0'), nothing],
  ['x == 0 ? 0 : ceil(mod(1/x, 1))',                 0, nothing, nothing],
  // a number that a way is chosen by is decided by where it is 0
  ['where(x, x, 1)',                                 0, jumps('1.0', '0.0'), jumps('1.0', '0.0')],
  ['not (x - 1 or x > 5) ? x : 0',                   1, jumps('0.0', '0.0'), jumps('0.0', '0.0')],
  ['x and 1',                                        0, jumps('0.0', '1.0'), jumps('0.0', '1.0')],
  // as before: what rounding doesn't touch
  ['max(sin(x), sin(x))*abs(x)',                     0, goes('0.0'), goes('0.0')],
  ['cos(x) - cos(0.5) > 0 ? 1 : abs(x - 0.5)',       0.5, jumps('0.0', '1.0'), goes('1.0')],
  ['sqrt(square(sin(x)))',                           0, goes('-1.0'), goes('1.0')],
  ['x == 0 ? 0 : x*sin(1/x)',                        0, goes(null), goes(null)],
  ['hypot(x - 0.1, 0)*(x - 0.1) + x',                0.1, goes('1.0'), goes('1.0')],
], ([expr]) => expr.includes('erfc(30)')))('%s at %d', async (expr, x, left, right) => {
  const program: PointedProgram = { expr, at: { x } };
  expect((await (oracle as Oracle).ask(program)).sides['x']).toMatchObject([left, right]);
});
