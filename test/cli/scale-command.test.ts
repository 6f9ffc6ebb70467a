// What `diffcmp scale` prints and writes where, in each format, and how it ends.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProgram, scale, type Scale } from '../../src/index.js';
import { runMain } from './run-main.js';

const words = ['scale', 'rosenbrock', '--sizes', '1,2,4', '-m', 'ad,symbolic'];

test('json on stdout is exactly what the library returns', async () => {
  const { stdout, stderr, exit } = await runMain([...words, '-f', 'json']);
  const expected = await scale('rosenbrock', { sizes: [1, 2, 4], methods: 'ad,symbolic' });
  expect([stdout, stderr, exit]).toEqual([`${JSON.stringify(expected, null, 2)}\n`, '', 0]);
});

test('the shape of the JSON: arrays over the sizes, null where nothing was measured', async () => {
  const data = JSON.parse((await runMain(['scale', 'nested', '-m', 'ad,symbolic', '-f', 'json'])).stdout) as Scale;
  expect(data).toMatchObject({ schema: 'diffcmp/scale@1', family: 'nested', crossover: null });
  const { sizes } = data;
  expect(data.function.map(({ size }) => size)).toEqual(sizes);
  for (const each of data.series) {
    for (const name of ['operations', 'ratio', 'evaluations', 'passes', 'nodes', 'bytes', 'tree', 'graph'] as const)
      expect(each[name]).toHaveLength(sizes.length);
    for (const name of ['exponent', 'stopped'] as const) expect(each).toHaveProperty(name);
  }
  const [forward, reverse, symbolic] = data.series;
  expect([forward?.nodes[0], reverse?.nodes[0], reverse?.tree[0], symbolic?.bytes[0], symbolic?.tree[0]]).toEqual([null, 3, null, null, 4]); // prettier-ignore
  expect(symbolic?.stopped?.size).toBe(12);
});

test('csv has a line per method and size, and one of the function; md two tables; ndjson one line', async () => {
  const csv = (await runMain([...words, '-f', 'csv'])).stdout.trimEnd().split('\n');
  expect(csv[0]).toBe(
    'n,inputs,method,operations,ratio,evaluations,passes,nodes,bytes,tree,graph,time,stopped,estimate',
  );
  expect(csv).toHaveLength(1 + 3 * 4);
  expect(csv.slice(5, 9)).toEqual(['2,2,function,7,1,1,1,,,,,,,', '2,2,forward,37,5.285714285714286,2,2,,,,,,,', '2,2,reverse,24,3.4285714285714284,1,1,9,288,,,,,', '2,2,symbolic,13,1.8571428571428572,1,1,,,13,11,,,']); // prettier-ignore
  const stopped = (await runMain(['scale', 'nested', '--sizes', '1,50,60', '-m', 'symbolic', '-f', 'csv'])).stdout;
  expect(stopped.trimEnd().split('\n').slice(1)).toEqual([
    '1,1,function,2,1,1,1,,,,,,,',
    '1,1,symbolic,4,2,1,1,,,4,4,,,',
    '50,1,function,100,1,1,1,,,,,,,',
    '50,1,symbolic,,,,,,,,,,"the inlined program has more than 2,000 nodes, too many for mathjs",',
    '60,1,function,120,1,1,1,,,,,,,',
  ]);
  expect((await runMain([...words, '-f', 'md'])).stdout.match(/^\| -+/gm)).toHaveLength(2);
  expect((await runMain([...words, '-f', 'ndjson'])).stdout.trimEnd().split('\n')).toHaveLength(1);
});

test('in a terminal braille and colours, in a pipe letters; --plot, --height, -q, -v', async () => {
  expect((await runMain(words, { columns: 80 })).stdout).toMatch(/[\u2801-\u28ff]/);
  expect((await runMain(words)).stdout).not.toMatch(/[\u2801-\u28ff]/);
  expect((await runMain([...words, '--plot', 'braille'])).stdout).toMatch(/[\u2801-\u28ff]/);
  expect((await runMain([...words, '--plot', 'none'])).stdout).not.toContain('┤');
  const rows = async (height: string): Promise<number> => (await runMain([...words, '--height', height])).stdout.match(/[│┤]/g)?.length ?? 0; // prettier-ignore
  expect([await rows('6'), await rows('30')]).toEqual([6, 30]);
  expect((await runMain([...words, '--ascii'])).stdout).toMatch(/^[\x20-\x7e\n]*$/);
  expect((await runMain([...words, '-q'])).stdout).not.toMatch(/theory|Reverse mode takes/);
  expect((await runMain([...words, '-v'])).stdout).toMatch(/reverse mode: like n\^\d\.\d\d from n = 1 to 4, 3 points, off\s+by\s+a\s+factor\s+of\s+\d\.\d+\s+\(root\s+mean\s+square\)/); // prettier-ignore
});

