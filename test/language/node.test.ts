// Single mathjs nodes, as the symbolic method has them: lowered and printed.
import { describe, expect, test } from 'vitest';
import { float64 } from '../../src/arithmetics/float64.js';
import { lowerNode, readExpression } from '../../src/language/expression.js';
import {
  ConstantNode,
  derivative,
  FunctionNode,
  OperatorNode,
  parse,
  ParenthesisNode,
  SymbolNode,
  type MathNode,
} from '../../src/language/mathjs.js';
import { printNode } from '../../src/language/print.js';
import { run } from '../program/run.js';

const derive = (node: MathNode): MathNode => derivative(node, new SymbolNode('x'), { simplify: false });

describe('derivatives of parsed texts', () => {
  test.each([
    ['x*cos(x)', 'x', Math.cos(0.5) - 0.5 * Math.sin(0.5)],
    ['x^3', 'x', 0.75],
    ['log(x)', 'x', 2],
    ['abs(x)', 'x', 1],
    ['nthRoot(x, 2)', 'x', 0.5 / Math.sqrt(0.5)],
    ['log10(x)', 'x', 2 / Math.LN10],
    ['x^x', 'x', Math.sqrt(0.5) * (Math.log(0.5) + 1)],
    ['sqrt(x) / exp(x)', 'x', Math.exp(-0.5) * (0.5 / Math.sqrt(0.5) - Math.sqrt(0.5))],
    ['pow(x, 2)', 'x', 1],
    ['tanh(x)', 'x', 1 / Math.cosh(0.5) ** 2],
  ])('%s', (text, name, value) => {
    const program = lowerNode(derive(parse(text)), [name]);
    expect(program.inputs).toEqual([name]);
    expect(run(program, float64, [0.5])).toBeCloseTo(value, 14);
  });
});

test('a node made by hand can be derived, lowered and printed', () => {
  const x = new SymbolNode('x');
  const sine = new FunctionNode(new SymbolNode('sin'), [new ParenthesisNode(x)]);
  const product = new OperatorNode('*', 'multiply', [
    new ConstantNode(-2),
    new OperatorNode('*', 'multiply', [x, sine]),
  ]);
  const node = product;
  expect(printNode(node)).toBe('-2 * (x * sin(x))');
  expect(run(lowerNode(node, ['x']), float64, [0.5])).toBe(-2 * (0.5 * Math.sin(0.5)));
  expect(run(lowerNode(derive(node), ['x']), float64, [0.5])).toBeCloseTo(
    -2 * (Math.sin(0.5) + 0.5 * Math.cos(0.5)),
    14,
  );
});

test('inputs keep their order, whether used or not', () => {
  const program = lowerNode(parse('x - y'), ['y', 'z', 'x']);
  expect(program.inputs).toEqual(['y', 'z', 'x']);
  expect(run(program, float64, [1, 2, 5])).toBe(4);
});

test('a node that is shared many times is left as it is', () => {
  let node: MathNode = parse('sin(x)');
  for (let i = 0; i < 12; i++) node = new OperatorNode('+', 'add', [node, node]);
  const before = node.toString();
  expect(run(lowerNode(node, ['x']), float64, [0.5])).toBe(4096 * Math.sin(0.5));
  expect(node.toString()).toBe(before);
});

test('what is printed of a node reads as the same program', () => {
  for (const text of ['x*cos(x)', 'x^(2x)/sqrt(x)', '(1+x)^-2', 'log(x, 3)']) {
    const node = derive(parse(text));
    const { program } = readExpression(printNode(node));
    expect(run(program, float64, [0.5])).toBe(run(lowerNode(node, ['x']), float64, [0.5]));
  }
});

test('a node outside the language is refused', () => {
  expect(() => lowerNode(parse('[1, 2]'), [])).toThrow(/vectors/);
  expect(() => lowerNode(parse('foo(x)'), ['x'])).toThrow(/unknown function/);
  expect(() => lowerNode(parse('"a"'), [])).toThrow(/not supported/);
});

test('a node with as many operands as its operator never has is refused', () => {
  const x = new SymbolNode('x');
  expect(() => lowerNode(new OperatorNode('+', 'add', [x, x, x]), ['x'])).toThrow(/not supported/);
  expect(() => lowerNode(new OperatorNode('-', 'subtract', [x]), ['x'])).toThrow('the operator - is not supported');
  expect(() => lowerNode(new OperatorNode('-', 'unaryMinus', [x, x]), ['x'])).toThrow(
    'the operator - is not supported',
  );
});
