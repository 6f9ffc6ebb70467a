// Templates: what they are written out to, and what is wrong with one, at its place.
import { describe, expect, test } from 'vitest';
import { float64 } from '../../src/arithmetics/float64.js';
import { DiffcmpError } from '../../src/errors.js';
import { readExpression } from '../../src/language/expression.js';
import { counting, totalOperations } from '../../src/arithmetics/counting.js';
import type { Program } from '../../src/program/program.js';
import { expandTemplate } from '../../src/scale/expansion.js';
import { checkUsesSize, readTemplate } from '../../src/scale/template.js';

const budget = { maxSteps: 1e6 };
const at = (text: string, size: number): ReturnType<typeof expandTemplate> => expandTemplate(readTemplate(text), size);

/** Value and operations of a program, where its k-th input by name has a value of its own. */
function run(program: Program, valueOf: (name: string) => number): { value: number; operations: number } {
  const counted = counting(float64);
  const value = program.link(counted.arithmetic)(program.inputs.map(valueOf), budget);
  return { value, operations: totalOperations(counted.counts) };
}

/** `x[2,1]` of a template is `x_2_1` in a text of the language. */
const plain = (name: string): string => name.replace(/\]/g, '').replace(/[[,]/g, '_');
const valueOf = (name: string): number =>
  [...plain(name)].reduce((sum, character, i) => sum + (character.charCodeAt(0) % 17) / (i + 3), 0.25);

describe('a template at a size is the text that one would write by hand', () => {
  test.each<[string, number, string]>([
    ['sum(i, 1, n, x[i]^2)', 3, 'x_1^2 + x_2^2 + x_3^2'],
    ['sum(i, 1, n, x[i]^2)', 1, 'x_1^2'],
    ['prod(i, 1, n, x[i])', 4, 'x_1*x_2*x_3*x_4'],
    ['sum(i, 1, n, prod(j, 1, i, x[j]))', 3, 'x_1 + x_1*x_2 + x_1*x_2*x_3'],
    ['sum(i, 1, n, sum(j, i, n, x[i]*y[j]))', 2, '(x_1*y_1 + x_1*y_2) + x_2*y_2'],
    ['sum(i, 1, n - 1, x[i+1] - x[i]^2)', 3, '(x_2 - x_1^2) + (x_3 - x_2^2)'],
    ['sum(i, 1, n, x[i]*x[n-i+1])', 3, 'x_1*x_3 + x_2*x_2 + x_3*x_1'],
    ['sum(i, 1, n, x[i])/n', 4, '(x_1 + x_2 + x_3 + x_4)/4'],
    ['x^n', 5, 'x^5'],
    ['sum(i, 1, n, x[i])*c + c', 2, '(x_1 + x_2)*c + c'],
    ['m = sum(i, 1, n, x[i])/n; sum(i, 1, n, (x[i] - m)^2)', 2, 'm = (x_1 + x_2)/2; (x_1 - m)^2 + (x_2 - m)^2'],
    ['f(t) = t*sin(t); sum(k, 1, n, f(x[k]))', 2, 'f(t) = t*sin(t); f(x_1) + f(x_2)'],
    ['f(x, c) = c*sum(i, 1, n, x^i)', 3, 'f(x, c) = c*(x^1 + x^2 + x^3); f(x, c)'],
    ['f(k, t) = k < 1 ? t : f(k - 1, sin(t)*t); f(n, x)', 2, 'f(k, t) = k < 1 ? t : f(k - 1, sin(t)*t); f(2, x)'],
    ['sum(i, 1, n, sum(j, 1, n, A[i,j]*x[j]))', 2, '(A_1_1*x_1 + A_1_2*x_2) + (A_2_1*x_1 + A_2_2*x_2)'],
    ['sum(i, 1, n, i == 1 ? x[1] : x[i]*x[i-1])', 3, 'x_1 + x_2*x_1 + x_3*x_2'],
    ['sum(i, 2, n, x[i])', 2, 'x_2'],
    ['sum(i, 1, floor(n/2), x[2*i])', 5, 'x_2 + x_4'],
    ['sum(i, 1, n, 1/(i + n)*x[i])', 2, `${1 / 3}*x_1 + ${1 / 4}*x_2`],
    ['sum(i, 1, n, 2*3*x[i])', 2, '2*3*x_1 + 2*3*x_2'],
    ['c*sum(i, 2, n, x[i])', 1, 'c*0'],
    ['c + prod(i, 2, n, x[i])', 1, 'c + 1'],
    ['sum(i, -1, n, i*x[i+2])', 1, '-1*x_1 + 0*x_2 + 1*x_3'],
    ['f(t) = 2*t; f(n)*x', 3, 'f(t) = 2*t; f(3)*x'],
    ['sum(i, 1, floor(pi*n), x[i])', 1, 'x_1 + x_2 + x_3'],
    ['sum(\n i, 1, n, # a comment\n x[i] )', 2, 'x_1 + x_2'],
  ])('%s at n = %d', (text, size, byHand) => {
    const { program } = at(text, size);
    const expected = readExpression(byHand).program;
    expect(program.inputs.map(plain).sort()).toEqual([...expected.inputs].sort());
    expect(run(program, valueOf)).toEqual(run(expected, valueOf));
  }); // prettier-ignore
});

test('inputs are the elements that are used, in row-major order, behind what stands before them', () => {
  expect(at('c*sum(i, 1, n, x[n-i+1])', 12).program.inputs).toEqual(['c', ...Array.from({ length: 12 }, (_, i) => `x[${i + 1}]`)]); // prettier-ignore
  expect(at('sum(j, 1, n, sum(i, 1, 2, A[i,j]))', 2).program.inputs).toEqual(['A[1,1]', 'A[1,2]', 'A[2,1]', 'A[2,2]']);
  expect(at('sum(i, 1, n, x[2*i])', 2).program.inputs).toEqual(['x[2]', 'x[4]']);
  expect(at('sum(i, 1, n, x[2*i])', 2).variables).toEqual([{ name: 'x', shape: [4] }]);
  expect(at('m = sum(i, 1, n, x[i])/n; m*m', 2).variables).toEqual([{ name: 'x', shape: [2] }]);
}); // prettier-ignore

describe('what is wrong with a template', () => {
  test.each<[text: string, size: number, code: string, marked: string | null, message: RegExp, hint: RegExp]>([
    ['sum(i, 1, n, x[j]^2)', 2, 'bad-index', 'j', /'j' is no index here: an index of x/, /indices here: n, i/],
    ['sum(idx, 1, n, x[idy]^2)', 2, 'bad-index', 'idy', /'idy' is no index here/, /did you mean 'idx'\?/],
    ['sum(i, 1, i, x[i]) + n', 3, 'bad-index', 'i', /'i' is no index here: the last value of an index of sum/, /write sum\(i, 1, n, …\) around it/],
    ['sum(i, i, n, x[i])', 3, 'bad-index', 'i', /'i' is no index here: the first value of an index of sum/, /write sum\(i, 1, n, …\) around it/],
    ['sum(i, 1, e, x[i]) + n', 3, 'bad-index', 'sum', /the last value of i is 2\.718\d* at n = 3, not a whole number/, /floor/],
    ['n*x[j]', 2, 'bad-index', 'j', /'j' is no index here/, /write sum\(j, 1, n, …\) around it/],
    ['sum(i, 1, n, x[i]) + i', 2, 'bad-index', 'i', /'i' is the index of a sum, and stands outside/, /put it into the term/],
    ['sum(i, 1, n, x[i-1])', 3, 'bad-index', '[i-1]', /x\[0\] at n = 3, i = 1: indices begin at 1/, /begin or end the sum/],
    ['sum(i, 1, n, x[i/2])', 3, 'bad-index', '[i/2]', /an index of x is 0\.5 at n = 3, i = 1, not a whole number/, /floor/],
    ['sum(i, 1, n/2, x[i])', 3, 'bad-index', 'sum', /the last value of i is 1\.5 at n = 3, not a whole number/, /floor\(…\) or ceil/],
    ['sum(i, 1, c, x[i]) + n', 3, 'bad-index', 'c', /'c' is no index here: the last value of an index of sum/, /write sum\(c, 1, n/],
    ['sum(i, x[1], n, x[i])', 3, 'bad-index', 'x', /'x' is no index here: the first value of an index of sum/, /write sum/],
    ['x[1]*x[n, 1]', 1, 'bad-index', '[n, 1]', /'x' has 2 indices here, and one index before/, /another name/],
    ['x[n] + x', 1, 'bad-index', 'x', /'x' has no index here, and one index before/, /another name/],
    ['sum(i, 1, n)', 1, 'wrong-arity', 'sum', /in a template 'sum' takes an index, .*, got 3/, /write sum\(i, 1, n, …\)/],
    ['sum(i, 1, n, x[i], 2)', 1, 'wrong-arity', 'sum', /got 5/, /write sum/],
    ['sum(x) + n', 1, 'wrong-arity', 'sum', /got 1/, /write sum/],
    ['prod(2, 1, n, x)', 1, 'bad-index', 'prod', /the index of prod must be a name/, /write prod\(i, 1, n, …\)/],
    ['sum(n, 1, n, x[n])', 1, 'bad-index', 'n', /'n' is the size/, /another name for the index/],
    ['sum(pi, 1, n, x[pi])', 1, 'bad-index', 'pi', /'pi' is a constant/, /another name/],
    ['sum(i, 1, n, sum(i, 1, n, x[i]))', 1, 'bad-index', 'i', /'i' is the index of a sum around this one/, /another name/],
    ['n = 3; n*x', 1, 'bad-template', 'n', /'n' is the size in a template/, /another name/],
    ['f(n) = n*x; f(2)', 1, 'bad-template', 'f', /'n' is the size in a template/, /another name/],
    ['a = n*x; a[1]', 1, 'bad-template', '[1]', /'a' is a step, which is one number/, /only inputs have indices/],
    ['f(t) = t[n]; f(2)', 1, 'bad-template', '[n]', /'t' is a parameter, which is one number/, /only inputs/],
    ['(x + n)[1]', 1, 'bad-template', '[1]', /only an input has indices/, /write x\[i\]/],
    ['n[1]*x', 1, 'bad-template', '[1]', /only an input has indices/, /write x\[i\]/],
    ['n*pi[1]', 1, 'bad-template', '[1]', /only an input has indices/, /write x\[i\]/],
    ['n*dot([x], [y])', 1, 'bad-template', 'dot', /'dot' is a function of tensors/, /made of numbers/],
    ['n*x[1:2]', 1, 'bad-template', ':', /vectors, matrices and ranges/, /made of numbers/],
    ['sum(i, 0, n, 1/i*x)', 1, 'bad-template', '/', /that is Infinity at n = 1, i = 0/, /finite/],
    ['sum(i, 1, n, x[i]', 1, 'expr-syntax', '', /expected \)/, /add the missing \)/],
    ['sum(i, 1, n, sni(x[i]))', 1, 'unknown-function', 'sni', /unknown function 'sni'/, /did you mean 'sin'/],
  ])('%s at n = %d', (text, size, code, marked, message, hint) => {
    const error = refusal(() => at(text, size));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
    expect(error.span === null ? null : text.slice(error.span.start, error.span.end)).toBe(marked);
  }); // prettier-ignore

  test('one that is too large to write out: before memory is short', () => {
    const text = 'sum(i, 1, n, sum(j, 1, n, x[i]*x[j]))';
    const error = refusal(() => expandTemplate(readTemplate(text), 1000, 100_000));
    expect([error.code, error.message]).toEqual(['bad-template', 'written out at n = 1,000 the template has more than 100,000 parts']); // prettier-ignore
    expect(error.hint).toBe('take smaller sizes, or fewer nested sums');
    expect(text.slice(error.span?.start, error.span?.end)).toBe('sum');
    expect(expandTemplate(readTemplate(text), 10, 500).program.inputs).toHaveLength(10);
    const inner = readTemplate('sum(i, 1, n, sin(sin(sin(x[i]))))');
    expect(expandTemplate(inner, 10, 40).program.inputs).toHaveLength(10);
    expect(() => expandTemplate(inner, 10, 39)).toThrow('more than 39 parts');
  });

  test('one that is the same at every size', () => {
    const error = refusal(() => checkUsesSize(readTemplate('sum(i, 1, 3, x[i])')));
    expect([error.code, error.message]).toEqual(['bad-template', "the template doesn't use n: it is the same at every size"]); // prettier-ignore
  });
});

function refusal(action: () => unknown): DiffcmpError {
  try {
    action();
  } catch (error) {
    if (error instanceof DiffcmpError) return error;
    throw error;
  }
  throw new Error('nothing is wrong with it');
}

test('20,000 terms, and nests a thousand deep, take no stack', () => {
  expect(at('sum(i, 1, n, x[i])', 20_000).program.inputs).toHaveLength(20_000);
  const deep = `${'sin('.repeat(1000)}x[n]${')'.repeat(1000)}`;
  expect(at(deep, 2).program.inputs).toEqual(['x[2]']);
});
