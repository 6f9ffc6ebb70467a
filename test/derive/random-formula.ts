// Random texts of one or two variables for properties of derivatives: every kind of operation, but no hopeless domains.
import fc from 'fast-check';

const smooth = [
  'sin',
  'cos',
  'tanh',
  'atan',
  'exp',
  'sqrt',
  'log',
  'cbrt',
  'sinh',
  'erf',
  'sigmoid',
  'expm1',
  'asinh',
  'cube',
  'square',
  'log2',
];
const others = [...smooth, 'abs', 'relu', 'floor', 'gamma', 'acoth', 'asin', 'sec', 'sinc', 'ln', 'digamma', 'sign'];

function texts(unary: readonly string[], more: boolean): fc.Arbitrary<string> {
  return fc.letrec<{ part: string }>((tie) => {
    const part = tie('part');
    return {
      part: fc.oneof(
        { maxDepth: 4, depthSize: 'medium' },
        fc.constantFrom('x', 'y', ...(more ? ['2', '3', '0.5', 'pi', '1e-3', 'x1', 'alpha_2'] : [])),
        fc.tuple(fc.constantFrom(...unary), part).map(([name, a]) => `${name}(${a})`),
        fc.tuple(part, fc.constantFrom('+', '-', '*', '/'), part).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
        fc.tuple(part, fc.constantFrom('2', '3', '-1', '0.5', 'x')).map(([a, b]) => `(${a})^(${b})`),
        part.map((a) => `-(${a})`),
        fc.tuple(fc.constantFrom('2', '0.5'), part).map(([c, a]) => `${c} * (${a})`),
        ...(more
          ? [
              fc
                .tuple(part, fc.constantFrom('<', '>='), part, part)
                .map(([a, sign, b, c]) => `(${a} ${sign} ${b} ? ${c} : ${b})`),
              fc
                .tuple(fc.constantFrom('atan2', 'hypot', 'max', 'mod', 'nthRoot'), part, part)
                .map(([name, a, b]) => `${name}(${a}, ${b})`),
            ]
          : []),
      ),
    };
  }).part;
}

/** Of operations that mathjs has a right rule for, none of them on constants alone. */
export const plainFormulas = texts(smooth.slice(0, 7), false);
export const anyFormulas = texts(others, true);
