// A fault in making the line of a case is told as one of diffcmp, and its figures are those of the line that says so.
import { expect, test } from 'vitest';
import { readFigures } from '../../src/batch/figures.js';
import { textsOfLines, LineWriter } from '../../src/batch/line-bytes.js';
import { prepareCase } from '../../src/batch/prepare-case.js';
import type { BatchCase } from '../../src/batch/record.js';
import { CaseRunner, type RanCase } from '../../src/batch/run-case.js';
import { writeCase } from '../../src/batch/written-case.js';
import { theLaboratory } from '../../src/reference/laboratory.js';

const settings = { version: '0', overrides: {}, timeout: 10_000, filter: null, allowOutside: false };

async function ranCase(): Promise<RanCase> {
  const content = '{"expr":"x^2","at":{"x":3}}';
  const preparation = prepareCase({ index: 7, file: '-', number: 8, line: 8, content }, settings);
  if (preparation.kind !== 'ready') throw new Error('the case is one');
  return new CaseRunner(await theLaboratory(), settings.timeout).run(preparation.prepared);
}

const circle: Record<string, unknown> = {};
circle['self'] = circle;

const faults: readonly (readonly [string, (line: BatchCase) => BatchCase, string])[] = [
  [
    'what it holds',
    () => {
      throw new RangeError('Invalid string length');
    },
    'RangeError: Invalid string length',
  ],
  ['its text', (line) => ({ ...line, expect: circle as BatchCase['expect'] }), 'TypeError: Converting circular'],
];

test.each(faults)('a fault in making %s fails the case alone, as internal', async (_, spoilt, message) => {
  const ran = await ranCase();
  const lines = new LineWriter();
  const figures = writeCase({ ...ran, record: () => spoilt(ran.record()) }, lines);
  expect(writeCase(ran, lines)).toBe(ran.figures);
  const [failed, passed] = textsOfLines(lines.lines()).map((line) => JSON.parse(line) as BatchCase);
  expect(failed).toMatchObject({ index: 7, expression: 'x^2', status: 'failed', code: 'internal', results: [] });
  expect(failed?.message).toContain(message);
  expect(readFigures(figures)).toMatchObject({ status: 'failed', code: 'internal', methods: [] });
  expect(passed).toMatchObject({ index: 7, status: 'passed' });
});
