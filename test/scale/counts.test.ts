// Counts over sizes: what theory says of each method, on every family; closed forms; what is stopped, and what it would have cost.
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { families, familyNames, type FamilyName } from '../../src/scale/families.js';
import { scale, type ScaleOptions } from '../../src/scale/scale.js';
import type { CostSeries, Scale } from '../../src/scale/scale-data.js';

const sizes = [1, 2, 3, 4, 5, 8, 13, 30];
const most: Readonly<Record<FamilyName, number>> = {
  'sum-of-squares': 1000, speelpenning: 1000, logistic: 1000, nested: 1000, rosenbrock: 500, quadratic: 60, network: 200,
}; // prettier-ignore

function seriesOf({ series }: Scale, method: string): CostSeries {
  const found = series.find((each) => each.method === method);
  if (found === undefined) throw new Error(`no series of ${method}`);
  return found;
}

describe('what theory says, on every family at every size', () => {
  test.each(familyNames)('%s: reverse takes at most 5 operations for each of the function, whatever n is', async (family) => {
    const study = await scale(family, { sizes: [...sizes, most[family]], methods: 'reverse' });
    const { operations, nodes, bytes, passes, evaluations } = seriesOf(study, 'reverse');
    study.function.forEach((at, i) => {
      expect(operations[i]).toBeLessThanOrEqual(5 * at.operations);
      expect(nodes[i]).toBeLessThanOrEqual(at.operations + at.inputs);
      expect([bytes[i], passes[i], evaluations[i]]).toEqual([32 * Number(nodes[i]), 1, 1]);
    });
  }); // prettier-ignore

  test.each(familyNames)('%s: passes and evaluations are those of the formulas, exactly', async (family) => {
    const study = await scale(family, { sizes, methods: 'all,-symbolic,-richardson,-reverse' });
    study.function.forEach(({ inputs, operations }, i) => {
      const counts = Object.fromEntries(study.series.map((each) => [each.method, [each.evaluations[i], each.passes[i]]]));
      expect(counts).toEqual({
        forward: [inputs, inputs],
        'complex-step': [inputs, inputs],
        'central-difference': [2 * inputs, 2 * inputs],
        'five-point': [4 * inputs, 4 * inputs],
        'forward-difference': [inputs + 1, inputs + 1],
        'backward-difference': [inputs + 1, inputs + 1],
      });
      // a pass of forward mode is a constant times the function: at least once, at most the value, two partials, two products, a sum
      const perPass = Number(seriesOf(study, 'forward').operations[i]) / inputs;
      expect(perPass).toBeGreaterThanOrEqual(operations);
      expect(perPass).toBeLessThanOrEqual(6 * operations);
    });
    for (const { holds } of study.theory) expect(holds).toBe(true);
  }); // prettier-ignore
});

test('where theory and measurement differ, that is said with what was counted', async () => {
  const { theory } = await scale('sum(i, 1, n, x[i]^2)', { sizes: [1, 2, 4], methods: 'reverse' });
  expect(theory).toMatchObject([{ method: 'reverse', holds: false }]);
  expect(theory[0]?.measured).toBe(
    "3.86 to 6.00 × the function; at n = 1, where it is more, the function has 1 of 1 operations in powers, elementary functions and comparisons, of which the theorem of 1983 doesn't speak",
  );
});

