// The operators of mathjs, by the functions behind their signs, as operators of the language.
import type { Relation } from '../arithmetic.js';
import type { RelationName } from './mathjs.js';
import type { BinaryOperator, UnaryOperator } from './tree.js';

export const relationSigns: Readonly<Record<RelationName, Relation>> = {
  smaller: '<',
  smallerEq: '<=',
  larger: '>',
  largerEq: '>=',
  equal: '==',
  unequal: '!=',
};

export const unaryOperators = new Map<string, UnaryOperator>([
  ['unaryMinus', '-'],
  ['not', 'not'],
]);
export const binaryOperators = new Map<string, BinaryOperator>([
  ['add', '+'],
  ['subtract', '-'],
  ['multiply', '*'],
  ['divide', '/'],
  ['pow', '^'],
  ['dotMultiply', '.*'],
  ['dotDivide', './'],
  ['dotPow', '.^'],
  ['and', 'and'],
  ['or', 'or'],
]);

export function isRelation(fn: string): fn is RelationName {
  return Object.hasOwn(relationSigns, fn);
}
