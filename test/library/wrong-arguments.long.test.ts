// Whatever the functions of the library are called with, they work or say with a code what is wrong, in words of the library.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as library from '../../src/index.js';
import { caseText } from '../../src/batch/case-text.js';
import { readCase } from '../../src/batch/ndjson.js';
import { compile, DiffcmpError, grad } from '../../src/index.js';
import { valueText } from '../../src/text/value-text.js';

/** What a call throws; null: nothing. Types would refuse most of these calls, and JavaScript has none. */
async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    const result = call();
    if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result)
      for await (const _ of result as AsyncIterable<unknown>) if (Date.now() === 0) break;
    await result;
    return null;
  } catch (error) {
    return error;
  }
}

const saidBy = async (call: () => unknown): Promise<string> => textOf(await thrownBy(call));

/** An error as a row has it, once it is seen to be one that a user can act on. */
function textOf(error: unknown): string {
  if (!(error instanceof DiffcmpError)) throw new Error('no DiffcmpError', { cause: error });
  expect(error.code).not.toBe('internal');
  expect([error.message, error.hint].join('\n')).not.toMatch(/(^|[\s'"])--?[a-z]/);
  return [`${error.code}: ${error.message}`, ...(error.hint === null ? [] : [error.hint])].join('; ');
}

const call = (name: 'readProgram' | 'checkGradient' | 'compare' | 'truth' | 'sweep' | 'scan' | 'scale' | 'graph' | 'derive' | 'grad' | 'compile' | 'batch' | 'train', ...given: readonly unknown[]): (() => unknown) =>
  () => (library[name] as (...given: readonly unknown[]) => unknown)(...given); // prettier-ignore

/** Whether a case can be written down and read, as a batch does it before anything runs. */
function kindOfCase(given: unknown): 'unreadable' | 'wrong' | 'right' {
  try {
    const source = { index: 0, file: '-', number: 1, line: 1, content: caseText(given, 1) };
    return readCase(source).mistakes === null ? 'right' : 'wrong';
  } catch {
    return 'unreadable';
  }
}

/** Lists in lists, so deep. */
const nest = (depth: number): unknown => (depth === 0 ? 1 : [nest(depth - 1)]);

const oneCase = [{ expr: 'x', at: 1 }];
const ownProto = (value: unknown): unknown => JSON.parse(`{"__proto__": ${JSON.stringify(value)}}`);

describe('an option, or the expression', () => {
  const rows: readonly (readonly [given: Parameters<typeof call>, said: string])[] = [
    [['compare', null], "expr-syntax: the expression must be a text, got null; such as 'x*cos(x)'"],
    [['compare', 5n], "expr-syntax: the expression must be a text, got a bigint; such as 'x*cos(x)'"],
    [['grad'], "expr-syntax: the expression must be a text, got undefined; such as 'x*cos(x)'"],
    [['sweep', ['x']], "expr-syntax: the expression must be a text, got a list of 1; such as 'x*cos(x)'"],
    [['readProgram', 5n], "bad-option: 'path' must be the path of a file, such as 'newton.js#root', got a bigint"],
    [['readProgram', 'x*y'], "bad-option: 'x*y' is no path of a JavaScript or TypeScript file; write one such as 'newton.js#root'"],
    [['readProgram', 'f.js', { set: 5 }], 'bad-option:'],
    [['compare', 'x', null], "bad-option: 'options' must be a mapping such as { at: 1.2 }, got null"],
    [['truth', 'x', 1], "bad-option: 'options' must be a mapping such as { at: 1.2 }, got 1"],
    [['grad', 'x', 'reverse'], 'bad-option: \'options\' must be a mapping of names to values, got the text "reverse"'],
    [['compare', 'f.js#f', { at: 1 }], "expr-not-supported: property access is not supported; functions of files are read by readProgram('f.js#f')"],
    [['grad', './lib/f.ts#f'], "expr-not-supported: property access is not supported; functions of files are read by readProgram('./lib/f.ts#f')"],
    [['checkGradient', 5n], "expr-syntax: the expression must be a text, got a bigint; such as 'x*cos(x)'"],
    [['checkGradient', 'x^2', {}], "expr-syntax: the expression must be a text, got a mapping; such as 'x*cos(x)'"],
    [['checkGradient', 'x^2', '2*x', { at: 1, range: 5 }], "bad-range: 'range' must be a text such as 'x=-2:2,y=0:1', or pairs of numbers by name, got 5"],
    [['checkGradient', 'x^2', '2*x', { range: {} }], 'bad-range: no range is given'],
    [['checkGradient', 'x^2', '2*x', { range: { x: [1, 2, 3] } }], "bad-range: 'range.x' must be a pair of numbers, got a list of 3"],
    [['checkGradient', 'x^2', '2*x', { range: { x: [1, null] } }], "bad-range: 'range.x' must be a pair of numbers, got a list of 2"],
    [['checkGradient', 'x^2', '2*x', { range: 'x=2:1' }], 'bad-range: the range of x is reversed: 2 is more than 1; '],
    [['checkGradient', 'x^2', '2*x', { range: 'y=1:2' }], "unknown-variable: the expression has no variable 'y'"],
    [['checkGradient', 'x^2', '2*x', { at: 1, points: 0 }], "bad-option: 'points' must be"],
    [['checkGradient', 'x^2', '2*x', { points: [1, 'foo'] }], "bad-point: point 2: 'foo' is not a constant"],
    [['checkGradient', 'x^2', '2*x', { points: [{ x: 1 }, { y: 2 }] }], "unknown-variable: point 2: the expression has no variable 'y'"],
    [['checkGradient', 'x^2', '2*x', { points: ['foo'] }], "bad-point: 'foo' is not a constant"],
    [['checkGradient', (x: number) => x, () => 1, { points: [1, 'foo'] }], "bad-point: point 2: 'foo' is not a constant"],
    [['checkGradient', 'x^2', '2*x', { at: 1, tolerance: 'x' }], "bad-option: 'x' is not a tolerance"],
    [['checkGradient', () => 1, '2*x', { at: 1 }], 'bad-option: a JavaScript function is checked beside a JavaScript function'],
    [['checkGradient', () => 'a', () => 1, { at: 1 }], 'program-failed: '],
    [['scan', 5n, { at: '0:1' }], "expr-syntax: the expression must be a text, got a bigint; such as 'x*cos(x)'"],
    [['scan', 'x', { at: '0:1', and: 'x' }], "bad-option: 'and' must be a list of expressions, got the text \"x\""],
    [['scan', 'x', { at: '0:1', and: [5] }], 'expr-syntax: the expression must be a text, got 5'],
    [['scan', 'x', { at: '0:1', log: 1 }], "bad-option: 'log' must be true or false, got 1"],
    [['scan', 'x', { at: '0:1', points: 2.5 }], "bad-option: 'points' must be a whole number from 2 to 100,000, got 2.5"],
    [['scan', 'x', { at: '0:1', below: 'x' }], "bad-option: 'below' must be a number of bits, got the text \"x\""],
    [['scan', 'x', { at: null }], "bad-point: 'at' must be"],
    [['scan', 'x', { at: [0, 1] }], 'bad-range: a scan needs a range'],
    [['scan', 'x', { at: { x: [0, 1] } }], 'bad-range: a scan needs a range'],
    [['batch', oneCase, [1]], "bad-option: 'options' must be a mapping of names to values, got a list of 1"],
    [['compare', 'x', { at: 1, methods: 5 }], "bad-option: 'methods' must be the names of methods or groups, or a list of them, got 5"],
    [['compare', 'x', { at: 1, methods: [5] }], "bad-option: 'methods[0]' must be the names of methods or groups, got 5"],
    [['compare', 'x', { at: 1, methods: [] }], 'unknown-method: no method is named; methods and groups: forward, reverse'],
    [['compare', 'x', { at: null }], "bad-point: 'at' must be a number, a text such as 'x=1.2,y=pi/4', or values by name, got null"],
    [['compare', 'x', { at: 5n }], "bad-point: 'at' must be a number, a text such as 'x=1.2,y=pi/4', or values by name, got a bigint"],
    [['compare', 'x', { at: { x: {} } }], "bad-point: 'at.x' must be a number, or a constant such as 'pi/4', got a mapping"],
    [['compare', 'x', { at: [1, 5n] }], "bad-point: 'at[1]' must be a number, or a constant such as 'pi/4', got a bigint"],
    [['compare', 'x', { at: [[1], [2, 3]] }], 'bad-point: x[1]: rows differ: shape [1] first, then shape [2]'],
    [['compare', 'x', { at: { x: [1, NaN] } }], 'bad-point: x[1]: NaN is not a finite number'],
    [['compare', 'x', { at: { x: [[], []] } }], 'bad-point: x[0]: a vector needs a number at least'],
    [['compare', 'x', { at: { x: new Array(1e9) } }], "bad-point: 'at.x' holds more than 1,000,000 numbers"],
    [['compare', 'x', { at: { x: nest(40) } }], "bad-point: 'at.x' holds lists in lists, more than 32 deep"],
    [['compare', 'x*y', { at: [1, 2] }], "bad-point: '[…, …]' doesn't say which variable it is for"],
    [['compare', 'x', { at: 1, reduce: 'mean' }], "bad-option: 'reduce' must be sum, got the text \"mean\""],
    [['compare', 'x', { at: ownProto(1) }], "unknown-variable: the expression has no variable '__proto__'"],
    [['truth', 'x', { at: 1, wrt: Object.assign([3], { [Symbol.iterator]: function* () { for (let i = 0; i < 9; i++) yield 'x'; } }) }], "bad-option: 'wrt[0]' must be the names of variables, got 3"],
    [['truth', 'x', { at: 1, wrt: 3 }], "bad-option: 'wrt' must be the names of variables, or a list of them, got 3"],
    [['truth', 'x', { at: 1, order: '2' }], "bad-option: 'order' must be 1 or 2, got the text \"2\""],
    [['compare', 'x', { at: 1, precision: 'double' }], "bad-option: 'precision' must be float64 or float32, got the text \"double\""],
    [['compare', 'x', { at: 1, precision: 'float46' }], "did you mean 'float64'?"],
    [['compare', 'x', { at: 1, precision: 'toString' }], "bad-option: 'precision' must be float64 or float32"],
    [['compare', 'x', { at: 1, delta: 'a' }], "bad-option: 'delta' must be a positive number, got the text \"a\"; delta: 1e-6"],
    [['compare', 'x', { at: 1, delta: Infinity }], "bad-option: 'delta' must be a positive number, got Infinity; delta: 1e-6"],
    [['compare', 'x', { at: 1, digits: 0 }], "bad-option: 'digits' must be a whole number from 1 to 1,000, got 0"],
    [['compare', 'x', { at: 1, digits: 1e4 }], "bad-option: 'digits' must be a whole number from 1 to 1,000, got 10000"],
    [['compare', 'x', { at: 1, tolerance: {} }], "bad-option: 'tolerance' must be a text such as '4ulp', '1e-10' or '1e-12abs', got a mapping"],
    [['compare', 'x', { at: 1, tolerance: 'a' }], "bad-option: 'a' is not a tolerance"],
    [['compare', 'x', { at: 1, timeout: -1 }], "bad-option: 'timeout' must be a positive number, got -1; timeout: 10000"],
    [['compare', 'x', { at: 1, timeout: NaN }], "bad-option: 'timeout' must be a positive number, got NaN"],
    [['compare', 'x', { at: 1, maxSteps: NaN }], "bad-option: 'maxSteps' must be a whole number from 1 on, got NaN"],
    [['compare', 'x', { at: 1, maxSteps: Infinity }], "bad-option: 'maxSteps' must be a whole number from 1 on, got Infinity"],
    [['compare', 'x', { at: 1, time: 'yes' }], "bad-option: 'time' must be true or false, got the text \"yes\""],
    [['compare', 'x', { at: 1, expect: null }], "bad-option: 'expect' must be a number, an expression, or one by name, got null"],
    [['compare', 'x', { at: 1, expect: { x: [] } }], 'bad-option: x: a vector needs a number at least'],
    [['compare', 'x', { at: 1, methds: 'ad' }], "bad-option: there is no option 'methds'; did you mean 'methods'?"],
    [['truth', 'x', { at: 1, jobs: 2 }], "bad-option: there is no option 'jobs'; options: at, wrt, reduce"],
    [['compare', 'x', ownProto({ at: 1 })], "bad-option: there is no option '__proto__'"],
    [['train', 7], "bad-option: the training must be a path or a mapping, got 7; for example 'fixtures/toy-network.yaml'"],
    [['train', {}, { epoch: 2 }], "bad-option: there is no option 'epoch'; did you mean 'epochs'?"],
    [['train', {}, { epochs: 0 }], "bad-option: 'epochs' must be a whole number from 1 on, got 0"],
    [['train', {}, { momentum: 1 }], "bad-option: 'momentum' must be a number from 0 to below 1, got 1"],
    [['train', {}, { optimizer: 'adan' }], "bad-option: 'optimizer' must be sgd, momentum or adam, got the text \"adan\"; did you mean 'adam'?"],
    [['derive', 5], "expr-syntax: the expression must be a text, got 5; such as 'x*cos(x)'"],
    [['derive', 'x', { at: 1 }], "bad-option: there is no option 'at'"],
    [['derive', 'x', { seed: -1 }], "bad-option: 'seed' must be a whole number from 0 on, got -1"],
    [['derive', 'x', { steps: 'yes' }], "bad-option: 'steps' must be true or false, got the text \"yes\""],
    [['derive', 'x', { wrt: 'y' }], "unknown-variable: the expression has no variable 'y'"],
    [['sweep', 'x', { at: 1, delta: 1 }], "bad-option: there is no option 'delta'"],
    [['scale', ['x']], "expr-syntax: the expression must be a text, got a list of 1; such as 'x*cos(x)'"],
    [['scale', 'rosenbrok'], "unknown-family: there is no family 'rosenbrok'; did you mean 'rosenbrock'?"],
    [['scale', 'x'], 'unknown-family: there is no family \'x\'; families: sum-of-squares, speelpenning, logistic, nested, rosenbrock, quadratic, network'],
    [['scale', 'x*y'], "bad-template: the template doesn't use n: it is the same at every size; for example sum(i, 1, n, x[i]^2)"],
    [['scale', 'nested', { sizes: 3 }], "bad-option: 'sizes' must be a list of whole numbers, or a text such as '1,2,4,8', got 3"],
    [['scale', 'nested', { sizes: ['3'] }], "bad-option: 'sizes[0]' must be a number, got the text \"3\""],
    [['scale', 'nested', { sizes: '1,x' }], "bad-range: 'x' is no size; for example sizes: '1,2,4,8,16'"],
    [['scale', 'nested', { sizes: '1,...,8' }], "bad-range: dots stand between two sizes that begin a series and one that ends it; for example sizes: '1,2,4,8,16'"],
    [['scale', 'nested', { sizes: '1,2,3,…,1e6' }], "bad-range: that is 101 sizes or more; 100 are the most; for example sizes: '1,2,4,8,16'"],
    [['scale', 'nested', { sizes: [] }], "bad-range: no size is given; for example sizes: '1,2,4,8,16'"],
    [['scale', 'nested', { sizes: [1, 0] }], "bad-range: a size is a whole number from 1 on, got 0; for example sizes: '1,2,4,8,16'"],
    [['scale', 'nested', { sizes: [1.5] }], "bad-range: a size is a whole number from 1 on, got 1.5; for example sizes: '1,2,4,8,16'"],
    [['scale', 'nested', { sizes: [1e8] }], "bad-range: the size 100,000,000 is more than 10,000,000; for example sizes: '1,2,4,8,16'"],
    [['scale', 'nested', { at: { y: 1 } }], "unknown-variable: the function has no input 'y'; its inputs: x"],
    [['scale', 'speelpenning', { at: { x: [1, 2] }, sizes: [3] }], "bad-point: 'x' has shape [2], and at n = 3 the function uses x[3]; one number is for all of them; an array needs as many as the largest size"],
    [['scale', 'speelpenning', { wrt: 'x[4]', sizes: [3] }], "bad-index: 'x[4]': 4 is outside 1 to 3 in shape [3]; write one index for each axis, as in x[1]"],
    [['sweep', 'x', { at: [[1]] }], "bad-point: 'at[0]' must be a number, a text such as 'x=1.2,y=pi/4', or values by name, got a list of 1"],
    [['sweep', 'x', { at: [] }], "unbound-variable: 'x' has no value"],
    [['sweep', 'x', { at: 1, precision: ['float64', 'half'] }], "bad-option: 'precision[1]' must be float64 or float32, got the text \"half\""],
    [['sweep', 'x', { at: 1, error: 'ulp' }], "bad-option: 'error' must be absolute, relative or ulps, got the text \"ulp\"; did you mean 'ulps'?"],
    [['sweep', 'x', { at: 1, from: '1e-3' }], "bad-option: 'from' must be a number, got the text \"1e-3\""],
    [['sweep', 'x', { at: 1, to: NaN }], 'bad-range: to: NaN is not a finite number'],
    [['sweep', 'x', { at: 1, perDecade: 0 }], 'bad-range: perDecade: 0 is not a positive number'],
    [['grad', 'x', { method: 'none' }], "bad-option: a gradient has one method, 'none' is none; for example 'reverse'"],
    [['grad', 'x', { method: 'ad' }], "bad-option: a gradient has one method, 'ad' is several; for example 'forward'"],
    [['grad', 'x', { method: 'foo' }], "unknown-method: there is no method 'foo'; methods: forward, reverse, symbolic, complex-step, richardson, central-difference, five-point, forward-difference, backward-difference"],
    [['grad', 'x', { method: 'revers' }], "unknown-method: there is no method 'revers'; did you mean 'reverse'?"],
    [['grad', 'x', { at: 1 }], "bad-option: there is no option 'at'"],
    [['batch', oneCase, { jobs: 0 }], "bad-option: 'jobs' must be a whole number from 1 on, got 0"],
    [['batch', oneCase, { jobs: 1.5 }], "bad-option: 'jobs' must be a whole number from 1 on, got 1.5"],
    [['batch', oneCase, { signal: 5 }], "bad-option: 'signal' must be an AbortSignal, got 5"],
    [['batch', oneCase, { signal: {} }], "bad-option: 'signal' must be an AbortSignal, got a mapping"],
    [['batch', oneCase, { shard: '1/4' }], "bad-option: 'shard' must be a part such as { index: 1, count: 4 }, got the text \"1/4\""],
    [['batch', oneCase, { shard: { index: 3, count: 2 } }], "bad-option: 'shard' must be a part such as { index: 1, count: 4 }"],
    [['batch', oneCase, { shard: { index: 0, count: 2 } }], "bad-option: 'shard' must be a part"],
    [['batch', oneCase, { filter: 5 }], "bad-option: 'filter' must be a text, got 5"],
    [['batch', oneCase, { order: 2 }], "bad-option: 'order' must be input or done, got 2"],
    [['batch', oneCase, { maxFailures: 0.5 }], "bad-option: 'maxFailures' must be a whole number from 1 on, got 0.5"],
    [['batch', oneCase, { methods: ['adv'] }], "unknown-method: there is no method 'adv'; did you mean 'ad'?"],
    [['batch', oneCase, { tolerance: '4 ulpz' }], "bad-option: '4 ulpz' is not a tolerance"],
    [['batch', oneCase, { timeot: 1 }], "bad-option: there is no option 'timeot'; did you mean 'timeout'?"],
  ]; // prettier-ignore

  test.each(rows.map(([given, said]) => [said, given] as const))('%s', async (said, given) => {
    expect(await saidBy(call(...given))).toContain(said);
  });
});

test('the ends of ranges are in them, and what is undefined is not there', async () => {
  const options = [{ shard: { index: 2, count: 2 } }, { timeout: Infinity }, { maxFailures: Infinity }, { jobs: 1 }];
  for (const each of options) expect(await thrownBy(call('batch', [], each))).toBeNull();
  for (const each of [{ digits: 1000 }, { digits: 1 }, { timeout: Infinity }, { delta: 5e-324 }, { jobs: undefined }])
    expect(await thrownBy(call('compare', 'x', { at: 1, methods: 'none', ...each }))).toBeNull();
});

const circle: Record<string, unknown> = { expr: 'x', at: 1 };
circle['at'] = { x: circle };

describe('cases of a batch', () => {
  test.each<[string, unknown, string]>([
    ['null', null, "bad-option: cases must be paths, or a list of cases, got null; for example [{ expr: 'x*cos(x)', at: 1.2 }]"],
    ['one case', oneCase[0], 'bad-option: cases must be paths, or a list of cases, got a mapping'],
    ['a path and a case', ['a.json', oneCase[0]], 'bad-fixture: -:1:1: the case must be a mapping with expr and at, got the text "a.json"'],
    ['paths that are missing', new Array(2), "bad-fixture: case 1 can't be undefined"],
    ['a missing file', 'no/such.json', 'no-such-file'],
    ['a bigint', [...oneCase, { expr: 'x', at: { x: 1n } }], "bad-fixture: at.x of case 2 can't be a bigint"],
    ['a function', [{ expr: () => 'x', at: 1 }], "bad-fixture: expr of case 1 can't be a function"],
    ['a symbol', [Symbol('x')], "bad-fixture: case 1 can't be a symbol"],
    ['nothing', [undefined], "bad-fixture: case 1 can't be undefined"],
    ['a hole', [{ expr: 'x', at: 1, tags: new Array(1) }], "bad-fixture: tags[0] of case 1 can't be undefined"],
    ['NaN', [{ expr: 'x', at: NaN }], 'bad-fixture: at of case 1 must be a finite number, got NaN'],
    ['a circle', [circle], 'bad-fixture: at of case 1 holds itself, or values that are nested too deep'],
    ['an unknown field', [{ expr: 'x', at: 1, tolerence: '1ulp' }], "bad-fixture: -:1:20: the case has no field 'tolerence'; did you mean 'tolerance'?"],
    ['a getter that throws', [{ get expr() { throw new Error('no'); } }], "cannot-read: case 1 can't be read: no"],
    ['an iterator that throws', (function* () { yield oneCase[0]; throw new Error('lost'); })(), "cannot-read: case 2 can't be read: lost"],
    ['an async iterator that throws', { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('lost')) }) }, "cannot-read: case 1 can't be read: lost"],
    ['an iterator that is none', { [Symbol.iterator]: () => 5 }, "cannot-read: case 1 can't be read"],
  ])('%s', async (_, cases, said) => {
    expect(await saidBy(call('batch', cases, { jobs: 1 }))).toContain(said);
  }); // prettier-ignore

  test('what an iterator threw is the cause', async () => {
    const lost = new Error('lost');
    const cases = { [Symbol.iterator]: () => ({ next: () => { throw lost; } }) }; // prettier-ignore
    const error = await thrownBy(call('batch', cases));
    expect((error as Error).cause).toBe(lost);
  });

  test('numbers stay what they are, -0 too', () => {
    expect(caseText({ expr: 'x', at: { x: -0, y: 1e-320, z: 1e21 } }, 1)).toBe('{"expr":"x","at":{"x":-0,"y":1e-320,"z":1e+21}}');
  }); // prettier-ignore
});

