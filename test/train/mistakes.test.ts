// What can be wrong with a training file and its data: a row for each, with its code, its place and the way out.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { DiffcmpError, train } from '../../src/index.js';
import { TableBuilder } from '../../src/train/data-table.js';
import { commandLineWording } from '../../src/report/text/command-line-wording.js';

const folder = mkdtempSync(join(tmpdir(), 'd'));

/** A training without a mistake, line by line. */
const right = {
  data: 'data: { columns: [a, b, t], rows: [[1, 2, 3], [4, 5, 6]] }',
  weights: 'weights: { w: { shape: [2, 1], value: [[0.5], [0.7]] } }',
  model: 'model: "[a, b]*w"',
  loss: 'loss: squaredDifference(t, output)',
  training: 'training: { epochs: 2 }',
  more: '',
};

/** `code: message | hint` of what goes wrong; of several mistakes, all. */
async function wrong(lines: Partial<typeof right>): Promise<string> {
  const file = join(folder, 'a.yaml');
  writeFileSync(file, `${Object.values({ ...right, ...lines }).filter((line) => line !== '').join('\n')}\n`); // prettier-ignore
  const error: unknown = await train(file).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) throw new Error('it went well');
  if (!(error instanceof DiffcmpError)) return `no error of diffcmp: ${(error as Error).message}`;
  const { message, hint } = error.words(commandLineWording);
  const said = [message, hint].filter((text) => text !== null && !text.startsWith('diffcmp schema'));
  return `${error.code}: ${said.join(' | ')}`.replaceAll(`${folder}/`, '');
}

test('without a mistake it trains', async () => {
  await expect(wrong({})).rejects.toThrow('it went well');
});

type Row = readonly [lines: Partial<typeof right>, said: string];

/* prettier-ignore */
const fields: readonly Row[] = [
  [{ more: 'trainng: {}' }, "bad-training: a.yaml:6:1: the document has no field 'trainng'; did you mean 'training'?"],
  [{ training: 'training: { learningrate: 0.1 }' }, "bad-training: a.yaml:5:13: training has no field 'learningrate'; did you mean 'learningRate'?"],
  [{ training: 'training: { optimizer: adm }' }, 'bad-training: a.yaml:5:24: training.optimizer must be sgd, momentum or adam, got the text "adm"'],
  [{ training: 'training: { epochs: 0 }' }, 'bad-training: a.yaml:5:21: training.epochs must be a positive whole number, got 0'],
  [{ training: 'training: { learningRate: -1 }' }, 'bad-training: a.yaml:5:27: training.learningRate must be a positive number, got -1'],
  [{ training: 'training: { momentum: 1 }' }, 'bad-training: a.yaml:5:23: training.momentum must be a number from 0 to below 1, got 1'],
  [{ training: 'training: { method: revers }' }, "bad-training: a.yaml:5:21: training.method: there is no method 'revers'; did you mean 'reverse'?"],
  [{ training: 'training: { epochs: 1000000000 }' }, 'bad-training: a.yaml:5:21: that would be 1,000,000,000 steps; 1,000,000 are the most | train for fewer epochs, or with larger batches'],
  [{ loss: '' }, 'bad-training: a.yaml:1:1: loss is missing; it must be an expression of output, columns and weights'],
  [{ more: 'diffcmp: 2' }, 'bad-training: a.yaml:6:10: diffcmp must be 1, the version of the format, got 2'],
  [{ more: 'holdout: 1.5' }, 'bad-training: a.yaml:6:10: holdout must be a share from 0 to below 1, such as 0.3 or 1/3, or rows: with a list of their numbers, got 1.5'],
  [{ more: 'holdout: 1/0' }, 'bad-training: a.yaml:6:10: holdout must be a share from 0 to below 1, such as 0.3 or 1/3, or rows: with a list of their numbers, got the text "1/0"'],
  [{ more: 'holdout: 3/2' }, 'bad-training: a.yaml:6:10: all rows are held out, and none is left to train with'],
  [{ more: 'holdout: 0.1' }, 'bad-training: a.yaml:6:10: that share of 2 rows is none; hold out more, or 0'],
  [{ more: 'holdout: { rows: [3] }' }, 'bad-training: a.yaml:6:19: there is no row 3; the data have 2 rows'],
  [{ more: 'holdout: { rows: [1, 1] }' }, 'bad-training: a.yaml:6:22: row 1 is held out twice'],
  [{ more: 'holdout: { rows: [1, 2] }' }, 'bad-training: a.yaml:6:10: all rows are held out, and none is left to train with'],
  [{ more: 'holdout: { row: [1] }' }, "bad-training: a.yaml:6:10: holdout.rows is missing; it must be a list of numbers of rows\na.yaml:6:12: holdout has no field 'row'; did you mean 'rows'?"],
];

