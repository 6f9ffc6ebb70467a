// Rows of cells as aligned lines: widths in columns of the terminal, colours without width.
import { describe, expect, test } from 'vitest';
import { grid, gridWidth, type Align } from '../../../src/report/text/grid.js';

const dim = (text: string): string => `\u001b[2m${text}\u001b[22m`;

interface Case {
  readonly what: string;
  readonly rows: readonly (readonly string[])[];
  readonly aligns: readonly Align[];
  readonly lines: readonly string[];
}

const cases: readonly Case[] = [
  { what: 'no rows', rows: [], aligns: [], lines: [] },
  {
    what: 'each column by its side, two spaces apart',
    rows: [['method', 'ulp'], ['forward (dual)', '1.3'], ['ad', '12']], // prettier-ignore
    aligns: ['left', 'right'],
    lines: ['method          ulp', 'forward (dual)  1.3', 'ad               12'],
  },
  {
    what: 'no spaces at the ends of lines, also where cells are empty or missing',
    rows: [['a', 'long', 'c'], ['bb', ''], ['', 'x', '']], // prettier-ignore
    aligns: ['left', 'left', 'left'],
    lines: ['a   long  c', 'bb', '    x'],
  },
  {
    what: 'colours without width, and spaces outside of them',
    rows: [[dim('it'), dim('n')], ['long', '1234']], // prettier-ignore
    aligns: ['left', 'right'],
    lines: [`${dim('it')}       ${dim('n')}`, 'long  1234'],
  },
  {
    what: 'wide characters as two columns, combining ones as none',
    rows: [['漢字', '1'], ['e\u0301', '2'], ['abcd', '3']], // prettier-ignore
    aligns: ['left', 'left'],
    lines: ['漢字  1', 'e\u0301     2', 'abcd  3'],
  },
];

describe('A grid has', () => {
  test.each(cases)('$what', ({ rows, aligns, lines }) => {
    expect(grid(rows, aligns)).toEqual(lines);
  });

  test('the width of its longest line', () => {
    expect(gridWidth([['漢字', dim('12')], ['a', '345']])).toBe(4 + 2 + 3); // prettier-ignore
    expect(gridWidth([])).toBe(0);
  });
});
