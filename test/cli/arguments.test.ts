// Which words are options and which are expressions.
import { expect, test } from 'vitest';
import { sortArguments, type CommandShape } from '../../src/cli/arguments.js';

const option = (short: string | null, long: string, takesValue: boolean, isPath = false) => ({
  short,
  long,
  takesValue,
  isPath,
});
const commands: CommandShape[] = [
  {
    name: 'compare',
    options: [
      option('a', 'at', true),
      option('m', 'method', true),
      option('o', 'output', true, true),
      option('q', 'quiet', false),
      option(null, 'wide', false),
    ],
  },
];
const sorted = (...words: string[]) => sortArguments(words, commands);

test.each(['-x^2', '-sin(x)', '-a*x', '-a', '-2*x', '-(x+1)', '-.5*x', '-a - x', '-a/x', '-x', '--x^2', '-q^2', '-'])(
  '%s before a point: an expression, except where it is an option',
  (word) => {
    const { operands, options } = sorted(word, '--at', '1');
    if (word === '-a') expect(options).toEqual(['-a', '--at', '1']);
    else expect([operands, options]).toEqual([[word], ['--at', '1']]);
  },
);

test('values of options are never taken for expressions', () => {
  expect(sorted('x', '--at', '-1', '-m', '-richardson', '-qa', '-2')).toMatchObject({
    operands: ['x'],
    options: ['--at', '-1', '-m', '-richardson', '-qa', '-2'],
  });
});

test('an attached path is a value, not a quotient', () => {
  expect(sorted('x', '-o/tmp/file').options).toEqual(['-o/tmp/file']);
});

test('after -- everything is an operand', () => {
  expect(sorted('--wide', '--', '-q', '--at')).toMatchObject({ operands: ['-q', '--at'], options: ['--wide'] });
});

test('a command counts only as the first operand', () => {
  expect(sorted('-q', 'compare', 'x').command).toBe('compare');
  expect(sorted('x', 'compare')).toMatchObject({ command: null, operands: ['x', 'compare'] });
});

test('an option that lacks its value is told apart', () => {
  expect(sorted('x', '--at').incomplete).toBe('--at');
  expect(sorted('x', '-o', '--wide').incomplete).toBe('-o');
  expect(sorted('x', '-m', '--method=fd').incomplete).toBe('-m');
  expect(sorted('x', '--at', '--wide', '-o').incomplete).toBe('--at');
  for (const value of ['--', '-q', '-pi', '--x', '--not-an-option'])
    expect([value, sorted('x', '--at', value).incomplete]).toEqual([value, null]);
  expect(sorted('x', '--output=--wide')).toMatchObject({ incomplete: null, options: ['--output=--wide'] });
});

test('once the command is known, its own options come first; a value may be missing where the option stands alone', () => {
  const both: CommandShape[] = [
    { name: 'batch', options: [option(null, 'resume', false)] },
    { name: 'train', options: [{ ...option(null, 'resume', true), standsAlone: true }, option(null, 'save', true)] },
  ];
  const operandsOf = (...words: string[]) => sortArguments(words, both).operands;
  expect(operandsOf('batch', '--resume', 'a')).toEqual(['a']);
  expect(operandsOf('train', 'a', '--resume', 'b')).toEqual(['a']);
  expect(operandsOf('train', 'a', '--resume', '--save', 'b')).toEqual(['a']);
  expect(sortArguments(['train', 'a', '--resume'], both)).toMatchObject({ operands: ['a'], incomplete: null });
});
