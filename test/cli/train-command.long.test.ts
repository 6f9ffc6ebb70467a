// `diffcmp train` as a command: formats, files, exit codes, and how it ends early.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Interruptible, Interruption } from '../../src/cli/context.js';
import type { Training } from '../../src/index.js';
import { temporaryFile, temporaryFolder } from '../batch/temporary-files.js';
import { runMain } from './run-main.js';

const toy = join(import.meta.dirname, '../../fixtures/toy-network.yaml');
const iris = join(import.meta.dirname, '../../fixtures/iris.yaml');

test('the toy network: steps, weights and the loss, on a screen', async () => {
  const { exit, stdout, stderr } = await runMain(['train', toy]);
  expect([exit, stderr]).toEqual([0, '']);
  expect(stdout).toContain('w  [[0.029952008], [0.47385702]]');
  expect(stdout).toMatch(/^ {3}1 {6}1 {3}12\.250 {6}37\.696 {3}0\.20000002 {8}0\.61$/m);
});

test('options override the file', async () => {
  const words = ['--optimizer', 'adam', '--learning-rate', '0.5', '--epochs', '2', '--batch-size', '3', '--seed', '0'];
  const { stdout } = await runMain(['train', toy, ...words, '-p', 'float64', '-m', 'forward,reverse', '-f', 'json']);
  const { training, runs } = JSON.parse(stdout) as Training;
  expect(training).toMatchObject({ optimizer: 'adam', epochs: 2, batchSize: 3, seed: 0, precision: 'float64' });
  expect(training.rates).toEqual({ learningRate: 0.5, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  expect(runs.map(({ method, steps }) => [method, steps.length])).toEqual([
    ['forward', 2],
    ['reverse', 2],
  ]);
});

test('every format, and the same bytes each time', async () => {
  const race = ['train', toy, '-m', 'reverse,central-difference'];
  for (const format of ['table', 'json', 'ndjson', 'csv', 'tsv', 'md']) {
    const first = await runMain([...race, '-f', format]);
    expect([format, first.exit]).toEqual([format, 0]);
    expect((await runMain([...race, '-f', format])).stdout).toBe(first.stdout);
  }
  const { stdout } = await runMain([...race, '-f', 'csv']);
  const [head, first, ...more] = stdout.trimEnd().split('\n');
  expect(head).toBe('method,step,epoch,loss,gradientNorm,"w[1,1]","w[2,1]"');
  expect(first).toBe('reverse,1,1,12.25,37.696153649941536,0.20000001788139343,0.6100000143051147');
  expect(more).toHaveLength(5);
});

test('real data: Iris, a third held out, in JSON with the accuracy', async () => {
  const { exit, stdout } = await runMain(['train', iris, '--epochs', '5', '-f', 'json']);
  const { data, runs } = JSON.parse(stdout) as Training;
  expect([exit, data.rows, data.heldOut.length]).toEqual([0, 150, 50]);
  expect(data.columns.at(-1)).toEqual({ name: 'species', shape: [], classes: ['setosa', 'versicolor', 'virginica'] });
  expect(runs[0]?.holdout?.rows).toBe(50);
  expect(runs[0]?.holdout?.accuracy).toBeGreaterThan(0.5);
  expect(runs[0]?.steps).toHaveLength(50);
});

test('a training from standard input has its data from the working directory', async () => {
  const { stdout, exit } = await runMain(['train', '-', '-f', 'json'], { stdin: readFileSync(toy, 'utf8') });
  expect([exit, (JSON.parse(stdout) as Training).file]).toEqual([0, '-']);
});

test('why a method has no part in a race is said once on stderr, with its name once', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'net.yaml');
  writeFileSync(file, 'data: {columns: [x], rows: [[1]]}\nweights: {w: {value: 1}}\nmodel: "w > 0 ? w*x : x"\nloss: output^2\n');
  const { exit, stderr } = await runMain(['train', file, '-m', 'reverse,symbolic']);
  expect([exit, stderr.match(/symbolic/g)?.length]).toEqual([0, 1]);
  expect(stderr).toMatch(/^warning\[unsupported\]: symbolic: /);
}); // prettier-ignore

test('divergence: exit 4, what there was is printed, and the largest weight is named', async () => {
  const { exit, stdout, stderr } = await runMain(['train', toy, '--learning-rate', '1e30', '--epochs', '9']);
  expect(exit).toBe(4);
  expect(stdout).toContain('Reverse diverged after 1 step');
  expect(stderr.replace('\n  -', ' -')).toBe(
    'error[diverged]: the loss of step 2 is Infinity; the largest weight before it is w[1,1] = -3.50000007e31\n\n  hint: smaller steps: --learning-rate 1e29\n',
  );
  const json = await runMain(['train', toy, '--learning-rate', '1e30', '-f', 'json']);
  expect(JSON.parse(json.stderr)).toMatchObject({ error: { code: 'diverged', exit: 4 } });
  expect(JSON.parse(json.stdout)).toMatchObject({ runs: [{ status: 'diverged', steps: [{ step: 1 }] }] });
});

