// Functions of files whose every text is hostile: names of files, functions, fields, options and values, messages, lines of source.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appearances, argument, expectHarmlessRun, expectMarkdown, expectPage, expectRows, fileName, payload } from './harmless.js'; // prettier-ignore
import { runMain } from './run-main.js';

/** As a string of JavaScript, in which only what would end a line is escaped. */
const escaped = (plain: string): string => `"${plain.replace(/["\\\n\r\u2028\u2029]|\p{Surrogate}/gu, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`; // prettier-ignore
const text = escaped(argument);
/** So short that no line of a screen has to leave out its middle. */
const key = `${argument.slice(0, 50)}${argument.slice(-60)}`;
const comment = argument.replace(/[\n\r\u2028\u2029]/g, ' ');
/** Letters that a name may have, and that nobody sees. */
const name = 'f\u200d\u200c\u2118\u0301';
const source = `// ${comment}
export function ${name}(x, kind = ${text}) { /* ${comment} */ return kind === 'put' ? -x : x * x; }
export const library = { ${escaped(key)}(x) { return x * x; } };
export const named = (x) => ({ ${escaped(key)}: x * x, other: x });
export const keyed = (x) => ({ [${text} + x]: x });
export const thrown = (x) => { throw new RangeError(${text} + x); };
export const read = (p) => p[${text}][${text}] * 2;
export const called = (x) => ({})[${text}](x);
export const field = (p) => p[${text}] * p[${text}];
export const texts = (x) => x * ${text};
export const loop = (x) => { for (let t = 0; /* ${comment} */ t < 1; t += 0.1) x += t * x; return Math.ceil(0.8 * 5) * x; };
export const counted = (x, n) => [x, x * x][n];
export const refused = (x) => Math.random() * ${text};
export const unknown = (x) => fetch(${text}) * x;
export const outside = (x) => Math.log(x - 5) /* ${comment} */ * x;
export const choice = (x, kind) => { switch (kind) { case ${text}: return x * x; default: return x > 1 ? 3 * x /* ${comment} */ : x; } };
export const filled = (x, out) => { out[${text}] = x; };
`;
const typed = `enum Kind { ${text} = 1, Other }\nexport const f = (x: number): number => x * Kind[${text}]; // ${comment}\n`;
const broken = `export const f = (x) => x *; // ${comment}\n`;
const importing = `import { g } from ${text};\nexport const f = (x) => g(x);\n`;
const functions = ['named', 'thrown', 'read', 'called', 'texts', 'loop', 'keyed', 'refused', 'unknown', 'outside', 'choice', name, argument, `library.${key}`, `named.${key}`]; // prettier-ignore

let folder = '';
const file = (ending: string): string => join(folder, fileName, `${fileName}${ending}`);
const made = (each: string): string => join(folder, each);
const address = (of: string, ending = '.js'): string => `${file(ending)}#${of}`;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-files-'));
  mkdirSync(join(folder, fileName));
  const texts = { '.js': source, '.ts': typed, '.mjs': broken, '.cjs': `exports.f = require(${text}).g;\n`, '.mts': importing };
  for (const [ending, of] of Object.entries(texts)) writeFileSync(file(ending), of);
  const cases = functions.map((of) => ({ id: payload, file: `${fileName}.js#${of}`, at: { x: 2 } }));
  const given = [
    { file: `${fileName}.js#choice`, at: { x: 2 }, set: { kind: payload, [payload]: payload } },
    { file: `${fileName}.js#field`, at: { p: { [payload]: 2 } } },
    { file: payload, at: 1 },
  ];
  writeFileSync(file('.ndjson'), [...cases, ...given].map((each) => `${JSON.stringify(each)}\n`).join(''));
}); // prettier-ignore
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const all = (words: readonly string[], rest: readonly string[]): string[][] =>
  functions.map((of) => [...words, address(of), ...rest]);
const record = JSON.stringify({ [argument]: 2 });

