// Golden screens of the table at fixed widths, and what holds for every screen.
import { Terminal } from '@xterm/headless';
import { expect, test } from 'vitest';
import { tableReport, type TableChoice } from '../../../src/report/compare/table.js';
import { cancelling, kink, ofInputs, reversedSign, smooth, withDiagnosis, type Sample } from './sample-comparisons.js';

const screenOf = (sample: Sample, choice?: TableChoice): string => tableReport(withDiagnosis(sample), choice);

const long: Sample = {
  ...smooth,
  read: Array.from({ length: 60 }, (_, i) => `sin(x)^${i} * cos(x / ${i + 1})`).join(' + '),
};
const unbroken: Sample = { ...smooth, read: `f(${'x'.repeat(300)})` };
const lines: Sample = { ...smooth, read: 'a = x^2\nb = sin(a)\na * b' };
const samples = {
  smooth,
  kink,
  reversedSign,
  cancelling,
  'two inputs': ofInputs(2, 2),
  'twelve inputs': ofInputs(12),
  long,
  unbroken,
  lines,
};
const widths = [40, 60, 80, 120];

test.each(widths)('the smooth screen at %i columns', async (width) => {
  await expect(screenOf(smooth, { width })).toMatchFileSnapshot(`screens/smooth-${width}.txt`);
});

test('the smooth screen in colour', async () => {
  await expect(screenOf(smooth, { width: 80, color: true })).toMatchFileSnapshot('screens/smooth-80-color.txt');
});

test('a kink, several inputs and many inputs at 80 columns', async () => {
  const screens = [kink, reversedSign, cancelling, ofInputs(2, 2), ofInputs(12)].map((sample) =>
    screenOf(sample, { width: 80 }),
  );
  await expect(screens.join('\n')).toMatchFileSnapshot('screens/others-80.txt');
});

/** Rows of a terminal that are continued from the row above. */
async function wrappedRows(text: string, columns: number): Promise<number> {
  const terminal = new Terminal({ cols: columns, rows: 400, allowProposedApi: true, convertEol: true });
  await new Promise<void>((resolve) => terminal.write(text, resolve));
  const buffer = terminal.buffer.active;
  return Array.from({ length: buffer.length }, (_, i) => buffer.getLine(i)?.isWrapped === true).filter(Boolean).length;
}

const cases = Object.entries(samples).flatMap(([name, sample]) =>
  widths.map((width) => [name, width, sample] as const),
);
test.each(cases)('%s fits %i columns of a terminal, with and without colour', async (_, width, sample) => {
  for (const color of [true, false]) {
    expect(await wrappedRows(screenOf(sample, { width, color, verbose: true }), width)).toBe(0);
  }
});

test('columns leave in their order: tape, step, abs err, bits, ops, evals, rel err', () => {
  const gone: string[] = [];
  for (let width = 130; width >= 50; width--) {
    const head =
      screenOf(smooth, { width })
        .split('\n')
        .find((line) => line.startsWith('method')) ?? '';
    for (const title of ['tape', 'step δ', 'abs err', 'bits', 'ops', 'evals', 'rel err', 'ulp']) {
      if (!head.includes(title) && !gone.includes(title)) gone.push(title);
    }
  }
  expect(gone).toEqual(['tape', 'step δ', 'abs err', 'bits', 'ops', 'evals', 'rel err']);
});

test('numbers are never cut, and read back as the same', () => {
  for (const width of widths) {
    const text = screenOf(smooth, { width });
    for (const { gradient } of smooth.results) expect(text).toContain(String(gradient?.['x']));
  }
});

test('away from a terminal all columns stand on long lines', () => {
  expect(screenOf(smooth)).toMatch(/^method +derivative +abs err +rel err +ulp +bits +evals +ops +step δ +tape$/m);
});

test('chosen columns stay, in their order', () => {
  expect(screenOf(smooth, { columns: ['ulp', 'passes'], width: 80 })).toMatch(/^method +derivative +ulp +passes$/m);
});

test('chosen columns stay with many inputs too; else the cost is shown', () => {
  expect(screenOf(ofInputs(12), { width: 80 })).toMatch(/^method +norm +worst +rel err +ulp +evals +ops$/m);
  expect(screenOf(ofInputs(12), { columns: ['passes'], width: 80 })).toMatch(/^method +norm +worst +passes$/m);
});

