// A case that is given as data, as the line of NDJSON that it would be in a file.
import { DiffcmpError } from '../errors.js';
import { isArrayLike } from '../nested-argument.js';
import { isObject } from './is-object.js';
import { pathText, type Path } from './mistakes.js';
import { valueText } from '../text/value-text.js';

/** Values inside values: a case has two, tensors some more, and a circle has no end. */
const deepest = 40;

/**
 * The case as JSON; numbers stay what they are, -0 too.
 *
 * @param number of the case, from 1, for errors
 * @throws DiffcmpError bad-fixture, for what no file could hold
 */
export function caseText(value: unknown, number: number): string {
  return jsonOf(value, [], number);
}

function jsonOf(value: unknown, path: Path, number: number): string {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw unfit(path, number, `must be a finite number, got ${value}`);
    return Object.is(value, -0) ? '-0' : String(value);
  }
  if (isArrayLike(value) && !Array.isArray(value)) return jsonOf(Array.from(value), path, number);
  if (!isObject(value)) throw unfit(path, number, `can't be ${valueText(value)}`);
  if (path.length === deepest)
    throw unfit(path.slice(0, 1), number, 'holds itself, or values that are nested too deep');
  if (Array.isArray(value))
    return `[${Array.from(value, (each: unknown, i) => jsonOf(each, [...path, i], number)).join(',')}]`;
  const fields = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${fields.map(([name, each]) => `${JSON.stringify(name)}:${jsonOf(each, [...path, name], number)}`).join(',')}}`;
}

function unfit(path: Path, number: number, message: string): DiffcmpError {
  const where = path.length === 0 ? '' : `${pathText(path)} of `;
  return new DiffcmpError('bad-fixture', `${where}case ${number} ${message}`);
}
