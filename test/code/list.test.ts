// The list of straight code: what it keeps beside the operations, whose bits are held by the tests of all runners.
import type { Line } from '../../src/code/lines.js';
import { expect, test } from 'vitest';
import { listRunner } from '../../src/code/list.js';
import { differences } from './runners.js';
import { written } from './straight-lines.js';

test('every select has its own third line, at every run', () => {
  const code = written(2, (trace, [x, y]) => {
    const at = trace.line('<', 0, x!, y);
    const above = trace.line('>', 0, x!, trace.literal(-1));
    trace.guards.set(above, true);
    return [5, 6, 7, 8].map((value, k) => trace.line('select', 0, k % 2 === 0 ? at : above, y, trace.literal(value)));
  });
  const points = [[0, 1], [2, 1], [-3, 1], [2, 1], [NaN, 0], [1, 0]]; // prettier-ignore
  expect(differences(listRunner(code), code, points)).toEqual([]);
});

test('literals may stand anywhere, and keep their values and signs', () => {
  const code = written(1, (trace, [x]) => {
    let line = x!;
    const lines: Line[] = [];
    for (const value of [3, -0, 0, NaN, -Infinity, 1e-320]) {
      lines.push(trace.line('div', 0, trace.literal(value), x), trace.literal(value));
      line = trace.line('add', 0, line, trace.literal(value));
      lines.push(line);
    }
    return lines;
  });
  expect(differences(listRunner(code), code, [[2], [-0], [2]])).toEqual([]);
});

test('what the list was made of may change afterwards', () => {
  const code = written(1, (trace, [x]) => [trace.line('mul', 0, x!, trace.literal(3))]);
  const run = listRunner(code);
  code.values.fill(0);
  code.operations.fill(0);
  code.first.fill(0);
  expect(run([2], [], new Int32Array(1))).toBe(6);
});