test('one pass, two passes', () => {
  const narrow = screenOf(smooth, { columns: ['passes', 'evals', 'ops'], width: 40 });
  expect(narrow).toMatch(/^ {2}1 pass {3}1 eval {3}7 ops$/m);
  expect(screenOf(smooth, { verbose: true })).toContain(', 1 pass\n');
});

test('bits are those of the whole: shown only if all of it is certified', () => {
  const statuses = { status: 'undecided', hessianStatuses: { x: { x: 'undecided' } } } as const;
  const text = screenOf({ ...smooth, order: 2, reference: { ...smooth.reference, ...statuses, bits: 16384 } });
  expect(text).toMatch(/^truth .*certified$/m);
  expect(text).not.toContain('16384');
});

test('sides in ASCII', () => {
  const sides = {
    status: 'infinite',
    statuses: { x: 'infinite' },
    kinds: { x: 'endpoint' },
    left: { x: null },
    right: { x: 'Infinity' },
  } as const;
  const text = screenOf({ ...kink, reference: { ...kink.reference, ...sides } }, { ascii: true });
  expect(text).toMatch(
    /^truth \+Infinity from the right, none from the left \(outside the domain\) {3}infinite: an end of the domain$/m,
  );
  expect(text).toMatch(/^[\x20-\x7e\n]*$/);
});

test('where the truth is 0, the absolute error stays rather than the relative one', () => {
  const reference = { ...smooth.reference, gradient: { x: 0 }, digits: { x: '0' } };
  const heads = [60, 80].map((width) => /^method.*$/m.exec(screenOf({ ...smooth, reference }, { width }))?.[0]);
  for (const head of heads) expect([head?.includes('abs err'), head?.includes('rel err')]).toEqual([true, false]);
  expect(screenOf({ ...smooth, reference }, { width: 40 })).toContain('abs err');
});

test('rows can be sorted by evaluations', () => {
  const text = screenOf(smooth, { sort: 'evals' });
  expect(text.indexOf('Richardson')).toBeGreaterThan(text.indexOf('forward difference'));
});

/** The titles at the starts of rows, in their order. */
const titlesIn = (text: string): string[] => [...text.matchAll(/^\S+( \S+)*(?= {2})/gm)].map(([title]) => title);

test('rows can be sorted by error, the diagnosis with them', () => {
  const [forward, reverse, symbolic, , , central, difference] = smooth.results;
  const results = [difference, central, symbolic, reverse, forward].flatMap((result) => result ?? []);
  const text = screenOf({ ...smooth, results }, { sort: 'ulp' });
  expect(titlesIn(text).slice(-4)).toEqual([
    'reverse (tape)',
    'forward (dual)',
    'central difference',
    'forward difference',
  ]);
  expect(text.replaceAll('\n', ' ')).toContain(
    'The central difference keeps 10 digits at δ = 7.3e-6, the forward difference 7 at',
  );
});

test('rows stay as they are where an error of some derivative is not known', () => {
  const two = ofInputs(2);
  const { reference } = two;
  const results = two.results.toReversed().map((each) => ({ ...each, error: { ...each.error, x1: null } }));
  const gradient = { ...reference.gradient, x1: null };
  const text = screenOf({ ...two, reference: { ...reference, gradient }, results }, { sort: 'ulp' });
  expect(text.indexOf('central difference')).toBeLessThan(text.indexOf('forward (dual)'));
});

test('of many inputs, sorted or not, each method has its own worst one, of first and of second derivatives', () => {
  const many = ofInputs(9, 2);
  const hessianError = { x2: { x3: { absolute: 1, relative: 1, ulps: 1e16, bits: 0 } } };
  const results = many.results
    .map((each) => (each.method === 'forward' ? each : { ...each, hessianError }))
    .toReversed();
  for (const text of [screenOf({ ...many, results }), screenOf({ ...many, results }, { sort: 'ulp' })]) {
    expect(text.match(/^central difference.*$/gm)).toEqual([
      expect.stringMatching(/ x9 /),
      expect.stringMatching(/ x2, x3 /),
    ]);
    expect(text).toMatch(/^forward \(dual\) .* x1 /m);
  }
});
