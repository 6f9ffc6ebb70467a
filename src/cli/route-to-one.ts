// The route of a command line that is plainly for one command: then the options of the others need not be known, nor loaded.
import type { Command } from 'commander';
import { sortArguments } from './arguments.js';
import { commandShape, operandSlip, takesExpression, type Route } from './route.js';

/**
 * What `routeOf` finds among all commands, found with the one alone that stands first, or with `compare`. Null where only all of them can tell: at
 * an option that this one doesn't have, a word that may be another command, or anything that looks like a slip.
 */
export function routeToOne(words: readonly string[], command: Command): Route | null {
  const isNamed = words[0] === command.name();
  const shape = commandShape(command);
  const names = shape.options.flatMap(({ short, long }) => [`--${long}`, ...(short === null ? [] : [`-${short}`])]);
  if (!words.every((word) => isPlain(word, names))) return null;
  const { options, operands, incomplete } = sortArguments(words, [shape]);
  if (incomplete !== null) return null;
  const [first] = operands;
  if (!isNamed && (first === undefined || /^[a-z][a-z-]*$/i.test(first))) return null;
  if (operandSlip(operands, command, !isNamed || takesExpression(command)) !== null) return null;
  return { command, words: [...options, '--', ...operands] };
}

/** Whether a word means the same whatever options other commands have, and has no other dashes in it than options of these names. */
function isPlain(word: string, names: readonly string[]): boolean {
  if (/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]|.--/s.test(word)) return false;
  if (word.startsWith('--')) return names.includes(word.split('=', 1)[0] ?? '');
  // letters side by side may be a long name with one hyphen, or several options
  return !/^-[a-z]/i.test(word) || (names.includes(word.slice(0, 2)) && !/^-[a-z][a-z-]/i.test(word));
}
