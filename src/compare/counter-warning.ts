// The warning that an input of a function of a file only counts: where that has no derivative, a constant is meant.
import type { Problem } from '../methods/method.js';
import { libraryWording, wordText } from '../option-text.js';
import type { Warning } from './comparison.js';

/** @param isOpen whether something by that input is no certified derivative, so that a reader looks for the reason */
export function counterWarnings({ counter }: Pick<Problem, 'counter'>, isOpen: (input: string) => boolean): Warning[] {
  const found = counter?.() ?? null;
  if (found === null || !isOpen(found.input)) return [];
  return [{ code: 'counter-as-input', message: wordText(found.text, libraryWording) }];
}
