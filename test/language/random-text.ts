// Random texts of the language for property tests.
import fc from 'fast-check';

const leaf = fc.oneof(
  fc.constantFrom('x', 'y', 'pi', 'e', 'true', 'x1', 'π', 'toString'),
  fc.nat(20).map(String),
  fc.double({ min: 0, max: 1e30, noNaN: true }).map(String),
  fc.constantFrom('1e-7', '.5', '2.', '1e+21', '0x1F', '1E5'),
);
const space = fc.constantFrom('', ' ', '');

type Texts = fc.Arbitrary<string>;

/** What only texts of tensors have: lists, rows, ranges, indices with their ends left out, and functions. */
const tensorOperand = (any: Texts, operand: Texts): Texts => {
  const index = fc.oneof(
    any,
    fc.constantFrom(':', 'end', '2:', ':end-1', '[1, end]'),
    fc.tuple(any, any).map(([a, b]) => `(${a}):(${b})`),
  );
  return fc.oneof(
    fc.array(any, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.tuple(any, any, any, any).map(([a, b, c, d]) => `[${a}, ${b}; ${c},${d}]`),
    fc.tuple(any, any).map(([a, b]) => `[[${a}],\n[${b}]]`),
    fc.tuple(operand, index).map(([a, i]) => `(${a})[${i}]`),
    fc.tuple(fc.constantFrom('x', 'y'), index, index).map(([a, i, j]) => `${a}[${i}, ${j}]`),
    fc.tuple(any, operand, any).map(([a, step, b]) => `((${a}):${step}:(${b}))`),
    fc.tuple(fc.constantFrom('sum', 'transpose', 'max', 'softmax', 'size'), any).map(([f, a]) => `${f}(${a})`),
    fc.tuple(operand, fc.constantFrom('.*', './', '.^', ' .* '), operand).map((parts) => `(${parts.join('')})`),
  );
};

const texts = (hasTensors: boolean): Texts =>
  fc.letrec<{ any: string; operand: string }>((tie) => {
    const any = tie('any');
    const operand = tie('operand');
    return {
      operand: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        any.map((a) => `(${a})`),
        ...(hasTensors ? [tensorOperand(any, operand)] : []),
        fc
          .tuple(fc.constantFrom('sin', 'exp', 'cube', 'mod', 'max', 'nthRoot', 'sinc'), any, any)
          .map(([f, a, b]) => (['mod', 'max', 'nthRoot'].includes(f) ? `${f}(${a}, ${b})` : `${f}(${a})`)),
      ),
      any: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        operand,
        fc
          .tuple(any, space, fc.constantFrom('+', '-', '*', '/', '^', '^', ' mod '), space, any)
          .map((parts) => parts.join('')),
        fc.tuple(any, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), any).map((parts) => parts.join(' ')),
        fc.tuple(any, fc.constantFrom('and', 'or'), any).map((parts) => parts.join(' ')),
        fc
          .tuple(operand, fc.constantFrom('x', ' y', '(x+1)', ' sin(y)'), fc.constantFrom('', '^2'))
          .map((p) => p.join('')),
        fc.tuple(fc.constantFrom('-', '- ', '+', 'not ', '--'), any).map((parts) => parts.join('')),
        fc.tuple(any, operand, any).map(([c, a, b]) => `${c} ? ${a} : ${b}`),
      ),
    };
  }).any;

/** Texts of expressions; nearly all of them can be read. */
export const expressionText = texts(false);

/** The same with vectors and matrices. */
export const tensorText = texts(true);

/** Pairs of a fully bracketed text and the JavaScript for it; conditions count as 1 and 0 there too. */
export const bracketedPair: fc.Arbitrary<{ text: string; js: string }> = fc.letrec<{
  any: { text: string; js: string };
}>((tie) => {
  const any = tie('any');
  const binary = fc.tuple(any, fc.constantFrom('+', '-', '*', '/', '^'), any).map(([a, op, b]) => ({
    text: `(${a.text} ${op} ${b.text})`,
    js: op === '^' ? `Math.pow(${a.js}, ${b.js})` : `(${a.js} ${op} ${b.js})`,
  }));
  const relation = fc.tuple(any, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), any).map(([a, op, b]) => ({
    text: `(${a.text} ${op} ${b.text})`,
    js: `+(${a.js} ${op} ${b.js})`,
  }));
  const chain = fc.tuple(any, any, any).map(([a, b, c]) => ({
    text: `(${a.text} < ${b.text} <= ${c.text})`,
    js: `+(${a.js} < ${b.js} && ${b.js} <= ${c.js})`,
  }));
  const logical = fc.tuple(any, fc.constantFrom('and', 'or'), any).map(([a, op, b]) => ({
    text: `(${a.text} ${op} ${b.text})`,
    js: `+(${a.js} != 0 ${op === 'and' ? '&&' : '||'} ${b.js} != 0)`,
  }));
  const unary = fc.tuple(fc.constantFrom('-', 'not ', 'sin', 'abs', 'floor', 'square'), any).map(([op, a]) => {
    if (op === '-') return { text: `(-${a.text})`, js: `(-${a.js})` };
    if (op === 'not ') return { text: `(not ${a.text})`, js: `+!(${a.js} != 0)` };
    if (op === 'square') return { text: `square(${a.text})`, js: `Math.pow(${a.js}, 2)` };
    return { text: `${op}(${a.text})`, js: `Math.${op}(${a.js})` };
  });
  const choice = fc.tuple(any, any, any).map(([c, a, b]) => ({
    text: `(${c.text} ? ${a.text} : ${b.text})`,
    js: `(${c.js} != 0 ? ${a.js} : ${b.js})`,
  }));
  const atom = fc.oneof(
    fc.constantFrom('x', 'y').map((name) => ({ text: name, js: name })),
    fc.integer({ min: 0, max: 5 }).map((n) => ({ text: String(n / 2), js: String(n / 2) })),
  );
  return {
    any: fc.oneof({ depthSize: 'small', withCrossShrink: true }, atom, binary, relation, chain, logical, unary, choice),
  };
}).any;
