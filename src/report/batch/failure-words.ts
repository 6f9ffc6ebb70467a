// Why a case failed and what helps, as the screen and the page of a batch show it.
import type { BatchCase } from '../../batch/record.js';
import { moreTime } from '../../errors.js';
import { libraryWording, wordText, type OptionText } from '../../option-text.js';
import { commandLineWording } from '../text/command-line-wording.js';

/** What is no field of a case, but an option of the whole batch. */
const ofTheBatch: readonly OptionText[] = [moreTime, [{ allowOutside: null }]];

/** `hint: …`, or null. Fields of cases stay as a file has them. */
export function hintLine({ hint }: BatchCase): string | null {
  if (hint === undefined) return null;
  return ofTheBatch.reduce<string>(
    (text, option) => text.replace(wordText(option, libraryWording), () => wordText(option, commandLineWording)),
    `hint: ${hint}`,
  );
}

/** Begins a sentence of its own: an open call, a further obstacle. Other line breaks are in what a message quotes, and stay to be seen. */
const furtherSentence = /\n(?=in [^\n]+:\d+:\d+(?:\n|$)|[^\n]+:\d+:\d+: )/g;

/** What was missed, or the code and why; further sentences behind it. */
export function failureText({ code, message }: BatchCase): string {
  const said = (message ?? '').replace(furtherSentence, '; ');
  return code === 'check-failed' ? said : `${code}: ${said}`;
}
