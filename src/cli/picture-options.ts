// The options of commands that draw: the plot in the terminal, and pictures in files.
import { choice } from './global-options.js';
import type { DescribedCommand } from './described-command.js';
import { integerFrom } from './option-values.js';

/** Of the plot in the terminal. */
export interface PlotOptions {
  readonly plot?: 'auto' | 'braille' | 'ascii' | 'none';
  readonly height?: number;
}

/** Rows below which a plot shows nothing. */
const leastHeight = 6;

/** @param rows those of a plot unless told otherwise; what is drawn, in the terminal and in files */
export function addPictureOptions<C extends DescribedCommand>(
  command: C,
  rows: number,
  plot = 'the plot',
  picture = 'the picture',
): C {
  command
    .addOption(choice('--plot <KIND>', `${plot} in the terminal`, ['auto', 'braille', 'ascii', 'none']))
    .option('--height <ROWS>', `rows of the plot (default: ${rows})`, integerFrom('--height', leastHeight))
    .option('--svg <FILE>', `write ${picture} to FILE too`)
    .option('--png <FILE>', 'the same in pixels, for where SVG is not read')
    .option('--html <FILE>', `write ${picture} and the numbers as a page to FILE too`)
    .option('--open', 'open the page, or the picture');
  return command;
}
