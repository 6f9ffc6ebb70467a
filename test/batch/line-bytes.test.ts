// Lines as bytes: what goes in comes out, whatever its characters and however long it is; and one that can't be made.
import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../src/batch/figures.js';
import {
  firstLines,
  joinLines,
  lineBytes,
  lineStart,
  lineText,
  LineWriter,
  textsOfLines,
} from '../../src/batch/line-bytes.js';
import { prepareCase } from '../../src/batch/prepare-case.js';
import type { BatchCase } from '../../src/batch/record.js';
import { writeCase } from '../../src/batch/written-case.js';

const decoded = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('lines', () => {
  test.each<readonly [string, readonly string[]]>([
    ['none', []],
    ['no line of any case', ['', '']],
    ['of one byte a character', ['{"a":1}', '', '{"b":2}']],
    ['of more', ['0.333…', '∂/∂x', '𝑥 + 😀', 'é']],
    ['longer than the room that there is at first', ['x'.repeat(2 ** 18), '…'.repeat(2 ** 17), 'y']],
  ])('%s', (_, lines) => {
    const written = lineBytes(lines);
    expect(textsOfLines(written)).toEqual(lines);
    expect(decoded(written.bytes)).toBe(lines.map((line) => (line === '' ? '' : `${line}\n`)).join(''));
  });

  test('the first of them, and some behind others', () => {
    const [one, other] = [lineBytes(['a…', '', 'b']), lineBytes(['', 'c…'])];
    expect(textsOfLines(firstLines(one, 2))).toEqual(['a…', '']);
    expect(decoded(firstLines(one, 2).bytes)).toBe('a…\n');
    expect(textsOfLines(firstLines(one, 0))).toEqual([]);
    const joined = joinLines([one, lineBytes([]), other]);
    expect(textsOfLines(joined)).toEqual(['a…', '', 'b', '', 'c…']);
    expect([lineStart(joined, 0), lineStart(joined, 2), lineText(joined, 4)]).toEqual([0, 5, 'c…']);
  });

  test('what is sent stays as it is when the room is written into again', () => {
    const writer = new LineWriter();
    writer.add('first');
    const sent = writer.lines();
    for (const line of ['other', 'x'.repeat(2 ** 23), 'last']) {
      writer.clear();
      writer.add(line);
      expect(textsOfLines(writer.lines())).toEqual([line]);
    }
    expect(textsOfLines(sent)).toEqual(['first']);
  });
});

test('a line that cannot be made is that of a case that failed for it, and the others stay', () => {
  const settings = { version: 'test', overrides: {}, timeout: 20_000, filter: null, allowOutside: false };
  const content = { expr: 'x', at: 1 };
  const preparation = prepareCase({ index: 7, file: 'a.json', number: 8, line: 1, content }, settings);
  if (preparation.kind !== 'ready') throw new Error('the case was not read');
  const { prepared } = preparation;
  const writer = new LineWriter();
  writer.add('before');
  const record = (): BatchCase => {
    throw new RangeError('a fault');
  };
  const figures = writeCase({ prepared, figures: [1, 2, 3], record }, writer);
  writer.add('after');
  const [before, line = '', after] = textsOfLines(writer.lines());
  const failed = JSON.parse(line) as BatchCase;
  expect([before, after]).toEqual(['before', 'after']);
  expect(failed).toMatchObject({ index: 7, status: 'failed', code: 'internal' });
  expect(figures).toEqual(figuresOf(failed));
}); // prettier-ignore
