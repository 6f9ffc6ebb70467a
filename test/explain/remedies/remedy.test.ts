// When a remedy is offered, and when not: a rewriting that isn't the same function, or only on one side, is caught by its certification.
import { describe, expect, it, test } from 'vitest';
import { equalNearby } from '../../../src/explain/remedies/equal-nearby.js';
import { problemOfText } from '../../../src/explain/remedies/candidate.js';
import { compare } from '../../../src/compare/compare.js';
import { readProblem } from '../../../src/problem/problem.js';
import { theLaboratory } from '../../../src/reference/laboratory.js';
import { remedyOf } from './found.js';

describe('A remedy', () => {
  it.each<readonly [text: string, at: string, remedy: string]>([
    // one step of several, the body of a function, a definition alone, the side of a condition that is taken
    ['a = x^2; b = 1 - cos(a); b/x', 'x=1e-4', 'a = x^2; b = 2 * sin(a / 2)^2; b / x'],
    ['f(t) = exp(t) - 1; f(x)*f(2*x)', 'x=1e-9', 'f(t) = expm1(t); f(x) * f(2 * x)'],
    ['f(x) = 1 - cos(x)', 'x=1e-6', 'f(x) = 2 * sin(x / 2)^2'],
    ['x > 0 ? 1 - cos(x) : x', 'x=1e-6', 'x > 0 ? 2 * sin(x / 2)^2 : x'],
    // what cancels may stand in several steps: then they are put into one another
    ['a = cos(x); b = 1 - a; b/x', 'x=1e-6', '2 * sin(x / 2)^2 / x'],
    ['x = x + 1; log(x)', 'x=1e-12', 'log1p(x)'],
    // several places, one after another
    ['(exp(x) - 1)*(1 - cos(y))', 'x=1e-9,y=1e-6', '2 * expm1(x) * sin(y / 2)^2'],
    ['log(cos(x))', 'x=1e-6', 'log1p(-2 * sin(x / 2)^2)'],
    // an input that is gone stays one
    ['x + y + 0.1 - x', 'x=1e20,y=1', 'y + 0.1'],
    // overflow and underflow inside
    ['sqrt(x^2)', 'x=-1e-200', 'abs(x)'],
    ['log(exp(x))', 'x=-1000', 'x'],
  ])('of %s at %s is %s', async (text, at, remedy) => {
    expect((await remedyOf(text, at))?.text).toBe(remedy);
  });

  it.each<readonly [text: string, at: string, why: string]>([
    ['x*cos(x)', 'x=1.2', 'nothing is lost'],
    ['1 - cos(x)', 'x=1', 'no more than 8 bits are lost'],
    ['abs(1 - cos(x))', 'x=0', 'there is no certified derivative'],
    ['max(1 - cos(x), 0)', 'x=0', 'there is no certified derivative'],
    ['1/x - cot(x)', 'x=1e-5', 'no row of the table fits'],
    ['[1 - cos(x), x]', 'x=1e-6', 'it is no function of one number'],
    ['sum([1, -cos(x)])', 'x=1e-6', 'tensors are no formulas of the table'],
    [`${'('.repeat(70)}1 - cos(x)${' + x)'.repeat(70)}`, 'x=1e-6', 'it is too deep'],
  ])('of %s at %s is none: %s: %s', async (text, at) => {
    expect(await remedyOf(text, at)).toBeNull();
  });

  it('says how many bits are kept of value and derivative, what was rewritten, and at how many points both are equal', async () => {
    const remedy = await remedyOf('1 - cos(x)', 'x=1e-6');
    expect(remedy).toEqual({
      text: '2 * sin(x / 2)^2',
      bits: 40,
      derivative: { before: 53, after: 53 },
      value: { before: 13, after: 53 },
      points: 6,
      steps: [{ from: '1 - cos(x)', to: '2 * sin(x / 2)^2' }],
    });
  });

  it('is measured in the format that was asked for', async () => {
    const { remedy } = await compare('1 - cos(x)', { at: 1e-3, precision: 'float32', methods: 'none', explain: true });
    expect(remedy).toMatchObject({ text: '2 * sin(x / 2)^2', value: { after: 23 } });
    expect(remedy?.value.before).toBeLessThan(16);
    expect((await compare('1 - cos(x)', { at: 0.3, methods: 'none', explain: true })).remedy).toBeNull();
    expect(Object.keys(await compare('1 - cos(x)', { at: 1e-6, methods: 'none' }))).not.toContain('remedy');
  });

  it('is not what pays for the derivative with the value', async () => {
    // log1p(x - 1) is no better than log(x) anywhere but beside 1
    expect(await remedyOf('log(x) - 1e-17', 'x=2')).toBeNull();
  });
});

