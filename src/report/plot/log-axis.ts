// Logarithmic axes on a grid of characters: decades fall on whole rows and on whole dots, ticks are evenly spaced.

/** Exponents of ten from `low` to `high`, and where they lie; positions count from `low`. */
export interface LogAxis {
  readonly low: number;
  readonly high: number;
  /** The place of a magnitude, in the units of the grid; whole for powers of ten. */
  place(size: number): number;
  /** Units that the axis takes. */
  readonly extent: number;
  readonly ticks: readonly { readonly exponent: number; readonly place: number }[];
}

/** Decades between labels, from which the first that isn't crowded is taken. */
const tickSteps = [1, 2, 3, 4, 5, 6, 8, 10, 20, 25, 50, 100, 200, 500];

/**
 * Rows for decades: some whole rows for each decade, or some whole decades for each row.
 *
 * @param rows the most rows that the axis may take
 */
export function rowAxis([low, high]: readonly [number, number], rows: number): LogAxis {
  const decades = high - low;
  const perDecade = Math.floor((rows - 1) / decades);
  if (perDecade >= 1) return axis(low, high, Math.min(perDecade, 3), 2, 1);
  const perRow = Math.ceil(decades / Math.max(1, rows - 1));
  return axis(low, low + perRow * Math.ceil(decades / perRow), 1 / perRow, 2, 1);
}

/**
 * Dots for decades, `dots` in a column: the same number for each decade, so that ticks are equally far
 * apart.
 *
 * @param columns the most columns that the axis may take
 * @param labelWidth columns that a label needs
 */
export function columnAxis(
  [low, high]: readonly [number, number],
  columns: number,
  dots: number,
  labelWidth: number,
): LogAxis {
  const perDecade = ((columns - 1) * dots) / (high - low);
  const quantum = dots === 1 ? 0.5 : 1; // half a letter, or a dot
  const even = perDecade >= quantum ? quantum * Math.floor(perDecade / quantum) : 1 / Math.ceil(1 / perDecade);
  return axis(low, high, even, labelWidth * dots, dots);
}

/** Ticks lie `apart` units or more from each other, and on multiples of `grid`. */
function axis(low: number, high: number, perDecade: number, apart: number, grid: number): LogAxis {
  const isWhole = (places: number): boolean => Math.abs(places / grid - Math.round(places / grid)) < 1e-9;
  const step = tickSteps.find((each) => each * perDecade >= apart && isWhole(each * perDecade)) ?? high - low;
  const first =
    step > 1 && isWhole((Math.ceil(low / step) * step - low) * perDecade) ? Math.ceil(low / step) * step : low;
  const ticks = [];
  for (let exponent = first; exponent <= high; exponent += step)
    ticks.push({ exponent, place: Math.round((exponent - low) * perDecade) });
  return {
    low,
    high,
    extent: Math.round((high - low) * perDecade),
    place: (size) => (Math.log10(size) - low) * perDecade,
    ticks,
  };
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `10⁻⁸`, or `1e-8` where only ASCII is allowed. */
export function powerOfTen(exponent: number, ascii: boolean): string {
  if (ascii) return `1e${exponent}`;
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)] ?? '').join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}
