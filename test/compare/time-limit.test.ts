// The time limit of a function and a point, by a clock on which every look takes a millisecond.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { DiffcmpError } from '../../src/errors.js';
import { grad } from '../../src/grad.js';
import { sweep } from '../../src/sweep/sweep.js';

let now = 0;
let perLook = 1;
beforeEach(() => {
  now = 0;
  perLook = 1;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += perLook));
});
afterEach(() => vi.restoreAllMocks());

/** About 9 steps a level. */
const recursion = (levels: number): string => `f(n, t) = n <= 0 ? t : sin(f(n-1, t)); f(${levels}, x)`;
const many = 'reverse,forward,complex-step,richardson,central-difference';

async function codeOf(action: Promise<unknown>): Promise<string | null> {
  try {
    await action;
    return null;
  } catch (error) {
    if (!(error instanceof DiffcmpError)) throw error;
    return error.code;
  }
}

test('the truth has half at most, then the cheap methods come first; who is out of time says so in its row', async () => {
  const { reference, results } = await compare(recursion(20_000), { at: 0.9, methods: many, timeout: 400 });
  expect(reference).toMatchObject({ status: 'undecided', message: 'the time for the truth is spent' });
  const rows = Object.fromEntries(
    results.map(({ method, status, code, message }) => [method, [status, code, message]]),
  );
  expect(Object.keys(rows)).toEqual(['forward', 'reverse', 'complex-step', 'richardson', 'central-difference']);
  expect(rows['reverse']).toEqual(['ok', null, null]);
  expect(rows['richardson']).toEqual(['failed', 'timeout', 'the program did not end in time']);
});

test('a function that takes all the time itself is an error', async () => {
  expect(await codeOf(compare(recursion(100_000), { at: 0.9, timeout: 50 }))).toBe('timeout');
  expect(await codeOf(sweep(recursion(100_000), { at: 0.9, timeout: 50 }))).toBe('timeout');
});

test('second derivatives that were certified in time stay so', async () => {
  // of two inputs they are certified one by one; of more, all at once
  const options = { at: { a: 1, b: 2 }, order: 2, methods: 'reverse', timeout: 125 } as const;
  const { reference } = await compare('sin(a)*b + sin(b)*a', options);
  const statuses = new Set(Object.values(reference.hessianStatuses ?? {}).flatMap((row) => Object.values(row)));
  expect(statuses).toEqual(new Set(['certified', 'undecided']));
});

test('a second derivative by mathjs looks at the clock between inputs', async () => {
  const text = Array.from({ length: 40 }, (_, i) => `sin(x${i})`).join(' + ');
  const at = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`x${i}`, i]));
  const { results } = await compare(text, { at, order: 2, methods: 'symbolic', timeout: 300 });
  expect(results[0]).toMatchObject({ status: 'failed', code: 'timeout' });
});

test('the library has a limit unless it is switched off', async () => {
  perLook = 2000;
  const text = recursion(3000);
  expect(await codeOf(compare(text, { at: 0.9, methods: 'reverse' }))).toBe('timeout');
  expect(await codeOf(sweep(text, { at: 0.9, methods: 'reverse' }))).toBe('timeout');
  expect(() => grad(recursion(10_000))(0.9)).toThrow('the program did not end in time');
  const free = await compare(text, { at: 0.9, methods: many, timeout: Infinity });
  expect(free.reference.status).toBe('certified');
  expect(free.results.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'ok'));
  expect(grad(recursion(10_000), { timeout: Infinity })(0.9)).toBeGreaterThan(0);
  expect(await codeOf(sweep('x^2', { at: 0.9, timeout: Infinity }))).toBeNull();
});

test.each([0, -1, NaN])('a limit of %d is none', async (timeout) => {
  expect(await codeOf(compare('x', { at: 1, timeout }))).toBe('bad-option');
  expect(await codeOf(sweep('x', { at: 1, timeout }))).toBe('bad-option');
});

// beside a kink the parts are taken apart by values
test('a sweep that runs out of time keeps its errors, and says which steps were not taken apart', async () => {
  const options = { at: 0.9, methods: 'fd,-richardson,reverse' };
  const whole = await sweep(`${recursion(50)} + abs(x - 0.9)^3`, { ...options, timeout: Infinity });
  const short = await sweep(`${recursion(50)} + abs(x - 0.9)^3`, { ...options, timeout: 12_000 });
  expect(short.exact).toEqual(whole.exact);
  expect(short.series.map(({ error }) => error.map((each) => typeof each))).toEqual(
    whole.series.map(({ error }) => error.map((each) => typeof each)),
  );
  for (const [i, { counts, truncation, error }] of short.series.entries()) {
    expect(counts.late).toBeGreaterThan(0);
    expect(counts.late).toBe(truncation.filter((each) => each === null).length);
    error.forEach((each, k) => {
      const exact = Number(whole.series[i]?.error[k]);
      expect(Math.abs(Number(each) - exact)).toBeLessThanOrEqual(1e-15 * Math.abs(exact) + 1e-20);
    });
  }
  expect(whole.series.every(({ counts }) => counts.late === 0)).toBe(true);
});

test('methods without time for a single error are named', async () => {
  const text = 'f(n, t) = n <= 0 ? t : (f(n-1, t) + t)/2; f(3000, x)'; // without a call that looks at the clock
  const { series, unsupported } = await sweep(text, { at: 0.9, methods: 'five-point,reverse', timeout: 200 });
  expect(series).toEqual([]);
  expect(unsupported).toEqual([{ expression: text, method: 'five-point', message: 'the program did not end in time' }]);
});
