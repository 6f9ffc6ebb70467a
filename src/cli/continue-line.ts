// The command line that continues a batch.
import { shellWord } from '../report/text/shell.js';

/** The line as it was given, quoted for a shell, with `--resume` and without `--force`; and without what ended it. */
export function continueLine(words: readonly string[], stoppedByFailures: boolean): string {
  const end = words.indexOf('--');
  const [options, operands] = end < 0 ? [words, []] : [words.slice(0, end), words.slice(end)];
  const kept = options.filter((word, i) => {
    if (word === '--force' || word === '--resume') return false;
    if (!stoppedByFailures) return true;
    return !/^--max-failures(=|$)/.test(word) && options[i - 1] !== '--max-failures';
  });
  return ['diffcmp', ...[...kept, '--resume', ...operands].map(quoteWord)].join(' ');
}

/** Options, which start with `-`, need quotes only for what else is in them. */
function quoteWord(word: string): string {
  const [, dashes = '', rest = ''] = /^(-*)(.*)$/s.exec(word) ?? [];
  return rest === '' && dashes !== '' ? dashes : shellWord(rest) === rest ? word : shellWord(word);
}
