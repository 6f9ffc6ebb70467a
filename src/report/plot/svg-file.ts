// A picture as one SVG file: readable without scripts, styles or a network, with a title and a description for who can't see it.
import { markupText } from '../text/markup.js';
import { darkRules, type Theme } from '../text/theme.js';

const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', Arial, sans-serif";

interface PictureFile {
  /** Of the elements that name it. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly theme: Theme;
  /** Presentation attributes draw the picture for white paper; these rules win over them. */
  readonly darkStyles: string;
  readonly elements: readonly string[];
}

/** The file, ending in a newline. */
export function svgFile({ id, width, height, title, description, theme, darkStyles, elements }: PictureFile): string {
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-description" font-family="${fonts}" font-size="13">`,
    `<title id="${id}-title">${markupText(title)}</title>`,
    `<desc id="${id}-description">${markupText(description)}</desc>`,
    theme === 'light' ? '' : `<style>${darkRules(theme, darkStyles)}</style>`,
    `<rect class="paper" width="${width}" height="${height}" fill="#ffffff"/>`,
    ...elements,
    '</svg>',
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}
