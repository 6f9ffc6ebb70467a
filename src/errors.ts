// The classes that carry errors: those that a user can meet, and those of runs.
import type { Reference } from './compare/reference-data.js';
import { errorTable, type ErrorCode } from './error-table.js';
import { countOf } from './text/numeral.js';
import {
  libraryWording,
  wordOptions,
  rewordedText,
  wordText,
  type OptionName,
  type OptionText,
  type OptionValues,
  type Wording,
} from './option-text.js';
import type { Span } from './span.js';

/** A text that an error points into; `start` is where it begins in its file, if it is a part of it. */
export interface ErrorSource {
  readonly text: string;
  readonly name: string | null;
  readonly start: { readonly line: number; readonly column: number };
}

/** What an error says beside its sentence. */
export interface ErrorDetails {
  /** Further sentences, each on a line of its own. */
  readonly more?: readonly string[];
  readonly hint?: OptionText | null;
  /** A text, or options as one writes them. */
  readonly source?: string | OptionValues | null;
  /** The name of a file, or of the option that the text is the value of. */
  readonly sourceName?: string | { readonly option: OptionName } | null;
  readonly sourceStart?: ErrorSource['start'];
  /** A place in the text; of options, the value of one. */
  readonly span?: Span | OptionName | null;
  /** What was thrown by what a user gave. */
  readonly cause?: unknown;
  readonly reference?: Reference<'tensors'>;
}

/** What an error says, worded. */
export interface ErrorWords {
  readonly message: string;
  /** The sentences of the message, each for a line of its own: there may be other line breaks in what they quote. */
  readonly sentences: readonly string[];
  /** A way out. */
  readonly hint: string | null;
  /** The text that `span` points into, with a name for it (null: the expression itself). */
  readonly source: ErrorSource | null;
  readonly span: Span | null;
}

/** An error with a stable code, a sentence, a way out, and the place in the source that it is about. */
export class DiffcmpError extends Error implements Omit<ErrorWords, 'sentences'> {
  static {
    Object.defineProperty(this, 'name', { value: 'DiffcmpError' }); // which the built files would shorten
  }
  override readonly name = 'DiffcmpError';
  readonly code: ErrorCode;
  readonly hint: string | null;
  readonly source: ErrorSource | null;
  readonly span: Span | null;
  /** Where a function has no value at a point, what is known beside it; else null. */
  readonly reference: Reference<'tensors'> | null;
  readonly #said: readonly [message: OptionText, details: ErrorDetails];

  constructor(code: ErrorCode, message: OptionText, details: ErrorDetails = {}) {
    const said = [wordText(message, libraryWording), ...(details.more ?? [])].join('\n');
    super(said, details.cause === undefined ? {} : { cause: details.cause });
    this.code = code;
    this.#said = [message, details];
    const { hint, source, span } = this.words(libraryWording);
    this.hint = hint;
    this.source = source;
    this.span = span;
    this.reference = details.reference ?? null;
  }
  get exitCode(): number {
    return errorTable[this.code].exit;
  }
  /** The same error with another way out. @internal */
  withHint(hint: OptionText | null): DiffcmpError {
    const [message, details] = this.#said;
    return new DiffcmpError(this.code, message, { ...details, hint });
  }
  /** The same error, which says first what it is about. @internal */
  about(what: string): DiffcmpError {
    const [message, details] = this.#said;
    return new DiffcmpError(this.code, [`${what}: `, ...(typeof message === 'string' ? [message] : message)], details);
  }
  /** The same error with what is known beside the point. @internal */
  withReference(reference: Reference<'tensors'>, hint: OptionText | null): DiffcmpError {
    const [message, details] = this.#said;
    return new DiffcmpError(this.code, message, { ...details, hint, reference });
  }
  /** The same error with the way out of another. @internal */
  withHintOf(other: DiffcmpError): DiffcmpError {
    return this.withHint(other.#said[1].hint ?? null);
  }
  /** The same error about a text that has that name. @internal */
  inSource(name: string): DiffcmpError {
    const [message, details] = this.#said;
    return new DiffcmpError(this.code, message, { ...details, sourceName: name });
  }
  /** The same error about the value of an option. @internal */
  inOption(name: OptionName, value: string): DiffcmpError {
    const [message, details] = this.#said;
    return new DiffcmpError(this.code, message, {
      ...details,
      source: { [name]: value },
      sourceName: null,
      span: name,
    });
  }
  /** The same error in other texts: what it says, the way out, and the text that it points into, with the place. @internal */
  reworded(word: (text: string) => string, place: (source: string, span: Span | null) => readonly [string, Span | null] = (source, span) => [source, span]): DiffcmpError {
    const [message, details] = this.#said;
    const { hint = null, source = null, span = null } = details;
    const moved = typeof source === 'string' && typeof span !== 'string' ? place(source, span) : [source, span];
    const [newSource, newSpan] = moved as [typeof source, typeof span];
    return new DiffcmpError(this.code, rewordedText(message, word), {
      ...details,
      hint: hint === null ? null : rewordedText(hint, word),
      source: newSource,
      span: newSpan,
    });
  } // prettier-ignore
  /** What it says, with options worded that way; its own fields are in the words of the library. @internal */
  words(wording: Wording): ErrorWords {
    const [message, { more = [], hint = null, source = null, sourceName = null, sourceStart, span = null }] =
      this.#said;
    const sentences = [wordText(message, wording), ...more];
    const start = sourceStart ?? { line: 1, column: 1 };
    const name = sourceName === null || typeof sourceName === 'string' ? sourceName : wording.name(sourceName.option);
    const { text, spans } =
      source === null || typeof source === 'string' ? { text: source } : wordOptions(source, wording);
    return {
      message: sentences.join('\n'),
      sentences,
      hint: hint === null ? null : wordText(hint, wording),
      source: text === null ? null : { text, name, start },
      span: typeof span === 'string' ? (spans?.get(span) ?? null) : span,
    };
  }
}

/** V8 alone has the limit; other engines leave it alone. */
const v8Error: ErrorConstructor & { stackTraceLimit?: number | undefined } = Error;

/** What goes wrong while a program runs; the machine adds where. `compare` turns it into a DiffcmpError or a verdict. */
export class EvaluationError extends Error {
  span: Span | null = null;

