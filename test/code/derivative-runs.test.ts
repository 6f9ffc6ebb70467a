// Derivatives of methods by code: after so many runs, with the numbers, the counts, the tape and the errors of the interpreter.
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { readExpression } from '../../src/language/expression.js';
import { CountingKit, Kit } from '../../src/methods/kit.js';
import { complexStep } from '../../src/methods/complex-step.js';
import { methodsById } from '../../src/methods/index.js';
import type { Problem } from '../../src/methods/method.js';
import { withOutputShape } from '../../src/program/outputs.js';
import { budget, holdToInterpreter, ids, outcomeOf } from './held-derivatives.js';
import { watchedProgram } from './watched-program.js';

describe('Derivatives by code', () => {
  it('are interpreted until code would have paid, and then no more', () => {
    const { program } = readExpression(Array.from({ length: 100 }, (_, i) => `sin(${i}*x)`).join(' + '));
    const points = Array.from({ length: 300 }, (_, i) => [i / 100]);
    const interpreted = holdToInterpreter(program, points, { engine: 'auto' });
    expect(interpreted).toBeGreaterThan(3 * 40);
    expect(interpreted).toBeLessThan(3 * 100);
  });

  it('take another path where a condition or a choice does', () => {
    const { program } = readExpression('x > 0 ? max(x, y)^2 : abs(x)*y');
    const points = [[1, 2], [1, 2], [2, 1], [-1, 3], [-1, 3], [1, 1], [0, 0], [2, 2], [-2, -0], [1, 3]]; // prettier-ignore
    holdToInterpreter(program, points);
  });

  it('know an exponent that is not differentiated by', () => {
    const { program } = readExpression('x^n');
    const points = [2, 2, 3, 3, 0.5, 0.5, -1, 0, 0, 2.5].map((n) => [1.5, n]);
    holdToInterpreter(program, points, { wrt: [0] });
    holdToInterpreter(program, points.map(([x = 0, n = 0]) => [-x, n]), { wrt: [0] }); // prettier-ignore
  });

  it('are those of every output, and none where there is none', () => {
    const read = readExpression('[x*y, x + y, sin(x)]');
    const program = withOutputShape(read.shaped([[], []]), [3]);
    holdToInterpreter(program, [[1, 2], [1, 2], [3, 4], [0, 1]]); // prettier-ignore
    holdToInterpreter(program, [[1, 2], [1, 2], [3, 4]], { wrt: [] }); // prettier-ignore
  });

  it('fail as the interpreter does', () => {
    const { program } = readExpression('erf(x) + log(x)');
    holdToInterpreter(program, [[1], [2], [-1], [-1], [3], [0], [NaN], [Infinity], [2]]); // prettier-ignore
  });

  it('are by one code for every step of the complex step', () => {
    const { program } = readExpression('x*cos(x) + x^y');
    for (const counts of [true, false]) {
      const watched = watchedProgram(program);
      const kits = [new CountingKit(formats.float64), new CountingKit(formats.float64)] as const;
      const kit = new Kit(formats.float64);
      for (let k = 0; k < 3000; k++) {
        const problem: Problem = { program: watched.program, point: [1.2, 3], wrt: [0], delta: 10 ** (-k / 150), format: formats.float64, budget, order: 1 }; // prettier-ignore
        const interpreted: Problem = { ...problem, program, engine: 'interpret' };
        if (counts)
          expect(outcomeOf('complex-step', problem, kits[0])).toEqual(outcomeOf('complex-step', interpreted, kits[1])); // prettier-ignore
        else expect(complexStep.differentiate(problem, kit)).toEqual(complexStep.differentiate(interpreted, kit));
      }
      expect(watched.runs).toBeLessThan(2000);
    }
  });

  it('are by code without counts too', () => {
    const { program } = readExpression('x*cos(x)');
    const kit = new Kit(formats.float64);
    for (let k = 0; k < 5000; k++) {
      const problem: Problem = { program, point: [k / 1000], wrt: [0], format: formats.float64, budget, order: 1 };
      for (const id of ids)
        expect(methodsById[id].differentiate(problem, kit)).toEqual(methodsById[id].differentiate({ ...problem, engine: 'interpret' }, kit)); // prettier-ignore
    }
  });
});
