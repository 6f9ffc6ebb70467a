// Every error of the command line: code, place, hint, exit code.
import { expect, test } from 'vitest';
import { runMain } from './run-main.js';

interface Row {
  readonly words: readonly string[];
  readonly exit: number;
  readonly code: string;
  /** The source line and the carets below it. */
  readonly excerpt?: string;
  readonly hint?: string | RegExp;
}

const rows: Row[] = [
  { words: ['x*cos(x'], exit: 2, code: 'expr-syntax', excerpt: 'x*cos(x\n         ^', hint: 'add the missing )' },
  {
    words: ['sni(x)', '-a', '1'],
    exit: 2,
    code: 'unknown-function',
    excerpt: 'sni(x)\n  ^^^',
    hint: "did you mean 'sin'?",
  },
  { words: ['sin x', '-a', '1'], exit: 2, code: 'expr-syntax', hint: 'write sin(x)' },
  {
    words: ['a*x^2', '--at', '1'],
    exit: 2,
    code: 'unbound-variable',
    excerpt: 'a*x^2\n  ^',
    hint: '--at x=1,a=…',
  },
  {
    words: ['f(b) = b*c; f(x)', '--at', '1'],
    exit: 2,
    code: 'unbound-variable',
    excerpt: `f(b) = b*c; f(x)\n  ${' '.repeat(12)}^`, // where the function that uses it is called
    hint: '--at x=1,c=…',
  },
  { words: ['sin(x) at 1'], exit: 2, code: 'unbound-variable', hint: 'the point is an option: "sin(x)" --at 1' },
  { words: ['sin(x)', 'at', '1'], exit: 2, code: 'bad-option', hint: 'put the point after --at: "sin(x)" --at 1' },
  { words: ['x^2 --at 1'], exit: 2, code: 'bad-option', hint: 'close the quotes before it: "x^2" --at 1' },
  {
    words: ['--', '-x^2', '--at', '2'],
    exit: 2,
    code: 'bad-option',
    hint: 'what stands after -- is no option: options go before it',
  },
  { words: ['x', '--at', '1', '--digits', '1001'], exit: 2, code: 'bad-option', hint: 'for example --digits 1000' },
  { words: ['sweep', 'x', '--at', '1', '--height', '0'], exit: 2, code: 'bad-option', hint: 'for example --height 12' },
  { words: ['x^2', '-at', '1'], exit: 2, code: 'bad-option', hint: 'did you mean --at?' },
  { words: ['sin(x)', '1.2'], exit: 2, code: 'bad-option', hint: 'put the point after --at: "sin(x)" --at 1.2' },
  { words: ['x*y', 'x=1', 'y=2'], exit: 2, code: 'bad-option', hint: 'put the point after --at: "x*y" --at x=1,y=2' },
  { words: ['sin(x)', 'cos(x)', '-a', '1'], exit: 2, code: 'bad-option', hint: /: "x\*cos\(x\)" --at 1\.2/ },
  {
    words: ['completion', 'bash', 'zsh'],
    exit: 2,
    code: 'bad-option',
    hint: 'diffcmp completion --help lists the options',
  },
  { words: ['x', '-a', '1/0'], exit: 2, code: 'bad-point', hint: /finite number, such as 1\.2/ },
  { words: ['atan2(x)', '-a', '1'], exit: 2, code: 'wrong-arity', hint: 'write atan2(y, x)' },
  { words: ['f(a, b) = a*b; f(x)', '-a', '1'], exit: 2, code: 'wrong-arity', hint: 'write f(a, b)' },
  { words: ['x', '-a', '1', '-w', ''], exit: 2, code: 'bad-option', hint: '--wrt x' },
  { words: ['5', '-e', '1'], exit: 2, code: 'bad-option', hint: /leave out --expect/ },
  {
    words: ['x', '-a', '1', '-m', 'centrl'],
    exit: 2,
    code: 'unknown-method',
    hint: "did you mean 'central-difference'?",
  },
  { words: ['x', '-a', '1', '-m', ''], exit: 2, code: 'unknown-method', hint: /methods and groups: forward/ },
  {
    words: ['log(x)', '--at=-1'],
    exit: 4,
    code: 'outside-domain',
    excerpt: 'log(x)\n  ^',
    hint: 'the domain of log is x > 0',
  },
  { words: ['1/(x-1)', '--at', '1'], exit: 4, code: 'division-by-zero', excerpt: '1/(x-1)\n   ^' },
  { words: ['exp(exp(x))', '--at', '10'], exit: 4, code: 'non-finite' },
  { words: ['x', '-a', '1', '-m', 'revers'], exit: 2, code: 'unknown-method', hint: /reverse/ },
  { words: ['"a"'], exit: 2, code: 'expr-not-supported' },
  { words: ['3 cm'], exit: 2, code: 'expr-not-supported' },
  { words: ['compar', 'x^2', '-a', '2'], exit: 2, code: 'unknown-command', hint: "did you mean 'compare'?" },
  { words: ['methds'], exit: 2, code: 'unknown-command', hint: "did you mean 'methods'?" },
  { words: ['x**2', '-a', '1'], exit: 2, code: 'expr-syntax', excerpt: 'x**2\n   ^^', hint: 'write x^2' },
  { words: ['|x|', '-a', '1'], exit: 2, code: 'expr-syntax', hint: /abs\(x\)/ },
  { words: ['', '-a', '1'], exit: 2, code: 'expr-syntax', hint: /for example/ },
  { words: ['-', '-a', '1'], exit: 2, code: 'expr-syntax', hint: /for example/ },
  { words: [], exit: 2, code: 'bad-option', hint: /for example/ },
  { words: ['x', '--at'], exit: 2, code: 'bad-option', hint: 'for example --at 1.2' },
  { words: ['x', '-a', '1', '--order', '3'], exit: 2, code: 'bad-option' },
  { words: ['x', '-a', '1', '--ordr', '2'], exit: 2, code: 'bad-option', hint: 'did you mean --order?' },
  { words: ['x', '-a', '1', '-d', '0'], exit: 2, code: 'bad-option', hint: 'for example --delta 1e-5' },
  { words: ['x', '-a', '1', '--timeout', 'soon'], exit: 2, code: 'bad-option', hint: /10s/ },
  { words: ['x', '-a', '1', '-c', 'rell'], exit: 2, code: 'bad-option', hint: "did you mean 'rel'?" },
  { words: ['x', '-a', '1', '-f', 'jsn', '--quiet'], exit: 2, code: 'bad-option', hint: "did you mean 'json'?" },
  { words: ['x', '+', '1', '-a', '2'], exit: 2, code: 'bad-option', hint: /"x \+ 1"/ },
  { words: ['x', '-a', '1', '-w', 'y'], exit: 2, code: 'unknown-variable' },
  { words: ['x', '-a', '1', '-o', '/nowhere/at/all'], exit: 3, code: 'cannot-write' },
  { words: ['x', '-a', '1', '-o', import.meta.filename], exit: 3, code: 'output-exists', hint: '--force replaces it' },
  {
    words: ['f(n) = n <= 0 ? 0 : f(n - 1); f(1e6) + x', '-a', '1', '--max-steps', '1000'],
    exit: 4,
    code: 'step-limit',
    hint: 'does the recursion end? If it does: --max-steps 10000',
  },
  // points in pieces, dashes, files
  ...(
    [
      [['x', '=', '1.2'], 'x=1.2'],
      [['x', '=1.2'], 'x=1.2'],
      [['x=', '1.2'], 'x=1.2'],
      [['x', '1.2'], 'x=1.2'],
      [['x', '=', 'pi', '/', '4'], 'x=pi/4'],
      [['x=1', 'y=2'], 'x=1,y=2'],
      [['x=1,', 'y=2'], 'x=1,y=2'],
      [['x', '=', '1,', 'y', '=', '2'], 'x=1,y=2'],
    ] as const
  ).map(([point, meant]) => ({
    words: ['sin(x)', '--at', ...point],
    exit: 2,
    code: 'bad-option',
    hint: `write the point as one word, without spaces: "sin(x)" --at ${meant}`,
  })),
  { words: ['sin(x)', '--at', 'x = 1,5'], exit: 2, code: 'bad-point', hint: 'write --at x=1.5' },
  {
    words: ['sin(x)', '--at', '1,2'],
    exit: 2,
    code: 'bad-point',
    hint: /write --at 1\.2; several points are for\s+sweep/,
  },
  {
    words: ['sin(x)', '--at', 'x=0:1'],
    exit: 2,
    code: 'bad-point',
    hint: /a range is for scan, with --at x=0:1; several points are for sweep, with --at for each/,
  },
  { words: ['sin(x)', '--at', 'x=1', '--at', 'x=2'], exit: 2, code: 'bad-point', hint: /keep one; .* sweep/ },
  ...['–at', '—at', '−at', '-–at', '——at', '–at=1'].map((word) => ({
    words: ['sin(x)', word, '1'],
    exit: 2,
    code: 'bad-option',
    hint: 'write --at, with two plain hyphens',
  })),
  { words: ['sin(x)', '–a', '1'], exit: 2, code: 'bad-option', hint: 'write -a, with a plain hyphen' },
  { words: ['x^2 at x=3'], exit: 2, code: 'bad-option', hint: 'the point is an option: "x^2" --at x=3' },
  { words: ['x*y for x = 3, y = 4'], exit: 2, code: 'bad-option', hint: 'the point is an option: "x*y" --at x=3,y=4' },
  { words: ['−x', '-a', '1'], exit: 2, code: 'expr-syntax', hint: 'write -x' },
  {
    words: ['cases.yaml'],
    exit: 2,
    code: 'bad-option',
    hint: 'files of cases are for batch, networks for train: diffcmp batch cases.yaml',
  },
  {
    words: ['sweep', './fixtures/'],
    exit: 2,
    code: 'bad-option',
    hint: 'files of cases are for batch, networks for train: diffcmp batch ./fixtures/',
  },
  {
    words: ['model.txt', '-a', '1'],
    exit: 2,
    code: 'bad-option',
    hint: 'an expression in a file is read by: diffcmp - --at … < model.txt',
  },
  { words: ['2', 'README.md', 'docs', 'x', '-a', '1'], exit: 2, code: 'bad-option', hint: /in place of \*/ },
  { words: ["'x^2'", '-a', '1'], exit: 2, code: 'expr-not-supported', hint: 'one pair of quotes is enough; write x^2' },
  {
    words: ['sinx', '-a', '1'],
    exit: 2,
    code: 'unbound-variable',
    hint: 'write sin(x); if it is a variable: --at sinx=…',
  },
];

