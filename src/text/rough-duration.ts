// Durations in words, to the two digits or the two units that matter: `1.1 s`, `7 h 50 min`.

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** Milliseconds as text. */
export function roughDuration(milliseconds: number): string {
  if (milliseconds < 0.1) return `${shortest(milliseconds * 1000)} µs`;
  if (milliseconds < 99.5) return `${shortest(milliseconds)} ms`;
  if (milliseconds < 59_500) return `${shortest(milliseconds / 1000)} s`;
  if (milliseconds >= 36_525 * 86_400_000) return 'more than 100 years';
  const [name, size, below] = unitOf(milliseconds);
  if (below === null) return `${Math.round(milliseconds / size)} ${name}`;
  const [lower, lowerSize] = below;
  const count = Math.round(milliseconds / lowerSize);
  const each = Math.round(size / lowerSize);
  const rest = count % each;
  return `${Math.floor(count / each).toLocaleString('en')} ${name}${rest === 0 ? '' : ` ${rest} ${lower}`}`;
}

function unitOf(milliseconds: number): [string, number, readonly [string, number] | null] {
  const index = units.findIndex(([, size]) => milliseconds >= size - 500);
  const [name, size] = units[index] ?? units[2];
  return [name, size, units[index + 1] ?? null];
}

/** Two significant digits. */
const shortest = (value: number): string => String(Number(value.toPrecision(2)));
