// Text in Markdown: what would be read as markup or HTML is escaped, and what isn't shown is written out.
import { visible } from '../../text/visible.js';

/* A backslash before punctuation, code, the start of a tag, the middle of a link, an entity, underscores around words, a tilde. */
const markup = /\\(?=[!-/:-@[-`{-~])|`|<(?=[a-z/!?])|\](?=[([:])|&(?=#?\w+;)|(?<!\w)_|_(?!\w)|~/gi;

/** Text that means itself, on one line. One asterisk stands for a product, two would be stress. */
export function markdownText(text: string): string {
  const escaped = visible(text).replace(markup, '\\$&');
  return escaped.indexOf('*') === escaped.lastIndexOf('*') ? escaped : escaped.replaceAll('*', '\\*');
}

/** Text as code, whatever backticks it holds. */
export function markdownCode(text: string): string {
  const shown = visible(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const gap = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${gap}${shown}${gap}${fence}`;
}
