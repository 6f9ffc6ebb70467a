// Golden screens of reasons, at three widths, with and without colour and Unicode, and what holds for every one.
import { Terminal } from '@xterm/headless';
import { beforeAll, expect, test } from 'vitest';
import { flatComparison } from '../../../src/compare/forms.js';
import { compare } from '../../../src/compare/compare.js';
import type { FlatComparison } from '../../../src/compare/comparison.js';
import { lossReasons, type LossReason } from '../../../src/explain/causes.js';
import { annotationLines, explanationLines } from '../../../src/report/explain/reason-lines.js';
import { commonReason, reasonInWords } from '../../../src/report/explain/reason-words.js';
import { tie } from '../../../src/report/text/display-width.js';
import { styleOf, type Style } from '../../../src/report/text/style.js';

let cancels: FlatComparison;
let second: FlatComparison;

beforeAll(async () => {
  cancels = flatComparison(await compare<'tensors'>('sqrt(x)*(1 - cos(x))/x^2', { at: 1e-9, explain: 'nodes' }));
  second = flatComparison(await compare<'tensors'>('(1 - cos(x))/x^2', { at: 1e-5, methods: 'ad', order: 2, explain: true })); // prettier-ignore
});

const screen = (comparison: FlatComparison, style: Style): string =>
  `${[...explanationLines(comparison, style), ...annotationLines(comparison, style)].join('\n')}\n`;

test('screens', async () => {
  for (const width of [40, 80, 120])
    await expect(screen(cancels, styleOf({ width }))).toMatchFileSnapshot(`screens/cancels-${width}.txt`);
  await expect(screen(cancels, styleOf({ width: 80, color: true }))).toMatchFileSnapshot(
    'screens/cancels-80-color.txt',
  );
  const ascii = screen(cancels, styleOf({ width: 80, ascii: true }));
  expect(ascii).toMatch(/^[\x20-\x7e\n]*$/);
  await expect(ascii).toMatchFileSnapshot('screens/cancels-80-ascii.txt');
});

test.each([40, 80, 120])('no line is broken by a terminal of %i columns', async (width) => {
  for (const choice of [{}, { color: true }, { ascii: true }]) {
    const terminal = new Terminal({ cols: width, rows: 800, allowProposedApi: true, convertEol: true });
    await new Promise<void>((resolve) => terminal.write(screen(cancels, styleOf({ ...choice, width })), resolve));
    const { active } = terminal.buffer;
    for (let row = 0; row < active.length; row++) expect(active.getLine(row)?.isWrapped).toBe(false);
  }
});

test('second derivatives have reasons of their own, below those of first ones', async () => {
  const said = screen(second, styleOf({ width: 80 }));
  await expect(said).toMatchFileSnapshot('screens/second-80.txt');
  expect(screen(cancels, styleOf({ width: 120 }))).not.toContain('derivatives');
});

test('where there is no derivative each method is told where it stands and what its number is', async () => {
  const screens: string[] = [];
  for (const [expression, order] of [['abs(x)', 1], ['floor(x)', 1], ['sqrt(x)', 1], ['sqrt(abs(x))', 1], ['x*abs(x)', 2]] as const) {
    const kink = flatComparison(await compare<'tensors'>(expression, { at: 0, methods: 'all', order, explain: true }));
    screens.push(`${expression}\n${screen(kink, styleOf({ width: 100 }))}`);
  }
  await expect(screens.join('\n')).toMatchFileSnapshot('screens/sides-100.txt');
}); // prettier-ignore

const why = (cause: LossReason) => ({ node: 'log(x)', line: 2, column: 1, cause, lostBits: 1, condition: 7 }); // prettier-ignore

test('every cause has its words, as a sentence with its place and bits, and as part of one', () => {
  const said = lossReasons.map((cause) => [
    cause,
    reasonInWords(why(cause)).replaceAll(tie, ' '),
    commonReason([why(cause)]),
  ]);
  expect(said).toMatchInlineSnapshot(`
    [
      [
        "cancellation",
        "digits cancel in log(x) (line 2): 1 bit lost, condition 7.0",
        "by cancellation at log(x)",
      ],
      [
        "overflow",
        "log(x) (line 2) overflows: 1 bit lost",
        "by overflow of log(x)",
      ],
      [
        "underflow",
        "log(x) (line 2) underflows: 1 bit lost",
        "by underflow of log(x)",
      ],
      [
        "saturation",
        "digits cancel in log(x) (line 2), at a bound that a function has reached: 1 bit lost, condition 7.0",
        "by saturation at log(x)",
      ],
      [
        "branch",
        "log(x) (line 2) takes another branch than the derivative: 1 bit lost",
        "on another branch at log(x)",
      ],
      [
        "untaken-undefined",
        "log(x) (line 2), on a side that is not taken at the point, has no value: 1 bit lost",
        "on a side that is not taken at log(x)",
      ],
      [
        "wrong-rule",
        "the rule for log(x) (line 2) is wrong: 1 bit lost",
        "by a wrong rule of log(x)",
      ],
      [
        "zero-over-zero",
        "log(x) (line 2) makes no number of its operands, as 0/0: 1 bit lost",
        "by 0/0 or its like at log(x)",
      ],
      [
        "step-too-wide",
        "the step is too wide: 1 bit lost",
        "since the step is too wide",
      ],
      [
        "step-too-narrow",
        "the step is too narrow for the rounding: 1 bit lost",
        "since the step is too narrow",
      ],
      [
        "path",
        "log(x) (line 2) leads another way through the function: 1 bit lost",
        "on another path at log(x)",
      ],
    ]
  `);
  const nowhere = { ...why('step-too-wide'), condition: null };
  expect([reasonInWords(nowhere), commonReason([nowhere])]).toEqual(['the step leads where log(x) (line 2) has no value: 1 bit lost', 'since the step leads where log(x) has no value']); // prettier-ignore
  expect(commonReason([nowhere, why('step-too-wide')])).toBe('since the step is too wide');
  expect(commonReason([why('overflow'), { ...why('overflow'), node: 'exp(x)' }])).toBe('by overflow');
  expect(commonReason([why('overflow'), why('underflow')])).toBe('');
  expect(commonReason([why('overflow'), null])).toBe('');
});