/* prettier-ignore */
const weights: readonly Row[] = [
  [{ weights: 'weights: { w: 5 }' }, 'bad-training: a.yaml:2:15: weights.w must be a mapping with value, or with shape and init, got 5'],
  [{ weights: 'weights: {}', model: 'model: a', loss: 'loss: output' }, 'bad-training: a.yaml:2:10: there is no weight to train'],
  [{ weights: 'weights: { w: { shape: [2, 1], value: [[0.5, 0.7]] } }' }, 'bad-training: a.yaml:2:39: w has the shape [2, 1], and its value [1, 2]'],
  [{ weights: 'weights: { w: { value: [[0.5], [0.7, 1]] } }' }, 'bad-training: a.yaml:2:32: w: the lists beside each other must be of one length: a list of 1, and here a list of 2'],
  [{ weights: 'weights: { w: { value: [[0.5], ["x"]] } }' }, 'bad-training: a.yaml:2:33: w: must be a finite number, got the text "x"'],
  [{ weights: 'weights: { w: { value: [[0.5], [.nan]] } }' }, 'bad-training: a.yaml:2:33: w: must be a finite number, got NaN'],
  [{ weights: 'weights: { w: { value: [] } }' }, 'bad-training: a.yaml:2:24: w: an empty list holds no weight'],
  [{ weights: 'weights: { w: { shape: [100000, 10000], init: zeros } }' }, 'bad-training: a.yaml:2:24: w has 1,000,000,000 numbers; all weights together may have 2,000,000'],
  [{ weights: 'weights: { v: { value: 1 }, w: { shape: [2000000, 1], init: zeros } }' }, 'bad-training: a.yaml:2:41: w has 2,000,000 numbers; all weights together may have 2,000,000'],
  [{ weights: 'weights: { w: { shape: [2, 0], init: zeros } }' }, 'bad-training: a.yaml:2:28: weights.w.shape[1] must be the length of an axis, a whole number from 1, got 0'],
  [{ weights: 'weights: { w: { shape: [2, 1], init: glorott } }' }, "bad-training: a.yaml:2:38: w: there is no init 'glorott'; did you mean 'glorot'?"],
  [{ weights: 'weights: { w: { shape: [2, 1], init: toString } }' }, "bad-training: a.yaml:2:38: w: there is no init 'toString'; there are glorot, normal(0, 0.1), uniform(-1, 1), zeros"],
  [{ weights: 'weights: { w: { shape: [2, 1], init: normal(0) } }' }, "bad-training: a.yaml:2:38: w: init 'normal(0)' is written normal(0, 0.1)"],
  [{ weights: 'weights: { w: { shape: [2, 1], init: "normal(0, )" } }' }, "bad-training: a.yaml:2:38: w: init 'normal(0, )' is written normal(0, 0.1)"],
  [{ weights: 'weights: { w: { shape: [2, 1], init: "normal(0, -1)" } }' }, 'bad-training: a.yaml:2:38: w: the deviation must not be negative, got -1'],
  [{ weights: 'weights: { w: { shape: [2, 1], init: "uniform(1, 0)" } }' }, 'bad-training: a.yaml:2:38: w: the least number must come first, got 1 and 0'],
  [{ weights: 'weights: { w: { shape: [2, 1] } }' }, 'bad-training: a.yaml:2:15: w needs a value, or init: glorot, normal(0, 0.1), uniform(-1, 1) or zeros'],
  [{ weights: 'weights: { w: { init: zeros } }' }, 'bad-training: a.yaml:2:15: w needs a shape, such as shape: [2, 1], or [] for a number'],
  [{ weights: 'weights: { w: { init: zeros, value: 1 } }' }, 'bad-training: a.yaml:2:15: w has both value and init; keep one'],
  [{ weights: 'weights: { w: { shape: [2, 1], init: zeros }, unused: { value: 1 } }' }, "bad-training: a.yaml:2:47: neither model nor loss uses the weight 'unused'; use it there, or leave it out here"],
  [{ weights: 'weights: { a: { value: 1 }, w: {shape: [2,1], init: zeros} }' }, "bad-training: a.yaml:2:12: 'a' is a weight, and a column of the data; call one of them otherwise"],
  [{ weights: 'weights: { output: { value: 1 } }' }, "bad-training: a.yaml:2:12: no weight can be called 'output', which is what the model gives"],
  [{ weights: 'weights: { sin: { value: 1 } }' }, "bad-training: a.yaml:2:12: 'sin' means something else in model and loss; call the weight otherwise"],
  [{ weights: 'weights: { w: { value: [[1e39], [0]] } }', training: 'training: { precision: float32 }' }, 'bad-training: a.yaml:2:15: w has numbers beyond the range of float32'],
];

