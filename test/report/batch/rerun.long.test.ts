// The commands that a page shows run the same case again: by a real shell, with the built diffcmp.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseOptions } from '../../../src/batch/case.js';
import type { BatchHeader } from '../../../src/batch/record.js';
import { sortArguments } from '../../../src/cli/arguments.js';
import type { Comparison } from '../../../src/compare/comparison.js';
import { caseCommand, filterCommand } from '../../../src/report/batch/rerun.js';
import { ndjson, temporaryFolder } from '../../batch/temporary-files.js';
import { runMain } from '../../cli/run-main.js';

const header = (given: Partial<BatchHeader> = {}): BatchHeader => ({
  type: 'header', schema: 'diffcmp/batch@1', version: '0', node: 20, platform: 'linux-x64', paths: ['c.ndjson'], options: { timeout: 10_000 },
  filter: null, shard: null, order: 'input', ...given,
}); // prettier-ignore

const bin = join(import.meta.dirname, '../../../bin/diffcmp.js');
/** Defines diffcmp as itself, with its results as JSON. */
const prelude = `diffcmp() { '${process.execPath}' '${bin}' -f json "$@"; }; `;

const texts = [
  '-x^2',
  'sweep',
  'help',
  'loss.py',
  'src/',
  "it's",
  '$HOME `id` !!',
  'a\nb',
  '\u001b[2J',
  '- x',
  '--',
  '−x',
  'x # --at 5',
];

