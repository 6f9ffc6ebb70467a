// Files that are wrong or hostile: each ends in an error that names the place, soon and in little memory.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readFields } from '../../src/batch/case.js';
import { casesOf } from '../../src/batch/document.js';
import { filesOf } from '../../src/batch/files.js';
import { Inputs } from '../../src/batch/inputs.js';
import { pathText } from '../../src/batch/mistakes.js';
import { fieldNames } from '../../src/batch/schema/fixture.js';
import { DiffcmpError } from '../../src/errors.js';
import { temporaryFile, temporaryFolder } from './temporary-files.js';

async function errorOf(name: string, content: string | Buffer): Promise<DiffcmpError> {
  const path = temporaryFile(name, content);
  const inputs = new Inputs(await filesOf([path]), Readable.from([]));
  const thrown: unknown = await inputs.survey(null, null).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof DiffcmpError)) throw new Error(`${name}: ${String(thrown)}`);
  return thrown;
}

const rows: readonly (readonly [name: string, content: string | Buffer, code: string, said: RegExp])[] = [
  ['a.json', '[\n {"expr": "x" "at": 1}]', 'malformed-json', /:2:15: expected ',' or '}', got '"'/],
  ['a.json', '', 'malformed-json', /:1:1: expected a value, got the end/],
  ['a.json', '[{"expr":"x","at":1,"at":2}]', 'malformed-json', /:1:21: the field "at" stands twice/],
  ['a.json', '[{"expr":"x\n"}]', 'malformed-json', /:1:12: .*line break/],
  ['a.json', '[{"expr":"x","at":1e400}]', 'bad-fixture', /:1:19: \[0\]\.at is beyond the range of doubles/],
  [
    'a.json',
    '[{"expr":"x","at":{"__proto__":1}}]',
    'bad-fixture',
    /:1:20: records of JavaScript keep the name '__proto__' for themselves; call the variable otherwise/,
  ],
  ['a.json', '[{"expr":"x","__proto__":{"a":1}}]', 'bad-fixture', /:1:14: \[0\] has no field '__proto__'/],
  ['a.json', '[{"expr":"x","constructor":1}]', 'bad-fixture', /:1:14: \[0\] has no field 'constructor'/],
  ['a.json', '{"cases":[]}', 'bad-fixture', /diffcmp is missing/],
  ['a.json', '{"diffcmp":2,"cases":[]}', 'bad-fixture', /:1:12: diffcmp must be 1/],
  ['a.json', '{"diffcmp":1,"case":[]}', 'bad-fixture', /has no field 'case'; did you mean 'cases'\?/],
  ['a.json', '[7]', 'bad-fixture', /:1:2: \[0\] must be a mapping with expr and at, got 7/],
  ['a.json', '[{"at":1}]', 'bad-fixture', /:1:2: \[0\] needs expr/],
  [
    'a.json',
    '{"diffcmp":1,"defaults":{"methds":"ad"},"cases":[]}',
    'bad-fixture',
    /defaults has no field 'methds'; did you mean 'methods'/,
  ],
  ['a.json', '['.repeat(200_000), 'malformed-json', /nest deeper than 100/],
  ['a.json', '{"a":'.repeat(100_000), 'malformed-json', /nest deeper than 100/],
  ['a.json', Buffer.from('[]', 'utf16le'), 'malformed-json', /control character U\+0000|NUL/],
  ['a.json', Buffer.from([0x5b, 0x22, 0xe9, 0x22, 0x5d]), 'malformed-json', /not UTF-8/],
  [
    'a.yaml',
    'diffcmp: 1\ncases:\n  - expr: x\n    metods: [ad]\n',
    'bad-fixture',
    /:4:5: cases\[0\] has no field 'metods'; did you mean 'methods'\?/,
  ],
  ['a.yaml', 'diffcmp: 1\ncases:\n  - expr: "x\n', 'malformed-json', /closing/],
  ['twice.csv', 'expr,at.x,at.x\nx,1,2\n', 'bad-fixture', /:1:11: the column 'at.x' stands twice/],
  ['both.csv', 'expr,at,at.x\nx,1,2\n', 'bad-fixture', /:1:9: has both 'at' and 'at.x'/],
  ['short.csv', 'expr,at\nx^2\n', 'malformed-csv', /:2:1: the row has 1 cell, and the header 2/],
  ['long.csv', 'expr,at\nx^2,1,2\n', 'malformed-csv', /:2:1: the row has 3 cells, and the header 2/],
  ['a.yaml', '- expr: x\n  expr: y\n', 'malformed-json', /:2:3: the field 'expr' stands twice/],
  ['a.yaml', '- expr: x\n  at: .inf\n', 'bad-fixture', /:2:7: .*beyond the range/],
  ['a.yaml', '- expr: !!js/function x\n', 'malformed-json', /tag/],
  ['a.yaml', '- expr: "x\0"\n', 'malformed-json', /:1:11: .*NUL/],
  ['a.yaml', '- '.repeat(100_000), 'malformed-json', /deeper than 100/],
  ['a.yaml', '['.repeat(100_000), 'malformed-json', /deeper than 100/],
  [
    'a.yaml',
    Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    'malformed-json',
    /deeper than 100/,
  ],
  ['a.yaml', bomb(), 'malformed-json', /aliases/],
  [
    'a.yaml',
    Array.from({ length: 6000 }, (_, i) => `- &a${i} 1`).join('\n'),
    'malformed-json',
    /more than 5000 anchors/,
  ],
  ['a.yaml', `- &a 1\n${'- *a\n'.repeat(6000)}`, 'malformed-json', /more than 5000 aliases/],
  ['a.yaml', Array.from({ length: 30_000 }, (_, i) => `k${i}: 1`).join('\n'), 'bad-fixture', /only the first 20/],
  ['a.yaml', 'a: 1\n'.repeat(1_000_000), 'bad-fixture', /more than 4 MB/],
  [
    'a.yaml',
    '- {expr: x, at: 1}\n'.repeat(100_000),
    'malformed-json',
    /:28572:\d+: more than 400,000 words and marks.*NDJSON/,
  ],
  ['a.json', `[${'{"expr":"x","at":1},'.repeat(500_000)}]`, 'bad-fixture', /more than 8 MB/],
  [
    'a.json',
    `{${Array.from({ length: 200_000 }, (_, i) => `"k${i}":1`).join(',')}}`,
    'bad-fixture',
    /only the first 20/,
  ],
  [
    'a.json',
    `[{"expr":"x","at":{${Array.from({ length: 200_000 }, (_, i) => `"k${i}":""`).join(',')}}}]`,
    'bad-fixture',
    /only the first 20/,
  ],
  ['a.json', `[${'{"expr":"x","at":1},'.repeat(400_000)}{"epxr":"x"}]`, 'bad-fixture', /:1:8000003: /],
  [
    'a.ndjson',
    '{"expr":"x","at":1}\n\n{"expr":"x","at":}\n{"epxr":"x"}\n',
    'malformed-json',
    /:3:18: [^]*:4:2: the case has no field 'epxr'; did you mean 'expr'/,
  ],
  ['a.ndjson', '{"expr":"x\0","at":1}', 'malformed-json', /:1:11: .*U\+0000/],
  ['a.ndjson', `{"expr":"${'x+'.repeat(10_000_000)}x"}`, 'malformed-json', /:1:1: a line is longer/],
  ['a.ndjson', '{"expr":"x","at\r\n', 'malformed-json', /:1:13: this text has no closing quote/],
  ['a.json', '[{"expr":"x","at":{"a b":[]}}]', 'bad-fixture', /:1:26: \[0\]\.at\["a b"\] must be a finite number/],
  ['a.csv', 'id,exrp,at.x\na,x,1\n', 'bad-fixture', /:1:4: a row has no field 'exrp'; did you mean 'expr'/],
  ['a.csv', 'expr,at.x\nx,1,2\n', 'malformed-csv', /:2:1: /],
  ['a.csv', 'expr,at.x\ny,2\nx,"1\nz,3\n', 'malformed-csv', /:3:1: cell 2 of the row begins with a quote/],
  ['a.csv', 'expr,at.x\nx,"1"2\n', 'malformed-csv', /:2:1: invalid closing quote/i],
  ['a.csv', 'expr,order\n"x,\ny",7\n', 'bad-fixture', /:3:4: row 1: order must be 1 or 2, got 7/],
  ['a.csv', 'expr,at.__proto__\nx,1\n', 'bad-fixture', /:2:3: .*__proto__/],
  ['a.csv', 'expr,at.x\nx\0,1\n', 'bad-fixture', /NUL/],
];

