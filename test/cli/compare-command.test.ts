// What `diffcmp compare` prints where, in each format, and how it ends.
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { comparisonSchema } from '../../src/batch/schema/comparison.js';
import { expectationOf } from '../../src/cli/expectation-option.js';
import { runMain } from './run-main.js';

const words = ['x*cos(x)', '--at', '1.2'];

test('a tolerance of 1 and more without a unit is remarked on', async () => {
  const said = async (...words: string[]): Promise<string> =>
    (await runMain(['x^2', '--at', '3', '-m', 'ad', ...words])).stderr;
  expect((await said('-t', '4')).replace(/\n */g, ' ')).toBe(
    'warning[wide-tolerance]: the tolerance 4 is a relative error of 400 %; in units in the last place it is 4ulp ',
  );
  for (const words of [
    ['-t', '4ulp'],
    ['-t', '0.5'],
    ['-t', '4rel'],
    ['-t', '4abs'],
    ['-t', '4', '-q'],
    ['-t', '4', '-f', 'json'],
  ])
    expect(await said(...words)).toBe('');
});

test('json on stdout is exactly what the library returns', async () => {
  const { stdout, stderr, exit } = await runMain([...words, '-f', 'json']);
  const expected = await compare('x*cos(x)', { at: { x: 1.2 } });
  expect([stdout, stderr, exit]).toEqual([`${JSON.stringify(expected, null, 2)}\n`, '', 0]);
});

test('what is asked for beside the results is in JSON as in the library, and a remedy can be pasted back', async () => {
  const asked = ['1 - cos(x)', '--at', '1e-6', '-m', 'ad', '--explain', '--matrix', '--conventions'];
  const { stdout, exit } = await runMain([...asked, '-f', 'json']);
  const options = { at: 1e-6, methods: 'ad', explain: true, matrix: true, conventions: true };
  const expected = await compare('1 - cos(x)', options);
  expect([stdout, exit]).toEqual([`${JSON.stringify(expected, null, 2)}\n`, 0]);
  expect(comparisonSchema.safeParse(JSON.parse(stdout)).error).toBeUndefined();
  const screen = (await runMain(asked)).stdout;
  expect(screen).toContain('agreeing bits of 53');
  expect(screen).toContain('No operation meets a singular point here');
  const [, remedy = ''] = /^remedy (.*)$/m.exec(screen) ?? [];
  expect((await runMain([remedy, '--at', '1e-6', '-m', 'none', '-f', 'json'])).stdout).toContain(
    String(expected.reference.value),
  );
});

test('ndjson is one line', async () => {
  const { stdout } = await runMain([...words, '-f', 'ndjson']);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(JSON.parse(stdout)).toMatchObject({ schema: 'diffcmp/compare@1' });
});

test('an expression may come from standard input', async () => {
  const { stdout } = await runMain(['-', '--at', '1.2', '-f', 'json'], { stdin: 'x*cos(x)\n' });
  expect(JSON.parse(stdout)).toMatchObject({ expression: 'x*cos(x)' });
});

test('an expression may start with a minus sign', async () => {
  const { stdout, exit } = await runMain(['-x^2', '--at', '3', '-m', 'reverse', '-f', 'json']);
  expect(exit).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ reference: { gradient: { x: -6 } } });
});

test('a method that misses its tolerance gives exit 1 and is named on stderr', async () => {
  const { stderr, exit } = await runMain([...words, '-t', '4ulp']);
  expect(exit).toBe(1);
  expect(stderr).toMatch(/^FAIL {2}forward-difference: /m);
  expect((await runMain([...words, '-t', '4ulp', '-m', 'ad'])).exit).toBe(0);
});

test('a miss is told by its size', async () => {
  const far = await runMain(['(1 - cos(x))/x^2', '--at', '1e-6', '-m', 'forward', '-t', '1e-10']);
  expect(far.stderr).toBe('FAIL  forward: relative error 1.07e9, tolerance 1e-10\n');
  const ulps = await runMain(['x*cos(x)', '--at', '1.2', '-m', 'central-difference', '-t', '4ulp']);
  expect(ulps.stderr).toMatch(/^FAIL {2}central-difference: \d+ ulp from the truth, tolerance 4ulp\n$/);
});

