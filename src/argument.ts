// What the functions of the library are given: looked at once, copied, and refused where it isn't what they say.
import { closest } from './text/did-you-mean.js';
import { DiffcmpError } from './errors.js';
import type { ErrorCode } from './error-table.js';
import { keysOf } from './keys.js';
import { isOptionName, type OptionText } from './option-text.js';
import { clip, thrownText, valueText } from './text/value-text.js';

/** Reads a value by its name, such as `at.x`. @throws DiffcmpError for one of another kind */
export type Kind<T> = (value: unknown, name: string) => T;

/** The kind of every option of a function. */
export type OptionKinds<Options> = { readonly [Name in keyof Options]-?: Kind<Exclude<Options[Name], undefined>> };

/** What a value must be, in the words behind that, with what else the error says. */
export interface Wanted {
  readonly wanted: string;
  readonly code?: ErrorCode;
  readonly hint?: OptionText | null;
}

function refusal(value: unknown, name: string, { wanted, code = 'bad-option', hint = null }: Wanted): DiffcmpError {
  const shown = isOptionName(name) ? { [name]: null } : `'${name}'`;
  return new DiffcmpError(code, [shown, ` must be ${wanted}, got ${valueText(value)}`], { hint });
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number => typeof value === 'number';

/** A kind by its test. */
export function kindOf<T>(is: (value: unknown) => value is T, wanted: string | Wanted): Kind<T> {
  return (value, name) => {
    if (is(value)) return value;
    throw refusal(value, name, isText(wanted) ? { wanted } : wanted);
  };
}

export const textKind = (wanted: string | Wanted): Kind<string> => kindOf(isText, wanted);
/** Any number, NaN too: which of them make sense is for its reader to say. */
export const numberKind = (wanted: string | Wanted = 'a number'): Kind<number> => kindOf(isNumber, wanted);
export const flagKind: Kind<boolean> = kindOf((value) => typeof value === 'boolean', 'true or false');

/** A number greater than 0; finite, unless the most is `Infinity`. */
export function positiveKind(hint: OptionText, most = Number.MAX_VALUE): Kind<number> {
  const isOne = (value: unknown): value is number => isNumber(value) && value > 0 && value <= most;
  return kindOf(isOne, { wanted: 'a positive number', hint });
}

export function wholeKind(least: number, most = Number.MAX_SAFE_INTEGER): Kind<number> {
  const isOne = (value: unknown): value is number =>
    isNumber(value) && (Number.isInteger(value) || value === most) && value >= least && value <= most;
  return (value, name) => {
    if (isOne(value)) return value;
    // only now, since the first number put into words takes as long as a small comparison
    const end = most < Number.MAX_SAFE_INTEGER ? `to ${most.toLocaleString('en')}` : 'on';
    throw refusal(value, name, { wanted: `a whole number from ${least} ${end}` });
  };
}

/** One of some texts or numbers. */
export function choiceKind<T extends string | number>(choices: readonly T[]): Kind<T> {
  const wanted = choices.join(', ').replace(/, (?=[^,]*$)/, ' or ');
  return (value, name) => {
    const found = choices.find((each) => each === value);
    if (found !== undefined) return found;
    const guess = isText(value) ? closest(value, choices.map(String)) : null;
    throw refusal(value, name, { wanted, hint: guess && `did you mean '${guess}'?` });
  };
}

/** A list, each of its items of one kind. */
export function listKind<T>(item: Kind<T>, wanted: string | Wanted): Kind<readonly T[]> {
  const list = kindOf((value): value is readonly unknown[] => Array.isArray(value), wanted);
  return (value, name) => {
    const given = list(value, name);
    // by index: its own iterator may have no end
    return Array.from({ length: given.length }, (_, i) => item(given[i], `${name}[${i}]`));
  };
}

/** Values by name, each of one kind. */
export function recordKind<T>(item: Kind<T>, wanted: string | Wanted): Kind<Readonly<Record<string, T>>> {
  const record = kindOf(isRecord, wanted);
  return (value, name) =>
    Object.fromEntries(
      Object.entries(record(value, name)).map(([key, each]: [string, unknown]) => [key, item(each, `${name}.${key}`)]),
    );
}

/** One thing, or a list: whatever a list is read as. */
export function oneOrListKind<One, List>(one: Kind<One>, list: Kind<List>): Kind<One | List> {
  return (value, name) => (Array.isArray(value) ? list : one)(value, name);
}

/** A number or a text. */
export function valueKind(wanted: Wanted): Kind<number | string> {
  return kindOf((given): given is number | string => isNumber(given) || isText(given), wanted);
}

/** A number or a text, or something by name. */
export function valuesKind<V>(value: Kind<V>, values: Wanted): Kind<number | string | Readonly<Record<string, V>>> {
  const byName = recordKind(value, values);
  return (given, name) => (isNumber(given) || isText(given) ? given : byName(given, name));
}

/** Names in a text with commas between them, or in a list. */
export function namesKind(wanted: string): Kind<string | readonly string[]> {
  const name = textKind({ wanted });
  return oneOrListKind<string, readonly string[]>(textKind(`${wanted}, or a list of them`), listKind(name, wanted));
}

/** The text of the expression that a function is about. @throws DiffcmpError */
export function givenText(given: unknown): string {
  return withoutSurprise('the expression', () => {
    if (isText(given)) return given;
    throw new DiffcmpError('expr-syntax', `the expression must be a text, got ${valueText(given)}`, {
      hint: "such as 'x*cos(x)'",
    });
  });
}

/**
 * The options of a call, as a copy: what getters and proxies do, they do here.
 *
 * @throws DiffcmpError for what is no option of the function, and for a value of another kind than its option has
 */
export function optionsFrom<Options extends object>(given: unknown, kinds: OptionKinds<Options>): Partial<Options> {
  if (given === undefined) return {};
  return withoutSurprise('the options', () => {
    const wanted = 'at' in kinds ? 'a mapping such as { at: 1.2 }' : 'a mapping of names to values';
    const values = kindOf(isRecord, wanted)(given, 'options');
    const options: Partial<Options> = {};
    for (const name of keysOf(kinds)) {
      const value: unknown = Reflect.get(values, name);
      if (value !== undefined) options[name] = kinds[name](value, name);
    }
    const unknown = Object.entries(values).find(([name, value]) => value !== undefined && !Object.hasOwn(kinds, name));
    if (unknown !== undefined) throw unknownOption(unknown[0], keysOf(kinds));
    return options;
  });
}

/** Looks at something that was given. @throws DiffcmpError also for what it throws itself */
export function withoutSurprise<V>(what: string, look: () => V): V {
  try {
    return look();
  } catch (error) {
    throw surprise('bad-option', what, error);
  }
}

/** The error for what was thrown by something that was given; errors of the library stay as they are. */
export function surprise(code: ErrorCode, what: string, thrown: unknown): DiffcmpError {
  try {
    if (thrown instanceof DiffcmpError) return thrown;
  } catch {
    // a proxy that doesn't say what it is
  }
  return new DiffcmpError(code, `${what} can't be read: ${thrownText(thrown)}`, { cause: thrown });
}

function unknownOption(name: string, known: readonly string[]): DiffcmpError {
  const guess = closest(name, known);
  return new DiffcmpError('bad-option', `there is no option '${clip(name)}'`, {
    hint: guess === null ? `options: ${known.join(', ')}` : `did you mean '${guess}'?`,
  });
}
