// diffcmp derive, end to end: formulas, remarks, steps, refusals with their places, files.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Derived } from '../../src/derive/derive-data.js';
import { runMain } from './run-main.js';

const folder = mkdtempSync(join(tmpdir(), 'derive-'));
afterAll(() => rmSync(folder, { recursive: true }));

const derive = async (...words: string[]): Promise<{ exit: number; stdout: string; stderr: string }> =>
  runMain(['derive', ...words]);
const dataOf = async (...words: string[]): Promise<Derived> =>
  JSON.parse((await derive(...words, '-f', 'json')).stdout) as Derived;

describe('prints', () => {
  test.each<[string[], string]>([
    [['x*cos(x)'], 'cos(x) - x * sin(x)\n'],
    [['-x^2'], '-(2 * x)\n'],
    [['x*y', '--wrt', 'y'], 'x\n'],
    [['x*y'], '∂/∂x  y\n∂/∂y  x\n'],
    [['x*y', '--ascii'], 'd/dx  y\nd/dy  x\n'],
    [['x^3', '--order', '2'], 'd/dx    3 * x^2\nd²/dx²  3 * (2 * x)\n'],
    [['x^2*y', '-n', '2', '-q', '-w', 'y,x'], '∂/∂y     x^2\n∂/∂x     y * (2 * x)\n∂²/∂y²   0\n∂²/∂y∂x  2 * x\n∂²/∂x²   y * 2\n'], // prettier-ignore
    [['erf(x)', '-q'], '2 / sqrt(pi) * exp(-x^2)\n'],
    [['erf(x)'], "2 / sqrt(pi) * exp(-x^2)\n\nmathjs has no rule for erf; diffcmp's own is used.\n"],
    [['abs(x)'], 'abs(x) / x\n\nHolds except perhaps where x = 0.\n'],
    [['log(-x^2)'], '-(2 * x / -x^2)\n\nNot checked: no point of the domain was found among 400.\n'],
    [['x', '-v'], '1\n\nIt agrees with the certified truth to 30 digits at x = 1.94 (seed 1).\n'],
    [['x', '-v', '--seed', '2'], '1\n\nIt agrees with the certified truth to 30 digits at x = 0.345 (seed 2).\n'],
    [['5', '-w', 'x'], '0\n'],
    [['2 + sum([1, 2])', '-w', 'x,y'], '∂/∂x  0\n∂/∂y  0\n'],
    [['x/2', '-f', 'latex'], '\\frac{1}{2}\n'],
    [['erf(x)/x', '-f', 'latex', '-q'], '\\frac{\\frac{2}{\\sqrt{\\pi}} \\cdot \\exp\\left(-{x}^{2}\\right) \\cdot x - \\operatorname{erf}\\left(x\\right)}{{x}^{2}}\n'], // prettier-ignore
    [['relu(x)', '-f', 'latex'], "\\begin{cases} 1 & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}\n% mathjs has no rule for relu; diffcmp's own is used.\n% Holds except perhaps where x = 0.\n"], // prettier-ignore
    [
      ['x', '-f', 'md'],
      '## d/dx `x`\n\n`1`\n\nIt agrees with the certified truth to 30 digits at x = 1.94 (seed 1).\n',
    ],
  ])('%j', async (words, expected) => {
    expect(await derive(...words)).toMatchObject({ stdout: expected, stderr: '', exit: 0 });
  });

  test.each<[string[], string, string]>([
    [['e^x'], 'e^x * log(e)\n', 'warning[constant-doubles]: e is a double here, for the truth too; exp(x) is the number e to the power of x\n'],
    [['pi*x + e', '-f', 'latex'], '\\pi\n', 'warning[constant-doubles]: pi and e are doubles here, for the truth too; exp(x) is the number e to the power of x\n'],
    [['e^x', '-q'], 'e^x * log(e)\n', ''],
    [['exp(x)'], 'exp(x)\n', ''],
  ])('%j: constants that are doubles are remarked on', async (words, stdout, stderr) => {
    const outcome = await derive(...words);
    expect(outcome).toMatchObject({ stdout, exit: 0 });
    expect(outcome.stderr.replace(/\n +/g, ' ')).toBe(stderr);
  }); // prettier-ignore

  test('the same in JSON, and nothing on stderr', async () => {
    expect((await derive('e^x', '-f', 'json')).stderr).toBe('');
    expect((await dataOf('e^x')).warnings.map(({ code }) => code)).toEqual(['constant-doubles']);
  });

  test('steps, numbered from the inside out, in any width', async () => {
    const { stdout } = await derive('acoth(x)^2', '--steps', '--width', '50');
    expect(stdout).toBe(`d/dx  acoth(x)^2

1. x' = 1
   variable
2. acoth(x)' = 1 / ((1 - x) * (1 + x)) * 1 = 1 /
     ((1 - x) * (1 + x))
   table, acoth: acoth(u)' = 1 / ((1 - u) * (1 +
     u)) * u', u = x
   by diffcmp's own rule; mathjs's rule for acoth
     is wrong: at x = -6.5 it gives 0.0242424, and
     the truth is -0.0242424
3. (acoth(x)^2)' = 2 * (1 / ((1 - x) * (1 + x)) *
     acoth(x)^(2 - 1))
   power, constant exponent: (u^c)' = c * (u' *
     u^(c - 1)), u = acoth(x), c = 2
4. = 2 * (1 / ((1 - x) * (1 + x)) * acoth(x))
   tidy: 1 * a = a, a + 0 = a, a^1 = a, …

mathjs's rule for acoth is wrong: at x = -6.5 it
gives 0.0242424, and the truth is -0.0242424;
diffcmp's own is used.
All agree with the certified truth to 30 digits at
x = 1.94 (seed 1).
`);
  });

  test('checks of single steps where they differ from the others', async () => {
    const { stdout } = await derive('x > 0 ? log(x) : sqrt(-x - 5)', '--steps');
    expect(stdout).toMatch(/agrees to \d+ digits at x = -\d/); // the side that the point doesn't take
    expect(stdout).toMatch(/Agreement, unless said otherwise, is with the certified truth to 30 digits/);
  });

  test('the same bytes each time, and others by another seed', async () => {
    const words = ['gamma(x)*y^x', '--steps', '--order', '2', '-f', 'json'];
    const [first, second, other] = await Promise.all([derive(...words), derive(...words), derive(...words, '--seed', '3')]); // prettier-ignore
    expect(second.stdout).toBe(first.stdout);
    expect(other.stdout).not.toBe(first.stdout);
  });

  test('letters that the text does not have', async () => {
    const { derivatives } = await dataOf('u*v*c*x', '--steps', '--wrt', 'x');
    expect(derivatives[0]?.steps?.at(-2)?.with).toEqual({ w: 'x', k: 'u * v * c', "w'": '1' });
  });

  test('to a file, which must not exist', async () => {
    const file = join(folder, 'd.tex');
    expect(await derive('x^2', '-f', 'latex', '-o', file)).toMatchObject({ exit: 0, stdout: '' });
    expect(readFileSync(file, 'utf8')).toBe('2 \\cdot x\n');
    expect(await derive('x^2', '-o', file)).toMatchObject({ exit: 3, stdout: '' });
  });

  test('what comes in by standard input', async () => {
    expect(await runMain(['derive', '-'], { stdin: 'a = x^2\na*3' })).toMatchObject({
      stdout: '3 * (2 * x)\n',
      exit: 0,
    });
  });
});

