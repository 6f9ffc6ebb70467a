// Texts with tensors: which they are, and their errors with the places in the text.
import type { Arithmetic } from '../arithmetic.js';
import { TensorError } from '../errors.js';
import type { Observer } from '../program/observer.js';
import type { Budget, Program, TensorProgram } from '../program/program.js';
import { shapeText } from '../tensors/shape.js';
import { builtins } from './builtins.js';
import { fault } from './fault.js';
import { visit, type Tree } from './tree.js';

/** Whether an expression makes tensors, or has a meaning for them only. */
export function isOfTensors(body: Tree): boolean {
  let found = false;
  visit(body, (tree) => {
    found ||=
      tree.kind === 'list' ||
      tree.kind === 'index' ||
      tree.kind === 'range' ||
      (tree.kind === 'call' && builtins.get(tree.name)?.isOfTensors === true);
  });
  return found;
}

/** The program, whose errors of shapes and indices, then and when it runs, are about the text. */
export function withPlaces(text: string, make: () => TensorProgram): TensorProgram {
  const { inputs, variables, link, linkWhole } = placed(text, make);
  return {
    inputs,
    variables,
    link: (arithmetic, observer) => {
      const run = link(arithmetic, observer);
      return (values, budget) => placed(text, () => run(values, budget));
    },
    linkWhole: (arithmetic, whole) => {
      const run = linkWhole(arithmetic, whole);
      return (values, budget) => placed(text, () => run(values, budget));
    },
  };
}

function placed<V>(text: string, action: () => V): V {
  try {
    return action();
  } catch (error) {
    if (error instanceof TensorError) throw fault(text, error.code, error.message, error.span, error.hint);
    throw error;
  }
}

/** The program of a text at numbers, whose output must be one as well. */
export function ofOneNumber(text: string, { inputs, link }: TensorProgram): Program {
  return {
    inputs,
    link: <T>(arithmetic: Arithmetic<T>, observer?: Observer<T>) => {
      const run = link(arithmetic, observer);
      return (values: readonly T[], budget: Budget) => {
        const { shape, items } = run(values, budget);
        if (items.length === 1) return items[0] as T;
        const message = `the value has shape ${shapeText(shape)}, and one number was expected`;
        throw fault(text, 'shape-mismatch', message, null, 'make one number of it, with sum(…) or an index');
      };
    },
  };
}
