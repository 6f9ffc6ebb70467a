// Points and constants of options: what they give, and what is wrong with them.
import { describe, expect, test } from 'vitest';
import { DiffcmpError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { readPoint } from '../../src/language/point.js';
import { problemOf } from '../../src/problem/problem.js';
import type { ProblemOptions } from '../../src/problem/problem-options.js';

describe('points', () => {
  test.each<[string[], string[], Record<string, number>]>([
    [['1.2'], ['x'], { x: 1.2 }],
    [[' -1 '], ['t'], { t: -1 }],
    [['pi/4'], ['t'], { t: Math.PI / 4 }],
    [[' 2^-20 '], ['t'], { t: 2 ** -20 }],
    [['x=1.2,y=pi/4'], ['x', 'y'], { x: 1.2, y: Math.PI / 4 }],
    [['y = 1 , x = 2'], ['x', 'y'], { x: 2, y: 1 }],
    [['x=1', 'y=2'], ['x', 'y'], { x: 1, y: 2 }],
    [['x=max(1, 2),y=2'], ['x', 'y'], { x: 2, y: 2 }],
    [['x=(1 == 1),y=2<=3'], ['x', 'y'], { x: 1, y: 1 }],
    [['1 <= 2'], ['x'], { x: 1 }],
    [['x=-1e-3'], ['x'], { x: -0.001 }],
    [['x=.5'], ['x'], { x: 0.5 }],
    [['__proto__=1,constructor=2'], ['__proto__', 'constructor'], Object.fromEntries([['__proto__', 1], ['constructor', 2]])],
    [[], [], {}],
  ])('%j for %j', (texts, variables, expected) => {
    const point = readPoint(texts, variables);
    expect([...point]).toEqual(variables.map((name) => [name, expected[name]]));
  }); // prettier-ignore

  test('minus zero stays', () => {
    expect(Object.is(readPoint(['-0'], ['x']).get('x'), -0)).toBe(true);
  });
});

function refusal(read: () => unknown): DiffcmpError {
  try {
    read();
  } catch (error) {
    if (error instanceof DiffcmpError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('refused points', () => {
  test.each<[string[], string, string, string, RegExp]>([
    // texts, variables, code, place (start:text; - for none), hint
    [['1'], 'a x', 'unbound-variable', '-', /^at: 'x=1,a=…'$/],
    [['1'], 'a b', 'unbound-variable', '-', /^at: 'a=1,b=…'$/],
    [[], 'x', 'unbound-variable', '-', /^at: 'x=…'$/],
    [['x=pi/4'], 'x y z', 'unbound-variable', '-', /^at: 'x=pi\/4,y=…,z=…'$/],
    [['z=1'], 'x', 'unknown-variable', '0:z', /variable is x/],
    [['rat=1'], 'rate', 'unknown-variable', '0:rat', /did you mean 'rate'/],
    [['x=1, e=2'], 'x', 'unknown-variable', '5:e', /variable is x/],
    [['1'], '', 'unknown-variable', '0:1', /leave out/],
    [['x=1'], '', 'unknown-variable', '0:x', /leave out x, .* by wrt: 'x'$/],
    [['x=1,z=3'], 'x', 'unknown-variable', '4:z', /leave out z, .* by wrt: 'x,z'$/],
    [
      ['x=1,x=2'],
      'x',
      'bad-point',
      '4:x',
      /^keep one; several points are for sweep, with 'at' for each, and for batch/,
    ],
    [['1', '2'], 'x', 'bad-point', '0:2', /keep one/],
    [['x=1,2'], 'x y', 'bad-point', '4:2', /^write at: 'x=1,y=2'$/],
    [[''], 'x', 'bad-point', '0:', /x=1\.2/],
    [['x='], 'x', 'bad-point', '1:=', /x=1\.2/],
    [['x=1,'], 'x', 'bad-point', '4:', /x=1\.2/],
    [['=1'], 'x', 'bad-point', '0:', /x=1\.2/],
    [['2x=1'], 'x', 'bad-point', '0:2x', /x=1\.2/],
    [['x=1+'], 'x', 'bad-point', '4:', /value/],
    [['x=1,y=sni(2)'], 'x y', 'bad-point', '6:sni', /did you mean 'sin'/],
    [['x=1,y=2*x'], 'x y', 'bad-point', '8:x', /constants/],
    [['x=1/0'], 'x', 'bad-point', '2:1/0', /finite number, such as/],
    [['x=1e400'], 'x', 'bad-point', '2:1e400', /1\.8e308/],
    [['x=Infinity'], 'x', 'bad-point', '2:Infinity', /finite/],
    [['x=sqrt(-1)'], 'x', 'bad-point', '2:sqrt(-1)', /finite number, such as/],
  ])('%j for %j: %s at %s', (texts, variables, code, place, hint) => {
    const error = refusal(() => readPoint(texts, variables.split(' ').filter(Boolean)));
    const text = error.source?.text ?? '';
    const at = error.span ? `${error.span.start}:${text.slice(error.span.start, error.span.end)}` : '-';
    expect([error.code, at]).toEqual([code, place]);
    expect(String(error.hint)).toMatch(hint);
    expect(error.source?.name ?? 'at').toBe('at');
  });

  test.each<[text: string, variables: string, hint: string]>([
    ['1,5', 'x', "write at: 1.5; several points are for sweep, with 'at' for each, and for batch, with a case for each"],
    ['1,5', 'x y', "write at: 'x=1,y=5'"],
    ['(1, 2)', 'a b', "write at: 'a=1,b=2'"],
    ['[1,2]', 'a b', "write at: 'a=1,b=2'"],
    ['x=1,5', 'x', "write at: 'x=1.5'"],
    ['x=1,5;y=2,5', 'x y', "write at: 'x=1.5,y=2.5'"],
    ['x=1;y=2', 'x y', "write at: 'x=1,y=2'"],
    ['x:1', 'x', "write at: 'x=1'"],
    ['x: 1, y: -2', 'x y', "write at: 'x=1,y=-2'"],
    ['{x: 1}', 'x', "write at: 'x=1'"],
    ['x == 1', 'x', "write at: 'x=1'"],
    ['x := 1', 'x', "write at: 'x=1'"],
    ['x -> 1', 'x', "write at: 'x=1'"],
    ['x=1 y=2', 'x y', "write at: 'x=1,y=2'"],
    ["'x=1'", 'x', "write at: 'x=1'"],
    ['x=−1', 'x', "write at: 'x=-1'"],
    ['x=π/4', 'x', "write at: 'x=pi/4'"],
    ['x=PI/4', 'x', 'write pi/4'],
    ['x=2**3', 'x', 'write 2^3'],
    ['x=1; y=2', 'x y', "write at: 'x=1,y=2'"],
    ['x=1 and y=2', 'x y', "write at: 'x=1,y=2'"],
    ['{"x":1,"y":2}', 'x y', "write at: 'x=1,y=2'"],
    ['(x, y) = (1, 2)', 'x y', "write at: 'x=1,y=2'"],
    ['x,y=1,2', 'x y', "write at: 'x=1,y=2'"],
    ['X=1', 'x', "write at: 'x=1'"],
    ['w=(1, 2)', 'w', "write at: 'w=[1, 2]'"],
    ['w=(1,2,3)', 'w', "write at: 'w=[1,2,3]'"],
    ['w={1,2}', 'w', "write at: 'w=[1,2]'"],
    ['w=[1 2; 3 4]', 'w', "write at: 'w=[1, 2; 3, 4]'"],
    ['A=[1,2;3,4];b=[1,2]', 'A b', "write at: 'A=[1,2;3,4],b=[1,2]'"],
    ['A=[1,5];b=2,5', 'A b', "write at: 'A=[1,5],b=2.5'"],
    ['w=[[1],[2,3]]', 'w', 'write [1, 2], [[1], [2]] or [1; 2]'],
    ['w[1]=1,w[2]=2', 'w', "give it as a whole: at: 'w=[…]'"],
    ['x', 'x', 'values are constants such as 1.2, pi/4 or sqrt(2)'],
    [`x${' '.repeat(400)}:1`, 'x', 'values are constants such as 1.2, pi/4 or sqrt(2)'], // a search in long texts has no end
    ...['x=0:1', '0:1', 'x=0..1', '0:0.1:1', 'x=0 to 1', 'linspace(0, 1, 5)', '-1...1'].map((text, i): [string, string, string] => [text, 'x', `a range is for scan, with at: '${i < 2 ? text : 'x=0:1'}'; several points are for sweep, with 'at' for each, and for batch, with a case for each`]),
  ])('%j for %j: %s', (text, variables, hint) => {
    const names = variables.split(' ');
    expect(refusal(() => readPoint([text], names)).hint).toBe(hint);
    const [, quoted, at = quoted] = /^write at: (?:'([^']*)'|([^';]*))/.exec(hint) ?? [];
    if (at !== undefined) expect(readPoint([at], names).size).toBe(names.length);
  }); // prettier-ignore

  test('all missing variables are named', () => {
    expect(refusal(() => readPoint(['x=1'], ['a', 'x', 'b'])).message).toBe("'a' and 'b' have no value");
    expect(refusal(() => readPoint([], ['a'])).message).toBe("'a' has no value");
  });
});

