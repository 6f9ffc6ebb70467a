// Which conditions have two short and straight ways: what is run for nothing must leave one number and do nothing else.
import { expect, it } from 'vitest';
import { readExpression } from '../../src/language/expression.js';
import { alternativesOf } from '../../src/program/alternatives.js';
import { ProgramBuilder } from '../../src/program/builder.js';
import type { Instructions } from '../../src/program/instructions.js';

const countIn = (text: string): number =>
  alternativesOf((readExpression(text).program as unknown as { readonly instructions: Instructions }).instructions)
    .size;

it.each([
  ['x > 0 ? x : 0', 1],
  ['x > 0 ? sin(x)*2 : x < -1 ? x^2 : 3', 2],
  ['x > 0 and x < 1 ? x : 0', 2],
  ['x > 0 or not (x > -1 and x^2 > 0.5) ? x : 0', 3],
  ['0 < x < 1 ? x : 0', 2],
  ['(x > 0 and x < 1) * x', 2],
  ['f(t) = t > 0 ? t : 1; x > 0 ? f(x) : 0', 1], // that of f: a way has a call
  ['f(n, t) = n <= 0 ? t : f(n - 1, t); f(3, x)', 0],
  [`x > 0 ? ${Array.from({ length: 60 }, () => 'x').join(' + ')} : 0`, 0],
  ['x + 1', 0],
] as const)('%s has %i', (text, count) => {
  expect(countIn(text)).toBe(count);
});

it.each([
  ['leave two numbers', (b: ProgramBuilder) => [1, 2].forEach((value) => b.literal(value))],
  ['take what others left', (b: ProgramBuilder) => (b.unary('sin'), b.literal(1))],
  ['store', (b: ProgramBuilder) => (b.literal(1), b.store(0), b.literal(2))],
] as const)('ways that %s are none', (_, way) => {
  const builder = new ProgramBuilder();
  builder.load(0);
  builder.literal(0);
  const otherwise = builder.branchUnless('>');
  way(builder);
  const end = builder.jump();
  builder.land(otherwise);
  builder.literal(1);
  builder.land(end);
  builder.result();
  expect(alternativesOf(builder.instructions(1)).size).toBe(0);
});
