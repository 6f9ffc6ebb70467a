// The endings of files that are read, and what they say.
import { DiffcmpError } from '../../errors.js';

/** In the order in which one is looked for. */
export const scriptEndings = ['.js', '.mjs', '.cjs'] as const;
export const typedEndings = ['.ts', '.mts', '.cts'] as const;

export type SourceEnding = (typeof scriptEndings | typeof typedEndings)[number];

/** The ending of a file that is read, in small letters whichever it has; null: it is none. What is only an ending names no file. */
export function sourceEnding(path: string): SourceEnding | null {
  const [, found] = /[^/\\](\.[cm]?[jt]s)$/.exec(path.toLowerCase()) ?? [];
  return [...scriptEndings, ...typedEndings].find((ending) => ending === found) ?? null;
}

export function unknownEnding(name: string): DiffcmpError {
  const endings = [...scriptEndings, ...typedEndings].join(' ');
  return new DiffcmpError('program-not-supported', `${name} has none of the endings ${endings}`, {
    hint: /\.[jt]sx$/i.test(name)
      ? 'JSX is not read: put the function into a file of its own'
      : 'functions are read from JavaScript and TypeScript',
  });
}
