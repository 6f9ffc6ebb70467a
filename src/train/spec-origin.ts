// Where a spec came from, a file or an object: its mistakes as an error, with their places where there are any.
import { isObject } from '../batch/is-object.js';
import { readNamedText } from '../batch/named-file.js';
import { maxMistakes, mistakesError, type Mistake } from '../batch/mistakes.js';
import { parseDocument } from '../batch/placed-document.js';
import { DiffcmpError } from '../errors.js';
import type { ErrorCode } from '../error-table.js';
import type { OptionText } from '../option-text.js';

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
  const content = text ?? readTraining(file, timeout);
  if (/\.(csv|tsv)$/i.test(file))
    throw new DiffcmpError('bad-training', `${file} holds data; a training file names a model and a loss, too`, {
      hint: `write a file with data: ${file}, weights, model and loss`,
    });
  const source = { file, text: content, line: 1 };
  const document = parseDocument(source, /\.json$/i.test(file) ? 'json' : 'yaml');
  if (document.mistakes !== null) throw mistakesError(document.mistakes);
  const { value, locate } = document;
  refuseOther(file, value);
  return { file, value, refuse: (mistakes, code) => mistakesError(mistakes.map((each) => locate(each, code))) };
}

function readTraining(file: string, timeout: number): string {
  return readNamedText(file, '-', { allowOutside: true, timeout, longest: longestTraining });
}

/** What is plainly another kind of file isn't told field by field that it is none. @throws DiffcmpError */
function refuseOther(file: string, value: unknown): void {
  const [first = null] = Array.isArray(value) ? (value as unknown[]) : [];
  const holds = (owner: unknown, name: string): boolean => isObject(owner) && Object.hasOwn(owner, name);
  if (holds(value, 'model') || holds(value, 'loss')) return;
  const kind: { readonly is: string; readonly hint: OptionText } | null =
    holds(value, 'cases') || holds(first, 'expr')
      ? { is: 'cases', hint: 'diffcmp batch takes it' }
      : isObject(value) && value['schema'] === 'diffcmp/weights@1'
        ? { is: 'what a training saved', hint: ['give the training file, with this one as ', { resume: null }] }
        : null;
  if (kind === null) return;
  const named = file === '-' ? 'standard input' : file;
  throw new DiffcmpError('bad-training', `${named} holds ${kind.is}, not a network to train`, { hint: kind.hint });
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
