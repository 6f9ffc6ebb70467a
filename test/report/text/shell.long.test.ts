// Commands to paste: a shell hands on exactly the words that went in.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteExpression, shellCommand, valueWord } from '../../../src/report/text/shell.js';

const shells = ['/bin/sh', '/bin/bash', '/bin/dash', '/usr/bin/zsh'].filter((path) => existsSync(path));

/** The words that a program started by this line gets. */
function wordsOf(line: string, shell: string): string[] {
  const echo = `${process.execPath} -e 'process.stdout.write(JSON.stringify(process.argv.slice(1)))' --`;
  return JSON.parse(execFileSync(shell, ['-c', `${echo} ${line}`], { encoding: 'utf8' })) as string[];
}

const nasty = [
  "it's", 'a b', '', '$HOME', '`id`', '$(id)', '!!', 'a\\b', '"', '*', '~', '-x', '--at', '=ls', '%s', '#c', 'a;b', '&', '\\',
  'a\nb', '\na', 'a\tb', "'\u001b[2J", '\u009b$x', '%d\u0007', '-\r', '\u202e!"\'`\\', 'é\u200b数', '\u{e0041}', '{a,b}', '<x', '|',
]; // prettier-ignore

test.each(shells)('%s reads what is written', (shell) => {
  const line = shellCommand(nasty);
  expect(line).toMatch(/^[^\p{Cc}\p{Cf}]+$/u);
  expect(wordsOf(line ?? '', shell)).toEqual(nasty);
});

test('so does it for any words', () => {
  const word = fc.string({
    unit: fc.oneof(fc.constantFrom(...nasty, ...' \n\t-%'), fc.string({ unit: 'binary', maxLength: 1 })),
  });
  const possible = word.filter((text) => !text.includes('\0') && !text.endsWith('\n'));
  fc.assert(
    fc.property(fc.array(possible, { minLength: 40, maxLength: 60 }), fc.constantFrom(...shells), (words, shell) => {
      const line = shellCommand(words) ?? '';
      expect(line).not.toMatch(/\p{Cc}/u);
      expect(wordsOf(line, shell)).toEqual(words);
    }),
    { numRuns: 8 },
  );
});

test('where there is room, line breaks stay line breaks', () => {
  expect(shellCommand(['a = x\na\n'], { severalLines: true })).toBe("'a = x\na\n'");
  expect(wordsOf(shellCommand(nasty, { severalLines: true }) ?? '', '/bin/sh')).toEqual(nasty);
});

test.each([
  ['x*cos(x)', '"x*cos(x)"'],
  ["it's $(id)", String.raw`'it'\''s $(id)'`],
  ['"x"', `'"x"'`],
  ['x!', "'x!'"],
  ['a\nb', String.raw`"$(printf 'a\012b')"`],
])('in a sentence, %j as an expression is %s', (text, shown) => {
  expect(quoteExpression(text)).toBe(shown);
  expect(wordsOf(shown, '/bin/sh')).toEqual([text]);
});

test.each([
  ['x=1,y=pi/4', 'x=1,y=pi/4'],
  ['x=cos(1)', '"x=cos(1)"'],
  ['x=`id`', "'x=`id`'"],
  ['a;id', '"a;id"'],
  ['w=[1,2]', '"w=[1,2]"'],
  ['w[1]', '"w[1]"'],
  ['{a,b}', '"{a,b}"'],
])('in a sentence, %j as a value is %s', (text, shown) => {
  expect(valueWord(text)).toBe(shown);
  expect(wordsOf(shown, '/bin/sh')).toEqual([text]);
});

test.each(['a\0b', 'a\ud800', 'a\n'])('%j is in no command on one line', (word) => {
  expect(shellCommand(['a', word])).toBeNull();
});
