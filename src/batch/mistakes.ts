// What is wrong with cases, as mistakes with a path; and several mistakes with their places as one error.
import type { z } from 'zod';
import { closest } from '../text/did-you-mean.js';
import { DiffcmpError } from '../errors.js';
import type { ErrorCode } from '../error-table.js';
import { isObject } from './is-object.js';
import { clip, valueText } from '../text/value-text.js';

export type Path = readonly (string | number)[];

/** Something wrong at a path inside a document; `onKey`: the field itself, not its value. */
export interface Mistake {
  readonly path: Path;
  readonly onKey: boolean;
  readonly message: string;
}

/** A mistake at its place. `text` is what surrounds it, and starts at `start`; `offset` and `length` point into it. */
export interface PlacedMistake {
  readonly code: ErrorCode;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly excerpt: { readonly text: string; readonly offset: number; readonly length: number } | null;
}

export const maxMistakes = 20;

/** One error for all mistakes (at most 20 of them) in the order of their places, with the source of the first. */
export function mistakesError(mistakes: readonly PlacedMistake[], way: string | null = null): DiffcmpError {
  const shown = sortByPlace(mistakes).slice(0, maxMistakes);
  const [first] = shown;
  if (first === undefined) throw new Error('an error needs a mistake');
  const more = mistakes.length > maxMistakes ? [`and more; only the first ${maxMistakes} are shown`] : [];
  const [message = '', ...others] = shown.map((each) => `${each.file}:${each.line}:${each.column}: ${each.message}`);
  const { excerpt } = first;
  const hint = mistakes.flatMap(({ code }) => hints[code] ?? [])[0] ?? way;
  return new DiffcmpError(first.code, message, {
    more: [...others, ...more],
    hint,
    source: excerpt?.text ?? null,
    sourceName: first.file,
    sourceStart: { line: first.line, column: first.column - (excerpt?.offset ?? 0) },
    span: excerpt === null ? null : { start: excerpt.offset, end: excerpt.offset + excerpt.length },
  });
}

/** Where it is written what a file may hold, by the code of its mistakes. */
const hints: { readonly [Code in ErrorCode]?: string } = {
  'bad-fixture': 'diffcmp schema fixture prints what a file may hold',
  'bad-training': 'diffcmp schema training prints what a file may hold',
};

/** Sorted by place; files stay in the order in which they come. */
function sortByPlace(mistakes: readonly PlacedMistake[]): PlacedMistake[] {
  const files = [...new Set(mistakes.map(({ file }) => file))];
  return [...mistakes].sort(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** A path as people write it: `cases[0].at.x`. */
export function pathText(path: Path): string {
  return path
    .map((part, i) => {
      if (typeof part === 'number') return `[${part}]`;
      const plain = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(part);
      return plain ? (i === 0 ? part : `.${part}`) : `[${JSON.stringify(clip(part))}]`;
    })
    .join('');
}

/** The mistakes that a schema found in a value that stands at `base` and has the fields `known`. */
export function mistakesOf(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  base: Path,
  known: readonly string[],
): Mistake[] {
  // One more than is shown says that there are more.
  return issues.slice(0, maxMistakes + 1).flatMap((issue) => mistakesOfIssue(issue, value, base, known));
}

function mistakesOfIssue(issue: z.core.$ZodIssue, value: unknown, base: Path, known: readonly string[]): Mistake[] {
  const inner = issue.path.filter((part) => typeof part !== 'symbol');
  const path = [...base, ...inner];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, maxMistakes + 1).map((key) => unknownFieldMistake(path, key, known));
  }
  if (issue.code === 'invalid_union') {
    const deeper = issue.errors.find((branch) => branch.length > 0 && branch.every((each) => each.path.length > 0));
    if (deeper !== undefined) return mistakesOf(deeper, valueAt(value, inner), path, known);
  }
  const where = pathText(path) || 'the document';
  if (issue.code === 'custom') return [{ path, onKey: false, message: `${where}: ${issue.message}` }];
  const found = valueAt(value, inner);
  if (typeof found === 'number' && Math.abs(found) === Infinity)
    return [{ path, onKey: false, message: `${where} is beyond the range of doubles, about 1.8e308` }];
  const message =
    found === undefined
      ? `${where} is missing; it must be ${issue.message}`
      : `${where} must be ${issue.message}, got ${valueText(found)}`;
  return [{ path, onKey: false, message }];
}

export function unknownFieldMistake(path: Path, key: string, known: readonly string[]): Mistake {
  const guess = closest(key, known);
  const owner = pathText(path) || 'the document';
  const way = guess === null ? `its fields are ${known.join(', ')}` : `did you mean '${guess}'?`;
  return { path: [...path, key], onKey: true, message: `${owner} has no field '${clip(key)}'; ${way}` };
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const part of path) at = isObject(at) ? at[part] : undefined;
  return at;
}