test('what was expected is judged on a line of its own, whether it passes or not', async () => {
  const of = async (...more: string[]) => {
    const { stdout, stderr, exit } = await runMain(['x*y', '--at', 'x=2,y=3', '-m', 'forward', ...more]);
    return [exit, ...(stdout + stderr).split('\n').filter((line) => /^(PASS|FAIL|INCONCLUSIVE) /.test(line))];
  };
  const fail = 'FAIL  by y: 1/2 + x, which is 2.5, differs from the truth 2 by 0.5';
  expect(await of('-e', 'x=y,y=1/2 + x')).toEqual([1, 'PASS  by x: y agrees with the truth', fail]);
  expect(await of('-e', 'x=3', '-e', 'y=2', '-t', '1ulp')).toEqual([0, 'PASS  by x: 3 agrees with the truth within 1ulp', 'PASS  by y: 2 agrees with the truth within 1ulp']);
  expect(await of('-e', 'x=3.0,y=2.0', '-f', 'csv')).toEqual([0, 'PASS  by x: 3.0 agrees with the truth to its last digit', 'PASS  by y: 2.0 agrees with the truth to its last digit']);
  expect(await of('-e', 'x=3,y=2', '-f', 'json')).toEqual([0]);
  expect(await of('-e', 'x=3,y=5', '-f', 'json')).toEqual([1]);
  const { stdout, exit } = await runMain(['floor(sin(x)^2 + cos(x)^2)*x', '-a', '1', '-e', '1', '-m', 'forward']);
  expect([exit, stdout]).toEqual([5, expect.stringMatching(/^INCONCLUSIVE {2}1: the truth stays undecided/m)]);
}); // prettier-ignore

test.each<[string[], unknown]>([
  [['x=4'], { x: '4' }],
  [['x = 1/3 , y=2'], { x: '1/3', y: '2' }],
  [['x=4', 'y=atan2(x,y)'], { x: '4', y: 'atan2(x,y)' }],
  [['x=min(x, y),y=[1, 2]'], { x: 'min(x, y)', y: '[1, 2]' }],
  [['x=2,x,y=3,y=0'], { x: '2', 'x,y': '3', y: '0' }],
  [['x=x <= 1 ? 2 : 3'], { x: 'x <= 1 ? 2 : 3' }],
  [['atan2(x,y)'], 'atan2(x,y)'],
  [['x == 1 ? 2 : 3'], 'x == 1 ? 2 : 3'],
  [['x <= 1 ? 2 : 3'], 'x <= 1 ? 2 : 3'],
  [['-0.756'], '-0.756'],
])('--expect %j is read as %j', (texts, expected) => {
  expect(expectationOf(texts)).toEqual(expected);
});

test.each([[['x=4,x=5']], [['x=']], [['4', '5']], [['x=4,5']]])('--expect %j says nothing', (texts) => {
  expect(() => expectationOf(texts)).toThrow(/--expect takes a value/);
});