test.each(['addEventListener', 'removeEventListener'])('a signal whose %s throws', async (name) => {
  const fail = (): never => {
    throw new Error('no');
  };
  const signal = { aborted: false, addEventListener: () => undefined, removeEventListener: () => undefined, [name]: fail };
  expect(await saidBy(call('batch', oneCase, { jobs: 1, signal }))).toBe("bad-option: the signal can't be read: no");
}); // prettier-ignore

test('no more workers start than can be of use, however many are asked for', async () => {
  const lines: unknown[] = [];
  for await (const { type } of library.batch(oneCase, { jobs: 1e9 })) lines.push(type);
  expect(lines).toEqual(['header', 'case', 'summary']);
});

describe('the point of a gradient', () => {
  const gradient = grad('x*y') as (...given: readonly unknown[]) => unknown;
  test.each<[readonly unknown[], string]>([
    [[], "bad-point: 'at' must be a number, or numbers by name, got undefined"],
    [['x=1,y=2'], 'bad-point: \'at\' must be a number, or numbers by name, got the text "x=1,y=2"'],
    [[{ x: 1, y: '2' }], "bad-point: 'at.y' must be a number, got the text \"2\""],
    [[[1, 2, 3]], 'bad-point: a list of 3 numbers, and the function has 2 inputs; one for each, in this order: x, y'],
    [[{ x: 1 }], "unbound-variable: 'y' has no value"],
    [[{ x: 1, y: NaN }], "bad-point"],
    [[{ x: 1, y: 2, z: 3 }], "unknown-variable: the expression has no variable 'z'"],
    [[NaN], 'bad-point'],
    [[1], "unbound-variable: 'y' has no value"],
  ])('%j', async (given, said) => {
    expect(await saidBy(() => gradient(...given))).toContain(said);
  }); // prettier-ignore

  test('where the method has no means, or the program no end', async () => {
    expect(await saidBy(() => grad('x > 0 ? x : -x', { method: 'symbolic' })(1))).toMatch(
      /^unsupported: symbolic: a condition/,
    );
    expect(await saidBy(() => grad('f(n) = f(n + 1); f(x)', { maxSteps: 100 })(1))).toMatch(/^step-limit: /);
    expect(await saidBy(() => grad('f(n) = f(n + 1); f(x)', { timeout: 1, maxSteps: 1e12 })(1))).toMatch(/^timeout: /);
  });
});

