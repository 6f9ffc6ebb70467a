// Texts as large and as deep as anyone writes them by program, with their values at x = 1.
export const list = (count: number, item: (i: number) => string, joint: string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join(joint);
export const nest = (count: number, open: string, inner = 'x', close = ')'): string =>
  open.repeat(count) + inner + close.repeat(count);

type Row = readonly [title: string, text: string, value: number];
export const largeRows: readonly Row[] = [
  ['a sum of 100,000 terms', list(100_000, (i) => `x*${i}`, ' + '), 4999950000],
  ['10,000 named steps', list(10_000, (i) => `a${i} = ${i === 0 ? 'x' : `a${i - 1}`} + 1`, '\n'), 10_001],
  [
    '10,000 functions, each calling the one before',
    `${list(10_000, (i) => `f${i}(t) = ${i === 0 ? 'a*t' : `f${i - 1}(t)`} + 1`, '; ')}; f9999(x)`,
    10_001,
  ],
  ['10,000 nested calls of a function', `f(t) = t + 1; ${nest(10_000, 'f(')}`, 10_001],
  ['10,000 nested calls with a second argument', nest(10_000, 'max(2, '), 2],
  ['10,000 nested calls with a later argument', nest(10_000, 'max(', 'x', ', 2)'), 2],
  ['10,000 nested calls over lines', nest(10_000, 'abs(\n', 'x', '\n)'), 1],
  ['10,000 nested calls with groups inside', nest(10_000, 'abs((', 'x', '))'), 1],
  ['10,000 calls deep', 'f(n, t) = n <= 0 ? t : f(n - 1, t + 1); f(10000, x)', 10_001],
  ['a condition of 20,000 parts', `${list(20_000, () => 'x < 2', ' and ')} ? 3 : 4`, 3],
  ['a choice of 20,000 parts', `${list(20_000, () => 'x > 2', ' or ')} ? 3 : 4`, 4],
  ['a chain of 10,000 comparisons', list(10_000, (i) => String(i), ' < '), 1],
  ['a minimum of 100,000', `min(${list(100_000, (i) => `${i + 1}`, ', ')})`, 1],
  ['200 grouping parentheses', nest(200, '('), 1],
  ['250 grouping parentheses', nest(250, '('), 1],
  ['200 grouping parentheses with sums', nest(200, '(1 + '), 201],
  ['1,000 signs', `${'-'.repeat(1000)}x`, 1],
  ['1,000 powers', `${'x^'.repeat(1000)}x`, 1],
  ['1,000 choices', `${'x > 2 ? 1 : '.repeat(1000)}3`, 3],
  ['10,000 powers side by side', list(10_000, () => 'x^2', ' x^2 '), 1],
];
