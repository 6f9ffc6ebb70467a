// Conditions in random functions of files, run by code: the bits of the interpreter.
import { describe, expect, it } from 'vitest';
import { drawing } from '../graph/random-program.js';
import { countOf } from '../sample.js';
import { foundInSource } from './found-in-source.js';
import { randomJavaScript } from './random-javascript.js';
import { randomTies } from './random-ties.js';

const seed = Number(process.env['SEED'] ?? 1);
const ties = Number(process.env['COUNT'] ?? countOf(25, 3));

describe('Code of functions of files', () => {
  it(`have the bits of the interpreter for random functions, seed ${seed}`, () => {
    for (let at = 0; at < countOf(6, 3); at++) {
      const { source, at: point } = randomJavaScript(seed * 1000 + at, 14);
      const draw = drawing(seed * 1000 + at);
      const wide = Array.from({ length: 4 }, () => [4 * draw() - 2, 4 * draw() - 2]);
      expect(foundInSource(source, [point, ...wide, [1, -1], point]), source).toEqual([]);
    }
  });

  it(`have the bits of the interpreter at ties everywhere, seed ${seed}`, () => {
    for (let at = 0; at < ties; at++) {
      const { source, points: tied } = randomTies(seed * 100_000 + at, 3 + (at % 6), 8);
      expect(foundInSource(source, tied), source).toEqual([]);
    }
  });
});