describe('closed forms', () => {
  test.each<[FamilyName, (n: number) => number, inputs: (n: number) => number]>([
    ['sum-of-squares', (n) => 2 * n - 1, (n) => n],
    ['speelpenning', (n) => n - 1, (n) => n],
    ['logistic', (n) => 3 * n, () => 1],
    ['nested', (n) => 2 * n, () => 1],
    ['rosenbrock', (n) => (n === 1 ? 2 : 8 * (n - 1) - 1), (n) => n],
    ['quadratic', (n) => 2 * n * n + 3 * n, (n) => n],
    ['network', (n) => 8 * n + 14, (n) => 4 * n + 9],
  ])('%s: the operations of the function, and how many inputs it has', async (family, operations, inputs) => {
    const study = await scale(family, { sizes, methods: 'none' });
    expect(study.function.map((each) => [each.operations, each.inputs])).toEqual(sizes.map((n) => [operations(n), inputs(n)]));
    expect(study.series).toEqual([]);
  }); // prettier-ignore

  // a step writes what came before it out twice, so a tree of size s becomes 2s + 2, and its derivative of size d becomes 2d + 2s + 4
  test.each<[FamilyName, string, (n: number) => number]>([
    ['sum-of-squares', 'tree', (n) => n],
    ['speelpenning', 'tree', (n) => n * (n - 2)],
    ['nested', 'tree', (n) => 2 ** n * (3 * n - 1)],
    ['nested', 'graph', (n) => 7 * n - 3],
    ['logistic', 'tree', (n) => 2 ** n * (3 * n - 1)],
    ['logistic', 'graph', (n) => 7 * n - 3],
  ])('%s: the symbolic derivative as a %s', async (family, kind, size) => {
    const tried = [2, 3, 4, 5, 6, 7, 8];
    const { tree, graph } = seriesOf(await scale(family, { sizes: tried, methods: 'symbolic' }), 'symbolic');
    expect(kind === 'tree' ? tree : graph).toEqual(tried.map(size));
  });

  test.each(['nested', 'logistic'] as const)('%s: a tree is fitted by an exponential, a graph by a power', async (family) => {
    const study = await scale(family, { sizes: [1, 2, 3, 4, 5, 6, 7, 8], methods: 'symbolic' });
    const { fits, exponent } = seriesOf(study, 'symbolic');
    expect([fits.tree?.law?.growth, fits.operations?.law?.growth, exponent]).toEqual(['exponential', 'exponential', null]);
    expect(fits.tree?.law?.rate).toBeGreaterThan(2);
    expect([fits.graph?.law?.growth, Math.round(fits.graph?.law?.exponent ?? 0)]).toEqual(['power', 1]);
    expect(study.theory).toEqual([expect.objectContaining({ method: 'symbolic', holds: true })]);
  }); // prettier-ignore

  test('that looks like a power, at few and small sizes, is said to differ from theory, with the sizes', async () => {
    const { theory } = await scale('logistic', { sizes: [1, 2, 4], methods: 'symbolic' });
    expect(theory).toMatchObject([{ holds: false, measured: expect.stringMatching(/^written out like n\^2\.73 from n = 1 to 4, /) as string }]);
  }); // prettier-ignore
});

test.each<[FamilyName, string]>([
  ['sum-of-squares', 'sum(i, 1, n, x[i]*x[i])'],
  ['speelpenning', 'prod(i, 1, n, x[i])'],
  ['logistic', 'l(k, t) = k < 1 ? t : l(k - 1, 4*t*(1 - t)); l(n, x)'],
  ['rosenbrock', 'sum(i, 2, n, 100*(x[i] - x[i-1]^2)^2 + (1 - x[i-1])^2)'],
  ['quadratic', 'sum(k, 1, n, x[k]*sum(l, 1, n, 1/(k + l)*x[l]))/2 + sum(k, 1, n, 1/k*x[k])'],
])('%s and a template of it cost the same by every method', async (family, template) => {
  const options = { sizes: [2, 3, 7], methods: 'all,-richardson' };
  const [own, written] = await Promise.all([scale(family, options), scale(template, options)]);
  // of a recursion the comparisons and subtractions of its counter are counted too, of the function and in each evaluation
  const counter = (n: number): number => (family === 'logistic' ? 2 * n + 1 : 0);
  expect(written.function.map((each) => each.operations - counter(each.size))).toEqual(own.function.map((each) => each.operations)); // prettier-ignore
  written.series.forEach(({ method, operations, evaluations, nodes, tree, graph }, i) => {
    const same = own.series[i];
    expect([method, nodes, tree, graph, evaluations]).toEqual([same?.method, same?.nodes, same?.tree, same?.graph, same?.evaluations]); // prettier-ignore
    const runs = method === 'symbolic' ? evaluations.map(() => 0) : evaluations.map(Number);
    expect(operations.map((each, k) => Number(each) - Number(runs[k]) * counter(options.sizes[k] ?? 0))).toEqual(same?.operations); // prettier-ignore
  });
});

