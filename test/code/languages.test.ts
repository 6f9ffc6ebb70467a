// Code to paste, run in its languages: bit for bit what the interpreter gives. All primitives in C and Python are in the long suite.
import { describe, expect, test } from 'vitest';
import { binaryNames, unaryNames, type PrimitiveName } from '../../src/arithmetic.js';
import { languageNames, type LanguageName } from '../../src/code/languages/language.js';
import { hasText } from '../../src/code/languages/writer.js';
import { codeLanguages } from '../../src/code/languages/written-listing.js';
import { samplesOfPrimitives } from './language-samples.js';
import { misses, runJavascript } from './languages.js';

/** With these there is no gradient of gamma and lgamma either. */
const unwritten: Readonly<Record<LanguageName, readonly PrimitiveName[]>> = {
  js: ['gamma', 'lgamma', 'polygamma'],
  c: ['polygamma'],
  python: ['polygamma'],
};

describe('Code in another language', () => {
  test('has a text for every primitive, but for those that are named', () => {
    for (const language of languageNames) {
      const missing = [...unaryNames, ...binaryNames].filter((name) => !hasText(name, codeLanguages[language]));
      expect(missing.sort()).toEqual([...unwritten[language]].sort());
    }
  });

  test.each([['float64', 'reverse'], ['float32', 'forward']] as const)('gives the bits of the interpreter in JavaScript for every primitive, %s, %s', (precision, mode) => {
    const samples = samplesOfPrimitives('js', precision, mode);
    expect(misses(samples, runJavascript(samples), () => 0)).toEqual([]);
  });
}); // prettier-ignore
