// How the command line words options: `--max-steps 1000`, and calls: `diffcmp sweep "x" --at 1`.
import type { OptionName, Wording } from '../../option-text.js';

export const commandLineWording: Wording = {
  name: flagOf,
  nameInText: flagOf,
  setting: (name, value) => [
    `${flagOf(name)} `,
    typeof value === 'object'
      ? Object.entries(value)
          .map(([input, text]) => `${input}=${text}`)
          .join(',')
      : name === 'timeout' && typeof value === 'number'
        ? durationText(value)
        : String(value),
  ],
  separator: ' ',
  call: (expression, options, study) => `${study === undefined ? '' : `diffcmp ${study} `}"${expression}" ${options}`,
};

/** Where an option may be given several times, the library has the plural. */
const flags: { readonly [Name in OptionName]?: string } = { methods: '--method' };

function flagOf(name: OptionName): string {
  return flags[name] ?? `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

export function durationText(milliseconds: number): string {
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}