describe('the n from which reverse beats forward', () => {
  test.each([
    ...familyNames,
    'sum(i, 1, n, sin(x[i])*c)',
    'prod(i, 1, n, exp(x[i]) + tan(x[i])/x[i])',
    'sum(i, 1, floor(n/7) + 1, x[i]*x[i])', // from 7 on there is a second input
    'x^2 + n',
    'sum(i, 1, n, sin(x[floor(i/5) + 1]))',
  ])('%s: as a search one by one finds it', async (subject) => {
    const all = Array.from({ length: 24 }, (_, i) => i + 1);
    const options = { methods: 'ad' } as const;
    const counted = await scale(subject, { ...options, sizes: all });
    const [forward, reverse] = counted.series;
    const last = all.findLast((_, i) => !(Number(reverse?.operations[i]) < Number(forward?.operations[i]))) ?? 0;
    const expected = last === 24 ? null : last + 1;
    for (const sizes of [[1, 2, 4, 8, 16, 24], [7, 24], [24]]) {
      const { crossover, crossing } = await scale(subject, { ...options, sizes });
      expect(crossover).toBe(expected);
      expect([crossing.size, crossing.reason === null]).toEqual([expected, expected !== null]);
    }
  });

  test('where one of them wasn’t asked for, there is none, and a reason', async () => {
    const { crossover, crossing } = await scale('rosenbrock', { sizes: [4], methods: 'reverse' });
    expect([crossover, crossing]).toEqual([null, { size: null, refined: false, reason: 'forward and reverse were not both asked for' }]); // prettier-ignore
  });

  test('with one input it never is, and the numbers are said', async () => {
    const { crossing } = await scale('nested', { sizes: [4, 16], methods: 'ad' });
    expect(crossing.reason).toBe('at n = 16 reverse costs 112 operations, and forward 112');
  });
});

describe('a method that is given up', () => {
  test('symbolic, where mathjs can go no further: at that size, with its reason, and larger sizes are not tried', async () => {
    const study = await scale('nested', { sizes: [5, 6, 7, 8, 12, 16], methods: 'symbolic,reverse' });
    const { operations, tree, stopped } = seriesOf(study, 'symbolic');
    expect(operations.map((each) => each === null)).toEqual([false, false, false, false, true, true]);
    expect(tree.slice(4)).toEqual([null, null]);
    expect(stopped).toEqual({
      size: 12,
      reason: 'the inlined program has more than 2,000 nodes, too many for mathjs',
      estimate: { operations: stopped?.estimate?.operations, passes: null, basis: 'growth' },
    });
    expect(seriesOf(study, 'reverse').stopped).toBeNull();
    expect(study.series.every((each) => each.operations.length === 6)).toBe(true);
  });

  // the tree has (3n - 1)·2^n operations; two digits of it are said
  test.each<[FamilyName, readonly number[] | undefined, size: number]>([
    ['nested', undefined, 12],
    ['logistic', undefined, 12],
    ['nested', [2, 4, 6, 8, 10, 12], 10],
    ['logistic', [3, 5, 7, 11], 11],
    ['nested', [5, 6, 7, 8, 16], 16],
  ])('%s at %j: what the tree would have cost at n = %d, within a tenth', async (family, tried, size) => {
    const { stopped } = seriesOf(await scale(family, { sizes: tried, methods: 'symbolic' }), 'symbolic');
    expect(stopped?.size).toBe(size);
    const exact = (3 * size - 1) * 2 ** size;
    expect(Math.abs((stopped?.estimate?.operations ?? 0) / exact - 1)).toBeLessThan(0.1);
  });

  test('what it can’t do at all: at the first size, without an estimate', async () => {
    const { stopped } = seriesOf(await scale('sum(i, 1, n, x[i] > 1 ? x[i] : x[i]^2)', { sizes: [2, 4], methods: 'symbolic' }), 'symbolic'); // prettier-ignore
    expect(stopped).toEqual({ size: 2, reason: 'a condition on x[1] is not an expression', estimate: null });
  });

  test('forward, where its passes would take too long: with the operations that they would have taken', async () => {
    // on this clock every look takes ten milliseconds
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 10));
    onTestFinished(() => void vi.restoreAllMocks());
    const options: ScaleOptions = { sizes: [10, 6000, 6001], methods: 'ad,central-difference', timeout: 150 };
    const study = await scale('sum-of-squares', options);
    const forward = seriesOf(study, 'forward');
    const cost = (n: number): number => n * (2 * n + 2); // the function, two products and a sum, for each of n
    expect(forward.operations).toEqual([cost(10), null, null]);
    expect(forward.stopped).toEqual({
      size: 6000,
      reason: expect.stringMatching(/^it would not end within 0\.1\d s$/) as string,
      estimate: { operations: Number(cost(6000).toPrecision(3)), passes: 6000, basis: 'passes' },
    });
    expect(seriesOf(study, 'reverse').operations).toEqual([49, 5 * 6000 - 1, 5 * 6001 - 1]);
    const said = Object.fromEntries(study.theory.map(({ method, measured }) => [method, measured]));
    expect(said.forward).toMatch(/^a pass per input at every size that it reached; /);
    expect(said['central-difference']).toBe('exactly 2 × inputs at every size that it reached');
  });
});

