// Rules of series broken on purpose: values beside the point must contradict what follows from them, or leave it open.
import { describe, expect, it } from 'vitest';
import type { UnaryName } from '../../src/arithmetic.js';
import { formats } from '../../src/arithmetics/formats.js';
import { specialRules } from '../../src/arithmetics/series/series-rules.js';
import type { SeriesSetting } from '../../src/arithmetics/series/series-setting.js';
import { exactZero, type OneSidedSeries } from '../../src/arithmetics/series/one-sided-series.js';
import { DiffcmpError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { findTruth, type Verdict } from '../../src/reference/truth.js';

const laboratory = await theLaboratory();

function verdictOf(text: string): Verdict {
  const { program } = readExpression(text);
  const question = { program, point: [0], wrt: [0], order: 1, format: formats.float64, budget: { maxSteps: 1e4 } } as const;
  return findTruth(laboratory, question).gradient[0] as Verdict;
} // prettier-ignore

type Mutant = (s: SeriesSetting, right: OneSidedSeries, x: OneSidedSeries) => OneSidedSeries;

function withMutant(name: UnaryName, mutant: Mutant, run: () => Verdict): Verdict {
  const rule = specialRules[name];
  if (rule === undefined) throw new Error(`${name} has no rule of its own`);
  specialRules[name] = (s, x) => {
    const right = rule(s, x);
    return right && mutant(s, right, x);
  };
  try {
    return run();
  } finally {
    specialRules[name] = rule;
  }
}

const times =
  (factor: number): Mutant =>
  (s, right) =>
    s.S.mul(s.S.literal(factor), right);
const plus =
  (shift: (s: SeriesSetting, x: OneSidedSeries) => OneSidedSeries): Mutant =>
  (s, right, x) =>
    s.S.add(right, shift(s, x));
const nothing: Mutant = () => exactZero;

/* prettier-ignore */
const mutants: readonly (readonly [what: string, text: string, name: UnaryName, Mutant, caught: 'contradiction' | 'undecided'])[] = [
  ['a root that is twice as large',          'sqrt(x^2)',                     'sqrt', times(2),                       'contradiction'],
  ['a root that is off in its 50th bit',     'sqrt(x^2)',                     'sqrt', times(1 + 2 ** -50),            'contradiction'],
  ['a root of the other sign',               'x*sqrt(abs(x)) + abs(x)^0.25*sqrt(abs(x))', 'sqrt', times(-1),          'contradiction'],
  ['a cube root that is squared',            'cbrt(x^3)',                     'cbrt', (s, right) => s.ring.mul(right, right),   'contradiction'],
  ['a square that is a power less',          'cbrt(square(x))*cbrt(x)',       'square', (_s, _right, x) => x,         'contradiction'],
  ['a logarithm of the other sign',          'x==0 ? 0 : x*log(abs(x))',      'log',  times(-1),                      'contradiction'],
  ['a logarithm that is off by 1',           'x==0 ? 0 : exp(log(abs(x)))',   'log',  plus((s) => s.S.literal(1)),    'contradiction'],
  ['an exponential that vanishes',           'x==0 ? 0 : x/(1+exp(1/x))',     'exp',  nothing,                        'contradiction'],
  ['a wave that is 0',                       'x==0 ? 0 : x*sin(1/x)',         'sin',  nothing,                        'undecided'],
  ['a wave that is 1',                       'x==0 ? 0 : x*sin(1/x)',         'sin',  (s) => s.S.literal(1),          'undecided'],
  ['a wave that is 0, beyond all sizes',     'x==0 ? 0 : sin(exp(1/x))',      'sin',  nothing,                        'undecided'],
  ['a root off, where only coarse values are', 'x>0 ? sqrt(x)*exp(2/x)*(cosh(1/x)-sinh(1/x))*exp(-1/x) : 0', 'sqrt', times(2), 'undecided'],
  ['an angle without its quarter turn',      'x==0 ? 0 : x*atan(1/x)',        'atan', (s, right) => s.ring.of(right.terms.slice(1), right.rest), 'contradiction'],
  ['a gamma without its pole',               'x==0 ? 1 : x*gamma(x)',         'gamma', (s, right, x) => s.S.mul(right, s.S.add(x, s.S.literal(1))), 'contradiction'],
  ['an exponential twice as large',          'x>0 ? exp(2*log(x)^2)*exp(-2*log(x)^2)*x : 0', 'exp', times(2),                     'contradiction'],
  ['a logarithm without its exponential',    'x>0 ? x*log(exp(log(x)^2)+1) : 0', 'log', (s, right) => s.ring.of(right.terms.slice(1), right.rest), 'contradiction'],
  ['a Stirling series off by its 1/12',      'x>0 ? lgamma(1/x) - log(1/x)*(1/x-0.5) + 1/x : 0', 'lgamma', plus((s, x) => s.S.div(s.S.literal(1 / 12), x)), 'undecided'],
  ['a complement of erf off by a factor',    'x>0 ? erfc(-log(x))*exp(log(x)^2)*-log(x)*x : 0', 'erfc', times(2), 'undecided'],
  ['a tangent of the other sign',            'x>0 ? tan(atan(1/x))*x^2 : 0',  'tan', times(-1),                      'contradiction'],
  ['a cotangent with another pole',          'x==0 ? 0 : 1/x - cot(x)',       'cot',  plus((_s, x) => x),             'contradiction'],
];

describe('A broken rule of series', () => {
  it.each(mutants)('%s: %s', (_what, text, name, mutant, caught) => {
    expect(verdictOf(text).status).not.toBe('undecided');
    const broken = (): Verdict => withMutant(name, mutant, () => verdictOf(text));
    if (caught === 'undecided') expect(broken().status).toBe('undecided');
    else {
      expect(broken).toThrow(DiffcmpError);
      expect(broken).toThrow(/contradict/);
    }
  });
});