/* prettier-ignore */
const texts: readonly Row[] = [
  [{ weights: 'weights: { w: { shape: [3, 1], init: zeros } }' }, 'shape-mismatch: shapes [2] and [3, 1] do not fit for *: 2 columns meet 3 rows | for a product number by number write .*'],
  [{ model: 'model: "[a, c]*w"' }, "unbound-variable: 'c' is neither a weight nor a column of the data | there are w, a, b, t"],
  [{ model: 'model: "[a, b]*ww"' }, "unbound-variable: 'ww' is neither a weight nor a column of the data | did you mean 'w'?"],
  [{ model: 'model: "sinx*a*w"' }, "unbound-variable: 'sinx' is neither a weight nor a column of the data | write sin(x)*a*w"],
  [{ model: 'model: "[a, b]*w + output"' }, "unbound-variable: output is what the model gives; the model itself can't use it | the loss can"],
  [{ model: 'model: "[a, b*w"' }, 'expr-syntax: expected ] | add the missing ]'],
  [{ loss: 'loss: squaredDiference(t, output)' }, "unknown-function: unknown function 'squaredDiference' | did you mean 'squaredDifference'?"],
  [{ loss: 'loss: "output .* [1, 2]"' }, 'bad-training: the loss of a row must be one number, and has the shape [2] | for example mean(output .* [1, 2]), or sum(…)'],
  [{ loss: 'loss: t + sum(w)' }, "bad-training: a.yaml:4:7: the loss doesn't use 'output', which is what the model gives: it would not change with the model"],
  [{ loss: 'loss: "output[t]"' }, 'bad-index: index 3 is outside a tensor of shape [1] | indices are from 1 to 1'],
];

/* prettier-ignore */
const rows: readonly Row[] = [
  [{ data: 'data: 7' }, 'bad-training: a.yaml:1:7: data must be the name of a file, or a mapping with columns and rows, got 7'],
  [{ data: 'data: { colums: [a], rows: [[1]] }' }, "bad-training: a.yaml:1:7: data.columns is missing; it must be a list of names, such as [a, b, target]\na.yaml:1:9: data has no field 'colums'; did you mean 'columns'?"],
  [{ data: 'data: { columns: [a, b, t], rows: [[1, 2, 3], [4, 5]] }' }, 'bad-data: a.yaml:1:47: row 2 has 2 values, and the columns take 3'],
  [{ data: 'data: { columns: [a, b, t], rows: [[1, 2, 3], [4, .nan, 6]] }' }, 'bad-data: a.yaml:1:51: row 2: b must be a finite number, got NaN'],
  [{ data: 'data: { columns: [a, b, t], rows: [[1, 2, 3], [4, "x", 6]] }' }, "bad-data: a.yaml:1:51: row 2: b must be a number, got 'x'"],
  [{ data: 'data: { columns: [a, b, t], rows: [["x", 2, 3], [4, 5, 6]] }' }, "bad-data: a.yaml:1:50: row 2: a is the number 4 here, and 'x' in its first row; it takes numbers, or words that name classes"],
  [{ data: 'data: { columns: [a, b, t], rows: [[1, 2, 3], [4, "5", 6]] }' }, "bad-data: a.yaml:1:51: row 2: b is the text '5'; a number has no quotes"],
  [{ data: 'data: { columns: [a, b, t], rows: [[1, 2, 3], [4, null, 6]] }' }, 'bad-data: a.yaml:1:51: row 2: b must be a number, or a word that names a class, got null'],
  [{ data: 'data: { columns: [a, b, t], rows: [] }' }, 'bad-data: a.yaml:1:35: there is no row'],
  [{ data: 'data: { columns: [a, a, t], rows: [[1, 2, 3]] }' }, "bad-data: a.yaml:1:22: the column 'a' stands twice"],
  [{ data: 'data: { columns: ["sepal length", b, t], rows: [[1, 2, 3]] }' }, "bad-data: a.yaml:1:19: 'sepal length' is no name that model and loss could use; write one, such as sepal_length"],
  [{ data: 'data: { columns: [__proto__, b, t], rows: [[1, 2, 3]] }' }, "bad-data: a.yaml:1:19: records of JavaScript keep the name '__proto__' for themselves; call the column otherwise, such as proto"],
  [{ data: 'data: { columns: [e, b, t], rows: [[1, 2, 3]] }' }, "bad-data: a.yaml:1:19: 'e' means something else in model and loss; call the column otherwise"],
  [{ data: 'data: { columns: [output, b, t], rows: [[1, 2, 3]] }' }, "bad-data: a.yaml:1:19: no column can be called 'output', which is what the model gives"],
  [{ data: 'data: { columns: [a, "x[0]"], rows: [[1, 2, 3]] }' }, "bad-data: a.yaml:1:22: 'x[0]' has no numbers; write x[3] for a vector of three"],
  [{ data: 'data: { columns: [a, "x[1000000000]"], rows: [[1, 2, 3]] }' }, 'bad-data: a.yaml:1:47: row 1 has 3 values, and the columns take 1,000,000,001'],
  [{ data: 'data: { columns: [a, "x[2]"], rows: [[1, u, 2]] }' }, "bad-data: a.yaml:1:42: row 1: x[2] is a vector of numbers, got 'u'"],
  [{ data: 'data: { columns: [a, b, t], rows: [[1, 2, 1e39]] }', training: 'training: { precision: float32 }' }, 'bad-data: a.yaml:1:43: row 1: t is 1e39, beyond the range of float32'],
];

