// Which methods have no means for a function: found by trying each.
import { DiffcmpError, Unsupported } from '../errors.js';
import { readExpression } from '../language/expression.js';
import { defaultPrecision, formats } from '../arithmetics/formats.js';
import { kitOf } from '../methods/kit.js';
import { methods } from '../methods/index.js';
import type { MethodId } from '../methods/table.js';

/** Points inside the domains of the functions; a method is without means if it says so at every one. */
const points = [0.4, 2.3];
const second = 3;
const budget = { maxSteps: 1e5 };

/** The methods that say `unsupported` for the expression, at all of a few points. */
export function methodsWithout(expression: string): MethodId[] {
  const { program } = readExpression(expression);
  const format = formats[defaultPrecision];
  const kit = kitOf(format);
  const wrt = program.inputs.map((_, i) => i);
  return methods
    .filter((method) =>
      points.every((x) => {
        const point = program.inputs.map((name) => (name === 'x' ? x : second));
        try {
          method.differentiate({ program, point, wrt, order: 1, format, budget }, kit);
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
