// What helper functions are written with: an arithmetic whose numbers are terms.
import type { PrimitiveName, Relation } from '../../arithmetic.js';
import type { Term } from './terms.js';

type OfTwo = (x: Term, y: Term) => Term;

export interface CaseWriter {
  number(value: number): Term;
  readonly add: OfTwo;
  readonly sub: OfTwo;
  readonly mul: OfTwo;
  readonly div: OfTwo;
  readonly neg: (x: Term) => Term;
  /** A root of what is never -0. */
  readonly sqrt: (x: Term) => Term;
  is(relation: Relation, x: Term, y: Term | number): Term;
  readonly and: OfTwo;
  readonly or: OfTwo;
  not(condition: Term): Term;
  choice(condition: Term, x: Term, y: Term): Term;
  /** A primitive. */
  call(name: PrimitiveName, ...given: Term[]): Term;
  /** Another helper, by its name. */
  help(name: string, ...given: Term[]): Term;
}
