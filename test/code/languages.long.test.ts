// Code to paste, run in its languages: every primitive at every point, and random programs.
import { describe, expect, test } from 'vitest';
import { precisions } from '../../src/arithmetics/formats.js';
import { readExpression } from '../../src/language/expression.js';
import { drawing, randomProgram } from '../graph/random-program.js';
import { samplesOfPrimitives } from './language-samples.js';
import {
  hasGcc,
  hasPython,
  languageSample,
  misses,
  runC,
  runJavascript,
  runPython,
  type Call,
  type LanguageSample,
} from './languages.js';
import type { LanguageName } from '../../src/code/languages/language.js';

const seed = Number(process.env['SEED'] ?? 1);

/** Libraries round the last bits of sin, exp and their like in their own ways; products of two such have twice the error. */
const ulpsOfLibraries = 4;
/** glibc's manual has 4 ulps for cbrt itself on x86-64; its derivative, 1/y/(3y), has twice that, and three roundings. */
const ulpsOfCubeRoots = 2 * 4 + 3;
const arithmeticAlone = new Set([
  'neg',
  'square',
  'sqrt',
  'abs',
  'sign',
  'floor',
  'ceil',
  'round',
  'fix',
  'relu',
  'fround',
  'add',
  'sub',
  'mul',
  'div',
  'min',
  'max',
  'rem',
  'mod',
]);
const mostUlps = (name: string): number =>
  arithmeticAlone.has(name) ? 0 : name === 'cbrt' ? ulpsOfCubeRoots : ulpsOfLibraries;

for (const precision of precisions)
  for (const mode of ['forward', 'reverse'] as const) {
    test.runIf(hasGcc)(`C gives the same for every primitive, ${precision}, ${mode}`, () => {
      const samples = samplesOfPrimitives('c', precision, mode);
      expect(misses(samples, runC(samples), mostUlps)).toEqual([]);
    });
    test.runIf(hasPython)(`Python gives the same for every primitive, or raises, ${precision}, ${mode}`, () => {
      const samples = samplesOfPrimitives('python', precision, mode);
      expect(misses(samples, runPython(samples), mostUlps, true)).toEqual([]);
    });
  }

/** Random programs without what has no text, or is the library's own in C and Python. */
function randomSamples(language: LanguageName, count: number): LanguageSample[] {
  const samples: LanguageSample[] = [];
  for (let k = 0; samples.length < count; k++) {
    const draw = drawing(seed * 1_000 + k);
    const { text, at } = randomProgram(seed * 100_000 + k, 2 + Math.floor(draw() * 12));
    if (/gamma|erf/.test(text)) continue;
    const { program } = readExpression(text);
    const near = (size: number): number[] =>
      program.inputs.map((name) => (at[name] as number) + size * (2 * draw() - 1));
    const precision = k % 2 === 0 ? 'float64' : 'float32';
    samples.push(
      languageSample(language, {
        name: text,
        program,
        points: [near(0), near(1e-6), near(0.3)],
        precision,
        mode: k % 3 === 0 ? 'forward' : 'reverse',
      }),
    );
  }
  return samples;
}

describe(`Random programs, seed ${seed}, with the same results of the library,`, () => {
  const calls: Call[] = [];
  test('have the bits of the interpreter in JavaScript', () => {
    const samples = randomSamples('js', 60);
    expect(misses(samples, runJavascript(samples, calls), () => 0)).toEqual([]);
    expect(calls.length).toBeGreaterThan(1_000);
  });
  test.runIf(hasGcc)('have the same bits in C', () => {
    const samples = randomSamples('c', 60);
    expect(misses(samples, runC(samples, calls), () => 0)).toEqual([]);
  });
  test.runIf(hasPython)('have the same bits in Python', () => {
    const samples = randomSamples('python', 60);
    expect(misses(samples, runPython(samples, calls), () => 0, true)).toEqual([]);
  });
});