describe('points as data', () => {
  const read = readExpression('atan2(y, x)');
  const pointOf = (at: ProblemOptions['at']): readonly number[] => problemOf(read, { at }).point;
  test('are the same numbers as in text, -0 included', () => {
    expect(read.variables).toEqual(['y', 'x']);
    expect(pointOf({ x: 1.5, y: -0 })).toEqual(pointOf('x=1.5,y=-0'));
    expect(pointOf({ x: 1e-320, y: 0.1 })).toEqual(pointOf(['x=1e-320', 'y=0.1']));
    expect(problemOf(readExpression('x^2'), { at: 3 }).point).toEqual([3]);
  });
  test.each([
    [{ x: 1 }, 'unbound-variable'],
    [{ x: 1, z: 2 }, 'unknown-variable'],
    [{ x: 1, y: 2, z: 3 }, 'unknown-variable'],
    [{ x: 1, y: NaN }, 'bad-point'],
    [{ x: 1, y: Infinity }, 'bad-point'],
    [{ x: 1, toString: 2 }, 'unknown-variable'],
    [3, 'unbound-variable'],
  ])('%j is refused: %s', (at, code) => {
    expect(() => pointOf(at as ProblemOptions['at'])).toThrow(expect.objectContaining({ code }) as Error);
  });
  test('rounds to the precision, and nothing else', () => {
    expect(problemOf(read, { at: { x: 0.1, y: 2 }, precision: 'float32' }).point).toEqual([2, Math.fround(0.1)]);
  });
});
