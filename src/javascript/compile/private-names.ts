// Private names: `#a` of a class is another name than `#a` of its base, or of a class within it.
import type { Class, ClassBody } from 'acorn';
import { walk } from './tree-names.js';

/** Stands between the name that is written and what tells it from others. */
const mark = '\u0000';
let classes = 0;

/** Tells the private names of a class from those of all others, in place. A tree may be compiled more than once. */
export function tellPrivateNames({ body }: Class): void {
  const own = privateNamesOf(body).filter((name) => !name.includes(mark));
  if (own.length === 0) return;
  classes++;
  for (const name of new Set(own))
    walk(body, (node) => {
      if (node.type === 'ClassBody' && node !== body) return !privateNamesOf(node).includes(name);
      if (node.type === 'PrivateIdentifier' && node.name === name) node.name += mark + classes;
      return true;
    });
}

const privateNamesOf = ({ body }: ClassBody): string[] =>
  body.flatMap((member) => (member.type !== 'StaticBlock' && member.key.type === 'PrivateIdentifier' ? member.key.name : [])); // prettier-ignore

/** As it is written. */
export const writtenPrivateName = (name: string): string => name.split(mark)[0] as string;
