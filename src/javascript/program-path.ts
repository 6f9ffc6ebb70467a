// What names a function of a file: a path that ends as JavaScript and TypeScript do, and behind `#` what to take of it.
import { sourceEnding } from './reading/endings.js';

export interface ProgramPath {
  readonly path: string;
  /** Such as `root`, `root.value`, `Ball.energy`; null where nothing is said. */
  readonly name: string | null;
}

/** `newton.js#root` as a path and a name; null for a text that names no such file. */
export function programPath(text: string): ProgramPath | null {
  const mark = sourceEnding(text) !== null ? -1 : text.lastIndexOf('#');
  const path = mark < 0 ? text : text.slice(0, mark);
  if (path.includes('#') || sourceEnding(path) === null) return null; // behind # there may be a comment
  const name = mark < 0 ? '' : text.slice(mark + 1);
  return { path, name: name === '' ? null : name };
}
