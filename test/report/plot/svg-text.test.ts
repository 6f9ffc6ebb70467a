// Text in SVG: where lines break, and what a line holds.
import { expect, test } from 'vitest';
import { breakLines, linesWithin, powerMarkup, textWidth, textWithin } from '../../../src/report/plot/svg-text.js';

test.each<[text: string, most: number, lines: string[]]>([
  ['', 5, ['']],
  ['a b c', 5, ['a b c']],
  ['a b c', 4, ['a b', 'c']],
  ['central difference', 10, ['central', 'difference']],
  ['central difference', 7, ['central', 'difference']],
  ['differences of f', 4, ['differences', 'of f']],
])('%j in lines of %i characters', (text, most, lines) => {
  expect(breakLines(text, most)).toEqual(lines);
});

test.each<[text: string, room: number, most: number, lines: string[]]>([
  ['', 60, 2, ['']],
  ['aaa aaa', 60, 2, ['aaa aaa']],
  ['aaa aaa', 30, 2, ['aaa', 'aaa']],
  ['aaa aaa aaa', 36, 2, ['aaa', 'aaa a…']],
  ['aaaaaaaaa aaa', 36, 2, ['aaaaa…', 'aaa']],
  ['aaa aaa', 30, 1, ['aaa …']],
])('%j in lines of %i pixels, at most %i of them', (text, room, most, lines) => {
  expect(linesWithin(text, 10, room, most)).toEqual(lines);
  for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(room);
});

test('a text that has no room ends with dots, within it', () => {
  const text = 'sin(x) + cos(x)';
  expect(textWithin(text, 10, textWidth(text, 10))).toBe(text);
  const shortened = textWithin(text, 10, textWidth(text, 10) - 1);
  expect(shortened).toMatch(/^sin\(x\) \+ co.*…$/);
  expect(textWidth(shortened, 10)).toBeLessThan(textWidth(text, 10));
  expect(textWithin(text, 10, 0)).toBe('…');
});

test.each([[0, '1'], [1, '10'], [2, '10<tspan dy="-0.45em" font-size="75%">2</tspan>'], [-3, '10<tspan dy="-0.45em" font-size="75%">−3</tspan>']])('10 to the power %i', (exponent, markup) => {
  expect(powerMarkup(exponent)).toBe(markup);
}); // prettier-ignore
