// Texts that ask for too much: refused before anything is made, or read in bounded time.
import { expect, test } from 'vitest';
import { float64 } from '../../src/arithmetics/float64.js';
import { StepLimit, TimeLimit } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { refusalOfText, valueOfText } from './run-text.js';

const long = Array.from({ length: 5000 }, (_, i) => i);

test.each([
  ['zeros(1e5, 1e5)', '0:zeros', /\[100000, 100000\] .*10,000,000 numbers/],
  ['ones(1e9)', '0:ones', /\[1000000000\]/],
  ['zeros(1e300, 1e300)', '0:zeros', /numbers/],
  ['zeros(0, 1e9)', '0:zeros', /\[0, 1000000000\] has an axis of more than 10,000,000 places$/],
  [`zeros(${'1, '.repeat(3000)}1)`, '0:zeros', /^a tensor of 3,001 axes has more than 32 axes$/],
  ['identity(1e5)', '0:identity', /\[100000, 100000\]/],
  ['1:1e9', '1::', /^a range has more than 10,000,000 numbers$/],
  ['1:-1:-1e300', '1::', /^a range has more than 10,000,000 numbers$/],
  ['0:1e-300:1', '1::', /numbers/],
  ['a .* transpose([a])', '2:.*', /\[5000, 5000\]/],
  ['transpose([a])*[a]', '14:*', /\[5000, 5000\]/],
  ['sum(zeros(0, 1e7, 1e7), 1)', '0:sum', /\[10000000, 10000000\]/],
  [`reshape(1, [${'1, '.repeat(40)}1])`, '0:reshape', /32 axes/],
  [`${'['.repeat(40)}1${']'.repeat(40)}`, '', /32 axes/],
])('%s is too large', (text, place, message) => {
  const error = refusalOfText(text, { a: long });
  expect(error.code).toBe('tensor-too-large');
  expect(error.message).toMatch(message);
  if (place !== '') expect(`${error.span?.start}:${text.slice(error.span?.start, error.span?.end)}`).toBe(place);
});

test.each([
  'softmax(zeros(1e7, 1e7, 0))',
  'transpose(zeros(1e5, 0, 1e5))[:, [], 1]',
  'zeros(1e7, 1e7, 0, 1)*zeros(1, 0)',
])('%s has no numbers, and takes no time', (text) => {
  expect(valueOfText(`sum(${text})`).value).toBe(0);
});

test('numbers that an operation works on are steps of the budget, on any number of lines', () => {
  const vector = long.slice(0, 1000);
  expect(valueOfText('a*a', { a: vector }, 2004).shape).toEqual([]); // 2000 operations, and four instructions
  expect(() => valueOfText('a*a', { a: vector }, 2003)).toThrow(StepLimit);
  expect(() => valueOfText('a*a', { a: vector }, 1999)).toThrow(StepLimit);
  expect(() => valueOfText('f(b, n) = n <= 0 ? b : f(b + 1, n - 1); f(a, 50)', { a: vector }, 40_000)).toThrow(
    StepLimit,
  );
  expect(() => valueOfText('exp(a) + a', { a: vector }, 1990)).toThrow(StepLimit);
  expect(() => valueOfText('softmax(a)', { a: vector }, 1990)).toThrow(StepLimit);
});

test('brackets that nest ten thousand deep are refused, and as many side by side are read', () => {
  const error = refusalOfText(`${'['.repeat(10_000)}1${']'.repeat(10_000)}`);
  expect([error.code, error.span?.start]).toEqual(['expr-too-deep', 250]);
  expect(refusalOfText(`${'[v,'.repeat(10_000)}1${']'.repeat(10_000)}`).code).toBe('expr-too-deep');
  expect(refusalOfText(`v${'[1'.repeat(10_000)}${']'.repeat(10_000)}`).code).toBe('expr-too-deep');
  expect(valueOfText(`sum([${'[1],'.repeat(10_000)}[1]])`).value).toBe(10_001);
  expect(valueOfText(`[7]${'[:]'.repeat(10_000)}`).value).toEqual([7]);
});

test('a hundred thousand numbers are read, from one row, from many, and from matrices in functions', () => {
  const numbers = long.slice(0, 1000).join(', ');
  expect(valueOfText(`sum([${Array.from({ length: 100 }, () => numbers).join(', ')}])`).value).toBe(100 * 499_500);
  const matrix = `[${Array.from({ length: 100 }, () => numbers).join('; ')}]`;
  expect(valueOfText(`size(${matrix})`).value).toEqual([100, 1000]);
});

test('the time ends within one operation as well', () => {
  const run = readExpression('a*a')
    .shaped([[200, 200]])
    .link(float64);
  const inputs = new Array<number>(40_000).fill(1);
  expect(() => run(inputs, { maxSteps: 1e8, deadline: performance.now() - 1 })).toThrow(TimeLimit);
});

test('lists, rows, indices and ranges are read at any depth, and their places are right', () => {
  for (let depth = 15; depth <= 65; depth++) {
    const inside = 'sum([x, 2; 3, w[end, :][1:2 - 1][1]]) + w[:, 2][end]';
    const text = `${'abs('.repeat(depth)}${inside}${')'.repeat(depth)}`;
    expect(valueOfText(text, { x: 1, w: [[1, 2], [3, 4]] }).value).toBe(13); // prettier-ignore
    const error = refusalOfText(text, { x: 1, w: [1, 2] });
    expect(error.span).toEqual({ start: text.indexOf('end'), end: text.indexOf('end') + 3 });
    expect(readExpression(text).read).toBe(text.replace('; ', '], [').replace('[x', '[[x').replace('[1]])', '[1]]])'));
  }
});