const files: Readonly<Record<string, string>> = {
  'ragged.csv': 'a,b,t\n1,2,3\n4,5\n',
  'headless.csv': '1,2,3\n4,5,6\n',
  'large.csv': 'a,b,t\n1,1e999,3\n',
  'nan.csv': 'a,b,t\n1,NaN,3\n',
  'words.csv': 'a,b,t\n1,2,3\n4,x,6\n7,y,9\n',
  'mixed.csv': 'a,b,t\nu,2,3\nv,5,6\n3,4,5\n',
  'twice.csv': 'a,a,t\n1,2,3\n',
  'unit.csv': 'a (cm),b,t\n1,2,3\n',
  'empty.csv': '',
  'rowless.csv': 'a,b,t\n',
  'quote.csv': 'a,b,t\n1,"2,3\n',
  'nameless.csv': 'a,,t\n1,2,3\n',
  'hole.csv': 'a,b,t\n1,,3\n',
  'semicolons.csv': 'a;b;t\n1;2;3\n',
  'gap.csv': 'x1,x2,x4,t\n1,2,3,4\n',
  'words.json': '[{"a":1,"b":2,"t":3},{"a":1,"b":"x","t":3}]',
  'fields.json': '[{"a":1,"b":2,"t":3},{"a":1,"c":4,"t":3}]',
  'lists.json': '[[1,2]]',
  'half.json': '{"a":',
  'columns.json': '{"columns":["a"],"rows":3}',
  'rows.txt': 'a',
};

