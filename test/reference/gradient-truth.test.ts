// Gradients of many inputs, which reverse mode certifies at once: at a singular point it must leave that to jets, one by one.
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';

type Row = readonly [
  text: string,
  at: Readonly<Record<string, number>>,
  truth: Readonly<Record<string, number | string>>,
];

describe('The gradient of three inputs or more', () => {
  /* prettier-ignore */
  it.each<Row>([
    ['a*b*c + sin(d)',             { a: 2, b: 3, c: 5, d: 0 },    { a: 15, b: 10, c: 6, d: 1 }],
    ['0*a + b + c',                { a: 2, b: 3, c: 5 },          { a: 0, b: 1, c: 1 }],
    ['abs(a) + b + c',             { a: 0, b: 3, c: 5 },          { a: 'kink', b: 1, c: 1 }],
    ['relu(a)*b + c',              { a: 0, b: 3, c: 5 },          { a: 'kink', b: 0, c: 1 }],
    ['max(a, b) + c',              { a: 3, b: 3, c: 5 },          { a: 'kink', b: 'kink', c: 1 }],
    ['(a > b ? a : b) + c',        { a: 3, b: 3, c: 5 },          { a: 'kink', b: 'kink', c: 1 }],
    ['(a == b ? 7 : a*b) + c',     { a: 3, b: 3, c: 5 },          { a: 'jump', b: 'jump', c: 1 }],
    ['(a == 1 ? 1 : a^2) + b + c', { a: 1, b: 3, c: 5 },          { a: 2, b: 1, c: 1 }],         // the value at the point alone hides no kink
    ['floor(a)*b + c',             { a: 2, b: 3, c: 5 },          { a: 'jump', b: 2, c: 1 }],
    ['mod(a, b) + c',              { a: 6, b: 3, c: 5 },          { a: 'jump', b: 'jump', c: 1 }],
    ['sqrt(a) + b*c',              { a: 0, b: 3, c: 5 },          { a: 'infinite', b: 5, c: 3 }],
    ['a^1.5 + b*c',                { a: 0, b: 3, c: 5 },          { a: 'undefined', b: 5, c: 3 }],
    ['hypot(a, b) + c',            { a: 0, b: 0, c: 5 },          { a: 'kink', b: 'kink', c: 1 }],
    ['cbrt(a - b) + c',            { a: 3, b: 3, c: 5 },          { a: 'infinite', b: 'infinite', c: 1 }],
    // what no precision decides for all at once is decided for the others one by one
    ['abs(sin(a)^2 + cos(a)^2 - 1) + b*c', { a: 2, b: 3, c: 5 },  { a: 'undecided', b: 5, c: 3 }],
    ['atan2(a, b) + c',            { a: 0, b: -1, c: 5 },         { a: 'undecided', b: 'undecided', c: 1 }],
  ])('of %s at %j is %j', async (text, at, truth) => {
    const { reference } = await compare(text, { at, methods: ['forward'] });
    const given = Object.keys(truth).map((input) => [input, reference.gradient[input] ?? reference.statuses[input]]);
    expect(Object.fromEntries(given)).toEqual(truth);
  });
});
