// Texts with computed numbers in them, as messages of errors have: put together, and shown where a program fails.
import type { Arithmetic } from '../../arithmetic.js';
import { boundedText } from './text-limits.js';
import { NumberText, type Lifted, type WrittenNumber } from './values.js';

/** What a text may be that is only shown. */
export type ShownText<T> = string | NumberText<T>;

/** Further parts are left out: nobody reads them. */
const mostParts = 200;

export const writtenNumber = <T>(number: Lifted<T>, write: WrittenNumber<T>['write'] = String): NumberText<T> =>
  new NumberText([{ number, write }]);

export function joinedTexts<T>(texts: readonly ShownText<T>[], between = ''): ShownText<T> {
  const parts: (string | WrittenNumber<T>)[] = [];
  let text = '';
  const endText = (): void => {
    if (text !== '') parts.push(text);
    text = '';
  };
  texts.forEach((each, i) => {
    if (i > 0) text += between;
    for (const part of each instanceof NumberText ? each.parts : [each]) {
      if (typeof part === 'string') text = boundedText(text + part);
      else if (parts.length < mostParts) {
        endText();
        parts.push(part);
      }
    }
  });
  if (parts.length === 0) return boundedText(text);
  endText();
  return new NumberText(parts.length <= mostParts ? parts : [...parts.slice(0, mostParts), '…']);
}

/** The text with its numbers as they are in floating point; `…` for those that have no such value. */
export function shownText<T>(A: Arithmetic<T>, text: ShownText<T>): string {
  if (typeof text === 'string') return text;
  return text.parts.map((part) => (typeof part === 'string' ? part : shownNumber(A, part))).join('');
}

function shownNumber<T>(A: Arithmetic<T>, { number, write }: WrittenNumber<T>): string {
  try {
    const value = A.known(number.value) ?? A.known(A.detached(number.value));
    return value === undefined ? '…' : write(value);
  } catch {
    return '…'; // an arithmetic of formulas has no values: what failed is told all the same
  }
}
