// A tree as text, the way it was read: multiplication explicit, parentheses where they were written, are needed, or the
// reading surprises.
import { convertNode } from './convert.js';
import type { MathNode } from './mathjs.js';
import type { Binary, BinaryOperator, Statement, Tree, Unary } from './tree.js';

/** How tightly things bind; an operand that binds less than its place asks for gets parentheses. */
enum Binding {
  range,
  choice,
  or,
  and,
  chain,
  sum,
  product,
  sign,
  power,
  atom,
}

interface PrintedShape {
  readonly own: Binding;
  readonly left: Binding;
  readonly right: Binding;
  readonly text: string;
}

const shapes: Readonly<Record<BinaryOperator, PrintedShape>> = {
  or: { own: Binding.or, left: Binding.or, right: Binding.and, text: ' or ' },
  and: { own: Binding.and, left: Binding.and, right: Binding.chain, text: ' and ' },
  '+': { own: Binding.sum, left: Binding.sum, right: Binding.product, text: ' + ' },
  '-': { own: Binding.sum, left: Binding.sum, right: Binding.product, text: ' - ' },
  '*': { own: Binding.product, left: Binding.product, right: Binding.sign, text: ' * ' },
  '/': { own: Binding.product, left: Binding.product, right: Binding.sign, text: ' / ' },
  '^': { own: Binding.power, left: Binding.atom, right: Binding.sign, text: '^' },
  '.*': { own: Binding.product, left: Binding.product, right: Binding.sign, text: ' .* ' },
  './': { own: Binding.product, left: Binding.product, right: Binding.sign, text: ' ./ ' },
  '.^': { own: Binding.power, left: Binding.atom, right: Binding.sign, text: ' .^ ' },
};

/** A mathjs node as text in the language. */
export function printNode(node: MathNode): string {
  return printTree(convertNode(node));
}

/** Statements joined by `; `. Reading the text again gives the same program, though not always the same text. */
export function printStatements(statements: readonly Statement[]): string {
  return statements
    .map(({ kind, name, parameters, body }) => {
      const text = printTree(body);
      if (kind === 'value') return text;
      return kind === 'step' ? `${name} = ${text}` : `${name}(${parameters.join(', ')}) = ${text}`;
    })
    .join('; ');
}

/** An expression as text. */
export function printTree(root: Tree): string {
  let text = '';
  const todo: (string | Tree)[] = [];
  const place = (tree: Tree, least: Binding, forced = false): void => {
    const inBrackets = forced || tree.inBrackets === true || binding(tree) < least;
    if (inBrackets) todo.push(')');
    todo.push(tree);
    if (inBrackets) todo.push('(');
  };
  // pushes what comes last first
  const print = (tree: Tree): void => {
    switch (tree.kind) {
      case 'number':
        text += Object.is(tree.value, -0) ? '-0' : String(tree.value);
        return;
      case 'name':
        text += tree.name;
        return;
      case 'call':
        printList(`${tree.name}(`, tree.args, ')');
        return;
      case 'list':
        printList('[', tree.args, ']');
        return;
      case 'index': {
        const [object, ...indices] = tree.args;
        printList('[', indices, ']');
        place(object, Binding.atom, object.kind === 'number');
        return;
      }
      case 'range':
        printRange(tree.args);
        return;
      case 'end':
        text += 'end';
        return;
      case 'chain': {
        const signs = tree.links.map(({ relation }) => ` ${relation} `);
        for (const arg of tree.args.toReversed()) {
          placeOperand(arg, Binding.sum);
          todo.push(signs.pop() ?? '');
        }
        return;
      }
      case 'choice': {
        const [condition, whenTrue, whenFalse] = tree.args;
        place(whenFalse, Binding.choice);
        todo.push(' : ');
        place(whenTrue, Binding.or); // mathjs 15.2.0 cannot read a bare choice there
        todo.push(' ? ');
        place(condition, Binding.or);
        return;
      }
      case 'unary':
        printUnary(tree);
        return;
      case 'binary':
        printBinary(tree);
    }
  };
  const printList = (open: string, args: readonly Tree[], close: string): void => {
    todo.push(close);
    for (const [i, arg] of args.toReversed().entries()) {
      if (i > 0) todo.push(', ');
      place(arg, Binding.range);
    }
    todo.push(open);
  };
  /** A range reads as one only in brackets of its own, or as a whole argument: in a choice its sign is that of the choice. */
  const printRange = (args: readonly Tree[]): void => {
    const [first, last] = args;
    if (args.length === 2 && last?.kind === 'end' && first?.kind === 'number' && first.value === 1) {
      text += ':';
      return;
    }
    for (const [i, arg] of args.toReversed().entries()) {
      if (i > 0) todo.push(':');
      placeOperand(arg, Binding.sum);
    }
  };
  /** `not a < b` reads as (not a) < b, which surprises. */
  const placeOperand = (tree: Tree, least: Binding, forced = false): void =>
    place(tree, least, forced || (tree.kind === 'unary' && tree.operator === 'not'));

  const printUnary = ({ operator, args: [operand] }: Unary): void => {
    if (operator === 'not') place(operand, Binding.sign);
    else placeOperand(operand, Binding.sign);
    todo.push(operator === 'not' ? 'not ' : '-');
  };
  const printBinary = ({ operator, args: [left, right], implicit }: Binary): void => {
    const shape = shapes[operator];
    if (operator === 'and' || operator === 'or') {
      place(right, shape.right);
      todo.push(shape.text);
      place(left, shape.left);
    } else {
      placeOperand(right, shape.right);
      todo.push(shape.text);
      placeOperand(left, shape.left, implicit && isQuotient(left)); // 1/2x is (1 / 2) * x
    }
  };
  place(root, Binding.range);
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next === 'string') text += next;
    else print(next);
  }
  return text;
}

function binding(tree: Tree): Binding {
  switch (tree.kind) {
    case 'number':
      return tree.value < 0 || Object.is(tree.value, -0) ? Binding.sign : Binding.atom;
    case 'name':
    case 'call':
    case 'list':
    case 'index':
    case 'end':
      return Binding.atom;
    case 'range':
      return Binding.range;
    case 'chain':
      return Binding.chain;
    case 'choice':
      return Binding.choice;
    case 'unary':
      return Binding.sign;
    case 'binary':
      return shapes[tree.operator].own;
  }
}

function isQuotient(tree: Tree): boolean {
  return tree.kind === 'binary' && tree.operator === '/';
}
