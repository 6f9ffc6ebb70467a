// Tensors through a comparison: points, derivatives and truths in arrays in arrays.
import { describe, expect, test } from 'vitest';
import { compare, truth, type CompareOptions } from '../../src/compare/compare.js';
import type { Comparison } from '../../src/compare/comparison.js';
import { DiffcmpError } from '../../src/errors.js';

const toy = 'squaredDifference(0.75, [1, 2]*w)';
const at = { w: [[0.25], [0.15]] };

async function refusal(expression: string, options: CompareOptions): Promise<DiffcmpError> {
  const error: unknown = await compare(expression, options).catch((thrown: unknown) => thrown);
  if (error instanceof DiffcmpError) return error;
  throw new Error('it was not refused');
}

describe('The toy network in float32', () => {
  const toyAt = (point: CompareOptions['at']): Promise<Comparison<'tensors'>> =>
    compare<'tensors'>(toy, { at: point, precision: 'float32', methods: 'forward,reverse,symbolic' });

  test.each<[string, CompareOptions['at']]>([
    ['data', at],
    ['arrays alone', at.w],
    ['typed arrays', { w: [new Float64Array([0.25]), new Float32Array([0.15])] as never }],
    ['constants', { w: [['1/4'], ['0.3/2']] }],
    ['text', 'w=[[0.25],[0.15]]'],
    ['rows', ['w = [0.25; 0.15]']],
    ['text without a name', '[[0.25], [0.15]]'],
    ['an expression', 'w=transpose([[5, 3]])/20'],
  ])('has exactly this gradient: %s', async (_, point) => {
    const { results, reference, value, point: shown, wrt } = await toyAt(point);
    const gradient = { w: [[-0.39999998], [-0.79999995]].map((row) => row.map(Math.fround)) };
    expect(results.map((result) => result.gradient)).toEqual([gradient, gradient, null]);
    expect(results[2]).toMatchObject({
      status: 'unsupported',
      message: 'symbolic: tensors are not expressions of one number',
    });
    expect(reference).toMatchObject({ status: 'certified', statuses: { w: [['certified'], ['certified']] }, gradient });
    expect(reference.digits).toEqual({ w: [['-0.39999997615814208984375'], ['-0.7999999523162841796875']] });
    expect(results[0]?.error).toEqual({ w: Array(2).fill([{ absolute: 0, relative: 0, ulps: 0, bits: 24 }]) });
    expect(value.computed).toBe(Math.fround(0.04 - 5e-9));
    expect([shown, wrt]).toEqual([{ w: [[0.25], [Math.fround(0.15)]] }, ['w']]);
  });
});

describe('The norm', () => {
  test.each<[precision: 'float32' | 'float64', size: number]>([
    ['float32', 3],
    ['float32', 1e-22],
    ['float32', 1e-36],
    ['float32', 1e25],
    ['float64', 1e-22],
    ['float64', 1e-170],
    ['float64', 1e200],
  ])(
    'in %s keeps its digits where squares have lost theirs, and has a truth: numbers of the size %d',
    async (precision, size) => {
      const { value, reference, results } = await compare<'tensors'>('norm([w, 2*w])', { at: { w: size }, precision, methods: 'ad' }); // prettier-ignore
      expect(reference.status).toBe('certified');
      expect(value.ulps).toBeLessThan(2); // a product, two squares, a sum and a root, of which the root halves what is before it
      for (const { error } of results)
        expect(error?.['w']).toHaveProperty(
          'ulps',
          expect.toSatisfy((ulps: number) => ulps < 4),
        );
    },
  );
});

