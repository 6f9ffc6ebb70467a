// Text in HTML and SVG: what would be read as markup is escaped, and what has no place in it is written out.
import { visible, visibleLines } from '../../text/visible.js';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeSigns = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** For what stands between tags, and in attributes with double quotes. */
export const markupText = (text: string): string => escapeSigns(visible(text));

/** The same where lines stay lines: `white-space: pre-wrap`. */
export const markupLines = (text: string): string => escapeSigns(visibleLines(text));
