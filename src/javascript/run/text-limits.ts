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

/** Why a number that isn't constant has no text. */
export const textOfNumber = (): ProgramFailure =>
  new ProgramFailure(
    'program-not-supported',
    'the text of a computed number is needed here',
    'texts have no derivative: compute with the number itself',
  );