/** Runs of each command that takes functions of files. */
const runs: Readonly<Record<string, () => string[][]>> = {
  compare: () => [
    ['compare', address('loop'), '--at', 'x=2', '-v'],
    ['compare', address('choice'), '--at', 'x=1', '--set', `kind=${argument}`],
    ['compare', address('choice'), '--at', 'x=1', '--set', `${argument}=1`],
    ['compare', address('choice'), '--at', 'x=1', '--set', `kind={${argument}`],
    ['compare', address('field'), '--at', `p=${record}`],
    ['compare', address('field'), '--at', `p.${argument}=2`],
    ['compare', address('read'), '--at', 'p.x=2'],
    ['compare', address('read'), '--set', `p=${record}`, '--at', argument],
    ['compare', address('counted'), '--at', 'x=2,n=1'],
    ['compare', address('filled'), '--at', 'x=2'],
    ...['.ts', '.mjs', '.cjs', '.mts', '.none'].map((ending) => ['compare', address('f', ending), '--at', 'x=2']),
    ['compare', file('.js'), '--at', 'x=2'],
    ...all(['compare'], ['--at', 'x=2', '-m', 'ad,symbolic,central']),
  ],
  sweep: () => [
    ['sweep', address('loop'), '--at', 'x=2', '--per-decade', '1', '--svg', made('s.svg'), '--html', made('s.html'), '--force'],
    ['sweep', address('counted'), '--at', 'x=2,n=1'],
    ...all(['sweep'], ['--at', 'x=2', '--per-decade', '1', '-m', 'central']),
  ],
  scan: () => [
    ['scan', address('loop'), '--at', 'x=2:3', '--points', '3', '--svg', made('n.svg'), '--html', made('n.html'), '--force'],
    ...all(['scan'], ['--at', 'x=2:3', '--points', '3', '-m', 'central-difference']),
  ],
  graph: () => [
    ['graph', address('choice'), '--at', 'x=2', '--set', `kind=${argument}`, '--wrt', 'x', '--svg', made('g.svg'), '--html', made('g.html'), '--force'],
    ['graph', address('loop'), '--at', 'x=2', '--svg', made('l.svg'), '--html', made('l.html'), '--force'],
    ['graph', address('field'), '--at', `p=${record}`, '--svg', made('f.svg'), '--html', made('f.html'), '--force'],
    ...all(['graph'], ['--at', 'x=2']),
  ],
  check: () => [
    ['check', address('loop'), address('choice'), '--at', 'x=2', '-v'],
    ['check', address('field'), address('named'), '--at', `p=${record}`],
    ...all(['check', 'x^2'], ['--at', 'x=2']),
  ],
  code: () => [['code', address('loop'), '--at', 'x=2'], ['code', address('field'), '--at', `p=${record}`], ...all(['code'], ['--at', 'x=2', '--lang', 'python'])],
  scale: () => [['scale', address('loop'), '--sizes', '1,2', '-m', 'ad'], ...all(['scale'], ['--sizes', '1,2', '-m', 'ad'])],
  batch: () => [['batch', file('.ndjson'), '-j', '1', '-m', 'ad,central', '--report', made('b.html'), '--force']],
  functions: () => ['.js', '.ts', '.mjs', '.cjs', '.mts', '.none'].map((ending) => ['functions', file(ending)]),
  derive: () => [['derive', address('loop')]],
}; // prettier-ignore

export const commandsOfFiles = Object.keys(runs);
const formats: Readonly<Record<string, readonly string[]>> = { graph: ['table', 'json', 'md', 'dot'], code: ['text', 'json'] }; // prettier-ignore
const usual = ['table', 'json', 'ndjson', 'csv', 'md'];

/** @param wanted of the formats of each command */
export function testHostileFiles(commands: readonly string[], wanted: (format: string) => boolean): void {
  describe.each(commands)('%s', (command) => {
    test.each((formats[command] ?? usual).filter(wanted))(
      'as %s shows nothing raw of a file',
      { timeout: 60_000 },
      async (format) => {
        for (const words of runs[command]?.() ?? [])
          for (const appearance of format === 'table' || format === 'text' ? appearances : appearances.slice(0, 1)) {
            const { stdout } = await expectHarmlessRun([...words, '-f', format, ...appearance]);
            if (stdout === '') continue;
            if (format === 'json') JSON.parse(stdout);
            if (format === 'csv') expectRows(stdout, ',');
            if (format === 'md') expectMarkdown(stdout);
          }
        for (const page of readdirSync(folder).filter((each) => /\.(html|svg)$/.test(each)))
          expectPage(readFileSync(made(page), 'utf8'));
      },
    );
  });

  test('the files are read, so that their texts have somewhere to get to', async () => {
    const exits = await Promise.all(
      ['loop', name, `library.${key}`, `named.${key}`].map(async (of) => {
        const { exit, stderr } = await runMain([address(of), '--at', 'x=2', '-m', 'ad']);
        return exit === 0 ? 0 : stderr;
      }),
    );
    expect(exits).toEqual([0, 0, 0, 0]);
  });
}
