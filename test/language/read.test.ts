// The text as it was read: what it looks like, and the places of its instructions.
import { instructionsOf } from './instructions-of.js';
import { describe, expect, test } from 'vitest';
import { readExpression } from '../../src/language/expression.js';

describe('the text as it was read', () => {
  test.each([
    ['x*cos(x)', 'x * cos(x)'],
    ['1/2x', '(1 / 2) * x'],
    ['1/2*x', '1 / 2 * x'],
    ['a/2x', 'a / (2 * x)'],
    ['2 sin(x)^2', '2 * sin(x)^2'],
    ['(((x)))', '(x)'],
    ['e^(-x^2)', 'e^(-x^2)'],
    ['e^-x^2', 'e^-x^2'],
    ['((x)+1)*(2)', '((x) + 1) * (2)'],
    ['((x+1))', '(x + 1)'],
    ['sin((x))^(+2)', 'sin((x))^(2)'],
    ['((1/2)x)', '((1 / 2) * x)'],
    ['a-(b-c)', 'a - (b - c)'],
    ['(a-b)-c', '(a - b) - c'],
    ['a-b-c', 'a - b - c'],
    ['a+(b+c)', 'a + (b + c)'],
    ['a/(b*c)', 'a / (b * c)'],
    ['(x^y)^2', '(x^y)^2'],
    ['x^y^2', 'x^y^2'],
    ['x^(y+1)', 'x^(y + 1)'],
    ['x^-y', 'x^-y'],
    ['-x^2', '-x^2'],
    ['(-x)^2', '(-x)^2'],
    ['(x)^((-2))', '(x)^(-2)'],
    ['(-2)^2', '(-2)^2'],
    ['-2^2', '-2^2'],
    ['x - -2', 'x - -2'],
    ['--x', '--x'],
    ['+x', 'x'],
    ['-(x+1)', '-(x + 1)'],
    ['-0', '-0'],
    ['1.50e0 + 0x10 + 1e21', '1.5 + 16 + 1e+21'],
    ['not x<1', '(not x) < 1'],
    ['not (x<1) and y', 'not (x < 1) and y'],
    ['(a or b) and c', '(a or b) and c'],
    ['a or b and c', 'a or b and c'],
    ['0<x<=1', '0 < x <= 1'],
    ['(0<x)<1', '(0 < x) < 1'],
    ['a?(b?1:2):c?3:4', 'a ? (b ? 1 : 2) : c ? 3 : 4'],
    ['(a?b:c)?1:2', '(a ? b : c) ? 1 : 2'],
    ['1+(a?b:c)', '1 + (a ? b : c)'],
    ['7 mod x+1', 'mod(7, x) + 1'],
    ['true?1:0', 'true ? 1 : 0'],
    ['a=x*y\nb=sin(a)\nb+a', 'a = x * y; b = sin(a); b + a'],
    ['f(n,t)=n<=0?1:t*f(n-1,t);f(10,x)', 'f(n, t) = n <= 0 ? 1 : t * f(n - 1, t); f(10, x)'],
    ['f(x)=x^2', 'f(x) = x^2'],
    ['f()=3;f()', 'f() = 3; f()'],
    ['max(a,(b),c+1)', 'max(a, (b), c + 1)'],
  ])('%j is read as %j', (text, read) => {
    expect(readExpression(text).read).toBe(read);
  });
});

test.each([
  ['x + 1/(x - 1)', 'div', '/'],
  ['2 x + log(x)', 'log', 'log'],
  ['b = 1;\n f(t) = log(t); # comment (\n f(b) ^ x', 'pow', '^'],
  ['x mod 3', 'mod', 'mod'],
  ['- x', 'neg', '-'],
  ['cube(x)', 'mul', 'cube'],
])('the place of %j %s is its sign or name', (text, primitive, place) => {
  const program = instructionsOf(text);
  const index = program.spans.findIndex((_, i) => {
    const [operation, operand = -1] = program.code.slice(3 * i, 3 * i + 2);
    return (operation === 3 ? program.unary : operation === 4 ? program.binary : [])[operand] === primitive;
  });
  const span = program.spans[index];
  expect(span && text.slice(span.start, span.end)).toBe(place);
});

test('every comparison of a chain has its own place', () => {
  const program = instructionsOf('0 < x <= 1');
  const branches = program.spans.filter((_, i) => program.code[3 * i] === 6);
  expect(branches).toEqual([
    { start: 2, end: 3 },
    { start: 6, end: 8 },
  ]);
});
