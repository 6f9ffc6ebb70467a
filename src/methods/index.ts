// The list of methods, in the order in which they are shown, and the choice of some by name or group.
import { closest } from '../did-you-mean.js';
import { DiffcmpError } from '../errors.js';
import { backwardDifference } from './backward-difference.js';
import { centralDifference } from './central-difference.js';
import { complexStep } from './complex-step.js';
import { fivePoint } from './five-point.js';
import { forward } from './forward.js';
import { forwardDifference } from './forward-difference.js';
import type { Method } from './method.js';
import { reverse } from './reverse.js';
import { richardson } from './richardson.js';
import { symbolic } from './symbolic.js';

export const methods: readonly Method[] = [
  forward,
  reverse,
  symbolic,
  complexStep,
  richardson,
  centralDifference,
  fivePoint,
  forwardDifference,
  backwardDifference,
];

/** `default` is what a comparison shows unless told otherwise. */
export const methodGroups = ['all', 'ad', 'fd', 'default'] as const;

const shownOnRequest: readonly Method[] = [backwardDifference, fivePoint];

/** The methods that a name or a group stands for; null: no such name. */
function named(name: string): readonly Method[] | null {
  if (name === 'all') return methods;
  if (name === 'default') return methods.filter((method) => !shownOnRequest.includes(method));
  if (name === 'ad' || name === 'fd') return methods.filter(({ group }) => group === name);
  const method = methods.find(({ id }) => id === name);
  return method === undefined ? null : [method];
}

/**
 * The methods of a list such as `ad,central-difference` or `all,-backward-difference`, in the order of display. A list
 * that begins with a removal starts from the default.
 *
 * @throws DiffcmpError `unknown-method`
 */
export function selectMethods(list: string = 'default'): Method[] {
  const chosen = new Set<Method>();
  list.split(',').forEach((part, index) => {
    const text = part.trim();
    const removes = text.startsWith('-');
    const name = removes ? text.slice(1) : text;
    const found = named(name);
    if (found === null) throw unknownMethod(name, list);
    if (removes && index === 0) for (const method of named('default') ?? []) chosen.add(method);
    for (const method of found) {
      if (removes) chosen.delete(method);
      else chosen.add(method);
    }
  });
  if (chosen.size === 0)
    throw new DiffcmpError('unknown-method', `no method is left of '${list}'`, { hint: 'name at least one method' });
  return methods.filter((method) => chosen.has(method));
}

function unknownMethod(name: string, list: string): DiffcmpError {
  const names = [...methods.map(({ id }) => id), ...methodGroups];
  const guess = closest(name, names);
  const missing = list.trim() === '' ? 'no method is named' : `the name of a method is missing in '${list}'`;
  return new DiffcmpError('unknown-method', name === '' ? missing : `there is no method '${name}'`, {
    hint: guess === null ? `methods and groups: ${names.join(', ')}` : `did you mean '${guess}'?`,
  });
}