test('help says what an order is, with its choices behind it', async () => {
  expect((await derive('--help')).stdout).toMatch(/^ {2}-n, --order <N> +derivatives up to this order: 1, 2$/m);
});

describe('refuses', () => {
  test.each<[string[], number, RegExp, RegExp]>([
    [['f(n) = n <= 0 ? 1 : x*f(n-1); f(x)'], 2, /^error\[no-formula\]: written out as one formula, this has more than 2,000 parts\n\n {2}f/, /hint: a recursion is written out only if numbers decide/],
    [['f(n) = n == 0 ? x : f(n+1); f(1)', '--max-steps', '1000'], 4, /^error\[step-limit\]/, /--max-steps 10000/],
    [['f(n) = n == 0 ? x : f(n+1); f(1)', '--timeout', '100ms'], 4, /^error\[timeout\]/, /--timeout/],
    [['x + y', '--wrt', 'z'], 2, /^error\[unknown-variable\]: the expression has no variable 'z'/, /hint: its variables: x, y/],
    [['x + y', '--wrt', ''], 2, /^error\[bad-option\]: there is no variable to differentiate by/, /hint: its variables: x, y/],
    [['2 + 3'], 2, /^error\[bad-option\]: there is no variable to differentiate by/, /hint: the derivative of a constant is 0; say by what: --wrt x/],
    [['5', '--wrt', 'pi'], 2, /^error\[unknown-variable\]: the expression has no variable 'pi'/, /hint: its variables: none/],
    [['sinx'], 2, /^error\[unbound-variable\]: 'sinx' reads as/, /hint: write sin\(x\)/],
    [['dot(w, [1, 2])'], 2, /^error\[shape-mismatch\]/, /write a tensor by its numbers, such as \[w1, w2\]/],
    [['w[2]*x'], 2, /^error\[shape-mismatch\]/, /write a tensor by its numbers/],
    [['[x, x]'], 2, /^error\[shape-mismatch\]: the value has shape \[2\]/, /write a tensor|make one number/],
    [['x', '-f', 'csv'], 2, /^error\[bad-option\]: --format takes text, latex, md, json or ndjson/, /hint/],
    [['x', '-n', '3'], 2, /^error\[bad-option\]/, /hint/],
    [['x', '--seed', '-1'], 2, /^error\[bad-option\]/, /hint/],
    [['x', '--at', '1'], 2, /^error\[bad-option\]/, /hint|--at/],
    [[`${Array.from({ length: 600 }, (_, i) => `sin(${i + 2}*x)`).join('+')}`, '--steps'], 2, /^error\[(bad-option|no-formula)\]/, /hint/],
    [[`sum([${Array.from({ length: 8 }, (_, i) => `max(x, t + ${i})*(x > ${i} ? x : t)`).join(', ')}])`], 2, /^error\[no-formula\]: by what the inputs choose/, /diffcmp compare/],
  ])('%j', async (words, code, said, hint) => {
    const { exit, stdout, stderr } = await derive(...words);
    expect(stdout).toBe('');
    expect(stderr).toMatch(said);
    expect(stderr).toMatch(hint);
    expect(exit).toBe(code);
  }); // prettier-ignore
});
