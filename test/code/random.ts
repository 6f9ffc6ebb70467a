// Random programs run by code at random points, beside the interpreter.
import { precisions } from '../../src/arithmetics/formats.js';
import { readExpression } from '../../src/language/expression.js';
import { drawing, randomProgram } from '../graph/random-program.js';
import { differences } from './bits.js';

/** What differs in so many random programs of up to so many steps; each is a function of its seed. */
export function differencesOfRandom(firstSeed: number, count: number, mostSteps: number): string[] {
  const found: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const draw = drawing(seed + 77_777);
    const { text, at } = randomProgram(seed, 2 + Math.floor(draw() * mostSteps));
    const { program } = readExpression(text);
    const near = (size: number): number[] =>
      program.inputs.map((name) => (at[name] as number) + size * (2 * draw() - 1));
    const wide = (): number[] => program.inputs.map(() => 4 * draw() - 2);
    const edges = (): number[] => program.inputs.map(() => [0, -0, 1, -1, 0.5, 1e-300, 1e200, 3][Math.floor(8 * draw())] as number); // prettier-ignore
    const points = [near(0), near(1e-6), near(0.1), wide(), edges(), near(0), wide()];
    for (const precision of precisions)
      for (const mode of ['forward', 'reverse'] as const)
        for (const difference of differences({ program, points, precision, mode }).found)
          found.push(`seed ${seed}, ${precision}, ${mode}: ${difference}`);
  }
  return found;
}
