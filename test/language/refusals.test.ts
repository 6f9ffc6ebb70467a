// Every text that is refused: the code, the place, and the way out.
import { describe, expect, test } from 'vitest';
import { DiffcmpError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';

function refusal(text: string): DiffcmpError {
  try {
    readExpression(text);
  } catch (error) {
    if (error instanceof DiffcmpError) return error;
    throw error;
  }
  throw new Error(`${text} was read`);
}

/** The place as `start:text`; `-` for none. */
type Row = readonly [text: string, code: string, place: string, hint: RegExp];
const supported = /^supported are /;

const rows: Row[] = [
  // brackets and operators
  ['x*cos(x', 'expr-syntax', '7:', /^add the missing \)$/],
  ['x*cos(x  ', 'expr-syntax', '7:', /^add the missing \)$/],
  ['x)', 'expr-syntax', '1:)', /missing \(/],
  ['(x))*(y', 'expr-syntax', '3:)', /missing \(/],
  ['2=x', 'expr-syntax', '1:=', /== to compare/],
  ['x==', 'expr-syntax', '3:', /value/],
  ['x+*2', 'expr-syntax', '2:*', /remove '\+'/],
  ['x+', 'expr-syntax', '2:', /value/],
  ['()', 'expr-syntax', '1:)', /expression between/],
  ['2 2', 'expr-syntax', '2:2', /operator/],
  ['(2 2)', 'expr-syntax', '3:2', /missing operator/],
  ['x ? 1', 'expr-syntax', '5:', /c \? a : b/],
  ['a ? b ? c : d : e', 'expr-syntax', '17:', /parentheses/],
  ['x**2', 'expr-syntax', '1:**', /^write x\^2/],
  ['|x|', 'expr-syntax', '0:|', /^write abs\(x\)/],
  ['x < 1 && y', 'expr-syntax', '6:&&', /^write x < 1 and y$/],
  ['x < 1 || y', 'expr-syntax', '6:||', /^write x < 1 or y$/],
  ['!x', 'expr-syntax', '0:!', /^write not x$/],
  ['x === 1', 'expr-syntax', '2:===', /==/],
  ['x²', 'expr-syntax', '1:²', /\^2/],
  ['x × 2', 'expr-syntax', '2:×', /^write x \* 2$/],
  ['x @ 2', 'expr-syntax', '2:@', /^write x \* 2$/],
  ['x @ sni(2)', 'expr-syntax', '2:@', /^write \*$/],
  ['x 😀', 'expr-syntax', '2:😀', supported],
  ['1e+', 'expr-syntax', '0:1e+', /1e-3/],
  ['0xzz', 'expr-syntax', '0:0xzz', /numbers/],
  ['', 'expr-syntax', '-', /x\*cos\(x\)/],
  [' \n ; # nothing', 'expr-syntax', '-', /x\*cos\(x\)/],
  // functions without brackets
  ['sin x', 'expr-syntax', '0:sin', /^write sin\(x\)$/],
  ['2 ln 3', 'expr-syntax', '2:ln', /^write 2 ln\(3\)$/],
  ['sin', 'expr-syntax', '0:sin', /^write sin\(x\)$/],
  ['sin^2(x)', 'expr-syntax', '0:sin', /^write sin\(x\)\^2$/],
  ['f(t) = t; f + 1', 'expr-syntax', '10:f', /f\(…\)/],
  // unknown functions and arity
  ['sni(x)', 'unknown-function', '0:sni', /^did you mean 'sin'\?$/],
  ['xcos(x)', 'unknown-function', '0:xcos', /^write x\*cos\(x\)$/],
  ['rate + ratecos(x)', 'unknown-function', '7:ratecos', /^write rate \+ rate\*cos\(x\)$/],
  ['2 + foo(x)', 'unknown-function', '4:foo', /diffcmp functions/],
  ['area(t) = t; aera(x)', 'unknown-function', '13:aera', /^did you mean 'area'\?$/],
  ['x(x+1)', 'unknown-function', '0:x', /^write x\*\(x\+1\)$/],
  ['k(x+1)', 'unknown-function', '0:k', /k\*\(x \+ 1\)/],
  ['b = 2; b(x)', 'unknown-function', '7:b', /b\*\(x\)/],
  ['pi(x)', 'unknown-function', '0:pi', /pi\*\(x\)/],
  ['f(g) = g(2); f(x)', 'unknown-function', '7:g', /g\*\(2\)/],
  ['A(1,2)', 'unknown-function', '0:A', /^for a part of a tensor, write A\[1, 2\]$/],
  ['sum(A) + A(1:2, 1)', 'unknown-function', '9:A', /^for a part of a tensor, write A\[1:2, 1\]$/],
  ['A(x, 2)', 'unknown-function', '0:A', /functions/],
  ['constructor(x)', 'unknown-function', '0:constructor', /functions/],
  ['__proto__(x)', 'unknown-function', '0:__proto__', /functions/],
  ['x + hasOwnProperty(x)', 'unknown-function', '4:hasOwnProperty', /functions/],
  ['neg(x)', 'unknown-function', '0:neg', /./],
  ['polygamma(0, x)', 'unknown-function', '0:polygamma', /./],
  ['import("fs")', 'expr-not-supported', '7:"', supported],
  ['import(x)', 'expr-not-supported', '0:import', supported],
  ['x + sin(x, 2)', 'wrong-arity', '4:sin', /^write sin\(x\)$/],
  ['sin()', 'wrong-arity', '0:sin', /^write sin\(x\)$/],
  ['min()', 'wrong-arity', '0:min', /^write min\(x, y, …\) or min\(A\) or min\(A, \[\], axis\)$/],
  ['log(x, 2, 3)', 'wrong-arity', '0:log', /^write log\(x\) or log\(x, base\)$/],
  ['atan2(x)', 'wrong-arity', '0:atan2', /^write atan2\(y, x\)$/],
  ['f(s, t) = s; f(x)', 'wrong-arity', '13:f', /^write f\(s, t\)$/],
  // outside the language
  ['"a"', 'expr-not-supported', '0:"', /^one pair of quotes is enough; write a$/],
  ['x + "a"', 'expr-not-supported', '4:"', supported],
  ["'a'", 'expr-not-supported', "0:'", /^one pair of quotes is enough; write a$/],
  ["x + 'a'", 'expr-not-supported', "4:'", supported],
  ["x'", 'expr-not-supported', "1:'", /differentiates the function that is given; write x$/],
  ["f'(x)", 'expr-not-supported', "1:'", /transpose\(A\); of a function, give itself/],
  ['{a, 1}', 'expr-not-supported', '0:{', /write \( and \)/],
  ['x.y', 'expr-not-supported', '1:.', supported],
  ['x?.y', 'expr-not-supported', '1:?.', supported],
  ['x!', 'expr-not-supported', '1:!', /gamma/],
  ['(x)!', 'expr-not-supported', '3:!', /gamma/],
  ['5 % 3', 'expr-not-supported', '2:%', /^write 5 mod 3$/],
  ['5 % sni(3)', 'expr-not-supported', '2:%', /mod\(a, b\)/],
  ['x, y', 'expr-syntax', '1:,', /between arguments/],
  ['x & 1', 'expr-not-supported', '2:&', /and/],
  ['x << 1', 'expr-not-supported', '2:<<', supported],
  ['x xor y', 'expr-not-supported', '2:xor', /not/],
  ['x to y', 'expr-not-supported', '2:to', supported],
  ['3 cm', 'expr-not-supported', '2:cm', /3\*cm/],
  ['3cm + x', 'expr-not-supported', '1:cm', /3\*cm/],
  ['i*x', 'expr-not-supported', '0:i', /another name/],
  ['2i', 'expr-not-supported', '1:i', /another name/],
  ['x + Infinity', 'expr-not-supported', '4:Infinity', /finite/],
  ['NaN', 'expr-not-supported', '0:NaN', /finite/],
  ['if x', 'expr-not-supported', '0:if', /c \? a : b/],
  ['null', 'expr-not-supported', '0:null', supported],
  ['undefined', 'expr-not-supported', '0:undefined', supported],
  ['1 + 1e400', 'literal-overflow', '4:1e400', /1\.8e308/],
  // statements
  ['(b = 3) + b', 'expr-not-supported', '3:=', supported],
  ['b = c = 3', 'expr-not-supported', '6:=', supported],
  ['sin(f(t) = 3)', 'expr-not-supported', '9:=', supported],
  ['sin(t) = 3; sin(x)', 'expr-not-supported', '0:sin', /another name/],
  ['sin = 3', 'expr-not-supported', '0:sin', /another name/],
  ['pi = 3', 'expr-not-supported', '0:pi', /another name/],
  ['e(t) = 3; e(x)', 'expr-not-supported', '0:e', /another name/],
  ['f(pi) = 3; f(x)', 'expr-not-supported', '0:f', /another name/],
  ['f(t, t) = 3; f(x, x)', 'expr-syntax', '-', /^null$/],
  ['f(t) = 1; f(t) = 2; f(x)', 'expr-not-supported', '10:f', /another name/],
  ['f(t) = 1; f = 2; f', 'expr-not-supported', '10:f', /another name/],
  ['g(t) = t; f(t) = t', 'expr-syntax', '10:f', /; f\(t\)/],
  ['f(x) = g(x)', 'unknown-function', '7:g', /./],
  ['f(t, t) = t', 'expr-syntax', '-', /^null$/],
  ['x; f(t) = t', 'expr-syntax', '3:f', /f\(t\)/],
  ['f(2) = 3', 'expr-syntax', '5:=', /f\(x\) = …/],
  ['x\n+y', 'expr-not-supported', '0:x', /end a line/],
  ['$$1 + x', 'expr-not-supported', '0:$$1', /another name/],
];

describe('refused with a code, a place and a hint', () => {
  test.each(rows)('%j: %s at %s, %s', (text, code, place, hint) => {
    const error = refusal(text);
    const at = error.span ? `${error.span.start}:${text.slice(error.span.start, error.span.end)}` : '-';
    expect([error.code, at]).toEqual([code, place]);
    expect(String(error.hint)).toMatch(hint);
    expect(error.source).toMatchObject({ text, name: null });
    expect(error.message).not.toMatch(/\(char|\.$/);
  });
});

test('a place is plain data', () => {
  expect(Object.keys(refusal('sin x').span ?? {})).toEqual(['start', 'end']);
});

test('an error inside a deep argument has its place in the whole text', () => {
  const deep = (inner: string): string => `${'sin('.repeat(50)}${inner}${')'.repeat(50)}`;
  expect(refusal(deep('x+*2')).span).toEqual({ start: 202, end: 203 });
  expect(refusal(deep('sni(x)')).span).toEqual({ start: 200, end: 203 });
  expect(refusal(deep('x = 3')).span).toEqual({ start: 202, end: 203 });
});

// arguments are cut out at every 20th bracket; a missing one has nothing to cut out there
test.each(['max(1,,2)', 'max(,2)', 'max(1,)', 'max()'])('what is wrong with %s is the same at any depth', (inner) => {
  const { code, hint, message, span } = refusal(inner);
  for (const depth of [18, 19, 20]) {
    const error = refusal('max(2, '.repeat(depth) + inner + ')'.repeat(depth));
    expect([error.code, error.hint, error.message]).toEqual([code, hint, message]);
    expect(error.span?.start).toBe(7 * depth + (span?.start ?? NaN));
  }
});
