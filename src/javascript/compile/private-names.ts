// Private names: the key of `#a` is kept in a variable around the body of its class, so that each class that is made has its own.
import type { Class } from 'acorn';

/** The variable that holds the key of a private name: no program can write its name. */
export const privateVariable = (name: string): string => `#${name}`;

export const isPrivateVariable = (name: string): boolean => name.startsWith('#');

/** The private names that a class declares, each once. */
export function privateNamesOf({ body }: Class): ReadonlySet<string> {
  const names = new Set<string>();
  for (const member of body.body)
    if (member.type !== 'StaticBlock' && member.key.type === 'PrivateIdentifier') names.add(member.key.name);
  return names;
}
