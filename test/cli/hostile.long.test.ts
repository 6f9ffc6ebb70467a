// A hostile text in every place where a user may write one: nothing of it reaches a terminal, a shell, a table or a page raw.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command, Option } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram } from '../../src/cli/commands.js';
import { appearances, argument, comment, expectHarmless, expectHarmlessRun, expectMarkdown, expectPage, expectRows, fileName, payload } from './harmless.js'; // prettier-ignore
import { runMain } from './run-main.js';

const program = await buildProgram(
  { words: [], streams: { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: {} }, exitCode: 0,
    loadCompare: () => Promise.reject(new Error()), loadSweep: () => Promise.reject(new Error()), interruptible: () => Promise.reject(new Error()) },
  '0',
); // prettier-ignore

let folder = '';
let cases = '';
let parts = '';
const file = (name: string): string => join(folder, name);
const pages = (): string[] =>
  readdirSync(folder)
    .filter((name) => /\.(html|svg)$/.test(name))
    .map(file);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  mkdirSync(file(fileName));
  cases = join(file(fileName), `${fileName}.ndjson`);
  const some = [
    { id: payload, expr: `x^2 ${comment}`, at: 3, expect: `7 ${comment}`, methods: 'ad', tags: [payload] },
    { id: payload, expr: payload, at: { [payload]: payload }, wrt: payload },
    { id: `=${payload}`, expr: 'x', at: payload, expect: { [payload]: payload } },
    { expr: 'x', at: 1, skip: payload, tolerance: '4ulp' },
    { expr: `log(x) ${comment}`, at: '-1', methods: 'ad' },
  ];
  writeFileSync(cases, some.map((each) => `${JSON.stringify(each)}\n`).join(''));
  writeFileSync(
    file('mistakes.ndjson'),
    `${JSON.stringify({ expr: 1, [payload]: payload, at: [payload], methods: payload })}\n{"${payload}\n`,
  );
  writeFileSync(file('mistakes.csv'), `expr,${argument}\n"${payload}",1\n`);
  writeFileSync(file('mistakes.yaml'), `cases: [{expr: "x", "${argument.replaceAll(/["\\]/g, '')}": 1}]\n`);
  parts = file('part.ndjson');
  const plain = argument.replaceAll(/["\\\n\r]/g, '');
  const training = (change: object): string =>
    JSON.stringify({
      diffcmp: 1,
      data: {
        columns: ['a', 'y'],
        rows: [
          [1, 2],
          [2, 3],
        ],
      },
      weights: { w: { value: 0 } },
      model: `a*w ${comment}`,
      loss: `(output - y)^2 ${comment}`,
      training: { epochs: 2 },
      ...change,
    });
  writeFileSync(file('training.json'), training({}));
  mkdirSync(file('trainings'));
  const data = `${fileName}.csv`;
  writeFileSync(file(join('trainings', data)), `a,y,kind\n1,2,"${plain}"\n2,3,other\n`);
  writeFileSync(file('trainings/named.json'), training({ data }));
  const mistakes = [
    { [payload]: payload },
    { weights: { [payload]: { value: payload } } },
    { data: payload },
    { data: { columns: [payload, 'y'], rows: [[payload, 1]] } },
    { model: payload },
    { training: { optimizer: payload, [payload]: 1 } },
  ];
  mistakes.forEach((mistake, i) => writeFileSync(file(`trainings/mistake-${i}.json`), training(mistake)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs of each command that come to an end with a hostile text in whatever they show; a command that is new must be added. */
const runs: Readonly<Record<string, () => string[][]>> = {
  compare: () => [
    ['compare', `x^2 + 0*y ${comment}`, '--at', 'x=3,y=1', '--expect', `7 ${comment}`, '-w', 'x', '-v', '-t', '4ulp'],
    ['compare', `x ${argument}`, '--at', '1'],
  ],
  sweep: () => [
    ['sweep', `x^2 ${comment}`, '--at', '3', '--per-decade', '1', '--svg', file('s.svg'), '--html', file('s.html'), '--force'],
    ['sweep', 'x^2', '--at', `3 ${comment}`, '--html', file(`${fileName}.html`), '--force', '--svg', file(fileName)],
  ],
  scan: () => [
    ['scan', `x^2*abs(x) + 0*y ${comment}`, '--and', `x + y ${comment}`, '--at', `x=-1:1,y=1 ${comment}`, '--points', '5', '-v', '--svg', file('n.svg'), '--html', file('n.html'), '--force'],
    ['scan', `x ${argument}`, '--at', '0:1'],
    ['scan', 'x', '--and', argument, '--at', '0:1'],
    ['scan', 'x^2', '--at', `0:1 ${comment}`, '--points', '3', '--html', file(`${fileName}.html`), '--force', '--svg', file(fileName)],
    ['scan', 'x', '--at', `${argument}=0:1,${argument}b=1:2`],
  ],
  check: () => [
    ['check', `x^2 ${comment}`, `3*x ${comment}`, '--at', '3', '-v'],
    ['check', `x ${argument}`, argument, '--at', '1'],
    ['check', 'x^2', '2*x', '--range', `x=0:1,${argument}`],
    ['check', 'x^2', '2*x', '--points', file(`${fileName}.csv`)],
    ['check', '--command', `echo ${JSON.stringify(argument)}`, '--at', 'x=[1,2]'],
    ['check', '--command', `echo ${JSON.stringify(argument)} >&2; exit 3`, '--at', 'x=[1,2]'],
  ],
  batch: () => [
    ['batch', cases, '-j', '1', '--report', file('b.html'), '--force'],
    ['batch', file('mistakes.ndjson'), file('mistakes.csv'), file('mistakes.yaml'), '-j', '1'],
    ['batch', file('mistakes.yaml'), '-j', '1', '-k', argument],
  ],
  merge: () => [
    ['merge', parts, '--report', file('m.html'), '--force'],
    ['merge', cases, parts],
  ],
  train: () => [
    ['train', file('training.json'), '--method', 'forward,reverse', '--html', file('t.html'), '--svg', file('t.svg'), '--force'],
    ['train', file('trainings/named.json'), '--save', file(`${fileName}.json`), '--force'],
    ...[0, 1, 2, 3, 4, 5].map((i) => ['train', file(`trainings/mistake-${i}.json`)]),
    ['train', file('training.json'), '--optimizer', argument],
  ],
  graph: () => [
    ['graph', `f(t) = t > 0 ? t^2 : 1; s = f(x)*y ${comment}`, '--at', 'x=3,y=1', '--of', 's', '--wrt', 'x', '--trace', 'forward,reverse', '--svg', file('g.svg'), '--html', file('g.html'), '--force'],
    ['graph', `x ${argument}`, '--at', '1'],
    ['graph', 'x*y', '--at', 'x=1,y=2', '--of', argument, '--wrt', `x${argument}`],
    ['graph', 'x^2', '--at', `3 ${comment}`, '--of', argument, '--svg', file(fileName), '--force'],
  ],
  derive: () => [
    ['derive', `x^2 + abs(x) ${comment}`, '--steps', '--order', '2', '-v'],
    ['derive', `x ${argument}`],
  ],
  code: () => [
    ...['js', 'c', 'python'].map((language) => ['code', `x^2 + abs(x) ${comment}`, '--lang', language]),
    ['code', `x ${argument}`],
    ['code', 'x', '--lang', argument, '-o', file(fileName)],
  ],
  scale: () => [
    ['scale', '--expr', `sum(i, 1, n, x[i]) + c ${comment}`, '--sizes', '1,2,4', '-a', `x=1 ${comment}`, '-w', 'x', '-v', '-m', 'ad,symbolic', '--svg', file('c.svg'), '--html', file('c.html'), '--force'],
    ['scale', '--expr', `sum(i, 1, n, x[i]) ${argument}`],
    ['scale', '--expr', 'n*x', '--sizes', '2', '--html', file(`${fileName}.html`), '--force', '--svg', file(fileName)],
    ['scale', argument],
  ],
  schema: () => [['schema', 'fixture'], ['schema', 'training']],
  methods: () => [['methods']],
  functions: () => [['functions']],
  completion: () => [['completion', 'bash'], ['completion', 'zsh'], ['completion', 'fish']],
  help: () => [['help', 'compare'], ['help', 'errors']],
}; // prettier-ignore

/** Commands whose results are text, whatever the format. */
const texts = ['completion', 'help'];

test('every command is among the runs', () => {
  expect(program.commands.map((command) => command.name()).sort()).toEqual(Object.keys(runs).sort());
});

describe.each(program.commands.map((command) => [command.name(), command] as const))('%s', (name, command) => {
  const formats = formatsOf(command);

  test.each(formats)('as %s shows nothing raw', async (format) => {
    if (name === 'merge') await writePart();
    for (const [i, words] of (runs[name]?.() ?? []).entries()) {
      for (const appearance of format === 'table' || format === 'text' ? appearances : appearances.slice(0, 1)) {
        const { stdout } = await expectHarmlessRun([...words, '-f', format, ...appearance]);
        if (i > 0 || texts.includes(name)) continue;
        if (!(name === 'batch' && format === 'table')) expect(stdout).not.toBe('');
        if (format === 'json') JSON.parse(stdout);
        if (format === 'ndjson') for (const line of stdout.trimEnd().split('\n')) JSON.parse(line);
        if (format === 'csv') expectRows(stdout, ',');
        if (format === 'tsv') expectRows(stdout, '\t');
        if (format === 'md') expectMarkdown(stdout);
      }
    }
    for (const page of pages()) expectPage(readFileSync(page, 'utf8'));
  });

  const options = command.options.filter((option) => option.required && option.long !== '--width');
  test.each(options.map((option) => [option.long ?? '', option] as const))(
    'refuses %s with nothing raw in what it says',
    async (long, option) => {
      for (const words of hostileValues(command, option))
        for (const format of ['table', 'json'])
          await expectHarmlessRun([
            ...words,
            ...(long === '--format' ? [] : ['-f', format]),
            ...(appearances[0] ?? []),
          ]);
    },
  );

  test('says nothing raw of words that it does not know', async () => {
    for (const words of [
      [name, argument],
      [name, argument, argument],
      [name, `--${argument}`],
      [name, `--no${argument}`, '1'],
    ])
      for (const appearance of appearances) await expectHarmlessRun([...words, ...appearance]);
  });
});

test('words without a command are echoed harmlessly', async () => {
  for (const words of [
    [argument],
    ['swep', argument],
    [`sweep${argument}`, 'x'],
    [`-z${argument}`],
    [`x at x=${argument}`],
    [`x --at ${argument}`],
    [`${fileName}.js`],
  ])
    for (const appearance of appearances) await expectHarmlessRun([...words, ...appearance]);
});

test('an expression that comes in by standard input is no better', async () => {
  for (const stdin of [payload, `x + ${payload}`, `x ${comment}`, `f(${payload}`]) {
    const { stdout, stderr } = await runMain(['-', '--at', '1', '--width', '40'], { stdin });
    expectHarmless(stdout, false);
    expectHarmless(stderr, false);
  }
});

function formatsOf(command: Command): string[] {
  return command.options.find(({ long }) => long === '--format')?.argChoices ?? ['table'];
}

/** The value alone, and behind one that is right. */
function hostileValues(command: Command, { long = '', flags }: Option): string[][] {
  const base = [
    command.name(),
    ...(command.name() === 'batch' || command.name() === 'merge' ? [file('mistakes.yaml')] : command.name() === 'scale' ? (long === '--expr' ? [] : ['nested']) : ['x']), // prettier-ignore
  ];
  const isFile = flags.includes('<FILE>');
  const values = isFile
    ? [join(folder, fileName), join(folder, fileName, fileName, 'x'), join(folder, `${fileName}.x`)]
    : [argument, `1${argument}`, `x=${argument}`];
  return values.map((value) => [
    ...base,
    ...(long === '--at' || long === '--expr' ? [] : ['--at', '1']).slice(0, command.options.some((each) => each.long === '--at') ? 2 : 0), // prettier-ignore
    long ?? '',
    value,
  ]);
}

/** A part to merge, once: a batch starts a worker. */
async function writePart(): Promise<void> {
  if (existsSync(parts)) return;
  const { stdout } = await runMain(['batch', cases, '-j', '1', '-f', 'ndjson']);
  writeFileSync(parts, stdout.replace(/\\u009b/g, '\u009b').replace(/\\u202e/g, '\u202e')); // legal JSON, made elsewhere
}
