// Errors as text: the right line, the right place, within the width, harmless.
import { expect, test } from 'vitest';
import { DiffcmpError } from '../../../src/errors.js';
import { errorData, errorReport } from '../../../src/report/text/error-text.js';
import { styleOf } from '../../../src/report/text/style.js';

const at = (source: string, start: number, end: number, sourceName: string | null = null) =>
  new DiffcmpError('expr-syntax', 'something is wrong', {
    source,
    sourceName,
    span: { start, end },
    hint: 'do better',
  });
const shown = (error: DiffcmpError, width = 80): string[] => errorReport(error, styleOf({ width })).split('\n');

test('the line, the carets below it, the hint', () => {
  expect(errorReport(at('xcos(x)', 0, 4), styleOf())).toBe(
    'error[expr-syntax]: something is wrong\n\n  xcos(x)\n  ^^^^\n\n  hint: do better\n',
  );
});

test('of several lines the right one is shown, with its number', () => {
  expect(shown(at('a = 1\r\nb = sni(a)\nb', 11, 14)).slice(2, 5)).toEqual(['  line 2:5', '  b = sni(a)', '      ^^^']);
});

test('tabs and wide characters keep the caret in place', () => {
  expect(shown(at('\tx + 界 + y', 9, 10)).slice(2, 4)).toEqual(['   x + 界 + y', '            ^']);
});

test('a span at the end of the text, or beyond it, has one caret', () => {
  expect(shown(at('x*cos(x', 7, 7))[3]).toBe('         ^');
  expect(shown(at('x', 5, 9))[3]).toBe('   ^');
});

test('a long line is cut to what surrounds the caret', () => {
  const source = `${'a+'.repeat(500)}!${'+b'.repeat(500)}`;
  const [, , line = '', carets = ''] = shown(at(source, 1000, 1001), 60);
  expect(line.length).toBeLessThanOrEqual(60);
  expect(line.charAt(carets.indexOf('^'))).toBe('!');
  expect(line).toMatch(/^ {2}….*…$/);
});

test('control characters of the source do not reach the terminal', () => {
  const text = errorReport(at('x\u001b[31m\u0007', 0, 1), styleOf());
  expect(text).not.toContain('\u001b');
  expect(text).not.toContain('\u0007');
});

test('as data it has 1-based line and column', () => {
  expect(errorData(at('a\nbc', 3, 4, 'cases.yaml'))).toEqual({
    error: {
      code: 'expr-syntax',
      message: 'something is wrong',
      hint: 'do better',
      exit: 2,
      file: 'cases.yaml',
      line: 2,
      column: 2,
      length: 1,
      source: 'bc',
    },
  });
});
