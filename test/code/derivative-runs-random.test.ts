// Derivatives of methods by code, of random programs.
import { describe, it } from 'vitest';
import { formats, precisions } from '../../src/arithmetics/formats.js';
import { readExpression } from '../../src/language/expression.js';
import { withRoundedLiterals } from '../../src/program/program.js';
import { drawing, randomProgram } from '../graph/random-program.js';
import { programOfSource } from '../javascript/program-of-source.js';
import { randomTies } from '../javascript/random-ties.js';
import { countOf } from '../sample.js';
import { holdToInterpreter } from './held-derivatives.js';

const seed = Number(process.env['SEED'] ?? 1);

describe('Derivatives by code', () => {
  it(`are those of the interpreter, with its counts and its tape, for random programs, seed ${seed}`, () => {
    for (let k = 0; k < countOf(24, 3); k++) {
      const draw = drawing(seed * 1000 + k);
      const { text, at } = randomProgram(seed * 1000 + k, 10 + Math.floor(40 * draw()));
      const { program: read } = readExpression(text);
      for (const precision of precisions) {
        const program = precision === 'float64' ? read : withRoundedLiterals(read, formats[precision].round);
        const near = (): number[] => program.inputs.map((name) => (at[name] as number) + 1e-3 * draw());
        const wide = (): number[] => program.inputs.map(() => 4 * draw() - 2);
        const edges = (): number[] => program.inputs.map(() => [0, -0, 1, -1, 0.5, 2, 1e200][Math.floor(7 * draw())] as number); // prettier-ignore
        const points = Array.from({ length: 12 }, (_, i) => (i % 4 === 0 ? wide() : i % 4 === 3 ? edges() : near()));
        holdToInterpreter(program, points, { precision });
        holdToInterpreter(program, points, { precision, wrt: [program.inputs.length - 1] });
      }
    }
  });

  it(`are those of the interpreter at ties everywhere in functions of files, seed ${seed}`, () => {
    for (let k = 0; k < countOf(12, 3); k++) {
      const { source, points } = randomTies(seed * 100_000 + k, 3 + (k % 6), 6);
      // their counts at ties depend on whether passes are made at once, with and without code
      for (const precision of precisions)
        holdToInterpreter(programOfSource(source), points, { precision, isCounted: false });
    }
  });
});
