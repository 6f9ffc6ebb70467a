// Which digits of a number's text differ from the truth.

interface Digits {
  readonly negative: boolean;
  /** Significant digits, no leading zeros. */
  readonly digits: readonly number[];
  /** The place of the first of them: 0 is units, -1 tenths. */
  readonly top: number;
  /** Where each digit stands in the text. */
  readonly positions: readonly number[];
  /** Whether more digits follow that aren't shown. */
  readonly goesOn: boolean;
}

/** The range of characters of `text` that differ from the decimal `truth` (rounded to as many places); empty: none. */
export function differingDigits(text: string, truth: string): readonly [start: number, end: number] {
  const shown = readDigits(text);
  const certain = readDigits(truth);
  const mantissaEnd = text.search(/[eE]/) < 0 ? text.length : text.search(/[eE]/);
  if (shown === null || certain === null) return text === truth ? [0, 0] : [0, text.length];
  const bothZero = shown.digits.length === 0 && certain.digits.length === 0;
  if (bothZero) return [0, 0];
  if (shown.digits.length === 0 || certain.digits.length === 0) return [0, text.length];
  if (shown.negative !== certain.negative) return [0, text.length];

  const lastPlace = shown.top - shown.digits.length + 1;
  const top = Math.max(shown.top, certain.top) + 1;
  const mine = placesOf(shown, top, lastPlace);
  const theirs = placesOf(certain, top, lastPlace);
  if (theirs === null || mine === null) return [0, text.length];
  const first = firstDifference(mine, theirs);
  if (first === null) return [0, 0];
  const index = first - (top - shown.top);
  return index <= 0 ? [0, text.length] : [shown.positions[index] ?? mantissaEnd, mantissaEnd];
}

function readDigits(text: string): Digits | null {
  const match = /^(-?)(\d+)(?:\.(\d*))?(…)?(?:[eE]([+-]?\d+))?(…)?(?:±.*)?$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', moreBefore, exponent = '0', moreAfter] = match;
  const all = [...(whole + fraction)].map(Number);
  const leading = all.findIndex((digit) => digit !== 0);
  const from = leading < 0 ? all.length : leading;
  const positionOf = (i: number): number => sign.length + i + (i >= whole.length ? 1 : 0);
  return {
    negative: sign === '-',
    digits: all.slice(from),
    top: whole.length - 1 - from + Number(exponent),
    positions: all.map((_, i) => positionOf(i)).slice(from),
    goesOn: moreBefore !== undefined || moreAfter !== undefined,
  };
}

/** The digits from place `top` down to `last`, rounded there; unknown ones are null. Null: too far apart to compare. */
function placesOf(number: Digits, top: number, last: number): (number | null)[] | null {
  const count = top - last + 1;
  if (count > 400) return null;
  const offset = top - number.top;
  const places = Array.from({ length: count }, (_, i) => digitAt(number, i - offset));
  const next = digitAt(number, count - offset);
  if (next === null || next < 5 || places.includes(null)) return places;
  for (let i = count - 1; i >= 0; i--) {
    const digit = (places[i] ?? 0) + 1;
    places[i] = digit % 10;
    if (digit < 10) break;
  }
  return places;
}

function digitAt(number: Digits, index: number): number | null {
  if (index < 0) return 0;
  return number.digits[index] ?? (number.goesOn ? null : 0);
}

/** The first place that differs, looking through carries: 0.9999 against 1.0000 differs in the last place only. */
function firstDifference(mine: readonly (number | null)[], theirs: readonly (number | null)[]): number | null {
  const at = mine.findIndex((digit, i) => theirs[i] !== null && digit !== theirs[i]);
  if (at < 0) return null;
  const gap = (mine[at] ?? 0) - (theirs[at] ?? 0);
  if (Math.abs(gap) !== 1) return at;
  const larger = gap > 0 ? mine : theirs;
  const smaller = gap > 0 ? theirs : mine;
  let end = at + 1;
  while (end < mine.length && larger[end] === 0 && smaller[end] === 9) end++;
  return end === at + 1 ? at : Math.min(end, mine.length - 1);
}