test.each(rows)('%s %#: a clear error', async (name, content, code, said) => {
  const error = await errorOf(name, content);
  expect([error.code, error.message]).toEqual([code, expect.stringMatching(said)]);
  expect(error.exitCode).toBe(3);
});

const wrongValues = [
  null,
  true,
  -1,
  1.5,
  Infinity,
  '',
  'no such',
  [],
  [1],
  [null],
  [''],
  [[]],
  {},
  { '': 1 },
  { x: '' },
  { x: [] },
];

test.each(['case', 'defaults', 'file'] as const)('whatever stands in a field of a %s, the message is ours', (owner) => {
  for (const name of fieldNames[owner]) {
    for (const value of wrongValues) {
      const fields = { expr: 'x', at: 1, [name]: value };
      const file =
        owner === 'file'
          ? { diffcmp: 1, cases: [], [name]: value }
          : { diffcmp: 1, defaults: { [name]: value }, cases: [] };
      const mistakes = owner === 'case' ? (readFields(fields, []).mistakes ?? []) : casesOf(file).mistakes;
      for (const { message, path, onKey } of mistakes) {
        const said = `${name}: ${JSON.stringify(value)}: ${message}`;
        expect(said).not.toMatch(/invalid|too (small|big)|expected|received|undefined/i);
        expect(said).toMatch(
          / must be .+, got .+|'no such'|no method is named|is not a tolerance|is missing; it must be|beyond the range|needs expr|both \w+ and \w+|has no field '|: \w+ is for /,
        );
        expect(said).toContain(pathText(onKey ? path.slice(0, -1) : path));
      }
    }
  }
});

