// Points without a derivative, or without a value, at the command line: what is expected there, the error as data, and its way out.
import { expect, test } from 'vitest';
import { batch } from '../../src/batch/batch.js';
import type { CaseFields } from '../../src/batch/case-fields.js';
import type { BatchCase } from '../../src/batch/record.js';
import { lineSchemas } from '../../src/batch/schema/batch.js';
import { runMain } from './run-main.js';

test('where there is no value, JSON has the reference beside the error, and what is expected is not asked', async () => {
  for (const words of [[], ['--expect', 'removable'], ['--expect', 'kink']]) {
    const { stdout, stderr, exit } = await runMain(['sin(x)/x', '-a', '0', ...words, '-f', 'json']);
    const { error, reference, ...rest } = JSON.parse(stderr) as Record<string, Record<string, unknown>>;
    expect([exit, stdout, Object.keys(rest)]).toEqual([4, '', []]);
    expect(error).toMatchObject({
      code: 'division-by-zero',
      hint: expect.stringMatching(/; x == 0 \? 1 : sin\(x\) \/ x has a derivative there$/) as unknown,
    });
    expect(reference).toMatchObject({
      ...{ status: 'undefined', kind: 'removable', statuses: { x: 'undefined' }, kinds: { x: 'removable' } },
      ...{ value: null, gradient: { x: null }, left: { x: 0 }, right: { x: 0 } },
      ...{ limit: { value: 1, gradient: { x: 0 } }, subgradients: null },
      message: 'beside x = 0 the function tends to 1 with slope 0: a removable point',
    });
  }
});

