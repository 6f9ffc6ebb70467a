// What the two roots of the truth may come to, where they don't agree.
import { DiffcmpError, Undecided } from '../errors.js';

/** Values beside the point neither confirm nor contradict. */
export class NotConfirmed extends Undecided {}

export function contradiction(one: string, other: string): DiffcmpError {
  return new DiffcmpError('internal', `${one} and ${other} contradict each other`, {
    hint: 'please report this expression and point: one of the two is wrong, and neither is shown',
  });
}
