// A command line that is plainly for one command means the same whether the other commands are known or not.
import type { Command } from 'commander';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandSummaries, isCommandName, type CommandName } from '../../src/cli/command-summaries.js';
import { buildCommand, buildProgram } from '../../src/cli/commands.js';
import type { Context } from '../../src/cli/context.js';
import { routeToOne } from '../../src/cli/route-to-one.js';
import { routeOf } from '../../src/cli/route.js';
import { keysOf } from '../../src/keys.js';

const unused = (): Promise<never> => Promise.reject(new Error('nothing runs here'));
const { stdin, stdout, stderr } = process;
const streams = { stdin, stdout, stderr, env: {} };
const context: Context = { words: [], streams, exitCode: 0, loadCompare: unused, loadSweep: unused, interruptible: unused }; // prettier-ignore
const program = await buildProgram(context, '0');
const names = keysOf(commandSummaries);
const alone = new Map<CommandName, Command | null>(
  await Promise.all(names.map(async (name) => [name, await buildCommand(name, context, '0')] as const)),
);

interface Meaning {
  readonly command: string;
  readonly words: readonly string[];
}

function meaningAlone(words: readonly string[]): Meaning | null {
  const [first = ''] = words;
  const command = alone.get(isCommandName(first) ? first : 'compare') ?? null;
  const route = command && routeToOne(words, command);
  return route && { command: route.command.name(), words: route.words };
}

function meaningAmongAll(words: readonly string[]): Meaning | string {
  try {
    const route = routeOf(words, program);
    return { command: route.command.name(), words: route.words };
  } catch (error) {
    return String(error);
  }
}

describe('One command is enough for', () => {
  test.each([
    'x*cos(x) --at 1.2',
    'x*y -a x=-1,y=2 -q -v --format=json',
    '--at -1.2 x*cos(x) -a3',
    'compare x --wide',
    'sweep x^2 --at 1',
    'sweep --help',
    'batch a.yaml b.yaml -j 4 -o/tmp/x',
    'methods',
  ])('%s', (line) => {
    const words = line.split(' ');
    expect(meaningAlone(words)).toEqual(meaningAmongAll(words));
  });
});

describe('All commands are asked for', () => {
  test.each([
    ['an option of another command', ['x^2', '--sizes', '3']],
    ['a letter of another command', ['x^2', '-j', '4']],
    ['a name with one hyphen', ['x^2', '-at', '1']],
    ['a dash of a word processor', ['x^2', '–at', '1']],
    ['an option within the quotes', ['x^2 --at 1']],
    ['a bare word', ['swep', 'x^2']],
    ['another command behind options', ['-q', 'sweep', 'x^2']],
    ['an option without its value', ['x^2', '--at']],
    ['no expression', ['--at', '1']],
    ['a file in the place of an expression', ['cases.yaml']],
    ['help, which tells about all', ['help', 'sweep']],
    ['what is taken as it is', ['--', '-x']],
  ])('by %s', (_, words) => {
    expect(meaningAlone(words)).toBeNull();
  });
});

test('what one command understands alone, it understands alike among all', () => {
  const options = program.commands.flatMap((command) => command.options.flatMap(({ short, long }) => [short, long]));
  const flags = [...new Set(options.filter((each) => typeof each === 'string'))];
  const flag = fc.constantFrom(...flags, '-h', '--help', '-V', '--version');
  const value = fc.constantFrom(
    '1',
    '-1',
    'x=2',
    'json',
    '/tmp/x',
    '-',
    '--',
    '-x',
    '-a*x',
    'x-1',
    '–at',
    'a.yaml',
    'x at x=3',
  );
  const glued = fc.tuple(flag, fc.constantFrom('', '=', '3', 'x', '/a', '*x')).map((parts) => parts.join(''));
  const word = fc.oneof(flag, value, glued, fc.constantFrom(...names, 'x^2', 'x*cos(x)', 'sum', '-x^2', 'x --at 1'));
  const counts = { alone: 0 };
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (words) => {
      const meaning = meaningAlone(words);
      if (meaning === null) return;
      counts.alone++;
      expect(meaning).toEqual(meaningAmongAll(words));
    }),
    { seed: 1, numRuns: 3000 },
  );
  expect(counts.alone).toBeGreaterThan(300);
});
