// A number to two digits, which the summary counts for each method of each case.

/** 10^0 to 10^22, each exact in binary64. */
const powersOfTen = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
/** How near to halfway between two numbers of two digits the product below, which is rounded, can't tell the sides. */
const unclear = 1e-9;

/**
 * `Number(value.toPrecision(2))` of a number that is not negative, without the texts. Two digits and a power of ten up to 10^22 are exact, so
 * one multiplication or division of them rounds as reading the text does.
 */
export function twoDigits(value: number): number {
  if (value === 0) return 0;
  const exponent = Math.floor(Math.log10(value)) - 1; // of the second digit
  const power = powersOfTen[Math.abs(exponent)];
  if (power === undefined) return roundedByText(value);
  const scaled = exponent < 0 ? value * power : value / power;
  const digits = Math.round(scaled);
  if (Math.abs(Math.abs(scaled - digits) - 0.5) < unclear || digits < 10 || digits > 99) return roundedByText(value);
  return exponent < 0 ? digits / power : digits * power;
}

const roundedByText = (value: number): number => Number(value.toPrecision(2));
