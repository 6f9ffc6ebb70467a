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
  '∂': 'd',
  '²': '^2',
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
  return text.replace(/[…±δ∂²·−‖×∞’→≤≥]/gu, (sign) => asciiForms[sign] ?? sign);
}
