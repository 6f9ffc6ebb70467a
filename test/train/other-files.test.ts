// What is given to train and is no training file, or names what is no data: told at once, with its place and the way out.
import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { DiffcmpError, train } from '../../src/index.js';
import { commandLineWording } from '../../src/report/text/command-line-wording.js';

const folder = mkdtempSync(join(tmpdir(), 'd'));

/** `code: message | hint` of what a file comes to. */
async function wrong(name: string): Promise<string> {
  const error: unknown = await train(join(folder, name)).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DiffcmpError)) throw new Error(`${name}: no error of diffcmp`);
  const { message, hint } = error.words(commandLineWording);
  return `${error.code}: ${[message, ...(hint === null ? [] : [hint])].join(' | ')}`.replaceAll(`${folder}/`, '');
}

const schemaHint = ' | diffcmp schema training prints what a file may hold';

/* prettier-ignore */
const trainings: readonly (readonly [name: string, text: string, said: string])[] = [
  ['cases.yaml', 'diffcmp: 1\ncases: [{ expr: x, at: 1 }]\n', 'bad-training: cases.yaml holds cases, not a network to train | diffcmp batch takes it'],
  ['list.json', '[{ "expr": "x", "at": 1 }]', 'bad-training: list.json holds cases, not a network to train | diffcmp batch takes it'],
  ['saved.json', '{ "schema": "diffcmp/weights@1" }', 'bad-training: saved.json holds what a training saved, not a network to train | give the training file, with this one as --resume'],
  ['version.yaml', 'diffcmp: 2\n', [
    'bad-training: version.yaml:1:1: weights is missing; it must be a mapping of weights by name',
    'version.yaml:1:1: model is missing; it must be an expression of weights and columns',
    'version.yaml:1:1: loss is missing; it must be an expression of output, columns and weights',
    'version.yaml:1:1: data is missing; it must be the name of a file, or a mapping with columns and rows',
    'version.yaml:1:10: diffcmp must be 1, the version of the format, got 2',
  ].join('\n') + schemaHint],
  ['empty.yaml', '', `bad-training: empty.yaml:1:1: the document must be a mapping with data, weights, model and loss, got null${schemaHint}`],
  ['break.yaml', '\n', `bad-training: break.yaml:1:1: the document must be a mapping with data, weights, model and loss, got null${schemaHint}`],
];

test.each(trainings)('%s', async (name, text, said) => {
  writeFileSync(join(folder, name), text);
  expect(await wrong(name)).toBe(said);
});

/** Files of data by their names, and what a training that names one comes to. */
const rest = `weights: { w: { value: 1 } }
model: a*w
loss: squaredDifference(t, output)
`;

/* prettier-ignore */
const data: readonly (readonly [name: string, said: string])[] = [
  ['../x.csv', 'file-outside: net.yaml:1:7: ../x.csv is outside the folder of the file that names it | --allow-outside reads it'],
  ['/dev/zero', 'file-outside: net.yaml:1:7: /dev/zero is outside the folder of the file that names it | --allow-outside reads it'],
  ['folder.csv', 'cannot-read: net.yaml:1:7: cannot read folder.csv: it is a folder | name a file in it'],
  ['loop.csv', 'cannot-read: net.yaml:1:7: cannot read loop.csv: its links lead nowhere'],
  ['bytes.csv', 'cannot-read: net.yaml:1:7: cannot read bytes.csv: it is not UTF-8 text'],
  ['huge.csv', 'cannot-read: net.yaml:1:7: cannot read huge.csv: it has more than 64 MB'],
  ['wide.csv', 'bad-data: wide.csv:1:1: the row of names has more than 1,048,576 characters'],
  ['commas.csv', "bad-data: commas.csv:2:1: row 1: a must have a decimal point if it is a number, got '1,5'\ncommas.csv:3:1: row 2: a must have a decimal point if it is a number, got '2,5'"],
  ['lists.csv', "bad-data: lists.csv:2:1: row 1: a must be a number, got '[1, 2]'; for a vector, name the column x[3], and give it three values"],
  ['word.csv', "bad-data: net.yaml:1:7: word.csv: t is 'high' in every row; it takes numbers, or words that name two classes or more"],
];

beforeAll(() => {
  mkdirSync(join(folder, 'folder.csv'));
  symlinkSync('loop.csv', join(folder, 'loop.csv'));
  writeFileSync(join(folder, 'bytes.csv'), Buffer.from('a,t\n\xff,1\n', 'latin1'));
  writeFileSync(join(folder, 'huge.csv'), '');
  truncateSync(join(folder, 'huge.csv'), 2 ** 30);
  writeFileSync(join(folder, 'wide.csv'), `a,t${',x'.repeat(2 ** 19)}\n1,2\n`);
  writeFileSync(join(folder, 'commas.csv'), 'a,t\n"1,5",2\n"2,5",3\n');
  writeFileSync(join(folder, 'lists.csv'), 'a,t\n"[1, 2]",2\n');
  writeFileSync(join(folder, 'word.csv'), 'a,t,unused\n1,high,x\n2,high,x\n');
});

test.each(data)('data: %s', async (name, said) => {
  writeFileSync(join(folder, 'net.yaml'), `data: ${name}\n${rest}`);
  expect(await wrong('net.yaml')).toBe(said);
});

test('a file that is not there: the one beside it that was meant, or none', async () => {
  writeFileSync(join(folder, 'network.yaml'), '');
  expect(await wrong('netwrk.yaml')).toBe("no-such-file: there is no file netwrk.yaml | did you mean 'network.yaml'?");
  expect(await wrong('quite-another-thing.toml')).toBe('no-such-file: there is no file quite-another-thing.toml');
});
