// Lists that are longer than a module of WebAssembly may be.
import { expect, test } from 'vitest';
import { madeRunner } from '../../src/code/choose-runner.js';
import { listRunner } from '../../src/code/list.js';
import { differences } from './runners.js';
import { written } from './straight-lines.js';

test('a list of 300,000 lines runs, also as what is too long for a module', () => {
  const code = written(3, (trace, [x, y, z]) => {
    let [one, other] = [x!, y!];
    while (trace.count < 300_000) [one, other] = [other, trace.line('sub', 0, z!, trace.line('mul', 0, one, other))];
    return [one, other];
  });
  const points = [[0.3, 0.7, 0.9], [1, 1, 2]]; // prettier-ignore
  expect(differences(listRunner(code), code, points)).toEqual([]);
  expect(differences(madeRunner(code, 'auto').runner, code, points)).toEqual([]);
});
