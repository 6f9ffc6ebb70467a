// The JSON Schemas hold for what the program prints, and for the fixtures.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { runMain } from '../cli/run-main.js';
import { temporaryFile } from './temporary-files.js';

async function validator(name: string): Promise<(data: unknown) => string[]> {
  const { stdout } = await runMain(['schema', name]);
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(JSON.parse(stdout) as object);
  return (data) =>
    validate(data) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const expressions: readonly (readonly string[])[] = [
  ['x*cos(x)', '--at', '1.2'],
  ['x*y + sin(x)', '--at', 'x=1,y=2', '--order', '2'],
  ['abs(x)', '--at', '0', '-t', '1e-6'],
  ['sqrt(x)', '--at', '0'],
  ['exp(x)', '--at', '700', '-p', 'float32', '-m', 'all'],
  ['x^2', '--at', '3', '-e', '6', '-t', '1ulp', '--time', '-m', 'ad'],
  ['[x, abs(w[1])]', '--at', 'x=2,w=[0,1]', '-m', 'all'],
  ['sum(w.^2)', '--at', 'w=[[1],[2]]', '--order', '2', '-e', 'w[1,1]=2,w[1,1],w[2,1]=0,w[2,1]=2'],
];

test.each(expressions)('compare %s', async (...words) => {
  const validate = await validator('compare');
  const { stdout } = await runMain([...words, '-f', 'json']);
  expect(validate(JSON.parse(stdout))).toEqual([]);
});

test.each([
  ['x*cos(x)', '--at', '1.2'],
  ['abs(x)', '--at', '2', '--error', 'ulps'],
  ['sum(w.^3)', '--at', 'w=[[1],[2]]', '--wrt', 'w[2,1]'],
])('sweep %s', async (...words) => {
  const validate = await validator('sweep');
  const { stdout } = await runMain(['sweep', ...words, '-f', 'json', '--from', '1e-6', '--to', '1e-2']);
  expect(validate(JSON.parse(stdout))).toEqual([]);
});

test.each([
  ['x*cos(x)', '--at', '1.2', '--certified', '--trace', 'forward,reverse'],
  ['f(n, t) = n <= 0 ? 1 : t*f(n-1, t); f(3, x) + floor(x)', '--at', '0.5', '--of', 'v3', '--wrt', 'x'],
  ['w = [1,2;3,4]*v; sum(exp(1e3*w))', '--at', 'v=[1,2]', '--of', 'w', '--wrt', 'v', '--certified'],
])('graph %s', async (...words) => {
  const validate = await validator('graph');
  const { stdout } = await runMain(['graph', ...words, '-f', 'json']);
  expect(validate(JSON.parse(stdout))).toEqual([]);
  expect(validate({ schema: 'diffcmp/graph@1' })).not.toEqual([]);
});

test.each([
  ['x*cos(x)', '--steps'],
  ['acoth(x)*y + (x > y ? erf(x) : 0)', '--steps', '--order', '2'],
  ['log(x - 1e6)', '--seed', '7'],
])('derive %s', async (...words) => {
  const validate = await validator('derive');
  const { stdout } = await runMain(['derive', ...words, '-f', 'json']);
  expect(validate(JSON.parse(stdout))).toEqual([]);
  expect(validate({ schema: 'diffcmp/derive@1' })).not.toEqual([]);
});

test.each([
  ['rosenbrock', '--sizes', '1,2,4,8', '-m', 'all'],
  ['nested', '--time', '--sizes', '2,9,10', '-m', 'ad,symbolic'],
  ['--expr', 'c*sum(i, 1, n - 1, x[i])', '--sizes', '1,2', '-w', 'c', '-a', 'c=1e30', '-p', 'float32'],
  ['--expr', 'exp(c*10^n)', '--sizes', '1,5', '-a', 'c=1', '-m', 'none'],
])('scale %s', async (...words) => {
  const validate = await validator('scale');
  const { stdout, exit } = await runMain(['scale', ...words, '-f', 'json']);
  expect([validate(JSON.parse(stdout)), exit]).toEqual([[], 0]);
});

test.each([
  ['x*cos(x)', '--at', '1:2'],
  ['(1-cos(x))/x^2', '--at', 'x=-1e-3:1e-3', '-n', '2', '-p', 'float32'],
  ['1-cos(x)', '--and', '2*sin(x/2)^2', '--at', 'x=1e-9:1', '--log', '-m', 'all'],
  ['abs(x)*w[2]', '--at', 'x=-1:1,w=[1,2]', '--wrt', 'x,w', '--points', '5'],
  ['f(n) = n < 2 ? x : f(n-1)*x; f(3)', '--at', '0:1', '--points', '3'],
])('scan %s', async (...words) => {
  const validate = await validator('scan');
  const { stdout, exit } = await runMain(['scan', ...words, '-f', 'json']);
  expect([validate(JSON.parse(stdout)), exit]).toEqual([[], 0]);
});

test('training files, what a training prints, and what diverged', async () => {
  const [file, output] = [await validator('training'), await validator('train')];
  const folder = join(import.meta.dirname, '../../fixtures');
  for (const name of ['toy-network.yaml', 'iris.yaml']) {
    expect(file(parse(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
    for (const words of [
      ['-m', 'forward,central-difference'],
      ['--learning-rate', '1e30'],
    ]) {
      const { stdout } = await runMain(['train', join(folder, name), '-f', 'json', '--epochs', '2', ...words]);
      expect(output(JSON.parse(stdout))).toEqual([]);
    }
  }
  for (const wrong of ['{}', '{"data":"a.csv","weights":{},"model":"x","loss":"y","los":1}', '{"data":7}'])
    expect(file(JSON.parse(wrong))).not.toEqual([]);
});

test('batch: every line, and the document', async () => {
  const validate = await validator('batch');
  const cases = [
    { expr: 'x*cos(x)', at: { x: 1.2 }, tags: ['a'], id: 'one' },
    { expr: 'x*y', at: 'x=1,y=2', order: 2, wrt: 'x', expect: { x: '2' }, tolerance: '1ulp', methods: ['ad'] },
    { expr: 'log(x)', at: -1 },
    { expr: 'abs(x)', at: 0 },
    { expr: 'x', at: 1, skip: true },
    { expr: 'w.^2', at: { w: [[1], ['pi/2']] }, expect: { w: '2*w' }, reduce: 'sum' },
    {
      expr: 'w.^2',
      at: { w: [0, 1] },
      expect: [
        [0, 0],
        [0, 2],
      ],
    },
    { file: 'no.txt', at: 1 },
  ];
  const stdin = cases.map((each) => `${JSON.stringify(each)}\n`).join('');
  const { stdout } = await runMain(['batch', '-', '-j', '1'], { stdin });
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(10);
  for (const line of lines) expect(validate(JSON.parse(line))).toEqual([]);
  const whole = await runMain(['batch', '-', '-j', '1', '-f', 'json'], { stdin });
  expect(validate(JSON.parse(whole.stdout))).toEqual([]);
  expect(validate({ type: 'case' })).not.toEqual([]);
});

test('fixtures, and files that the program refuses', async () => {
  const validate = await validator('fixture');
  const folder = join(import.meta.dirname, '../../fixtures');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) =>
    each.endsWith('.yaml'),
  )) {
    const value = parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;
    if ('cases' in value) expect([name, validate(value)]).toEqual([name, []]);
  }
  for (const wrong of ['[{"expr":"x","metods":[]}]', '[7]', '{"cases":[]}', '[{"expr":5}]']) {
    expect(validate(JSON.parse(wrong))).not.toEqual([]);
    expect((await runMain(['batch', temporaryFile('a.json', wrong)])).exit).toBe(3);
  }
});
