// Whose rule is used: mathjs's where it is right, else diffcmp's; and a rule that is broken on purpose is found out.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derive, deriveWith } from '../../src/derive/derive.js';
import { mathjsRule } from '../../src/derive/mathjs-rule.js';
import { ownRule } from '../../src/derive/own-rule.js';
import type { DerivedPartial } from '../../src/derive/derive-data.js';
import type { RuleSources } from '../../src/derive/rule-book.js';
import { DiffcmpError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { parse, SymbolNode, type MathNode } from '../../src/language/mathjs.js';
import { functionNode, operatorNode } from '../../src/methods/expression-arithmetic.js';
import { symbolic } from '../../src/methods/symbolic.js';
import { unaryRules } from '../../src/primitives.js';
import { differentiate } from '../methods/formula.js';
import { plainFormulas } from './random-formula.js';

const textOf = async (text: string): Promise<string | undefined> => (await derive(text)).derivatives[0]?.text;

describe('texts read well', () => {
  test.each([
    ['x*cos(x)', 'cos(x) - x * sin(x)'],
    ['x^3', '3 * x^2'],
    ['1/x', '-(1 / x^2)'],
    ['a = x*x; b = sin(a); b', '(x + x) * cos(x * x)'],
    ['f(n, t) = n <= 0 ? 1 : t*f(n-1, t); f(2, x)', 'x + x'],
    ['f(n) = n < 0.5 ? x : sin(f(n - 0.5)); f(1)', 'cos(x) * cos(sin(x))'],
    ['f(x) = x^2', '2 * x'],
    ['pi*x', 'pi'],
    ['sin(2)*x', 'sin(2)'],
    ['log(x, 3)', '1 / (x * log(3))'],
    ['cube(x)', '3 * x^2'],
    ['ln(x)', '1 / x'],
    ['sigmoid(x)', 'sigmoid(x) * sigmoid(-x)'],
    ['cbrt(x)', '1 / (3 * cbrt(x)^2)'],
    ['erf(x)', '2 / sqrt(pi) * exp(-x^2)'],
    ['x^2.5', '2.5 * x^1.5'],
    ['x^0', '0'],
    ['x^-0.5', '-(0.5 * x^-1.5)'],
    ['x^0.1', '0.1 * x^(0.1 - 1)'], // the double nearest to 0.1, less 1, isn't the one nearest to -0.9 in every format
    ['lgamma(x)', 'digamma(x)'],
    ['relu(x)', 'x > 0 ? 1 : 0'],
    ['max(x, 1)', 'x >= 1 ? 1 : 0'],
    ['floor(x)*x', 'floor(x)'],
    ['mod(7, x)', '-floor(7 / x)'],
    ['hypot(x)', 'abs(x) / x'],
    ['nthRoot(x)', '1 / (2 * sqrt(x))'],
    ['x > 1 ? 2 : 3', '0'],
    ['pi > 3 ? x : x^2', '1'],
    ['where(x > 1, x, 3)', 'x > 1 ? 1 : 0'],
    ['sum([x, 2*x])', '3'],
    ['sin(floor(x))', '0'],
    ['x*(x > 1)^2', '(x > 1)^2'],
    ['(0 < x < 1)*x', '0 < x < 1'],
    ['argmax([x, 1])', '0'],
    ['dot([x, 1], [x, 2])', 'x + x'],
  ])("(%s)' = %s", async (text, expected) => {
    expect(await textOf(text)).toBe(expected);
  });
  test('a root without a degree is written as the square root that it is', async () => {
    expect((await derive('nthRoot(x)')).formula.text).toBe('sqrt(x)');
  });
  const relations = ['<', '<=', '>', '>='];
  test.each(relations)('what x %s 1 is says what other relations are, ties aside', async (relation) => {
    const textWith = (other: string): string => `sum([x ${relation} 1 ? x : 0, x ${other} 1 ? x : 0])`;
    const [same, opposite] = [`x ${relation} 1 ? 2 : 0`, `x ${relation} 1 ? 1 : 1`];
    for (const other of relations)
      expect(await textOf(textWith(other))).toBe(other[0] === relation[0] ? same : opposite);
  });
  test('64 ways are written out, and no more', async () => {
    const ways = (names: string): string => `sum([${[...names].map((name) => `x < ${name} ? 1 : 2`).join(', ')}])`;
    expect((await derive(ways('abcdfg'), { wrt: 'x' })).derivatives[0]?.text).toBe('0');
    await expect(derive(ways('abcdfgh'))).rejects.toThrow('this is more than 64 formulas');
  });
  test('as those of the symbolic method do, where mathjs has all the rules', async () => {
    await fc.assert(
      fc.asyncProperty(plainFormulas, async (text) => {
        const { program, variables } = readExpression(text);
        const point = Object.fromEntries(variables.map((name) => [name, 0.7]));
        if (variables.length === 0) return;
        const { derivatives } = await derive(text);
        const bySymbolic = differentiate(symbolic, program, point).symbolic?.texts;
        for (const [i, { text: ours, source }] of derivatives.entries()) {
          if (source === 'mathjs') expect(ours, text).toBe(bySymbolic?.[i]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a derivative', () => {
  test.each<[string, 'mathjs' | 'diffcmp', (string | RegExp)[]]>([
    ['sin(x^2)/tan(x)', 'mathjs', []],
    [
      'acoth(x)',
      'diffcmp',
      [/^mathjs's rule for acoth is wrong: at x = -6\.5 it gives 0\.0242424, and the truth is -0\.0242424$/],
    ],
    [
      'cbrt(x)',
      'diffcmp',
      [/^mathjs's rule for cbrt is not defined at x = -6\.5, where the derivative is 0\.0957054$/],
    ],
    ['nthRoot(x, 3)', 'diffcmp', [/^mathjs's rule for nthRoot is not defined at x = -/]],
    ['nthRoot(x, 4)', 'mathjs', []],
    ['x^1.0000000000001', 'diffcmp', [/^mathjs's rule for pow is wrong/]],
    ['erf(x) + gamma(x)*erf(2*x)', 'diffcmp', ['mathjs has no rule for erf', 'mathjs has no rule for gamma']],
    ['x > 0 ? x : 1', 'diffcmp', ['mathjs has no rule for c ? a : b']],
    ['x*y', 'mathjs', []],
  ])('of %s is by %s', async (text, source, why) => {
    const [first] = (await derive(text)).derivatives;
    expect(first).toMatchObject({ source, check: { status: 'agrees' } });
    expect(first?.why).toEqual(
      why.map((each) => (typeof each === 'string' ? each : (expect.stringMatching(each) as string))),
    );
  });
});

test('a second derivative has its rules and those of the first one', async () => {
  const { derivatives } = await derive('erf(x) + digamma(x)', { order: 2 });
  const why = ['erf', 'digamma', 'polygamma'].map((name) => `mathjs has no rule for ${name}`);
  expect(derivatives.map(({ source }) => source)).toEqual(['diffcmp', 'diffcmp']);
  expect(derivatives.map((each) => each.why)).toEqual([why.slice(0, 2), why]);
  expect(derivatives[1]?.text).toMatch(/ \+ polygamma\(2, x\)$/);
});

test('a formula that loses digits is worked out with more bits, until all of them are known', async () => {
  expect((await derive('sin(1e12*x/7)')).derivatives[0]?.check).toMatchObject({ status: 'agrees', digits: 30 });
});

test.each([
  ['log(x, 1)', 'no point of the domain was found among 400', []],
  [
    'nthRoot(x, 0)',
    'at none of 12 points of the domain could the truth be certified',
    ["mathjs's rule for nthRoot could be checked at no point"],
  ],
])('%s is not checked, and that is said', async (text, unchecked, why) => {
  const [first] = (await derive(text)).derivatives;
  expect(first).toMatchObject({ check: { status: 'unchecked', at: null, why: unchecked }, why });
});

test('a formula that is defined nowhere is no bug where the function is one', async () => {
  const { derivatives } = await derive('sin(x - x)^0.5 + y', { steps: true });
  const check = {
    status: 'unchecked',
    truth: '0',
    why: expect.stringMatching(/^the formula is not defined/) as string,
  };
  expect(derivatives[0]).toMatchObject({ source: 'mathjs', check });
});

test('a derivative that is 0 without being written so is not said to be enclosed too widely', async () => {
  const { check } = (await derive('exp(log(x))', { order: 2 })).derivatives[1] as DerivedPartial;
  expect(check).toMatchObject({ status: 'unchecked', digits: null, truth: expect.stringMatching(/^0±\d*e-\d{3}$/) as string });
  expect(check.why).toBe(`it is 0 as far as can be told, which has no digits to compare: the formula gives ${check.claimed}, the truth is ${check.truth}`);
}); // prettier-ignore

describe('a derivative says where it does not hold', () => {
  test.each<[string, string[]]>([
    ['abs(sin(x))', ['sin(x) = 0']],
    ['max(x, y)*floor(x)', ['x = y', 'x is a whole number']],
    ['x > 1 and y > 2 or not (x < -1) ? x : 2', ['x = 1', 'x = -1']], // by x the other doesn't change
    ['0 < x <= y ? x : 2', ['0 = x', 'x = y']],
    ['(x >= 3)*x', ['x = 3']],
    ['y > 0 ? x : x^2', []],
    ['abs(y)*x', []],
    ['abs(y) + x', []],
    ['hypot(x, 3) + hypot(x, -3) + hypot(x, y)', ['x = 0 and y = 0']],
    ['x mod y + atan2(x, y)', ['x is a multiple of y', 'x = 0 and y < 0']],
    ['x ? 1 : x', ['x = 0']],
    ['sin(x)/x', []],
    ['atan2(x, 2)*atan2(3, x)*atan2(1 + x^2, y)', []],
    ['atan2(x, -2)', ['x = 0']],
    ['atan2(0, x) + atan2(x, 0)', []],
    ['hypot(x, 0) + hypot(2*x, 0, y)', ['x = 0', '2 * x = 0', 'hypot(2 * x, 0) = 0 and y = 0']],
    ['sqrt(x^2)', ['x^2 = 0']],
    ['x^0.5 + (x - 1)^(1/3) + (x - 2)^1.5 + (x - 3)^-0.5', ['x = 0', 'x - 1 = 0']],
    ['(x - 1)^y + y^x + 2^x + e^x + (pi/2)^x + 0^(x - 2) + exp(x)^x', ['x - 1 = 0', 'y = 0', 'x - 2 = 0']],
    ['pow(x, 0.5) + nthRoot(x - 1, 3)', ['x = 0', 'x - 1 = 0']],
    ['asin(x)*acos(2*x)', ['abs(x) = 1', 'abs(2 * x) = 1']],
    ['asec(x) + acsc(x) + acosh(2*x) + asech(x)', ['abs(x) = 1', '2 * x = 1', 'x = 1']],
    ['sqrt(y)*x + asin(1/2)*x', []],
    ['sqrt(1 + x^2) + cbrt(2*exp(x)/3 + square(x)*y^4)^2 + hypot(x, cosh(y))', []],
    ['sqrt(x^2*exp(x)) + sqrt(1 + x^3) + cbrt(x^2 + 0) + sqrt(1 + x^y)', ['x^2 * exp(x) = 0', '1 + x^3 = 0', 'x^2 + 0 = 0', 'x = 0', '1 + x^y = 0']], // prettier-ignore
  ])('%s', async (text, places) => {
    const { derivatives } = await derive(text, { wrt: 'x' });
    expect(derivatives[0]?.except).toEqual(places);
  });
});

/** Sources of which one is off for one operation. */
const broken = (which: keyof RuleSources, name: string, change: (rule: MathNode) => MathNode): RuleSources => {
  const sources: RuleSources = { mathjs: mathjsRule, own: ownRule };
  return {
    ...sources,
    [which]: (operation: MathNode, open: readonly string[]) => {
      const rule = sources[which](operation, open);
      const isIt = operation.type === 'FunctionNode' && operation.name === name;
      return isIt && rule !== null ? change(rule) : rule;
    },
  };
};
const offByFactor = (rule: MathNode): MathNode => operatorNode('*', parse('1 + 2^-80'), rule);
const failureOf = async (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe('a broken rule', () => {
  test('of mathjs is found out by one part in 2^80, and replaced', async () => {
    const { derivatives } = await deriveWith('x*sin(x)', {}, broken('mathjs', 'sin', offByFactor));
    expect(derivatives[0]).toMatchObject({ text: 'sin(x) + x * cos(x)', source: 'diffcmp' });
    expect(derivatives[0]?.why).toEqual([
      expect.stringMatching(/^mathjs's rule for sin is wrong: at x = -6\.5 it gives/),
    ]);
  });
  test.each([true, false])(
    'of mathjs that is wrong beside the points of its trial only is found out (steps: %s)',
    async (steps) => {
      // at the trial's points, which are below 7, it adds nothing
      const beyond = operatorNode('-', new SymbolNode('#u'), parse('7'));
      const named = (rule: MathNode): MathNode => operatorNode('+', rule, functionNode('relu', [beyond]));
      const { derivatives } = await deriveWith('sin(x)*sqrt(x - 7)', { steps }, broken('mathjs', 'sin', named));
      expect(derivatives[0]).toMatchObject({ source: 'diffcmp', check: { status: 'agrees' } });
      expect(derivatives[0]?.why).toEqual([
        expect.stringMatching(/^mathjs's rule for sin is wrong: for sin\(x\) at x = \d/),
      ]);
    },
  );
  test('of diffcmp ends as a bug', async () => {
    const error = await failureOf(deriveWith('erf(x)', {}, broken('own', 'erf', offByFactor)));
    expect(error).toBeInstanceOf(DiffcmpError);
    expect(error).toMatchObject({
      code: 'internal',
      exitCode: 70,
      message: expect.stringMatching(/own rule for erf is wrong/) as string,
    });
  });
  test('of diffcmp with the double beside π for π does too', async () => {
    const error = await failureOf(
      deriveWith(
        'erf(x)',
        {},
        broken('own', 'erf', () => ownRuleWithDouble()),
      ),
    );
    expect(error).toMatchObject({ code: 'internal' });
  });
  test('in the table itself is found out by the values', async () => {
    const partials = unaryRules.erf.partials as unknown as [(A: Numbers, y: unknown, x: unknown) => unknown];
    const [right] = partials;
    partials[0] = (A, y, x) => A.mul(right(A, y, x), A.literal(1.5));
    try {
      expect(await failureOf(derive('erf(x)'))).toMatchObject({ code: 'internal' });
    } finally {
      partials[0] = right;
    }
  });
});

interface Numbers {
  mul(x: unknown, y: unknown): unknown;
  literal(value: number): unknown;
}

/** 2/√pi · exp(-u²) · u' with the double. */
function ownRuleWithDouble(): MathNode {
  const u = new SymbolNode('#u');
  const gauss = functionNode('exp', [operatorNode('*', parse('-1'), operatorNode('^', u, parse('2')))]);
  return operatorNode('*', operatorNode('*', parse('2/sqrt(pi)'), gauss), new SymbolNode("#u'"));
}
