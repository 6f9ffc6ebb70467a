// How the command line words options: `--max-steps 1000`, and calls: `diffcmp sweep "x" --at 1`.
import type { OptionName, OptionValue, Wording } from '../../option-text.js';
import { quoteExpression, valueWord } from './shell.js';

export const commandLineWording: Wording = {
  name: flagOf,
  nameInText: flagOf,
  setting: (name, value) => [`${flagOf(name)} `, valueWord(settingText(name, value))],
  separator: ' ',
  call: (expression, options, study) =>
    `${study === undefined ? '' : `diffcmp ${study} `}${quoteExpression(expression)} ${options}`,
};

/** Where an option may be given several times, the library has the plural. */
const flags: { readonly [Name in OptionName]?: string } = { methods: '--method' };

function flagOf(name: OptionName): string {
  return flags[name] ?? `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function settingText(name: OptionName, value: OptionValue): string {
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([input, text]) => `${input}=${text}`)
      .join(',');
  return name === 'timeout' && typeof value === 'number' ? durationText(value) : String(value);
}

export function durationText(milliseconds: number): string {
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}
