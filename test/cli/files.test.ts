// Functions of files on the command line: named, given constants, listed; and what is said where that goes wrong.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runMain } from './run-main.js';

const newton = `export function root(x, n = 20) {
  for (let i = 0; i < n; i++) x -= (x * x - 2) / (2 * x);
  return x;
}
export const pair = (p) => ({ value: p.x * p.y, gradient: [p.y, p.x] });
export function price(x, kind = 'call') { return kind === 'put' ? -x : x; }
export function posted(x) {
  fetch(x);
  return Math.random() * x;
}
`;
const poly = 'export const f = (c, x) => (c.length === 1 ? c[0] : c[0] + c[1] * x + c[2] * x * x);';
const typed = `enum Kind { Call, Put = 5 }
export default function payoff(x: number, k: number = Kind.Put): number { return x * k; }
`;
const given = `export const line = (c, x) => c * x + 1;
export const norm = (p) => p.x * p.x + p.y;
export const scaled = (x, e) => x * e.k;
export const sum = (xs) => { let s = 0; for (const x of xs) s += x; return s; };
export const option = (x, kind) => (kind === 'put' ? -x : kind.sign * x);
export const called = (x, g) => g(x);
export const curried = (x) => (y) => x * y;
export const both = (x, y) => x * y;
export const taken = ({ a, b }) => a * b;
export const item = (x, n) => x * [1, 2, 3, 4][n];
export const turns = (x, n) => { let s = x; for (let i = 0; i < n; i++) s *= x; return s; };
export const slopes = (x, n) => [1, 0, n].slice(0, 2);
export const made = (x, n) => new Array(n).fill(x).reduce((s, each) => s + each, 0);
export const text = (x) => Number('a') * x;
`;
const unmade = 'const table = missing(3); export const f = (x) => x * table; export const g = (x) => x * x;';
const hostile = 'export function f(x, \u0061 = "\u202e\u001b[31m") { return x * x; }\n';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'newton.js'), newton);
  writeFileSync(join(folder, 'poly.js'), poly);
  writeFileSync(join(folder, 'class.js'), 'export class Account { grow(x) { return x; } }');
  writeFileSync(join(folder, 'common.cjs'), 'exports.outp = (out, x) => { out[0] = x; };');
  writeFileSync(join(folder, 'endless.js'), 'export const f = (x) => { while (x > 0) x++; return x; };');
  writeFileSync(join(folder, 'typed.ts'), typed);
  writeFileSync(join(folder, 'hostile.mjs'), hostile);
  writeFileSync(join(folder, 'unmade.js'), unmade);
  writeFileSync(join(folder, 'given.js'), given);
  writeFileSync(join(folder, 'outer.js'), 'export const two = 2;');
  writeFileSync(join(folder, 'in', 'package.json'), '{}');
  writeFileSync(join(folder, 'in', 'other.mjs'), 'export function of(x) { return x + Math.random(); }');
  writeFileSync(join(folder, 'passed.mjs'), "export * from './in/other.mjs';\nexport const own = (x) => x;");
  writeFileSync(join(folder, 'in', 'inner.js'), "import { two } from '../outer.js'; export const f = (x) => x ** two;");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string): string => join(folder, name);
