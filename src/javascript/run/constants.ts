// Constants: what two of them come to where that is exact.

export type NumberOperator = '+' | '-' | '*' | '/' | '%' | '**';

const largestWhole = 2 ** 53;
const isWhole = (x: number): boolean => Number.isInteger(x) && Math.abs(x) <= largestWhole;

/** What two constants come to, if that is exact in floating point. */
export function exactResult(operator: NumberOperator, x: number, y: number): number | undefined {
  const areFinite = Number.isFinite(x) && Number.isFinite(y);
  const areWhole = areFinite && isWhole(x) && isWhole(y);
  switch (operator) {
    case '+':
      return whole(x + y);
    case '-':
      return whole(x - y);
    case '*':
      return whole(x * y);
    case '/':
      return y === 0 || !areFinite || (areWhole && isWhole(x / y) && (x / y) * y === x) ? x / y : undefined;
    case '%':
      return x % y; // always exact
    case '**':
      if (!areFinite) return x ** y;
      return areWhole && y >= 0 && isWhole(x ** y) && BigInt(x) ** BigInt(y) === BigInt(x ** y) ? x ** y : undefined;
  }
  function whole(result: number): number | undefined {
    return !areFinite || (areWhole && isWhole(result)) ? result : undefined;
  }
}
