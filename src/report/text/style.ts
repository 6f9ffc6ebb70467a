// How a report may look: its width, its colours, its characters. Decided by the caller, per stream.
import { Chalk, type ChalkInstance } from 'chalk';

export interface Style {
  /** In columns; Infinity where nothing needs to fit. */
  readonly width: number;
  readonly ascii: boolean;
  readonly paint: ChalkInstance;
}

export interface StyleChoice {
  readonly width?: number | undefined;
  readonly ascii?: boolean | undefined;
  readonly color?: boolean | undefined;
}

/** The style for a choice; by default plain text of unlimited width. */
export function styleOf(choice: StyleChoice = {}): Style {
  return {
    width: choice.width ?? Infinity,
    ascii: choice.ascii ?? false,
    paint: new Chalk({ level: choice.color === true ? 1 : 0 }),
  };
}

const asciiForms: Readonly<Record<string, string>> = {
  '…': '...',
  '±': '+-',
  δ: 'delta',
  ε: 'eps',
  '∂': 'd',
  '·': '-',
  '−': '-',
  '‖': '|',
  '×': 'x',
  '∞': 'Infinity',
  '’': "'",
  '→': '->',
  '≤': '<=',
  '≥': '>=',
};

/** The text in the characters that the style allows; only diffcmp's own signs are replaced. */
export function inCharacters(text: string, style: Pick<Style, 'ascii'>): string {
  if (!style.ascii) return text;
  return text
    .replace(/(?<=\S)·(?=\S)/gu, '*') // between two factors; else it stands between two items
    .replace(/[…±δε∂·−‖×∞’→≤≥]/gu, (sign) => asciiForms[sign] ?? sign)
    .replace(
      /[⁰¹²³⁴-⁹⁻]+/gu,
      (raised) => `^${[...raised].map((sign) => (sign === '⁻' ? '-' : raisedDigits.indexOf(sign))).join('')}`,
    );
}

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The same of a sentence, in which names that users gave stand in quotes: these stay as they are. */
export function sentenceInCharacters(text: string, style: Pick<Style, 'ascii'>): string {
  if (!style.ascii) return text;
  return text
    .split(/('[^']*')/)
    .map((part, i) => (i % 2 === 0 ? inCharacters(part, style) : part))
    .join('');
}
