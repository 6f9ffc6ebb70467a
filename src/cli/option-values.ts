// Reading the values of options; whatever doesn't read is a `bad-option`.
import { closest } from '../text/did-you-mean.js';
import { DiffcmpError } from '../errors.js';
import { commaParts } from '../text/comma-list.js';

function badValue(option: string, expected: string, text: string, hint: string): DiffcmpError {
  return new DiffcmpError('bad-option', `${option} takes ${expected}, got '${text}'`, { hint });
}

/** Of an option, or of a command and its argument. */
const exampleOf = (name: string, value: string | number): string =>
  `for example ${name.startsWith('-') ? '' : 'diffcmp '}${name} ${value}`;

/** One of some words. */
export function oneOf<W extends string>(option: string, words: readonly W[]): (text: string) => W {
  return (text) => {
    const word = words.find((each) => each === text);
    if (word !== undefined) return word;
    throw unknownWord(option, words, 'or', text);
  };
}

/** Several of some words, with commas between them. */
export function someOf<W extends string>(option: string, words: readonly W[]): (text: string) => W[] {
  return (text) => {
    const parts = commaList(text);
    if (parts.length === 0) throw unknownWord(option, words, 'and', text);
    return parts.map((part) => {
      const word = words.find((each) => each === part);
      if (word !== undefined) return word;
      throw unknownWord(option, words, 'and', part);
    });
  };
}

function unknownWord(option: string, words: readonly string[], last: 'or' | 'and', text: string): DiffcmpError {
  const guess = closest(text, words);
  const hint = guess === null ? exampleOf(option, words[0] ?? '') : `did you mean '${guess}'?`;
  return badValue(option, words.join(', ').replace(/, (?=[^,]*$)/, ` ${last} `), text, hint);
}

export function commaList(text: string): string[] {
  return commaParts(text).filter((part) => part !== '');
}

export function positiveNumber(option: string, example = '1e-5'): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? NaN : Number(text);
    if (!(value > 0 && value < Infinity)) throw badValue(option, 'a positive number', text, exampleOf(option, example));
    return value;
  };
}

/** Any number; whether it makes sense is for the command to say. */
export function anyNumber(option: string): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? NaN : Number(text);
    if (Number.isNaN(value)) throw badValue(option, 'a number', text, exampleOf(option, '1e-5'));
    return value;
  };
}

/** A whole number that is at least `least`, and at most `most`. */
export function integerFrom(option: string, least: number, most = Infinity): (text: string) => number {
  const read = positiveInteger(option, 2 * least);
  return (text) => {
    const value = read(text);
    if (value < least) throw badValue(option, `at least ${least}`, text, exampleOf(option, 2 * least));
    if (value > most) throw badValue(option, `at most ${most}`, text, exampleOf(option, most));
    return value;
  };
}

/** A whole number from 0 on. */
export function wholeFromZero(option: string): (text: string) => number {
  const read = positiveInteger(option);
  return (text) => {
    if (/^\+?0+$/.test(text)) return 0;
    try {
      return read(text);
    } catch {
      throw badValue(option, 'a whole number from 0 on', text, exampleOf(option, 1));
    }
  };
}

export function positiveInteger(option: string, example = 4): (text: string) => number {
  return (text) => {
    const value = /^\+?\d[\d_]*(e\d+)?$/i.test(text) ? Number(text.replaceAll('_', '')) : NaN;
    if (!Number.isSafeInteger(value) || value < 1)
      throw badValue(option, 'a positive whole number', text, exampleOf(option, example));
    return value;
  };
}

const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1e3, m: 6e4, min: 6e4, h: 3.6e6 };

/** A duration such as `10s`, `500ms`, `1.5m`; a bare number is seconds. In milliseconds. */
export function duration(option: string): (text: string) => number {
  return (text) => {
    const match = /^(\d+(?:\.\d*)?|\.\d+)\s*(ms|s|min|m|h)?$/.exec(text.trim());
    const value = match === null ? NaN : Number(match[1]) * (milliseconds[match[2] ?? 's'] ?? NaN);
    if (!(value > 0)) throw badValue(option, 'a duration', text, 'for example 10s, 500ms or 2m');
    return value;
  };
}

/** For options that may be given several times. */
export function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}
