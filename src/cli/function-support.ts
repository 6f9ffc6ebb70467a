// Which methods have no means for a function: found by trying each.
import { DiffcmpError, Unsupported } from '../errors.js';
import { readExpression } from '../language/expression.js';
import { defaultPrecision, formats } from '../arithmetics/formats.js';
import { kitOf } from '../methods/kit.js';
import { methods } from '../methods/index.js';
import type { MethodId } from '../methods/table.js';
import { problemOf } from '../problem/problem.js';

/** Points inside the domains of the functions; a method is without means if it says so at every one. */
const points = [0.4, 2.3];
const second = 3;
const maxSteps = 1e5;

/** The methods that say `unsupported` for the expression, at all of a few points. */
export function methodsWithout(expression: string): MethodId[] {
  const read = readExpression(expression);
  const kit = kitOf(formats[defaultPrecision]);
  const problems = points.map((x) =>
    problemOf(read, {
      at: Object.fromEntries(read.variables.map((name) => [name, name === 'x' ? x : second])),
      maxSteps,
    }),
  );
  return methods
    .filter((method) =>
      problems.every((problem) => {
        try {
          method.differentiate(problem, kit);
          return false;
        } catch (error) {
          if (error instanceof Unsupported) return true;
          if (error instanceof DiffcmpError) return false;
          throw error;
        }
      }),
    )
    .map(({ id }) => id);
}
