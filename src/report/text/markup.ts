// Text in HTML and SVG: what would be read as markup is escaped.

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

/** The same without control characters, which have no place in XML, not even escaped. */
export function markupText(text: string): string {
  return escapeMarkup(text.replace(/[\p{Cc}\ufffe\uffff]/gu, ' '));
}