describe('What is given back', () => {
  test.each<[expression: string, options: CompareOptions, gradient: unknown, computed: unknown]>([
    ['sum(w.^2)', { at: { w: [1, 2, 3] } }, { w: [2, 4, 6] }, 14],
    ['sum(w.^2)', { at: { w: [1, 2, 3] }, wrt: 'w[2]' }, { 'w[2]': 4 }, 14],
    ['sum(w.^2)', { at: { w: [[1, 2], [3, 4]] }, wrt: 'w[2,:],w' }, { 'w[2,1]': 6, 'w[2,2]': 8, w: [[2, 4], [6, 8]] }, 30],
    ['sum(w.^2)', { at: { w: [[1, 2], [3, 4]] }, wrt: ['w[1:2,2]', ' w[end,1] '] }, { 'w[1,2]': 4, 'w[2,2]': 8, 'w[2,1]': 6 }, 30],
    // a Jacobian: the shape of the value, then that of the input
    ['[x, x*y]', { at: { x: 2, y: 3 } }, { x: [1, 3], y: [0, 2] }, [2, 6]],
    ['w.^2', { at: { w: [1, 2] } }, { w: [[2, 0], [0, 4]] }, [1, 4]],
    ['[1, 2, 3; 4, 5, 6]*w', { at: { w: [1, 1, 1] } }, { w: [[1, 2, 3], [4, 5, 6]] }, [6, 15]],
    ['[1, 2; 3, 4]*w', { at: { w: [[1], [1]] } }, { w: [[[[1], [2]]], [[[3], [4]]]] }, [[3], [7]]],
    ['w.^2', { at: { w: [1, 2] }, reduce: 'sum' }, { w: [2, 4] }, 5],
    // a value of one number is that number, whatever its shape
    ['[[x^2]]', { at: 3 }, { x: 6 }, 9],
    ['x.^2', { at: { x: [3] } }, { x: [6] }, 9],
    // a number beside a tensor, and one that isn't used
    ['sum(w)*x', { at: { w: [1, 2], x: 3, z: [[1]] }, wrt: 'x,w,z' }, { x: 3, w: [3, 3], z: [[0]] }, 9],
    ['x^2', { at: 3, reduce: 'sum' }, { x: 6 }, 9],
  ])('%s at %j', async (expression, options, gradient, computed) => {
    const given = await compare<'tensors'>(expression, { ...options, methods: 'forward,reverse,complex-step' });
    expect(given.results.map((result) => result.gradient)).toEqual([gradient, gradient, gradient]);
    expect(given.reference.gradient).toEqual(gradient);
    expect(given.value.computed).toEqual(computed);
    expect(given.reference.status).toBe('certified');
  }); // prettier-ignore

  test('everything that is kept by input has its shape', async () => {
    const { reference, results } = await compare<'tensors'>('[abs(w[1]), w[2]]', { at: { w: [0, 1] } });
    expect(reference.statuses).toEqual({ w: [['kink', 'certified'], ['certified', 'certified']] });
    expect(reference.left).toEqual({ w: [[-1, 0], [0, 1]] });
    expect(reference.right).toEqual({ w: [[1, 0], [0, 1]] });
    const one: unknown = expect.stringMatching(/^1\.0+$/);
    expect(reference.enclosure).toEqual({ w: [[null, ['0', '0']], [['0', '0'], [one, one]]] });
    expect(reference.value).toEqual(['0', '1']);
    const richardson = results.find(({ method }) => method === 'richardson');
    expect(richardson?.status).toBe('failed');
    expect(richardson?.message).toMatch(/^the differences by w\[1\] don't converge/);
    for (const values of [richardson?.estimate, results.find(({ delta }) => delta)?.delta])
      expect(values).toEqual({ w: [[expect.anything(), expect.anything()], [expect.anything(), expect.anything()]] });
  }); // prettier-ignore

  test('second derivatives are those of the numbers, by their names', async () => {
    const { reference, results } = await compare<'tensors'>('w[1,1]^2*w[2,1]', { at: { w: [[2], [3]] }, order: 2 });
    const hessian = { 'w[1,1]': { 'w[1,1]': 6, 'w[2,1]': 4 }, 'w[2,1]': { 'w[1,1]': 4, 'w[2,1]': 0 } };
    expect(reference.hessian).toEqual(hessian);
    expect(results.find(({ method }) => method === 'reverse')?.hessian).toEqual(hessian);
  });

  test('enclosures that would take too much room are not begun, and what they would have taken is said', async () => {
    const product = 'sum((x*ones(90, 90))*(y*ones(90, 90)))*z';
    const { status, message } = await truth(product, { at: { x: 1, y: 2, z: 3 } });
    expect([status, message]).toEqual(['undecided', expect.stringMatching(/^certifying 1,4\d\d,\d{3} operations would take about \d{3} MB of enclosures, and 268 MB are the most$/)]);
  }); // prettier-ignore

  test('truth() gives the same', async () => {
    expect((await truth<'tensors'>(toy, { at })).gradient).toEqual((await compare<'tensors'>(toy, { at })).reference.gradient);
  }); // prettier-ignore

  test('the derivatives that decide are called by their output too', async () => {
    const { diagnosis } = await compare<'tensors'>('[x, x^3]', { at: 1.1, methods: 'central-difference' });
    expect(diagnosis.standings[0]).toMatchObject({ decisive: { wrt: ['f[2] by x'] }, worst: { wrt: ['f[2] by x'] } });
  });
});

describe('Refused:', () => {
  test.each<[string, CompareOptions, string, RegExp, RegExp]>([
    [toy, { at, wrt: 'w[3,1]' }, 'bad-index', /^'w\[3,1\]': 3 is outside 1 to 2 in shape \[2, 1\]$/, /w\[1,1\]/],
    [toy, { at, wrt: 'w[1]' }, 'bad-index', /w has shape \[2, 1\], and one index is given/, /one index for each axis/],
    [toy, { at, wrt: 'w[0,1]' }, 'bad-index', /0 is outside 1 to 2/, /w\[1,1\]/],
    [toy, { at, wrt: 'w[x,1]' }, 'bad-index', /'x' is no index/, /w\[1,1\]/],
    [toy, { at, wrt: 'v[2,1]' }, 'unknown-variable', /no variable 'v\[2,1\]'/, /its variables: w/],
    ['x^2', { at: 3, wrt: 'x[1]' }, 'bad-index', /x is a number/, /write x/],
    [toy, { at: { w: [1, 2, 3] } }, 'shape-mismatch', /\[2\].*\[3\]|\[1, 2\].*\[3\]/, /./],
    ['w.^2', { at: { w: [1, 2] }, order: 2 }, 'bad-option', /second derivatives are those of one number, and the value has shape \[2\]/, /reduce: 'sum', or take one number of it by an index/],
    [toy, { at: 'w=[[0.25],[0.15,1]]' }, 'bad-point', /rows differ: shape \[1\] first, then shape \[2\]/, /write \[1, 2\]/],
    [toy, { at: 'w=[1, 2; 3]' }, 'bad-point', /rows differ: one of 2 first, then one of 1/, /write/],
    [toy, { at: 'w=[]' }, 'bad-point', /a vector needs a number at least/, /write/],
    [toy, { at: 'w=[1,,2]' }, 'bad-point', /a value is missing/, /write/],
    [toy, { at: 'w=[[1],[2]' }, 'bad-point', /a bracket is not closed/, /write/],
    [toy, { at: 'w=[1, sni(2)]' }, 'bad-point', /sni/, /did you mean 'sin'/],
    [toy, { at: 'w=[1, 1/0]' }, 'bad-point', /the value is Infinity/, /finite/],
    [toy, { at: 'w=[1, x]' }, 'bad-point', /'x' is not a constant/, /constants/],
    ['x*y', { at: '[1, 2]' }, 'bad-point', /doesn't say which variable/, /at: 'x=1,y=2'/],
    ['zeros(1001, 1)*x', { at: { x: [Array.from({ length: 1001 }, () => 1)] } }, 'bad-option', /1,003,003,001 derivatives; 1,000,000 are the most/, /wrt: 'x\[1,1\]', or of fewer outputs: reduce: 'sum'/],
  ])('%s %j: %s', async (expression, options, code, message, hint) => {
    const error = await refusal(expression, options);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  }); // prettier-ignore

  test('what is wrong in a point is shown at its place', async () => {
    const error = await refusal(toy, { at: 'w = [[0.25], [0.1, 2]]' });
    expect(error.source?.text.slice(error.span?.start, error.span?.end)).toBe('[0.1, 2]');
  });
});

describe('What is expected', () => {
  const verdictsOf = async (expression: string, options: CompareOptions): Promise<Record<string, string>> => {
    const { check } = await compare(expression, { methods: 'none', ...options });
    return Object.fromEntries(Object.entries(check?.expect ?? {}).map(([name, { verdict }]) => [name, verdict]));
  };

  test.each<[string, CompareOptions, Record<string, string>]>([
    [toy, { at, expect: { w: [[-0.4], [-0.8]] } }, { 'w[1,1]': 'PASS', 'w[2,1]': 'PASS' }],
    [toy, { at, expect: [[-0.4], [-0.7]] }, { 'w[1,1]': 'PASS', 'w[2,1]': 'FAIL' }],
    [toy, { at, expect: '[[-0.4], [-0.80]]' }, { 'w[1,1]': 'PASS', 'w[2,1]': 'PASS' }],
    [toy, { at, expect: { w: '[-0.4; -0.8]' } }, { 'w[1,1]': 'PASS', 'w[2,1]': 'PASS' }],
    [toy, { at, expect: { 'w[2,1]': -0.8, ' w[1, 1] ': '-2/5' } }, { 'w[1,1]': 'PASS', 'w[2,1]': 'PASS' }],
    [toy, { at, wrt: 'w[2,1]', expect: -0.8 }, { 'w[2,1]': 'PASS' }],
    [toy, { at, wrt: 'w[2,1]', expect: { 'w[2,1]': 0.8 } }, { 'w[2,1]': 'FAIL' }],
    // expressions of tensors
    [toy, { at, expect: '2*([1, 2]*w - 0.75)[1]*[1; 2]' }, { 'w[1,1]': 'PASS', 'w[2,1]': 'PASS' }],
    ['sum(w.^2)', { at: { w: [0.1, 3] }, expect: '2*w' }, { 'w[1]': 'PASS', 'w[2]': 'PASS' }],
    ['sum(w.^2)', { at: { w: [0.1, 3] }, precision: 'float32', expect: { w: ['w[1]*2', '6.0'] } }, { 'w[1]': 'PASS', 'w[2]': 'PASS' }],
    ['dot([1, 2], [x, 3])', { at: 1, expect: 'dot([1], [1])' }, { x: 'PASS' }],
    // Jacobians: whole, or number by number
    ['[x^2, x*y]', { at: { x: 3, y: 2 }, expect: { x: [6, 2], y: [0, 3] } }, { 'f[1] by x': 'PASS', 'f[1] by y': 'PASS', 'f[2] by x': 'PASS', 'f[2] by y': 'PASS' }],
    ['[1, 2, 3; 4, 5, 6]*w', { at: { w: [1, 1, 1] }, expect: [[1, 2, 3], [4, 5, 7]] }, { 'f[1] by w[1]': 'PASS', 'f[1] by w[2]': 'PASS', 'f[1] by w[3]': 'PASS', 'f[2] by w[1]': 'PASS', 'f[2] by w[2]': 'PASS', 'f[2] by w[3]': 'FAIL' }],
    ['[x^2, x*y]', { at: { x: 3, y: 2 }, wrt: 'x', expect: { 'f[2] by x': 'y', 'f[1] by x': '7' } }, { 'f[1] by x': 'FAIL', 'f[2] by x': 'PASS' }],
    ['w[1]*w[2]^2', { at: { w: [2, 3] }, order: 2, expect: { 'w[1]': 0, 'w[1],w[2]': '2*w[2]', 'w[2]': '2*w[1]' } }, { 'w[1]': 'PASS', 'w[1],w[2]': 'PASS', 'w[2]': 'PASS' }],
  ])('of %s %j: %j', async (expression, options, verdicts) => {
    expect(await verdictsOf(expression, options)).toEqual(verdicts);
  }); // prettier-ignore

  test.each<[string, CompareOptions, string, string]>([
    [toy, { at, expect: [-0.4, -0.8] }, 'shape-mismatch', 'what is expected by w has shape [2], and the derivative [2, 1]'],
    [toy, { at, expect: { w: 0 } }, 'shape-mismatch', 'what is expected by w has shape [], and the derivative [2, 1]'],
    [toy, { at, expect: 'w' }, '', ''],
    [toy, { at, expect: 'transpose(w)' }, 'shape-mismatch', 'what is expected by w has shape [1, 2], and the derivative [2, 1]'],
    [toy, { at, expect: { 'w[2,1]': -0.8 } }, 'bad-option', 'nothing is expected by w[1,1]'],
    [toy, { at, expect: { 'w[3,1]': -0.8 } }, 'unknown-variable', "the expression has no variable 'w[3,1]'"],
    [toy, { at, expect: '[[1], [2, 3]]' }, 'bad-option', 'rows differ: shape [1] first, then shape [2]'],
    [toy, { at, expect: { w: [[1], ['x']] } }, 'bad-option', "the function has no input 'x'"],
    [toy, { at, expect: 'w[5,1]' }, 'bad-index', 'index 5 along axis 1 is outside a tensor of shape [2, 1]'],
    ['[x, x*y]', { at: { x: 1, y: 2 }, expect: 1 }, 'bad-option', 'one value is expected, but there are 4 derivatives'],
  ])('of %s %j: %s', async (expression, options, code, message) => {
    if (code === '') return void expect(await verdictsOf(expression, options)).toEqual({ 'w[1,1]': 'FAIL', 'w[2,1]': 'FAIL' });
    const error = await refusal(expression, options);
    expect([error.code, error.message]).toEqual([code, message]);
  }); // prettier-ignore
});
