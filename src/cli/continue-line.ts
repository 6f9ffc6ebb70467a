// The command lines that continue a batch and a training.
import { shellCommand } from '../report/text/shell.js';

/**
 * The line as it was given, quoted for a shell, with `--resume` and without `--force`; and without what ended it.
 * Null: a word of it can't be shown on one line.
 */
export function continueLine(words: readonly string[], stoppedByFailures: boolean): string | null {
  const end = words.indexOf('--');
  const [options, operands] = end < 0 ? [words, []] : [words.slice(0, end), words.slice(end)];
  const kept = options.filter((word, i) => {
    if (word === '--force' || word === '--resume') return false;
    if (!stoppedByFailures) return true;
    return !/^--max-failures(=|$)/.test(word) && options[i - 1] !== '--max-failures';
  });
  return shellCommand(['diffcmp', ...kept, '--resume', ...operands]);
}

/** The line of a training that goes on from what it saved. Null: a word of it can't be shown on one line. */
export function continueTraining(words: readonly string[], save: string): string | null {
  const end = words.indexOf('--');
  const [options, operands] = end < 0 ? [words, []] : [words.slice(0, end), words.slice(end)];
  const kept = options.filter(
    (word, i) =>
      word !== '--force' && !/^--resume(=|$)/.test(word) && !(options[i - 1] === '--resume' && !word.startsWith('-')),
  );
  return shellCommand(['diffcmp', ...kept, '--resume', save, ...operands]);
}
