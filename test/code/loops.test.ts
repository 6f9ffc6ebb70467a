// Straight code whose repetitions become loops of WebAssembly or JavaScript: what is found, and that it comes to the same bits.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inLoops } from '../../src/code/code-parts.js';
import { javascriptLoops } from '../../src/code/javascript-loops.js';
import type { Line } from '../../src/code/lines.js';
import { inOrderOfUse } from '../../src/code/order.js';
import { repetitionsOf } from '../../src/code/repetitions.js';
import type { StraightCode, Trace } from '../../src/code/trace.js';
import { repeatedCode } from './repeated-code.js';
import { differences, makers, outcomeBy } from './runners.js';
import { outcomeOf, written } from './straight-lines.js';
import { countOf } from '../sample.js';

const seed = Number(process.env['SEED'] ?? 1);
const loopsIn = (code: StraightCode) =>
  repetitionsOf(inOrderOfUse(code)).map(({ length, repeats }) => [length, repeats]);
const pointOf = (count: number, shift = 0): number[] =>
  Array.from({ length: count }, (_, i) => Math.sin(7 * i + shift) * 3);

/** Each row: what is written over so many inputs, and the lengths and repeats of the loops that it has. */
const rows: readonly [name: string, inputs: number, write: (trace: Trace, x: readonly Line[]) => Line[], loops: number[][]][] = [
  ['a sum of squares and its gradient', 60, (t, x) => [sum(t, x.map((each) => t.line('mul', 0, each, each))), ...x.map((each) => t.line('mul', 0, t.literal(2), each))], [[3, 58]]],
  ['a gradient that is put out backwards', 60, (t, x) => x.map((each) => t.line('mul', 0, t.literal(2), each)).reverse(), [[1, 60]]],
  ['factors that are data, some of them the same', 60, (t, x) => [sum(t, x.map((each, i) => t.line('mul', 0, t.literal(i % 7), each)))], [[2, 59]]],
  ['what the repeat before last left', 60, (t, x) => products(t, x, 2), [[2, 54]]],
  ['what the fourth repeat before left', 60, (t, x) => products(t, x, 4), [[2, 48]]],
  ['what the fifth line before left, two of which are a repeat', 60, (t, x) => products(t, x, 5), [[4, 22]]],
  ['what the first repeat left', 60, (t, x) => x.map((each) => t.line('mul', 0, t.line('sin', 0, each), t.line('sin', 0, x[0]!))), [[2, 59]]],
  ['what two places of a loop left, in turn', 30, (t, x) => doneTo(t, x.flatMap((each) => [t.line('sin', 0, each), t.line('cos', 0, each)])), [[4, 29], [2, 29]]],
  ['terms and sums of them, in turn', 60, (t, x) => termsAndSums(t, x), [[2, 59], [2, 59]]],
  ['what two loops left, one after the other', 60, (t, x) => doneTo(t, [...x.map((each) => t.line('sin', 0, each)), ...x.map((each) => t.line('cos', 0, each))]), [[3, 58], [1, 58], [1, 58], [1, 58]]],
  ['a factor that becomes a number', 60, (t, x) => x.map((each, i) => t.line('mul', 0, t.line('sin', 0, each), i < 30 ? x[i]! : t.literal(2))), [[2, 30], [2, 30]]],
  ['a recurrence, two steps of which are a repeat', 60, (t, x) => [recurrence(t, x)], [[4, 27]]],
  ['a map that is done again and again', 1, (t, [x]) => [logistic(t, x!, 40)], [[3, 39]]],
  ['conditions that choose', 60, (t, x) => [sum(t, x.map((each) => t.line('select', 0, t.line('>', 0, each, t.literal(0)), each, t.literal(-0))))], [[3, 59]]],
  ['three repeats', 3, (t, x) => [logistic(t, x[0]!, 3)], []],
  ['repeats that are too short to pay', 12, (t, x) => x.map((each) => t.line('sin', 0, each)), []],
  ['nothing at all', 2, (_, x) => [...x], []],
]; // prettier-ignore

function sum(trace: Trace, terms: readonly Line[]): Line {
  return terms.slice(1).reduce((before, term) => trace.line('add', 0, before, term), terms[0]!);
}

