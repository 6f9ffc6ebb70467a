// The codes of errors: what each means, and the exit code of a command that ends with it.
import { libraryWording, wordText, type OptionText } from './option-text.js';

/** Every code with its exit code and its meaning: the list that `diffcmp help errors` prints. */
export const errorTable = {
  'check-failed': { exit: 1, meaning: 'a case of a batch misses what is expected of it' },
  'expr-syntax': { exit: 2, meaning: 'the text is not an expression' },
  'expr-not-supported': { exit: 2, meaning: 'valid mathjs, but outside the language of diffcmp' },
  'no-formula': { exit: 2, meaning: 'the function is no formula of a size that can be differentiated' },
  'expr-too-deep': { exit: 2, meaning: 'parentheses nest beyond the limit' },
  'unknown-function': { exit: 2, meaning: 'no function of that name' },
  'wrong-arity': { exit: 2, meaning: 'a function got too few or too many arguments' },
  'unbound-variable': { exit: 2, meaning: ['a variable has no value; give it with ', { at: null }] },
  'unknown-variable': {
    exit: 2,
    meaning: ['a point or ', { wrt: null }, ' names a variable that the expression lacks'],
  },
  'shape-mismatch': { exit: 2, meaning: 'shapes of tensors do not fit together' },
  'bad-gradient': { exit: 2, meaning: 'a gradient has another form than the inputs of its function' },
  'bad-index': { exit: 2, meaning: 'an index is not a whole number, is outside its axis, or is none' },
  'graph-too-large': { exit: 2, meaning: 'a graph has more nodes than a picture, or the list itself, can have' },
  'tensor-too-large': { exit: 2, meaning: 'a tensor would have more numbers than the limit' },
  'literal-overflow': { exit: 2, meaning: 'a number is beyond the range of the precision' },
  'bad-point': { exit: 2, meaning: ['the text after ', { at: null }, ' is not a point'] },
  'unknown-method': { exit: 2, meaning: 'no method of that name' },
  'unknown-command': { exit: 2, meaning: 'no command of that name' },
  'bad-option': { exit: 2, meaning: 'an option is unknown, lacks its value or has a wrong one' },
  'bad-range': { exit: 2, meaning: 'a range of step sizes is empty, reversed or not positive' },
  'unknown-family': { exit: 2, meaning: 'no family of functions of that name' },
  'bad-template': { exit: 2, meaning: 'a template cannot be written out, or is the same at every size' },
  'dtype-mismatch': { exit: 2, meaning: 'tensors of different dtypes meet, or an operation has no such dtype' },
  'bad-argument': { exit: 2, meaning: 'an argument of a tape or of an operation on tensors is not what it must be' },
  'tape-state': { exit: 2, meaning: 'a tape is asked or entered when it cannot be' },
  'program-syntax': { exit: 2, meaning: 'a file is not JavaScript or TypeScript' },
  'program-not-supported': { exit: 2, meaning: 'a function of a file has what is no function of numbers' },
  'unknown-program': { exit: 2, meaning: 'a file has no function of that name, or several and none is named' },
  'no-such-file': { exit: 3, meaning: 'an input file is missing' },
  'file-outside': {
    exit: 3,
    meaning: ['a file names another outside its folder; read with ', { allowOutside: null }],
  },
  'cannot-read': { exit: 3, meaning: 'an input file cannot be read' },
  'malformed-json': { exit: 3, meaning: 'a file is not JSON, or not YAML' },
  'malformed-csv': { exit: 3, meaning: 'a file is not CSV' },
  'bad-fixture': { exit: 3, meaning: 'a case has unknown fields or values of a wrong kind' },
  'bad-training': { exit: 3, meaning: 'a training file has unknown fields, or values that do not fit each other' },
  'bad-data': { exit: 3, meaning: 'data to train with have no header, no rows, or values that are no numbers' },
  'no-cases': { exit: 3, meaning: 'no case was found' },
  'bad-part': { exit: 3, meaning: 'a file to resume or to merge is not the output of that batch or training' },
  'cannot-write': { exit: 3, meaning: 'the output file cannot be written' },
  'output-exists': { exit: 3, meaning: 'the output file exists' },
  'output-in-use': { exit: 3, meaning: 'another process is writing the output file' },
  'same-file': { exit: 3, meaning: 'an output file is an input as well' },
  'outside-domain': { exit: 4, meaning: 'the function is not defined at the point' },
  'division-by-zero': { exit: 4, meaning: 'a division by exactly zero' },
  'non-finite': { exit: 4, meaning: 'the value overflows or is not a number in floating point' },
  diverged: { exit: 4, meaning: 'the loss of a training is no finite number any more' },
  'worker-died': { exit: 4, meaning: 'the thread that ran a case ended, for want of memory most likely' },
  'no-derivative': { exit: 4, meaning: 'there is no finite derivative at the point to measure errors against' },
  'no-convergence': {
    exit: 4,
    meaning: 'the differences of an adaptive method do not converge at the point: a kink, a jump, an infinite slope',
  },
  unsupported: { exit: 4, meaning: 'a method has no means for the expression' },
  'step-limit': { exit: 4, meaning: ['the program ran longer than ', { maxSteps: null }, ' allows'] },
  'program-failed': { exit: 4, meaning: 'a function of a file throws, or gives no number' },
  'command-failed': { exit: 4, meaning: 'a command that is checked does not start, ends, or gives no answer' },
  undecided: { exit: 4, meaning: 'the truth could not be decided within its budget' },
  timeout: { exit: 4, meaning: ['the program ran longer than ', { timeout: null }, ' allows'] },
  internal: { exit: 70, meaning: 'a bug in diffcmp; please report it' },
} as const satisfies Record<string, { readonly exit: number; readonly meaning: OptionText }>;

export type ErrorCode = keyof typeof errorTable;

/** The same in the words of the library. */
export const errorCodes = Object.fromEntries(
  Object.entries(errorTable).map(([code, { exit, meaning }]) => [
    code,
    { exit, meaning: wordText(meaning, libraryWording) },
  ]),
) as Readonly<Record<ErrorCode, { readonly exit: number; readonly meaning: string }>>;
