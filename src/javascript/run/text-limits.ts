// How long texts may become, and how deep what is written as one: names and options are short.
import { ProgramFailure } from '../../errors.js';

export const mostCharacters = 1_000_000;
export const mostLevels = 1000;

/** The text, unless it is too long. */
export function boundedText(text: string): string {
  if (text.length > mostCharacters) throw textTooLong();
  return text;
}
export const textTooLong = (): ProgramFailure =>
  new ProgramFailure('program-failed', `a text would have more than ${mostCharacters.toLocaleString('en')} characters`);
