// A number as text, for sentences: the shortest that reads back as the same double.

/** `1e21` rather than `1e+21`, and `-0` as it is. */
export function numeral(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value).replace('e+', 'e');
}

/** The shortest decimal that reads back as the same number of a narrower format. @param round to the nearest one of the format */
export function shortestNumeral(value: number, round: (value: number) => number): string {
  if (value === 0 || !Number.isFinite(value)) return numeral(value);
  for (let digits = 1; digits <= 17; digits++) {
    const text = numeral(Number(value.toPrecision(digits)));
    if (round(Number(text)) === value) return text;
  }
  return numeral(value);
}

/** A count with its noun: `1 pass`, `2 passes`, `10,000,000 steps`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${groupDigits(count)} ${count === 1 ? one : many}`;
}

/** A whole number with commas between thousands: `10,000,000`. */
export function groupDigits(count: number, separator = ','): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, separator);
}
