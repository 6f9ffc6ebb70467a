// Numbers as text: values in shortest round-trip form, errors with two digits, ulps as the table shows them.
import { defaultPrecision, formats, type Precision } from '../../arithmetics/formats.js';
import type { PlainNumber } from '../../compare/reference-data.js';
import { numeral, shortestNumeral } from '../../text/numeral.js';

/** The shortest decimal that reads back as the same number of that precision. */
export function numberText(value: PlainNumber, precision: Precision = defaultPrecision): string {
  if (typeof value === 'string') return value;
  return precision === defaultPrecision ? numeral(value) : shortestNumeral(value, formats[precision].round);
}

/** Three significant digits, where the exact number matters less than its size. */
export function shortNumber(value: PlainNumber, precision: Precision): string {
  const exact = numberText(value, precision);
  if (typeof value === 'string' || exact.length <= 8) return exact;
  const size = Math.abs(value);
  const plain = size >= 1e-4 && size < 1e5 ? value.toPrecision(3) : value.toExponential(2);
  return plainExponent(String(Number(plain)).length <= plain.length ? String(Number(plain)) : plain);
}

/** An error or a step: two significant digits, `2.0e-16`, `0.67`; zero is `0`. */
export function errorText(value: PlainNumber | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (value === 0) return '0';
  const plain = value >= 0.01 && value < 99.5;
  return plain ? value.toPrecision(2) : plainExponent(value.toExponential(1));
}

/** Units in the last place: `0.1`, `1.3`, `80`, `1e5`. */
export function ulpText(value: PlainNumber | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (value === 0) return '0';
  if (value > 0.5 && value < 0.55) return (Math.ceil(value * 100) / 100).toFixed(2); // more than half, so not 0.5
  if (value < 9.95) return value.toFixed(1);
  if (value < 999.5) return value.toFixed(0);
  return plainExponent(value.toExponential(0));
}

/** A measured time in nanoseconds, with a unit that keeps it short. */
export function timeText(nanoseconds: number): string {
  if (nanoseconds < 1e3) return `${nanoseconds.toPrecision(3)} ns`;
  if (nanoseconds < 1e6) return `${(nanoseconds / 1e3).toPrecision(3)} µs`;
  if (nanoseconds < 1e9) return `${(nanoseconds / 1e6).toPrecision(3)} ms`;
  return `${(nanoseconds / 1e9).toPrecision(3)} s`;
}

/** The texts padded on both sides so that their decimal points stand in one column. */
export function alignAtPoint(texts: readonly string[]): string[] {
  const before = texts.map((text) => pointOf(text));
  const left = Math.max(0, ...before);
  const padded = texts.map((text, i) => ' '.repeat(left - (before[i] ?? 0)) + text);
  const width = Math.max(0, ...padded.map((text) => text.length));
  return padded.map((text, i) => (texts[i] === '' ? ' '.repeat(width) : text.padEnd(width)));
}

/** Where the decimal point stands, or would stand. */
function pointOf(text: string): number {
  const at = text.search(/[.eE…]/);
  return at < 0 ? text.length : at;
}

/** `1e+21` as `1e21`, which reads back as the same. */
function plainExponent(text: string): string {
  return text.replace('e+', 'e');
}
