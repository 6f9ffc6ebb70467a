// The choice of methods by name and group; of their names alone, so that who only checks a choice loads no method.
import { closest } from '../text/did-you-mean.js';
import { DiffcmpError } from '../errors.js';
import { methodNamed } from './names.js';
import { methodIds, methodTable, type MethodId } from './table.js';
import { clip } from '../text/value-text.js';

/** `default` is what a comparison shows unless told otherwise; `none` leaves the truth alone. */
export const methodGroups = ['all', 'ad', 'fd', 'default', 'none'] as const;

/** The methods that a name, as an id or as printed, or a group stands for; null: no such name. */
function named(name: string): readonly MethodId[] | null {
  const group = name.toLowerCase();
  if (group === 'all') return methodIds;
  if (group === 'none') return [];
  if (group === 'default') return methodIds.filter((id) => methodTable[id].shown);
  if (group === 'ad' || group === 'fd') return methodIds.filter((id) => methodTable[id].group === group);
  const id = methodNamed(name);
  return id === undefined ? null : [id];
}

/**
 * The methods of a list such as `ad,central-difference` or `all,-backward diff.`, in the order of display. A list
 * that begins with a removal starts from the default.
 *
 * @param groups those to offer where a name is unknown
 * @throws DiffcmpError `unknown-method`
 */
export function selectIds(list: string = 'default', groups: readonly string[] = methodGroups): MethodId[] {
  const chosen = new Set<MethodId>();
  list.split(',').forEach((part, index) => {
    const text = part.trim();
    const removes = text.startsWith('-');
    const name = removes ? text.slice(1) : text;
    const found = named(name);
    if (found === null) throw unknownMethod(name, list, groups);
    if (removes && index === 0) for (const id of named('default') ?? []) chosen.add(id);
    for (const id of found) {
      if (removes) chosen.delete(id);
      else chosen.add(id);
    }
  });
  if (chosen.size === 0 && list.trim().toLowerCase() !== 'none')
    throw new DiffcmpError('unknown-method', `no method is left of '${clip(list)}'`, {
      hint: 'name at least one method',
    });
  return methodIds.filter((id) => chosen.has(id));
}

function unknownMethod(name: string, list: string, groups: readonly string[]): DiffcmpError {
  const names = [...methodIds, ...groups];
  const guess = closest(name, names);
  const missing = list.trim() === '' ? 'no method is named' : `the name of a method is missing in '${clip(list)}'`;
  return new DiffcmpError('unknown-method', name === '' ? missing : `there is no method '${clip(name)}'`, {
    hint:
      guess === null
        ? `${groups.length === 0 ? 'methods' : 'methods and groups'}: ${names.join(', ')}`
        : `did you mean '${guess}'?`,
  });
}
