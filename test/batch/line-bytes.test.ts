// Lines as bytes: what goes in comes out, whatever its characters and however long it is.
import { describe, expect, test } from 'vitest';
import {
  firstLines,
  joinLines,
  lineBytes,
  lineStart,
  lineText,
  LineWriter,
  textsOfLines,
} from '../../src/batch/line-bytes.js';

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
