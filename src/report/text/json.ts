// Plain data as JSON: readable, or one line.

/** Exactly the data, indented by two spaces, with a newline at the end. */
export function jsonReport(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** The data on one line, with a newline at the end. */
export function ndjsonReport(data: unknown): string {
  return `${JSON.stringify(data)}\n`;
}
