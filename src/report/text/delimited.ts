// Rows as CSV (RFC 4180, with plain newlines) or as tab-separated values with the same quoting.

/** A line per row; fields that hold the separator, a quote or a line break are quoted. */
export function delimitedReport(rows: readonly (readonly string[])[], separator: ',' | '\t'): string {
  const quote = (field: string): string => {
    const needsQuotes = field.includes(separator) || /["\r\n]/.test(field);
    return needsQuotes ? `"${field.replaceAll('"', '""')}"` : field;
  };
  return rows.map((row) => `${row.map(quote).join(separator)}\n`).join('');
}