test('errors quote the beginning of what is long', async () => {
  const long = 'ab'.repeat(500);
  const given = [
    ...['methods', 'tolerance', 'wrt', 'precision', long].map((name) => ({ [name]: long })),
    ...[`1,-${long}`, `${long}=1`, `x=1,${long}=1`, `1${long}=1`, { x: 1, [long]: 1 }].map((at) => ({ at })),
    ...[{ [long]: 1 }, long].map((expect) => ({ expect })),
    { methods: `${'ad,-ad,'.repeat(99)}fd,-fd` },
  ];
  for (const options of given) {
    const error = await thrownBy(call('compare', 'x', { at: 1, ...options }));
    expect(textOf(error)).toMatch(/^.{20,400}$/s);
  }
  expect(await saidBy(call('grad', 'x', { method: long }))).toMatch(/^.{20,400}$/s);
});

describe('strange values of every argument and option', () => {
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  const fail = (): never => {
    throw new Error('no');
  };
  const strange: readonly (readonly [string, unknown])[] = [
    ...[null, true, 5n, -1, 0, NaN, Infinity, '', 'abc', '__proto__', Symbol('s'), [], [null], {}, { x: null }, [[]]].map((value) => [valueText(value), value] as const),
    ['a function', () => 1],
    ['a class', DiffcmpError],
    ['a date', new Date(0)],
    ['a map', new Map([['x', 1]])],
    ['bytes', new Float64Array([1])],
    ['own __proto__', ownProto({ at: 1 })],
    ['without a prototype', Object.create(null)],
    ['a proxy that throws', new Proxy({}, { get: fail, ownKeys: fail, getPrototypeOf: fail, has: fail })],
    ['a list that throws', new Proxy([1], { get: fail })],
    ['a revoked proxy', revoked],
    ...[Object.defineProperty(new Error(), 'message', { get: fail }), Object.defineProperty(new Error(), 'message', { value: { toString: fail } }), revoked, undefined].map((thrown, i): [string, unknown] => [`a proxy that throws what can't be read (${i})`, new Proxy({}, { get: () => { throw thrown; } })]), // eslint-disable-line @typescript-eslint/only-throw-error
    ['a text that throws', { toString: fail, valueOf: fail, toJSON: fail, [Symbol.toPrimitive]: fail }],
  ]; // prettier-ignore
  const options = {
    compare: ['at', 'wrt', 'delta', 'order', 'precision', 'digits', 'maxSteps', 'timeout', 'methods', 'expect', 'tolerance', 'time'],
    truth: ['at', 'wrt', 'delta', 'order', 'precision', 'digits', 'maxSteps', 'timeout'],
    sweep: ['at', 'wrt', 'order', 'precision', 'digits', 'maxSteps', 'timeout', 'methods', 'error', 'from', 'to', 'perDecade'],
    scale: ['at', 'wrt', 'precision', 'maxSteps', 'timeout', 'methods', 'sizes', 'time'],
    graph: ['at', 'of', 'wrt', 'reduce', 'precision', 'digits', 'certified', 'trace', 'maxSteps', 'timeout'],
    grad: ['method', 'wrt', 'precision', 'delta', 'maxSteps', 'timeout'],
    compile: ['at', 'wrt', 'reduce', 'precision', 'maxSteps', 'timeout', 'engine', 'mode'],
    derive: ['wrt', 'order', 'steps', 'seed', 'maxSteps', 'timeout'],
    batch: ['methods', 'tolerance', 'precision', 'delta', 'maxSteps', 'timeout', 'jobs', 'filter', 'shard', 'order', 'maxFailures', 'signal'],
    // not `save`: a text is the name of a file that would be written
    train: ['methods', 'precision', 'optimizer', 'learningRate', 'epochs', 'batchSize', 'shuffle', 'momentum', 'beta1', 'beta2', 'epsilon', 'seed', 'resume', 'force', 'allowOutside', 'maxSteps', 'timeout', 'signal'],
  } as const; // prettier-ignore
  const usual = {
    compare: { at: 1 },
    truth: { at: 1 },
    sweep: { at: 1, perDecade: 0.1 },
    scale: { sizes: [2] },
    graph: { at: 1 },
    grad: {},
    compile: {},
    batch: { jobs: 1 },
    train: {},
    derive: {},
  };
  const training = {
    data: { columns: ['x'], rows: [[1]] },
    weights: { w: { value: 1 } },
    model: 'w*x',
    loss: 'output^2',
  };
  const firstOf = {
    compare: 'x',
    truth: 'x',
    sweep: 'x',
    scale: 'speelpenning',
    graph: 'x',
    derive: 'x',
    grad: 'x',
    compile: 'x',
    batch: [],
    train: training,
  };

  const compiled = (['code', 'tape', 'interpret'] as const).map((engine) => compile('x^2', { engine }));
  test.each(strange)('%s', async (_, value) => {
    const calls = [
      ...(['compare', 'truth', 'sweep', 'scale', 'graph', 'derive', 'grad', 'compile', 'batch', 'train'] as const).flatMap((name) => [
        call(name, value),
        call(name, name === 'batch' || name === 'train' ? firstOf[name] : '5', value),
        // a point that is complete, and a batch without cases, leave the option to be the mistake
        ...options[name].map((option) => call(name, firstOf[name], { ...usual[name], [option]: value })),
      ]),
      () => grad('x*y')(value as number),
      ...compiled.flatMap((f) => [() => f.value(value as number[]), () => f.value([value as number]), () => f.gradient([1], value as number[]), () => f.gradient(value as number[], [0])]),
      ...Object.keys(training).map((field) => call('train', { ...training, [field]: value })),
    ];
    for (const each of calls) {
      const error = await thrownBy(each);
      if (error !== null) textOf(error);
    }
  }); // prettier-ignore

  // a batch of its own for each would start a worker for each
  test('as cases, and as points of cases: what can be read runs, of all else it is said what is wrong', async () => {
    const given = strange.flatMap(([, value]) => [value, { expr: 'x', at: value }]);
    const kinds = { unreadable: [] as unknown[], wrong: [] as unknown[], right: [] as unknown[] };
    for (const each of given) kinds[kindOfCase(each)].push(each);
    for (const { length } of Object.values(kinds)) expect(length).toBeGreaterThan(5);
    for (const each of kinds.unreadable) textOf(await thrownBy(call('batch', [each], { jobs: 1 })));
    expect(await saidBy(call('batch', kinds.wrong, { jobs: 1 }))).toMatch(/^bad-fixture: /);
    const lines: unknown[] = [];
    for await (const line of library.batch(kinds.right as never, { jobs: 1 }))
      if (line.type === 'case') lines.push(line.code);
    expect(lines).toHaveLength(kinds.right.length);
    expect(lines).not.toContain('internal');
  });
});

test('what is exported is what these tests are about, and documented', () => {
  expect(Object.keys(library).sort()).toEqual(
    [
      'DiffcmpError',
      'ProgramFile',
      'batch',
      'checkGradient',
      'compare',
      'compile',
      'derive',
      'errorCodes',
      'grad',
      'graph',
      'methodIds',
      'readProgram',
      'scale',
      'scan',
      'sweep',
      'train',
      'truth',
    ].sort(),
  );
  const page = readFileSync(join(import.meta.dirname, '../../docs/library.md'), 'utf8');
  expect(Object.keys(library).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
