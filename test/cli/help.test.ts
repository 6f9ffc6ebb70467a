// Help, completion, the manual page and the lists.
import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { manual } from '../../src/cli/main.js';
import { errorCodes } from '../../src/error-table.js';
import { displayWidth } from '../../src/report/text/display-width.js';
import { columnNames } from '../../src/report/compare/columns.js';
import { runMain } from './run-main.js';

test('help shows examples before options and fits 80 columns', async () => {
  for (const words of [['--help'], ['compare', '--help'], ['help', 'compare'], ['methods', '-h']]) {
    const { stdout, exit } = await runMain(words, { columns: 80 });
    expect(exit).toBe(0);
    expect(stdout.indexOf('Examples:')).toBeLessThan(stdout.indexOf('Options'));
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  }
});

test.each(['compare', 'sweep', 'batch', 'merge', 'schema', 'methods', 'functions', 'completion', 'help'])(
  'help on %s fits 40 columns, and its examples can be pasted all the same',
  async (name) => {
    const { stdout } = await runMain(['help', name, '--width', '40']);
    const wide = stdout.split('\n').filter((line) => line.length > 40);
    expect(wide.filter((line) => line.trim().replace(/ \\$/, '').includes(' '))).toEqual([]); // a long name stays whole
    const { stdout: unbroken } = await runMain(['help', name, '--width', '100']);
    const examples = (text: string): string[] =>
      /Examples:\n([^]*?)\n\n/
        .exec(text)?.[1]
        ?.replace(/ \\\n +/g, ' ')
        .split('\n')
        .map((line) => line.trim()) ?? [];
    const commands = examples(unbroken).flatMap(
      (line) => /^((?:diffcmp|parallel|source).*?)(?: {2}|$)/.exec(line)?.[1] ?? [],
    );
    expect(commands).not.toEqual([]);
    for (const command of commands) expect(examples(stdout)).toContain(command);
  },
);