test('a method that fails beside one that does not is a warning', async () => {
  const file = temporaryFile(
    'a.yaml',
    'data: {columns: [x], rows: [[1]]}\nweights: {w: {value: 0}}\nmodel: w*x\nloss: abs(output)\n',
  );
  const { exit, stderr } = await runMain(['train', file, '-m', 'reverse,richardson']);
  expect(exit).toBe(0);
  expect(stderr).toContain('warning[no-convergence]: richardson:');
});

test.each([
  [['-o', 'net.yaml'], 3, 'error[output-exists]'],
  [['-o', 'net.yaml', '--force'], 3, 'error[same-file]: -o net.yaml is the same file as the input net.yaml'],
  [['-o', 'rows.csv', '--force'], 3, 'error[same-file]'],
  [['--svg', 'a.svg', '--html', 'a.svg'], 2, '--html writes HTML, and a.svg ends in .svg'],
  [['--save', 'rows.csv', '--force'], 3, 'error[same-file]: --save rows.csv is the same file as the input'],
  [['--save', '-'], 2, 'error[bad-option]: --save needs the name of a file'],
  [['--save', 'a.svg', '--svg', 'a.svg'], 2, '--svg a.svg and --save a.svg are the same file'],
  [['--seed', '-1'], 2, 'error[bad-option]'],
  [['--epochs', '0'], 2, 'error[bad-option]'],
  [['--optimizer', 'adan'], 2, "did you mean 'adam'?"],
  [['--at', 'x=1'], 2, 'hint: diffcmp train --help lists the options'],
  [['--learning-rat', '1'], 2, 'did you mean --learning-rate?'],
] as const)('%o is refused, and no file changes', async (words, code, said) => {
  const folder = temporaryFolder();
  const yaml = 'data: rows.csv\nweights: {w: {value: 1}}\nmodel: w*x\nloss: output^2\n';
  const csv = 'x\n1\n';
  writeFileSync(join(folder, 'net.yaml'), yaml);
  writeFileSync(join(folder, 'rows.csv'), csv);
  const inFolder = words.map((word) => (/\.\w+$/.test(word) ? join(folder, word) : word));
  const { exit, stdout, stderr } = await runMain(['train', join(folder, 'net.yaml'), ...inFolder]);
  expect([exit, stdout]).toEqual([code, '']);
  expect(stderr.replaceAll(`${folder}/`, '').replaceAll('\n  ', ' ')).toContain(said);
  expect(readFileSync(join(folder, 'net.yaml'), 'utf8')).toBe(yaml);
  expect(readFileSync(join(folder, 'rows.csv'), 'utf8')).toBe(csv);
  expect(existsSync(join(folder, 'a.svg'))).toBe(false);
});

test('pictures and pages are written, and what is saved beside them', async () => {
  const folder = temporaryFolder();
  const files = ['a.svg', 'a.html', 'a.json'].map((name) => join(folder, name)) as [string, string, string];
  const words = ['--svg', files[0], '--html', files[1], '--save', files[2]];
  expect((await runMain(['train', toy, ...words])).exit).toBe(0);
  expect(readFileSync(files[0], 'utf8')).toMatch(/^<svg .*<\/svg>\n$/s);
  expect(readFileSync(files[1], 'utf8')).toMatch(/^<!DOCTYPE html>.*<\/html>\n$/s);
  expect(readFileSync(files[2], 'utf8')).toContain('"schema":"diffcmp/weights@1"');
});

/** A signal that comes after a few steps of a training, each of which looks for it. */
const interrupted: Interruptible = async (work) => {
  let looks = 0;
  const interruption: Interruption = {
    signal: Object.defineProperty(new AbortController().signal, 'aborted', { get: () => ++looks > 7 }),
    exitCode: 130,
  };
  await work(interruption);
};

test('interrupted, it says how to go on, and goes on to the same bytes', async () => {
  const save = join(temporaryFolder(), 'it is.json');
  const words = ['train', iris, '--epochs', '40', '-f', 'json'];
  const first = await runMain([...words, '--save', save], { interruptible: interrupted });
  expect([first.exit, first.stdout]).toEqual([130, '']);
  expect(first.stderr).toMatch(/^interrupted after \d+ steps?\. Continue: diffcmp train \S+ --epochs 40 -f json --save '.*' --resume '.*'\n$/);
  const second = await runMain([...words, '--save', save, '--resume', save]);
  expect(second.stdout).toBe((await runMain(words)).stdout);
  // without a name it is the file that is saved to
  expect((await runMain([...words, '--save', save, '--resume'])).stdout).toBe(second.stdout);
  expect((await runMain([...words, '--resume', '--save', save])).stdout).toBe(second.stdout);
  expect((await runMain([...words, '--resume'])).stderr).toContain('--resume needs the name of a file');
  const unsaved = await runMain(words, { interruptible: interrupted });
  expect(unsaved.stderr).toMatch(/^interrupted after \d+ steps?\. With --save FILE, --resume FILE could go on\.\n$/);
}); // prettier-ignore

test('progress is one line on a terminal', async () => {
  const { stderr } = await runMain(['train', iris, '--epochs', '40'], { columns: 60 });
  expect(stderr).toMatch(/\r\u001B\[Kstep \d+\/400 {2}loss \S+ {2}epoch \d+\/40/); // eslint-disable-line no-control-regex
  expect((await runMain(['train', iris, '--epochs', '40', '-q'], { columns: 60 })).stderr).toBe('');
});