  /** Without a stack: it is caught where a number was asked for, often, and the frames cost more than the number. */
  constructor(message?: string) {
    const { stackTraceLimit } = v8Error;
    v8Error.stackTraceLimit = 0;
    super(message);
    v8Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The function has no real value here. Thrown by rigorous arithmetics only; floating point gives NaN. */
export class OutsideDomain extends EvaluationError {
  override readonly name = 'OutsideDomain';
  constructor(
    readonly code: 'outside-domain' | 'division-by-zero',
    readonly primitive: string,
    message: string,
  ) {
    super(message);
  }
}

/** The enclosures are too wide to decide something at this precision. */
export class Undecided extends EvaluationError {
  override readonly name = 'Undecided';
}

/** Shapes that don't fit, an index outside its axis, or a tensor too large: what only a run can tell of a text. */
export class TensorError extends EvaluationError {
  override readonly name = 'TensorError';
  constructor(
    readonly code: 'shape-mismatch' | 'bad-index' | 'tensor-too-large',
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** A function of a file fails when it runs: it throws, or does what has no meaning for numbers. */
export class ProgramFailure extends EvaluationError {
  override readonly name = 'ProgramFailure';
  /** The calls that were open, the last first, each as a sentence. */
  trace: readonly string[] = [];
  constructor(
    readonly code: 'program-failed' | 'program-not-supported',
    message: string,
    /** A way out; what knows the arguments of the call may add one. */
    public hint: OptionText | null = null,
  ) {
    super(message);
  }
}

/** Whether a function has no value at a point: outside its domain, or where it throws. */
export const isWithoutValue = (error: unknown): boolean =>
  error instanceof OutsideDomain || error instanceof ProgramFailure;

/** The step budget is spent. */
export class StepLimit extends EvaluationError {
  override readonly name = 'StepLimit';
  constructor(
    readonly maxSteps: number,
    message = `the program did not end within ${countOf(maxSteps, 'step')}`,
  ) {
    super(message);
  }
}

/** Calls wait for one another beyond the memory there is, however many steps are allowed. */
export class LevelLimit extends StepLimit {
  /** In files: the calls that were open, as of `ProgramFailure`. */
  trace: readonly string[] = [];
  constructor(maxSteps: number, levels: number) {
    super(maxSteps, `the program calls itself more than ${countOf(levels, 'level')} deep`);
  }
}

/** The time for one function and point is spent. */
export class TimeLimit extends EvaluationError {
  override readonly name = 'TimeLimit';
  constructor(message = 'the program did not end in time') {
    super(message);
  }
}

/** What gives a function more time. */
export const moreTime: OptionText = [{ timeout: 60_000 }];
export const moreTimeHint = wordText(moreTime, libraryWording);

/** A method meets something that it has no means for; its row becomes `unsupported` with this reason. */
export class Unsupported extends EvaluationError {
  override readonly name = 'Unsupported';
}
