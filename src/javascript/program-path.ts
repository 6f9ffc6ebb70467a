// What names a function of a file: a path that ends as JavaScript and TypeScript do, and behind `#` what to take of it.
import { DiffcmpError } from '../errors.js';
import { clip } from '../text/value-text.js';
import { scriptEndings, sourceEnding, typedEndings } from './reading/endings.js';

export interface ProgramPath {
  readonly path: string;
  /** Such as `root`, `root.value`, `Ball.energy`; null where nothing is said. */
  readonly name: string | null;
}

/** `newton.js#root` as a path and a name; null for a text that names no such file. */
export function programPath(text: string): ProgramPath | null {
  const mark = text.lastIndexOf('#');
  const path = mark < 0 ? text : text.slice(0, mark);
  if (path.includes('#') || sourceEnding(path) === null) return null; // behind # there may be a comment
  const name = mark < 0 ? '' : text.slice(mark + 1);
  return { path, name: name === '' ? null : name };
}

/** @throws DiffcmpError bad-option, for a text that names a file in another way, which no expression does */
export function checkAddress(text: string): void {
  const slip = slipIn(text);
  if (slip !== null) throw new DiffcmpError('bad-option', ...slip);
}

/** What is wrong with an address, and how it is written; null: nothing. */
function slipIn(text: string): [message: string, details: { readonly hint: string }] | null {
  const said = (what: string, hint: string): ReturnType<typeof slipIn> => [`'${clip(text)}' ${what}`, { hint }];
  const [, scheme = '', rest = ''] = /^(file|https?):\/\/(\S*)$/i.exec(text) ?? [];
  if (scheme.toLowerCase() === 'file') return said('is an address, and a file is given by its path', `without ${scheme}://, for example newton.js#root`); // prettier-ignore
  if (scheme !== '' && rest !== '') return said('is an address, and nothing is fetched', 'save the file, and give its path'); // prettier-ignore
  const [, path = '', mark = '', name = ''] = /^([^\s#]+\.[a-z]\w*)([#:])([^\s#]*)(?:#\S*)?$/i.exec(text) ?? [];
  if (path === '') return null;
  const isSource = sourceEnding(path) !== null;
  const isName = /^[\p{L}_$][\p{L}\p{N}_$.]*$/u.test(name);
  if (isSource && mark === '#' && text.slice(path.length + 1).includes('#')) return said('has more than one #', `write ${clip(name === '' ? path : `${path}#${name}`)}`); // prettier-ignore
  if (isSource && mark === ':' && isName) return said('names no file', `a function stands behind #: ${clip(`${path}#${name}`)}`); // prettier-ignore
  if (!isSource && mark === '#' && isName && !/^\d[\d.]*e\d+$/i.test(path)) return said('names a file that is not read', `the names of files end in ${[...scriptEndings, ...typedEndings].join(', ')}`); // prettier-ignore
  return null;
}