test('lines of a check fit the terminal', async () => {
  const { stderr } = await runMain(['exp(x)', '-a', '1', '-m', 'fd', '-t', '1e-16'], {
    columns: 40,
    env: { NO_COLOR: '1' },
  });
  expect(stderr).toMatch(/^FAIL {2}richardson: /m);
  expect(Math.max(...stderr.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
});

test('a check with nothing to check says so', async () => {
  for (const words of [
    ['5', '-t', '1ulp'],
    ['gamma(x)', '-a', '2', '-m', 'symbolic', '-t', '1ulp'],
  ]) {
    const { stderr, exit } = await runMain(words);
    expect([exit, stderr]).toEqual([0, expect.stringMatching(/^warning\[nothing-checked\]/)]);
  }
});

test('a constant is called one', async () => {
  expect((await runMain(['5'])).stdout).toBe(
    '5          f = 5\n\n5 is a constant: there is nothing to differentiate.\n',
  );
});

test('a step that vanishes is a reason for every method that has one', async () => {
  const { stdout } = await runMain(['t^2', '-a', '1e300', '-d', '1', '-m', 'richardson,forward-difference']);
  const reason = 'failed: the step 1 vanishes at t = 1e300: t + δ rounds to t in float64';
  expect(stdout.replace(/\s+/g, ' ').split(reason)).toHaveLength(3);
});

test('the second derivative of a kink is a jump of the first, and stderr does not repeat it', async () => {
  const words = ['abs(x)', '-a', '0', '-n', '2', '-m', 'forward'];
  const { stdout, stderr } = await runMain(words);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^d²\/dx² 0 on both sides {3}a jump of the first derivative$/m);
  expect(JSON.parse((await runMain([...words, '-f', 'json'])).stdout)).toMatchObject({
    reference: { status: 'jump', statuses: { x: 'kink' }, hessianStatuses: { x: { x: 'jump' } } },
  });
});

test('a correctly rounded 0 is right to the last bit', async () => {
  const { stdout } = await runMain(['x^3', '-a', '1e-200', '-m', 'ad', '-f', 'json']);
  const error = { x: { relative: 0, bits: 53 } };
  expect(JSON.parse(stdout)).toMatchObject({ results: [{ error }, { error }] });
});

test('expectations are read per derivative', async () => {
  const { stdout } = await runMain(['x*y', '-a', 'x=2,y=3', '-e', 'x=3,y=2', '-m', 'ad', '-f', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({ check: { passed: true } });
});

test('a value that is not finite is printed, and the exit code is 4', async () => {
  const { stdout, stderr, exit } = await runMain(['exp(exp(x))', '-a', '10', '-f', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({ value: { computed: 'Infinity' } });
  expect([JSON.parse(stderr), exit]).toMatchObject([{ error: { code: 'non-finite' } }, 4]);
});

test('a file appears complete, nothing else stays beside it, and --force replaces it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'd'));
  const file = join(folder, 'out.csv');
  const first = await runMain([...words, '-f', 'csv', '-o', file]);
  expect(first).toEqual({ exit: 0, stdout: '', stderr: '' });
  expect(readFileSync(file, 'utf8')).toMatch(/^method,status,wrt/);
  expect((await runMain([...words, '-f', 'tsv', '-o', file])).exit).toBe(3);
  expect((await runMain([...words, '-f', 'tsv', '-o', file, '--force'])).exit).toBe(0);
  expect(readFileSync(file, 'utf8')).toMatch(/^method\tstatus/);
  expect(readdirSync(folder)).toEqual(['out.csv']);
});

const esc = String.fromCharCode(27);
test.each([
  ['a pipe', {}, [], false],
  ['a terminal', { columns: 80 }, [], true],
  ['a terminal with NO_COLOR', { columns: 80, env: { NO_COLOR: '1' } }, [], false],
  ['a dumb terminal', { columns: 80, env: { TERM: 'dumb' } }, [], false],
  ['a pipe with FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, [], true],
  ['a terminal with FORCE_COLOR=0', { columns: 80, env: { FORCE_COLOR: '0' } }, [], false],
  ['--color never', { columns: 80 }, ['--color', 'never'], false],
  ['--color always in a pipe, with NO_COLOR', { env: { NO_COLOR: '1' } }, ['--color', 'always'], true],
] as const)('colours: %s', async (_, surroundings, more, colored) => {
  const { stdout } = await runMain([...words, ...more], surroundings);
  expect(stdout.includes(`${esc}[`)).toBe(colored);
});

test('--ascii leaves no other characters', async () => {
  const { stdout } = await runMain(['x*y', '-a', 'x=1,y=2', '-n', '2', '--ascii', '--wide']);
  expect(stdout).toMatch(/^[\x20-\x7e\n]*$/);
});