test.each([
  ['sin(x)/x', '0', 'x == 0 ? 1 : sin(x) / x', 0],
  ['x^2/x', '0', 'x == 0 ? 0 : x^2 / x', 1],
  ['(1 - cos(x))/x^2', '0', 'x == 0 ? 0.5 : (1 - cos(x)) / x^2', 0],
  ['(x^2 - 4)/(x - 2)', '2', 'x == 2 ? 4 : (x^2 - 4) / (x - 2)', 1],
  ['(x^2 - 1)/(x + 1)', '-1', 'x == -1 ? -2 : (x^2 - 1) / (x + 1)', 1],
])('the way out of %s at %s is a function that has its derivative there', async (expression, at, continued, slope) => {
  const { stderr, exit } = await runMain([expression, `--at=${at}`, '-m', 'ad']);
  expect(exit).toBe(4);
  expect(stderr.replace(/\s+/g, ' ')).toContain(`; ${continued} has a derivative there`);
  const { stdout } = await runMain([continued, `--at=${at}`, '-m', 'ad', '-f', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({ reference: { status: 'certified', gradient: { x: slope } } });
});

test.each([
  ['sin(y*x)/x', 'x=0,y=2'],
  ['a = sin(x); a/x', '0'],
  ['1/x', '0'],
  ['abs(x)/x', '0'],
  ['x*log(x)', '0'],
])('of %s at %s no function is named that would have a derivative', async (expression, at) => {
  const { stderr, exit } = await runMain([expression, '-a', at, '-m', 'ad']);
  expect(exit).toBe(4);
  expect(stderr).not.toContain('has a derivative');
});

test.each([
  ['abs(x)', '0', 'kink', 'cusp'],
  ['sin(x)', '0', 'certified', 'kink'],
  ['floor(x)', '1', 'jump', 'removable'],
  ['cbrt(x)', '0', 'vertical-tangent', 'cusp'],
  ['cbrt(x)^2', '0', 'cusp', 'vertical-tangent'],
  ['cbrt(x)', '0', 'infinite', 'undefined'],
  ['x*sqrt(x)', '0', 'endpoint', 'outside'],
  ['x*sqrt(x)', '0', 'undefined', 'infinite'],
  ['sqrt(-x^2)', '0', 'outside', 'endpoint'],
  ['x == 1 ? 3 : x^2', '1', 'removable', 'pole'],
  ['x == 0 ? 0 : 1/x', '0', 'pole', 'removable'],
])('--expect: %s at %s is %s, and not %s', async (expression, at, right, wrong) => {
  const judged = async (word: string): Promise<[number, string | undefined]> => {
    const { stdout, exit } = await runMain([expression, '-a', at, '-m', 'forward', '--expect', word]);
    return [exit, /^(PASS|FAIL|INCONCLUSIVE) .*$/m.exec(stdout)?.[0].slice(0, 50)];
  };
  expect(await judged(right)).toEqual([0, `PASS  ${right} agrees with the truth`]);
  expect(await judged(wrong)).toEqual([1, expect.stringContaining(`FAIL  ${wrong} is not what is known there`)]);
});

test.each(['seam', 'undecided', 'certified', 'kink'])(
  '--expect %s where the truth is undecided fails nothing',
  async (word) => {
    const words = ['x <= 1 ? sin(x)^2 + cos(x)^2 : 1', '-a', '1', '-m', 'forward', '--expect', word];
    const { stdout, exit } = await runMain(words);
    const passes = word === 'seam' || word === 'undecided';
    expect([exit, stdout]).toEqual([
      passes ? 0 : 5,
      expect.stringMatching(passes ? /^PASS {2}/m : /^INCONCLUSIVE {2}/m),
    ]);
  },
);

test('--expect with the name of an input, with second derivatives, and with a word that is none', async () => {
  const exitOf = async (...words: string[]): Promise<number> => (await runMain([...words, '-m', 'forward'])).exit;
  expect(await exitOf('abs(x)*y', '-a', 'x=0,y=1', '--expect', 'x=kink,y=certified')).toBe(0);
  expect(await exitOf('abs(x)*y', '-a', 'x=0,y=1', '--expect', 'x=certified,y=certified')).toBe(1);
  expect(await exitOf('x*abs(x)', '-a', '0', '--order', '2', '--expect', 'kink')).toBe(0);
  expect(await exitOf('x*abs(x)', '-a', '0', '--order', '2', '--expect', 'certified')).toBe(1);
  const { stderr, exit } = await runMain(['abs(x)', '-a', '0', '--expect', 'kinky']);
  expect([exit, stderr]).toEqual([2, expect.stringContaining("did you mean 'kink'?")]);
});

async function linesOf(cases: readonly CaseFields[]): Promise<BatchCase[]> {
  const lines: BatchCase[] = [];
  for await (const line of batch(cases, { jobs: 1 })) if (line.type === 'case') lines.push(line);
  return lines;
}

test.each([
  ['sin(x)/x', 0, 'removable', 'kink'],
  ['1/x', 0, 'pole', 'removable'],
  ['x*log(x)', 0, 'endpoint', 'pole'],
  ['log(x)', -1, 'outside', 'undecided'],
  ['abs(x)/x', 0, 'jump', 'kink'],
  ['log(x)', -1, 'undefined', 'certified'],
])(
  'a case that expects what there is beside a point without a value passes: %s at %d is %s, not %s',
  async (expr, at, right, wrong) => {
    const [passed, failed, unasked] = await linesOf([
      { expr, at, expect: right },
      { expr, at, expect: wrong },
      { expr, at },
    ]);
    expect(passed).toMatchObject({
      status: 'passed',
      code: null,
      expect: { x: { verdict: 'PASS' } },
      reference: { status: 'undefined', value: null },
    });
    expect(failed).toMatchObject({ status: 'failed', expect: { x: { verdict: 'FAIL' } } });
    expect(unasked).toMatchObject({ status: 'failed', code: failed?.code, expect: null });
  },
);

test('a line has the sides of second derivatives too, as a comparison does', async () => {
  const [line] = await linesOf([{ expr: 'x*abs(x)', at: 0, order: 2, methods: ['forward'], expect: 'kink' }]);
  expect(lineSchemas.case.parse(line)).toMatchObject({
    status: 'passed',
    reference: {
      ...{ hessian: { x: { x: null } }, hessianStatuses: { x: { x: 'kink' } } },
      ...{ hessianLeft: { x: { x: -2 } }, hessianRight: { x: { x: 2 } } },
      ...{ hessianLeftDigits: { x: { x: '-2' } }, hessianRightDigits: { x: { x: '2' } } },
    },
  });
});
