// What is shown of text that a terminal would act on, or that would hide.
import { describe, expect, test } from 'vitest';
import { jsonLine, visible, visibleData, visibleLines } from '../../src/text/visible.js';

test.each([
  ['an escape sequence', 'a\u001b[2Jb', String.raw`a\u001b[2Jb`],
  ['a title by OSC and BEL', '\u001b]0;t\u0007', String.raw`\u001b]0;t\u0007`],
  ['the same in C1', '\u009b2J\u009d0;t\u009c', String.raw`\u009b2J\u009d0;t\u009c`],
  ['what moves the cursor', 'a\bb\rc\nd\te\u000bf\fg', String.raw`a\bb\rc\nd\te\u000bf\fg`],
  ['NUL and DEL', 'a\0b\u007f', String.raw`a\u0000b\u007f`],
  ['the direction of text', '\u202ea\u2066b\u2069\u200f\u061c', String.raw`\u202ea\u2066b\u2069\u200f\u061c`],
  [
    'what has no width',
    'a\u200bb\u200dc\ufeffd\u00ade\u2060\ufe0f\u034f\u3164',
    String.raw`a\u200bb\u200dc\ufeffd\u00ade\u2060\ufe0f\u034f\u3164`,
  ],
  ['what formats others', '\u0600a\ufff9b\u{13430}', String.raw`\u0600a\ufff9b\ud80d\udc30`],
  ['line separators', 'a\u2028b\u2029c\u0085', String.raw`a\u2028b\u2029c\u0085`],
  ['halves of characters', 'a\ud800b\udc00', String.raw`a\ud800b\udc00`],
  ['tags and private characters', '\u{e0041}\ue000\uffff', String.raw`\udb40\udc41\ue000\uffff`],
])('%s is written out', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
  expect(visible(shown)).toBe(shown);
});

test.each(['x*cos(x)', 'C:\\new "it\'s"', 'ξ² ≤ ∂/∂x · 数 🙂 é ⠿', '\u00a0'])('%j stays as it is', (text) => {
  expect(visible(text)).toBe(text);
});

test('text of several lines keeps them, and its tabs', () => {
  expect(visibleLines('a\tb\nc\rd')).toBe('a\tb\nc\\rd');
});

test('data is written out in values and in names', () => {
  const data = { 'a\n': ['b\r', 1, null, { c: '\u001b', d: true }], ['__proto__']: 'x' };
  expect(visibleData(data)).toEqual({ 'a\\n': ['b\\r', 1, null, { c: '\\u001b', d: true }], ['__proto__']: 'x' });
});

describe('JSON', () => {
  test.each(['\u009b2J', '\u202e', '\ufeff', '\u2028', '\u007f', '\ud800', '\u{e0041}', '\u001b\n\t'])(
    'of %j means the same and hides nothing',
    (text) => {
      const line = jsonLine({ [text]: text });
      expect(line).toMatch(/^[ -~]+$/);
      expect(JSON.parse(line)).toEqual({ [text]: text });
    },
  );
  test('of other text is what it always was', () => {
    expect(jsonLine({ a: 'ξ "é" \\ 🙂' })).toBe(JSON.stringify({ a: 'ξ "é" \\ 🙂' }));
  });
});