test('a template as an option, and from standard input', async () => {
  const text = 'sum(i, 1, n, x[i]^3)*c';
  const options = ['--sizes', '1,3', '-m', 'reverse', '-a', 'c=2', '-f', 'json'];
  const given = await runMain(['scale', '--expr', text, ...options]);
  const piped = await runMain(['scale', '--expr', '-', ...options], { stdin: `${text}\n` });
  expect(piped).toEqual(given);
  const data = JSON.parse(given.stdout) as Scale;
  expect(data).toMatchObject({ family: null, template: text, read: 'sum(i, 1, n, x[i]^3) * c' });
  expect(data.function.map(({ inputs, operations }) => [inputs, operations])).toEqual([[2, 2], [4, 6]]); // prettier-ignore
});

test('a function of a file, as the argument or as --expr, is what the library makes of it', async () => {
  const rest = ['--set', 'steps=n', '--set', 'time=2', '--at', 'angle=1/2,length=1', '--sizes', '1,2,4', '-m', 'ad'];
  const file = 'fixtures/programs/pendulum.js#rk4';
  const given = await runMain(['scale', file, ...rest, '-f', 'json']);
  expect(await runMain(['scale', '--expr', file, ...rest, '-f', 'json'])).toEqual(given);
  const options = { set: { steps: 'n' }, at: 'angle=1/2,length=1', sizes: [1, 2, 4], methods: 'ad' } as const;
  const expected = await scale(readProgram(file, { set: { time: 2 } }), options);
  expect([given.stderr, JSON.parse(given.stdout)]).toEqual(['', expected]);
  expect(expected).toMatchObject({ family: null, template: file, read: 'rk4(angle, length = 1, time = 2, steps = 6)' });
  expect(expected.point).toBe('as given for time, angle, length; steps = n');
});

test('the point of a function of a file stands in every report', async () => {
  const command = ['scale', 'fixtures/programs/rosenbrock.js#value', '--sizes', '1,2,4,8', '-m', 'ad'];
  const { stdout, stderr } = await runMain(command, { columns: 80, env: { NO_COLOR: '1' } });
  expect(stdout).toMatch(/^function {2}value\(x\)\nat {8}n generic numbers for x\n/);
  expect([stderr, Math.max(...stdout.split('\n').map((line) => line.length)) <= 80]).toEqual(['', true]);
  expect((await runMain([...command, '-f', 'md'])).stdout).toContain('n generic numbers for x');
  const folder = mkdtempSync(join(tmpdir(), 'scale-'));
  const [svg, html] = ['a.svg', 'a.html'].map((name) => join(folder, name)) as [string, string];
  expect((await runMain([...command, '--svg', svg, '--html', html])).exit).toBe(0);
  expect(readFileSync(svg, 'utf8')).toContain('value(x)');
  expect(readFileSync(html, 'utf8')).toContain('n generic numbers for x');
});

test('pictures and a page, of which none is written over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'scale-'));
  const [svg, png, html] = ['a.svg', 'a.png', 'a.html'].map((name) => join(folder, name)) as [string, string, string];
  expect((await runMain([...words, '--svg', svg, '--png', png, '--html', html])).exit).toBe(0);
  expect(readFileSync(svg, 'utf8')).toMatch(/^<svg /);
  expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG');
  expect(readFileSync(html, 'utf8')).toContain('<h2>Theory</h2>');
  const again = await runMain([...words, '--svg', svg]);
  expect([again.exit, again.stdout]).toEqual([3, '']);
  const wrong = await runMain([...words, '--svg', join(folder, 'b.png')]);
  expect([wrong.exit, existsSync(join(folder, 'b.png'))]).toEqual([2, false]);
});

test('a value that overflows is remarked on, on stderr, unless it is in the JSON', async () => {
  const overflowing = ['scale', '--expr', 'exp(x*10^n)', '--sizes', '5', '-m', 'ad'];
  expect((await runMain(overflowing)).stderr).toMatch(/^warning\[non-finite\]: the function is Infinity at n = 5/);
  expect((await runMain([...overflowing, '-q'])).stderr).toBe('');
  expect((await runMain([...overflowing, '-f', 'json'])).stderr).toBe('');
});

test.each<[string[], size: number, code: string, reason: RegExp]>([
  [['sum-of-squares', '--sizes', '1,10,1000,2000', '--max-steps', '100'], 1000, 'step-limit', /^the program did not end within 100 steps$/],
  [['--expr', 'sum(i, 1, n, 1/(n - 9)*x[i])', '--sizes', '3,5,9'], 9, 'bad-template', /^that is Infinity at n = 9/],
])('%j keeps what was measured before n = %d, and says why it ends: %s', async (rest, size, code, reason) => {
  const command = ['scale', ...rest, '-m', 'reverse'];
  const data = JSON.parse((await runMain([...command, '-f', 'json'])).stdout) as Scale;
  expect(data.stopped).toEqual({ size, code, reason: expect.stringMatching(reason) as string });
  expect([data.sizes.length, data.function.length, data.series[0]?.operations.length, data.series[0]?.stopped]).toEqual([2, 2, 2, null]);
  const message = `the study ends before n = ${size.toLocaleString('en')}, where the function can't be run: ${data.stopped?.reason ?? ''}`;
  expect(data.warnings).toEqual([{ code, message }]);
  const { stdout, stderr, exit } = await runMain([...command, '-f', 'csv']);
  expect([stdout.split('\n').length, exit]).toEqual([1 + 2 * 2 + 1 + 1, 0]);
  expect(stdout).toContain(`\n${size},,function,,,,,,,,,,`);
  expect(stderr.replace(/\s+/g, ' ')).toContain(`warning[${code}]: ${message}`);
  expect((await runMain([...command, '-f', 'md'])).stdout).toContain("where the function can't be run");
}); // prettier-ignore

