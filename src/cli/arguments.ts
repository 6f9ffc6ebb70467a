// The first look at the command line: finds the command, and tells expressions such as `-x^2` from options.

/** What the look needs to know of an option. */
export interface OptionShape {
  readonly short: string | null;
  readonly long: string;
  /** Whether the next word is its value. */
  readonly takesValue: boolean;
  /** Its value may be missing: before another option, and at the end. */
  readonly standsAlone?: boolean;
  /** Its value is a path, which may start with `/`. */
  readonly isPath: boolean;
}

export interface CommandShape {
  readonly name: string;
  readonly options: readonly OptionShape[];
}

export interface SortedArguments {
  /** Null: none is named. */
  readonly command: string | null;
  /** Options and their values, in order. */
  readonly options: readonly string[];
  /** Everything else, in order. */
  readonly operands: readonly string[];
  /** Whether `--` stood before all operands: they are what they are, whatever they look like. */
  readonly isLiteral: boolean;
  /** The first option that lacks its value, at the end or before another; null: none. */
  readonly incomplete: string | null;
}

/**
 * Sorts the words. The options of all commands are known before the command is: their letters agree. Once it is known, its
 * own come first: one that is a flag elsewhere may have a value there.
 */
export function sortArguments(words: readonly string[], commands: readonly CommandShape[]): SortedArguments {
  const all = commands.flatMap((each) => each.options);
  let known = new KnownOptions(all);
  const options: string[] = [];
  const operands: string[] = [];
  let command: string | null = null;
  let incomplete: string | null = null;
  let literal = false;
  let isLiteral = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (literal || !isOption(word, known)) {
      const named = literal ? undefined : commands.find(({ name }) => name === word);
      if (named !== undefined && command === null && operands.length === 0) {
        command = word;
        known = new KnownOptions([...named.options, ...all]);
      } else operands.push(word);
    } else if (word === '--') {
      literal = true;
      isLiteral = operands.length === 0;
    } else {
      options.push(word);
      const wants = known.wantsNext(word);
      const next = words[i + 1];
      if (wants === 'no' || (wants === 'perhaps' && (next === undefined || isOption(next, known)))) continue;
      if (next === undefined || isLongOption(next, known)) incomplete ??= word;
      else options.push(words[++i] as string);
    }
  }
  return { command, options, operands, isLiteral, incomplete };
}

/** No value is written like an option with a long name; a name of a file that is goes behind `=`. */
const isLongOption = (word: string, known: KnownOptions): boolean =>
  word.startsWith('--') && known.long(word) !== undefined;

/** A word that starts with `-` is an option unless it can only be an expression. */
function isOption(word: string, known: KnownOptions): boolean {
  if (!word.startsWith('-') || word === '-') return false;
  if (word === '--') return true;
  if (word.startsWith('--')) return known.long(word) !== undefined || /^--[A-Za-z][\w-]*(=.*)?$/s.test(word);
  const letter = word.charAt(1);
  const option = known.short(letter);
  if (option === undefined) return false;
  const isCall = /^-[A-Za-z_]\w*\s*[(*^+]/.test(word) || /^-[A-Za-z_]\w*\s+\S/.test(word);
  const isQuotient = /^-[A-Za-z_]\w*\//.test(word) && !(option.isPath && word.charAt(2) === '/');
  return !isCall && !isQuotient;
}

class KnownOptions {
  constructor(private readonly options: readonly OptionShape[]) {}

  short(letter: string): OptionShape | undefined {
    return this.options.find(({ short }) => short === letter);
  }
  long(word: string): OptionShape | undefined {
    const name = word.slice(2).split('=', 1)[0] ?? '';
    return this.options.find(({ long }) => long === name || `no-${long}` === name);
  }
  /** Whether the word after this option is its value. */
  wantsNext(word: string): 'yes' | 'perhaps' | 'no' {
    if (word.startsWith('--')) return word.includes('=') ? 'no' : wantsValue(this.long(word));
    for (let i = 1; i < word.length; i++) {
      const option = this.short(word.charAt(i));
      if (option === undefined) return 'no';
      if (option.takesValue) return i === word.length - 1 ? wantsValue(option) : 'no';
    }
    return 'no';
  }
}

function wantsValue(option: OptionShape | undefined): 'yes' | 'perhaps' | 'no' {
  if (option?.takesValue !== true) return 'no';
  return option.standsAlone === true ? 'perhaps' : 'yes';
}
