// HTML pages: their frame, paragraphs and tables; no scripts, no network.
import { tie } from './display-width.js';
import { markupText } from './markup.js';
import { colorScheme, darkRules, type Theme } from './theme.js';

const stylesFor = (theme: Theme): string =>
  `
:root { color-scheme: ${colorScheme(theme)} }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 960px; font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; color: #1a1a1a; background: #ffffff }
h1 { font-size: 1.4rem; margin: 0 0 .5rem } h2 { font-size: 1.05rem; margin: 1.5rem 0 .25rem }
figure { margin: 1rem 0; overflow-x: auto } svg { width: 100%; min-width: 680px; height: auto; display: block }
.number { white-space: nowrap }
.scroll { overflow-x: auto } table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { padding: .25rem .9rem .25rem 0; text-align: right; white-space: nowrap; border-bottom: 1px solid #e4e4e4 }
th:first-child, td:first-child { text-align: left } th { font-weight: 600; color: #595959 }
.note { color: #595959; font-size: .875rem } code { font-family: ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace }
${darkRules(theme, 'body { color: #f0f0f0; background: #15171a } th, .note { color: #b4b8bf } th, td { border-color: #2d3137 }')}
`.trim();

/** The page with a title above its parts, ending in a newline. */
export function pageOf(title: string, theme: Theme, parts: readonly string[]): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${markupText(title)}</title>
<style>
${stylesFor(theme)}
</style>
</head>
<body>
<h1>${markupText(title)}</h1>
${parts.join('\n')}
</body>
</html>
`;
}

export const paragraph = (text: string, kind = ''): string =>
  `<p${kind}>${keepNumbersWhole(markupText(text.replaceAll(tie, '&#160;')).replaceAll('&amp;#160;', '&#160;'))}</p>`;

/** A browser would break `1e-7` after its sign. */
const keepNumbersWhole = (markup: string): string => markup.replace(/-?[\d.]+e-\d+/g, '<span class="number">$&</span>');

/** Cells as a table with a head. */
export function tableMarkup([head = [], ...rows]: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], tag: 'th' | 'td'): string =>
    row.map((cell) => `<${tag}>${markupText(cell)}</${tag}>`).join('');
  return [
    '<div class="scroll">',
    '<table>',
    `<thead><tr>${cells(head, 'th')}</tr></thead>`,
    '<tbody>',
    ...rows.map((row) => `<tr>${cells(row, 'td')}</tr>`),
    '</tbody>',
    '</table>',
    '</div>',
  ].join('\n');
}