test('mistakes stand in the order of their places, files in theirs', async () => {
  const { message } = await errorOf('a.json', '[{"expr":"x","at":1,"tags":[3],"wrt":[1],"order":7}]');
  expect(message.match(/:\d+:\d+: [^ ]+/g)).toEqual([':1:29: [0].tags[0]', ':1:39: [0].wrt[0]', ':1:50: [0].order']);
  const folder = temporaryFolder();
  for (const name of ['b', 'a']) writeFileSync(join(folder, `${name}.ndjson`), '\n{"expr":1}\n{"expr":2}\n');
  const paths = ['b', 'a'].map((name) => join(folder, `${name}.ndjson`));
  const inputs = new Inputs(await filesOf(paths), Readable.from([]));
  await expect(inputs.survey(null, 'x')).rejects.toThrow(
    /b.ndjson:2:9[^]*b.ndjson:3:9[^]*a.ndjson:2:9[^]*a.ndjson:3:9/,
  );
});

test('all mistakes come at once, up to twenty', async () => {
  const content = Array.from({ length: 30 }, (_, i) => `- {expr: x, att: ${i}}`).join('\n');
  const { message } = await errorOf('a.yaml', content);
  expect(message.split('\n')).toHaveLength(21);
  expect(message).toContain(':20:13: [19] has no field');
});

test('a hundred megabytes on one line take little memory', async () => {
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let i = 0; i < 1600; i++) yield await Promise.resolve(Buffer.alloc(65_536, 'x'));
  }
  const inputs = new Inputs(await filesOf(['-']), chunks());
  const before = process.memoryUsage().rss;
  const reading = (async () => {
    for await (const _ of inputs.read(null));
  })();
  await expect(reading).rejects.toThrow(/longer than/);
  expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
});

test('a path that is mistyped gets a suggestion, a folder without cases says what was looked for', async () => {
  const path = temporaryFile('cases.yaml', '[]');
  await expect(filesOf([path.replace('cases', 'caess')])).rejects.toMatchObject({
    code: 'no-such-file',
    hint: expect.stringContaining('cases.yaml') as string,
  });
  await expect(filesOf([temporaryFolder()])).rejects.toMatchObject({ code: 'no-cases' });
  await expect(filesOf([path.replace('.yaml', '*.csv')])).rejects.toMatchObject({ code: 'no-such-file' });
});

test('a folder is searched apart from what is hidden or installed in it, however it is named', async () => {
  const folder = temporaryFolder();
  for (const inner of ['sub', '.hidden', 'node_modules/x']) {
    mkdirSync(join(folder, inner), { recursive: true });
    writeFileSync(join(folder, inner, 'a.json'), '[]');
  }
  const here = relative('.', folder);
  for (const name of [folder, `${folder}/`, here, join(here, 'sub/..'), `./${here}`])
    expect((await filesOf([name])).map((file) => basename(dirname(file.name)))).toEqual(['sub']);
  const home = process.cwd();
  try {
    process.chdir(folder);
    expect((await filesOf(['.'])).map((file) => file.name)).toEqual(['sub/a.json']);
  } finally {
    process.chdir(home);
  }
});

test('a byte order mark and Windows line breaks are no mistakes', async () => {
  const texts: Record<string, string> = {
    'a.json': '[{"expr":"x",\r\n"at":1,"tags":[":a","\\\\",": \\":"]}]\r\n',
    'a.yaml': 'diffcmp: 1\r\ncases:\r\n  - expr: x\r\n    at: 1\r\n',
    'a.ndjson': '{"expr":"x","at":1}\r\n',
    'a.csv': 'id,expr,at.x\r\na,"max(x, 1)",1\r\n',
  };
  for (const [name, text] of Object.entries(texts)) {
    const inputs = new Inputs(await filesOf([temporaryFile(name, `\ufeff${text}`)]), Readable.from([]));
    expect(await inputs.survey(null, null)).toMatchObject({ count: 1 });
  }
});

test('many lists beside one another are no nesting', async () => {
  const texts: Record<string, string> = {
    'a.json': JSON.stringify(Array.from({ length: 300 }, () => ({ expr: 'x', at: { x: 1 }, tags: [] }))),
    'flow.yaml': '- {expr: x, at: {x: 1}, tags: [a]}\n'.repeat(300),
    'block.yaml': '- expr: x\n  at:\n    x: 1\n  tags:\n    - a\n'.repeat(300),
  };
  for (const [name, text] of Object.entries(texts)) {
    const inputs = new Inputs(await filesOf([temporaryFile(name, text)]), Readable.from([]));
    expect(await inputs.survey(null, null)).toMatchObject({ count: 300 });
  }
});

function bomb(): string {
  const letters = [...'abcdefghij'];
  const lines = letters.map((letter, i) => {
    const inner = i === 0 ? '1' : `*${letters[i - 1]}`;
    return `${letter}: &${letter} [${Array.from({ length: 9 }, () => inner).join(',')}]`;
  });
  return `${lines.join('\n')}\ndiffcmp: 1\ncases: *j\n`;
}