test('a shell gives back the words, and diffcmp takes the expression for one', () => {
  const shape = (short: string | null, long: string) => ({ short, long, takesValue: true, isPath: false });
  const compare = {
    name: 'compare',
    options: [...'wrt method order precision delta expect tolerance timeout'.split(' '), 'at', 'max-steps'].map(
      (long) => shape(null, long),
    ),
  };
  const commands = [compare, ...['sweep', 'batch', 'help'].map((name) => ({ name, options: [] }))];
  const text = fc
    .oneof(fc.constantFrom(...texts), fc.string({ unit: 'grapheme', minLength: 1 }))
    .filter((each) => !each.includes('\0') && !each.endsWith('\n') && each !== '-');
  const options: fc.Arbitrary<CaseOptions> = fc.record(
    {
      wrt: fc.array(text, { minLength: 1 }),
      tolerance: text,
      expect: fc.dictionary(text, text, { minKeys: 1, noNullPrototype: true }),
      maxSteps: fc.nat(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(text, fc.option(text), options, (expression, at, given) => {
      const command = caseCommand({ expression, at, options: given }, header()) ?? '';
      const line = command.replace(
        /^diffcmp/,
        `'${process.execPath}' -e 'process.stdout.write(JSON.stringify(process.argv.slice(1)))' --`,
      );
      const words = JSON.parse(execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' })) as string[];
      const { operands, options: read, command: named } = sortArguments(words, commands);
      expect([operands, named]).toEqual([[expression], null]);
      expect(read).toEqual([
        ...(at === null ? [] : ['--at', at]),
        ...(given.wrt === undefined ? [] : ['--wrt', (given.wrt as string[]).join(',')]),
        ...(given.expect === undefined
          ? []
          : [
              '--expect',
              Object.entries(given.expect)
                .map((each) => each.join('='))
                .join(','),
            ]),
        ...(given.tolerance === undefined ? [] : ['--tolerance', given.tolerance]),
        ...(given.maxSteps === undefined ? [] : ['--max-steps', String(given.maxSteps)]),
      ]);
    }),
    { numRuns: 30 },
  );
});

test.each([
  ['a\0b', null],
  ['x\ud800', null],
  ['-', "diffcmp --at 1 -- '- '"],
])('%j as an expression: %j', (expression, command) => {
  expect(caseCommand({ expression, at: 1, options: {} }, header())).toBe(command);
});

test('every option that mattered is in the command', () => {
  const options: CaseOptions = {
    wrt: 'x',
    methods: ['ad', 'fd'],
    order: 2,
    precision: 'float32',
    delta: 1e-3,
    tolerance: '4ulp',
    maxSteps: 7,
  };
  expect(caseCommand({ expression: 'x*y', at: { x: 1, y: -2 }, options }, header({ options: { timeout: 1500 } }))).toBe(
    "diffcmp 'x*y' --at x=1,y=-2 --wrt x --method ad,fd --order 2 --precision float32 --delta 0.001 --tolerance 4ulp --max-steps 7 --timeout 1500ms",
  );
  const run = header({
    paths: ['-a.csv', 'b c'],
    options: { timeout: 20_000, methods: 'ad', tolerance: '1e-9', precision: 'float32' },
  });
  expect(filterCommand('-a.csv#1', run)).toBe(
    "diffcmp batch -k '-a.csv#1' --method ad --precision float32 --tolerance 1e-9 --timeout 20s -- -a.csv 'b c'",
  );
});

test.each([
  ['a file that holds no expression', '1 +', '-k CASES#1 --allow-outside'],
  ['an expression too long to repeat', `x^2${' + 0*x'.repeat(400)}`, '-k CASES#1 --allow-outside'],
])('a failure of %s has the command of its name', async (_, text, words) => {
  const folder = temporaryFolder();
  const [cases, report] = [join(folder, 'c.ndjson'), join(folder, 'r.html')];
  writeFileSync(join(folder, 'f.txt'), text);
  writeFileSync(cases, ndjson([{ file: 'f.txt', at: 1, methods: 'forward', expect: 7 }]));
  expect((await runMain(['batch', cases, '--report', report, '--allow-outside'])).exit).toBe(1);
  expect(readFileSync(report, 'utf8')).toContain(
    `<code>diffcmp batch ${cases} ${words.replace('CASES#1', `'${cases}#1'`)}</code>`,
  );
});

test('run by a shell, they compare the same expression at the same point', async () => {
  const cases = [
    { expr: '-x^2', at: -1 }, { expr: 'sweep', at: { sweep: 2 } }, { expr: 'help*1', at: { help: 2 } }, { expr: 'batch', at: 'batch = 3' },
    { expr: "x # it's $HOME `id` $(id) !! \\ \"", at: 1 }, { expr: 'a = x^2\na*x', at: '2 # !' }, { expr: 'x # \u001b[2J\u202e\u0007', at: 2 },
    { expr: 'x # --at 5', at: 3 }, { expr: 'x # at x=9', at: 3 }, { expr: 'x # loss.js', at: 3 }, { expr: '- x', at: 1, wrt: ['x'], order: 2 },
  ]; // prettier-ignore
  const folder = temporaryFolder();
  const [path, report] = [join(folder, 'c.ndjson'), join(folder, 'r.html')];
  writeFileSync(
    path,
    ndjson(
      cases.map((each) => ({
        ...each,
        methods: 'forward',
        expect: { [Object.keys(each.at)[0] ?? 'x']: 1234 },
        ...(typeof each.at === 'object' ? {} : { expect: 1234 }),
      })),
    ),
  );
  await runMain(['batch', path, '-j', '1', '--report', report, '-q', '-p', 'float32']);
  const [, failures = ''] = readFileSync(report, 'utf8').split('<h2>Failures</h2>');
  const commands = [...failures.matchAll(/<code>([^]*?)<\/code>/g)].map(([, code = '']) =>
    code.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );
  expect(commands).toHaveLength(cases.length);
  const { stdout } = spawnSync('/bin/sh', ['-c', prelude + commands.map((each) => `${each}; echo ,`).join('\n')], {
    encoding: 'utf8',
  });
  const results = JSON.parse(`[${stdout.trimEnd().replace(/,$/, '')}]`) as Comparison[];
  expect(results.map(({ expression }) => expression)).toEqual(cases.map(({ expr }) => expr));
  expect(results.map(({ point }) => Object.values(point)[0])).toEqual([-1, 2, 2, 3, 1, 2, 2, 3, 3, 3, 1]);
  for (const {
    precision,
    check,
    results: [first],
  } of results) {
    expect([precision, first?.method]).toEqual(['float32', 'forward']);
    expect(check?.passed).toBe(false);
  }
});
