// A function f(x, y) of a file of JavaScript as a program.
import type { Arithmetic } from '../../src/arithmetic.js';
import { functionOfFile } from '../../src/javascript/find-function.js';
import type { Observer } from '../../src/program/observer.js';
import type { Budget, Program } from '../../src/program/program.js';
import { graphOf } from './graph-of.js';

const inputs = [
  { kind: 'input', place: 0 },
  { kind: 'input', place: 1 },
] as const;

export function programOfSource(source: string): Program {
  const { link } = functionOfFile(graphOf({ source, language: 'js' }), 'f');
  return {
    inputs: ['x', 'y'],
    link: <T>(A: Arithmetic<T>, observer?: Observer<T>) => {
      const run = link(inputs, A, observer);
      return (values: readonly T[], budget: Budget) => run(values, budget).items[0] as T;
    },
  };
}