/** Of each input the sine, times that of one so many before. */
const products = (trace: Trace, x: readonly Line[], lag: number): Line[] =>
  x.slice(lag).map((each, i) => trace.line('mul', 0, trace.line('sin', 0, each), trace.line('sin', 0, x[i]!)));

/** Lines, then each times the sum of all. */
function doneTo(trace: Trace, lines: readonly Line[]): Line[] {
  const all = sum(trace, lines);
  return [...lines, ...lines.map((line) => trace.line('mul', 0, line, all))];
}

/** Sines and the sums so far, each times the sum of all. */
function termsAndSums(trace: Trace, x: readonly Line[]): Line[] {
  const terms = x.map((each) => trace.line('sin', 0, each));
  const sums = terms.map((_, i) => sum(trace, terms.slice(0, i + 1)));
  return terms.flatMap((term, i) => [term, sums[i]!]).map((line) => trace.line('mul', 0, line, sums.at(-1)));
}

function recurrence(trace: Trace, x: readonly Line[]): Line {
  const all = x.slice(0, 2).map((each) => trace.line('sin', 0, each));
  for (const each of x.slice(2)) all.push(trace.line('sub', 0, trace.line('mul', 0, all.at(-2)!, each), all.at(-1)));
  return all.at(-1)!;
}

function logistic(trace: Trace, x: Line, count: number): Line {
  let y = x;
  for (let i = 0; i < count; i++)
    y = trace.line('mul', 0, trace.line('mul', 0, trace.literal(3.7), y), trace.line('sub', 0, trace.literal(1), y));
  return y;
}

describe('loops', () => {
  test.each(rows)('are found and run: %s', (_, inputs, write, loops) => {
    const code = written(inputs, write);
    expect(loopsIn(code)).toEqual(loops);
    const points = [pointOf(inputs), pointOf(inputs, 1)];
    for (const make of Object.values(makers)) expect(differences(make(code), code, points)).toEqual([]);
    const looped = javascriptLoops(inLoops(code));
    if (loops.length > 0) expect(differences(looped!, code, points)).toEqual([]);
    else expect(looped).toBeNull();
  });

  test('a guard that fails in the middle of a loop ends it, and leaves what takes the outputs alone', () => {
    const code = written(60, (trace, x) => {
      for (const each of x) trace.guards.set(trace.line('>', 0, each, trace.literal(-1)), true);
      return x.map((each) => trace.line('mul', 0, each, each));
    });
    expect(loopsIn(code)).toEqual([[2, 60]]);
    expect(javascriptLoops(inLoops(code))).toBeNull(); // it writes while it runs
    const run = makers.webAssemblyRunner(code);
    const ones = new Array<number>(60).fill(1);
    expect(outcomeBy(run, code, ones)).toEqual(ones);
    for (const place of [0, 1, 30, 59]) expect(outcomeBy(run, code, ones.with(place, -2))).toBeNull();
    expect(outcomeBy(run, code, ones)).toEqual(ones);
  });

  const count = countOf(300, 3);
  test(`${count} random repetitions come to the same bits, seed ${seed}`, () => {
    const seen = compareRepeated(count);
    expect(seen.loops).toBeGreaterThan(count / 15);
    expect(seen.inJavascript).toBeGreaterThan(count / 15);
    expect(seen.numbers).toBeGreaterThan(17 * count);
    expect(seen.failed).toBeGreaterThan(count / 6);
  });
});

/** Runs random repetitions by WebAssembly, and without their guards by JavaScript. Returns how much was compared. */
function compareRepeated(numRuns: number) {
  const seen = { loops: 0, inJavascript: 0, numbers: 0, failed: 0 };
  fc.assert(
    fc.property(fc.integer(), (each) => {
      const { code, points } = repeatedCode(each);
      expect(differences(makers.webAssemblyRunner(code), code, points)).toEqual([]);
      const unguarded = { ...code, guards: new Int32Array(), holds: new Uint8Array() };
      const looped = javascriptLoops(inLoops(unguarded));
      if (looped !== null) {
        seen.inJavascript++;
        expect(differences(looped, unguarded, points)).toEqual([]);
      }
      seen.loops += loopsIn(code).length;
      for (const outcome of points.map((point) => outcomeOf(code, point))) {
        if (outcome === null) seen.failed++;
        else seen.numbers += outcome.filter((value) => !Number.isNaN(value)).length;
      }
    }),
    { numRuns, seed },
  );
  return seen;
}