test.each([
  [['x', '--order', '3'], 'for example --order 1'],
  [['x', '-p', 'double'], 'for example --precision float64'],
  [['sweep', 'x', '--theme', 'purple'], 'for example --theme light'],
  [['batch', 'x', '-j', '0'], 'for example --jobs 4'],
  [['completion', 'powershell'], 'for example diffcmp completion bash'],
  [['schema', 'json'], 'for example diffcmp schema fixture'],
])('%j has a way out: %s', async (words, hint) => {
  const { exit, stderr } = await runMain(words);
  expect([exit, stderr]).toEqual([2, expect.stringContaining(`hint: ${hint}\n`)]);
});

test.each(rows)('$words ends with $exit and error[$code]', async ({ words, exit, code, excerpt, hint }) => {
  const outcome = await runMain(words);
  expect(outcome.stderr).toContain(`error[${code}]: `);
  expect(outcome.exit).toBe(exit);
  if (excerpt !== undefined) expect(outcome.stderr).toContain(`\n  ${excerpt}`);
  if (typeof hint === 'string') expect(outcome.stderr).toContain(`hint: ${hint}`);
  else if (hint !== undefined) expect(outcome.stderr).toMatch(hint);
});

test('counts of steps have commas', async () => {
  const { stderr } = await runMain(['f(x) = f(x); f(x)', '-a', '1', '--max-steps', '20000']);
  expect(stderr).toContain('did not end within 20,000 steps');
});

test('with -f json, the error is JSON on stderr and stdout is empty', async () => {
  const { stdout, stderr, exit } = await runMain(['x*', '-a', '1', '-f', 'json']);
  expect([stdout, exit]).toEqual(['', 2]);
  expect(JSON.parse(stderr)).toMatchObject({
    error: { code: 'expr-syntax', exit: 2, line: 1, column: 3, source: 'x*' },
  });
});

test('an unforeseen exception is a bug in diffcmp and exits 70', async () => {
  const loadCompare = () => Promise.resolve(() => Promise.reject(new TypeError('no such thing')));
  const { stderr, exit } = await runMain(['x', '-a', '1'], { loadCompare });
  expect(exit).toBe(70);
  expect(stderr).toMatch(/^error\[internal\]: TypeError: no such thing; this is a bug in diffcmp/);
});