/** The command line with its first word that has a dot taken from the folder. */
const run = (line: string) =>
  runMain(line.split(' ').map((word) => (/^(in\/)?\w+\.[cm]?[jt]s(#|$)/i.test(word) ? path(word) : word)));

interface Row {
  readonly line: string;
  readonly has: object;
}
const rows: readonly Row[] = [
  { line: 'newton.js#root --at x=2', has: { read: 'root(x, n = 20)', value: { computed: 1.414213562373095 } } },
  { line: 'compare newton.js#root --at 2 --set n=1', has: { reference: { gradient: { x: 0.25 } } } },
  { line: 'newton.js#pair.value --at p={"x":2,"y":3}', has: { reference: { gradient: { 'p.x': 3, 'p.y': 2 } } } },
  { line: 'newton.js#pair.value --at p.x=2 --at p.y=3 --wrt p.y', has: { wrt: ['p.y'] } },
  { line: 'newton.js#pair.gradient --at p.x=2,p.y=3', has: { reference: { gradient: { 'p.x': [0, 1], 'p.y': [1, 0] } } } }, // prettier-ignore
  { line: 'newton.js#pair.gradient.0 --at p.x=2,p.y=3', has: { reference: { gradient: { 'p.x': 0, 'p.y': 1 } } } },
  { line: 'newton.js#pair.gradient --at p.x=2,p.y=3 --reduce sum', has: { reference: { gradient: { 'p.x': 1, 'p.y': 1 } } } }, // prettier-ignore
  { line: 'newton.js#price --at x=2', has: { reference: { gradient: { x: 1 } } } },
  { line: 'newton.js#price --at x=2 --set kind=put', has: { reference: { gradient: { x: -1 } } } },
  { line: 'newton.js#price --at x=2 --expect 1', has: { check: { passed: true } } },
  { line: 'poly.js --at x=2 --set c=[1,2,3]', has: { reference: { gradient: { x: 14 } } } },
  { line: 'poly.js --at x=2 --set c={"0":5,"length":1}', has: { point: { x: 2 }, value: { computed: 5 } } },
  { line: 'newton.js#root --at 2 --set n=1 --order 2', has: { reference: { hessian: { x: { x: 0.25 } } } } },
  { line: 'newton.js#root --at 2 --set n=1 -p float32', has: { precision: 'float32' } },
  { line: 'typed.ts --at 2', has: { read: 'payoff(x, k = Kind.Put)', reference: { gradient: { x: 5 } } } },
  { line: 'in/inner.js --at 3 --allow-outside', has: { reference: { gradient: { x: 6 } } } },
];

describe('A function of a file', () => {
  test.each(rows)('$line', async ({ line, has }) => {
    const { exit, stdout, stderr } = await run(`${line} -m reverse -f json`);
    expect(stderr).toBe('');
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject(has);
  });

  test('in a sweep and in a graph', async () => {
    const sweep = await run('sweep newton.js#price --at x=2 --set kind=put --per-decade 1 -f json');
    expect(JSON.parse(sweep.stdout)).toMatchObject({ read: "price(x, kind = 'put')", references: [{ wrt: 'x' }] });
    const graph = await run('graph newton.js#pair.value --at p.x=2,p.y=3 --of p.x --wrt p.x -f json');
    expect(JSON.parse(graph.stdout)).toMatchObject({ point: { 'p.x': 2, 'p.y': 3 }, derivative: { reverse: 1 } });
  });

  test('is shown by its signature, with nothing that a terminal would act on', async () => {
    const { stdout } = await run('hostile.mjs --at 2 -m none');
    expect(stdout).toContain('f(x, a = "\\u202e\\u001b[31m")');
  });
});

const mistakes: readonly (readonly [line: string, exit: number, code: string, ...said: string[]])[] = [
  ['newtn.js#root --at 2', 3, 'no-such-file', "did you mean '", 'newton.js'],
  ['newton.js#rot --at 2', 2, 'unknown-program', 'newton.js#root'],
  ['newton.js --at 2', 2, 'unknown-program', 'newton.js#root', 'newton.js#pair', 'newton.js#price'],
  ['newton.js#pair --at p.x=2,p.y=3', 4, 'program-failed', '#pair.value, #pair.gradient'],
  ['newton.js#root --at y=2', 2, 'unknown-variable', "no parameter 'y'", 'its parameters are x, n'],
  ['newton.js#root', 2, 'unbound-variable', "parameter 'x' of root has no value", '--at x=…'],
  ['newton.js#pair.value --at p={"x":2,"y"}', 2, 'bad-point', "a colon behind the name 'y'", '^'],
  [
    'class.js#Account --at balance=2',
    2,
    'unknown-program',
    'Account is a class and no function',
    'it has Account.grow',
  ],
  [
    'common.cjs#outp --at out=[0],x=2',
    4,
    'program-failed',
    'the result is undefined',
    "what it writes into 'out' is #outp.out",
  ],
  [
    'endless.js --at 1 --max-steps 100',
    4,
    'step-limit',
    'within 100 steps',
    'does it end? If it does: --max-steps 1000',
  ],
  ['newton.js#root --at 2 --set m=2', 2, 'unknown-variable', "no parameter 'm'", '--set m=2'],
  ['newton.js#root --at 2 --set 5', 2, 'bad-option', '--set takes NAME=VALUE'],
  ['newton.js#root --at 2 --set n={x}', 2, 'bad-option', "arrays and records are written as JSON, and '{x}' is none"],
  ['newton.js#root --at 2 --set n=5 --set n=6', 2, 'bad-option', "gives 'n' twice"],
  ['newton.js#posted --at 2', 2, 'program-not-supported', 'fetch is not read', '8:3', 'Math.random'],
  ['newton.js#root --at 2 --wrt y', 2, 'unknown-variable', "the function has no input 'y'"],
  ['x^2 --at 2 --set n=5', 2, 'bad-option', '--set is for functions of files'],
  ['in/inner.js --at 3', 3, 'file-outside', "'../outer.js' is outside the folder"],
  ['functions newton.js#root', 2, 'bad-option', 'without a name'],
  ['functions x^2', 2, 'bad-option', 'for example newton.js'],
  ['functions newtn.js', 3, 'no-such-file', 'newton.js'],
  ['quite-another.js --at 2', 3, 'no-such-file', 'names start from the folder that diffcmp runs in'],
  ['nowhere/newton.js --at 2', 3, 'no-such-file', 'there is no folder nowhere either'],
  ['batch nowhere/cases.yaml', 3, 'no-such-file', 'there is no folder nowhere either'],
  ['batch quite-another.yaml', 3, 'no-such-file', 'names start from the folder that diffcmp runs in'],
  ['merge README.m', 3, 'no-such-file', "did you mean 'README.md'?"],
  ['train nowhere/net.yaml', 3, 'no-such-file', 'there is no folder nowhere either'],
  ['check x^2 2*x --points nowhere/points.csv', 3, 'no-such-file', 'there is no folder nowhere either'],
  ['given.js#scaled --at x=2', 4, 'program-failed', "parameter 'e' of scaled has no value: --at e.FIELD=…"],
  ['given.js#sum --at xs=3', 4, 'program-failed', "parameter 'xs' of sum got a number, and is used as an array: --at"],
  ['given.js#option --at x=2', 4, 'program-failed', "parameter 'kind' of option has no value: --set kind=put"],
  ['given.js#option --at x=2,kind=put', 2, 'bad-point', 'a text is given by --set'],
  ['given.js#curried --at x=2', 4, 'program-failed', 'call it in a function of the file, as in const g'],
  ['given.js#called --at x=2,g=3', 4, 'program-failed', "parameter 'g' of called got a number, and is used as a function: ask for a function that"], // prettier-ignore
  ['given.js#both', 2, 'unbound-variable', "parameters 'x' and 'y' of both have no value", '--at x=…,y=…'],
  ['newton.js#root# --at 2', 2, 'bad-option', 'has more than one #', 'newton.js#root\n'],
  ['file:///a/newton.js#root --at 2', 2, 'bad-option', 'is an address, and a file is given by its path'],
  ['https://a.b/newton.js --at 2', 2, 'bad-option', 'is an address, and nothing is fetched'],
  ['loss.py#f --at 2', 2, 'bad-option', "'loss.py#f' names a file that is not read", '.mts'],
  ['./loss.js:f --at 2', 2, 'bad-option', 'a function stands behind #: ./loss.js#f'],
  ['derive newton.js#root', 2, 'no-formula', 'is a function of a file', 'symbolic'],
];

describe('Mistakes with files', () => {
  test.each(mistakes.map(([line, exit, code, ...said]) => ({ line, exit, code, said })))(
    '$line: exit $exit, $code',
    async ({ line, exit, code, said }) => {
      const outcome = await run(line);
      expect(outcome.stderr).toContain(`error[${code}]`);
      expect(outcome.exit).toBe(exit);
      expect(outcome.stdout).toBe('');
      for (const each of said) expect(outcome.stderr).toContain(each);
    },
  );
});

const withoutNumber: readonly (readonly [line: string, warning: string, hint: string])[] = [
  ['given.js#both --at x=2', 'undefined-in', "parameter 'y' of both has no value: --at y=…"],
  ['given.js#line --at c=[1,2],x=2', 'no-number-in', "parameter 'c' of line got an array, and is nowhere seen to be used as one: --at c=…"], // prettier-ignore
  ['given.js#line --at c.k=1,x=2', 'no-number-in', "parameter 'c' of line got a record, and is nowhere seen to be used as one: --at c=…"], // prettier-ignore
  ['given.js#both --at x=2 --set y=put', 'no-number-in', "parameter 'y' of both got a text, and is nowhere seen to be used as one: --at y=…"], // prettier-ignore
  ['given.js#norm --at p=[1,2]', 'undefined-in', "parameter 'p' of norm got an array, and is used as a record: --at p.FIELD=…"], // prettier-ignore
  ['given.js#taken --at a=2', 'undefined-in', "parameter 'b' of taken has no value: --at b=…"],
  ['graph given.js#both --at x=2', 'undefined-in', "parameter 'y' of both has no value: --at y=…"],
];

describe('Arguments that make no number', () => {
  test.each(withoutNumber.map(([line, warning, hint]) => ({ line, warning, hint })))('$line', async (row) => {
    const { exit, stderr } = await run(row.line);
    const flat = stderr.replace(/\s+/g, ' ');
    expect(exit).toBe(4);
    expect(flat).toContain(`warning[${row.warning}-arithmetic]`);
    expect(flat).toContain(`hint: ${row.hint}`);
  });

  test('what the function does with a text of its own is no fault of its arguments', async () => {
    const { stderr } = await run('given.js#text --at 2');
    expect(stderr).toContain('no-number-in-arithmetic');
    expect(stderr).not.toContain('hint');
  });

  test('a sweep says so in its error', async () => {
    expect((await run('sweep given.js#both --at x=2')).stderr).toContain(
      "parameter 'y' of both has no value: --at y=…",
    );
  });
});

describe('A number that only counts', () => {
  const said = async (line: string): Promise<boolean> => {
    const { stderr } = await run(`${line} -m ad`);
    return /\[counter-as-input\]: parameter 'n' of \w+ is .*--set n=2$/s.test(stderr.replace(/\s+/g, ' ').trimEnd());
  };
  test.each(['item', 'turns', 'made'])('as the input of %s gets the way to make a constant of it', async (name) => {
    expect(await said(`given.js#${name} --at x=2,n=2`)).toBe(true);
    expect(await said(`given.js#${name} --at x=2 --set n=2`)).toBe(false);
  });
  test('is no matter where every derivative is certified', async () => {
    expect(await said('given.js#turns --at x=2,n=2.5')).toBe(false);
  });
  test.each(['sweep', 'graph', 'code'])(
    'gets it of %s too, but not with -q nor beside a whole number',
    async (command) => {
      const warned = async (words: string): Promise<boolean> => /counter-as-input\]:[^]*--set\s+n=2$/m.test((await run(`${command} given.js#turns --at ${words}`)).stderr); // prettier-ignore
      expect(await warned('x=2,n=2')).toBe(true);
      expect(await warned('x=2,n=2 -q')).toBe(false);
      expect(await warned('x=2 --set n=2')).toBe(false);
      if (command !== 'code') expect(await warned('x=2,n=2.5')).toBe(false);
    },
  );
  test('is in the hint where a sweep has no derivative to measure by', async () => {
    const { stderr } = await run('sweep given.js#item --at x=2,n=2');
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/hint: .*; parameter 'n' of item is .*: --set n=2 $/);
  });
  test('is a remark of check where its component can not be judged', async () => {
    const { stdout } = await run('check given.js#turns given.js#slopes --at x=2,n=2');
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/Parameter 'n' of turns is .*: --set n=2\. $/);
    expect((await run('check given.js#turns given.js#slopes --at x=2,n=2.5')).stdout).not.toContain('--set');
  });
  test.each(['', 'sweep', 'graph'])('is worded for the command line in the JSON of %s', async (command) => {
    const { stdout } = await run(`${command} given.js#turns --at x=2,n=2 -f json`.trim());
    expect(stdout).toMatch(/"message": "parameter 'n' of turns is .*: --set n=2"/);
    expect(stdout).not.toContain('set: {');
  });
  test.each(['--points points.json', '--range x=1:2,n=2:2.0000000000000004', '--at x=2,n=2 --range x=1:2'])(
    'is worded so in a check with %s',
    async (words) => {
      writeFileSync(join(folder, 'points.json'), '[{"x":2,"n":2}]');
      const { stdout } = await run(`check given.js#turns given.js#slopes ${words.replace('points.json', join(folder, 'points.json'))}`); // prettier-ignore
      expect(stdout.replace(/\s+/g, ' ')).not.toContain('set: {');
      if (!words.includes('n=2:')) expect(stdout.replace(/\s+/g, ' ')).toContain('--set n=2.');
    },
  );
  test('is the hint of a case', async () => {
    const cases = ['{"file":"given.js#item","at":{"x":2,"n":2}}', '{"file":"given.js#both","at":{"x":2}}'];
    writeFileSync(join(folder, 'counts.ndjson'), `${cases.join('\n')}\n`);
    const { stdout } = await runMain(['batch', join(folder, 'counts.ndjson'), '-m', 'ad']);
    expect(stdout).toMatch(/^ {6}hint: parameter 'n' of item is .*: set: \{ n: 2 \}$/m);
    expect(stdout).toMatch(/^ {6}hint: parameter 'y' of both has no value: at: 'y=…'$/m);
  });
});

test('the address of a function is no expression to pipe', async () => {
  const { exit, stderr } = await runMain(['-', '--at', 'x=2'], { stdin: 'newton.js#root\n' });
  expect([exit, stderr]).toEqual([2, expect.stringContaining("standard input has 'newton.js#root'")]);
});

test('what a method fails with keeps its colons', async () => {
  const { stdout } = await run('given.js#made --at x=2,n=2 -m none');
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'in exact arithmetic the function throws RangeError: Invalid array length',
  );
});