test('help and completion take the options of every command', async () => {
  const narrow = await runMain(['help', 'methods', '--width', '50', '--ascii']);
  expect(Math.max(...narrow.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(50);
  expect(JSON.parse((await runMain(['help', 'errors', '-f', 'json'])).stdout)).toMatchObject({
    schema: 'diffcmp/errors@1',
  });
  expect((await runMain(['completion', 'bash', '--color', 'never', '-q'])).exit).toBe(0);
});

test.each([40, 60, 80, 100, 120, 160])('functions and methods fit in %d columns', async (columns) => {
  for (const list of ['functions', 'methods']) {
    const { stdout } = await runMain([list, '--color', 'never'], { columns });
    expect(Math.max(...stdout.split('\n').map(displayWidth))).toBeLessThanOrEqual(columns);
  }
});

test('cells of several lines stand one below the other', async () => {
  const { stdout } = await runMain(['functions'], { columns: 80 });
  expect(stdout).toMatch(/^x \^ t {2,}t\*x\^\(t-1\), x\^t\*log\(x\) {2,}x > 0, or t\n {10,}an integer,\n/m);
});

test('--ascii leaves ASCII alone, but for what a user wrote', async () => {
  const ascii = /^[\n\x20-\x7e]*$/;
  for (const words of [
    ['methods'],
    ['functions'],
    ['exp(exp(x))', '--at', '10'],
    ['help', 'errors'],
    ['help', 'columns'],
  ]) {
    const { stdout, stderr } = await runMain([...words, '--ascii']);
    expect([words, stdout + stderr]).toEqual([words, expect.stringMatching(ascii)]);
  }
  expect((await runMain(['methods', '--ascii'])).stdout).toContain('(8*(f(x + delta)');
  const { stderr } = await runMain(['δ*y', '--at', 'y=1', '--ascii']);
  expect(stderr).toBe("error[unbound-variable]: 'δ' has no value\n\n  δ*y\n  ^\n\n  hint: --at y=1,δ=...\n");
});

test('every command takes --theme', async () => {
  expect((await runMain(['x^2', '--at', '1', '--theme', 'dark'])).exit).toBe(0);
  expect((await runMain(['methods', '--theme', 'light'])).exit).toBe(0);
});

test('functions at 80 columns leaves out what is so by default', async () => {
  const { stdout } = await runMain(['functions'], { columns: 80 });
  expect(stdout).not.toContain('all real');
  const tables = stdout.split('\n\n');
  const wrapped = tables.map((table) => table.split('\n').filter((line) => line.startsWith(' ')).length);
  expect(wrapped.map((count) => count < 40)).toEqual([true, true]); // of numbers, and of tensors
});

test('help columns says in a line what each column shows', async () => {
  const { stdout } = await runMain(['help', 'columns'], { columns: 80 });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.slice(1).map((line) => line.split(' ')[0])).toEqual(columnNames);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  const narrow = await runMain(['help', 'columns', '--ascii'], { columns: 40 });
  expect(Math.max(...narrow.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(42);
  expect(narrow.stdout).toMatch(/^[\x20-\x7e\n]*$/);
  const { columns } = JSON.parse((await runMain(['help', 'columns', '-f', 'json'])).stdout) as { columns: object[] };
  expect(columns).toHaveLength(columnNames.length);
});

test('help errors lists every code', async () => {
  const { stdout } = await runMain(['help', 'errors']);
  for (const code of Object.keys(errorCodes)) expect(stdout).toContain(code);
});

test.each([40, 59, 60, 80])('help errors on %i columns: no wider, and no word is cut', async (columns) => {
  const { stdout } = await runMain(['help', 'errors'], { columns });
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
  const words = new Set(stdout.split(/\s+/));
  for (const { meaning } of Object.values(errorCodes))
    for (const word of meaning.split(' ')) expect(/['-]/.test(word) || words.has(word), word).toBe(true);
});

test.each(['bash', 'zsh', 'fish'])('the completion for %s knows every command and option', async (shell) => {
  const { stdout } = await runMain(['completion', shell]);
  for (const word of ['compare', 'functions', 'max-steps', 'central-difference', 'float32'])
    expect(stdout).toContain(word);
});

/** The words of a command line as bash sees them, the last one being completed; and what is offered. */
const lines: readonly [words: string[], offered: string][] = [
  [['x', '-m', 'cent'], 'central-difference'],
  [['x', '--order', ''], '1 2'],
  [['batch', '--order', ''], 'input done'],
  [['sweep', 'x', '-n', ''], '1 2'],
  [['x', '--format', '=', 'js'], 'json'],
  [['merge', '--format', '='], 'ndjson json csv tsv md'],
  [['batch', 'a', '-f', 'nd'], 'ndjson'],
  [['sweep', '--theme', ''], 'light dark auto'],
  [['sweep', 'x', '-p', ''], 'float64 float32'],
  [['help', 'colu'], 'columns'],
  [['swe'], 'sweep'],
];

test("the completion for bash parses, and offers a command's own values", async () => {
  const { stdout: script } = await runMain(['completion', 'bash']);
  execFileSync('bash', ['-n'], { input: script });
  const asked = lines.map(([words]) => {
    const quoted = ['diffcmp', ...words].map((word) => `'${word}'`).join(' ');
    return `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _diffcmp; echo "\${COMPREPLY[*]}"`;
  });
  const offered = execFileSync('bash', { input: [script, ...asked].join('\n'), encoding: 'utf8' });
  expect(offered.trimEnd().split('\n')).toEqual(lines.map(([, words]) => words));
});

test.skipIf(!has('fish'))('so does that for fish', async () => {
  const { stdout: script } = await runMain(['completion', 'fish']);
  const asked = lines.map(([words]) => `echo (complete -C '${['diffcmp', ...words].join(' ').replace(' = ', '=').replace(/ =$/, '=')}')`);
  const offered = execFileSync('fish', ['-c', [script, ...asked].join('\n')], { encoding: 'utf8' }).trimEnd().split('\n');
  const wordsOf = (line: string): string[] => line.split(/\s+/).map((word) => word.replace(/^--.*=/, '')).sort();
  lines.forEach(([, words], i) => {
    for (const word of words.split(' ')) expect(wordsOf(offered[i] ?? '')).toContain(word);
  });
}); // prettier-ignore

test.skipIf(!has('zsh'))('that for zsh parses', async () => {
  const { stdout: script } = await runMain(['completion', 'zsh']);
  execFileSync('zsh', ['-n'], { input: script });
  expect(script).toContain("'*--order=[");
});

function has(shell: string): boolean {
  return spawnSync(shell, ['-c', 'true']).status === 0;
}

test('the manual page names every exit code and carries no date', async () => {
  const page = await manual();
  expect(page).toMatch(/^\.TH DIFFCMP 1 "" /);
  for (const exit of [0, 1, 2, 3, 4, 5, 70]) expect(page).toContain(`.B ${exit}\n`);
});

test('methods and functions are lists in every format', async () => {
  for (const command of ['methods', 'functions']) {
    const { stdout } = await runMain([command, '-f', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ schema: `diffcmp/${command}@1` });
    for (const format of ['table', 'ndjson', 'csv', 'tsv', 'md'])
      expect((await runMain([command, '-f', format])).exit).toBe(0);
  }
});

test('functions says which methods have no means for gamma', async () => {
  const { stdout } = await runMain(['functions', '-f', 'ndjson']);
  const gamma = stdout.split('\n').find((line) => line.includes('"gamma(x)"')) ?? '';
  expect(JSON.parse(gamma)).toMatchObject({ without: expect.arrayContaining(['symbolic']) as string[] });
});
