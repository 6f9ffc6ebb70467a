// What the judge of verdicts at singular points objects to: each kind of contradiction, and none where values say nothing.
import { expect, it } from 'vitest';
import type { PlainNumber, ReferenceStatus } from '../../src/compare/reference-data.js';
import { contradiction, type ToldSide } from './singular-judge.js';

const goes = (slope: string | null, within?: number): ToldSide => ({
  slope,
  continuous: true,
  ...(within && { within }),
});
const jumps = (slope: string | null): ToldSide => ({ slope, continuous: false });
type Claimed = readonly [ReferenceStatus, PlainNumber | null, PlainNumber | null];

it.each<readonly [claimed: Claimed, left: ToldSide | null, right: ToldSide | null, objection: string | null]>([
  [['certified', 2, 2], goes('2.0'), goes('2.0'), null],
  [['certified', 2, 2], goes('2.0'), goes('2.00000000000001'), 'right: the slope is 2.00000000000001'],
  [['certified', 2, 2], goes('2.0'), goes('2.01', 0.01), null],
  [['certified', 2, 2], goes(null), goes(null), null],
  [['certified', 2, 2], null, goes('2.0'), 'left: there are no values'],
  [['certified', 2, 2], goes('2.0'), jumps('2.0'), 'right: the value jumps'],
  [['certified', 0, 0], goes('Infinity'), goes('0.0'), 'left: the slope is Infinity'],
  [['kink', -1, 1], goes('-1.0'), goes('1.0'), null],
  [['kink', 1, 1], goes('1.0'), goes('1.0'), 'the slopes are the same'],
  [['kink', -1, 1], goes('1.0'), goes('1.0'), 'left: the slope is 1.0'],
  [['jump', 0, 0], goes('0.0'), jumps('0.0'), null],
  [['jump', 0, 0], goes('0.0'), goes('0.0'), 'the value does not jump'],
  [['jump', 0, null], goes('0.0'), goes('3.0'), 'right: the slope is 3.0'],
  [['infinite', 'Infinity', null], goes('Infinity'), null, null],
  [['infinite', 'Infinity', 'Infinity'], goes('3.0'), goes('Infinity'), 'left: the slope is 3.0'],
  [['infinite', 'Infinity', 'Infinity'], goes('-Infinity'), goes('Infinity'), 'left: the slope is -Infinity'],
  [['infinite', 1, 1], goes('1.0'), goes('1.0'), 'no side is infinite'],
  [['undefined', null, 0], null, goes('0.0'), null],
  [['undefined', null, 0], goes('1.0'), goes('0.0'), 'left: the slope is 1.0'],
  [['undefined', null, null], goes(null), goes(null), null],
  [['undecided', null, null], goes('1.0'), goes('1.0'), null],
])('%j beside %j and %j: %s', ([status, left, right], below, above, objection) => {
  const told = { defined: true, singular: true, sides: { x: [below, above] } } as const;
  expect(contradiction({ status, left, right }, told, 'x')).toBe(objection);
});

it.each<readonly [claimed: Claimed, objection: string | null]>([
  [['kink', -1, 1], 'there is no value at the point'],
  [['certified', 1, 1], 'there is no value at the point'],
  [['undefined', 1, null], 'there is no value at the point'],
  [['undefined', null, null], null],
])('%j where there is no value: %s', ([status, left, right], objection) => {
  const told = { defined: false, singular: true, sides: { x: [null, null] } } as const;
  expect(contradiction({ status, left, right }, told, 'x')).toBe(objection);
});