describe('A rewriting that is no identity is not offered', () => {
  it.each<readonly [from: string, to: string, text: string, at: string]>([
    // right on one side of 0 only
    ['sqrt(a^2)', 'a', 'sqrt(x^2)', 'x=-1e-200'],
    ['sqrt(a^2)', 'a', 'sqrt(x^2)', 'x=1e-200'],
    ['abs(a)', 'a', 'abs(x)*(exp(x) - exp(0))', 'x=1e-10'],
    // right to first order, and to second
    ['1 - cos(a)', 'a^2/2', '1 - cos(x)', 'x=1e-6'],
    ['exp(a) - 1', 'a', 'exp(x) - 1', 'x=1e-30'],
    ['log(1 + a)', 'a - a^2/2', 'log(1 + x)', 'x=1e-9'],
    // right in every double beside the point, though another function
    ['exp(a) - 1', 'expm1(a) + 1e-300', 'exp(x) - 1', 'x=1e-9'],
    // of a smaller domain, or with a kink at the point
    ['1 - cos(a)', '2*sin(exp(log(a))/2)^2', '1 - cos(x)', 'x=1e-6'],
    ['1 - cos(a)', '2*sin(a/2)^2 + max(a - 0.0000011, 0)', '1 - cos(x)', 'x=1.1e-6'],
  ])('%s as %s, of %s at %s', async (from, to, text, at) => {
    expect(await remedyOf(text, at, [{ from, to }])).toBeNull();
  });
});

describe('Two programs are the same beside a point', () => {
  it.each<readonly [one: string, other: string, at: string, points: number | null]>([
    ['1 - cos(x)', '2*sin(x/2)^2', 'x=0.5', 6],
    ['1 - cos(x)', '2*sin(x/2)^2', 'x=0', 6],
    ['sqrt(x^2)', 'abs(x)', 'x=-1', 6],
    ['sqrt(x^2)', 'x', 'x=-1', null],
    ['sqrt(x^2)', 'x', 'x=1', null],
    ['log(x) - log(2)', 'log(x/2)', 'x=3', 6], // at -3 the first has no value, and the second may have one
    ['log(x^2)', '2*log(x)', 'x=3', null],
    ['x*y', 'y*x', 'x=1,y=-2', 6],
    ['x + y', 'x + abs(y)', 'x=1,y=2', null],
    ['x', 'x + 1e-320', 'x=1', null],
    ['sqrt(x)', 'sqrt(abs(x))', 'x=1e-9', 6],
    ['x < 1 ? x : 1', 'min(x, 1)', 'x=0.999999', 6],
    ['x < 1 ? x : 1', 'x', 'x=0.999', null], // a kink within reach
    ['x', 'x == 1 ? 1 : x', 'x=1', null], // the same values everywhere, but in reverse mode another derivative
  ])('%s and %s at %s: %s', async (one, other, at, points) => {
    const { problem } = readProblem(one, { at });
    expect(equalNearby(await theLaboratory(), problem, problemOfText(other, problem))).toBe(points);
  });

  test('the rewritten program takes the inputs of the other by name', async () => {
    const { problem } = readProblem('x - y', { at: 'x=5,y=3' });
    const swapped = problemOfText('-y + x', problem);
    expect(swapped.program.inputs).toEqual(['x', 'y']);
    expect(equalNearby(await theLaboratory(), problem, swapped)).toBe(6);
    expect(equalNearby(await theLaboratory(), problem, problemOfText('y - x', problem))).toBeNull();
  });
});
