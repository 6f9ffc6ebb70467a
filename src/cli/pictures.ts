// What a study draws: as SVG, as PNG, as a page, and opened.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysOf } from '../keys.js';
import { warningReport } from '../report/text/error-text.js';
import type { Theme } from '../report/text/theme.js';
import { visible } from '../text/visible.js';
import { styleFor } from './appearance.js';
import type { GlobalOptions } from './global-options.js';
import { openFile } from './open-file.js';
import { writeOutput } from './output.js';
import { checkPicture } from './picture-files.js';
import type { Streams } from './streams.js';

export interface PictureOptions {
  readonly svg?: string;
  readonly png?: string;
  readonly html?: string;
  readonly open?: boolean;
}

/** How a study is drawn; without a theme, for white paper the picture, for its reader's system the page. */
export interface Drawings {
  readonly svg: (theme: Theme | undefined) => string | Promise<string>;
  readonly html: (theme: Theme | undefined) => string | Promise<string>;
}

type DrawingOptions = GlobalOptions<string> & PictureOptions;

/** The files by the options that name them. */
export function pictureFiles({ svg, png, html }: PictureOptions): Readonly<Record<'--svg' | '--png' | '--html', string | undefined>> {
  return { '--svg': svg, '--png': png, '--html': html };
} // prettier-ignore

/** Refuses files before anything is computed. */
export async function checkPictures(options: DrawingOptions, stem: string): Promise<void> {
  const files = pictureFiles(options);
  for (const option of keysOf(files)) await checkPicture(option, files[option], { stem, force: options.force });
}

/** The files written; with `--open` alone, a page in the folder for temporary files. The last is the one to open. */
export async function writePictures(
  options: DrawingOptions,
  stem: string,
  streams: Streams,
  load: () => Promise<Drawings>,
): Promise<string[]> {
  const { svg, png, open, force, theme } = options;
  if ([svg, png, options.html].every((file) => file === undefined) && open !== true) return [];
  const needsPage = open === true && svg === undefined && png === undefined;
  const html =
    options.html ?? (needsPage ? join(await mkdtemp(join(tmpdir(), 'diffcmp-')), `${stem}.html`) : undefined);
  const drawings = await load();
  const pictures: readonly (readonly [string | undefined, () => string | Promise<string | Uint8Array>])[] = [
    [svg, () => drawings.svg(theme)],
    // pixels can't turn dark where their reader is
    [
      png,
      async () =>
        (await import('../report/plot/png.js')).pngOf(await drawings.svg(theme === 'dark' ? 'dark' : 'light')),
    ],
    [html, () => drawings.html(theme)],
  ];
  const written: string[] = [];
  for (const [file, content] of pictures) {
    if (file === undefined) continue;
    await writeOutput(await content(), { output: file, ...(force !== undefined && { force }) }, streams);
    written.push(file);
  }
  return written;
}

/** Says which file it is: it may be one in the folder for temporary files. */
export async function openPicture(file: string, options: DrawingOptions, { stderr, env }: Streams): Promise<void> {
  const problem = await openFile(file);
  if (problem !== null)
    stderr.write(warningReport('cannot-open', `cannot open ${file}: ${problem}`, styleFor(stderr, env, options)));
  else if (options.quiet !== true) stderr.write(`opened ${visible(file)}\n`);
}
