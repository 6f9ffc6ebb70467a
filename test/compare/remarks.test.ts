// Inputs that the text doesn't use, and constants that are doubles: what comes of them, and the remark.
import { describe, expect, it } from 'vitest';
import { batch } from '../../src/batch/batch.js';
import { compare } from '../../src/compare/compare.js';
import type { DiffcmpError } from '../../src/errors.js';
import { grad } from '../../src/grad.js';
import { methodIds } from '../../src/methods/table.js';
import { sweep } from '../../src/sweep/sweep.js';

describe('An input of the point and of wrt that the text does not use', () => {
  it.each([
    ['3', { y: 1 }],
    ['x^2', { x: 3, y: 1 }],
    ['x*t', { x: 3, t: 2, y: 1, z: 5 }],
    ['f(x) = x^2', { x: 3, y: 1 }],
    ['a = x; a*sin(a)', { x: 3, y: 0 }],
  ] as [string, Record<string, number>][])('of %s at %j has the derivative 0 by every method, of both orders, in both formats', async (text, at) => {
    for (const precision of ['float64', 'float32'] as const) {
      const options = { at, wrt: Object.keys(at), methods: 'all', order: 2, precision } as const;
      const { reference, results, point, warnings } = await compare(text, options);
      expect(point).toEqual(at);
      expect(reference.status).toBe('certified');
      expect(reference.gradient['y']).toBe(0);
      expect(reference.hessian?.['y']?.['y']).toBe(0);
      for (const { method, status, gradient } of results) {
        expect([method, status]).toEqual([method, 'ok']);
        expect(gradient?.['y']).toBeCloseTo(0, 300);
      }
      expect(results).toHaveLength(methodIds.length);
      expect(warnings).toMatchObject([{ code: 'unused-input' }]);
    }
  }); // prettier-ignore

  it('is remarked on by name', async () => {
    const said = async (at: Record<string, number>): Promise<unknown> =>
      (await compare('x^2', { at, wrt: Object.keys(at), methods: 'forward' })).warnings;
    const code = 'unused-input';
    expect(await said({ x: 1 })).toEqual([]);
    expect(await said({ x: 1, y: 2 })).toEqual([
      { code, message: 'the expression does not use y: the derivative by it is 0' },
    ]);
    expect(await said({ z: 3, x: 1, y: 2 })).toEqual([
      { code, message: 'the expression does not use z and y: the derivatives by them are 0' },
    ]);
  });

  it('is swept, differentiated by grad, and a case of a batch', async () => {
    const { references, warnings } = await sweep('3', { at: ['x=1', 'x=2'], wrt: 'x', methods: 'central-difference' });
    expect(references.map(({ digits, point }) => [digits, point])).toEqual([
      ['0', { x: 1 }],
      ['0', { x: 2 }],
    ]);
    expect(warnings).toMatchObject([{ code: 'unused-input' }]);
    for (const method of methodIds) {
      expect(grad('x^2', { wrt: ['x', 'y'], method })({ x: 3, y: 1 })['y']).toBeCloseTo(0, 300);
    }
    const lines = [];
    for await (const line of batch([{ expr: '3', at: { x: 1 }, wrt: ['x'], expect: 0 }], { jobs: 1 })) lines.push(line);
    expect(lines[1]).toMatchObject({ status: 'passed', reference: { gradient: { x: 0 } } });
  });

  it.each([
    ['x^2', { x: 1, y: 2 }, 'x', /has no variable 'y'/],
    ['x^2', { x: 1 }, 'y', /has no variable 'y'/],
    ['rate^2', { rat: 1 }, 'rat', /has no variable 'rat'/],
    ['x^2', { y: 1 }, 'y', /has no variable 'y'/],
    ['x^2', { x: 1, e: 2 }, 'e', /'e' is a constant/],
    ['x^2', { x: 1, sin: 2 }, 'sin', /has no variable 'sin'/],
  ])('is not what %s at %j by %s has', async (text, at, wrt, message) => {
    await expect(compare(text, { at: at as unknown as Record<string, number>, wrt })).rejects.toThrow(message);
  });

  it('is not a slip for a variable without a value', async () => {
    const error = (await compare('rate^2', { at: { rat: 1 }, wrt: 'rat' }).catch((thrown: unknown) => thrown)) as DiffcmpError;
    expect(error.hint).toBe("did you mean 'rate'?");
    // beside it, another name is another input, however close
    const { reference } = await compare('x1*x2', { at: { x1: 1, x2: 2, x3: 3 }, wrt: 'x1,x3' });
    expect(reference.gradient).toEqual({ x1: 2, x3: 0 });
  }); // prettier-ignore
});

describe('Constants that are doubles', () => {
  it.each([
    ['e^x', 'float64', 'e is a double here, for the truth too; exp(x) is the number e to the power of x'],
    ['sin(pi/2*x)', 'float64', 'pi is a double here, for the truth too'],
    ['f(x) = x^e*pi', 'float64', 'e and pi are doubles here, for the truth too; exp(x) is the number e to the power of x'],
    ['tau*x + phi', 'float32', 'tau and phi are singles here, for the truth too'],
    ['exp(x) + true', 'float64', null],
    ['x*2e3', 'float64', null],
  ] as const)('of %s in %s: %s', async (text, precision, message) => {
    const warnings = message === null ? [] : [{ code: 'constant-doubles', message }];
    expect((await compare(text, { at: 'pi/2', precision })).warnings).toEqual(warnings);
    expect((await sweep(text, { at: 'pi/2', precision })).warnings).toEqual(warnings);
  }); // prettier-ignore
});