describe('what else is asked for', () => {
  test.each<[string, ScaleOptions['at'], string]>([
    ['n*x + c', undefined, 'generic numbers'],
    ['n*x + c', { x: 1 }, 'as given for x; generic numbers for the rest'],
    ['n*x + c', { c: 1, x: 1 }, 'as given for x, c'],
    ['n*x', '3', 'as given for x'],
    ['n*x', {}, 'generic numbers'],
  ])('the point of %s at %j in words', async (template, at, said) => {
    expect((await scale(template, { sizes: [2], methods: 'none', at })).point).toBe(said);
  });
  test('the point: a number for all elements, an array, a plain input', async () => {
    const template = 'sum(i, 1, n, x[i] > c ? x[i]^2 : x[i])';
    const at = async (point: ScaleOptions['at']): Promise<number[]> =>
      (await scale(template, { sizes: [1, 2, 3], methods: 'none', at: point })).function.map((each) => each.operations);
    expect(await at({ x: 2, c: 1 })).toEqual([2, 5, 8]);
    expect(await at({ x: 1, c: 2 })).toEqual([1, 3, 5]);
    expect(await at('x=[1,3,1], c=2')).toEqual([1, 4, 6]);
    expect(await at(['x=[3,3,3,3]', 'c=2'])).toEqual([2, 5, 8]);
    expect(await at({ c: 0 })).toEqual([2, 5, 8]);
  });

  test.each<[NonNullable<ScaleOptions['at']>, string]>([
    [{ x: [1] }, '[1]'],
    [{ x: [[1, 2], [3, 4]] }, '[2, 2]'],
  ])('an array that does not fit is refused: %j', async (point, shape) => {
    const study = scale('sum(i, 1, n, x[i])', { sizes: [2], methods: 'none', at: point });
    await expect(study).rejects.toThrow(`'x' has shape ${shape}, and at n = 2 the function uses x[`);
  }); // prettier-ignore

  test('some of the inputs', async () => {
    const passes = async (wrt: string): Promise<unknown> =>
      (await scale('c*sum(i, 1, n, x[i])', { sizes: [2, 3], methods: 'forward', wrt })).series[0]?.passes;
    expect(await passes('c')).toEqual([1, 1]);
    expect(await passes('x')).toEqual([2, 3]);
    expect(await passes('x[2],c')).toEqual([2, 2]);
    const { series } = await scale('sum(i, 1, n, x[2*i])', { sizes: [2, 3], methods: 'forward', wrt: 'x' });
    expect(series[0]?.passes).toEqual([2, 3]);
  });

  test('a size at which a template has no inputs costs nothing', async () => {
    const study = await scale('sum(i, 1, n - 1, x[i+1]*x[i])', { sizes: [1, 2], methods: 'forward,reverse,central-difference' }); // prettier-ignore
    expect(study.function.map(({ inputs, operations }) => [inputs, operations])).toEqual([[0, 0], [2, 1]]); // prettier-ignore
    expect(study.series.map(({ operations }) => operations[0])).toEqual([0, 0, 0]);
    expect(study.theory.every(({ holds }) => holds === true)).toBe(true);
  });

  test('float32, in which other numbers are computed by as many operations', async () => {
    const [single, double] = await Promise.all((['float32', 'float64'] as const).map((precision) => scale('quadratic', { sizes: [3, 4], methods: 'ad,fd', precision }))); // prettier-ignore
    expect(single?.precision).toBe('float32');
    expect(single?.series.map(({ operations }) => operations)).toEqual(double?.series.map(({ operations }) => operations)); // prettier-ignore
  });

  test('float32, in which the point and the numbers of the text are rounded', async () => {
    const options = { at: 'x=0.1', sizes: [2], methods: 'none' } as const;
    const cost = async (precision: 'float32' | 'float64'): Promise<number | undefined> =>
      (await scale('x == 0.1 ? x*n : x*x*n', { ...options, precision })).function[0]?.operations;
    expect(await cost('float32')).toBe(await cost('float64'));
  });

  test('a function that overflows is remarked on', async () => {
    const { warnings } = await scale('exp(x*10^n)', { sizes: [1, 5], methods: 'ad' });
    expect(warnings).toEqual([{ code: 'non-finite', message: 'the function is Infinity at n = 5, at the point that was taken' }]); // prettier-ignore
  });

  test('times, which are measured beside the counts and change none of them', async () => {
    const options = { sizes: [2, 3], methods: 'ad' };
    const [counted, timed] = [await scale('nested', options), await scale('nested', { ...options, time: true })];
    expect(timed.series.map(({ times }) => times?.every((each) => Number(each) > 0))).toEqual([true, true]);
    expect(timed.timedCrossing).not.toBeNull();
    expect(counted.timedCrossing).toBeNull();
    expect(timed.series.map(({ operations }) => operations)).toEqual(counted.series.map(({ operations }) => operations)); // prettier-ignore
  });

  test('the same again gives the same, to the byte', async () => {
    const options = { sizes: [1, 2, 4, 8] };
    expect(JSON.stringify(await scale('network', options))).toBe(JSON.stringify(await scale('network', options)));
  });

  test.each<[string, number, ScaleOptions, RegExp]>([
    ['sum(i, 1, n, x[i])', 1000, { maxSteps: 100 }, /^the program did not end within 100 steps$/],
    ['f(t) = f(t + n); f(x)', 1, { maxSteps: 1e9, timeout: 20 }, /^the program did not end in time$/],
  ])('a budget that the function itself exceeds ends the study: %s', async (template, size, options, message) => {
    await expect(scale(template, { sizes: [size], ...options })).rejects.toThrow(message);
  });
});

test('default points have no ties, and no value that vanishes, overflows or leaves its domain', async () => {
  for (const name of familyNames) {
    const values = Array.from({ length: 1000 }, (_, i) => families[name].value(i + 1));
    const isOfOne = ['logistic', 'nested'].includes(name);
    expect(new Set(values).size).toBe(isOfOne ? 1 : 1000);
    expect(values.every((value) => value !== 0 && Math.abs(value) < 2)).toBe(true);
    const { warnings } = await scale(name, { sizes: [most[name]], methods: 'reverse' });
    expect(warnings).toEqual([]);
  }
});
