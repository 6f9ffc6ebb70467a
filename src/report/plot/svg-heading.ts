// The lines above a picture: its title, and below it what is to be known of it.
import { markupText } from '../text/markup.js';
import { linesWithin } from './svg-text.js';

/** A title is large and bold: it is wider than text is taken for. */
const title = { size: 19, room: 0.88, most: 2, height: 24 };
const remark = { size: 13, room: 1, most: 3, height: 18 };
const firstBaseline = 32;
const titleGap = 21;

/** @param bottom the last baseline */
export interface PictureHeading {
  readonly elements: readonly string[];
  readonly bottom: number;
}

/** Each text wrapped to the room that there is; only what takes many lines is cut. */
export function headingOf(name: string, remarks: readonly string[], left: number, room: number): PictureHeading {
  const names = linesWithin(name, title.size, title.room * room, title.most);
  const lines = remarks.flatMap((text) => linesWithin(text, remark.size, remark.room * room, remark.most));
  const below = firstBaseline + (names.length - 1) * title.height + titleGap;
  return {
    elements: [
      ...names.map((text, i) => `<text class="ink" x="${left}" y="${firstBaseline + i * title.height}" font-size="${title.size}" font-weight="600" fill="#1a1a1a" xml:space="preserve">${markupText(text)}</text>`),
      ...lines.map((text, i) => `<text class="muted" x="${left}" y="${below + i * remark.height}" fill="#595959">${markupText(text)}</text>`),
    ],
    bottom: below + (lines.length - 1) * remark.height,
  }; // prettier-ignore
}

/** What is drawn below a heading for which there was too little room, moved down. */
export function movedDown(by: number, elements: readonly string[]): readonly string[] {
  return by === 0 ? elements : [`<g transform="translate(0 ${by})">`, ...elements, '</g>'];
}
