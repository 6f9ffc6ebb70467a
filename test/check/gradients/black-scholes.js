// The Greeks of a call in fixtures/programs/black-scholes.ts, by name, as its parameters are. Delta and rho need the distribution as the
// program computes it, so its error function stands here again, with the derivative beside each value.

const { abs, exp, log, sqrt, PI, SQRT2 } = Math;

function series(x) {
  let [term, sum, dTerm, dSum] = [x, x, 1, 1];
  for (let n = 1; abs(term) > 1e-17 * abs(sum); n++) {
    dTerm = (-x * x * dTerm - 2 * x * term) / n;
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
    dSum += dTerm / (2 * n + 1);
  }
  return [(2 / sqrt(PI)) * sum, (2 / sqrt(PI)) * dSum];
}

/** The distribution function and the density, for |x| < 2√2. */
function normal(x) {
  const [value, slope] = series(x / SQRT2);
  return [(1 + value) / 2, slope / (2 * SQRT2)];
}

export function price(spot, strike, years, market) {
  const { rate, volatility } = market;
  const spread = volatility * sqrt(years);
  const d1 = (log(spot / strike) + (rate + volatility ** 2 / 2) * years) / spread;
  const d2 = d1 - spread;
  const discount = exp(-rate * years);
  const [n1, density1] = normal(d1);
  const [n2, density2] = normal(d2);
  const gain = spot * density1 - strike * discount * density2;
  const spreadByYears = volatility / (2 * sqrt(years));
  const d1ByYears = (rate + volatility ** 2 / 2) / spread - (d1 * spreadByYears) / spread;
  const d1ByVolatility = sqrt(years) - d1 / volatility;
  return {
    spot: n1 + gain / (spot * spread),
    strike: -discount * n2 - gain / (strike * spread),
    years: gain * d1ByYears + strike * discount * density2 * spreadByYears + rate * strike * discount * n2,
    market: {
      rate: (gain * years) / spread + years * strike * discount * n2,
      volatility: gain * d1ByVolatility + strike * discount * density2 * sqrt(years),
    },
  };
}