test.each<[string[], number, string, RegExp]>([
  [[], 2, 'bad-option', /families: sum-of-squares, .*, network; for example: diffcmp scale rosenbrock/],
  [['rosenbrok'], 2, 'unknown-family', /did you mean 'rosenbrock'\?/],
  [['speelpening'], 2, 'unknown-family', /did you mean 'speelpenning'\?/],
  [['fast'], 2, 'unknown-family', /families: sum-of-squares, speelpenning/],
  [['sum(i, 1, n, x[i])'], 2, 'unknown-family', /a template is an option: --expr "sum\(i, 1, n, x\[i\]\)"/],
  [['nested', '--expr', 'n*x'], 2, 'bad-option', /leave out one of them/],
  [['nested', 'quadratic'], 2, 'bad-option', /diffcmp scale --help lists the options/],
  [['nested', '--set', 'k=n'], 2, 'bad-option', /an expression has its numbers in its text/],
  [['nested', 'fixtures/programs/newton.js#root'], 2, 'bad-option', /diffcmp scale --help lists the options/],
  [['nested', '--expr', 'fixtures/programs/newton.js#root'], 2, 'bad-option', /leave out one of them/],
  [['fixtures/programs/newton.js#root'], 2, 'bad-template', /^--set tolerance=n makes tolerance the size, --at "x=\(1:n\)\/n" makes x an array of n numbers$/],
  [['fixtures/programs/newton.js#rot'], 2, 'unknown-program', /did you mean .*newton\.js#root/],
  [['fixtures/programs/newtn.js#root'], 3, 'no-such-file', /newton\.js/],
  [['fixtures/programs/recursion.js#power', '--set', 'n=n', '--set', 'n=2'], 2, 'bad-option', /keep one/],
  [['fixtures/programs/recursion.js#power', '--set', 'n={n}'], 2, 'bad-option', /^without braces: --set n=n; a text that begins so goes in quotes$/],
  [['fixtures/programs/recursion.js#power', '-a', 'x=1/m'], 2, 'bad-point', /values are constants/],
  [['fixtures/programs/quadrature.js#trapezoid'], 2, 'unbound-variable', /no option gives a function/],
  [['fixtures/programs/recursion.js#hermite', '--sizes', '40', '--max-steps', '100'], 4, 'step-limit', /does it end\? If it does: --max-steps 1000/],
  [['nested', '--sizes', '0,1'], 2, 'bad-range', /--sizes 1,2,4,8,16/],
  [['nested', '--sizes', ''], 2, 'bad-range', /--sizes 1,2,4,8,16/],
  [['--expr', 'x'], 2, 'bad-template', /for example sum\(i, 1, n, x\[i\]\^2\)/],
  [['--expr', 'rosenbrock'], 2, 'bad-template', /for example sum\(i, 1, n, x\[i\]\^2\)/],
  [['--expr', 'x^2'], 2, 'bad-template', /for example sum\(i, 1, n, x\[i\]\^2\)/],
  [['nested', '-a', 'y=1'], 2, 'unknown-variable', /its inputs: x/],
  [['network', '-a', 'cc=1'], 2, 'unknown-variable', /did you mean 'c'\?|its inputs: c, v, b, W/],
  [['nested', '-w', 'y'], 2, 'unknown-variable', /its variables: x/],
  [['nested', '-m', 'revers'], 2, 'unknown-method', /did you mean 'reverse'\?/],
  [['--expr', 'f(t) = f(t + n); f(x)', '--max-steps', '1000'], 4, 'step-limit', /does the recursion end\? If it does: --max-steps 10000/],
  [['--expr', 'sum(i, 1, n, x[i])', '--sizes', '5000000'], 2, 'bad-template', /take smaller sizes/],
])('%j ends with %d, %s', async (rest, exit, code, hint) => {
  const outcome = await runMain(['scale', ...rest, '-f', 'json']);
  expect([outcome.exit, outcome.stdout]).toEqual([exit, '']);
  const { error } = JSON.parse(outcome.stderr) as { error: { code: string; hint: string } };
  expect(error.code).toBe(code);
  expect(error.hint).toMatch(hint);
}); // prettier-ignore

test('help lists the families, and so does the list of commands', async () => {
  const { stdout } = await runMain(['scale', '--help']);
  for (const name of ['sum-of-squares', 'speelpenning', 'logistic', 'nested', 'rosenbrock', 'quadratic', 'network'])
    expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
  expect((await runMain(['help'])).stdout).toMatch(/^ {2}scale .*what each method costs as the work grows/m);
  for (const shell of ['bash', 'zsh', 'fish']) expect((await runMain(['completion', shell])).stdout).toContain('speelpenning'); // prettier-ignore
});