/* prettier-ignore */
const data: readonly Row[] = [
  [{ data: 'data: ragged.csv' }, 'bad-data: ragged.csv:3:3: row 2 has 2 cells, and the header 3 | each row has a cell for each name of the first row; a cell with a comma in it stands in quotes'],
  [{ data: 'data: headless.csv' }, 'bad-data: headless.csv:1:1: a row of names must come first, and here is the number 1; write the names above it'],
  [{ data: 'data: large.csv' }, 'bad-data: large.csv:2:3: row 1: b is 1e999, beyond the range of float64'],
  [{ data: 'data: nan.csv' }, 'bad-data: nan.csv:2:3: row 1: b must be a finite number, got NaN'],
  [{ data: 'data: words.csv' }, "bad-data: words.csv:3:3: row 2: b must be a number, got 'x'\nwords.csv:4:3: row 3: b must be a number, got 'y'"],
  [{ data: 'data: mixed.csv' }, "bad-data: mixed.csv:4:1: row 3: a is the number 3 here, and 'u' in its first row; it takes numbers, or words that name classes"],
  [{ data: 'data: twice.csv' }, "bad-data: twice.csv:1:3: the column 'a' stands twice"],
  [{ data: 'data: { file: twice.csv, columns: [a, t] }' }, "bad-data: twice.csv:1:1: the column 'a' stands twice"],
  [{ data: 'data: unit.csv' }, "bad-data: unit.csv:1:1: 'a (cm)' is no name that model and loss could use; write one, such as a_cm"],
  [{ data: 'data: empty.csv' }, 'bad-data: empty.csv:1:1: it is empty: a row of names and rows of values are wanted'],
  [{ data: 'data: rowless.csv' }, 'bad-data: rowless.csv:1:1: there is no row below the names of the columns'],
  [{ data: 'data: quote.csv' }, 'malformed-csv: quote.csv:2:1: cell 2 of the row begins with a quote and has no closing one | cells that hold commas, quotes or line breaks go in double quotes; quotes inside are doubled'],
  [{ data: 'data: nameless.csv' }, 'bad-data: nameless.csv:1:3: a column has no name'],
  [{ data: 'data: hole.csv' }, 'bad-data: hole.csv:2:3: row 1: b is empty'],
  [{ data: 'data: semicolons.csv' }, 'bad-data: semicolons.csv:1:1: the names are separated by semicolons, and so are the cells, it seems; write commas'],
  [{ data: 'data: { file: gap.csv, columns: ["x[3]", t] }' }, "bad-data: gap.csv:1:1: x[3] takes the columns x1 to x3, and where x3 should be is 'x4'"],
  [{ data: 'data: { file: gap.csv, columns: ["y[3]", t] }' }, 'bad-data: gap.csv:1:1: y[3] takes the columns y1 to y3, and there is no y1'],
  [{ data: 'data: { file: gap.csv, columns: ["x[9]", t] }' }, 'bad-data: gap.csv:1:1: x[9] takes 9 columns, and there are 4'],
  [{ data: 'data: { file: ragged.csv, columns: [a, bb, t] }' }, "bad-data: ragged.csv:1:1: there is no column 'bb'; did you mean 'b'?"],
  [{ data: 'data: { file: gap.csv, columns: ["x y"] }' }, "bad-training: a.yaml:1:34: 'x y' is no name that model and loss could use; write one, such as x_y"],
  [{ data: 'data: words.json' }, "bad-data: words.json:1:33: row 2: b must be a number, got 'x'"],
  [{ data: 'data: fields.json' }, "bad-data: fields.json:1:22: row 2: b is missing\nfields.json:1:29: [1] has no field 'c'; its fields are a, b, t"],
  [{ data: 'data: lists.json' }, 'bad-data: lists.json:1:2: row 1 must be a mapping from columns to values, got a list of 2'],
  [{ data: 'data: half.json' }, 'malformed-json: half.json:1:6: expected a value, got the end'],
  [{ data: 'data: columns.json' }, 'bad-data: columns.json:1:1: the data must be a mapping with columns and rows, or a list of mappings, got a mapping'],
  [{ data: 'data: rows.txt' }, 'bad-data: rows.txt has none of the endings .csv, .json, .yaml, .yml | name a file of one of these kinds'],
  [{ data: 'data: raged.csv' }, "no-such-file: a.yaml:1:7: there is no file raged.csv; did you mean 'ragged.csv'?"],
  [{ data: 'data: ../ragged.csv' }, 'file-outside: a.yaml:1:7: ../ragged.csv is outside the folder of the file that names it | --allow-outside reads it'],
];

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});

describe.each([
  ['fields', fields],
  ['weights', weights],
  ['texts', texts],
  ['rows of the file', rows],
  ['data in files', data],
] as const)('mistakes: %s', (_, table) => {
  test.each(table)('%o', async (lines, said) => {
    expect(await wrong(lines)).toBe(said);
  });
});

test('data have 5,000,000 values at most', () => {
  const builder = new TableBuilder('data', [{ name: 'x', size: 5_000_001 }], formats.float64);
  expect(() => builder.add({ length: 5_000_001 } as unknown[])).toThrow('data has more than 5,000,000 values');
});

test('errors in texts point into them, and name them', async () => {
  const file = join(folder, 'b.yaml');
  writeFileSync(file, Object.values({ ...right, model: 'model: |\n  h = [a, b]\n  h*v' }).join('\n'));
  const error = (await train(file).catch((thrown: unknown) => thrown)) as DiffcmpError;
  expect(error.source).toMatchObject({ text: 'h = [a, b]\nh*v\n', name: `${file}: model` });
  expect(error.span).toEqual({ start: 13, end: 14 });
});

test('objects have the same mistakes, without a place', async () => {
  const spec = { data: { columns: ['a'], rows: [[1], ['x']] }, weights: { w: { value: 1 } }, model: 'a*w', loss: 'output' };
  await expect(train(spec)).rejects.toMatchObject({ code: 'bad-data', message: "row 2: a must be a number, got 'x'" });
  const circle: unknown[] = [];
  circle.push(circle);
  const nested = { ...spec, data: { columns: ['a'], rows: [[1]] }, weights: { w: { value: circle as never } } };
  await expect(train(nested)).rejects.toMatchObject({ code: 'bad-training', message: 'w: lists nest deeper than 16 levels' });
  await expect(train({ ...spec, los: 1 } as never)).rejects.toMatchObject({ code: 'bad-training' });
  await expect(train(7 as never)).rejects.toMatchObject({ code: 'bad-option' });
}); // prettier-ignore