describe('diffcmp functions FILE', () => {
  test('as data: names, parameters, lines, and what stands in the way', async () => {
    const { stdout } = await run('functions newton.js -f json');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'diffcmp/file-functions@1',
      functions: [
        { name: 'root', parameters: ['x', 'n = 20'], line: 1, isDefault: false, readable: true, obstacles: [] },
        { name: 'pair', parameters: ['p'], line: 5, readable: true },
        { name: 'price', parameters: ['x', "kind = 'call'"], line: 6, readable: true },
        {
          name: 'posted',
          line: 7,
          readable: false,
          obstacles: [
            { code: 'program-not-supported', message: expect.stringContaining('fetch') as string, line: 8, column: 3 },
            { message: expect.stringContaining('Math.random') as string, line: 9, column: 10 },
          ],
        },
      ],
    });
  });

  test('as a table and as CSV', async () => {
    const { stdout } = await run('functions newton.js');
    expect(stdout).toMatch(/^root\(x, n = 20\) +1 +yes$/m);
    expect(stdout).toMatch(/^posted\(x\) +7 +no\n {4}.*newton\.js:8:3: fetch is not read$/m);
    expect(stdout).toContain('1 of 4 is not read.');
    const unmade = await run('functions unmade.js');
    expect(unmade.stdout).toMatch(/^f\(x\) +1 +no\n {4}.*unmade\.js:1:15: missing is not defined$/m);
    expect(unmade.stdout).toContain('1 of 2 is not read.');
    const csv = await run('functions newton.js -f csv');
    expect(csv.stdout.split('\n').slice(0, 2)).toEqual(['function,parameters,line,default,readable,obstacles,file', expect.stringMatching(/^root,"x, n = 20",1,no,yes,,.*newton\.js$/)]); // prettier-ignore
    const passed = await run('functions passed.mjs');
    expect(passed.stdout).toMatch(/^own\(x\) +2 +yes\nof\(x\) +\S*in\/other\.mjs:1 +no$/m);
    const shown = await run('functions hostile.mjs');
    expect(shown.stdout).toContain('a = "\\u202e\\u001b[31m"');
  });
});
