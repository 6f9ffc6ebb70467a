// Which cases a filter means.
import { expect, test } from 'vitest';
import { matches } from '../../src/batch/case.js';

const names = ['a.yaml#1', 'a.yaml#2', 'a.yaml#12', 'b.yaml#1', 'b.yaml#cubic', 'b.yaml#cubic-2'];
test.each<readonly [filter: string, meant: readonly string[]]>([
  ['a.yaml', ['a.yaml#1', 'a.yaml#2', 'a.yaml#12']],
  ['A.YAML#1', ['a.yaml#1']],
  ['yaml#1', ['a.yaml#1', 'b.yaml#1']],
  ['#12', ['a.yaml#12']],
  ['#1', ['a.yaml#1', 'b.yaml#1']],
  ['#cub', ['b.yaml#cubic', 'b.yaml#cubic-2']],
  ['b.yaml#cubic', ['b.yaml#cubic']],
  ['x^2', names],
  ['hard', names],
  ['y#', []],
])('%s', (filter, meant) => {
  expect(names.filter((name) => matches({ expr: 'x^2 # of x', tags: ['hard'] }, name, filter))).toEqual(meant);
});
