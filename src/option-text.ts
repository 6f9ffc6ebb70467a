// Texts that speak of options, as data: whoever shows one words it, the command line as `--delta 1e-6`, the library as
// `delta: 1e-6`.
import type { Span } from './span.js';

/** The options that texts speak of, as the library spells them. */
export const knownOptions = [
  'at', 'of', 'wrt', 'methods', 'precision', 'delta', 'expect', 'tolerance', 'maxSteps', 'timeout',
  'from', 'to', 'perDecade', 'error', 'filter', 'shard', 'order', 'reduce', 'allowEmpty', 'allowOutside', 'resume', 'force',
  'learningRate', 'sizes', 'set', 'range', 'points', 'log', 'below', 'jacobian', 'command',
] as const; // prettier-ignore
export type OptionName = (typeof knownOptions)[number];

export const isOptionName = (name: string): name is OptionName => knownOptions.some((each) => each === name);

/** A number (of `timeout`: milliseconds), a text, or a text per input. */
export type OptionValue = number | string | Readonly<Record<string, string>>;

/** Options with their values; null where only the name is meant. */
export type OptionValues = { readonly [Name in OptionName]?: OptionValue | null };

/** Options in a text, alone or behind the expression that they are for; with `study`, as the whole call. */
export interface OptionMention extends OptionValues {
  readonly study?: 'sweep' | 'scan';
  readonly expression?: string;
}

export type OptionText = string | readonly (string | OptionMention)[];

/** One way to word options. */
export interface Wording {
  name(name: OptionName): string;
  /** The name within a sentence, where no value follows. */
  nameInText(name: OptionName): string;
  /** What stands before a value, and the value. */
  setting(name: OptionName, value: OptionValue): readonly [head: string, value: string];
  /** Between several options. */
  readonly separator: string;
  call(expression: string, options: string, study: OptionMention['study']): string;
}

export function wordText(text: OptionText, wording: Wording): string {
  if (typeof text === 'string') return text;
  return text.map((part) => (typeof part === 'string' ? part : wordMention(part, wording))).join('');
}

/** The same with other words, in the values of options too. */
export function rewordedText(text: OptionText, word: (text: string) => string): OptionText {
  if (typeof text === 'string') return word(text);
  const inValue = (value: unknown): unknown => (typeof value === 'string' ? word(value) : value);
  return text.map((part) =>
    typeof part === 'string'
      ? word(part)
      : (Object.fromEntries(Object.entries(part).map(([name, value]) => [name, inValue(value)])) as OptionMention),
  );
}

function wordMention({ study, expression, ...options }: OptionMention, wording: Wording): string {
  const { text } = wordOptions(options, wording);
  return expression === undefined ? text : wording.call(expression, text, study);
}

/** Options as one writes them, and where in that text the value of each stands. */
export function wordOptions(
  options: OptionValues,
  wording: Wording,
): { readonly text: string; readonly spans: ReadonlyMap<string, Span> } {
  const spans = new Map<string, Span>();
  let text = '';
  for (const name of knownOptions) {
    const value = options[name];
    if (value === undefined) continue;
    if (text !== '') text += wording.separator;
    const [head, shown] = value === null ? [wording.nameInText(name), ''] : wording.setting(name, value);
    text += head + shown;
    spans.set(name, { start: text.length - shown.length, end: text.length });
  }
  return { text, spans };
}

/** In the terms of the library: as in an object of options. */
export const libraryWording: Wording = {
  name: (name) => name,
  nameInText: (name) => `'${name}'`,
  setting: (name, value) => [`${name}: `, literal(value)],
  separator: ', ',
  call: (expression, options, study) => {
    const words = `'${expression}', { ${options} }`;
    return study === undefined ? words : `${study}(${words})`;
  },
};

function literal(value: OptionValue): string {
  if (typeof value === 'object')
    return `{ ${Object.entries(value).map(([name, text]) => `${name}: ${text}`).join(', ')} }`; // prettier-ignore
  return typeof value === 'number' || isNumber(value) ? String(value) : `'${value}'`;
}

const isNumber = (text: string): boolean => text.trim() !== '' && !Number.isNaN(Number(text));
