// Where a spec came from, a file or an object: its mistakes as an error, with their places where there are any.
import { readNamedText } from '../batch/named-file.js';
import { maxMistakes, mistakesError, type Mistake } from '../batch/mistakes.js';
import { parseDocument } from '../batch/placed-document.js';
import { DiffcmpError, type ErrorCode } from '../errors.js';

export interface SpecOrigin {
  /** The file as it was named, `-` for standard input; null: an object. */
  readonly file: string | null;
  /** What was read. */
  readonly value: unknown;
  /** The error for mistakes in it. */
  readonly refuse: (mistakes: readonly Mistake[], code: ErrorCode) => DiffcmpError;
}

/** Bytes of a training file. */
const longestTraining = 8 * 2 ** 20;

export interface FileRules {
  readonly allowOutside: boolean;
  /** Milliseconds for reading a file. */
  readonly timeout: number;
}

/**
 * The spec in a file.
 *
 * @param text of standard input
 * @throws DiffcmpError for a file that is missing, can't be read, or is no JSON or YAML
 */
export function originOfFile(file: string, { timeout }: FileRules, text: string | null = null): SpecOrigin {
  const content = text ?? readNamedText(file, '-', { allowOutside: true, timeout, longest: longestTraining });
  if (/\.(csv|tsv)$/i.test(file))
    throw new DiffcmpError('bad-training', `${file} holds data; a training file names a model and a loss, too`, {
      hint: `write a file with data: ${file}, weights, model and loss`,
    });
  const source = { file, text: content, line: 1 };
  const document = parseDocument(source, /\.json$/i.test(file) ? 'json' : 'yaml');
  if (document.mistakes !== null) throw mistakesError(document.mistakes);
  const { value, locate } = document;
  return { file, value, refuse: (mistakes, code) => mistakesError(mistakes.map((each) => locate(each, code))) };
}

export function originOfObject(value: unknown): SpecOrigin {
  return {
    file: null,
    value,
    refuse: (mistakes, code) => {
      const [first = '', ...more] = mistakes.slice(0, maxMistakes).map(({ message }) => message);
      return new DiffcmpError(code, first, { more });
    },
  };
}
