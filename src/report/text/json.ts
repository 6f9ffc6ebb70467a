// Plain data as JSON: readable, or one line.
import { jsonLine, visibleLines } from '../../text/visible.js';

/** The data, indented by two spaces, with a newline at the end. */
export function jsonReport(data: unknown): string {
  return `${visibleLines(JSON.stringify(data, null, 2))}\n`;
}

/** The data on one line, with a newline at the end. */
export function ndjsonReport(data: unknown): string {
  return `${jsonLine(data)}\n`;
}
